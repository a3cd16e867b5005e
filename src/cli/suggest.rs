//! What a mistyped id was probably meant to be.

/// `unknown place "kbnag"; did you mean gia-lai/kbang?`, or the known ones if none is near.
pub(super) fn unknown<I, S>(what: &str, found: &str, known: I) -> String
where
    I: IntoIterator<Item = S>,
    S: AsRef<str>,
{
    let known: Vec<String> = known.into_iter().map(|k| k.as_ref().to_owned()).collect();
    let shown: String = found.chars().take(60).collect();
    format!("unknown {what} {shown:?}; {}", hint(found, &known))
}

/// What `found` may have been meant to be, or a few of the known.
pub(super) fn hint(found: &str, known: &[String]) -> String {
    let near = nearest(found, known);
    if !near.is_empty() {
        return format!("did you mean {}?", near.join(", "));
    }
    let few: Vec<&str> = known.iter().take(8).map(String::as_str).collect();
    let more = if known.len() > few.len() { ", …" } else { "" };
    format!("known: {}{more}", few.join(", "))
}

/// Up to three of `known` that `found` may mean, the nearest first.
fn nearest(found: &str, known: &[String]) -> Vec<String> {
    const LONGEST: usize = 100;
    if found.chars().count() > LONGEST {
        return Vec::new();
    }
    let wanted = plain(found);
    let mut scored: Vec<(usize, &String)> = known
        .iter()
        .filter_map(|id| Some((distance_to(&wanted, id)?, id)))
        .collect();
    scored.sort();
    scored
        .into_iter()
        .take(3)
        .map(|(_, id)| id.clone())
        .collect()
}

/// How far `wanted` is from an id or its last part; `None` if too far to be meant.
fn distance_to(wanted: &str, id: &str) -> Option<usize> {
    let whole = plain(id);
    let last = whole.rsplit('/').next().unwrap_or(&whole);
    if wanted.len() >= 3 && whole.contains(wanted) {
        return Some(usize::from(last != wanted));
    }
    let distance = edits(wanted, &whole).min(edits(wanted, last));
    (distance <= 1 + wanted.chars().count() / 4).then_some(1 + distance)
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace([' ', '_'], "-")
}

/// Levenshtein distance: how many letters to insert, delete or replace.
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_are_offered_first() {
        let places = ["gia-lai/kbang", "gia-lai/ia-pa", "khanh-hoa/khanh-son"].map(str::to_owned);
        assert_eq!(nearest("kbang", &places), ["gia-lai/kbang"]);
        assert_eq!(nearest("gia-lai/kbnag", &places), ["gia-lai/kbang"]);
        assert_eq!(nearest("Ia Pa", &places), ["gia-lai/ia-pa"]);
        assert!(nearest("zzz", &places).is_empty());
    }
}

//! Other ways to write a place's name, so that a search finds it however it is typed.

use super::search::folded;
use crate::model::PlaceType;

/// Words to search by beside a name: `Đắk Lắk` is also `dac lac` and `daklak`, `Lý Sơn` is also `li
/// son` and `lyson`, `K'Bang` is also `k bang`. Folded; empty if there are none.
pub fn variants(name: &str) -> String {
    let plain = folded(name);
    let mut all: Vec<String> = plain.split(' ').flat_map(others).collect();
    if plain.contains(' ') {
        all.push(plain.replace(' ', ""));
    }
    if name.contains(['\'', '’']) {
        all.push(folded(&name.replace(['\'', '’'], " ")));
    }
    all.join(" ")
}

/// Other spellings of a folded word: `i` for `y` and the reverse at its end, `c` for a last `k` and the
/// reverse.
fn others(word: &str) -> Vec<String> {
    let mut all = Vec::new();
    if word.contains('y') {
        all.push(word.replace('y', "i"));
    }
    for (end, other) in [("i", "y"), ("c", "k"), ("k", "c")] {
        if let Some(stem) = word.strip_suffix(end)
            && !stem.is_empty()
        {
            all.push(format!("{stem}{other}"));
        }
    }
    all
}

/// How the type of a place is written beside its usual name: `tx` for `thị xã`.
pub fn of_type(kind: PlaceType) -> &'static str {
    match kind {
        PlaceType::Municipality | PlaceType::ProvincialCity => "tp thanh pho",
        PlaceType::Town => "tx",
        PlaceType::Township => "tt",
        PlaceType::SpecialZone => "dk",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::matches;
    use proptest::prelude::*;

    fn found(name: &str, typed: &str) -> bool {
        let searched = format!("{} {}", folded(name), variants(name));
        matches(&searched, &folded(typed))
    }

    #[test]
    fn spellings_of_one_name_find_each_other() {
        for (name, typed) in [
            ("Lý Sơn", "li son"),
            ("Mỹ Tho", "mi tho"),
            ("Lí Nhân", "ly nhan"),
            ("Quy Nhơn", "qui nhơn"),
            ("Đắk Lắk", "Đắc Lắc"),
            ("Đăk Đoa", "dakdoa"),
            ("Đắc Pring", "dak pring"),
            ("K'Bang", "k bang"),
            ("K’Bang", "KBANG"),
            ("Hòa Bình", "Hoà Bình"),
            ("Vũng Tàu", "tàu vũng"),
        ] {
            assert!(found(name, typed), "{name} by {typed}");
        }
        assert!(!found("Bắc Giang", "kon tum"));
    }

    const LETTERS: &str = "[bcdghklmnpqrstvxaăâeêioôơuưyáàảãạđĐ]{1,6}";

    proptest! {
        #[test]
        fn a_name_is_found_by_any_beginning_of_any_of_its_words(
            words in prop::collection::vec(LETTERS, 1..4), pick in 0_usize..4, cut in 1_usize..6,
        ) {
            let name = words.join(" ");
            let word: String = words[pick % words.len()].chars().take(cut).collect();
            prop_assert!(found(&name, &word));
            prop_assert!(found(&name, &name.to_uppercase()));
        }

        #[test]
        fn the_order_of_words_and_spaces_do_not_matter(words in prop::collection::vec(LETTERS, 1..4)) {
            let name = words.join(" ");
            let mut turned = words.clone();
            turned.reverse();
            prop_assert!(found(&name, &turned.join("  ")));
            prop_assert!(found(&name, &words.concat()));
        }
    }
}

//! How much of the data is here: what could not be loaded, what is on its way, what there is more.

use super::{Lang, number};

/// Up to how many provinces are named.
const NAMED: usize = 3;

/// So many provinces of those needed are here; the others come.
pub fn loading(here: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Đang tải số liệu: {here} trong {of} tỉnh…"),
        Lang::En => format!("Loading figures: {here} of {of} {}…", provinces(of)),
    }
}

/// Some of those needed did not come.
pub fn failed(names: &[&str], of: usize, lang: Lang) -> String {
    let count = names.len();
    let said = match lang {
        Lang::Vi => format!("{count} trong {of} tỉnh chưa tải được"),
        Lang::En => format!("{count} of {of} {} could not be loaded", provinces(of)),
    };
    match listed(names) {
        Some(names) => format!("{said}: {names}."),
        None => format!("{said}."),
    }
}

/// Some documents did not come.
pub fn documents_failed(names: &[String], lang: Lang) -> String {
    let said = lang.pick(
        "Một phần số liệu chưa tải được:",
        "Part of the figures could not be loaded:",
    );
    format!("{said} {}", names.join(", "))
}

/// Only these are shown.
pub fn partly(names: &[&str], of: usize, lang: Lang) -> String {
    let count = names.len();
    match (listed(names), lang) {
        (Some(names), Lang::Vi) => {
            format!("Đang có số liệu của {names} ({count} trong {of} tỉnh).")
        }
        (Some(names), Lang::En) => {
            format!("Showing figures of {names} ({count} of {of} provinces).")
        }
        (None, Lang::Vi) => format!("Đang có số liệu của {count} trong {of} tỉnh."),
        (None, Lang::En) => format!("Showing figures of {count} of {of} provinces."),
    }
}

/// On the button that loads the others.
pub fn more(count: usize, bytes: usize, lang: Lang) -> String {
    let size = size(bytes, lang);
    match lang {
        Lang::Vi => format!("Tải thêm {count} tỉnh ({size})"),
        Lang::En => format!("Load {count} more {} ({size})", provinces(count)),
    }
}

fn provinces(count: usize) -> &'static str {
    match count {
        1 => "province",
        _ => "provinces",
    }
}

fn listed(names: &[&str]) -> Option<String> {
    let few = names.len() <= NAMED && names.iter().all(|name| !name.is_empty());
    (few && !names.is_empty()).then(|| names.join(", "))
}

/// A number of bytes: `3,2 MB`, `40 kB`.
fn size(bytes: usize, lang: Lang) -> String {
    let kilobytes = bytes as f64 / 1e3;
    match kilobytes < 100.0 {
        true => format!("{}\u{a0}kB", number::whole(kilobytes.ceil(), lang)),
        false => format!("{}\u{a0}MB", number::rounded(kilobytes / 1e3, 1, lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_named_and_many_counted() {
        let said = failed(&["Gia Lai", "Lâm Đồng"], 34, Lang::Vi);
        assert_eq!(said, "2 trong 34 tỉnh chưa tải được: Gia Lai, Lâm Đồng.");
        let many = ["A", "B", "C", "D"];
        assert_eq!(
            failed(&many, 34, Lang::En),
            "4 of 34 provinces could not be loaded."
        );
        assert_eq!(
            partly(&["Gia Lai"], 34, Lang::Vi),
            "Đang có số liệu của Gia Lai (1 trong 34 tỉnh)."
        );
        assert_eq!(
            partly(&many, 34, Lang::Vi),
            "Đang có số liệu của 4 trong 34 tỉnh."
        );
    }

    #[test]
    fn sizes_are_rounded_as_readers_say_them() {
        assert_eq!(
            more(33, 3_240_000, Lang::Vi),
            "Tải thêm 33 tỉnh (3,2\u{a0}MB)"
        );
        assert_eq!(
            more(1, 39_100, Lang::En),
            "Load 1 more province (40\u{a0}kB)"
        );
        assert_eq!(
            more(2, 150_000, Lang::En),
            "Load 2 more provinces (0.2\u{a0}MB)"
        );
    }
}

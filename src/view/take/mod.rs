//! Taking a view away: as a picture, as figures, as sentences with their sources.

mod block;
pub mod cite;
pub mod content;
pub mod css;
pub mod figures;
pub mod measure;
pub mod paper;
pub mod picture;
pub mod shapes;

use super::Focus;
use crate::state::{Selection, View};
use crate::text::{names, search};

/// What a file with the view is called, without its ending: `binh-yen_huyen-kbang_2024`.
pub fn file_name(focus: &Focus, selection: &Selection) -> String {
    let place = || slug(&names::place(focus.place(), focus.lang));
    let also = match focus.places.len() {
        0 | 1 => String::new(),
        more => format!("-{}", more - 1),
    };
    let what = match selection.view {
        View::Summary => format!("{}_{}", place(), focus.period),
        View::Years => format!("{}{also}_{}", place(), slug(&focus.indicator)),
        View::Places => format!("{}_{}", slug(&focus.indicator), focus.period),
        View::Table | View::Sources => selection.view.code().to_owned(),
    };
    format!("binh-yen_{what}")
}

/// Small letters and digits of ASCII, all else hyphens.
fn slug(text: &str) -> String {
    let folded = search::folded(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_plain_ascii() {
        assert_eq!(slug("huyện Đak Đoa"), "huyen-dak-doa");
        assert_eq!(slug("K'Bang (Gia Lai)"), "kbang-gia-lai");
    }
}

//! Words of the key figures at the head of a summary.

use super::{Lang, sentence};
use crate::model::Direction;

/// The heading over the key figures; seen by nobody, heard by those who go from heading to heading.
pub fn heading(lang: Lang) -> &'static str {
    lang.pick("Những con số chính", "The main figures")
}

/// The heading over the others.
pub fn others(lang: Lang) -> &'static str {
    lang.pick("Báo cáo còn nêu", "Also reported")
}

/// Which way it went: `tăng`, `rose`.
pub fn way(direction: Direction, lang: Lang) -> &'static str {
    sentence::direction(direction, lang)
}

/// That a direction comes without a number, and of what.
pub fn no_number(measures: &[String], lang: Lang) -> String {
    let none = lang.pick("không nêu con số", "no number given");
    match measures {
        [] => none.to_owned(),
        _ => format!("{} · {none}", measures.join(", ")),
    }
}

/// What of the usual questions the reports are silent on.
pub fn silent(names: &[String], lang: Lang) -> String {
    let names = names.join("; ");
    match lang {
        Lang::Vi => format!("Không được nêu (không có nghĩa là không xảy ra): {names}."),
        Lang::En => format!("Not reported (which does not mean none): {names}."),
    }
}

/// What the small chart of the opening shows.
pub fn strip(name: &str, levels: &[String], lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{name} qua các kỳ: {}.", levels.join("; ")),
        Lang::En => format!("{name} over time: {}.", levels.join("; ")),
    }
}

//! The words around figures that take part in a failed check.

use super::{Lang, findings};
use crate::analysis::checks::Check;
use crate::model::Dataset;

/// The mark of a figure that does not fit; as a sign of the text, not as a coloured picture.
pub const MARK: &str = "⚠\u{fe0e}";

/// The mark in words, for those who do not see it.
pub fn unfit(lang: Lang) -> &'static str {
    lang.pick("có chỗ không khớp", "does not fit another figure")
}

/// The short form and the words of something that does not fit, both marked.
pub fn marked(short: &str, words: &str, lang: Lang) -> (String, String) {
    (
        format!("{MARK}\u{a0}{short}"),
        format!("{words} – {}", unfit(lang)),
    )
}

/// What the mark means, below the figures.
pub fn mark_means(lang: Lang) -> &'static str {
    lang.pick(
        "⚠\u{fe0e}: số liệu không khớp nhau; bấm vào để xem.",
        "⚠\u{fe0e}: figures that do not fit each other; press one to see why.",
    )
}

/// What the words of a clear change mean, below the figures.
pub fn clear_means(lang: Lang) -> &'static str {
    lang.pick(
        "“Khác rõ”: thay đổi lớn hơn mức dao động ngẫu nhiên.",
        "“Clearly different”: a change larger than chance variation.",
    )
}

/// A failed check as a sentence.
pub fn sentence(data: &Dataset, check: &Check, lang: Lang) -> String {
    format!("{}.", findings::check(data, check, lang))
}

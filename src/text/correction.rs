//! Words for figures that their publisher corrected later.

use chrono::NaiveDate;

use super::{Lang, names};

/// The heading and label.
pub fn heading(lang: Lang) -> &'static str {
    lang.pick("Đính chính", "Corrected figures")
}

/// The label of one correction.
pub fn label(lang: Lang) -> &'static str {
    lang.pick("Đính chính", "Corrected")
}

/// What the list of corrections holds.
pub fn intro(lang: Lang) -> &'static str {
    lang.pick(
        "Những số liệu này được sửa sau khi đăng. Mọi phép so sánh dùng số đã sửa; số ghi trước đó được giữ lại ở đây.",
        "These figures were corrected after they were published. All comparisons use the corrected figure; the earlier one is kept here.",
    )
}

/// When, and what stood before: `ngày 12-3-2024; trước đó ghi 21 vụ`.
pub fn stood(day: NaiveDate, before: &str, lang: Lang) -> String {
    let day = names::date(day, lang);
    lang.pick(
        format!("đã đính chính ngày {day}; trước đó ghi {before}"),
        format!("corrected on {day}; before that it said {before}"),
    )
}

/// What stood before and after a correction.
pub fn from_to(before: &str, after: &str, lang: Lang) -> String {
    lang.pick(
        format!("trước đó ghi {before}, sửa thành {after}"),
        format!("first said {before}, corrected to {after}"),
    )
}

/// When, and by whom.
pub fn when(day: NaiveDate, who: &str, lang: Lang) -> String {
    let day = names::date(day, lang);
    lang.pick(format!("{who}, ngày {day}"), format!("{who}, {day}"))
}

/// That a figure was corrected.
pub fn corrected(lang: Lang) -> &'static str {
    lang.pick("đã đính chính", "corrected since")
}

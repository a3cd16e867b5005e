//! Words that are heard and not seen: what a mark on the screen says to a screen reader.

use super::Lang;

/// Of a figure with an asterisk; stands after the unit.
pub fn noted(lang: Lang) -> &'static str {
    lang.pick(" (có lưu ý khi đọc)", " (read with care)")
}

/// Of a figure that stands as "…": the report tells only how it changed.
pub fn no_number(lang: Lang) -> &'static str {
    lang.pick("không nêu con số", "no number given")
}

/// Of a link with an arrow; stands after its words.
pub fn new_page(lang: Lang) -> &'static str {
    lang.pick(" (mở trang mới)", " (opens a new page)")
}

/// The heading and the name of the table.
pub fn all_figures(lang: Lang) -> &'static str {
    lang.pick(
        "Mọi số liệu các báo cáo nêu",
        "Every figure the reports give",
    )
}

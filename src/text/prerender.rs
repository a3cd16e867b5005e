//! What only a page without the program says: headings of its table, and how much of it there is.

use super::{Lang, doubt, number};

/// Heading of the figures behind a view.
pub fn figures(lang: Lang) -> &'static str {
    lang.pick("Số liệu kèm nguồn", "The figures with their sources")
}

/// Heading of the reports.
pub fn reports(lang: Lang) -> &'static str {
    lang.pick("Nguồn", "Sources")
}

/// That the table is not whole.
pub fn first_of(shown: usize, all: usize, lang: Lang) -> String {
    let [shown, all] = [shown, all].map(|n| number::count(n, lang));
    lang.pick(
        format!("Ở đây là {shown} dòng đầu trong {all} dòng."),
        format!("These are the first {shown} of {all} rows."),
    )
}

/// What the mark of a figure that does not fit means, where it can't be pressed.
pub fn mark_means(lang: Lang) -> String {
    let mark = doubt::MARK;
    lang.pick(
        format!("{mark}: số liệu không khớp với số liệu khác."),
        format!("{mark}: figures that do not fit each other."),
    )
}

/// What an asterisk means, where the note stands in the table of figures.
pub fn star_means(lang: Lang) -> &'static str {
    lang.pick(
        "Dấu *: có lưu ý khi đọc, ghi ở bảng số liệu kèm nguồn.",
        "An asterisk: read with care; the note is in the table of figures.",
    )
}

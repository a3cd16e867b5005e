//! Words of the list of reports.

use super::terms::terms;
use super::{Lang, names, number};

/// The heading over a place's own reports.
pub fn reports_of(place: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Báo cáo về {place}"),
        Lang::En => format!("Reports on {place}"),
    }
}

/// That there are none of it.
pub fn none(lang: Lang) -> &'static str {
    lang.pick(
        "Dữ liệu này chưa có báo cáo nào về địa bàn này.",
        "This data has no report on this place yet.",
    )
}

/// What opens the reports of all other places.
pub fn others(count: usize, lang: Lang) -> String {
    let count = number::count(count, lang);
    match lang {
        Lang::Vi => names::capitalised(&format!("báo cáo về các địa bàn khác ({count})")),
        Lang::En => format!("Reports on other places ({count})"),
    }
}

/// How many rows a table has: `547 dòng`.
pub fn rows(count: usize, lang: Lang) -> String {
    let count = number::count(count, lang);
    format!("{count} {}", terms(lang).rows)
}

/// The same of a table that begins with a place's own.
pub fn rows_from(count: usize, place: &str, lang: Lang) -> String {
    let rows = rows(count, lang);
    match lang {
        Lang::Vi => format!("{rows}, xếp {place} trước"),
        Lang::En => format!("{rows}, {place} first"),
    }
}

/// Said on paper in place of rows that are too many for it.
pub fn not_printed(count: usize, lang: Lang) -> String {
    let rows = rows(count, lang);
    match lang {
        Lang::Vi => format!("Còn {rows} không in ra đây; tải CSV để có đủ, hoặc lọc bớt rồi in."),
        Lang::En => format!(
            "{rows} more are not printed; download the CSV to have all, or filter before printing."
        ),
    }
}

//! What became of a place, and what it came from.

use chrono::NaiveDate;

use super::terms::terms;
use super::{Lang, names};
use crate::model::{Level, Place};

/// Before the units that only this place became.
pub fn is_now(lang: Lang) -> &'static str {
    terms(lang).became
}

/// Before the units that it lies in, with others.
pub fn now_part_of(lang: Lang) -> &'static str {
    terms(lang).part_of_now
}

/// Before units that it went into and that have ended themselves.
pub fn went_into(lang: Lang) -> &'static str {
    lang.pick("Đã nhập vào", "Merged into")
}

/// Before the former places, where they may not be all.
pub fn includes(lang: Lang) -> &'static str {
    lang.pick("Gồm cả", "Includes")
}

/// A unit told from one of the same name before it: `TP. Hồ Chí Minh (từ 1-7-2025, gồm cả Bình
/// Dương)`. `others` are the names of what else went into it.
pub fn renewed(name: &str, from: Option<NaiveDate>, others: &[String], lang: Lang) -> String {
    let since = from.map(|day| {
        let day = names::date(day, lang);
        lang.pick(format!("từ {day}"), format!("since {day}"))
    });
    let list = others.join(", ");
    let with = (!others.is_empty())
        .then(|| lang.pick(format!("gồm cả {list}"), format!("now with {list}")));
    let parts: Vec<String> = since.into_iter().chain(with).collect();
    match parts.is_empty() {
        true => name.to_owned(),
        false => format!("{name} ({})", parts.join(", ")),
    }
}

/// Until when there is the place, after its name: `đơn vị đến hết ngày 30-6-2025`. Only some places
/// are administrative units.
pub fn until(place: &Place, last: NaiveDate, lang: Lang) -> String {
    let head = match place.level() {
        Level::Group => lang.pick(
            "các địa bàn này có đến hết ngày",
            "units that existed until",
        ),
        Level::Region => lang.pick("tên gọi dùng đến hết ngày", "a name used until"),
        _ => terms(lang).until,
    };
    format!("{head} {}", names::date(last, lang))
}

/// Since when.
pub fn since(place: &Place, first: NaiveDate, lang: Lang) -> String {
    let head = match place.level() {
        Level::Group => lang.pick(
            "các địa bàn này có từ ngày",
            "units that have existed since",
        ),
        Level::Region => lang.pick("tên gọi dùng từ ngày", "a name used since"),
        _ => terms(lang).since,
    };
    format!("{head} {}", names::date(first, lang))
}

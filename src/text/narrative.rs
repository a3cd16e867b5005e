//! Words for what reports tell beside numbers, set side by side.

use super::terms::terms;
use super::{Lang, names};
use crate::analysis::narrative::Kind;
use crate::model::Period;

/// The heading of the section.
pub fn title(lang: Lang) -> &'static str {
    lang.pick("Ngoài các con số", "Beyond the numbers")
}

/// The heading of a kind, as in the summary.
pub fn kind(kind: Kind, lang: Lang) -> &'static str {
    let terms = terms(lang);
    match kind {
        Kind::Models => terms.models,
        Kind::Limitations => terms.limitations,
        Kind::Tasks => terms.tasks,
        Kind::Awards => terms.awards,
    }
}

/// Which two periods are beside each other; of which place, where several are in view; and a
/// caution where they are not alike.
pub fn periods(
    place: Option<&str>,
    now: Period,
    before: Period,
    alike: bool,
    lang: Lang,
) -> String {
    let (now, before) = (names::period(now, lang), names::period(before, lang));
    let text = lang.pick(
        format!("báo cáo {now} đặt cạnh báo cáo {before}."),
        format!("the report for {now} beside the one for {before}."),
    );
    let text = names::capitalised(&match place {
        Some(place) => format!("{place}: {text}"),
        None => text,
    });
    let caution = match alike {
        true => "",
        false => lang.pick(
            " Hai báo cáo không cùng loại kỳ nên không xét điều gì mới nêu hay không còn được nhắc.",
            " They cover different parts of a year, so nothing is called new or no longer mentioned.",
        ),
    };
    format!("{text}{caution}")
}

/// Which period the places are beside each other in, and for which of them there is no report.
pub fn places(period: Period, without: &[String], lang: Lang) -> String {
    let period = names::period(period, lang);
    let mut text = lang.pick(
        format!("Báo cáo {period} của các địa bàn đã chọn."),
        format!("The reports of the chosen places for {period}."),
    );
    if !without.is_empty() {
        let list = without.join(", ");
        text.push(' ');
        text.push_str(&lang.pick(
            format!("Chưa có báo cáo của: {list}."),
            format!("No report yet on: {list}."),
        ));
    }
    text
}

/// Told before and now. Awards are given anew each time, and periods that are not alike have no
/// order in which one tells again what the other told.
pub fn again(kind: Kind, alike: bool, lang: Lang) -> &'static str {
    match kind {
        _ if !alike => lang.pick("Cả hai báo cáo cùng nêu", "In both reports"),
        Kind::Awards => lang.pick("Cả hai báo cáo cùng nêu", "In both reports"),
        _ => lang.pick("Nêu lại", "Mentioned again"),
    }
}

/// Told now and not before.
pub fn new(lang: Lang) -> &'static str {
    lang.pick("Mới nêu", "Newly mentioned")
}

/// Told before and not now.
pub fn gone(lang: Lang) -> &'static str {
    lang.pick("Không còn được nhắc", "No longer mentioned")
}

/// Told by the report of one period; whether by others in other words is not known, or not asked.
pub fn in_report(period: Period, lang: Lang) -> String {
    let period = names::period(period, lang);
    lang.pick(
        format!("Báo cáo {period} nêu"),
        format!("In the report for {period}"),
    )
}

/// Told of several places.
pub fn shared(lang: Lang) -> &'static str {
    lang.pick(
        "Báo cáo của nhiều nơi cùng nêu",
        "In the reports on more than one place",
    )
}

/// Told of this place and of none of the others.
pub fn only_here(place: &str, lang: Lang) -> String {
    lang.pick(
        format!("Chỉ báo cáo của {place} nêu"),
        format!("Only in the report on {place}"),
    )
}

/// Told of this place; whether of others in other words is not known.
pub fn here(place: &str, lang: Lang) -> String {
    lang.pick(
        format!("Báo cáo của {place} nêu"),
        format!("In the report on {place}"),
    )
}

/// Why nothing is called new, gone or told of one place only.
pub fn unsure(lang: Lang) -> &'static str {
    lang.pick(
        "Dữ liệu không ghi chủ đề của mọi mục, nên chưa rõ các mục này có nói về cùng một việc hay không.",
        "The data does not give a topic for every item, so it is not clear whether some of these are about the same matter.",
    )
}

fn none(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Models => lang.pick("không nêu tên mô hình nào", "names no models"),
        Kind::Limitations => lang.pick("không nêu hạn chế nào", "mentions no remaining problems"),
        Kind::Tasks => lang.pick(
            "không nêu việc đặt ra cho thời gian tới",
            "lists no tasks for the time ahead",
        ),
        Kind::Awards => lang.pick("không nêu khen thưởng", "mentions no awards"),
    }
}

/// A period whose reports tell nothing of a kind at all.
pub fn silent_period(kind: Kind, period: Period, lang: Lang) -> String {
    let (period, none) = (names::period(period, lang), none(kind, lang));
    lang.pick(
        format!("Báo cáo {period} {none}."),
        format!("The report for {period} {none}."),
    )
}

/// That neither of two reports tells anything beside numbers.
pub fn both_silent(lang: Lang) -> &'static str {
    lang.pick(
        "Cả hai báo cáo đều không nêu mô hình, hạn chế, việc đặt ra hay khen thưởng.",
        "Neither report mentions models, remaining problems, plans or awards.",
    )
}

/// A place whose reports tell nothing of a kind at all.
pub fn silent_place(kind: Kind, place: &str, lang: Lang) -> String {
    let none = none(kind, lang);
    lang.pick(
        format!("Báo cáo của {place} {none}."),
        format!("The report on {place} {none}."),
    )
}

/// What not being mentioned again does not mean.
pub fn caution_periods(lang: Lang) -> &'static str {
    lang.pick(
        "Không được nhắc lại không có nghĩa là đã hết hay đã làm xong.",
        "Not being mentioned again does not mean that something ended or was done.",
    )
}

/// What not being mentioned does not mean.
pub fn caution_places(lang: Lang) -> &'static str {
    lang.pick(
        "Không được nêu không có nghĩa là nơi đó không có.",
        "Not being mentioned does not mean that a place has none of it.",
    )
}

/// The mark of an item that an earlier report told already.
pub fn again_from(period: Period, lang: Lang) -> String {
    let period = names::period_short(period, lang);
    lang.pick(
        format!("nêu lại từ báo cáo {period}"),
        format!("also in the report for {period}"),
    )
}

/// One thing told, with details: `Camera an ninh (nhân rộng, 9/9 xã)`.
pub fn with_details(text: &str, details: &[&str]) -> String {
    let details: Vec<&str> = details.iter().copied().filter(|d| !d.is_empty()).collect();
    match details.is_empty() {
        true => text.to_owned(),
        false => format!("{text} ({})", details.join(", ")),
    }
}

/// What kind of thing, of which place and period: `Còn hạn chế – huyện Kbang, năm 2024`.
pub fn of(what: &str, place: &str, period: Period, lang: Lang) -> String {
    format!("{what} – {place}, {}", names::period(period, lang))
}

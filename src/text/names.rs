//! What places, periods, indicators and dates are called.

use chrono::{Datelike, NaiveDate};

use super::Lang;
use crate::model::case;
use crate::model::{Dataset, LocalText, Period, PeriodKind, Place, PlaceType, Source};

/// The wording of a text of the data; Vietnamese where there is no English.
pub fn local(text: &LocalText, lang: Lang) -> &str {
    match lang {
        Lang::Vi => text.vi(),
        Lang::En => text.en().unwrap_or_else(|| text.vi()),
    }
}

/// A place with its type: `huyện Kbang`, `Kbang district`.
pub fn place(place: &Place, lang: Lang) -> String {
    let name = &place.name;
    let (before, after) = match place.kind {
        PlaceType::Province => ("tỉnh", "province"),
        PlaceType::RuralDistrict => ("huyện", "district"),
        PlaceType::UrbanDistrict => ("quận", "urban district"),
        PlaceType::Town => ("thị xã", "town"),
        PlaceType::ProvincialCity | PlaceType::Municipality => ("TP.", "city"),
        PlaceType::Commune => ("xã", "commune"),
        PlaceType::Ward => ("phường", "ward"),
        PlaceType::Township => ("thị trấn", "township"),
        PlaceType::SpecialZone => ("đặc khu", "special zone"),
        PlaceType::DistrictGroup | PlaceType::Region => {
            return match (lang, &place.name_en) {
                (Lang::En, Some(name_en)) => described(name_en, name),
                _ => part(name, lang),
            };
        }
    };
    match lang {
        Lang::Vi if name.starts_with(before) => name.clone(),
        Lang::Vi => format!("{before} {name}"),
        Lang::En => match name.strip_prefix("TP. ") {
            Some("Hồ Chí Minh") => "Ho Chi Minh City".to_owned(),
            Some(bare) => format!("{bare} {after}"),
            None => format!("{name} {after}"),
        },
    }
}

/// An English description within a sentence: `the six mountain districts`. A first word that the
/// Vietnamese name has too is a name and stays as it is.
fn described(name_en: &str, name: &str) -> String {
    let first = name_en.split(' ').next().unwrap_or_default();
    match name.contains(first) {
        true => format!("the {name_en}"),
        false => format!("the {}", small(name_en)),
    }
}

/// Groups and regions carry what they are in their name; lower-case within a sentence.
fn part(name: &str, lang: Lang) -> String {
    let mut chars = name.chars();
    match (lang, chars.next()) {
        (Lang::Vi, Some(first)) => [case::lower(first)].into_iter().chain(chars).collect(),
        _ => name.to_owned(),
    }
}

/// A place with its type and province: `huyện Kbang, tỉnh Gia Lai`.
pub fn place_in_full(data: &Dataset, of: &Place, lang: Lang) -> String {
    match of.parent.as_deref().and_then(|id| data.place(id)) {
        Some(parent) => format!("{}, {}", place(of, lang), place(parent, lang)),
        None => place(of, lang),
    }
}

/// The name of an id's place; the id itself if there is none.
pub fn place_by_id(data: &Dataset, id: &str, lang: Lang) -> String {
    data.place(id)
        .map_or_else(|| id.to_owned(), |p| place(p, lang))
}

/// The first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => [case::upper(first)].into_iter().chain(chars).collect(),
        None => String::new(),
    }
}

/// The first letter small, unless the word is an abbreviation.
pub fn small(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), text.chars().nth(1)) {
        (Some(_), Some(second)) if case::is_upper(second) => text.to_owned(),
        (Some(first), _) => [case::lower(first)].into_iter().chain(chars).collect(),
        (None, _) => String::new(),
    }
}

/// A period within a sentence: `năm 2024`, `6 tháng đầu năm 2024`, `the first half of 2024`.
pub fn period(period: Period, lang: Lang) -> String {
    let year = period.year();
    match (lang, period.kind()) {
        (Lang::Vi, PeriodKind::Year) => format!("năm {year}"),
        (Lang::En, PeriodKind::Year) => format!("{year}"),
        (Lang::Vi, PeriodKind::Half(1)) => format!("6 tháng đầu năm {year}"),
        (Lang::Vi, PeriodKind::Half(_)) => format!("6 tháng cuối năm {year}"),
        (Lang::En, PeriodKind::Half(1)) => format!("the first half of {year}"),
        (Lang::En, PeriodKind::Half(_)) => format!("the second half of {year}"),
        (Lang::Vi, PeriodKind::NineMonths) => format!("9 tháng đầu năm {year}"),
        (Lang::En, PeriodKind::NineMonths) => format!("the first nine months of {year}"),
        (Lang::Vi, PeriodKind::Quarter(n)) => format!("quý {} năm {year}", roman(n)),
        (Lang::En, PeriodKind::Quarter(n)) => format!("the {} quarter of {year}", ordinal(n)),
        (Lang::Vi, PeriodKind::Month(n)) => format!("tháng {n}/{year}"),
        (Lang::En, PeriodKind::Month(n)) => format!("{} {year}", MONTHS[usize::from(n - 1)]),
        (_, PeriodKind::Range) => range(period, lang),
    }
}

/// A period of a place, with a word of caution where its reports name no dates themselves.
pub fn period_told(data: &Dataset, place: &str, of: Period, lang: Lang) -> String {
    let text = period(of, lang);
    let assumed = data.heads_of(place, of).any(|(_, r)| r.period_assumed);
    match (assumed, lang) {
        (false, _) => text,
        (true, Lang::Vi) => format!("{text} (báo cáo không ghi rõ thời gian)"),
        (true, Lang::En) => format!("{text} (the report names no dates)"),
    }
}

/// An English period at the start of a sentence: `In 2024`, `From 1 July 2015 to 30 June 2020`.
pub fn in_period(of: Period, told: &str) -> String {
    let odd = of.kind() == PeriodKind::Range && told.contains(" to ");
    format!("{} {told}", if odd { "From" } else { "In" })
}

/// A period where there is little room: `2024`, `6T đầu 2024`, `1–11/2014`.
pub fn period_short(period: Period, lang: Lang) -> String {
    let year = period.year();
    match (lang, period.kind()) {
        (_, PeriodKind::Year) => format!("{year}"),
        (Lang::Vi, PeriodKind::Half(1)) => format!("6T đầu {year}"),
        (Lang::Vi, PeriodKind::Half(_)) => format!("6T cuối {year}"),
        (Lang::En, PeriodKind::Half(n)) => format!("H{n} {year}"),
        (Lang::Vi, PeriodKind::NineMonths) => format!("9T {year}"),
        (Lang::En, PeriodKind::NineMonths) => format!("9M {year}"),
        (Lang::Vi, PeriodKind::Quarter(n)) => format!("quý {}/{year}", roman(n)),
        (Lang::En, PeriodKind::Quarter(n)) => format!("Q{n} {year}"),
        (_, PeriodKind::Month(n)) => format!("{n}/{year}"),
        (_, PeriodKind::Range) => short_range(period),
    }
}

/// What kind of period: a heading for a group of them.
pub fn period_kind(kind: PeriodKind, lang: Lang) -> &'static str {
    match kind {
        PeriodKind::Year => lang.pick("Cả năm", "Full years"),
        PeriodKind::Half(_) => lang.pick("6 tháng", "Half-years"),
        PeriodKind::NineMonths => lang.pick("9 tháng", "Nine months"),
        PeriodKind::Quarter(_) => lang.pick("Quý", "Quarters"),
        PeriodKind::Month(_) => lang.pick("Tháng", "Months"),
        PeriodKind::Range => lang.pick("Giai đoạn khác", "Other periods"),
    }
}

/// What periods like this one are called, without the year: `6 tháng đầu năm`.
pub fn period_alike(period: Period, lang: Lang) -> String {
    match (lang, period.kind()) {
        (Lang::Vi, PeriodKind::Half(1)) => "6 tháng đầu năm".to_owned(),
        (Lang::Vi, PeriodKind::Half(_)) => "6 tháng cuối năm".to_owned(),
        (Lang::En, PeriodKind::Half(1)) => "First halves".to_owned(),
        (Lang::En, PeriodKind::Half(_)) => "Second halves".to_owned(),
        (_, PeriodKind::Range) => capitalised(&period_short(period, lang)),
        (Lang::Vi, PeriodKind::Quarter(n)) => format!("Quý {}", roman(n)),
        (Lang::En, PeriodKind::Quarter(n)) => format!("{} quarters", capitalised(ordinal(n))),
        (_, kind) => period_kind(kind, lang).to_owned(),
    }
}

/// The months in English.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn roman(n: u8) -> &'static str {
    ["I", "II", "III", "IV"][usize::from(n.clamp(1, 4)) - 1]
}

fn ordinal(n: u8) -> &'static str {
    ["first", "second", "third", "fourth"][usize::from(n.clamp(1, 4)) - 1]
}

fn starts_year(date: NaiveDate) -> bool {
    (date.month(), date.day()) == (1, 1)
}

fn ends_year(date: NaiveDate) -> bool {
    (date.month(), date.day()) == (12, 31)
}

fn ends_month(date: NaiveDate) -> bool {
    date.succ_opt().is_none_or(|next| next.day() == 1)
}

fn range(period: Period, lang: Lang) -> String {
    let (start, end) = (period.start(), period.end());
    let (from, to) = (start.year(), end.year());
    if start == end {
        return match lang {
            Lang::Vi => format!("thời điểm {}", date(start, lang)),
            Lang::En => date(start, lang),
        };
    }
    if starts_year(start) && ends_year(end) {
        return match lang {
            Lang::Vi if from == to => format!("giai đoạn 1–12/{from}"),
            Lang::Vi => format!("giai đoạn {from}–{to}"),
            Lang::En if from == to => format!("January–December {from}"),
            Lang::En => format!("{from}–{to}"),
        };
    }
    if start.day() == 1 && ends_month(end) && from == to {
        let (a, b) = (start.month(), end.month());
        return match lang {
            Lang::Vi if a == 1 => format!("{b} tháng đầu năm {from}"),
            Lang::Vi => format!("tháng {a}–{b}/{from}"),
            Lang::En => format!(
                "{}–{} {from}",
                MONTHS[a as usize - 1],
                MONTHS[b as usize - 1]
            ),
        };
    }
    match lang {
        Lang::Vi => format!("từ {} đến {}", date(start, lang), date(end, lang)),
        Lang::En => format!("{} to {}", date(start, lang), date(end, lang)),
    }
}

fn short_range(period: Period) -> String {
    let (start, end) = (period.start(), period.end());
    let (from, to) = (start.year(), end.year());
    if starts_year(start) && ends_year(end) && from != to {
        return format!("{from}–{to}");
    }
    if from == to {
        return format!("{}–{}/{from}", start.month(), end.month());
    }
    format!("{}/{from}–{}/{to}", start.month(), end.month())
}

/// A day: `30-6-2025`, `30 June 2025`.
pub fn date(date: NaiveDate, lang: Lang) -> String {
    match lang {
        // With hyphens that do not break at the end of a line.
        Lang::Vi => format!(
            "{}\u{2011}{}\u{2011}{}",
            date.day(),
            date.month(),
            date.year()
        ),
        Lang::En => {
            let month = MONTHS[date.month0() as usize];
            format!("{} {month} {}", date.day(), date.year())
        }
    }
}

/// When a source was published, as exactly as it is known: `tháng 1-2024`.
pub fn published(source: &Source, lang: Lang) -> Option<String> {
    let text = source.published.as_deref()?;
    if let Some(day) = crate::model::day::parse(text) {
        return Some(date(day, lang));
    }
    let known: Period = text.parse().ok()?;
    Some(match (lang, known.kind()) {
        (Lang::Vi, PeriodKind::Month(n)) => format!("tháng {n}\u{2011}{}", known.year()),
        _ => period(known, lang),
    })
}

/// An indicator's name; its id if the catalogue has none.
pub fn indicator<'a>(data: &'a Dataset, id: &'a str, lang: Lang) -> &'a str {
    data.catalogue
        .indicator(id)
        .map_or(id, |i| local(&i.name, lang))
}

/// An indicator with the part it is limited to: `Tai nạn giao thông (đường bộ)`.
pub fn indicator_scoped(data: &Dataset, id: &str, scope: Option<&str>, lang: Lang) -> String {
    let name = indicator(data, id, lang);
    match scope {
        None => name.to_owned(),
        Some(scope) => {
            let scope = data
                .catalogue
                .scope(scope)
                .map_or(scope, |s| local(&s.name, lang));
            format!("{name} ({scope})")
        }
    }
}

/// A measure's heading; its id if the catalogue has none.
pub fn measure<'a>(data: &'a Dataset, id: &'a str, lang: Lang) -> &'a str {
    data.catalogue
        .measure(id)
        .map_or(id, |m| local(&m.name, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_in_both_languages() {
        let both = |text: &str| {
            let p: Period = text.parse().unwrap();
            (period(p, Lang::Vi), period(p, Lang::En))
        };
        let pair = |vi: &str, en: &str| (vi.to_owned(), en.to_owned());
        assert_eq!(both("2024"), pair("năm 2024", "2024"));
        assert_eq!(
            both("2024-H1"),
            pair("6 tháng đầu năm 2024", "the first half of 2024")
        );
        assert_eq!(both("2019-08"), pair("tháng 8/2019", "August 2019"));
        assert_eq!(
            both("2020-01-01..2021-12-31"),
            pair("giai đoạn 2020–2021", "2020–2021")
        );
        assert_eq!(
            both("2014-01-01..2014-11-30"),
            pair("11 tháng đầu năm 2014", "January–November 2014")
        );
        assert_eq!(
            both("2021-12-15..2022-08-14").0,
            "từ 15\u{2011}12\u{2011}2021 đến 14\u{2011}8\u{2011}2022"
        );
    }
}

//! What is said of a chart as a whole, and of what is missing in it.

use super::{Lang, names, number};
use crate::model::Period;

/// What kind of picture it is.
pub fn kind(lang: Lang) -> &'static str {
    lang.pick("biểu đồ", "chart")
}

/// How to go through a chart with keys.
pub fn keys(lang: Lang) -> &'static str {
    lang.pick(
        "Phím mũi tên đi qua từng số, Enter mở nguồn, Esc đóng ghi chú.",
        "Arrow keys go from value to value, Enter opens the source, Escape closes the note.",
    )
}

/// A place and a period, over a value: `Huyện Kbang, năm 2023`.
pub fn head(place: &str, period: &str) -> String {
    format!("{place}, {period}")
}

/// Several periods in a row: `2020–2022`.
pub fn run(first: &str, last: &str) -> String {
    match first == last {
        true => first.to_owned(),
        false => format!("{first}–{last}"),
    }
}

/// What a report says of the change, after the value.
pub fn reported(change: &str, lang: Lang) -> String {
    lang.pick(
        format!("Báo cáo nêu {change}."),
        format!("The report says {change}."),
    )
}

/// What a change is against, where the value says the change itself.
pub fn against(base: Period, lang: Lang) -> String {
    let base = names::period(base, lang);
    lang.pick(format!("So với {base}."), format!("Compared with {base}."))
}

/// Of how many periods on the axis there is a number, of how many a report without it, and of how
/// many none.
pub fn over_time(first: &str, last: &str, told: [usize; 3], lang: Lang) -> String {
    let [known, silent, none] = told;
    let count = |n: usize, vi: &str, one: &str, many: &str| match (n, lang) {
        (0, _) => None,
        (_, Lang::Vi) => Some(format!("{n} kỳ {vi}")),
        (1, Lang::En) => Some(format!("{n} {one}")),
        (_, Lang::En) => Some(format!("{n} {many}")),
    };
    let parts = [
        count(
            known,
            "có số liệu",
            "period with a figure",
            "periods with figures",
        ),
        count(
            silent,
            "có báo cáo nhưng không nêu số",
            "period with a report but no number",
            "periods with a report but no number",
        ),
        count(
            none,
            "chưa có báo cáo",
            "period without a report yet",
            "periods without a report yet",
        ),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}: {}.", run(first, last), parts.join(", "))
}

/// Where a bar stands among all, for those who hear it.
pub fn position(nth: usize, of: usize, lang: Lang) -> String {
    let [nth, of] = [nth, of].map(|n| number::count(n, lang));
    lang.pick(format!("Thứ {nth} trong {of}"), format!("{nth} of {of}"))
}

/// How many of the places side by side have a number.
pub fn over_places(places: usize, known: usize, lang: Lang) -> String {
    let [count, known] = [places, known].map(|n| number::count(n, lang));
    lang.pick(
        format!("{count} địa bàn, {known} nơi có số liệu."),
        match places {
            1 => format!("1 place, {known} with a figure."),
            _ => format!("{count} places, {known} with figures."),
        },
    )
}

/// Over periods in which more places can be set side by side.
pub fn fuller(lang: Lang) -> &'static str {
    lang.pick("Kỳ có nhiều nơi hơn:", "Periods with more places:")
}

/// A period and how many places have a number of it.
pub fn with_places(period: &str, places: usize, lang: Lang) -> String {
    let places = number::count(places, lang);
    lang.pick(
        format!("{period} · {places} nơi có số liệu"),
        format!("{period} · {places} places"),
    )
}

/// The button to the period before.
pub fn earlier(lang: Lang) -> &'static str {
    lang.pick("Kỳ trước", "Earlier period")
}

/// The button to the period after.
pub fn later(lang: Lang) -> &'static str {
    lang.pick("Kỳ sau", "Later period")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_counted_apart_from_what_was_not_told() {
        assert_eq!(
            over_time("2018", "2024", [3, 1, 3], Lang::Vi),
            "2018–2024: 3 kỳ có số liệu, 1 kỳ có báo cáo nhưng không nêu số, 3 kỳ chưa có báo cáo."
        );
        assert_eq!(
            over_time("2024", "2024", [1, 0, 0], Lang::En),
            "2024: 1 period with a figure."
        );
    }

    #[test]
    fn places_are_counted_as_numbers_are_written() {
        let said = |lang| {
            [
                position(1_200, 3_321, lang),
                over_places(3_321, 1_200, lang),
                with_places("2024", 3_321, lang),
            ]
        };
        assert_eq!(
            said(Lang::Vi),
            [
                "Thứ 1.200 trong 3.321",
                "3.321 địa bàn, 1.200 nơi có số liệu.",
                "2024 · 3.321 nơi có số liệu"
            ]
        );
        assert_eq!(
            said(Lang::En),
            [
                "1,200 of 3,321",
                "3,321 places, 1,200 with figures.",
                "2024 · 3,321 places"
            ]
        );
    }
}

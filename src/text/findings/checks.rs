//! Where reports do not agree with themselves or each other: what was found, never who is right.

use super::short;
use crate::analysis::checks::Check;
use crate::analysis::{SeriesKey, reconcile};
use crate::model::{Dataset, Period};
use crate::text::Lang;

/// What does not fit, without a full stop.
pub fn check(data: &Dataset, check: &Check, lang: Lang) -> String {
    match check {
        Check::Conflict { key, period, .. } => {
            let claims = claims(data, key, *period, lang);
            let what = series(data, key, lang);
            match lang {
                Lang::Vi => format!("{what}, kỳ {period}: các nguồn mâu thuẫn nhau, {claims}"),
                Lang::En => format!("{what}, {period}: the sources contradict each other, {claims}"),
            }
        }
        Check::ChangeMismatch { key, period, .. } => {
            let what = series(data, key, lang);
            match lang {
                Lang::Vi => format!("{what}, kỳ {period}: số, mức thay đổi và phần trăm của cùng một báo cáo không khớp nhau"),
                Lang::En => format!("{what}, {period}: the report's own level, change and percent do not fit each other"),
            }
        }
        Check::ChangeAgainstLevels { key, from, to, .. } => {
            let what = series(data, key, lang);
            let (before, after) = (level(data, key, *from, lang), level(data, key, *to, lang));
            match lang {
                Lang::Vi => format!("{what}: mức thay đổi từ {from} đến {to} không khớp với số của hai kỳ, {before} và {after}"),
                Lang::En => format!("{what}: the change stated from {from} to {to} does not fit the levels given, {before} and {after}"),
            }
        }
        Check::RateMismatch { part, whole, printed, computed, .. } => {
            let (part, whole) = (number(*part as f64, lang), number(*whole as f64, lang));
            let (printed, computed) = (number(*printed, lang), number(round_2(*computed), lang));
            match lang {
                Lang::Vi => format!("tỷ lệ ghi là {printed}%, nhưng {part} trên {whole} là {computed}%"),
                Lang::En => format!("the rate is given as {printed}%, but {part} of {whole} is {computed}%"),
            }
        }
    }
}

/// What to do about it, without a full stop.
pub fn check_remedy(check: &Check, lang: Lang) -> String {
    let (vi, en) = match check {
        Check::Conflict { .. } => (
            "so với từng bài; nếu các bài thật sự nói khác nhau thì để nguyên, người đọc sẽ thấy cả hai",
            "compare with each article; if they really differ, leave them, readers are shown both",
        ),
        Check::ChangeMismatch { .. } => (
            "so số, mức thay đổi và phần trăm với bài; nếu bài viết đúng như vậy thì để nguyên",
            "compare level, change and percent with the article; if it really says so, leave it",
        ),
        Check::ChangeAgainstLevels { .. } => (
            "xem \"versus\" có đúng kỳ không và hai số có cùng cách tính không; nếu đúng như bài thì để nguyên",
            "see whether \"versus\" is the right period and both levels count the same; if the articles say so, leave it",
        ),
        Check::RateMismatch { .. } => (
            "so lại hai số đếm và tỷ lệ với bài; nếu bài viết đúng như vậy thì để nguyên",
            "compare both counts and the rate with the article; if it really says so, leave it",
        ),
    };
    lang.pick(vi, en).to_owned()
}

/// Indicator, measure, part and place by name.
fn series(data: &Dataset, key: &SeriesKey, lang: Lang) -> String {
    let local = |text: &crate::model::LocalText| match lang {
        Lang::Vi => text.vi().to_owned(),
        Lang::En => text.en().unwrap_or(text.vi()).to_owned(),
    };
    let catalogue = &data.catalogue;
    let indicator = catalogue.indicator(&key.indicator).map_or(short(&key.indicator), |i| local(&i.name));
    let measure = catalogue.measure(&key.measure).map_or(short(&key.measure), |m| local(&m.name));
    let scope = key.scope.as_ref().map(|id| {
        let name = catalogue.scope(id).map_or(short(id), |s| local(&s.name));
        format!(" ({name})")
    });
    let place = data.place(&key.place).map_or(key.place.as_str(), |p| &p.name);
    format!("{indicator}, {}{}, {place}", lower_first(&measure), scope.unwrap_or_default())
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_lowercase().chain(chars).collect())
}

/// `10 (kbang-2023), 12 (kbang-2024)`: each claim with the report that makes it.
fn claims(data: &Dataset, key: &SeriesKey, period: Period, lang: Lang) -> String {
    let estimate = reconcile::series(data, key).at(period);
    let firm = estimate.claims.iter().filter(|c| !c.soft);
    let each = firm.map(|c| {
        let report = &data.reports()[c.at.report].id;
        format!("{} ({})", span(c.span.low, c.span.high, lang), short(report))
    });
    each.collect::<Vec<_>>().join(", ")
}

fn level(data: &Dataset, key: &SeriesKey, period: Period, lang: Lang) -> String {
    let estimate = reconcile::series(data, key).at(period);
    estimate.span.map_or("?".to_owned(), |s| span(s.low, s.high, lang))
}

fn span(low: f64, high: f64, lang: Lang) -> String {
    match () {
        () if low == high => number(low, lang),
        () if high.is_infinite() => format!("≥{}", number(low, lang)),
        () => format!("{}–{}", number(low, lang), number(high, lang)),
    }
}

fn round_2(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// Thousands and decimals by language: `1.234,5` or `1,234.5`.
fn number(value: f64, lang: Lang) -> String {
    let (thousands, decimal) = lang.pick(('.', ','), (',', '.'));
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        assert_eq!(number(1234.5, Lang::Vi), "1.234,5");
        assert_eq!(number(1_234_567.0, Lang::En), "1,234,567");
        assert_eq!(number(87.6, Lang::Vi), "87,6");
        assert_eq!(span(1000.0, f64::INFINITY, Lang::Vi), "≥1.000");
    }
}

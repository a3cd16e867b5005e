//! Where reports do not agree with themselves or each other: what was found, never who is right.

use super::short;
use crate::analysis::checks::Check;
use crate::analysis::{At, SeriesKey, reconcile};
use crate::model::{Dataset, Period};
use crate::text::{Lang, names, number, sentence};

/// What does not fit, without a full stop.
pub fn check(data: &Dataset, check: &Check, lang: Lang) -> String {
    match check {
        Check::Conflict { key, period, .. } => {
            let when = names::period(*period, lang);
            let claims = claims(data, key, *period, lang);
            let what = series(data, key, lang);
            match lang {
                Lang::Vi => format!("{what}, {when}: các nguồn mâu thuẫn nhau, {claims}"),
                Lang::En => {
                    format!("{what}, {when}: the sources contradict each other, {claims}")
                }
            }
        }
        Check::ChangeMismatch { key, period, at } => {
            let when = names::period(*period, lang);
            let (what, said) = (series(data, key, lang), said(data, key, *at, lang));
            match lang {
                Lang::Vi => {
                    format!("{what}, {when}: các số của cùng một báo cáo không khớp nhau, {said}")
                }
                Lang::En => format!(
                    "{what}, {when}: the report's own numbers do not fit each other, {said}"
                ),
            }
        }
        Check::ChangeAgainstLevels { key, from, to, .. } => {
            let what = series(data, key, lang);
            let (start, end) = (names::period(*from, lang), names::period(*to, lang));
            let (before, after) = (level(data, key, *from, lang), level(data, key, *to, lang));
            match lang {
                Lang::Vi => format!(
                    "{what}: mức thay đổi giữa {start} và {end} không khớp với số của hai kỳ, {before} và {after}"
                ),
                Lang::En => format!(
                    "{what}: the change stated between {start} and {end} does not fit the levels given, {before} and {after}"
                ),
            }
        }
        Check::RateMismatch {
            part,
            whole,
            printed,
            computed,
            at,
        } => {
            let report = &data.reports()[at.report];
            let what = match sentence::figure_at(data, *at) {
                Some(rate) => format!(
                    "{}, {}, {}",
                    names::indicator_scoped(data, &rate.indicator, rate.scope.as_deref(), lang),
                    names::place_by_id(data, report.place_of(rate), lang),
                    names::period(report.period_of(rate), lang)
                ),
                None => report.id.clone(),
            };
            let (part, whole) = (
                number::whole(*part as f64, lang),
                number::whole(*whole as f64, lang),
            );
            let (printed, computed) = (
                number::rounded(*printed, 6, lang),
                number::rounded(*computed, 2, lang),
            );
            match lang {
                Lang::Vi => {
                    format!(
                        "{what}: tỷ lệ ghi là {printed}%, nhưng {part} trên {whole} là {computed}%"
                    )
                }
                Lang::En => {
                    format!(
                        "{what}: the rate is given as {printed}%, but {part} of {whole} is {computed}%"
                    )
                }
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

/// Indicator, part, measure and place by name.
fn series(data: &Dataset, key: &SeriesKey, lang: Lang) -> String {
    let indicator = names::indicator_scoped(data, &key.indicator, key.scope.as_deref(), lang);
    let measure = names::small(names::measure(data, &key.measure, lang));
    let place = names::place_by_id(data, &key.place, lang);
    format!("{}, {measure}, {}", short(&indicator), short(&place))
}

/// `10 (kbang-2023), 12 (kbang-2024)`: each claim with the report that makes it.
fn claims(data: &Dataset, key: &SeriesKey, period: Period, lang: Lang) -> String {
    let series = reconcile::series(data, key);
    let (estimate, unit) = (series.at(period), series.unit);
    const MOST: usize = 6;
    let firm: Vec<_> = estimate.claims.iter().filter(|c| !c.soft).collect();
    let each = firm.iter().take(MOST).map(|c| {
        let report = &data.reports()[c.at.report].id;
        format!(
            "{} ({})",
            number::short_bounds(c.span, unit, lang),
            short(report)
        )
    });
    let mut text = each.collect::<Vec<_>>().join(", ");
    if firm.len() > MOST {
        text.push_str(", …");
    }
    text
}

/// Level and change as one figure prints them: `59 cases, down 12 cases (16%)`.
fn said(data: &Dataset, key: &SeriesKey, at: At, lang: Lang) -> String {
    let Some(figure) = sentence::figure_at(data, at) else {
        return String::new();
    };
    let measure = sentence::measure_or_id(data, &key.measure);
    let level = figure
        .value
        .map(|q| number::amount(q, figure.unit, &measure, lang));
    let from = figure
        .change
        .as_ref()
        .and_then(|c| Some(number::amount(c.from?, c.unit, &measure, lang)));
    let change = figure
        .change
        .as_ref()
        .map(|c| sentence::change(c, &measure, lang));
    let from = from.map(|from| lang.pick(format!("kỳ trước {from}"), format!("before {from}")));
    level
        .into_iter()
        .chain(from)
        .chain(change)
        .collect::<Vec<_>>()
        .join(", ")
}

fn level(data: &Dataset, key: &SeriesKey, period: Period, lang: Lang) -> String {
    let series = reconcile::series(data, key);
    let known = series.at(period).span;
    known.map_or("?".to_owned(), |span| {
        number::short_bounds(span, series.unit, lang)
    })
}

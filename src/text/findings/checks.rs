//! Where reports do not agree with themselves or each other: what was found, never who is right.

use super::short;
use crate::analysis::checks::Check;
use crate::analysis::{At, Claim, Item, SeriesKey, reconcile};
use crate::model::{Dataset, MeasureUnit, Period};
use crate::text::{Lang, names, number, opposed, sentence};

/// What does not fit, without a full stop.
pub fn check(data: &Dataset, check: &Check, lang: Lang) -> String {
    match check {
        Check::Conflict { key, period, .. } => {
            let when = names::period(*period, lang);
            let claims = claims(data, key, *period, lang);
            let what = series(data, key, lang);
            match lang {
                Lang::Vi => format!("{what}, {when}: các nguồn mâu thuẫn nhau – {claims}"),
                Lang::En => {
                    format!("{what}, {when}: the sources contradict each other – {claims}")
                }
            }
        }
        Check::SoftMisfit { key, period, .. } => {
            let when = names::period(*period, lang);
            let claims = claims(data, key, *period, lang);
            let what = series(data, key, lang);
            lang.pick(
                format!("{what}, {when}: số ước chừng không khớp với số khác – {claims}"),
                format!("{what}, {when}: an approximate number does not fit the others – {claims}"),
            )
        }
        Check::ChangeMismatch {
            key, period, at, ..
        } => {
            let when = names::period(*period, lang);
            let (what, said) = (series(data, key, lang), said(data, key, *at, lang));
            match lang {
                Lang::Vi => {
                    format!(
                        "{what}, {when}: các số trong cùng một báo cáo không khớp nhau – {said}"
                    )
                }
                Lang::En => format!(
                    "{what}, {when}: the report's own numbers do not fit each other – {said}"
                ),
            }
        }
        Check::ChangeAgainstLevels { key, from, to, .. } => {
            let what = series(data, key, lang);
            let (start, end) = (names::period(*from, lang), names::period(*to, lang));
            let (before, after) = (level(data, key, *from, lang), level(data, key, *to, lang));
            match lang {
                Lang::Vi => format!(
                    "{what}: mức thay đổi giữa {start} và {end} không khớp với số của hai kỳ ({before} và {after})"
                ),
                Lang::En => format!(
                    "{what}: the change stated between {start} and {end} does not fit the numbers given ({before} and {after})"
                ),
            }
        }
        Check::ChangesOpposed { key, changes } => {
            let what = series(data, key, lang);
            let told = opposed::list(data, key, changes, lang);
            lang.pick(
                format!("{what}: các mức tăng, giảm mà báo cáo nêu không thể cùng đúng: {told}"),
                format!("{what}: the changes that reports state can't all be true: {told}"),
            )
        }
        Check::RateMismatch {
            part,
            whole,
            printed,
            computed,
            at,
            ..
        } => {
            let what = figure_name(data, *at, lang);
            let (part, whole) = (
                number::whole(*part as f64, lang),
                number::whole(*whole as f64, lang),
            );
            let (printed, computed) = (
                number::rounded(*printed, 6, lang),
                number::rounded(*computed, 2, lang),
            );
            lang.pick(
                format!(
                    "{what}: tỷ lệ ghi là {printed}%, nhưng {part} trên {whole} là {computed}%"
                ),
                format!(
                    "{what}: the rate is given as {printed}%, but {part} of {whole} is {computed}%"
                ),
            )
        }
        Check::NoSuchShare { at, whole, printed } => {
            let what = figure_name(data, *at, lang);
            let (whole, printed) = (
                number::whole(*whole as f64, lang),
                number::rounded(*printed, 6, lang),
            );
            lang.pick(
                format!("{what}: ghi là {printed}% của {whole}, nhưng không số nguyên nào trên {whole} cho ra tỷ lệ đó"),
                format!("{what}: given as {printed}% of {whole}, but no whole number out of {whole} gives that percentage"),
            )
        }
        Check::PartOverYear {
            key,
            part,
            whole,
            least,
            most,
            ..
        } => {
            let what = series(data, key, lang);
            let (part, whole) = (names::period(*part, lang), names::period(*whole, lang));
            let (least, most) = (number::whole(*least, lang), number::whole(*most, lang));
            lang.pick(
                format!("{what}: riêng {part} đã là {least}, nhiều hơn số của {whole} là {most}"),
                format!("{what}: {part} alone is {least}, more than {whole} at {most}"),
            )
        }
        Check::PartsOverWhole {
            parts,
            whole,
            sum,
            most,
        } => over(data, parts, *whole, (*sum, *most), lang),
    }
}

/// Parts and the whole that they come to more than.
fn over(data: &Dataset, parts: &[At], whole: At, (sum, most): (f64, f64), lang: Lang) -> String {
    let unit = sentence::figure_at(data, whole).map_or(MeasureUnit::Count, |f| {
        sentence::measure_or_id(data, f.measure).unit
    });
    let amount = |x: f64| number::value(x, unit, lang);
    let (sum, most) = (amount(sum), amount(most));
    let part = |at: &At| match sentence::figure_at(data, *at) {
        Some(f) => names::indicator_scoped(data, f.indicator, f.scope, lang),
        None => String::new(),
    };
    let named: Vec<String> = parts
        .iter()
        .map(|at| short(&names::small(&part(at))))
        .collect();
    let (what, named) = (
        figure_name(data, whole, lang),
        sentence::joined(&named, lang),
    );
    match (lang, parts.len() > 1) {
        (Lang::Vi, true) => {
            format!("{what}: cộng {named} được {sum}, nhiều hơn số chung là {most}")
        }
        (Lang::Vi, false) => {
            format!("{what}: riêng {named} đã là {sum}, nhiều hơn số chung là {most}")
        }
        (Lang::En, true) => {
            format!("{what}: {named} come to {sum}, more than the total of {most}")
        }
        (Lang::En, false) => {
            format!("{what}: {named} alone is {sum}, more than the total of {most}")
        }
    }
}

/// Indicator, part, place and period of a figure.
fn figure_name(data: &Dataset, at: At, lang: Lang) -> String {
    let figure = match at.item {
        Item::Figure(f) => data.reports().figure(at.report, f),
        _ => None,
    };
    match figure {
        Some(figure) => format!(
            "{}, {}, {}",
            names::indicator_scoped(data, figure.indicator, figure.scope, lang),
            names::place_by_id(data, figure.place, lang),
            names::period(figure.period, lang)
        ),
        None => data.head(at.report).id.to_string(),
    }
}

/// What to do about it, without a full stop.
pub fn check_remedy(check: &Check, lang: Lang) -> String {
    let (vi, en) = match check {
        Check::Conflict { .. } => (
            "so với từng bài; nếu các bài thật sự nói khác nhau thì để nguyên, người đọc sẽ thấy cả hai",
            "compare with each article; if they really differ, leave them, readers are shown both",
        ),
        Check::SoftMisfit { .. } => (
            "so từng số và chữ đi kèm (khoảng, gần, trên) với bài; nếu bài viết đúng như vậy thì để nguyên",
            "compare each number and its word (about, nearly, over) with the article; if it really says so, leave it",
        ),
        Check::ChangeMismatch { .. } => (
            "so số, mức thay đổi và phần trăm với bài; nếu bài viết đúng như vậy thì để nguyên",
            "compare level, change and percent with the article; if it really says so, leave it",
        ),
        Check::ChangeAgainstLevels { .. } => (
            "xem \"versus\" có đúng kỳ không và hai số có cùng cách tính không; nếu đúng như bài thì để nguyên",
            "see whether \"versus\" is the right period and both levels count the same; if the articles say so, leave it",
        ),
        Check::ChangesOpposed { .. } => (
            "xem \"versus\" và hướng tăng, giảm có đúng như bài không; nếu các bài thật sự nói khác nhau thì để nguyên",
            "see whether \"versus\" and each direction are as in the articles; if they really differ, leave them",
        ),
        Check::RateMismatch { .. } => (
            "so lại hai số đếm và tỷ lệ với bài; nếu bài viết đúng như vậy thì để nguyên",
            "compare both counts and the rate with the article; if it really says so, leave it",
        ),
        Check::NoSuchShare { .. } => (
            "so lại tỷ lệ và tổng số với bài; nếu bài viết đúng như vậy thì để nguyên",
            "compare the percent and the whole with the article; if it really says so, leave it",
        ),
        Check::PartOverYear { .. } => (
            "xem hai kỳ có cùng ngày bắt đầu và cùng cách đếm không; nếu các bài viết đúng như vậy thì để nguyên",
            "see whether both periods begin on the same day and count the same; if the articles say so, leave it",
        ),
        Check::PartsOverWhole { .. } => (
            "xem các số có cùng địa bàn, cùng kỳ và cùng cách đếm không; nếu bài viết đúng như vậy thì để nguyên",
            "see whether all are of one place, one period and one way of counting; if the article says so, leave it",
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

/// `10 (Báo A, năm 2023), 12 (Báo B, năm 2024)`: each claim with who makes it, each once.
fn claims(data: &Dataset, key: &SeriesKey, period: Period, lang: Lang) -> String {
    let series = reconcile::kept(data, key);
    let (estimate, unit) = (series.at(period), series.unit);
    const MOST: usize = 6;
    let firm = |c: &&Claim| !c.soft || (estimate.set_aside && c.is_stated());
    let mut each: Vec<String> = Vec::new();
    for c in estimate.claims.iter().filter(firm) {
        // As printed: "about 100" is another claim than 95 to 105.
        let value = match sentence::printed(data, c) {
            Some((q, scale)) => number::short(q, scale, unit, lang),
            None => number::short_bounds(c.span, unit, lang),
        };
        let who = opposed::teller(data.head(c.at.report), lang);
        let text = format!("{value} ({})", short(&who));
        if !each.contains(&text) {
            each.push(text);
        }
    }
    let more = each.len() > MOST;
    each.truncate(MOST);
    let mut text = each.join(", ");
    if more {
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
        .and_then(|c| Some(number::amount(c.from?, c.unit, &measure, lang)));
    let change = figure.change.map(|c| sentence::change(c, &measure, lang));
    let from = from.map(|from| lang.pick(format!("kỳ trước {from}"), format!("before {from}")));
    level
        .into_iter()
        .chain(from)
        .chain(change)
        .collect::<Vec<_>>()
        .join(", ")
}

fn level(data: &Dataset, key: &SeriesKey, period: Period, lang: Lang) -> String {
    let series = reconcile::kept(data, key);
    let known = series.at(period).span;
    known.map_or("?".to_owned(), |span| {
        number::short_bounds(span, series.unit, lang)
    })
}

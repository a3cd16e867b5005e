//! What is said of a level, a change and a comparison, in whole sentences.
//!
//! Never says more than the claims do: where they leave several values, all of them are named;
//! where a verdict holds only for the weakest of them, that is said.

use super::names::{self, capitalised, local, small};
use super::terms::terms;
use super::{Lang, agree, english, number, opposed, phrase, size, verdict};
use crate::analysis::{
    At, Claim, Comparison, End, Estimate, Ground, Item, Known, Reason, Series, SeriesKey, Span,
    StatedChange, compare, reconcile,
};
use crate::model::{
    Basis, Change, Dataset, Direction, FigureRef, Measure, MeasureUnit, Period, Quantity, Scale,
};

/// The figure that something is said in, if it is one.
pub fn figure_at(data: &Dataset, at: At) -> Option<FigureRef<'_>> {
    match at.item {
        Item::Figure(figure) => data.reports().figure(at.report, figure),
        _ => None,
    }
}

/// The level that a claim prints, with its scale; `None` for implied claims.
pub fn printed(data: &Dataset, claim: &Claim) -> Option<(Quantity, Scale)> {
    let figure = figure_at(data, claim.at)?;
    match claim.ground {
        Ground::Stated => Some((figure.value?, figure.unit)),
        Ground::StatedAsEarlier => {
            let change = figure.change?;
            Some((change.from?, change.unit))
        }
        Ground::Implied(_) | Ground::Direction(_) => None,
    }
}

/// The claim whose print is shown for an estimate: an exact one, or the one that says what is left
/// by all, or the first that fits.
pub fn main_claim<'e>(data: &Dataset, estimate: &'e Estimate) -> Option<&'e Claim> {
    let prints = || {
        let claims = estimate.claims.iter();
        claims.filter_map(|c| Some((c, printed(data, c)?)))
    };
    let exact = prints().find(|(_, (q, _))| q.exact().is_some());
    let whole = || prints().find(|(c, _)| Some(c.span) == estimate.span);
    let fits = || prints().find(|(c, _)| !misfits(estimate, c));
    let any = || prints().next();
    let found = exact.or_else(whole).or_else(fits).or_else(any);
    found.map(|(claim, _)| claim)
}

/// The printed level to show for an estimate.
pub fn main_print(data: &Dataset, estimate: &Estimate) -> Option<(Quantity, Scale)> {
    printed(data, main_claim(data, estimate)?)
}

/// Whether a printed claim in everyday words was set aside because nothing firm fits it.
fn misfits(estimate: &Estimate, claim: &Claim) -> bool {
    let span = estimate.span.unwrap_or(Span::ANY);
    estimate.set_aside && claim.soft && claim.is_stated() && span.and(claim.allowed()).is_none()
}

/// A direction as a verb: `tăng`, `fell`.
pub fn direction(direction: Direction, lang: Lang) -> &'static str {
    match direction {
        Direction::Up => lang.pick("tăng", "rose"),
        Direction::Down => lang.pick("giảm", "fell"),
        Direction::Same => lang.pick("giữ nguyên", "stayed the same"),
    }
}

/// A change as a figure prints it: `giảm 67 vụ (6,23%)`, `down 67 cases (6.23%)`.
pub fn change(change: &Change, measure: &Measure, lang: Lang) -> String {
    let way = phrase::way(change.direction, lang);
    let by = change
        .by
        .map(|q| number::amount(q, change.unit, measure, lang));
    let points = change.points.map(|q| number::points(q, lang));
    let percent = change.percent.map(|q| number::percent(q, lang));
    match (by.or(points), percent) {
        (Some(by), Some(percent)) => format!("{way} {by} ({percent})"),
        (Some(size), None) | (None, Some(size)) => format!("{way} {size}"),
        (None, None) => way.to_owned(),
    }
}

/// What a stated change says, with the number of one figure and the percent of another joined.
pub fn stated_change(
    data: &Dataset,
    stated: &StatedChange,
    measure: &Measure,
    lang: Lang,
) -> String {
    match whole_change(data, stated) {
        Some(said) => change(&said, measure, lang),
        None => phrase::way(stated.link.way(), lang).to_owned(),
    }
}

/// A change as its figure prints it, with the other part of it that another figure of the report
/// tells; `None` for a statement.
pub fn whole_change(data: &Dataset, stated: &StatedChange) -> Option<Change> {
    let own = figure_at(data, stated.at)?;
    let mut whole = own.change?.clone();
    let others = data.reports().figures(stated.at.report);
    let others = others.filter(|f| {
        (f.indicator, f.measure, f.scope) == (own.indicator, own.measure, own.scope)
            && (f.place, f.period) == (own.place, own.period)
    });
    for other in others.filter_map(|f| f.change) {
        if other.direction == whole.direction {
            whole.by = whole.by.or(other.by);
            whole.percent = whole.percent.or(other.percent);
        }
    }
    Some(whole)
}

/// What is known of a level, as a phrase after "năm 2024": `có 20 vụ`.
pub fn level(
    data: &Dataset,
    estimate: &Estimate,
    changes: &[StatedChange],
    measure: &Measure,
    lang: Lang,
) -> String {
    let bounds = estimate
        .span
        .map(|span| number::bounds(span, measure, lang))
        .unwrap_or_default();
    match estimate.known {
        Known::Stated => match main_print(data, estimate) {
            Some((q, scale)) => {
                let aside = aside(data, estimate, measure, lang);
                format!("{}{aside}", number::amount(q, scale, measure, lang))
            }
            None => bounds,
        },
        Known::Bounded => bounded(data, estimate, bounds, measure, lang),
        Known::Implied => format!("{bounds} ({})", implied_from(data, estimate, measure, lang)),
        Known::ChangeOnly | Known::DirectionOnly => match changes.first() {
            Some(first) => {
                let said = all_said(data, first, changes, measure, lang);
                let several = said.len() > 1;
                let quoted: Vec<String> = said.iter().map(|s| format!("“{s}”")).collect();
                let (said, quoted) = (joined(&said, lang), joined(&quoted, lang));
                match (lang, several) {
                    (Lang::Vi, true) => format!("các báo cáo nêu {said}"),
                    (Lang::En, true) => format!("reports say {quoted}"),
                    (Lang::Vi, false) => format!("báo cáo chỉ nêu {said}"),
                    (Lang::En, false) => format!("the report says only {quoted}"),
                }
            }
            None if estimate.span.is_some() && !estimate.counted().any(|c| c.assumed) => lang.pick(
                format!("{bounds} (suy từ hướng tăng, giảm mà báo cáo nêu)"),
                format!("{bounds} (implied by a direction that a report states)"),
            ),
            None => not_reported(lang).to_owned(),
        },
        Known::NotReported => not_reported(lang).to_owned(),
        Known::Conflict => conflict(data, estimate, measure, lang),
    }
}

/// What reports print of a level that is only bounded, and what is left of it by all of them.
fn bounded(
    data: &Dataset,
    estimate: &Estimate,
    bounds: String,
    measure: &Measure,
    lang: Lang,
) -> String {
    let Some(main) = main_claim(data, estimate) else {
        return bounds;
    };
    let amount = |c: &Claim| {
        let print = printed(data, c);
        print.map(|(q, s)| number::amount(q, s, measure, lang))
    };
    let aside = aside(data, estimate, measure, lang);
    let whole = Some(main.span) == estimate.span;
    if whole || bounds.is_empty() || misfits(estimate, main) {
        return format!("{}{aside}", amount(main).unwrap_or_default());
    }
    let mut said: Vec<String> = Vec::new();
    let fitting = || {
        let printed = estimate.claims.iter().filter(|c| c.is_stated());
        printed.filter(|c| !misfits(estimate, c))
    };
    for text in fitting().filter_map(amount) {
        if !said.contains(&text) {
            said.push(text);
        }
    }
    let (several, said) = (said.len() > 1, joined(&said, lang));
    let together = fitting().try_fold(Span::ANY, |all, c| all.and(c.allowed()));
    let by_reports = together == estimate.span;
    match (lang, by_reports) {
        (Lang::Vi, true) => format!("{said} (ghép lại: {bounds}){aside}"),
        (Lang::En, true) => format!("{said} (together: {bounds}){aside}"),
        (Lang::Vi, false) if several => {
            format!("{said} theo các báo cáo (đối chiếu mức tăng, giảm: {bounds}){aside}")
        }
        (Lang::Vi, false) => {
            format!("{said} theo báo cáo (đối chiếu mức tăng, giảm: {bounds}){aside}")
        }
        (Lang::En, false) => {
            format!("{said} as reported (with the stated change: {bounds}){aside}")
        }
    }
}

/// What was set aside because it does not fit what is firm, in brackets.
fn aside(data: &Dataset, estimate: &Estimate, measure: &Measure, lang: Lang) -> String {
    if !estimate.set_aside {
        return String::new();
    }
    let main = main_claim(data, estimate);
    let other = |c: &&Claim| misfits(estimate, c) && main.is_none_or(|m| m.at != c.at);
    let mut said: Vec<String> = Vec::new();
    for (q, scale) in estimate
        .claims
        .iter()
        .filter(other)
        .filter_map(|c| printed(data, c))
    {
        let text = number::amount(q, scale, measure, lang);
        if !said.contains(&text) {
            said.push(text);
        }
    }
    match said.is_empty() {
        false => {
            let said = joined(&said, lang);
            lang.pick(
                format!(" (có chỗ nêu {said}, không khớp)"),
                format!(" (elsewhere {said} is given, which does not fit)"),
            )
        }
        true if estimate.span.is_none() => lang.pick(
            " (các số ước chừng không khớp nhau)".to_owned(),
            " (the approximate numbers do not fit each other)".to_owned(),
        ),
        true => lang.pick(
            " (không khớp với mức tăng, giảm mà một báo cáo nêu)".to_owned(),
            " (which does not fit a change that a report states)".to_owned(),
        ),
    }
}

/// What the changes on the base of the first one say, each once; a direction without a number is
/// left out where a number tells it too.
fn all_said(
    data: &Dataset,
    first: &StatedChange,
    changes: &[StatedChange],
    measure: &Measure,
    lang: Lang,
) -> Vec<String> {
    let all = || changes.iter().filter(|c| c.from == first.from);
    let sized = |c: &&StatedChange| {
        let way = c.link.way();
        c.link.has_size() || !all().any(|o| o.link.has_size() && o.link.way() == way)
    };
    let mut said: Vec<String> = Vec::new();
    for c in all().filter(sized) {
        let text = stated_change(data, c, measure, lang);
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said
}

fn not_reported(lang: Lang) -> &'static str {
    lang.pick(
        "không được nêu (không phải bằng 0)",
        "not reported (which is not zero)",
    )
}

/// The claim that an implied level is told to follow from.
fn implied_claim(estimate: &Estimate) -> Option<&Claim> {
    let implied = |c: &&Claim| matches!(c.ground, Ground::Implied(_));
    let shown = estimate.known == Known::Implied;
    estimate.counted().find(implied).filter(|_| shown)
}

/// Where an implied level comes from: `suy từ mức giảm 4,8% mà báo cáo nêu`.
fn implied_from(data: &Dataset, estimate: &Estimate, measure: &Measure, lang: Lang) -> String {
    let Some(claim) = implied_claim(estimate) else {
        return lang.pick("suy ra", "implied").to_owned();
    };
    let said = figure_at(data, claim.at).and_then(|f| f.change);
    let unchanged = said.is_some_and(|c| c.direction == Direction::Same);
    let said = said.map(|c| size::source_of(c, estimate, claim, measure, lang));
    let said = said.unwrap_or_default();
    match (lang, claim.assumed_base) {
        (Lang::Vi, false) if unchanged => "suy từ việc báo cáo nêu không thay đổi".to_owned(),
        (Lang::Vi, false) => format!("suy từ mức {said} mà báo cáo nêu"),
        (Lang::Vi, true) => format!("suy từ mức {said}; báo cáo không nói rõ so với kỳ nào"),
        // Not what the report says, but that it says one.
        (Lang::En, false) if !unchanged && !said.contains(|c: char| c.is_ascii_digit()) => {
            format!("implied by the report: {said}")
        }
        (Lang::En, false) => format!("implied by “{said}” in the report"),
        (Lang::En, true) => {
            format!("implied by “{said}”; the report does not say what it compares with")
        }
    }
}

fn conflict(data: &Dataset, estimate: &Estimate, measure: &Measure, lang: Lang) -> String {
    let claims = estimate.claims.iter().map(|c| match printed(data, c) {
        Some((q, scale)) => number::amount(q, scale, measure, lang),
        None => {
            let bounds = number::bounds(c.span, measure, lang);
            lang.pick(format!("{bounds} (suy ra)"), format!("{bounds} (implied)"))
        }
    });
    let list = claims.collect::<Vec<_>>().join(lang.pick(" và ", " and "));
    lang.pick(
        format!("các nguồn nêu khác nhau: {list}"),
        format!("sources disagree: {list}"),
    )
}

/// The whole comparison: what is known of both ends, what a report says of the change, and what
/// it comes to.
pub fn comparison(data: &Dataset, c: &Comparison, lang: Lang) -> String {
    let mut sentences = Vec::new();
    match &c.refused {
        Some(refusal) => {
            sentences.push(both_names(data, c, lang));
            sentences.extend(said_across(data, c, lang));
            sentences.push(verdict::refusal(data, refusal, lang));
        }
        None => {
            sentences.push(levels(data, c, lang));
            sentences.extend(stated_sentence(data, c, lang));
            sentences.extend(size::computed(data, c, lang));
            sentences.extend(verdict::sentence(data, c, lang));
            sentences.extend(difference(c, lang));
            sentences.extend(verdict::basis(data, c, lang));
            sentences.extend(populations(c, lang));
            sentences.extend(days(c, lang));
        }
    }
    sentences.join(" ")
}

/// What a report itself says of a change that is not judged here.
fn said_across(data: &Dataset, c: &Comparison, lang: Lang) -> Option<String> {
    let measure = measure_or_id(data, &c.to.key.measure);
    let stated = c.stated.first()?;
    let said = stated_change(data, stated, &measure, lang);
    let said = phrase::versus(&said, c.from.period, lang);
    let to = names::period(c.to.period, lang);
    Some(lang.pick(
        format!("Báo cáo {to} nêu {said}, nhưng ở đây không đánh giá mức đó."),
        format!("The report for {to} says “{said}”; that is not judged here."),
    ))
}

/// The difference of two exact percents, which no chance test is made of.
fn difference(c: &Comparison, lang: Lang) -> Option<String> {
    let percent = c.to.key.measure.ends_with("percent");
    let (from, to) = (c.from.estimate.exact()?, c.to.estimate.exact()?);
    // Where rounding alone could make the difference there is no direction.
    (percent && from != to && c.direction.is_some()).then(|| {
        let points = number::rounded((to - from).abs(), 2, lang);
        lang.pick(
            format!("Hai tỷ lệ chênh nhau {points} điểm phần trăm."),
            format!("The two differ by {points} percentage points."),
        )
    })
}

/// Counts of two places are of different numbers of people; the test does not know that.
fn populations(c: &Comparison, lang: Lang) -> Option<String> {
    let tested = c.p.is_some() && c.from.key.place != c.to.key.place;
    tested.then(|| {
        lang.pick(
            "Phép so này chưa tính đến dân số khác nhau của hai nơi.",
            "This comparison does not allow for the different populations of the two places.",
        )
        .to_owned()
    })
}

/// Counts of a shorter and a longer period are tested by their days.
fn days(c: &Comparison, lang: Lang) -> Option<String> {
    let differ = compare::days_share(c.from.period, c.to.period) != 1.0;
    (c.p.is_some() && differ).then(|| {
        lang.pick(
            "Phép so này đã tính đến số ngày khác nhau của hai kỳ.",
            "This comparison allows for the different numbers of days in the two periods.",
        )
        .to_owned()
    })
}

/// What a refused pair was, so that the refusal can be read by itself.
fn both_names(data: &Dataset, c: &Comparison, lang: Lang) -> String {
    if c.from.key == c.to.key {
        let place = capitalised(&names::place_by_id(data, &c.to.key.place, lang));
        let (a, b) = (
            names::period(c.from.period, lang),
            names::period(c.to.period, lang),
        );
        return match lang {
            Lang::Vi => format!("{place}: không so {a} với {b}."),
            Lang::En => format!("{place}: {a} and {b} are not compared."),
        };
    }
    let name = |end: &End| {
        let what =
            names::indicator_scoped(data, &end.key.indicator, end.key.scope.as_deref(), lang);
        let place = names::place_by_id(data, &end.key.place, lang);
        format!(
            "{}, {place}, {}",
            small(&what),
            names::period(end.period, lang)
        )
    };
    if c.from.period == c.to.period && c.from.key.place != c.to.key.place {
        let same = |key: &SeriesKey| (key.indicator.clone(), key.scope.clone());
        if same(&c.from.key) == same(&c.to.key) {
            let place = |end: &End| names::place_by_id(data, &end.key.place, lang);
            let (a, b) = (place(&c.from), place(&c.to));
            let key = &c.to.key;
            let what = small(&names::indicator_scoped(
                data,
                &key.indicator,
                key.scope.as_deref(),
                lang,
            ));
            let period = names::period(c.to.period, lang);
            return lang.pick(
                format!("Không so {a} với {b} ({what}, {period})."),
                format!("Not compared: {a} and {b} ({what}, {period})."),
            );
        }
    }
    let (a, b) = (name(&c.from), name(&c.to));
    lang.pick(
        format!("Không so {a} với {b}."),
        format!("Not compared: {a} – and {b}."),
    )
}

fn stand_in_measure(id: &str) -> Measure {
    let text = crate::model::LocalText::Vietnamese(id.to_owned());
    Measure {
        id: id.to_owned(),
        name: text.clone(),
        noun: text,
        noun_one: None,
        unit: crate::model::MeasureUnit::Count,
        basis: None,
        events: false,
        over_100: false,
    }
}

/// The measure of this id, or one that only has its id for a name.
pub fn measure_or_id(data: &Dataset, id: &str) -> Measure {
    data.catalogue
        .measure(id)
        .cloned()
        .unwrap_or_else(|| stand_in_measure(id))
}

/// What is known of both ends, in one sentence.
pub fn levels(data: &Dataset, c: &Comparison, lang: Lang) -> String {
    let measure = measure_or_id(data, &c.to.key.measure);
    let of = |end: &End| match has_report(data, end) {
        true => level(
            data,
            &end.estimate,
            &changes_told(data, end),
            &measure,
            lang,
        ),
        false => terms(lang).no_report_mark.to_owned(),
    };
    let silent = matches!(
        c.from.estimate.known,
        Known::NotReported | Known::DirectionOnly
    );
    if c.from.key.place == c.to.key.place {
        let told = match c.stated.is_empty() {
            true => changes_told(data, &c.to),
            false => c.stated.clone(),
        };
        let head = recorded(data, &c.to, &told, lang);
        let before = names::period_told(data, &c.from.key.place, c.from.period, lang);
        return match (lang, silent && !(c.stated.is_empty() && c.chain.is_empty())) {
            (_, true) => format!("{head}."),
            (Lang::Vi, _) => format!("{head}; {before}: {}.", of(&c.from)),
            (Lang::En, _) => {
                let before = small(&names::in_period(c.from.period, &before));
                format!("{head}; {before}: {}.", of(&c.from))
            }
        };
    }
    let what = names::indicator_scoped(data, &c.to.key.indicator, c.to.key.scope.as_deref(), lang);
    let period = names::period(c.to.period, lang);
    let period = match lang {
        Lang::Vi => capitalised(&period),
        Lang::En => names::in_period(c.to.period, &period),
    };
    let what = match measure.unit {
        MeasureUnit::Count => small(&what),
        _ => format!("{} ({})", small(&what), small(local(&measure.name, lang))),
    };
    let head = format!("{period}, {what}");
    let place = |end: &End| names::place_by_id(data, &end.key.place, lang);
    format!(
        "{head}: {} – {}; {} – {}.",
        place(&c.from),
        of(&c.from),
        place(&c.to),
        of(&c.to)
    )
}

/// The changes stated for an end of which no level is told.
fn changes_told(data: &Dataset, end: &End) -> Vec<StatedChange> {
    match end.estimate.known {
        Known::ChangeOnly | Known::DirectionOnly => {
            let series = reconcile::kept(data, &end.key);
            let told = series.changes_to(end.period);
            told.filter(|c| c.ambiguous.is_none()).cloned().collect()
        }
        _ => Vec::new(),
    }
}

/// Whether there is anything to read of an end: a claim, or a report that is silent on it.
fn has_report(data: &Dataset, end: &End) -> bool {
    end.estimate.known != Known::NotReported
        || data.heads_of(&end.key.place, end.period).next().is_some()
}

/// What is known of one level, in one sentence: `Năm 2023, huyện Ia Pa ghi nhận 10 vụ tai nạn giao thông.`
pub fn single(data: &Dataset, series: &Series, period: Period, lang: Lang) -> String {
    let end = End {
        key: SeriesKey::clone(&series.key),
        period,
        estimate: series.at(period),
    };
    let changes: Vec<StatedChange> = series.changes_to(period).cloned().collect();
    format!("{}.", recorded(data, &end, &changes, lang))
}

/// One end as the head of a sentence: as a plain statement where a number of cases is printed,
/// otherwise as subject and value.
fn recorded(data: &Dataset, end: &End, changes: &[StatedChange], lang: Lang) -> String {
    let measure = measure_or_id(data, &end.key.measure);
    let what = small(&names::indicator_scoped(
        data,
        &end.key.indicator,
        end.key.scope.as_deref(),
        lang,
    ));
    let what = match measure.unit {
        MeasureUnit::Count => what,
        // What a percent or a sum is of, no noun after it says.
        _ => format!("{what} ({})", small(local(&measure.name, lang))),
    };
    let value = match has_report(data, end) {
        true => level(data, &end.estimate, changes, &measure, lang),
        false => terms(lang).no_report_mark.to_owned(),
    };
    let period = names::period_told(data, &end.key.place, end.period, lang);
    let place = names::place_by_id(data, &end.key.place, lang);
    // "Recorded 20 cases of solved cases" is no English, nor its Vietnamese.
    let basis = data.catalogue.basis(&end.key.indicator, &end.key.measure);
    let events = matches!(basis, Some(Basis::Occurred | Basis::Detected));
    let plain = end.key.measure == "cases" && events && matches!(end.estimate.known, Known::Stated);
    // What is added in brackets stands after number and noun.
    let (value, added) = match value.split_once(" (") {
        Some((value, added)) if plain => (value.to_owned(), format!(" ({added}")),
        _ => (value, String::new()),
    };
    // "Recorded 0 cases" could be read as a gap in the records; it is what a report says.
    let none = value.starts_with("0\u{a0}");
    match (lang, plain) {
        (Lang::Vi, true) if none => format!(
            "{}, {place}: báo cáo nêu không có vụ {what} nào{added}",
            capitalised(&period)
        ),
        (Lang::En, true) if none => format!(
            "{}, {place}: a report says that there were no {}{added}",
            names::in_period(end.period, &period),
            english::cases_of("cases", &what)
        ),
        (Lang::Vi, true) => format!(
            "{}, {place} ghi nhận {value} {what}{added}",
            capitalised(&period)
        ),
        (Lang::En, true) => format!(
            "{}, {place} recorded {}{added}",
            names::in_period(end.period, &period),
            english::cases(&value, &what)
        ),
        (Lang::Vi, false) => format!("{}, {place} – {what}: {value}", capitalised(&period)),
        (Lang::En, false) => format!(
            "{}, {place} – {what}: {value}",
            names::in_period(end.period, &period)
        ),
    }
}

/// What a report says of the change itself, where the levels do not already show it.
fn stated_sentence(data: &Dataset, c: &Comparison, lang: Lang) -> Option<String> {
    let stated = c.stated.first()?;
    if c.reason == Reason::Conflict && !c.quarrel.is_empty() {
        return Some(opposed::sentence(data, c, lang));
    }
    let measure = measure_or_id(data, &c.to.key.measure);
    let has_levels = c.from.estimate.has_level() && c.to.estimate.has_level();
    let derived = matches!(c.from.estimate.known, Known::Implied)
        || matches!(
            c.to.estimate.known,
            Known::Implied | Known::ChangeOnly | Known::DirectionOnly
        );
    let mut notes = Vec::new();
    if let Some(unfit) = c.stated.iter().find(|s| s.unfit) {
        let said = stated_change(data, unfit, &measure, lang);
        return Some(lang.pick(
            format!("Báo cáo nêu {said}, nhưng không con số nào khớp cả mức đó lẫn những gì các báo cáo cho biết về hai kỳ."),
            format!("The report says “{said}”, but no number fits both that and what the reports tell of the two periods."),
        ));
    }
    if stated.contradicts_itself {
        let said = stated_change(data, stated, &measure, lang);
        return Some(lang.pick(
            format!("Báo cáo nêu {said}, nhưng các số trong chính báo cáo không khớp nhau."),
            format!("The report says “{said}”, but its own numbers do not fit each other."),
        ));
    }
    let group = group(data, stated, lang);
    let weighed = agree::sentences(data, c, group.is_some(), lang);
    // A level told beside a direction without a number: the direction, unless a group says it.
    let beside = c.to.estimate.has_level() && !has_levels && !stated.link.has_size();
    if ((has_levels && !derived) || (beside && group.is_none())) && weighed.is_empty() {
        let said = size::quoted(data, c, stated, lang);
        notes.push(lang.pick(
            format!("Báo cáo nêu {said}."),
            format!("The report says “{said}”."),
        ));
    }
    notes.extend(group);
    notes.extend(weighed);
    if stated.assumed_measure {
        notes.push(lang.pick(
            "Báo cáo không nói rõ là số vụ hay số người.".to_owned(),
            "The report does not say whether cases or people are meant.".to_owned(),
        ));
    }
    let told = [&c.from, &c.to].map(|end| implied_claim(&end.estimate));
    let told = told.iter().flatten().any(|claim| claim.assumed_base);
    if stated.assumed_base && !told {
        notes.push(
            lang.pick(
                "Báo cáo không nói rõ so với kỳ nào; ở đây hiểu là kỳ liền trước.".to_owned(),
                "The report does not say what it compares with; the period before is assumed."
                    .to_owned(),
            ),
        );
    }
    (!notes.is_empty()).then(|| notes.join(" "))
}

/// If the direction was said of several things at once, that.
fn group(data: &Dataset, stated: &StatedChange, lang: Lang) -> Option<String> {
    let Item::Statement(i) = stated.at.item else {
        return None;
    };
    let statement = data.reports().get(stated.at.report)?.statements.get(i)?;
    (statement.subjects.len() > 1).then(|| {
        let text = statement_text(data, statement, lang);
        lang.pick(
            format!("Báo cáo nói chung trong một câu: {text}."),
            format!("The report says in one sentence: {text}."),
        )
    })
}

/// A group claim, whole: `tai nạn giao thông giảm cả số vụ, số người chết và số người bị thương`.
pub fn statement_text(data: &Dataset, statement: &crate::model::Statement, lang: Lang) -> String {
    let mut indicators: Vec<(String, Vec<String>)> = Vec::new();
    for s in &statement.subjects {
        let name = small(&names::indicator_scoped(
            data,
            &s.indicator,
            s.scope.as_deref(),
            lang,
        ));
        let measure = s
            .measure
            .as_ref()
            .map(|m| small(names::measure(data, m, lang)));
        match indicators.iter_mut().find(|(n, _)| *n == name) {
            Some((_, measures)) => measures.extend(measure),
            None => indicators.push((name, measure.into_iter().collect())),
        }
    }
    let way = direction(statement.direction, lang);
    if let [(name, measures)] = indicators.as_slice() {
        return match (lang, measures.len()) {
            (_, 0) => format!("{name} {way}"),
            (Lang::Vi, 1) => format!("{name} {way} ({})", measures[0]),
            (Lang::En, 2) => format!("{name} {way} on both counts ({})", joined(measures, lang)),
            (Lang::Vi, n) => format!("{name} {way} cả {n} tiêu chí ({})", joined(measures, lang)),
            (Lang::En, 1) => format!("{name} {way} ({})", measures[0]),
            (Lang::En, n) => format!(
                "{name} {way} on all {n} counts ({})",
                joined(measures, lang)
            ),
        };
    }
    let all: Vec<String> = indicators.into_iter().map(|(name, _)| name).collect();
    match lang {
        Lang::Vi => format!("{} đều {way}", joined(&all, lang)),
        Lang::En if all.len() == 2 => format!("{} both {way}", joined(&all, lang)),
        Lang::En => format!("{} all {way}", joined(&all, lang)),
    }
}

/// `a, b và c`.
pub fn joined(parts: &[String], lang: Lang) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {} {last}", most.join(", "), lang.pick("và", "and")),
    }
}

/// A note of the data in the reader's language.
pub fn note(text: &crate::model::LocalText, lang: Lang) -> String {
    local(text, lang).to_owned()
}

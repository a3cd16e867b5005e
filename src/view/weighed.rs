//! What a figure comes to: the change it tells, weighed; and what about it does not fit.

use super::words::Words;
use crate::analysis::guard::{PercentGuard, percent_guard};
use crate::analysis::{At, Comparison, Reason, Verdict, checks, told};
use crate::model::{Change, Dataset, Measure};
use crate::text::{Lang, agree, doubt, expert, names, sentence, size, verdict};

/// What stands below a figure in its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// What does not fit.
    pub doubts: Vec<String>,
    /// That a percent is of a small number; may be empty.
    pub small: &'static str,
    /// What the change comes to, with the line of statistics; several for a claim on several things.
    pub verdicts: Vec<Words>,
}

/// Weighs a figure or statement.
pub fn weighed(data: &Dataset, at: At, lang: Lang) -> Weighed {
    let compared = told::comparisons(data, at);
    let change = sentence::figure_at(data, at).and_then(|f| f.change);
    let guard = guard_of(data, &compared).filter(|_| change.is_some_and(|c| c.percent.is_some()));
    let mut verdicts: Vec<Words> = Vec::new();
    for c in compared.iter().filter(|c| c.refused.is_none()) {
        let mut said: Vec<String> = verdict::sentence(data, c, lang).into_iter().collect();
        said.extend(agree::sentences(data, c, false, lang));
        said.extend(verdict::basis(data, c, lang));
        // Of a claim on several things, which of them; that it tells no number is true of all.
        if compared.len() > 1 && !(c.reason == Reason::OnlyDirection && said.len() == 1) {
            said.insert(0, format!("{}:", subject(data, c, &compared, lang)));
        }
        let said = Words {
            text: said.join(" "),
            at: Vec::new(),
            expert: expert::line(c, lang),
        };
        if !said.text.is_empty() && !verdicts.contains(&said) {
            verdicts.push(said);
        }
    }
    Weighed {
        doubts: doubts(data, &[at], lang),
        small: guard
            .and_then(|g| size::guard_note(g, lang))
            .unwrap_or_default(),
        verdicts,
    }
}

/// By what the things that one claim speaks of differ: the measure, or the indicator.
fn subject(data: &Dataset, c: &Comparison, all: &[Comparison], lang: Lang) -> String {
    let key = &c.to.key;
    let one_indicator = all
        .iter()
        .all(|other| other.to.key.indicator == key.indicator);
    match one_indicator {
        true => names::capitalised(names::measure(data, &key.measure, lang)),
        false => names::indicator_scoped(data, &key.indicator, key.scope.as_deref(), lang),
    }
}

/// Every failed check that one of the claims takes part in, as a sentence.
pub fn doubts(data: &Dataset, at: &[At], lang: Lang) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for at in at {
        for check in checks::at(data, *at) {
            let text = doubt::sentence(data, &check, lang);
            if !all.contains(&text) {
                all.push(text);
            }
        }
    }
    all
}

/// What stands beside a figure in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The change as reported, without percents of small numbers; empty if none is told.
    pub change: String,
    /// That the change is clear; empty if it is not, or was not tested.
    pub clear: &'static str,
    /// Whether the figure takes part in a failed check.
    pub doubt: bool,
    /// Whether there is but a percent of a level that nobody tells: it may be of a handful.
    pub unknown_base: bool,
}

/// Weighs a figure for a row. Asked only of rows on the screen.
pub fn beside(data: &Dataset, at: At, lang: Lang) -> Beside {
    let figure = sentence::figure_at(data, at);
    let Some(figure) = figure else {
        return Beside {
            doubt: !checks::at(data, at).is_empty(),
            ..Beside::default()
        };
    };
    let measure = sentence::measure_or_id(data, figure.measure);
    let compared = match figure.change {
        Some(_) => told::comparisons(data, at),
        None => Vec::new(),
    };
    let clear = compared.iter().any(is_clear);
    let change = figure.change;
    Beside {
        change: change
            .map(|c| change_text(data, c, &measure, &compared, lang))
            .unwrap_or_default(),
        clear: if clear {
            verdict::short(Verdict::Clear, lang)
        } else {
            ""
        },
        doubt: !checks::at(data, at).is_empty(),
        unknown_base: figure.value.is_none()
            && change.is_some_and(|c| c.percent.is_some() && c.by.is_none())
            && compared.iter().all(|c| c.from.estimate.span.is_none()),
    }
}

/// Whether the change is larger than chance. Not where the level before rests on a base that the
/// report does not name.
fn is_clear(c: &Comparison) -> bool {
    let assumed = c
        .from
        .estimate
        .claims
        .iter()
        .all(|claim| claim.assumed_base);
    c.verdict == Verdict::Clear && !assumed
}

fn change_text(
    data: &Dataset,
    change: &Change,
    measure: &Measure,
    compared: &[Comparison],
    lang: Lang,
) -> String {
    let guard = guard_of(data, compared).unwrap_or(PercentGuard::Free);
    let levels = compared.first().and_then(|c| {
        let (from, to) = (&c.from.estimate, &c.to.estimate);
        from.exact().zip(to.exact())
    });
    size::guarded(change, measure, guard, levels, lang)
}

fn guard_of(data: &Dataset, compared: &[Comparison]) -> Option<PercentGuard> {
    let c = compared.first()?;
    let unit = sentence::measure_or_id(data, &c.from.key.measure).unit;
    Some(percent_guard(&c.from.estimate, unit))
}

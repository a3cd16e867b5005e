//! The summary: one place, one period, words first. What is folded away below it is in
//! [`folds`](super::folds).

use crate::model::order;
use std::collections::BTreeMap;

use super::became;
use super::focus::{self, Focus};
use super::folds::{self, Fold};
use super::keys::{self, Keys};
use super::source;
use super::strip::{Strip, strip};
use super::weighed::{beside, doubts};
use crate::analysis::narrative::AWARDS;
use crate::analysis::{At, Comparison, Item, SeriesKey, Side, checks, compare, kept};
use crate::model::{
    Dataset, Direction, Figure, Level, Measure, MeasureUnit, Of, Period, Place, Quantity, Report,
    Scale,
};
use crate::text::became as became_words;
use crate::text::terms::terms;
use crate::text::{Lang, names, number, phrase, sentence, verdict};

/// A figure of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The number as printed, or the change where there is no level.
    pub value: String,
    /// What it counts, and what it is a part of.
    pub unit: String,
    /// The change as printed, with what it implies; may be empty.
    pub change: String,
    /// Whether there is only a change, no level.
    pub change_only: bool,
    /// Whether it may not be read as certain; the note says why.
    pub noted: bool,
    /// Whether it takes part in a failed check.
    pub doubt: bool,
    /// That the change is larger than chance; empty if it is not, or was not tested.
    pub clear: &'static str,
    /// Who says it.
    pub at: At,
}

/// All figures of one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The subject's id, for looking at it over time.
    pub indicator: String,
    /// Its name, with the part it is limited to.
    pub title: String,
    /// Its figures, the main measure first.
    pub cells: Vec<Cell>,
}

/// A sentence with its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The sentence.
    pub text: String,
    /// The direction it tells.
    pub direction: Direction,
    /// Whether it takes part in a failed check.
    pub doubt: bool,
    /// Who says it.
    pub at: At,
}

/// A link to another place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceLink {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// The opening: the main figure in a sentence, and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// The figure and the one before.
    pub text: String,
    /// What the difference comes to; may be empty.
    pub verdict: String,
    /// What about it does not fit.
    pub doubts: Vec<String>,
    /// The 95% interval of the ratio later/earlier, for the small mark.
    pub ratio: Option<(f64, f64)>,
    /// The same subject in the periods around.
    pub strip: Option<Strip>,
    /// Where the main figure stands.
    pub main: At,
    /// Who says it.
    pub at: Vec<At>,
}

/// Everything the summary shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Place, province, validity.
    pub kicker: String,
    /// The heading.
    pub title: String,
    /// The opening; `None` if the report gives no main figure.
    pub lead: Option<Lead>,
    /// Said instead of an opening.
    pub instead: Option<String>,
    /// What most citizens ask for.
    pub keys: Keys,
    /// All other figures, by subject.
    pub rows: Vec<Row>,
    /// Group claims without numbers.
    pub together: Vec<Said>,
    /// Remarks of the editor on how the reports are to be read.
    pub notes: Vec<String>,
    /// What can be opened below.
    pub folds: Vec<Fold>,
    /// How the successors are introduced: what it became, or what it is now part of.
    pub became: &'static str,
    /// The units of today that it is, or lies in.
    pub successors: Vec<PlaceLink>,
    /// What it went into first and what has ended too.
    pub merged: Vec<PlaceLink>,
    /// The one province that all of them lie in.
    pub successors_in: Option<PlaceLink>,
    /// How the predecessors are introduced: what it was, or what it was part of.
    pub formerly: &'static str,
    /// What it came from.
    pub predecessors: Vec<PlaceLink>,
    /// Whether nothing is told of it, so that what its former places come to together is looked for.
    pub untold: bool,
    /// Other periods with reports, newest first.
    pub other_periods: Vec<Period>,
    /// The reports: publisher, title, details, address.
    pub reports: Vec<ReportLine>,
}

impl Summary {
    /// Every figure but awards, by subject: the key figures, then the others.
    pub fn figures(&self) -> impl Iterator<Item = &Row> {
        let is_figure = |row: &&Row| {
            let mut cells = row.cells.iter();
            cells.any(|c| matches!(c.at.item, Item::Figure(_)))
        };
        self.keys.rows.iter().chain(&self.rows).filter(is_figure)
    }
}

/// A report in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportLine {
    /// Index of the report.
    pub report: usize,
    /// Publisher.
    pub publisher: String,
    /// Title in our words.
    pub title: String,
    /// When.
    pub details: String,
    /// Its address.
    pub url: Option<String>,
}

/// Makes the summary.
pub fn summary(focus: &Focus) -> Summary {
    let Focus {
        data, lang, period, ..
    } = *focus;
    let place = focus.place();
    let terms = terms(lang);
    let reports: Vec<(usize, &Report)> = data.reports_of(&place.id, period).collect();
    let (awards, mut others) = figures(focus);
    let lead = lead(focus, &others);
    let counted = others.iter().any(|(.., f)| is_of_events(focus, f));
    let periods = focus::periods(data, &place.id);
    let instead = if periods.is_empty() {
        Some(terms.no_report_of_place.to_owned())
    } else if reports.is_empty() && others.is_empty() {
        Some(terms.no_report_here.to_owned())
    } else if lead.is_none() && !counted {
        let models: usize = reports.iter().map(|(_, r)| r.models.len()).sum();
        Some(match models {
            0 => terms.no_figures.to_owned(),
            n => format!("{} {n} {}.", terms.no_figures, terms.models_named),
        })
    } else {
        None
    };
    let report_lines = report_lines(focus, &reports, &others);
    let untold = reports.is_empty() && others.is_empty();
    let keys = keys::take(focus, &mut others, lead.as_ref().map(|l| l.main), &reports);
    let notes = reports.iter().flat_map(|(_, r)| &r.notes);
    let notes = notes.map(|n| names::local(n, lang).to_owned());
    let became = became::became(data, place);
    let beside = |p: &Place| became::name_beside(data, p, place, lang);
    let predecessors: Vec<&Place> = data
        .predecessors(&place.id)
        .filter(|p| p.level() == place.level() || place.level() == Level::Commune)
        .collect();
    Summary {
        kicker: kicker(focus),
        title: title(focus),
        lead,
        instead,
        keys,
        rows: rows(focus, &others),
        together: together(focus, &reports),
        notes: notes.collect(),
        folds: folds::folds(focus, &reports, awards.len()),
        became: match became.alone {
            true => became_words::is_now(lang),
            false => became_words::now_part_of(lang),
        },
        successors: became::links(&became.today, beside),
        successors_in: common_parent(data, &became.today).map(|p| link(p, names::place(p, lang))),
        merged: became::links(&became.between, beside),
        formerly: match (place.level(), place.predecessors_complete) {
            (Level::Commune, _) => terms.formerly_part,
            (_, true) => terms.formerly,
            (_, false) => became_words::includes(lang),
        },
        predecessors: became::links(&predecessors, |p| became::name_of_former(p, place, lang)),
        untold,
        other_periods: periods.into_iter().rev().filter(|p| *p != period).collect(),
        reports: report_lines,
    }
}

/// The heading.
pub fn title(focus: &Focus) -> String {
    let (data, place, lang) = (focus.data, focus.place(), focus.lang);
    match focus::periods(data, &place.id).is_empty() {
        true => names::capitalised(&names::place(place, lang)),
        false => {
            let period = names::period_told(data, &place.id, focus.period, lang);
            format!("{} {period}", terms(lang).title)
        }
    }
}

/// Whether a figure tells of what happened, not of what was done about it.
fn is_of_events(focus: &Focus, figure: &Figure) -> bool {
    let indicator = focus.data.catalogue.indicator(&figure.indicator);
    let told = indicator.is_none_or(|i| !matches!(i.group.as_str(), "movement" | "work"));
    told && figure.value.is_some()
}

/// What all of them belong to, if that is one place.
fn common_parent<'a>(data: &'a Dataset, heirs: &[&Place]) -> Option<&'a Place> {
    let mut parents: Vec<Option<&String>> = heirs.iter().map(|p| p.parent.as_ref()).collect();
    parents.dedup();
    match parents[..] {
        [Some(parent)] => data.place(parent),
        _ => None,
    }
}

fn link(place: &Place, name: String) -> PlaceLink {
    PlaceLink {
        id: place.id.clone(),
        name,
    }
}

fn kicker(focus: &Focus) -> String {
    let (place, lang) = (focus.place(), focus.lang);
    let mut parts = vec![names::capitalised(&names::place_in_full(
        focus.data, place, lang,
    ))];
    if let Some(to) = place.valid.to {
        parts.push(became_words::until(place, to, lang));
    } else if let Some(from) = place.valid.from {
        parts.push(became_words::since(place, from, lang));
    }
    parts.join(" · ")
}

/// The comparison of the chosen series' level with the one before it, if the period's own report
/// tells of it.
fn lead(focus: &Focus, figures: &[Told]) -> Option<Lead> {
    let Focus {
        data, lang, period, ..
    } = *focus;
    let (main_at, _, main) = figures
        .iter()
        .filter(|(.., f)| {
            f.scope.is_none()
                && data
                    .catalogue
                    .indicator(&f.indicator)
                    .is_some_and(|i| i.group == "crime" || i.group == "accidents")
        })
        .min_by_key(|(.., f)| {
            (
                data.catalogue.rank(&f.indicator),
                data.catalogue.measure_rank(&f.measure),
                f.value.is_none(),
            )
        })?;
    let key = SeriesKey::new(&focus.place().id, &main.indicator, &main.measure);
    let series = kept(data, &key);
    let stated = series.changes_to(period).map(|c| c.from).next();
    let known = series
        .estimates
        .iter()
        .filter(|(p, e)| *p < period && p.is_like(period) && e.has_level());
    let before = stated.or_else(|| known.map(|(p, _)| *p).next_back());
    let estimate = series.at(period);
    let claims = estimate.claims.iter().map(|c| c.at);
    let mut at: Vec<At> = claims
        .chain(series.changes_to(period).map(|c| c.at))
        .collect();
    order::distinct(&mut at);
    let Some(before) = before else {
        let text = sentence::single(data, &series, period, lang);
        return Some(Lead {
            text,
            verdict: String::new(),
            doubts: doubts(data, &at, lang),
            ratio: None,
            strip: None,
            main: *main_at,
            at,
        });
    };
    let c = compare(
        data,
        Side {
            series: &series,
            period: before,
        },
        Side {
            series: &series,
            period,
        },
    );
    Some(Lead {
        text: match &c.refused {
            None => sentence::levels(data, &c, lang),
            Some(_) => sentence::single(data, &series, period, lang),
        },
        verdict: verdict_text(data, &c, lang),
        doubts: doubts(data, &at, lang),
        ratio: c.ratio.and_then(|r| Some((r.low, r.high?))),
        strip: strip(data, &series, period, lang),
        main: *main_at,
        at,
    })
}

fn verdict_text(data: &Dataset, c: &Comparison, lang: Lang) -> String {
    if c.refused.is_some() {
        String::new()
    } else {
        verdict::sentence(data, c, lang).unwrap_or_default()
    }
}

/// A figure, where it stands, and its report.
pub(super) type Told<'a> = (At, &'a Report, &'a Figure);

/// The figures of the place and period: awards, and all others.
pub(super) fn figures<'a>(focus: &Focus<'a>) -> (Vec<Told<'a>>, Vec<Told<'a>>) {
    let (data, place) = (focus.data, &focus.place().id);
    let of = data
        .figures()
        .filter(|(_, _, r, f)| r.place_of(f) == place && r.period_of(f) == focus.period);
    let told = of.map(|(report, i, r, f)| {
        let item = Item::Figure(i);
        (At { report, item }, r, f)
    });
    told.partition(|(.., f)| f.indicator == AWARDS)
}

/// Figures by subject, in the order of the catalogue.
pub(super) fn rows(focus: &Focus, figures: &[Told]) -> Vec<Row> {
    let data = focus.data;
    // By rank in the catalogue, indicator and part; within a group by rank of the measure.
    type Group = (usize, String, Option<String>);
    let mut groups: BTreeMap<Group, Vec<(usize, Cell)>> = BTreeMap::new();
    for (at, report, figure) in figures {
        let key = (
            data.catalogue.rank(&figure.indicator),
            figure.indicator.clone(),
            figure.scope.clone(),
        );
        let rank = data.catalogue.measure_rank(&figure.measure);
        groups
            .entry(key)
            .or_default()
            .push((rank, cell(focus, *at, report, figure)));
    }
    groups
        .into_iter()
        .map(|((_, indicator, scope), mut cells)| {
            order::sort_by_key(&mut cells, |(rank, _)| *rank);
            Row {
                title: names::indicator_scoped(data, &indicator, scope.as_deref(), focus.lang),
                indicator,
                cells: cells.into_iter().map(|(_, cell)| cell).collect(),
            }
        })
        .collect()
}

fn cell(focus: &Focus, at: At, report: &Report, figure: &Figure) -> Cell {
    let Focus { data, lang, .. } = *focus;
    let measure = sentence::measure_or_id(data, &figure.measure);
    let beside = beside(data, at, lang);
    // Against what, where that is not the period before.
    let base = figure.change.as_ref().and_then(|c| c.versus);
    let base = base.filter(|b| report.period_of(figure).same_period_before() != Some(*b));
    let against = |text: String| match base {
        Some(base) => phrase::versus(&text, base, lang),
        None => text,
    };
    let change = figure.change.as_ref().map(|c| match c.ambiguous {
        Some(_) => phrase::uncertain(&beside.change, lang),
        None => beside.change.clone(),
    });
    let (value, unit) = match figure.value {
        Some(value) => as_reported((value, figure.unit), figure.of, &measure, lang),
        None => (
            change.clone().unwrap_or_default(),
            match beside.unknown_base {
                true => {
                    let unit = against(counted_in(focus, figure));
                    format!("{unit} · {}", phrase::unknown_base(lang))
                }
                false => against(counted_in(focus, figure)),
            },
        ),
    };
    Cell {
        value,
        unit,
        change_only: figure.value.is_none(),
        change: if figure.value.is_some() {
            change.map(against).unwrap_or_default()
        } else {
            String::new()
        },
        noted: figure.note.is_some()
            || !figure.corrections.is_empty()
            || figure
                .change
                .as_ref()
                .is_some_and(|c| c.ambiguous.is_some()),
        doubt: beside.doubt,
        clear: beside.clear,
        at,
    }
}

/// A figure's number as the report words it, with what it is a part of, and what it counts: `trên 1.000`
/// and `vụ`, `96/97` and `vụ`, `gần 96%` and `tỷ lệ`.
pub(super) fn as_reported(
    (value, scale): (Quantity, Scale),
    of: Option<Of>,
    measure: &Measure,
    lang: Lang,
) -> (String, String) {
    let amount = number::amount(value, scale, measure, lang);
    let (value, unit) = match measure.unit {
        MeasureUnit::Count => split(&amount),
        // A bare percent or sum says nothing: of what, is the measure's name.
        _ => (amount, names::small(names::local(&measure.name, lang))),
    };
    match of {
        Some(Of::Whole(n)) => (format!("{value}/{}", number::whole(n as f64, lang)), unit),
        Some(Of::Target { target }) => {
            (value, format!("{unit} · {}", phrase::target(target, lang)))
        }
        None => (value, unit),
    }
}

/// What a change without a level is of, unless its own number says so: `giảm 6,23%` of what?
fn counted_in(focus: &Focus, figure: &Figure) -> String {
    let says_so = figure.change.as_ref().is_some_and(|c| c.by.is_some());
    match says_so {
        true => String::new(),
        false => names::small(names::measure(focus.data, &figure.measure, focus.lang)),
    }
}

/// `20 vụ` as number and noun; they are joined by a no-break space.
fn split(amount: &str) -> (String, String) {
    match amount.split_once('\u{a0}') {
        Some((number, noun)) => (number.to_owned(), noun.to_owned()),
        None => (amount.to_owned(), String::new()),
    }
}

fn together(focus: &Focus, reports: &[(usize, &Report)]) -> Vec<Said> {
    let all = reports.iter().flat_map(|(r, report)| {
        let statements = report.statements.iter().enumerate();
        statements.map(move |(i, s)| {
            (
                At {
                    report: *r,
                    item: Item::Statement(i),
                },
                s,
            )
        })
    });
    all.map(|(at, s)| {
        let text = names::capitalised(&sentence::statement_text(focus.data, s, focus.lang));
        let note = s.note.as_ref().map(|n| {
            let note = names::small(names::local(n, focus.lang));
            format!(" ({})", note.trim_end_matches('.'))
        });
        Said {
            text: format!("{text}{}", note.unwrap_or_default()),
            direction: s.direction,
            doubt: !checks::at(focus.data, at).is_empty(),
            at,
        }
    })
    .collect()
}

/// The reports that anything on the page comes from.
fn report_lines(focus: &Focus, reports: &[(usize, &Report)], figures: &[Told]) -> Vec<ReportLine> {
    let mut all: Vec<usize> = reports
        .iter()
        .map(|(r, _)| *r)
        .chain(figures.iter().map(|(at, ..)| at.report))
        .collect();
    order::distinct(&mut all);
    all.into_iter().map(|r| report_line(focus, r)).collect()
}

/// A report as a line of a list.
pub fn report_line(focus: &Focus, index: usize) -> ReportLine {
    let source = &focus.data.head(index).source;
    ReportLine {
        report: index,
        publisher: names::local(&source.publisher, focus.lang).to_owned(),
        title: names::local(&source.title, focus.lang).to_owned(),
        details: source::details(source, None, focus.lang),
        url: source.url.as_deref().map(str::to_owned),
    }
}

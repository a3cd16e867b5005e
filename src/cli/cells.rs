//! Which places and periods `compare` sets beside each other.

use std::collections::BTreeSet;

use super::{Usage, suggest};
use crate::analysis::{Known, Series, SeriesKey, reconcile};
use crate::model::{Dataset, Period};

/// What the command line asks for, in its own words.
#[derive(Default)]
pub(super) struct Asked {
    pub indicator: String,
    pub measure: String,
    pub scope: Option<String>,
    pub places: Vec<String>,
    pub periods: Vec<String>,
}

/// A place by its index, and a period.
pub(super) type Cell = (usize, Period);

/// What is compared with what.
pub(super) struct Pairs {
    /// Ids.
    pub places: Vec<String>,
    pub cells: Vec<(Cell, Cell)>,
    /// What the asker should know besides.
    pub notes: Vec<String>,
}

/// The most comparisons made at once.
const MOST: usize = 50_000;

pub(super) fn pairs(data: &Dataset, asked: &Asked) -> Result<Pairs, Usage> {
    ids(data, asked)?;
    let mut notes = Vec::new();
    let given = periods(data, &asked.periods, &mut notes)?;
    if asked.places.is_empty() && given.is_empty() {
        return Err(Usage(
            "compare what? name --places, --periods or both".to_owned(),
        ));
    }
    let places = if asked.places.is_empty() {
        reported(data, asked, &given)
    } else {
        asked.places.clone()
    };
    let places = without_repeats(places);
    let periods = if given.is_empty() {
        spoken_of(data, asked, &places)
    } else {
        given
    };
    let cells: Vec<Cell> = periods
        .iter()
        .flat_map(|p| (0..places.len()).map(|i| (i, *p)))
        .collect();
    let found = match places.len() {
        1 if asked.periods.is_empty() => each_with_the_next_like_it(&cells),
        1 => cells.windows(2).map(|pair| (pair[0], pair[1])).collect(),
        _ if cells.len() * cells.len() / 2 > MOST => {
            let count = cells.len();
            return Err(Usage(format!(
                "{count} cells make too many pairs; name fewer --places or --periods"
            )));
        }
        _ => every_two(&cells),
    };
    if found.is_empty() {
        notes.push(nothing_to_pair(asked, &cells)?);
    }
    Ok(Pairs {
        places,
        cells: found,
        notes,
    })
}

fn nothing_to_pair(asked: &Asked, cells: &[Cell]) -> Result<String, Usage> {
    match cells.len() {
        1 if !asked.places.is_empty() && !asked.periods.is_empty() => Err(Usage(
            "one place in one period has nothing beside it; name a second of either".to_owned(),
        )),
        0 => Ok("no report we have says anything of it (which is not zero)".to_owned()),
        _ => Ok("there are no two to compare".to_owned()),
    }
}

fn every_two(cells: &[Cell]) -> Vec<(Cell, Cell)> {
    let with_later = |(i, first): (usize, &Cell)| {
        let first = *first;
        cells[i + 1..]
            .iter()
            .map(move |second| (first, *second))
            .collect::<Vec<_>>()
    };
    cells.iter().enumerate().flat_map(with_later).collect()
}

/// A half-year stands between two years in time, and is compared with neither.
fn each_with_the_next_like_it(cells: &[Cell]) -> Vec<(Cell, Cell)> {
    let next = |(i, cell): (usize, &Cell)| {
        let later = cells[i + 1..].iter().find(|other| cell.1.is_like(other.1));
        later.map(|later| (*cell, *later))
    };
    cells.iter().enumerate().filter_map(next).collect()
}

/// Ids that neither the catalogue nor any figure has are mistyped.
fn ids(data: &Dataset, asked: &Asked) -> Result<(), Usage> {
    let catalogue = &data.catalogue;
    let used =
        |is: &dyn Fn(&crate::model::Figure) -> bool| data.figures().any(|(.., figure)| is(figure));
    if catalogue.indicator(&asked.indicator).is_none() && !used(&|f| f.indicator == asked.indicator)
    {
        let known = catalogue.indicators.iter().map(|i| &i.id);
        return Err(Usage(suggest::unknown(
            "indicator",
            &asked.indicator,
            known,
        )));
    }
    if catalogue.measure(&asked.measure).is_none() && !used(&|f| f.measure == asked.measure) {
        let known = catalogue.measures.iter().map(|m| &m.id);
        return Err(Usage(suggest::unknown("measure", &asked.measure, known)));
    }
    if let Some(scope) = &asked.scope
        && catalogue.scope(scope).is_none()
        && !used(&|f| f.scope.as_ref() == Some(scope))
    {
        let known = catalogue.scopes.iter().map(|s| &s.id);
        return Err(Usage(suggest::unknown("scope", scope, known)));
    }
    match asked.places.iter().find(|id| data.place(id).is_none()) {
        Some(id) => {
            let by_name = data
                .places()
                .iter()
                .find(|p| p.name.eq_ignore_ascii_case(id) || p.aliases.contains(id));
            let hint = match by_name {
                Some(place) => format!("unknown place {id:?}; did you mean {}?", place.id),
                None => suggest::unknown("place", id, data.places().iter().map(|p| &p.id)),
            };
            Err(Usage(hint))
        }
        None => Ok(()),
    }
}

/// The periods asked for, earliest first. One that no report names is told of: it may be meant.
fn periods(
    data: &Dataset,
    asked: &[String],
    notes: &mut Vec<String>,
) -> Result<Vec<Period>, Usage> {
    let named = named_periods(data);
    let mut periods = BTreeSet::new();
    for text in asked {
        let parsed: Result<Period, _> = text.parse();
        let known = || named.iter().map(Period::to_string).collect::<Vec<_>>();
        let period = match parsed {
            Ok(period) => period,
            Err(e) => {
                return Err(Usage(format!(
                    "{} ({e})",
                    suggest::unknown("period", text, known())
                )));
            }
        };
        if !named.contains(&period) {
            notes.push(format!(
                "no report names the period {period}; {}",
                suggest::hint(text, &known())
            ));
        }
        periods.insert(period);
    }
    Ok(periods.into_iter().collect())
}

fn named_periods(data: &Dataset) -> BTreeSet<Period> {
    let mut named = BTreeSet::new();
    for report in data.reports() {
        named.insert(report.period);
        let bases = report
            .statements
            .iter()
            .map(|s| s.versus.or_else(|| report.period.same_period_before()));
        named.extend(bases.flatten());
        for figure in &report.figures {
            let period = report.period_of(figure);
            named.insert(period);
            let base = figure
                .change
                .as_ref()
                .map(|c| c.versus.or_else(|| period.same_period_before()));
            named.extend(base.flatten());
        }
    }
    named
}

fn series(data: &Dataset, asked: &Asked, place: &str) -> Series {
    let key = SeriesKey::new(place, &asked.indicator, &asked.measure);
    reconcile::series(
        data,
        &SeriesKey {
            scope: asked.scope.clone(),
            ..key
        },
    )
}

/// The places that something is reported of in one of the periods, in the order of the data.
fn reported(data: &Dataset, asked: &Asked, periods: &[Period]) -> Vec<String> {
    let with_reports: BTreeSet<&str> = data
        .reports()
        .iter()
        .flat_map(|r| std::iter::once(&*r.place).chain(r.figures.iter().map(|f| r.place_of(f))))
        .collect();
    let places = data
        .places()
        .iter()
        .filter(|p| with_reports.contains(&*p.id));
    let spoken = places.filter(|place| {
        let series = series(data, asked, &place.id);
        periods
            .iter()
            .any(|p| series.at(*p).known != Known::NotReported)
    });
    spoken.map(|place| place.id.clone()).collect()
}

/// Every period of these places that something is known of or that a change names.
fn spoken_of(data: &Dataset, asked: &Asked, places: &[String]) -> Vec<Period> {
    let mut all = BTreeSet::new();
    for place in places {
        let series = series(data, asked, place);
        all.extend(series.estimates.iter().map(|(period, _)| *period));
        all.extend(series.changes.iter().flat_map(|c| [c.from, c.to]));
    }
    all.into_iter().collect()
}

fn without_repeats(places: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    places
        .into_iter()
        .filter(|place| seen.insert(place.clone()))
        .collect()
}

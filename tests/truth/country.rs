//! A made-up country whose true numbers are known, and reports that tell of them partially but
//! truly, in every way that reports do.
//!
//! Truths are drawn first and reports made from them, so whatever truth a set of reports allows is
//! drawn in its turn: what holds for every drawn truth holds for every truth that the reports allow.

use std::collections::BTreeMap;

use binh_yen::analysis::SeriesKey;
use binh_yen::model::parse::{Document, load};
use binh_yen::model::{
    Change, Dataset, Decimal, Direction, Figure, LocalText, Of, Period, PeriodKind, Quantity,
    Report, Scale, Source, Statement, Subject,
};

use super::tape::Tape;

/// What is told of, as indicator and measure. The rate is the share of the offences that was solved.
pub const SERIES: [(&str, &str); 6] = [
    ("social_order_crime", "cases"),
    ("traffic_accident", "cases"),
    ("traffic_accident", "deaths"),
    ("drug_crime", "cases"),
    ("clearance", "cases"),
    ("clearance", "rate_percent"),
];
const OFFENCES: usize = 0;
const SOLVED: usize = 4;
/// The series that is a percent.
pub const RATE: usize = 5;

/// A level: which place and series, by index, and when.
pub type Cell = (usize, usize, Period);

/// Something that a report tells of a cell.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// What it is told of.
    pub cell: Cell,
    /// For a change: the period compared with, and which way the truth went.
    pub change: Option<(Period, Direction)>,
}

/// A country: the truth, and the reports.
#[derive(Debug)]
pub struct Country {
    /// Ids of the places.
    pub places: Vec<String>,
    /// What is told of, by index into [`SERIES`].
    pub series: Vec<usize>,
    /// Their descriptions, as JSON.
    described: Vec<serde_json::Value>,
    /// All periods, years and perhaps halves.
    pub periods: Vec<Period>,
    /// The true levels. Rates are in percent, as exact as a float is.
    pub truth: BTreeMap<Cell, f64>,
    /// What is reported.
    pub reports: Vec<Report>,
    /// Everything told, one by one.
    pub told: Vec<Told>,
}

impl Country {
    /// The key of a series.
    pub fn key(&self, place: usize, series: usize) -> SeriesKey {
        let (indicator, measure) = SERIES[series];
        SeriesKey::new(&self.places[place], indicator, measure)
    }

    /// The true level; none for the rate of nothing.
    pub fn at(&self, cell: Cell) -> Option<f64> {
        self.truth.get(&cell).copied()
    }

    /// Which way the truth went.
    pub fn way(&self, from: Cell, to: Cell) -> Option<Direction> {
        Some(way(self.at(from)?, self.at(to)?))
    }

    /// Everything told of a cell itself: its level, or its change on an earlier one.
    pub fn told_of(&self, cell: Cell) -> impl Iterator<Item = &Told> {
        self.told.iter().filter(move |t| t.cell == cell)
    }

    /// The reports as a reader of a failure wants them.
    pub fn shown(&self) -> String {
        let truth: Vec<String> = self
            .truth
            .iter()
            .map(|((p, s, t), v)| {
                format!(
                    "{} {} {} {t} = {v}",
                    self.places[*p], SERIES[*s].0, SERIES[*s].1
                )
            })
            .collect();
        let reports: Vec<String> = self
            .reports
            .iter()
            .map(|r| serde_json::to_string(r).expect("they are plain data"))
            .collect();
        format!(
            "truth:\n{}\nreports:\n{}",
            truth.join("\n"),
            reports.join("\n")
        )
    }
}

/// One dataset of several countries, which know nothing of each other: reading the built-in
/// catalogue takes longer than a country does.
pub fn dataset(countries: &[Country]) -> Dataset {
    let places: Vec<_> = countries.iter().flat_map(|c| &c.described).collect();
    let reports: Vec<_> = countries.iter().flat_map(|c| &c.reports).collect();
    let document =
        serde_json::json!({ "format": "binh-yen/1", "places": places, "reports": reports });
    let data = load(&[Document {
        file: "generated".into(),
        text: document.to_string(),
    }]);
    assert_eq!(data.reports().len(), reports.len(), "{:?}", data.findings);
    // What was written is read as it was.
    assert!(data.reports().iter().eq(reports));
    data
}

/// Which way it is from `a` to `b`.
pub fn way(a: f64, b: f64) -> Direction {
    match () {
        () if a < b => Direction::Up,
        () if a > b => Direction::Down,
        () => Direction::Same,
    }
}

/// Draws a country. Ids of its places start with `name`.
pub fn country(tape: &mut Tape, name: &str) -> Country {
    let count = tape.one_of(&[2, 2, 2, 2, 3, 4]);
    let told: &[usize] = tape.one_of(&[&[0], &[1, 2], &[3, 0], &[0, 4, 5], &[0, 4, 5, 1, 2, 3]]);
    let places: Vec<String> = (0..count).map(|i| format!("{name}/{i}")).collect();
    let described = places.iter().map(|id| describe(tape, id)).collect();
    // Once in a while across the day from which the places are other ones.
    let first = if tape.once_in(6) { 2022 } else { 2010 };
    let years = 3 + i32::try_from(tape.below(4)).expect("small");
    let halves = tape.once_in(3);
    let mut country = Country {
        places,
        series: told.to_vec(),
        described,
        periods: Vec::new(),
        truth: BTreeMap::new(),
        reports: Vec::new(),
        told: Vec::new(),
    };
    for year in first..first + years {
        country.periods.extend(Period::of(year, PeriodKind::Year));
        if halves {
            country
                .periods
                .extend(Period::of(year, PeriodKind::Half(1)));
        }
    }
    for place in 0..count {
        truths(tape, &mut country, place);
        for period in country.periods.clone() {
            for nth in 0..tape.one_of(&[0, 1, 1, 1, 2]) {
                report(tape, &mut country, place, period, nth);
            }
        }
    }
    country
}

fn describe(tape: &mut Tape, id: &str) -> serde_json::Value {
    let mut place = serde_json::json!({ "id": id, "name": name(id), "type": "rural_district" });
    if tape.once_in(2) {
        let people = tape.from(2_000, 300_000);
        place["populations"] = serde_json::json!([{ "year": 2019, "people": people, "kind": "census", "source": "generated" }]);
    }
    place
}

/// A name without digits, so that every digit in a sentence is a number that is said.
fn name(id: &str) -> String {
    let letter = |c: char| c.to_digit(10).map_or('o', |d| char::from(b'a' + d as u8));
    format!("Nơi {}", id.chars().map(letter).collect::<String>())
}

/// The true numbers of a place. A half-year has at most what its year has, and no more is solved
/// than occurred.
fn truths(tape: &mut Tape, country: &mut Country, place: usize) {
    let scales: Vec<u64> = (0..SOLVED)
        .map(|_| tape.one_of(&[12, 3, 60, 400, 3000]))
        .collect();
    let mut before = [0; SOLVED];
    for period in country.periods.clone() {
        let whole = |country: &Country, series| {
            let year = Period::of(period.year(), PeriodKind::Year)?;
            country.at((place, series, year)).map(|v| v as u64)
        };
        let is_year = period.kind() == PeriodKind::Year;
        for series in 0..SOLVED {
            let value = match (is_year, whole(country, series)) {
                (false, Some(year)) => tape.from(0, year),
                _ => match tape.below(4) {
                    0 | 1 => tape.from(0, scales[series]),
                    // Near the year before, or the same.
                    2 => (before[series] + tape.below(5)).saturating_sub(2),
                    _ => before[series],
                },
            };
            if is_year {
                before[series] = value;
            }
            country.truth.insert((place, series, period), value as f64);
        }
        let occurred = country.truth[&(place, OFFENCES, period)] as u64;
        let most = match (is_year, whole(country, SOLVED)) {
            (false, Some(year)) => year.min(occurred),
            _ => occurred,
        };
        let solved = most - tape.below(most / 3 + 1).min(most);
        country.truth.insert((place, SOLVED, period), solved as f64);
        if occurred > 0 {
            let rate = 100.0 * solved as f64 / occurred as f64;
            country.truth.insert((place, RATE, period), rate);
        }
    }
}

fn report(tape: &mut Tape, country: &mut Country, place: usize, period: Period, nth: u32) {
    let mut figures = Vec::new();
    for series in country.series.clone() {
        // Now and then an older level is told again.
        let older = if tape.once_in(12) {
            base(tape, country, period)
        } else {
            None
        };
        let cell = (place, series, older.map_or(period, |(p, _)| p));
        figures.extend(figure(tape, country, cell, period));
    }
    let statements: Vec<Statement> = statement(tape, country, place, period)
        .into_iter()
        .collect();
    if figures.is_empty() && statements.is_empty() {
        return;
    }
    let text = |t: &str| LocalText::Vietnamese(t.to_owned());
    country.reports.push(Report {
        id: format!("{}-{period}-{nth}", country.places[place].replace('/', "-")).to_lowercase(),
        place: country.places[place].clone(),
        period,
        dates: None,
        period_assumed: false,
        source: Source {
            publisher: text("p").into(),
            title: text("t").into(),
            url: None,
            published: None,
            event: None,
        },
        figures,
        statements,
        models: vec![],
        limitations: vec![],
        tasks: vec![],
        notes: vec![],
    });
}

/// An earlier period like `period`, most often the one before, and whether the report names it.
fn base(tape: &mut Tape, country: &Country, period: Period) -> Option<(Period, bool)> {
    let mut like = country
        .periods
        .iter()
        .copied()
        .filter(|p| p.kind() == period.kind() && *p < period);
    let earlier: Vec<Period> = like.by_ref().collect();
    let last = *earlier.last()?;
    Some(match tape.below(8) {
        // Not named, and the one before is meant.
        7 => (last, false),
        6 => (tape.one_of(&earlier), true),
        _ => (last, true),
    })
}

fn figure(tape: &mut Tape, country: &mut Country, cell: Cell, of: Period) -> Vec<Figure> {
    let (place, series, period) = cell;
    let Some(truth) = country.at(cell) else {
        return Vec::new();
    };
    let value = if series == RATE {
        rate(tape, country, cell)
    } else {
        count(tape, truth as u64)
    };
    let base =
        base(tape, country, period).filter(|(p, _)| country.at((place, series, *p)).is_some());
    let changes = match base {
        Some((base, named)) if series == RATE => rate_change(tape, country, cell, base, named),
        Some((base, named)) => count_change(tape, country, cell, base, named),
        None => Vec::new(),
    };
    let whole = country.at((place, OFFENCES, period)).map(|v| v as u64);
    // `91/97`: solved of all that occurred.
    let of_whole = (series == SOLVED && value.is_some() && tape.once_in(3))
        .then_some(whole)
        .flatten();
    let mut figures: Vec<Figure> = Vec::new();
    let mut values = vec![value];
    values.resize(changes.len().max(1), None);
    for (i, value) in values.into_iter().enumerate() {
        let change = changes.get(i).cloned();
        if value.is_none() && change.is_none() {
            continue;
        }
        if value.is_some() {
            country.told.push(Told { cell, change: None });
        }
        if let (Some(change), Some((base, _))) = (&change, base) {
            let from = (place, series, base);
            if change.from.is_some() {
                country.told.push(Told {
                    cell: from,
                    change: None,
                });
            }
            let change = Some((base, change.direction));
            country.told.push(Told { cell, change });
        }
        figures.push(Figure {
            indicator: SERIES[series].0.into(),
            measure: SERIES[series].1.into(),
            scope: None,
            value,
            unit: Scale::One,
            of: of_whole.filter(|_| i == 0).map(Of::Whole),
            change,
            place: None,
            period: (period != of).then_some(period),
            dates: None,
            derived: false,
            note: None,
            paragraph: None,
            corrections: vec![],
        });
    }
    figures
}

fn whole(n: u64) -> Decimal {
    Decimal::whole(i64::try_from(n).expect("a count"))
}

/// How a report tells of a count.
fn count(tape: &mut Tape, truth: u64) -> Option<Quantity> {
    match tape.below(13) {
        0..=2 => None,
        3..=6 => Some(Quantity::Exact(whole(truth))),
        7 => Some(Quantity::AtMost(whole(truth + tape.below(20)))),
        8 => {
            let (down, up) = (tape.below(6).min(truth), tape.below(6));
            Some(Quantity::Between(whole(truth - down), whole(truth + up)))
        }
        _ => loosely(tape, truth),
    }
}

/// `trên`, `gần` or `khoảng`, as the words are read: see `analysis::span`.
fn loosely(tape: &mut Tape, truth: u64) -> Option<Quantity> {
    let unit = tape.one_of(&[10, 100, 1]);
    match tape.below(3) {
        0 => Some(Quantity::AtLeast(whole(truth / unit * unit))),
        1 if !truth.is_multiple_of(unit) => {
            Some(Quantity::JustUnder(whole((truth / unit + 1) * unit)))
        }
        2 => Some((truth + unit / 2) / unit * unit)
            .filter(|about| *about > 0)
            .map(|about| Quantity::About(whole(about))),
        _ => None,
    }
}

/// `n`/`d` in units of 10^−`decimals`, rounded half up, cut off, or up to the next.
fn ratio(n: u64, d: u64, decimals: u8) -> (u64, u64, u64) {
    let n = n * 10_u64.pow(decimals.into());
    ((2 * n + d) / (2 * d), n / d, n / d + 1)
}

fn printed(digits: u64, decimals: u8) -> Decimal {
    Decimal::new(i64::try_from(digits).expect("a percent"), decimals)
}

/// How a report tells of the rate.
fn rate(tape: &mut Tape, country: &Country, (place, _, period): Cell) -> Option<Quantity> {
    let of = country.at((place, OFFENCES, period))? as u64;
    let part = country.at((place, SOLVED, period))? as u64;
    let decimals = tape.one_of(&[1, 2, 0]);
    let (rounded, below, above) = ratio(100 * part, of, decimals);
    match tape.below(8) {
        0 | 1 => None,
        5 => Some(Quantity::AtLeast(printed(below, decimals))),
        6 if above <= 100 * 10_u64.pow(decimals.into()) => {
            Some(Quantity::JustUnder(printed(above, decimals)))
        }
        7 if rounded > 0 => Some(Quantity::About(printed(rounded, decimals))),
        _ => Some(Quantity::Exact(printed(rounded, decimals))),
    }
}

fn plain_change(direction: Direction, base: Period, named: bool) -> Change {
    Change {
        direction,
        by: None,
        percent: None,
        points: None,
        from: None,
        unit: Scale::One,
        versus: named.then_some(base),
        ambiguous: None,
    }
}

/// How a report tells of the change of a count; in two figures where it tells it in two sentences.
fn count_change(
    tape: &mut Tape,
    country: &Country,
    cell: Cell,
    base: Period,
    named: bool,
) -> Vec<Change> {
    let (place, series, _) = cell;
    let before = country.truth[&(place, series, base)] as u64;
    let now = country.truth[&cell] as u64;
    let size = before.abs_diff(now);
    let mut change = plain_change(way(before as f64, now as f64), base, named);
    let decimals = tape.one_of(&[1, 2, 0]);
    let percents = (before > 0 && size > 0).then(|| ratio(100 * size, before, decimals));
    let percent = percents.map(|(rounded, ..)| Quantity::Exact(printed(rounded, decimals)));
    let by = (size > 0).then(|| Quantity::Exact(whole(size)));
    match tape.below(14) {
        0..=3 => return Vec::new(),
        4 | 5 => change.by = by,
        6 => change.percent = percent,
        7 => (change.by, change.percent) = (by, percent),
        8 => change.from = Some(Quantity::Exact(whole(before))),
        9 => (change.by, change.from) = (by, Some(Quantity::Exact(whole(before)))),
        10 if size > 0 => change.by = loosely(tape, size),
        11 => {
            change.percent = percents.map(|(rounded, below, above)| match tape.below(3) {
                0 => Quantity::AtLeast(printed(below, decimals)),
                1 => Quantity::JustUnder(printed(above, decimals)),
                _ => Quantity::About(printed(rounded, decimals)),
            });
        }
        12 if percent.is_some() => {
            let mut second = change.clone();
            (change.by, second.percent) = (by, percent);
            return vec![change, second];
        }
        _ => {}
    }
    vec![change]
}

/// How a report tells of the change of a rate: in points, from, or only its direction.
fn rate_change(
    tape: &mut Tape,
    country: &Country,
    cell: Cell,
    base: Period,
    named: bool,
) -> Vec<Change> {
    let (place, series, _) = cell;
    let (before, now) = (country.truth[&(place, series, base)], country.truth[&cell]);
    let mut change = plain_change(way(before, now), base, named);
    match tape.below(6) {
        0..=2 => return Vec::new(),
        3 if before != now => {
            let points = ((now - before).abs() * 100.0).round() as u64;
            change.points = Some(Quantity::Exact(printed(points, 2)));
        }
        4 => {
            let of = country.truth[&(place, OFFENCES, base)] as u64;
            let part = country.truth[&(place, SOLVED, base)] as u64;
            change.from = Some(Quantity::Exact(printed(ratio(100 * part, of, 1).0, 1)));
        }
        _ => {}
    }
    vec![change]
}

/// A direction of several things at once, all of which really went that way.
fn statement(
    tape: &mut Tape,
    country: &mut Country,
    place: usize,
    period: Period,
) -> Option<Statement> {
    if !tape.once_in(3) {
        return None;
    }
    let (base, named) = base(tape, country, period)?;
    let direction = tape.one_of(&[Direction::Down, Direction::Up, Direction::Same]);
    let series = country.series.iter().copied();
    let fitting: Vec<usize> = series
        .filter(|s| country.way((place, *s, base), (place, *s, period)) == Some(direction))
        .filter(|_| !tape.once_in(3))
        .collect();
    if fitting.is_empty() {
        return None;
    }
    let mut subjects = Vec::new();
    for series in fitting {
        let (indicator, measure) = SERIES[series];
        // The measure of a main one may be left to the reader.
        let unnamed = matches!(series, 0 | 1 | 3 | RATE) && tape.once_in(4);
        country.told.push(Told {
            cell: (place, series, period),
            change: Some((base, direction)),
        });
        subjects.push(Subject {
            indicator: indicator.into(),
            measure: (!unnamed).then(|| measure.into()),
            scope: None,
        });
    }
    Some(Statement {
        subjects,
        direction,
        versus: named.then_some(base),
        note: None,
        paragraph: None,
    })
}

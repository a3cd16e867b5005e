//! The few figures that most citizens ask for, taken out of all that a report gives: the crime the
//! opening is about, road accidents, fires, drownings, drugs. Always the same and in the same order,
//! so that two districts' summaries can be read side by side; what is not told is named, since a
//! subject left out is easily read as "none".

use super::focus::Focus;
use super::summary::{Cell, Row, Told, rows};
use crate::analysis::{At, Item, checks, coverage};
use crate::model::{Figure, Report, Statement, Subject};
use crate::text::{keys as words, names};

/// What is always looked for, after the subject of the opening.
const SUBJECTS: [&str; 4] = ["traffic_accident", "fire", "drowning", "drug_crime"];

/// What is shown large of a subject; without any of these, its main measure.
const MEASURES: [&str; 4] = ["cases", "deaths", "injured", "suspects"];

/// The key figures and what is left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keys {
    /// A row for each subject that is told of, the subject of the opening first.
    pub rows: Vec<Row>,
    /// Names of those that no report of the period speaks of.
    pub silent: Vec<String>,
}

/// Takes the key figures out of `figures`; what is left there is told elsewhere. `lead` is where the
/// figure stands that the opening is about.
pub fn take(
    focus: &Focus,
    figures: &mut Vec<Told>,
    lead: Option<At>,
    reports: &[(usize, &Report)],
) -> Keys {
    let mut keys = Keys::default();
    let main = figures.iter().position(|(at, ..)| Some(*at) == lead);
    let mut led = None;
    if let Some(main) = main {
        let main = figures.remove(main);
        let (_, _, figure) = main;
        // What else is said of the same: that it fell by 67, and by 6.23%.
        let same = |f: &Figure| f.indicator == figure.indicator && f.measure == figure.measure;
        let mut told = vec![main];
        figures.retain(|told_of| {
            let take = same(told_of.2) && told_of.2.scope == figure.scope;
            if take {
                told.push(*told_of);
            }
            !take
        });
        led = Some(figure.indicator.as_str());
        keys.rows.extend(rows(focus, &told));
    }
    for id in SUBJECTS.into_iter().filter(|id| Some(*id) != led) {
        let told = taken(focus, figures, id);
        let row = match told.is_empty() {
            false => rows(focus, &told).pop(),
            true => said(focus, reports, id),
        };
        match row {
            Some(row) => keys.rows.push(row),
            None if reports.is_empty() => {}
            None => {
                let name = names::indicator(focus.data, id, focus.lang);
                keys.silent.push(names::small(name));
            }
        }
    }
    keys
}

/// The main numbers of a subject: of all of it, or of the first part that some number but "none" is
/// told of. That no especially serious fire occurred is not "fires: none".
fn taken<'a>(focus: &Focus, figures: &mut Vec<Told<'a>>, id: &str) -> Vec<Told<'a>> {
    let tells = |f: &Figure| f.indicator == id && !coverage::is_zero_of_a_part(f);
    let of_all = figures
        .iter()
        .find(|(.., f)| tells(f) && f.scope.is_none())
        .or_else(|| figures.iter().find(|(.., f)| tells(f)));
    let Some(scope) = of_all.map(|(.., f)| f.scope.clone()) else {
        return Vec::new();
    };
    let own = |f: &Figure| tells(f) && f.scope == scope;
    let rank = |f: &Figure| focus.data.catalogue.measure_rank(&f.measure);
    let first = figures.iter().filter(|(.., f)| own(f));
    let first = first.map(|(.., f)| rank(f)).min();
    let usual = |f: &Figure| MEASURES.contains(&f.measure.as_str());
    let any = figures.iter().any(|(.., f)| own(f) && usual(f));
    let mut told = Vec::new();
    figures.retain(|(at, report, f)| {
        let large = if any {
            usual(f)
        } else {
            Some(rank(f)) == first
        };
        let take = own(f) && large;
        if take {
            told.push((*at, *report, *f));
        }
        !take
    });
    told
}

/// What a report says of a subject without a number: which way it went.
fn said(focus: &Focus, reports: &[(usize, &Report)], id: &str) -> Option<Row> {
    let mut statements = reports.iter().flat_map(|(index, report)| {
        let all = report.statements.iter().enumerate();
        all.map(move |(i, s)| (*index, i, s))
    });
    let of = |s: &Subject| s.indicator == id && s.scope.is_none();
    let (report, i, statement) = statements.find(|(.., s)| s.subjects.iter().any(of))?;
    let at = At {
        report,
        item: Item::Statement(i),
    };
    Some(Row {
        indicator: id.to_owned(),
        title: names::indicator(focus.data, id, focus.lang).to_owned(),
        cells: vec![direction(focus, statement, id, at)],
    })
}

fn direction(focus: &Focus, statement: &Statement, id: &str, at: At) -> Cell {
    let own = statement.subjects.iter().filter(|s| s.indicator == id);
    let measures = own.filter_map(|s| s.measure.as_ref());
    let measures: Vec<String> = measures
        .map(|m| names::small(names::measure(focus.data, m, focus.lang)))
        .collect();
    Cell {
        value: words::way(statement.direction, focus.lang).to_owned(),
        unit: words::no_number(&measures, focus.lang),
        change: String::new(),
        change_only: true,
        noted: statement.note.is_some(),
        doubt: !checks::at(focus.data, at).is_empty(),
        clear: "",
        at,
    }
}

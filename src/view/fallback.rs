//! A view as plain words and one small table: what stands inside the element in a host's page until
//! the widget opens, and stays where it can't.

use super::focus::Focus;
use super::summary::summary;
use super::{places, sources, table, years};
use crate::analysis::At;
use crate::model::order;
use crate::model::{Dataset, Place};
use crate::state::{Selection, View};
use crate::text::terms::terms;
use crate::text::{Lang, doubt, names, share, ui};

/// The most rows that are written down; how many more there are is said.
const ROWS: usize = 24;

/// A source with its address, if that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Publisher.
    pub name: String,
    /// Address.
    pub url: Option<String>,
}

/// A row of the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What it is of.
    pub head: String,
    /// What is said of it; empty where the head says it all.
    pub values: Vec<String>,
    /// Who says it.
    pub sources: Vec<Named>,
}

/// A view in plain words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fallback {
    /// The heading.
    pub title: String,
    /// The view's sentences.
    pub says: Vec<String>,
    /// Headings of the columns: one a value, then that of the sources.
    pub heads: Vec<String>,
    /// The figures.
    pub rows: Vec<Line>,
    /// How many rows are left out.
    pub more: usize,
    /// What the marks mean, and cautions.
    pub notes: Vec<String>,
}

/// The selection with what is in view written down, so that data added later does not change it:
/// the place; of one period the period; of one subject the subject. The years shown stay open.
pub fn pinned(focus: &Focus, selection: &Selection) -> Selection {
    let mut s = selection.clone();
    s.places.retain(|id| focus.data.place(id).is_some());
    if s.places.is_empty() {
        s.places.push(focus.place().id.clone());
    }
    if matches!(s.view, View::Summary | View::Places) && s.periods.is_empty() {
        s.periods.push(focus.period);
    }
    if matches!(s.view, View::Years | View::Places) {
        s.indicator = Some(focus.indicator.clone());
        s.measure = Some(focus.measure.clone());
        s.scope = focus.scope.clone();
    }
    s
}

/// The view of a selection.
pub fn fallback(focus: &Focus, selection: &Selection) -> Fallback {
    let mut found = match selection.view {
        View::Summary => of_summary(focus),
        View::Years => of_years(focus, selection),
        View::Places => of_places(focus, selection),
        View::Table => of_table(focus, selection),
        View::Sources => of_sources(focus),
    };
    found.heads.push(ui::words(focus.lang).source.to_owned());
    found.more = found.rows.len().saturating_sub(ROWS);
    found.rows.truncate(ROWS);
    found
}

fn of_summary(focus: &Focus) -> Fallback {
    let (s, lang) = (summary(focus), focus.lang);
    let mut says = Vec::new();
    if let Some(lead) = s.lead.clone() {
        says.extend([lead.text, lead.verdict]);
        says.extend(lead.doubts);
    }
    says.extend(s.instead.clone());
    says.retain(|text| !text.is_empty());
    let (mut doubtful, mut noted) = (false, false);
    let mut rows = Vec::new();
    let awards = super::details::awards(focus);
    for row in s.figures().chain(&awards) {
        for cell in &row.cells {
            doubtful |= cell.doubt;
            noted |= cell.noted;
            let star = if cell.noted { "*" } else { "" };
            let mut value = format!("{}{star} {}", cell.value, cell.unit);
            value.truncate(value.trim_end().len());
            if !cell.change.is_empty() {
                value = format!("{value}, {}", cell.change);
            }
            rows.push(Line {
                head: row.title.clone(),
                values: vec![marked(value, cell.doubt)],
                sources: named(focus.data, &[cell.at], lang),
            });
        }
    }
    for said in &s.together {
        doubtful |= said.doubt;
        rows.push(Line {
            head: marked(said.text.clone(), said.doubt),
            values: Vec::new(),
            sources: named(focus.data, &[said.at], lang),
        });
    }
    let place = s.kicker.split(" · ").next().unwrap_or_default();
    let title = match s.title == place {
        true => s.title,
        false => format!("{place} – {}", names::small(&s.title)),
    };
    Fallback {
        title,
        says,
        heads: vec![terms(lang).value.to_owned()],
        rows,
        notes: marks(doubtful, noted, lang),
        ..Fallback::default()
    }
}

fn of_years(focus: &Focus, selection: &Selection) -> Fallback {
    let lang = focus.lang;
    let view = years::years(focus, &selection.periods);
    Fallback {
        title: format!("{} – {}", listed(&focus.places, lang), view.title),
        says: view.words.into_iter().map(|w| w.text).collect(),
        heads: view.chart.lines.iter().map(|l| l.label.clone()).collect(),
        rows: view
            .rows
            .into_iter()
            .map(|r| shown_line(focus.data, r, lang))
            .collect(),
        notes: unlike(focus),
        ..Fallback::default()
    }
}

fn of_places(focus: &Focus, selection: &Selection) -> Fallback {
    let lang = focus.lang;
    let view = places::places(focus, selection.order);
    let rows = view.bars.into_iter().map(|bar| years::TableRow {
        head: names::capitalised(&bar.name),
        values: vec![bar.shown],
    });
    let said = view.words.into_iter().chain(view.against.1);
    let mut notes = unlike(focus);
    notes.extend((!view.caution.is_empty()).then_some(view.caution));
    Fallback {
        title: view.title,
        says: said.map(|w| w.text).chain(view.standing.words).collect(),
        heads: vec![terms(lang).value.to_owned()],
        rows: rows.map(|r| shown_line(focus.data, r, lang)).collect(),
        notes,
        ..Fallback::default()
    }
}

fn of_table(focus: &Focus, selection: &Selection) -> Fallback {
    let (data, lang) = (focus.data, focus.lang);
    let w = ui::words(lang);
    let terms = terms(lang);
    let all = table::rows(data, lang);
    let chosen = table::chosen(&all, &selection.filter, table::Column::Place, false);
    // What is beyond the cut is only counted.
    let mut doubtful = false;
    let line = |(i, row): (usize, &&table::Row)| {
        if i >= ROWS {
            return Line::default();
        }
        let beside = table::beside(data, row, lang);
        doubtful |= beside.doubt;
        let of = [row.indicator.as_str(), &row.measure].into_iter();
        let of: Vec<&str> = of.filter(|text| !text.is_empty()).collect();
        let said = [row.value.clone(), beside.change].into_iter();
        let said: Vec<String> = said.filter(|text| !text.is_empty()).collect();
        Line {
            head: format!("{}, {}", row.place, row.period),
            values: vec![of.join(" · "), marked(said.join(", "), beside.doubt)],
            sources: named(data, &[row.at], lang),
        }
    };
    Fallback {
        rows: chosen.iter().enumerate().map(line).collect(),
        title: match selection.filter.is_empty() {
            true => w.app.to_owned(),
            false => format!("{} – {}", w.app, selection.filter),
        },
        heads: vec![terms.indicator.to_owned(), terms.value.to_owned()],
        notes: marks(doubtful, false, lang),
        ..Fallback::default()
    }
}

fn of_sources(focus: &Focus) -> Fallback {
    let w = ui::words(focus.lang);
    let terms = terms(focus.lang);
    let mut rows = Vec::new();
    let all = sources::sources(focus);
    let own = (all.place, all.own);
    let own = Some(own).filter(|(_, entries)| !entries.is_empty());
    for (place, entries) in own.into_iter().chain(all.others) {
        rows.extend(entries.into_iter().map(|e| Line {
            head: format!("{place}, {}", names::small(&e.period)),
            values: vec![e.line.title],
            sources: vec![Named {
                name: e.line.publisher,
                url: e.line.url.filter(|url| is_link(url)),
            }],
        }));
    }
    Fallback {
        title: format!("{} – {}", w.app, names::small(terms.reports)),
        heads: vec![terms.reports.to_owned()],
        rows,
        ..Fallback::default()
    }
}

fn shown_line(data: &Dataset, row: years::TableRow, lang: Lang) -> Line {
    let at: Vec<At> = row.values.iter().flat_map(|s| s.at.clone()).collect();
    Line {
        head: row.head,
        sources: named(data, &at, lang),
        values: row.values.into_iter().map(|s| s.words).collect(),
    }
}

/// The publishers of what is said there, each once for each address.
fn named(data: &Dataset, at: &[At], lang: Lang) -> Vec<Named> {
    let reports = at.iter().filter_map(|at| data.reports().get(at.report));
    let one = |r: &crate::model::Report| Named {
        name: names::local(&r.source.publisher, lang).to_owned(),
        url: r.source.url.clone().filter(|url| is_link(url)),
    };
    let mut all: Vec<Named> = reports.map(one).collect();
    order::distinct(&mut all);
    all
}

/// What follows an address may run in the reader's page, so only links of the web are links.
fn is_link(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn marked(text: String, doubt: bool) -> String {
    match doubt {
        true => format!("{}\u{a0}{text}", doubt::MARK),
        false => text,
    }
}

fn marks(doubtful: bool, noted: bool, lang: Lang) -> Vec<String> {
    let star = noted.then(|| share::star_means(lang).to_owned());
    let mark = doubtful.then(|| share::mark_means(lang).to_owned());
    star.into_iter().chain(mark).collect()
}

fn unlike(focus: &Focus) -> Vec<String> {
    match focus.unlike.is_empty() {
        true => Vec::new(),
        false => {
            let why = terms(focus.lang).unlike_place;
            let name = |p: &&Place| names::place(p, focus.lang);
            let all: Vec<String> = focus.unlike.iter().map(name).collect();
            vec![format!("{why} {}.", all.join(", "))]
        }
    }
}

fn listed(places: &[&Place], lang: Lang) -> String {
    let name = |p: &&Place| names::place(p, lang);
    names::capitalised(&places.iter().map(name).collect::<Vec<_>>().join(", "))
}

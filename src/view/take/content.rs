//! What a picture of a view holds, in words and charts, before it is laid out.

use super::block::{Cell, Row};
use super::cite;
use crate::analysis::At;
use crate::state::{Selection, View};
use crate::text::terms::terms;
use crate::text::{Lang, doubt, names, share, take, ui};
use crate::view::chart::series::ChartInput;
use crate::view::chart::{Drawing, bars, time};
use crate::view::places::{self, Places};
use crate::view::summary::{self, summary};
use crate::view::table::{self, Column, Table};
use crate::view::{Focus, Kind, Shown, years};

/// What stands in the middle of a picture.
pub enum Body {
    /// Figures by subject; how many more there are than these.
    Rows(Vec<Row>, usize),
    /// Charts over time: one, or one a place with its name.
    Time(Vec<ChartInput>),
    /// Places side by side.
    Bars(Box<Places>),
}

/// A picture's content.
pub struct Content {
    /// Place and province, or nothing.
    pub kicker: String,
    /// The heading.
    pub title: String,
    /// What of it; may be empty.
    pub subtitle: String,
    /// Sentences, the first the most important.
    pub says: Vec<String>,
    /// Figures or charts.
    pub body: Body,
    /// What signs mean, and cautions.
    pub notes: Vec<String>,
    /// Who says it, on one line.
    pub sources: String,
}

/// The most rows of a list in a picture that is as tall as its content.
const MOST_ROWS: usize = 24;

/// The content of the view; `None` for sources, which are a list of links.
pub fn content(focus: &Focus, selection: &Selection) -> Option<Content> {
    Some(match selection.view {
        View::Summary => of_summary(focus),
        View::Years => of_years(focus, selection),
        View::Places => of_places(focus, selection),
        View::Table => of_table(focus, selection),
        View::Sources => return None,
    })
}

fn of_summary(focus: &Focus) -> Content {
    let (s, lang) = (summary(focus), focus.lang);
    let mut says = Vec::new();
    let mut at: Vec<At> = Vec::new();
    if let Some(lead) = &s.lead {
        says.push(lead.text.clone());
        says.extend(lead.doubts.iter().cloned());
        says.push(lead.verdict.clone());
        at.extend(&lead.at);
    }
    says.extend(s.instead.clone());
    says.extend(s.together.iter().map(|said| marked(&said.text, said.doubt)));
    at.extend(s.together.iter().map(|said| said.at));
    says.extend(s.notes.iter().cloned());
    says.retain(|text| !text.is_empty());
    let cells = || s.figures().flat_map(|row| &row.cells);
    at.extend(cells().map(|cell| cell.at));
    let values: String = cells().map(|cell| cell.value.as_str()).collect();
    let mut notes = signs(&values, lang);
    if cells().any(|cell| cell.doubt) || s.together.iter().any(|said| said.doubt) {
        notes.push(share::mark_means(lang).to_owned());
    }
    if cells().any(|cell| cell.noted) {
        notes.push(share::star_means(lang).to_owned());
    }
    if cells().any(|cell| !cell.clear.is_empty()) {
        notes.push(doubt::clear_means(lang).to_owned());
    }
    let cell = |cell: &summary::Cell| Cell {
        value: marked(
            &format!("{}{}", cell.value, if cell.noted { "*" } else { "" }),
            cell.doubt,
        ),
        unit: cell.unit.clone(),
        change: [cell.change.as_str(), cell.clear]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
    };
    let row = |row: &summary::Row| Row {
        title: row.title.clone(),
        cells: row.cells.iter().map(cell).collect(),
    };
    Content {
        kicker: s.kicker.clone(),
        title: s.title.clone(),
        subtitle: String::new(),
        says,
        body: Body::Rows(s.figures().map(row).collect(), 0),
        notes,
        sources: cite::publishers(focus, &at),
    }
}

fn of_years(focus: &Focus, selection: &Selection) -> Content {
    let view = years::years(focus, &selection.periods);
    let panels = view.panels();
    let shown: Vec<&Shown> = view.rows.iter().flat_map(|row| &row.values).collect();
    let mut at: Vec<At> = shown.iter().flat_map(|s| s.at.clone()).collect();
    at.extend(view.words.iter().flat_map(|w| w.at.clone()));
    let mut says: Vec<String> = Vec::new();
    if view.chart.slots.is_empty() {
        let why = years::empty_hint(&view, focus);
        says.push(why.unwrap_or(terms(focus.lang).nothing_to_draw).to_owned());
    }
    says.extend(view.words.iter().map(|w| w.text.clone()));
    Content {
        kicker: String::new(),
        title: listed(focus),
        subtitle: view.title.clone(),
        says,
        notes: notes_of_years(focus, &shown),
        sources: cite::publishers(focus, &at),
        body: Body::Time(match panels.is_empty() {
            _ if view.chart.slots.is_empty() => Vec::new(),
            true => vec![view.chart],
            false => panels,
        }),
    }
}

fn of_places(focus: &Focus, selection: &Selection) -> Content {
    let view = places::places(focus, selection.order);
    let shown: Vec<&Shown> = view.bars.iter().map(|bar| &bar.shown).collect();
    let mut at: Vec<At> = shown.iter().flat_map(|s| s.at.clone()).collect();
    let mut says: Vec<String> = view.standing.words.clone();
    for words in view.told_in_words(focus).all() {
        says.push(words.text.clone());
        at.extend(words.at.clone());
    }
    Content {
        kicker: String::new(),
        title: terms(focus.lang).side_by_side.to_owned(),
        subtitle: view.title.clone(),
        says,
        notes: notes_of_places(focus, &view, &shown),
        sources: cite::publishers(focus, &at),
        body: Body::Bars(Box::new(view)),
    }
}

/// What signs of a chart over time mean, and its cautions. `shown`: all it shows.
pub fn notes_of_years(focus: &Focus, shown: &[&Shown]) -> Vec<String> {
    let mut notes = kinds(shown, focus.lang);
    notes.extend(unlike(focus));
    notes
}

/// What signs of places side by side mean, and cautions. `shown`: all they show.
pub fn notes_of_places(focus: &Focus, view: &Places, shown: &[&Shown]) -> Vec<String> {
    let mut notes = kinds(shown, focus.lang);
    notes.extend(Some(view.standing.key.to_owned()));
    notes.push(view.caution.clone());
    notes.extend(unlike(focus));
    notes.retain(|note| !note.is_empty());
    notes
}

/// The content of the table.
pub fn of_table(focus: &Focus, selection: &Selection) -> Content {
    let (data, lang) = (focus.data, focus.lang);
    let w = ui::words(lang);
    let terms = terms(lang);
    let all = Table::new(data, lang);
    let chosen = all.chosen(data, &selection.filter, Column::Place, false);
    let mut at = Vec::new();
    let mut doubtful = false;
    let mut rows = Vec::new();
    for row in chosen.iter().take(MOST_ROWS) {
        let row = all.row(data, *row);
        let beside = table::beside(data, &row, lang);
        doubtful |= beside.doubt;
        at.push(row.at);
        let value = if row.value.is_empty() {
            "…"
        } else {
            &row.value
        };
        let change = [beside.change.as_str(), beside.clear];
        let change: Vec<&str> = change.into_iter().filter(|t| !t.is_empty()).collect();
        rows.push(Row {
            title: format!(
                "{}, {}: {}",
                row.place,
                names::small(&row.period),
                row.indicator
            ),
            cells: vec![Cell {
                value: marked(value, beside.doubt),
                unit: row.measure.clone(),
                change: change.join(" · "),
            }],
        });
    }
    let values: String = rows.iter().map(|r| r.cells[0].value.as_str()).collect();
    let mut notes = signs(&values, lang);
    if doubtful {
        notes.push(share::mark_means(lang).to_owned());
    }
    let more = chosen.len() - rows.len();
    Content {
        kicker: String::new(),
        title: w.table.to_owned(),
        subtitle: selection.filter.clone(),
        says: match rows.is_empty() {
            true => vec![terms.nothing_matches.to_owned()],
            false => Vec::new(),
        },
        body: Body::Rows(rows, more),
        notes,
        sources: cite::publishers(focus, &at),
    }
}

fn signs(values: &str, lang: Lang) -> Vec<String> {
    let met = take::signs(values, lang);
    match met.is_empty() {
        true => Vec::new(),
        false => vec![format!("{}.", met.join("; "))],
    }
}

/// What the marks and signs of a chart mean, as far as there are any that do not speak for themselves.
fn kinds(shown: &[&Shown], lang: Lang) -> Vec<String> {
    let terms = terms(lang);
    let any = |kind: fn(Kind) -> bool| shown.iter().any(|s| kind(s.kind));
    let shorts: String = shown.iter().map(|s| s.short.as_str()).collect();
    // Silence is drawn in words.
    let mut met: Vec<String> = take::signs(&shorts.replace('…', ""), lang)
        .into_iter()
        .map(str::to_owned)
        .collect();
    let outlined = any(|k| matches!(k, Kind::Implied | Kind::Range));
    if outlined {
        met.push(take::outlined(lang).to_owned());
    }
    if any(|k| matches!(k, Kind::ChangeOnly(_))) {
        met.push(terms.mark_change.to_owned());
    }
    let mut notes = match met.is_empty() {
        true => Vec::new(),
        false => vec![format!("{}.", names::capitalised(&met.join("; ")))],
    };
    if shown.iter().any(|s| s.doubt) {
        notes.push(share::mark_means(lang).to_owned());
    }
    if shorts.contains('*') {
        notes.push(share::star_means(lang).to_owned());
    }
    notes
}

/// One chart over time, or that of places, in `width` px.
pub fn drawn(body: &Body, index: usize, width: f64, lang: Lang) -> Drawing {
    match body {
        Body::Time(all) => all
            .get(index)
            .map_or_else(Drawing::default, |input| time::draw(input, width)),
        Body::Bars(view) => bars::draw(view, width, lang),
        Body::Rows(..) => Drawing::default(),
    }
}

fn marked(text: &str, doubt: bool) -> String {
    match doubt {
        true => format!("{}\u{a0}{text}", doubt::MARK),
        false => text.to_owned(),
    }
}

fn listed(focus: &Focus) -> String {
    let name = |p: &&crate::model::Place| names::place(p, focus.lang);
    names::capitalised(&focus.places.iter().map(name).collect::<Vec<_>>().join(", "))
}

fn unlike(focus: &Focus) -> Option<String> {
    let of = focus.unlike.iter().map(|p| names::place(p, focus.lang));
    let all = of.collect::<Vec<_>>().join(", ");
    (!all.is_empty()).then(|| format!("{} {all}.", terms(focus.lang).unlike_place))
}

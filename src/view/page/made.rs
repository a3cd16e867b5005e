//! Makes pages from a dataset.

use super::{
    Block, Cell, Group, Lead, Line, Links, Named, Notice, Page, PeriodPage, PlacePages, ReportLine,
    Row, Screen,
};
use crate::model::{Dataset, Finding, Period, Severity};
use crate::state::{Selection, View};
use crate::text::terms::terms;
use crate::text::{Lang, became, choices, findings, keys as keys_text, names, ui};
use crate::view::details::{self, ToldLine};
use crate::view::folds::Fold;
use crate::view::narrative::AgainShown;
use crate::view::summary::{self, PlaceLink, Summary, summary};
use crate::view::{Focus, chart, focus, lineage, options, said};

/// Fewer rows than this need no headings.
const GROUPED_FROM: usize = 5;

/// How many errors are listed.
const LISTED: usize = 20;

/// Everything prepared of a place, in one language; the period that is shown unasked comes first.
/// `None` if there is no such place or no report at all.
pub fn place_pages(data: &Dataset, place: &str, lang: Lang) -> Option<PlacePages> {
    let selection = |periods: Vec<Period>| Selection {
        places: vec![place.to_owned()],
        periods,
        lang,
        ..Selection::default()
    };
    data.place(place)?;
    let unasked = Focus::new(data, &selection(Vec::new()))?;
    let mut periods = focus::periods(data, place);
    periods.retain(|p| *p != unasked.period);
    periods.push(unasked.period);
    let page = |p: Period| Focus::new(data, &selection(vec![p])).map(|f| period_page(&f));
    Some(PlacePages {
        place: place.to_owned(),
        name: place_name(&unasked),
        pages: periods.into_iter().rev().filter_map(page).collect(),
    })
}

/// What is shown for a selection; its page only in the summary.
pub fn screen(data: &Dataset, selection: &Selection) -> Screen {
    screen_with(data, selection, period_page)
}

/// The same without what takes long: of the page only its title, and which other periods there are where
/// nothing is told of this one.
pub fn outline(data: &Dataset, selection: &Selection) -> Screen {
    screen_with(data, selection, |focus| {
        let mut others = focus::periods(data, &focus.place().id);
        if others.contains(&focus.period) {
            others.clear();
        }
        let others = others.into_iter().rev();
        PeriodPage {
            period: focus.period.to_string(),
            page: Page {
                title: summary::title(focus),
                others: others.map(|p| period(p, focus.lang)).collect(),
                ..Page::default()
            },
            ..PeriodPage::default()
        }
    })
}

fn screen_with(
    data: &Dataset,
    selection: &Selection,
    page: impl FnOnce(&Focus) -> PeriodPage,
) -> Screen {
    let lang = selection.lang;
    let Some(focus) = Focus::new(data, selection) else {
        if !data.is_empty() && !selection.places.is_empty() {
            return unknown(selection);
        }
        return Screen {
            no_data: true,
            errors: errors(data, lang),
            ..Screen::default()
        };
    };
    let page = match selection.view {
        View::Summary => page(&focus),
        _ => PeriodPage {
            period: focus.period.to_string(),
            ..PeriodPage::default()
        },
    };
    Screen {
        place: Named {
            id: focus.place().id.clone(),
            name: place_name(&focus),
        },
        page,
        notices: notices(&focus),
        ..Screen::default()
    }
}

/// Where the data knows none of the places asked for: that, and how to choose another. In every view,
/// since none has anything to show.
fn unknown(selection: &Selection) -> Screen {
    let lang = selection.lang;
    let page = Page {
        title: choices::no_place(lang).to_owned(),
        instead: choices::pick_a_place(lang).to_owned(),
        ..Page::default()
    };
    Screen {
        page: PeriodPage {
            page,
            ..PeriodPage::default()
        },
        notices: vec![Notice {
            urgent: true,
            text: format!(
                "{} {}",
                terms(lang).unknown_place,
                selection.places.join(", ")
            ),
            ..Notice::default()
        }],
        ..Screen::default()
    }
}

/// What of the link could not be used.
fn notices(focus: &Focus) -> Vec<Notice> {
    let terms = terms(focus.lang);
    let unlike = focus.unlike.iter().map(|p| names::place(p, focus.lang));
    let unlike: Vec<String> = unlike.collect();
    let all = [
        (true, terms.unknown_place, &focus.unknown),
        (false, terms.unlike_place, &unlike),
    ];
    let met = all.into_iter().filter(|(.., list)| !list.is_empty());
    met.map(|(urgent, text, list)| Notice {
        urgent,
        text: format!("{text} {}", list.join(", ")),
        ..Notice::default()
    })
    .collect()
}

/// What is wrong with documents of which nothing can be used.
fn errors(data: &Dataset, lang: Lang) -> Vec<Line> {
    let errors = data.findings.iter();
    let errors = errors.filter(|f| f.severity == Severity::Error);
    let line = |f: &Finding| Line {
        name: format!("{} {}", f.file, f.path),
        text: format!(
            "{}. {}",
            findings::found(&f.problem, lang),
            findings::remedy(&f.problem, lang)
        ),
        ..Line::default()
    };
    errors.take(LISTED).map(line).collect()
}

/// What the place in view is called where it stands alone.
fn place_name(focus: &Focus) -> String {
    names::capitalised(&names::place(focus.place(), focus.lang))
}

/// The page of the place and period in view.
fn period_page(focus: &Focus) -> PeriodPage {
    let told = summary(focus);
    let folds = told.folds.iter().map(|fold| inside(focus, *fold)).collect();
    put_together(focus, told, folds)
}

/// The page of a summary and of what is in its folds.
pub fn put_together(focus: &Focus, told: Summary, folds: Vec<Block>) -> PeriodPage {
    PeriodPage {
        period: focus.period.to_string(),
        periods: periods(focus),
        page: page(focus, told, folds),
    }
}

/// The periods of the place in view, newest first.
fn periods(focus: &Focus) -> Vec<Named> {
    let all = options::periods(focus).into_iter();
    all.flat_map(|(_, list)| list)
        .map(|p| period(p, focus.lang))
        .collect()
}

fn period(period: Period, lang: Lang) -> Named {
    Named {
        id: period.to_string(),
        name: names::period_short(period, lang),
    }
}

fn page(focus: &Focus, s: Summary, folds: Vec<Block>) -> Page {
    let (data, lang) = (focus.data, focus.lang);
    let w = ui::words(lang);
    let terms = terms(lang);
    let mut blocks = Vec::new();
    if s.untold {
        blocks.extend(gathered(focus));
    }
    let keys = keys(focus, &s);
    if !s.rows.is_empty() {
        let title = match s.keys.rows.is_empty() {
            true => terms.reported,
            false => keys_text::others(lang),
        };
        blocks.push(Block {
            title: title.to_owned(),
            groups: groups(focus, &s.rows, title),
            note: note(&s, lang),
            ..Block::default()
        });
    }
    if !s.together.is_empty() {
        let line = |said: &summary::Said| Line {
            text: said.text.clone(),
            doubt: said.doubt,
            word: w.source.to_owned(),
            at: said::words(data, &[said.at]),
            ..Line::default()
        };
        blocks.push(Block {
            title: terms.said_together.to_owned(),
            lines: s.together.iter().map(line).collect(),
            ..Block::default()
        });
    }
    Page {
        kicker: s.kicker.split(" · ").map(str::to_owned).collect(),
        lineage: links(&s, lang),
        keys,
        lead: s.lead.as_ref().map(|l| lead(data, l)),
        others: match s.reports.is_empty() {
            true => s.other_periods.iter().map(|p| period(*p, lang)).collect(),
            false => Vec::new(),
        },
        blocks,
        aside: aside(focus, &s, folds),
        reports: s.reports.iter().map(report).collect(),
        title: s.title,
        instead: s.instead.unwrap_or_default(),
    }
}

/// The key figures, with the words for those that nobody tells.
fn keys(focus: &Focus, s: &Summary) -> Block {
    let lang = focus.lang;
    let line = |text: String| Line {
        text,
        ..Line::default()
    };
    let silent = match s.keys.silent.is_empty() || s.keys.rows.is_empty() {
        true => None,
        false => Some(line(keys_text::silent(&s.keys.silent, lang))),
    };
    let rows: Vec<Row> = s.keys.rows.iter().map(|r| row(focus.data, r, "")).collect();
    Block {
        title: keys_text::heading(lang).to_owned(),
        groups: match rows.is_empty() {
            true => Vec::new(),
            false => vec![Group {
                title: String::new(),
                rows,
            }],
        },
        lines: silent.into_iter().collect(),
        // Said below the other figures, if there are any.
        note: match s.rows.is_empty() && !s.keys.rows.is_empty() {
            true => note(s, lang),
            false => String::new(),
        },
        ..Block::default()
    }
}

fn lead(data: &Dataset, lead: &summary::Lead) -> Lead {
    // A logarithmic line from a third to three times, 62 px wide.
    let x = |ratio: f64| (31.0 + 28.0 * ratio.max(0.01).ln() / 3_f64.ln()).clamp(3.0, 59.0);
    let px = |ratio: f64| chart::px(x(ratio));
    Lead {
        text: lead.text.clone(),
        verdict: lead.verdict.clone(),
        doubts: lead.doubts.clone(),
        span: lead
            .ratio
            .map_or(Vec::new(), |(low, high)| vec![px(low), px(high)]),
        strip: lead.strip.clone(),
        at: said::words(data, &lead.at),
    }
}

/// What the signs beside the figures mean, as far as there are any.
fn note(s: &Summary, lang: Lang) -> String {
    let all = || s.keys.rows.iter().chain(&s.rows).flat_map(|r| &r.cells);
    let any = |mark: fn(&summary::Cell) -> bool| all().any(mark);
    let terms = terms(lang);
    let marks = [
        (true, terms.press_a_number),
        (any(|c| c.noted), terms.star_means),
        (any(|c| c.doubt), crate::text::doubt::mark_means(lang)),
        (
            any(|c| !c.clear.is_empty()),
            crate::text::doubt::clear_means(lang),
        ),
    ];
    let met = marks.into_iter().filter(|(met, _)| *met);
    met.map(|(_, means)| means).collect::<Vec<_>>().join(" ")
}

fn groups(focus: &Focus, rows: &[summary::Row], heading: &str) -> Vec<Group> {
    let group_of = |row: &summary::Row| {
        let indicator = focus.data.catalogue.indicator(&row.indicator);
        indicator.map_or("", |i| i.group.as_str())
    };
    let all: Vec<&[summary::Row]> = rows.chunk_by(|a, b| group_of(a) == group_of(b)).collect();
    let headed = all.len() > 1 && rows.len() >= GROUPED_FROM;
    let all = if headed { all } else { vec![rows] };
    let group = |rows: &[summary::Row]| Group {
        title: match headed {
            true => options::group_label(group_of(&rows[0]), focus.lang).to_owned(),
            false => String::new(),
        },
        rows: rows.iter().map(|r| row(focus.data, r, heading)).collect(),
    };
    all.into_iter().map(group).collect()
}

fn row(data: &Dataset, row: &summary::Row, heading: &str) -> Row {
    Row {
        indicator: row.indicator.clone(),
        title: row.title.clone(),
        repeats: row.title == heading,
        cells: row.cells.iter().map(|c| cell(data, c)).collect(),
    }
}

fn cell(data: &Dataset, c: &summary::Cell) -> Cell {
    Cell {
        value: c.value.clone(),
        unit: c.unit.clone(),
        change: c.change.clone(),
        change_only: c.change_only,
        noted: c.noted,
        doubt: c.doubt,
        clear: c.clear.to_owned(),
        at: said::words(data, &[c.at]),
    }
}

fn links(s: &Summary, lang: Lang) -> Vec<Links> {
    let named = |p: &PlaceLink| Named {
        id: p.id.clone(),
        name: p.name.clone(),
    };
    let all = [
        (became::went_into(lang), &s.merged, None),
        (s.became, &s.successors, s.successors_in.as_ref()),
        (s.formerly, &s.predecessors, None),
    ];
    let some = all.into_iter().filter(|(_, links, _)| !links.is_empty());
    some.map(|(head, links, within)| Links {
        head: head.to_owned(),
        links: links.iter().map(named).collect(),
        within: within.map(named),
    })
    .collect()
}

/// What the former places of a place without a report come to together.
fn gathered(focus: &Focus) -> Option<Block> {
    let of = lineage::lineage(focus)?;
    let line = |(text, at): &(String, Vec<crate::analysis::At>)| Line {
        text: text.clone(),
        word: ui::words(focus.lang).source.to_owned(),
        at: said::words(focus.data, at),
        ..Line::default()
    };
    Some(Block {
        lines: of.lines.iter().map(line).collect(),
        title: of.title,
        ..Block::default()
    })
}

fn aside(focus: &Focus, s: &Summary, folds: Vec<Block>) -> Vec<Block> {
    let terms = terms(focus.lang);
    let plain = |text: &String| Line {
        text: text.clone(),
        ..Line::default()
    };
    let mut all = Vec::new();
    if !s.notes.is_empty() {
        all.push(Block {
            title: terms.notes.to_owned(),
            lines: s.notes.iter().map(plain).collect(),
            ..Block::default()
        });
    }
    all.extend(folds);
    all
}

/// What is in a fold.
pub fn inside(focus: &Focus, fold: Fold) -> Block {
    let (data, w) = (focus.data, terms(focus.lang));
    let again = |line: Line, again: &Option<AgainShown>| match again {
        Some(again) => Line {
            word: again.text.clone(),
            at: said::words(data, &again.at),
            ..line
        },
        None => line,
    };
    let told = |lines: Vec<ToldLine>| {
        let line = |l: ToldLine| {
            let text = l.text;
            again(
                Line {
                    text,
                    ..Line::default()
                },
                &l.again,
            )
        };
        lines.into_iter().map(line).collect()
    };
    let mut block = Block {
        folded: true,
        ..Block::default()
    };
    match fold {
        Fold::Coverage { given, of } => {
            block.title = format!("{given}/{of} {}", w.usual_given);
            let shown = details::coverage(focus);
            let missing: Vec<String> = shown.missing.iter().map(|m| names::small(m)).collect();
            let mut lines = shown.beside;
            if !missing.is_empty() {
                lines.insert(0, format!("{}: {}.", w.not_given, missing.join("; ")));
            }
            block.lines = lines
                .into_iter()
                .map(|text| Line {
                    text,
                    ..Line::default()
                })
                .collect();
        }
        Fold::Models(n) => {
            block.title = format!("{} ({n})", w.models);
            let model = |m: details::ModelShown| {
                let details = [m.status, m.places.as_str()];
                let details: Vec<&str> = details.into_iter().filter(|t| !t.is_empty()).collect();
                let line = Line {
                    detail: details.join(" · "),
                    name: m.name,
                    ..Line::default()
                };
                again(line, &m.again)
            };
            block.lines = details::models(focus).into_iter().map(model).collect();
        }
        Fold::Limitations(n) => {
            block.title = format!("{} ({n})", w.limitations);
            block.lines = told(details::limitations(focus));
        }
        Fold::Tasks(n) => {
            block.title = format!("{} ({n})", w.tasks);
            block.lines = told(details::tasks(focus));
            block.note = w.tasks_note.to_owned();
        }
        Fold::Awards => {
            block.title = w.awards.to_owned();
            block.groups = groups(focus, &details::awards(focus), w.awards);
        }
    }
    block
}

fn report(line: &summary::ReportLine) -> ReportLine {
    let details = match line.details.is_empty() {
        true => String::new(),
        false => format!(" · {}", line.details),
    };
    ReportLine {
        publisher: line.publisher.clone(),
        text: format!("{}{details}", line.title),
        url: line.url.clone().unwrap_or_default(),
    }
}

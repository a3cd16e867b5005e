//! The summary: a page to read.

use yew::prelude::*;

use super::folds::folds;
use super::later::Later;
use super::markup::Markup;
use super::parts::{Part, PartProps};
use super::reference::{Opened, reference};
use super::sheet;
use super::words::doubt_mark;
use crate::model::Period;
use crate::state::{Action, View};
use crate::text::{Lang, became, doubt, names, ui};
use crate::view::options;
use crate::view::summary::{Cell, Lead, PlaceLink, ReportLine, Row, Said, Summary};

/// Fewer rows than this need no headings.
const GROUPED_FROM: usize = 5;

/// What the functions below hand on.
pub struct Page<'a> {
    /// What any part may need.
    pub props: &'a PartProps,
    /// The language.
    pub lang: Lang,
}

impl Page<'_> {
    fn on_action(&self) -> &Callback<Action> {
        &self.props.app.on_action
    }

    fn on_open(&self) -> &Callback<Opened> {
        &self.props.on_open
    }
}

/// The view.
pub fn summary(s: &Summary, props: &PartProps) -> Html {
    let lang = props.app.selection.lang;
    let page = &Page { props, lang };
    let w = ui::words(lang);
    Markup::of(|m| {
        m.el("article", "by-summary", |m| {
            m.el("p", "by-summary__kicker", |m| {
                for (i, part) in s.kicker.split(" · ").enumerate() {
                    if i > 0 {
                        m.text(" · ");
                    }
                    m.leaf("span", "by-summary__part", part);
                }
            });
            m.leaf("h2", "by-summary__title", &s.title);
            lineage(m, s, page);
            if let Some(l) = &s.lead {
                lead(m, l, page);
            }
            if let Some(text) = &s.instead {
                m.leaf("p", "by-summary__lead by-summary__lead--instead", text);
            }
            if s.untold {
                let props = props.clone();
                m.put(html! { <Later part={Part::Gathered} {props} /> });
            }
            if s.reports.is_empty() {
                other_periods(m, &s.other_periods, page);
            }
            m.el("div", "by-summary__columns", |m| {
                m.el("div", "", |m| {
                    rows(m, w.reported, &s.rows, page);
                    together(m, &s.together, page);
                });
                m.el("div", "", |m| {
                    notes(m, &s.notes, page);
                    folds(m, &s.folds, page);
                });
            });
            reports(m, &s.reports, lang);
        });
    })
}

fn lead(m: &mut Markup, l: &Lead, page: &Page) {
    m.el("div", "by-summary__opening", |m| {
        m.el("p", "by-summary__lead", |m| {
            m.put(doubt_mark(l.doubt, page.lang));
            m.text(&l.text);
            m.text(" ");
            m.put(source(&l.at, page));
        });
        if !l.verdict.is_empty() {
            m.el("p", "by-summary__verdict", |m| {
                ratio_mark(m, l.ratio);
                m.text(&l.verdict);
            });
        }
    });
}

/// The word that opens who says it.
pub fn source(at: &[crate::analysis::At], page: &Page) -> Html {
    let word = Markup::of(|m| m.text(ui::words(page.lang).source));
    reference(at, page.lang, page.on_open(), "by-ref by-ref--note", word)
}

/// The interval of the ratio on a small logarithmic line from a third to three times, the upright
/// stroke being "no change". The sentence beside it says the same.
fn ratio_mark(m: &mut Markup, ratio: Option<(f64, f64)>) {
    let Some((low, high)) = ratio else { return };
    let x = |ratio: f64| (31.0 + 28.0 * ratio.max(0.01).ln() / 3_f64.ln()).clamp(3.0, 59.0);
    let line = |m: &mut Markup, class, ends: [&str; 4]| {
        m.el("line", class, |m| {
            for (name, end) in ["x1", "x2", "y1", "y2"].into_iter().zip(ends) {
                m.attr(name, end);
            }
        });
    };
    m.el("svg", "by-summary__ratio", |m| {
        m.attr("width", "62");
        m.attr("height", "18");
        m.attr("viewBox", "0 0 62 18");
        m.attr("aria-hidden", "true");
        let px = |length: f64| crate::view::chart::px(length);
        line(m, "by-summary__ratio-line", ["2", "60", "9", "9"]);
        let (from, to) = (px(x(low)), px(x(high)));
        line(m, "by-summary__ratio-span", [&from, &to, "9", "9"]);
        line(m, "by-summary__ratio-one", ["31", "31", "2", "16"]);
    });
}

/// A block with its heading.
pub fn block(m: &mut Markup, title: &str, inside: impl FnOnce(&mut Markup)) {
    m.el("section", "by-block", |m| {
        m.leaf("h3", "by-block__title", title);
        inside(m);
    });
}

fn rows(m: &mut Markup, title: &'static str, rows: &[Row], page: &Page) {
    if rows.is_empty() {
        return;
    }
    let lang = page.lang;
    let group_of = |row: &Row| {
        let catalogue = &page.props.app.data.catalogue;
        let indicator = catalogue.indicator(&row.indicator);
        indicator.map_or("", |i| i.group.as_str())
    };
    let groups: Vec<&[Row]> = rows.chunk_by(|a, b| group_of(a) == group_of(b)).collect();
    let headed = groups.len() > 1 && rows.len() >= GROUPED_FROM;
    let groups = if headed { groups } else { vec![rows] };
    let any = |mark: fn(&Cell) -> bool| rows.iter().flat_map(|r| &r.cells).any(mark);
    let w = ui::words(lang);
    block(m, title, |m| {
        for group in groups {
            if headed {
                let label = options::group_label(group_of(&group[0]), lang);
                m.leaf("h4", "by-rows__group", label);
            }
            list_rows(m, group, "", page);
        }
        m.el("p", "by-block__note", |m| {
            m.text(w.press_a_number);
            let marks = [
                (any(|c| c.noted), w.star_means),
                (any(|c| c.doubt), doubt::mark_means(lang)),
                (any(|c| !c.clear.is_empty()), doubt::clear_means(lang)),
            ];
            for (_, means) in marks.into_iter().filter(|(met, _)| *met) {
                m.text(" ");
                m.text(means);
            }
        });
    });
}

/// Rows of figures. A row whose title only repeats the `heading` above it is given without.
pub fn list_rows(m: &mut Markup, rows: &[Row], heading: &str, page: &Page) {
    m.el("dl", "by-rows", |m| {
        for row in rows {
            m.el("div", "by-rows__row", |m| {
                if row.title == heading {
                    m.leaf("dt", "by-hidden", &row.title);
                } else {
                    let id = row.indicator.clone();
                    let onclick = page
                        .on_action()
                        .reform(move |_| Action::LookAt(id.clone(), View::Years));
                    m.el("dt", "by-rows__title", |m| {
                        m.button("by-rows__link", onclick, |m| m.text(&row.title));
                    });
                }
                let class = match listed(&row.cells) {
                    true => "by-rows__cells by-rows__cells--list",
                    false => "by-rows__cells",
                };
                m.el("dd", class, |m| {
                    for c in &row.cells {
                        cell(m, c, page);
                    }
                });
            });
        }
    });
}

/// Whether figures stand one below the other: there are many, or several with long words.
fn listed(cells: &[Cell]) -> bool {
    match cells {
        [] | [_] | [_, _] => false,
        [_, _, _] => cells.iter().any(|c| !c.change.is_empty()),
        _ => true,
    }
}

fn cell(m: &mut Markup, c: &Cell, page: &Page) {
    let class = match c.change_only {
        true => "by-ref by-ref--change",
        false => "by-ref",
    };
    let number = Markup::of(|m| {
        m.el("b", "by-rows__value", |m| {
            m.put(doubt_mark(c.doubt, page.lang));
            m.text(&c.value);
            if c.noted {
                m.leaf("span", "by-rows__noted", "*");
            }
        });
        if !c.unit.is_empty() {
            m.el("span", "by-rows__unit", |m| {
                m.text(" ");
                m.text(&c.unit);
            });
        }
    });
    m.el("span", "by-rows__cell", |m| {
        m.put(reference(&[c.at], page.lang, page.on_open(), class, number));
        if !c.change.is_empty() || !c.clear.is_empty() {
            m.el("small", "by-rows__change", |m| {
                m.text(&c.change);
                if !c.clear.is_empty() {
                    if !c.change.is_empty() {
                        m.text(" · ");
                    }
                    m.leaf("span", "by-clear", c.clear);
                }
            });
        }
    });
}

fn together(m: &mut Markup, said: &[Said], page: &Page) {
    if said.is_empty() {
        return;
    }
    block(m, ui::words(page.lang).said_together, |m| {
        m.el("ul", "by-list", |m| {
            for s in said {
                m.el("li", "by-list__item", |m| {
                    m.put(doubt_mark(s.doubt, page.lang));
                    m.text(&s.text);
                    m.text(" ");
                    m.put(source(&[s.at], page));
                });
            }
        });
    });
}

fn notes(m: &mut Markup, notes: &[String], page: &Page) {
    if notes.is_empty() {
        return;
    }
    block(m, ui::words(page.lang).notes, |m| {
        m.el("ul", "by-list", |m| {
            for note in notes {
                m.leaf("li", "by-list__item", note);
            }
        });
    });
}

fn lineage(m: &mut Markup, s: &Summary, page: &Page) {
    let button = |m: &mut Markup, p: &PlaceLink| {
        let id = p.id.clone();
        let onclick = page
            .on_action()
            .reform(move |_| Action::PickPlace(id.clone()));
        m.button("by-summary__place", onclick, |m| m.text(&p.name));
    };
    let lines = [
        (became::went_into(page.lang), &s.merged, None),
        (s.became, &s.successors, s.successors_in.as_ref()),
        (s.formerly, &s.predecessors, None),
    ];
    for (head, links, within) in lines {
        if links.is_empty() {
            continue;
        }
        m.el("p", "by-summary__lineage", |m| {
            m.text(head);
            for (i, link) in links.iter().enumerate() {
                m.text(if i > 0 { ", " } else { " " });
                button(m, link);
            }
            if let Some(within) = within {
                m.text(" (");
                button(m, within);
                m.text(")");
            }
        });
    }
}

fn other_periods(m: &mut Markup, periods: &[Period], page: &Page) {
    if periods.is_empty() {
        return;
    }
    m.el("p", "by-summary__others", |m| {
        m.text(ui::words(page.lang).other_periods);
        for period in periods.iter().copied() {
            m.text(" ");
            let onclick = page.on_action().reform(move |_| Action::PickPeriod(period));
            let name = names::period_short(period, page.lang);
            m.button("by-chip", onclick, |m| m.text(&name));
        }
    });
}

fn reports(m: &mut Markup, lines: &[ReportLine], lang: Lang) {
    if lines.is_empty() {
        return;
    }
    m.el("footer", "by-summary__sources", |m| {
        for l in lines {
            m.el("div", "by-summary__source", |m| {
                m.el("p", "", |m| {
                    m.leaf("cite", "by-sheet__publisher", &l.publisher);
                    m.text(". ");
                    m.text(&l.title);
                    if !l.details.is_empty() {
                        m.text(" · ");
                        m.text(&l.details);
                    }
                });
                sheet::link(m, l.url.as_deref(), lang);
            });
        }
    });
}

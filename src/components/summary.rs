//! The summary: a page to read.

use yew::prelude::*;

use super::app::{HEAD, WHOLE};
use super::markup::Markup;
use super::reference::{Opened, opener};
use super::sheet;
use super::words::{doubt_mark, doubts};
use crate::model::Period;
use crate::state::{Action, View};
use crate::text::{Lang, heard, ui};
use crate::view::page::{
    Block, Cell, Group, Lead, Line, Links, Named, Page, ReportLine, Row, Strip,
};

/// The step in which the first of it is drawn; the rest follows in tasks of their own.
const FIRST: usize = HEAD + 1;

/// What the functions below hand on.
pub struct Summary<'a> {
    /// The language.
    pub lang: Lang,
    /// Something was chosen.
    pub on_action: &'a Callback<Action>,
    /// A number was opened.
    pub on_open: &'a Callback<Opened>,
}

impl Summary<'_> {
    /// The view, up to a step of the start.
    pub fn draw(&self, page: &Page, step: usize) -> Html {
        Markup::of(|m| {
            m.el("article", "by-summary", |m| {
                if !page.kicker.is_empty() {
                    m.el("p", "by-summary__kicker", |m| {
                        for (i, part) in page.kicker.iter().enumerate() {
                            if i > 0 {
                                m.text(" ");
                            }
                            m.leaf("span", "by-summary__part", part);
                        }
                    });
                }
                m.leaf("h2", "by-summary__title", &page.title);
                m.when(step > FIRST, |m| self.keys(m, page));
                for line in &page.lineage {
                    self.links(m, line);
                }
                if !page.instead.is_empty() {
                    let class = "by-summary__lead by-summary__lead--instead";
                    m.leaf("p", class, &page.instead);
                }
                self.others(m, &page.others);
                m.el("div", "by-summary__columns", |m| {
                    for (at, blocks) in [(2, &page.blocks), (3, &page.aside)] {
                        m.el("div", "", |m| {
                            for block in blocks.iter().filter(|_| step >= FIRST + at) {
                                self.block(m, block);
                            }
                        });
                    }
                });
                m.when(step == WHOLE, |m| self.reports(m, &page.reports));
            });
        })
    }

    fn links(&self, m: &mut Markup, line: &Links) {
        m.el("p", "by-summary__lineage", |m| {
            m.text(&line.head);
            for (i, place) in line.links.iter().enumerate() {
                m.text(if i > 0 { ", " } else { " " });
                self.place(m, place);
            }
            if let Some(place) = &line.within {
                // Joined, or a line could end between a bracket and the button in it.
                m.text(" (\u{2060}");
                self.place(m, place);
                m.text("\u{2060})");
            }
        });
    }

    fn place(&self, m: &mut Markup, place: &Named) {
        let id = place.id.clone();
        let onclick = self
            .on_action
            .reform(move |_| Action::PickPlace(id.clone()));
        m.button("by-summary__place", onclick, |m| m.text(&place.name));
    }

    /// The key figures; the first of them, which the opening is about, largest and with its words.
    fn keys(&self, m: &mut Markup, page: &Page) {
        let rows = page.keys.groups.iter().flat_map(|g| &g.rows);
        let mut rows: Vec<&Row> = rows.collect();
        if rows.is_empty() && page.lead.is_none() {
            return;
        }
        m.el("section", "by-keys", |m| {
            m.leaf("h3", "by-hidden", &page.keys.title);
            if let Some(lead) = &page.lead {
                m.el("div", "by-keys__opening", |m| {
                    if !rows.is_empty() {
                        self.rows(m, "by-keys__main", &[rows.remove(0)]);
                    }
                    if let Some(chart) = &lead.strip {
                        strip(m, chart);
                    }
                });
                self.lead(m, lead);
            }
            if !rows.is_empty() {
                self.rows(m, "by-keys__rows", &rows);
            }
            for line in &page.keys.lines {
                m.leaf("p", "by-keys__silent", &line.text);
            }
            if !page.keys.note.is_empty() {
                m.leaf("p", "by-block__note", &page.keys.note);
            }
        });
    }

    fn rows(&self, m: &mut Markup, class: &'static str, rows: &[&Row]) {
        let listed = |row: &Row| class == "by-rows" && listed(&row.cells);
        m.el("dl", class, |m| {
            for row in rows {
                m.el("div", "by-rows__row", |m| self.row(m, row, listed(row)));
            }
        });
    }

    fn lead(&self, m: &mut Markup, lead: &Lead) {
        m.el("div", "by-summary__opening", |m| {
            m.el("p", "by-summary__lead", |m| {
                m.text(&lead.text);
                self.source(m, ui::words(self.lang).source, &lead.at);
            });
            if !lead.verdict.is_empty() {
                m.el("p", "by-summary__verdict", |m| {
                    if let [low, high] = &lead.span[..] {
                        ratio_mark(m, low, high);
                    }
                    m.text(&lead.verdict);
                });
            }
            doubts(m, &lead.doubts);
        });
    }

    /// A space and the word that opens who says it.
    fn source(&self, m: &mut Markup, word: &str, at: &[String]) {
        if !at.is_empty() {
            m.text(" ");
            let word = Markup::of(|m| m.text(word));
            m.put(opener(
                at,
                self.lang,
                self.on_open,
                "by-ref by-ref--note",
                word,
            ));
        }
    }

    /// Other periods that have a report.
    fn others(&self, m: &mut Markup, periods: &[Named]) {
        if periods.is_empty() {
            return;
        }
        m.el("p", "by-summary__others", |m| {
            m.text(ui::words(self.lang).other_periods);
            for period in periods {
                m.text(" ");
                let onclick = pick(self.on_action, period);
                m.button("by-chip", onclick, |m| m.text(&period.name));
            }
        });
    }

    /// A block; a native disclosure if it is folded, which every keyboard and screen reader knows.
    fn block(&self, m: &mut Markup, block: &Block) {
        if block.folded {
            m.el("details", "by-fold", |m| {
                m.leaf("summary", "by-fold__title", &block.title);
                self.inside(m, block);
            });
        } else {
            m.el("section", "by-block", |m| {
                m.leaf("h3", "by-block__title", &block.title);
                self.inside(m, block);
            });
        }
    }

    fn inside(&self, m: &mut Markup, block: &Block) {
        for group in &block.groups {
            self.group(m, group);
        }
        if !block.lines.is_empty() {
            m.el("ul", "by-list", |m| {
                for line in &block.lines {
                    self.line(m, line);
                }
            });
        }
        if !block.note.is_empty() {
            m.leaf("p", "by-block__note", &block.note);
        }
    }

    fn line(&self, m: &mut Markup, line: &Line) {
        m.el("li", "by-list__item", |m| {
            m.put(doubt_mark(line.doubt, self.lang));
            if !line.name.is_empty() {
                m.leaf("b", "by-list__name", &line.name);
            }
            m.text(&line.text);
            self.source(m, &line.word, &line.at);
            if !line.detail.is_empty() {
                m.leaf("small", "by-list__detail", &line.detail);
            }
        });
    }

    fn group(&self, m: &mut Markup, group: &Group) {
        if !group.title.is_empty() {
            m.leaf("h4", "by-rows__group", &group.title);
        }
        let rows: Vec<&Row> = group.rows.iter().collect();
        self.rows(m, "by-rows", &rows);
    }

    /// A row whose title only repeats the heading above it is given without.
    fn row(&self, m: &mut Markup, row: &Row, listed: bool) {
        if row.repeats {
            m.leaf("dt", "by-hidden", &row.title);
        } else {
            let id = row.indicator.clone();
            let onclick = self
                .on_action
                .reform(move |_| Action::LookAt(id.clone(), View::Years));
            m.el("dt", "by-rows__title", |m| {
                m.button("by-rows__link", onclick, |m| m.text(&row.title));
            });
        }
        let class = match listed {
            true => "by-rows__cells by-rows__cells--list",
            false => "by-rows__cells",
        };
        m.el("dd", class, |m| {
            for cell in &row.cells {
                self.cell(m, cell);
            }
        });
    }

    fn cell(&self, m: &mut Markup, c: &Cell) {
        let class = match c.change_only {
            true => "by-ref by-ref--change",
            false => "by-ref",
        };
        let number = Markup::of(|m| {
            m.el("b", "by-rows__value", |m| {
                m.put(doubt_mark(c.doubt, self.lang));
                m.text(&c.value);
                if c.noted {
                    m.el("span", "by-rows__noted", |m| {
                        m.attr("aria-hidden", "true");
                        m.text("*");
                    });
                }
            });
            if !c.unit.is_empty() {
                m.el("span", "by-rows__unit", |m| {
                    m.text(" ");
                    m.text(&c.unit);
                });
            }
            if c.noted {
                m.leaf("span", "by-hidden", heard::noted(self.lang));
            }
        });
        m.el("span", "by-rows__cell", |m| {
            m.put(opener(&c.at, self.lang, self.on_open, class, number));
            if !c.change.is_empty() || !c.clear.is_empty() {
                m.el("small", "by-rows__change", |m| {
                    m.text(&c.change);
                    if !c.clear.is_empty() {
                        if !c.change.is_empty() {
                            m.text(" · ");
                        }
                        m.leaf("span", "by-clear", &c.clear);
                    }
                });
            }
        });
    }

    fn reports(&self, m: &mut Markup, reports: &[ReportLine]) {
        if reports.is_empty() {
            return;
        }
        m.el("footer", "by-summary__sources", |m| {
            for report in reports {
                m.el("div", "by-summary__source", |m| {
                    m.el("p", "", |m| {
                        m.leaf("cite", "by-sheet__publisher", &report.publisher);
                        m.text(". ");
                        m.text(&report.text);
                    });
                    let url = Some(&report.url[..]).filter(|url| !url.is_empty());
                    sheet::link(m, url, self.lang);
                });
            }
        });
    }
}

/// Picks the period of this id.
pub fn pick(on_action: &Callback<Action>, period: &Named) -> Callback<MouseEvent> {
    let (on_action, id) = (on_action.clone(), period.id.clone());
    Callback::from(move |_| {
        if let Ok(period) = id.parse::<Period>() {
            on_action.emit(Action::PickPeriod(period));
        }
    })
}

/// Whether figures stand one below the other: there are many, or several with long words.
fn listed(cells: &[Cell]) -> bool {
    match cells {
        [] | [_] | [_, _] => false,
        [_, _, _] => cells.iter().any(|c| !c.change.is_empty()),
        _ => true,
    }
}

/// The small chart beside the opening; in words it is its name.
fn strip(m: &mut Markup, chart: &Strip) {
    let rect = |m: &mut Markup, class, sides: &[String]| {
        if !sides.is_empty() {
            m.el("rect", class, |m| {
                for (name, side) in ["x", "y", "width", "height"].into_iter().zip(sides) {
                    m.attr(name, side);
                }
            });
        }
    };
    let text = |m: &mut Markup, class, x: &str, y: &str, text: &str| {
        m.el("text", class, |m| {
            m.attr("x", x);
            m.attr("y", y);
            m.text(text);
        });
    };
    m.el("svg", "by-strip", |m| {
        m.attr("width", &chart.width);
        m.attr("viewBox", &chart.view_box);
        m.attr("role", "img");
        m.attr("aria-label", &chart.label);
        for c in &chart.columns {
            let (sure, value) = match (c.now, c.implied) {
                (true, false) => ("by-strip__now", "by-strip__value by-strip__value--now"),
                (true, true) => ("by-strip__open", "by-strip__value by-strip__value--now"),
                (false, false) => ("by-strip__other", "by-strip__value"),
                (false, true) => ("by-strip__open", "by-strip__value"),
            };
            rect(m, sure, &c.sure);
            rect(m, "by-strip__open", &c.open);
            text(m, value, &c.x, &c.y, &c.value);
            text(m, "by-strip__period", &c.x, "100", &c.period);
        }
    });
}

/// The interval of the ratio on a small logarithmic line from a third to three times, the upright
/// stroke being "no change". The sentence beside it says the same.
fn ratio_mark(m: &mut Markup, low: &str, high: &str) {
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
        line(m, "by-summary__ratio-line", ["2", "60", "9", "9"]);
        line(m, "by-summary__ratio-span", [low, high, "9", "9"]);
        line(m, "by-summary__ratio-one", ["31", "31", "2", "16"]);
    });
}

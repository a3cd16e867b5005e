//! What is inside the folds of the summary, and the list of what is wrong with the data.

use yew::prelude::*;

use super::markup::Markup;
use super::narrative::again;
use super::parts::{Part, PartProps};
use super::summary::{Page, block, list_rows};
use crate::model::Severity;
use crate::text::{findings, names, ui};
use crate::view::Focus;
use crate::view::details::{self, ToldLine};
use crate::view::lineage;

/// How many errors are listed.
const LISTED: usize = 20;

/// One of them.
pub fn draw(part: Part, props: &PartProps) -> Html {
    let selection = &props.app.selection;
    let lang = selection.lang;
    let page = &Page { props, lang };
    let Some(focus) = Focus::new(&props.app.data, selection) else {
        return Markup::of(|m| errors(m, page));
    };
    let w = ui::words(lang);
    Markup::of(|m| match part {
        Part::Coverage => coverage(m, &focus, page),
        Part::Models => models(m, &focus, page),
        Part::Limitations => told(m, &details::limitations(&focus), page),
        Part::Tasks => {
            told(m, &details::tasks(&focus), page);
            m.leaf("p", "by-block__note", w.tasks_note);
        }
        Part::Awards => list_rows(m, &details::awards(&focus), w.awards, page),
        _ => gathered(m, &focus, page),
    })
}

fn coverage(m: &mut Markup, focus: &Focus, page: &Page) {
    let shown = details::coverage(focus);
    if !shown.missing.is_empty() {
        let missing: Vec<String> = shown.missing.iter().map(|id| names::small(id)).collect();
        let head = ui::words(page.lang).not_given;
        let text = format!("{head}: {}.", missing.join("; "));
        m.leaf("p", "by-fold__text", &text);
    }
    for line in shown.beside {
        m.leaf("p", "by-fold__text", &line);
    }
}

fn models(m: &mut Markup, focus: &Focus, page: &Page) {
    m.el("ul", "by-list", |m| {
        for model in details::models(focus) {
            m.el("li", "by-list__item", |m| {
                m.leaf("b", "by-list__name", &model.name);
                m.put(again(model.again.as_ref(), page.lang, &page.props.on_open));
                let details = [model.status, &model.places];
                let details: Vec<&str> = details.into_iter().filter(|t| !t.is_empty()).collect();
                if !details.is_empty() {
                    m.leaf("small", "by-list__detail", &details.join(" · "));
                }
            });
        }
    });
}

fn told(m: &mut Markup, lines: &[ToldLine], page: &Page) {
    m.el("ul", "by-list", |m| {
        for line in lines {
            m.el("li", "by-list__item", |m| {
                m.text(&line.text);
                m.put(again(line.again.as_ref(), page.lang, &page.props.on_open));
            });
        }
    });
}

/// What the former places come to together.
fn gathered(m: &mut Markup, focus: &Focus, page: &Page) {
    let Some(of) = lineage::lineage(focus) else {
        return;
    };
    block(m, &of.title, |m| {
        for (text, at) in &of.lines {
            m.el("p", "by-words", |m| {
                m.text(text);
                m.text(" ");
                m.put(super::summary::source(at, page));
            });
        }
    });
}

/// What is wrong with documents of which nothing can be used.
fn errors(m: &mut Markup, page: &Page) {
    let found = page.props.app.data.findings.iter();
    let errors = found.filter(|f| f.severity == Severity::Error);
    m.el("ul", "by-state__list", |m| {
        for f in errors.take(LISTED) {
            m.el("li", "", |m| {
                m.leaf("code", "", &format!("{} {}", f.file, f.path));
                m.text(": ");
                m.text(&findings::found(&f.problem, page.lang));
                m.text(". ");
                m.text(&findings::remedy(&f.problem, page.lang));
            });
        }
    });
}

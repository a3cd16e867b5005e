//! What subjects and words mean: below a title, in a sheet, and as lists.

use yew::prelude::*;

use super::markup::Markup;
use crate::text::Lang;
use crate::text::glossary::{Term, ask, heading, subjects, terms, words, words_above};
use crate::view::glossary::Meaning;

/// What is drawn, as a line that opens what it means; only the line where the data does not say.
pub fn subtitle(found: Option<&Meaning>, title: &str, lang: Lang) -> Html {
    Markup::of(|m| match found {
        None => m.leaf("p", "by-compare__subtitle", title),
        Some(found) => m.el("details", "by-about", |m| {
            m.el("summary", "by-about__title", |m| {
                m.leaf("span", "by-compare__subtitle", title);
                m.text(" ");
                m.leaf("span", "by-about__ask", ask(lang));
            });
            m.el("p", "by-words", |m| about(m, found));
        }),
    })
}

/// The sentence, and at which stage is counted.
fn about(m: &mut Markup, of: &Meaning) {
    m.text(&of.about);
    if !of.apart.is_empty() {
        m.text(" ");
        m.text(&of.apart);
    }
    m.text(" ");
    m.leaf("span", "by-about__stage", &of.stage);
}

/// What subjects mean, at the foot of a sheet.
pub fn below(found: &[Meaning], used: &[&Term], lang: Lang) -> Html {
    Markup::of(|m| {
        if !found.is_empty() {
            meanings(m, found);
        }
        if !used.is_empty() {
            fold(m, words_above(lang), |m| explained(m, used.iter().copied()));
        }
    })
}

/// The lists among the sources: every subject told of, and the words.
pub fn lists(groups: &[(String, Vec<Meaning>)], lang: Lang) -> Html {
    Markup::of(|m| {
        m.el("section", "by-block", |m| {
            m.leaf("h2", "by-block__title", heading(lang));
            if !groups.is_empty() {
                fold(m, subjects(lang), |m| {
                    for (label, found) in groups {
                        m.leaf("h3", "by-sources__name", label);
                        meanings(m, found);
                    }
                });
            }
            fold(m, words(lang), |m| explained(m, terms(lang).iter()));
        });
    })
}

fn fold(m: &mut Markup, title: &str, inside: impl FnOnce(&mut Markup)) {
    m.el("details", "by-fold", |m| {
        m.leaf("summary", "by-fold__title", title);
        inside(m);
    });
}

fn meanings(m: &mut Markup, found: &[Meaning]) {
    m.el("dl", "by-terms", |m| {
        for of in found {
            m.leaf("dt", "by-terms__name", &of.name);
            m.el("dd", "by-terms__about", |m| about(m, of));
        }
    });
}

fn explained<'t>(m: &mut Markup, terms: impl Iterator<Item = &'t Term>) {
    m.el("dl", "by-terms", |m| {
        for term in terms {
            m.leaf("dt", "by-terms__name", term.name);
            m.leaf("dd", "by-terms__about", term.about);
        }
    });
}

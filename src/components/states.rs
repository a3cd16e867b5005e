//! Loading, failed, empty.

use yew::prelude::*;

use super::markup::Markup;
use crate::text::{Lang, ui};
use crate::view::page::Line;

/// While data loads: the shape of what comes, and a word.
pub fn loading(lang: Lang) -> Html {
    Markup::of(|m| {
        m.el("section", "by-app by-state", |m| {
            m.attr("lang", lang.code());
            m.attr("aria-busy", "true");
            m.el("p", "by-state__title", |m| {
                m.attr("role", "status");
                m.text(ui::words(lang).loading);
            });
            m.el("div", "by-state__bones", |m| {
                m.attr("aria-hidden", "true");
                m.leaf("i", "by-state__bone by-state__bone--title", "");
                m.leaf("i", "by-state__bone", "");
                m.leaf("i", "by-state__bone", "");
                m.leaf("i", "by-state__bone by-state__bone--short", "");
            });
        });
    })
}

/// When data could not be loaded: what went wrong and what can be done, in words, and the address.
pub fn failed(lang: Lang, why: &str, address: &str, on_retry: &Callback<()>) -> Html {
    let w = ui::words(lang);
    Markup::of(|m| {
        m.el("section", "by-app by-state", |m| {
            m.attr("lang", lang.code());
            m.attr("role", "alert");
            m.leaf("h2", "by-state__title", w.load_failed);
            m.leaf("p", "by-state__text", why);
            m.el("p", "by-state__detail", |m| m.leaf("code", "", address));
            m.button("by-button", on_retry.reform(|_| ()), |m| m.text(w.retry));
        });
    })
}

/// When there is no usable report; `errors` lists what is wrong.
pub fn no_data(lang: Lang, errors: &[Line], on_retry: Option<&Callback<()>>) -> Html {
    let w = ui::words(lang);
    Markup::of(|m| {
        m.el("section", "by-app by-state", |m| {
            m.attr("lang", lang.code());
            m.attr("role", "alert");
            m.leaf("h2", "by-state__title", w.no_data);
            m.leaf("p", "by-state__text", w.no_data_hint);
            m.el("ul", "by-state__list", |m| {
                for error in errors {
                    m.el("li", "", |m| {
                        m.leaf("code", "", &error.name);
                        m.text(": ");
                        m.text(&error.text);
                    });
                }
            });
            if let Some(on_retry) = on_retry {
                m.button("by-button", on_retry.reform(|_| ()), |m| m.text(w.retry));
            }
        });
    })
}

//! Loading, failed, empty.

use yew::prelude::*;

use super::Data;
use crate::model::Severity;
use crate::text::{Lang, findings, ui};

/// While data loads: the shape of what comes, and a word.
pub fn loading(lang: Lang) -> Html {
    html! {
        <section class="by-app by-state" lang={lang.code()} aria-busy="true">
            <p class="by-state__title" role="status">{ ui::words(lang).loading }</p>
            <div class="by-state__bones" aria-hidden="true">
                <i class="by-state__bone by-state__bone--title"></i>
                <i class="by-state__bone"></i>
                <i class="by-state__bone"></i>
                <i class="by-state__bone by-state__bone--short"></i>
            </div>
        </section>
    }
}

/// When data could not be loaded: what went wrong and what can be done, in words, and the address.
pub fn failed(lang: Lang, why: &str, address: &str, on_retry: &Callback<()>) -> Html {
    let w = ui::words(lang);
    html! {
        <section class="by-app by-state" lang={lang.code()} role="alert">
            <h2 class="by-state__title">{ w.load_failed }</h2>
            <p class="by-state__text">{ why }</p>
            <p class="by-state__detail"><code>{ address }</code></p>
            <button type="button" class="by-button" onclick={on_retry.reform(|_| ())}>{ w.retry }</button>
        </section>
    }
}

/// When there is no usable report: why, and a way to ask again, since the file may be mended by now.
pub fn no_data(data: &Data, lang: Lang, on_retry: Option<&Callback<()>>) -> Html {
    let w = ui::words(lang);
    let errors = data
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .take(20);
    html! {
        <section class="by-app by-state" lang={lang.code()} role="alert">
            <h2 class="by-state__title">{ w.no_data }</h2>
            <p class="by-state__text">{ w.no_data_hint }</p>
            <ul class="by-state__list">
                { for errors.map(|f| html! {
                    <li><code>{ format!("{} {}", f.file, f.path) }</code>{ ": " }
                        { findings::found(&f.problem, lang) }{ ". " }{ findings::remedy(&f.problem, lang) }</li>
                }) }
            </ul>
            if let Some(on_retry) = on_retry {
                <button type="button" class="by-button" onclick={on_retry.reform(|_| ())}>{ w.retry }</button>
            }
        </section>
    }
}

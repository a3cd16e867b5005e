//! Loading, failed, empty.

use yew::prelude::*;

use super::Data;
use crate::model::Severity;
use crate::text::{Lang, findings, ui};

/// Props of [`Loading`].
#[derive(Clone, PartialEq, Properties)]
pub struct LoadingProps {
    /// The language.
    pub lang: Lang,
}

/// While data loads: the shape of what comes, and a word.
#[component]
pub fn Loading(props: &LoadingProps) -> Html {
    html! {
        <section class="by-app by-state" lang={props.lang.code()} aria-busy="true">
            <p class="by-state__title" role="status">{ ui::words(props.lang).loading }</p>
            <div class="by-state__bones" aria-hidden="true">
                <i class="by-state__bone by-state__bone--title"></i>
                <i class="by-state__bone"></i>
                <i class="by-state__bone"></i>
                <i class="by-state__bone by-state__bone--short"></i>
            </div>
        </section>
    }
}

/// Props of [`Failed`].
#[derive(Clone, PartialEq, Properties)]
pub struct FailedProps {
    /// The language.
    pub lang: Lang,
    /// What went wrong and what can be done, in words.
    pub why: AttrValue,
    /// The address that could not be loaded.
    pub address: AttrValue,
    /// Try again.
    pub on_retry: Callback<()>,
}

/// When data could not be loaded.
#[component]
pub fn Failed(props: &FailedProps) -> Html {
    let w = ui::words(props.lang);
    html! {
        <section class="by-app by-state" lang={props.lang.code()} role="alert">
            <h2 class="by-state__title">{ w.load_failed }</h2>
            <p class="by-state__text">{ &props.why }</p>
            <p class="by-state__detail"><code>{ &props.address }</code></p>
            <button type="button" class="by-button" onclick={props.on_retry.reform(|_| ())}>{ w.retry }</button>
        </section>
    }
}

/// Props of [`NoData`].
#[derive(Clone, PartialEq, Properties)]
pub struct NoDataProps {
    /// The dataset, for what is wrong with it.
    pub data: Data,
    /// The language.
    pub lang: Lang,
}

/// When there is no usable report.
#[component]
pub fn NoData(props: &NoDataProps) -> Html {
    let w = ui::words(props.lang);
    let errors = props
        .data
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .take(20);
    html! {
        <section class="by-app by-state" lang={props.lang.code()} role="alert">
            <h2 class="by-state__title">{ w.no_data }</h2>
            <p class="by-state__text">{ w.no_data_hint }</p>
            <ul class="by-state__list">
                { for errors.map(|f| html! {
                    <li><code>{ format!("{} {}", f.file, f.path) }</code>{ ": " }
                        { findings::found(&f.problem, props.lang) }{ ". " }{ findings::remedy(&f.problem, props.lang) }</li>
                }) }
            </ul>
        </section>
    }
}

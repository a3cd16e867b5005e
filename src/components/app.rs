//! The whole app below the loading of data: place and language on top, tabs, the chosen view.

use yew::prelude::*;

use super::later::Later;
use super::markup::Markup;
use super::parts::{Part, PartProps};
use super::picker::PlacePicker;
use super::reference::Opened;
use super::summary::summary;
use super::tabs::tabs;
use super::{Data, states};
use crate::state::{Action, Selection, View};
use crate::text::{Lang, names, ui};
use crate::view::{Focus, options, summary};

/// Props of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The dataset.
    pub data: Data,
    /// What is chosen.
    pub selection: Selection,
    /// Something was chosen.
    pub on_action: Callback<Action>,
    /// A file is to be saved: its name, type and content.
    #[prop_or_default]
    pub on_save: Callback<(String, &'static str, String)>,
    /// Documents that could not be loaded.
    #[prop_or_default]
    pub missing: Vec<String>,
    /// Distinguishes this widget's element ids from another's on the same page.
    #[prop_or(AttrValue::Static("by"))]
    pub id: AttrValue,
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let opened = use_state(|| None::<Opened>);
    let on_open = {
        let opened = opened.clone();
        use_callback((), move |at: Opened, ()| opened.set(Some(at)))
    };
    let on_close = {
        let opened = opened.clone();
        Callback::from(move |()| {
            if let Some(opened) = opened.as_ref() {
                opened.give_focus_back();
            }
            opened.set(None);
        })
    };
    let unfolded = use_state(|| false);
    let on_unfold = {
        let unfolded = unfolded.clone();
        Callback::from(move |()| unfolded.set(true))
    };
    let lang = props.selection.lang;
    let w = ui::words(lang);
    let view = props.selection.view;
    let of = |opened: Option<Opened>| PartProps {
        app: props.clone(),
        on_open: on_open.clone(),
        on_close: on_close.clone(),
        opened,
        on_unfold: on_unfold.clone(),
        unfolded: *unfolded,
    };
    let later = |part, opened| html! { <Later {part} props={of(opened)} /> };
    let Some(focus) = Focus::new(&props.data, &props.selection) else {
        return states::no_data(lang, later(Part::Errors, None));
    };
    let panel = format!("{}-panel", props.id);
    let part = match view {
        View::Summary => {
            let periods = periods(&focus, &props.on_action);
            let summary = summary(&summary::summary(&focus), &of(None));
            [periods, summary].into_iter().collect()
        }
        View::Years => later(Part::Years, None),
        View::Places => later(Part::Places, None),
        View::Table => later(Part::Table, None),
        View::Sources => later(Part::Sources, None),
    };
    html! {
        <section class="by-app" lang={lang.code()} aria-label={w.app}>
            <header class="by-head">
                <PlacePicker
                    data={props.data.clone()}
                    {lang}
                    id={props.id.clone()}
                    chosen={focus.place().id.clone()}
                    on_pick={props.on_action.reform(Action::PickPlace)}
                />
                { language_button(lang, &props.on_action) }
            </header>
            { tabs(view, lang, &panel, &props.on_action.reform(Action::ShowView)) }
            { notices(props, &focus) }
            <div id={panel} class="by-panel" role="tabpanel" aria-labelledby={format!("{}-tab-{}", props.id, view.code())}>
                { part }
            </div>
            if let Some(at) = (*opened).clone() {
                { later(Part::Sheet, Some(at)) }
            }
        </section>
    }
}

/// What of the link or the data could not be used.
fn notices(props: &AppProps, focus: &Focus) -> Html {
    let w = ui::words(focus.lang);
    let unlike = focus.unlike.iter().map(|p| names::place(p, focus.lang));
    let unlike: Vec<String> = unlike.collect();
    let all = [
        ("alert", w.unknown_place, &focus.unknown),
        ("status", w.unlike_place, &unlike),
        ("status", w.load_partly, &props.missing),
    ];
    Markup::of(|m| {
        for (role, text, list) in all {
            if !list.is_empty() {
                m.el("p", "by-notice", |m| {
                    m.attr("role", role);
                    m.text(text);
                    m.text(" ");
                    m.text(&list.join(", "));
                });
            }
        }
    })
}

/// The periods of the place in view.
fn periods(focus: &Focus, on_action: &Callback<Action>) -> Html {
    let all = options::periods(focus).into_iter();
    Markup::of(|m| {
        m.el("div", "by-controls", |m| {
            m.el("div", "by-field by-field--chips", |m| {
                m.attr("role", "group");
                m.attr("aria-label", ui::words(focus.lang).period);
                for period in all.flat_map(|(_, list)| list) {
                    let chosen = period == focus.period;
                    let onclick = on_action.reform(move |_| Action::PickPeriod(period));
                    m.put(chip(
                        &names::period_short(period, focus.lang),
                        chosen,
                        onclick,
                    ));
                }
            });
        });
    })
}

fn chip(name: &str, chosen: bool, onclick: Callback<MouseEvent>) -> Html {
    let (class, pressed) = match chosen {
        true => ("by-chip by-chip--chosen", "true"),
        false => ("by-chip", "false"),
    };
    html! { <button type="button" key={name} {onclick} aria-pressed={pressed} {class}>{ name }</button> }
}

fn language_button(lang: Lang, on_action: &Callback<Action>) -> Html {
    let w = ui::words(lang);
    let other = lang.pick(Lang::En, Lang::Vi);
    let onclick = on_action.reform(move |_| Action::Speak(other));
    html! {
        <button type="button" class="by-language" lang={other.code()} {onclick}>{ w.other_language }</button>
    }
}

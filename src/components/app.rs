//! The whole app below the loading of data: place and language on top, tabs, the chosen view.

use yew::prelude::*;

use super::controls::controls;
use super::later::Later;
use super::parts::{Part, PartProps, summary};
use super::picker::PlacePicker;
use super::reference::Opened;
use super::tabs::Tabs;
use super::turns::{Turns, use_steps};
use super::{Data, states};
use crate::state::{Action, Selection, View};
use crate::text::{Lang, names, ui};
use crate::view::Focus;

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
    /// Which parts are still to come, while it starts.
    #[prop_or_default]
    pub turns: Turns,
    /// Distinguishes this widget's element ids from another's on the same page.
    #[prop_or(AttrValue::Static("by"))]
    pub id: AttrValue,
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let step = use_steps(&props.turns, 3);
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
    let lang = props.selection.lang;
    let w = ui::words(lang);
    let Some(focus) = Focus::new(&props.data, &props.selection) else {
        return states::no_data(&props.data, lang, None);
    };
    let view = props.selection.view;
    let panel = format!("{}-panel", props.id);
    let of = |opened: Option<Opened>| PartProps {
        app: props.clone(),
        on_open: on_open.clone(),
        on_close: on_close.clone(),
        opened,
    };
    html! {
        <section class="by-app" lang={lang.code()} aria-label={w.app}>
            if step > 0 {
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
            }
            if step > 1 {
                <Tabs {view} {lang} panel={panel.clone()} on_pick={props.on_action.reform(Action::ShowView)} />
            }
            if !focus.unknown.is_empty() {
                <p class="by-notice" role="alert">{ w.unknown_place }{ " " }{ focus.unknown.join(", ") }</p>
            }
            if !focus.unlike.is_empty() {
                <p class="by-notice" role="status">{ w.unlike_place }{ " " }
                    { focus.unlike.iter().map(|p| names::place(p, lang)).collect::<Vec<_>>().join(", ") }</p>
            }
            if !props.missing.is_empty() {
                <p class="by-notice" role="status">{ w.load_partly }{ " " }{ props.missing.join(", ") }</p>
            }
            <div id={panel} class="by-panel" role="tabpanel" aria-labelledby={format!("{}-tab-{}", props.id, view.code())}>
                if step > 1 { { controls(props, &focus) } }
                if step > 2 { { view_of(view, of(None)) } }
            </div>
            if let Some(at) = (*opened).clone() {
                <Later part={Part::Sheet} props={of(Some(at))} />
            }
        </section>
    }
}

/// The summary is there from the start, the rest when it is looked at.
fn view_of(view: View, props: PartProps) -> Html {
    let part = match view {
        View::Summary => return summary(&props),
        View::Years => Part::Years,
        View::Places => Part::Places,
        View::Table => Part::Table,
        View::Sources => Part::Sources,
    };
    html! { <Later {part} {props} /> }
}

fn language_button(lang: Lang, on_action: &Callback<Action>) -> Html {
    let w = ui::words(lang);
    let other = lang.pick(Lang::En, Lang::Vi);
    let onclick = on_action.reform(move |_| Action::Speak(other));
    html! {
        <button type="button" class="by-language" lang={other.code()} {onclick}>{ w.other_language }</button>
    }
}

//! The five ways to look, as tabs: arrows move, Home and End jump.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::state::View;
use crate::text::{Lang, ui};

/// Props of [`Tabs`].
#[derive(Clone, PartialEq, Properties)]
pub struct TabsProps {
    /// The one shown.
    pub view: View,
    /// The language.
    pub lang: Lang,
    /// The id of the panel they switch, `…-panel`.
    pub panel: String,
    /// One was picked.
    pub on_pick: Callback<View>,
}

/// The tabs.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let list = use_node_ref();
    let w = ui::words(props.lang);
    let prefix = props.panel.trim_end_matches("-panel").to_owned();
    let onkeydown = {
        let (list, view, on_pick) = (list.clone(), props.view, props.on_pick.clone());
        move |event: KeyboardEvent| {
            let all = View::ALL;
            let now = all.iter().position(|v| *v == view).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" => (now + 1) % all.len(),
                "ArrowLeft" => (now + all.len() - 1) % all.len(),
                "Home" => 0,
                "End" => all.len() - 1,
                _ => return,
            };
            event.prevent_default();
            on_pick.emit(all[next]);
            focus_child(&list, next);
        }
    };
    let tab = |view: View| {
        let label = match view {
            View::Summary => w.summary,
            View::Years => w.years,
            View::Places => w.places,
            View::Table => w.table,
            View::Sources => w.sources,
        };
        let chosen = view == props.view;
        html! {
            <button
                type="button" role="tab" key={view.code()}
                id={format!("{prefix}-tab-{}", view.code())}
                class={classes!("by-tabs__tab", chosen.then_some("by-tabs__tab--chosen"))}
                aria-selected={chosen.to_string()}
                aria-controls={props.panel.clone()}
                tabindex={if chosen { "0" } else { "-1" }}
                onclick={props.on_pick.reform(move |_| view)}
            >{ label }</button>
        }
    };
    html! {
        <div class="by-tabs" role="tablist" aria-label={w.ways_to_see} ref={list} {onkeydown}>
            { for View::ALL.into_iter().map(tab) }
        </div>
    }
}

fn focus_child(list: &NodeRef, index: usize) {
    let child = list
        .cast::<HtmlElement>()
        .and_then(|l| l.children().item(u32::try_from(index).ok()?));
    if let Some(child) = child.and_then(|c| c.dyn_into::<HtmlElement>().ok()) {
        // Focus can only fail for an element that is gone.
        let _ = child.focus();
    }
}

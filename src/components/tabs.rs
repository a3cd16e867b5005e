//! The five ways to look, as tabs: arrows move, Home and End jump.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::state::View;
use crate::text::{Lang, ui};

/// The tabs. `panel` is the id of what they switch, `…-panel`.
pub fn tabs(view: View, lang: Lang, panel: &str, on_pick: &Callback<View>) -> Html {
    let w = ui::words(lang);
    let prefix = panel.trim_end_matches("-panel");
    let onkeydown = {
        let on_pick = on_pick.clone();
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
            focus_neighbour(&event, next);
        }
    };
    let tab = |view_of: View| {
        let label = name(view_of, lang);
        let chosen = view_of == view;
        let class = match chosen {
            true => "by-tabs__tab by-tabs__tab--chosen",
            false => "by-tabs__tab",
        };
        html! {
            <button
                type="button" role="tab" key={view_of.code()}
                id={format!("{prefix}-tab-{}", view_of.code())}
                {class}
                aria-selected={if chosen { "true" } else { "false" }}
                aria-controls={panel.to_owned()}
                tabindex={if chosen { "0" } else { "-1" }}
                onclick={on_pick.reform(move |_| view_of)}
            >{ label }</button>
        }
    };
    html! {
        <div class="by-tabs" role="tablist" aria-label={w.ways_to_see} {onkeydown}>
            { for View::ALL.into_iter().map(tab) }
        </div>
    }
}

/// What a view is called.
pub fn name(view: View, lang: Lang) -> &'static str {
    let w = ui::words(lang);
    match view {
        View::Summary => w.summary,
        View::Years => w.years,
        View::Places => w.places,
        View::Table => w.table,
        View::Sources => w.sources,
    }
}

/// Focuses the tab of that index. (Yew listens at the root: the event's target is a tab.)
fn focus_neighbour(event: &KeyboardEvent, index: usize) {
    let tab = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let list = tab.and_then(|t| t.closest("[role=tablist]").ok().flatten());
    let tab = list.and_then(|l| l.children().item(u32::try_from(index).ok()?));
    if let Some(tab) = tab.and_then(|t| t.dyn_into::<HtmlElement>().ok()) {
        // Focus can only fail for an element that is gone.
        let _ = tab.focus();
    }
}

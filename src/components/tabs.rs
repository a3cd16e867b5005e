//! The five ways to look, as tabs: arrows move, Home and End jump.

use yew::prelude::*;

use super::roving::{moved, next};
use crate::state::View;
use crate::text::{Lang, ui};

/// The tabs. `panel` is the id of what they switch, `…-panel`.
pub fn tabs(view: View, lang: Lang, panel: &str, on_pick: &Callback<View>) -> Html {
    let w = ui::words(lang);
    let prefix = panel.strip_suffix("-panel").unwrap_or(panel);
    let onkeydown = {
        let on_pick = on_pick.clone();
        move |event: KeyboardEvent| {
            let all = View::ALL;
            let now = all.iter().position(|v| *v == view).unwrap_or(0);
            let next = next(&event.key(), now as u32, all.len() as u32);
            if let Some(view) = next.and_then(|i| all.get(i as usize))
                && moved(&event, "[role=tablist]")
            {
                on_pick.emit(*view);
            }
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

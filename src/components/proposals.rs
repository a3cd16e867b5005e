//! Places like the one in view, to be added with one press.

use yew::prelude::*;

use crate::state::Action;
use crate::text::places;
use crate::view::{Focus, adding};

/// A few buttons; nothing where no other place is known to be alike.
pub fn proposals(focus: &Focus, add: &dyn Fn(String) -> Action, on: &Callback<Action>) -> Html {
    let all = adding::proposals(focus);
    if all.is_empty() {
        return Html::default();
    }
    let button = |p: adding::Proposal| {
        let action = add(p.id.clone());
        let onclick = on.reform(move |_| action.clone());
        html! { <button type="button" key={p.id} class="by-chip by-similar__chip" {onclick}>{ p.label }</button> }
    };
    html! {
        <div class="by-similar" role="group" aria-label={places::similar(focus.lang).trim_end_matches(':')}>
            <span class="by-similar__title">{ places::similar(focus.lang) }</span>
            { for all.into_iter().map(button) }
        </div>
    }
}

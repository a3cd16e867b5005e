//! Places like the one in view, to be added with one press.

use yew::prelude::*;

use crate::state::Action;
use crate::text::places;
use crate::text::terms::terms;
use crate::view::{Focus, adding};

/// A few buttons by what is alike; nothing where no other place is known to be.
pub fn proposals(focus: &Focus, add: &dyn Fn(String) -> Action, on: &Callback<Action>) -> Html {
    let all = adding::proposals(focus);
    if all.is_empty() {
        return Html::default();
    }
    let button = |p: &adding::Proposal| {
        let action = add(p.id.clone());
        let onclick = on.reform(move |_| action.clone());
        html! { <button type="button" key={p.id.clone()} class="by-chip" {onclick}><span aria-hidden="true">{ "+ " }</span><span class="by-hidden">{ format!("{}: ", terms(focus.lang).add_place) }</span>{ &p.name }</button> }
    };
    let alike = all.chunk_by(|a, b| a.reason == b.reason).map(|group| {
        let title = places::similar(&group[0].reason, focus.lang);
        html! {
            <div class="by-similar" role="group" aria-label={title.clone()}>
                <span class="by-similar__title">{ title }</span>
                { for group.iter().map(button) }
            </div>
        }
    });
    html! { <>{ for alike }</> }
}

//! Places like the one in view, to be added with one press.

use yew::prelude::*;

use crate::state::Action;
use crate::text::terms::terms;
use crate::text::{Lang, places};
use crate::view::adding::Proposal;

/// A few buttons by what is alike; nothing where no other place is known to be.
pub fn proposals(
    all: &[Proposal],
    lang: Lang,
    add: &dyn Fn(String) -> Action,
    on: &Callback<Action>,
) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let button = |p: &Proposal| {
        let action = add(p.id.clone());
        let onclick = on.reform(move |_| action.clone());
        html! { <button type="button" key={p.id.clone()} class="by-chip" {onclick}><span aria-hidden="true">{ "+ " }</span><span class="by-hidden">{ format!("{}: ", terms(lang).add_place) }</span>{ &p.name }</button> }
    };
    let alike = all.chunk_by(|a, b| a.reason == b.reason).map(|group| {
        let title = places::similar(&group[0].reason, lang);
        html! {
            <div class="by-similar" role="group" aria-label={title.clone()}>
                <span class="by-similar__title">{ title }</span>
                { for group.iter().map(button) }
            </div>
        }
    });
    html! { <>{ for alike }</> }
}

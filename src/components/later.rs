//! A part of the app that may still have to be fetched.

use yew::prelude::*;

use super::parts::{Part, PartProps, fetch, here};
use crate::text::ui;

/// Props of [`Later`].
#[derive(Clone, PartialEq, Properties)]
pub struct LaterProps {
    /// Which part.
    pub part: Part,
    /// What it needs.
    pub props: PartProps,
}

/// The part, once it is here; until then a word, and a way to try again where it can't be fetched.
#[component]
pub fn Later(p: &LaterProps) -> Html {
    // Counts the tries; negative while the last one has failed.
    let tries = use_state(|| 0_i32);
    let draw = here(p.part);
    // Until it is here, or can't be had.
    let known = draw.is_some() || *tries < 0;
    let waiting = use_mut_ref(|| None);
    if !known && waiting.borrow().is_none() {
        waiting.replace(Some(p.props.app.turns.wait()));
    }
    use_effect_with(known, move |known| {
        if *known {
            waiting.take();
        }
    });
    {
        let tries = tries.clone();
        use_effect_with((p.part, tries.abs()), move |(part, _)| {
            let part = *part;
            if here(part).is_none() {
                yew::platform::spawn_local(async move {
                    let fetched = fetch(part).await;
                    let next = tries.abs() + 1;
                    tries.set(if fetched { next } else { -tries.abs().max(1) });
                });
            }
        });
    }
    let w = ui::words(p.props.app.selection.lang);
    match draw {
        Some(draw) => draw(&p.props),
        None if *tries < 0 => {
            let onclick = move |_| tries.set(tries.abs() + 1);
            html! {
                <p class="by-notice" role="alert">{ w.part_failed }{ " " }
                    <button type="button" class="by-button" {onclick}>{ w.retry }</button></p>
            }
        }
        None => html! { <p class="by-notice" role="status">{ w.part_loading }</p> },
    }
}

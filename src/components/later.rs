//! A part of the app that may still have to be fetched, or the data that it shows.

use yew::prelude::*;

use super::data::Whole;
use super::parts::{Part, PartProps, fetch, here};
use crate::text::ui;

/// Props of [`Later`].
#[derive(Clone, PartialEq, Properties)]
pub struct LaterProps {
    /// Which part.
    pub part: Part,
    /// What it needs.
    pub props: PartProps,
    /// The dataset.
    pub whole: Whole,
    /// The dataset is needed.
    pub on_need: Callback<()>,
}

/// The part, once it is here; until then a word, and a way to try again where it can't be fetched.
#[component]
pub fn Later(p: &LaterProps) -> Html {
    // Counts the tries; negative while the last one has failed.
    let tries = use_state(|| 0_i32);
    let on_need = p.on_need.clone();
    use_effect_with((p.part, tries.abs(), p.whole == Whole::NotYet), {
        let tries = tries.clone();
        move |(part, _, need)| {
            let part = *part;
            if *need {
                on_need.emit(());
            }
            if here(part).is_none() {
                yew::platform::spawn_local(async move {
                    let fetched = fetch(part).await;
                    let next = tries.abs() + 1;
                    tries.set(if fetched { next } else { -tries.abs().max(1) });
                });
            }
        }
    });
    let w = ui::words(p.props.selection.lang);
    let failed = match (&p.whole, here(p.part)) {
        (Whole::Here(data), Some(draw)) => return draw(p.part, data, &p.props),
        (Whole::Failed(why), _) => why,
        // Told once it is known of the data too: trying again is then of both.
        (Whole::Here(_), None) if *tries < 0 => w.part_failed,
        _ => return html! { <p class="by-notice" role="status">{ w.part_loading }</p> },
    };
    let on_need = p.on_need.clone();
    let onclick = move |_| {
        on_need.emit(());
        tries.set(tries.abs() + 1);
    };
    html! {
        <p class="by-notice" role="alert">{ failed }{ " " }
            <button type="button" class="by-button" {onclick}>{ w.retry }</button></p>
    }
}

//! A text to be taken along, with a button that copies it.

use yew::prelude::*;

use super::clipboard;
use crate::text::{Lang, share};

/// Props of [`Copied`].
#[derive(Clone, PartialEq, Properties)]
pub struct CopiedProps {
    /// The text.
    pub text: String,
    /// What it is.
    pub label: AttrValue,
    /// What the button says.
    pub button: &'static str,
    /// How many lines are seen.
    pub rows: &'static str,
    /// The language.
    pub lang: Lang,
    /// The id of the field.
    pub id: String,
    /// What stands beside the button.
    #[prop_or_default]
    pub children: Html,
}

/// The text in a field, selected and copied by the button; what came of it is said aloud.
#[component]
pub fn Copied(props: &CopiedProps) -> Html {
    let (field, button) = (use_node_ref(), use_node_ref());
    let said = use_state(|| "");
    {
        let said = said.clone();
        // Of another text nothing is said yet.
        use_effect_with(props.text.clone(), move |_| said.set(""));
    }
    let onclick = {
        let (field, button, said, lang) = (field.clone(), button.clone(), said.clone(), props.lang);
        move |_| {
            let said = said.clone();
            let told = move |done| said.set(share::copied(done, lang));
            clipboard::copy(&field, &button, Callback::from(told));
        }
    };
    html! {
        <div>
            <label class="by-field__label" for={props.id.clone()}>{ &props.label }</label>
            <textarea class="by-copied__text" id={props.id.clone()} ref={field} rows={props.rows}
                readonly=true spellcheck="false" autocomplete="off" value={props.text.clone()} />
            <div class="by-copied__row">
                <button type="button" class="by-button" ref={button} {onclick}>{ props.button }</button>
                { props.children.clone() }
            </div>
            <p class="by-block__note" role="status">{ *said }</p>
        </div>
    }
}

//! Going through periods: the one before, any of them, the one after.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use crate::text::{Lang, charts, ui};
use crate::view::options::{Choice, Group};

/// Longer names do not fit between the two buttons on half a phone.
const SHORT: usize = 6;

/// A list of periods between two buttons. Buttons and arrows stay within periods of the kind chosen;
/// Home and End go to its first and last.
pub fn periods(
    id: &str,
    lang: Lang,
    groups: &[Group],
    chosen: &str,
    on_pick: &Callback<String>,
) -> Html {
    let empty = Vec::new();
    let of_kind = groups.iter().map(|g| &g.choices);
    let alike: &Vec<Choice> = of_kind
        .into_iter()
        .find(|all| all.iter().any(|c| c.id == chosen))
        .unwrap_or(&empty);
    // Newest first.
    let now = alike.iter().position(|c| c.id == chosen).unwrap_or(0);
    let (later, earlier) = (
        now.checked_sub(1).and_then(|i| alike.get(i)),
        alike.get(now + 1),
    );
    let onkeydown = {
        let on_pick = on_pick.clone();
        let id = |c: Option<&Choice>| c.map(|c| c.id.clone());
        let (first, last) = (id(alike.last()), id(alike.first()));
        let (earlier, later) = (id(earlier), id(later));
        move |event: KeyboardEvent| {
            // The list itself does so without us.
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            if target.is_none_or(|t| t.tag_name() != "BUTTON") {
                return;
            }
            let to = match event.key().as_str() {
                "ArrowLeft" | "ArrowDown" => &earlier,
                "ArrowRight" | "ArrowUp" => &later,
                "Home" => &first,
                "End" => &last,
                _ => return,
            };
            event.prevent_default();
            if let Some(to) = to {
                on_pick.emit(to.clone());
            }
        }
    };
    let button = |to: Option<&Choice>, label: &'static str, sign: &'static str| {
        let (on_pick, id) = (on_pick.clone(), to.map(|c| c.id.clone()));
        let onclick = move |_: MouseEvent| {
            if let Some(id) = &id {
                on_pick.emit(id.clone());
            }
        };
        let label = match to {
            Some(to) => charts::head(label, &to.label),
            None => label.to_owned(),
        };
        // Not `disabled`: focus would be lost at the last one.
        html! {
            <button type="button" class="by-steps__button" aria-label={label} aria-disabled={to.is_none().then_some("true")} {onclick}>
                <span aria-hidden="true">{ sign }</span>
            </button>
        }
    };
    let onchange = {
        let on_pick = on_pick.clone();
        move |event: Event| on_pick.emit(event.target_unchecked_into::<HtmlSelectElement>().value())
    };
    let option = |c: &Choice| html! { <option key={c.id.clone()} value={c.id.clone()} selected={c.id == chosen}>{ &c.label }</option> };
    let short = alike.iter().all(|c| c.label.chars().count() <= SHORT);
    html! {
        <div class={classes!("by-field", short.then_some("by-field--short by-field--steps"))}>
            <label class="by-field__label" for={id.to_owned()}>{ ui::words(lang).period }</label>
            <div class="by-steps" {onkeydown}>
                { button(earlier, charts::earlier(lang), "‹") }
                <select class="by-select" id={id.to_owned()} {onchange}>
                    { for groups.iter().map(|g| html! { <optgroup label={g.label.clone()}>{ for g.choices.iter().map(option) }</optgroup> }) }
                </select>
                { button(later, charts::later(lang), "›") }
            </div>
        </div>
    }
}

//! Chooses a place: type a few letters, with or without diacritics, then pick.

use std::rc::Rc;

use web_sys::{FocusEvent, HtmlInputElement};
use yew::prelude::*;

use super::focus;
use crate::text::{Lang, ui};
use crate::view::options::{self, Choice};

/// How many matches are listed at once.
const LISTED: usize = 40;

/// Props of [`PlacePicker`].
#[derive(Clone, PartialEq, Properties)]
pub struct PlacePickerProps {
    /// The language.
    pub lang: Lang,
    /// Prefix of ids.
    pub id: AttrValue,
    /// Label.
    pub label: &'static str,
    /// The name of the place chosen now; empty where one is to be added.
    #[prop_or_default]
    pub shown: String,
    /// Its id.
    #[prop_or_default]
    pub chosen: String,
    /// The places to choose from, once they are here.
    pub choices: Option<Rc<Vec<Choice>>>,
    /// They are needed.
    pub on_find: Callback<()>,
    /// A place was picked.
    pub on_pick: Callback<String>,
}

/// A combobox after the ARIA practice: arrows move, Enter picks, Escape closes.
#[component]
pub fn PlacePicker(props: &PlacePickerProps) -> Html {
    let w = ui::words(props.lang);
    let typed = use_state(|| None::<String>);
    let active = use_state(|| 0_usize);
    let open = typed.is_some();
    // The places chosen so far, the present one last.
    let seen = use_mut_ref(Vec::<String>::new);
    if !props.chosen.is_empty() {
        let mut seen = seen.borrow_mut();
        seen.retain(|id| *id != props.chosen);
        seen.push(props.chosen.clone());
    }
    let matches: Vec<Choice> = match (typed.as_deref(), &props.choices) {
        (Some(""), Some(all)) => options::seen_first(all, &seen.borrow(), LISTED, props.lang),
        (Some(text), Some(all)) => options::matching(all, text, LISTED),
        _ => Vec::new(),
    };
    let pick = {
        let (typed, active, on_pick) = (typed.clone(), active.clone(), props.on_pick.clone());
        Callback::from(move |id: String| {
            typed.set(None);
            active.set(0);
            on_pick.emit(id);
        })
    };
    let oninput = {
        let (typed, active) = (typed.clone(), active.clone());
        move |event: InputEvent| {
            typed.set(Some(
                event.target_unchecked_into::<HtmlInputElement>().value(),
            ));
            active.set(0);
        }
    };
    let onfocus = {
        let (typed, on_find) = (typed.clone(), props.on_find.clone());
        move |event: FocusEvent| {
            on_find.emit(());
            event.target_unchecked_into::<HtmlInputElement>().select();
            typed.set(Some(String::new()));
        }
    };
    let onblur = {
        let typed = typed.clone();
        move |_: FocusEvent| typed.set(None)
    };
    let listed = use_node_ref();
    use_effect_with((*active, open), {
        let listed = listed.clone();
        move |(active, _)| focus::in_sight(&listed, *active)
    });
    let onkeydown = keys(&typed, &active, &matches, &pick);
    let list = format!(
        "{}-places{}",
        props.id,
        if props.chosen.is_empty() { "-add" } else { "" }
    );
    let option_id = |i: usize| format!("{list}-{i}");
    let shown = match typed.as_deref() {
        Some("") | None => props.shown.clone(),
        Some(text) => text.to_owned(),
    };
    html! {
        <div class="by-place">
            <label class="by-place__label" for={format!("{list}-input")}>{ props.label }</label>
            <input
                class="by-place__input" id={format!("{list}-input")} type="text" role="combobox"
                autocomplete="off" spellcheck="false" placeholder={w.find_place}
                aria-expanded={open.to_string()} aria-controls={list.clone()} aria-autocomplete="list"
                aria-activedescendant={(open && props.choices.is_some()).then(|| option_id(*active))}
                value={shown} {oninput} {onfocus} {onblur} {onkeydown}
            />
            // It scrolls; without tabindex Tab would stop at it, and close it.
            <ul class="by-place__list" id={list.clone()} ref={listed} role="listbox" tabindex="-1" aria-label={w.place} hidden={!open}>
                { for matches.iter().enumerate().map(|(i, choice)| option(choice, option_id(i), i == *active, choice.id == props.chosen, pick.clone())) }
                if open && matches.is_empty() && props.choices.is_some() {
                    // An entry, so that it is heard as the others are.
                    <li class="by-place__none" id={option_id(0)} role="option" aria-selected="false" aria-disabled="true">{ w.no_place_found }</li>
                }
            </ul>
        </div>
    }
}

fn option(choice: &Choice, id: String, active: bool, chosen: bool, pick: Callback<String>) -> Html {
    let (place, refused) = (choice.id.clone(), choice.refused);
    // Before blur closes the list; a click would come after it.
    let onmousedown = move |event: MouseEvent| {
        event.prevent_default();
        if !refused {
            pick.emit(place.clone());
        }
    };
    html! {
        <li key={choice.id.clone()} {id} role="option" aria-selected={chosen.to_string()} {onmousedown}
            aria-disabled={refused.then_some("true")}
            class={classes!("by-place__option", active.then_some("by-place__option--active"), refused.then_some("by-place__option--refused"))}>
            { &choice.label }
            if !choice.hint.is_empty() { <small class="by-place__hint">{ &choice.hint }</small> }
        </li>
    }
}

fn keys(
    typed: &UseStateHandle<Option<String>>,
    active: &UseStateHandle<usize>,
    matches: &[Choice],
    pick: &Callback<String>,
) -> Callback<KeyboardEvent> {
    let (typed, active, pick) = (typed.clone(), active.clone(), pick.clone());
    let ids: Vec<Option<String>> = matches
        .iter()
        .map(|c| (!c.refused).then(|| c.id.clone()))
        .collect();
    Callback::from(move |event: KeyboardEvent| {
        let count = ids.len();
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if typed.is_none() => typed.set(Some(String::new())),
            "ArrowDown" if count > 0 => active.set((*active + 1) % count),
            "ArrowUp" if count > 0 => active.set((*active + count - 1) % count),
            "Enter" => match ids.get(*active) {
                Some(Some(id)) if typed.is_some() => pick.emit(id.clone()),
                // Listed only to say why it can't be picked.
                Some(None) => {}
                _ => return,
            },
            "Escape" if typed.is_some() => typed.set(None),
            _ => return,
        }
        event.prevent_default();
    })
}

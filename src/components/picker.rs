//! Chooses a place: type a few letters, with or without diacritics, then pick.

use std::rc::Rc;

use web_sys::{FocusEvent, HtmlInputElement};
use yew::prelude::*;

use super::Data;
use super::parts::{Part, fetch, suggest};
use crate::text::{Lang, names, ui};
use crate::view::adding::Offer;
use crate::view::options::Choice;

/// How many matches are listed at once.
const LISTED: usize = 40;

/// Props of [`PlacePicker`].
#[derive(Clone, PartialEq, Properties)]
pub struct PlacePickerProps {
    /// The dataset.
    pub data: Data,
    /// The language.
    pub lang: Lang,
    /// Prefix of ids.
    pub id: AttrValue,
    /// The place chosen now; empty where one is to be added.
    #[prop_or_default]
    pub chosen: String,
    /// What a place is to be added to: those that can't be are listed last and can't be picked.
    #[prop_or_default]
    pub offer: Option<Offer>,
    /// Label, if not "place".
    #[prop_or_default]
    pub label: Option<&'static str>,
    /// A place was picked.
    pub on_pick: Callback<String>,
}

/// A combobox after the ARIA practice: arrows move, Enter picks, Escape closes.
#[component]
pub fn PlacePicker(props: &PlacePickerProps) -> Html {
    let w = ui::words(props.lang);
    let typed = use_state(|| None::<String>);
    let active = use_state(|| 0_usize);
    // The code that finds places is fetched when somebody first looks for one.
    let found = use_state(|| suggest().is_some());
    let open = typed.is_some();
    {
        let found = found.clone();
        use_effect_with(open, move |open| {
            if *open && suggest().is_none() {
                yew::platform::spawn_local(async move {
                    found.set(fetch(Part::Errors).await);
                });
            }
        });
    }
    let matches: Rc<Vec<Choice>> = use_memo(
        (
            props.data.clone(),
            props.lang,
            props.offer.clone(),
            (*typed).clone(),
            *found,
        ),
        |(data, lang, offer, typed, _)| match (suggest(), typed) {
            (Some(suggest), Some(typed)) => suggest(data, *lang, offer.as_ref(), typed, LISTED),
            _ => Vec::new(),
        },
    );
    let chosen = props.data.place(&props.chosen);
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
        let typed = typed.clone();
        move |event: FocusEvent| {
            event.target_unchecked_into::<HtmlInputElement>().select();
            typed.set(Some(String::new()));
        }
    };
    let onblur = {
        let typed = typed.clone();
        move |_: FocusEvent| typed.set(None)
    };
    let onkeydown = keys(&typed, &active, &matches, &pick);
    let list = format!(
        "{}-places{}",
        props.id,
        if props.chosen.is_empty() { "-add" } else { "" }
    );
    let option_id = |i: usize| format!("{list}-{i}");
    let shown = match typed.as_deref() {
        Some("") | None => chosen
            .map(|p| names::capitalised(&names::place(p, props.lang)))
            .unwrap_or_default(),
        Some(text) => text.to_owned(),
    };
    html! {
        <div class="by-place">
            <label class="by-place__label" for={format!("{list}-input")}>{ props.label.unwrap_or(w.place) }</label>
            <input
                class="by-place__input" id={format!("{list}-input")} type="text" role="combobox"
                autocomplete="off" spellcheck="false" placeholder={w.find_place}
                aria-expanded={open.to_string()} aria-controls={list.clone()} aria-autocomplete="list"
                aria-activedescendant={(open && !matches.is_empty()).then(|| option_id(*active))}
                value={shown} {oninput} {onfocus} {onblur} {onkeydown}
            />
            <ul class="by-place__list" id={list.clone()} role="listbox" aria-label={w.place} hidden={!open}>
                { for matches.iter().enumerate().map(|(i, choice)| option(choice, option_id(i), i == *active, choice.id == props.chosen, pick.clone())) }
                if open && matches.is_empty() && *found {
                    <li class="by-place__none">{ w.no_place_found }</li>
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

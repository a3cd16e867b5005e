//! Choosing subject, measure, period and places, for the charts.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Data;
use super::parts::PartProps;
use super::periods::periods;
use super::picker::PlacePicker;
use super::proposals::proposals;
use crate::model::Level;
use crate::state::{Action, View};
use crate::text::terms::terms;
use crate::text::{Lang, names, ui};
use crate::view::Focus;
use crate::view::adding::{self, Offer};
use crate::view::options::{self, Choice, Group};

/// The longest name, in letters, that fits half a phone.
const SHORT: usize = 16;

/// The controls of the charts.
pub fn controls(data: &Data, props: &PartProps) -> Html {
    match Focus::new(data, &props.selection) {
        Some(focus) => html! {
            <div class="by-controls by-controls--chart">{ subjects(props, &focus) }{ places(data, props, &focus) }</div>
        },
        None => Html::default(),
    }
}

/// For places side by side there are more periods to choose from than the place itself reports.
fn compared_period(props: &PartProps, focus: &Focus) -> Html {
    let groups = options::periods_to_compare(focus)
        .into_iter()
        .map(|(label, list)| Group {
            label,
            choices: list
                .into_iter()
                .map(|p| options::plain(names::period_short(p, focus.lang), p.to_string()))
                .collect(),
        });
    let groups: Vec<Group> = groups.collect();
    let chosen = focus.period.to_string();
    let on_action = props.on_action.clone();
    let on_pick = Callback::from(move |text: String| {
        if let Ok(period) = text.parse() {
            on_action.emit(Action::PickPeriod(period));
        }
    });
    let id = format!("{}-period", props.id);
    periods(&id, focus.lang, &groups, &chosen, &on_pick)
}

fn subjects(props: &PartProps, focus: &Focus) -> Html {
    let terms = terms(focus.lang);
    let ids: Vec<&str> = focus.places.iter().map(|p| p.id.as_str()).collect();
    let mut groups = options::indicators(focus.data, &ids, focus.lang);
    let listed = groups
        .iter()
        .flat_map(|g| &g.choices)
        .any(|c| c.id == focus.indicator);
    if !listed {
        let label = names::indicator(focus.data, &focus.indicator, focus.lang).to_owned();
        let choice = options::plain(label, focus.indicator.clone());
        groups.insert(
            0,
            Group {
                label: String::new(),
                choices: vec![choice],
            },
        );
    }
    let scopes = options::scopes(focus, &ids);
    let no_scope = String::new();
    let scope = focus.scope.as_ref().unwrap_or(&no_scope);
    html! {
        <>
            { select(&format!("{}-indicator", props.id), terms.indicator, &groups, &focus.indicator, props.on_action.reform(Action::PickIndicator)) }
            if props.selection.view == View::Places { { compared_period(props, focus) } }
            { select(&format!("{}-measure", props.id), terms.measure, &one(options::measures(focus, &ids)), &focus.measure, props.on_action.reform(Action::PickMeasure)) }
            if !scopes.is_empty() {
                { select(&format!("{}-scope", props.id), terms.part, &one(scopes), scope, props.on_action.reform(|id: String| {
                    Action::PickScope((!id.is_empty()).then_some(id))
                })) }
            }
        </>
    }
}

fn one(choices: Vec<Choice>) -> Vec<Group> {
    vec![Group {
        label: String::new(),
        choices,
    }]
}

/// A native select: the one control that every phone, keyboard and screen reader knows.
fn select(
    id: &str,
    label: &'static str,
    groups: &[Group],
    chosen: &str,
    on_pick: Callback<String>,
) -> Html {
    // Two with short names share a row on a phone.
    let mut names = groups.iter().flat_map(|g| &g.choices);
    let is_short = names.all(|c| c.label.chars().count() <= SHORT);
    let onchange = move |event: Event| {
        on_pick.emit(event.target_unchecked_into::<HtmlSelectElement>().value())
    };
    let option = |c: &Choice| html! { <option key={c.id.clone()} value={c.id.clone()} selected={c.id == chosen}>{ &c.label }</option> };
    let group = |g: &Group| {
        let options = g.choices.iter().map(option);
        match g.label.is_empty() {
            true => html! { <>{ for options }</> },
            false => html! { <optgroup label={g.label.clone()}>{ for options }</optgroup> },
        }
    };
    html! {
        <div class={classes!("by-field", is_short.then_some("by-field--short"))}>
            <label class="by-field__label" for={id.to_owned()}>{ label }</label>
            <select class="by-select" id={id.to_owned()} {onchange}>{ for groups.iter().map(group) }</select>
        </div>
    }
}

/// Places set beside the one in view, and one more.
fn places(data: &Data, props: &PartProps, focus: &Focus) -> Html {
    let w = ui::words(focus.lang);
    let terms = terms(focus.lang);
    let chip = |id: String, name: String| {
        let onclick = {
            let id = id.clone();
            props
                .on_action
                .reform(move |_| Action::RemovePlace(id.clone()))
        };
        html! {
            <button type="button" key={id} class="by-chip by-chip--remove" {onclick}>
                { &name }<span aria-hidden="true">{ " ×" }</span><span class="by-hidden">{ format!(" – {}", terms.remove) }</span>
            </button>
        }
    };
    let removable = focus.places.len() > 1;
    let chosen: Vec<String> = focus.places.iter().map(|p| p.id.clone()).collect();
    let odd = matches!(focus.place().level(), Level::Group | Level::Region);
    // On a phone it shares a row with the measure.
    let short = (props.selection.view == View::Years).then_some("by-field--short");
    html! {
        <>
            if !odd {
                <div class={classes!("by-field", short)}>
                    <AddPlace data={data.clone()} lang={focus.lang} id={props.id.clone()} offer={Offer::new(focus)}
                        on_pick={props.on_action.reform({
                            let places = chosen.clone();
                            move |id: String| add(&places, id)
                        })} />
                </div>
            }
            <div class="by-beside">
                if removable {
                    <div class="by-beside__places" role="group" aria-label={w.places}>
                        { for focus.places.iter().map(|p| chip(p.id.clone(), names::capitalised(&names::place(p, focus.lang)))) }
                    </div>
                }
                if !odd { { proposals(focus, &|id| add(&chosen, id), &props.on_action) } }
            </div>
        </>
    }
}

/// Props of [`AddPlace`].
#[derive(Clone, PartialEq, Properties)]
struct AddPlaceProps {
    data: Data,
    lang: Lang,
    id: AttrValue,
    offer: Offer,
    on_pick: Callback<String>,
}

/// A picker of the places that can be added. They are put in order when it is first used.
#[component]
fn AddPlace(props: &AddPlaceProps) -> Html {
    let wanted = use_state(|| false);
    let choices = use_memo(
        (props.data.clone(), props.offer.clone(), props.lang, *wanted),
        |(data, offer, lang, wanted)| wanted.then(|| Rc::new(adding::choices(data, offer, *lang))),
    );
    html! {
        <PlacePicker lang={props.lang} id={props.id.clone()} label={terms(props.lang).add_place}
            choices={(*choices).clone()} on_find={move |()| wanted.set(true)} on_pick={props.on_pick.clone()} />
    }
}

/// Adds to the place in view even where the link did not name it.
fn add(shown: &[String], id: String) -> Action {
    Action::AddPlaces(shown.iter().cloned().chain([id]).collect())
}

//! Choosing subject, measure, period and places, for the charts.

use std::cell::OnceCell;
use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Data;
use super::breath::Breath;
use super::periods::periods;
use super::picker::PlacePicker;
use super::proposals::proposals;
use super::view::ViewProps;
use crate::state::{Action, View};
use crate::text::terms::terms;
use crate::text::{Lang, ui};
use crate::view::Focus;
use crate::view::adding::{self, Offer};
use crate::view::controls::{self as offered, Beside, Choosing, Subjects};
use crate::view::options::{Choice, Group};
use crate::view::summary::PlaceLink;

/// The longest name, in letters, that fits half a phone.
const SHORT: usize = 16;

/// What there is to choose from, looked for when it is drawn: after the chart that was chosen.
#[derive(Default)]
pub struct Offered {
    subjects: OnceCell<Subjects>,
    beside: OnceCell<Beside>,
}

impl Offered {
    /// Looks for it now.
    pub async fn look(&self, focus: &Focus<'_>, view: View, breath: &mut Breath) {
        self.subjects(focus, view);
        breath.pause().await;
        self.beside(focus);
        breath.pause().await;
    }

    fn subjects(&self, focus: &Focus, view: View) -> &Subjects {
        self.subjects.get_or_init(|| offered::subjects(focus, view))
    }

    fn beside(&self, focus: &Focus) -> &Beside {
        self.beside.get_or_init(|| offered::beside(focus))
    }
}

/// The controls of the charts.
pub fn controls(props: &ViewProps, of: &Offered) -> Html {
    let Some(focus) = Focus::new(&props.data, &props.selection) else {
        return Html::default();
    };
    let subjects = of.subjects(&focus, props.selection.view);
    html! {
        <div class="by-controls by-controls--chart">{ chosen(props, subjects) }{ places(props, of.beside(&focus)) }</div>
    }
}

fn chosen(props: &ViewProps, of: &Subjects) -> Html {
    let (lang, on) = (props.selection.lang, &props.on_action);
    let terms = terms(lang);
    let id = |name: &str| format!("{}-{name}", props.id);
    let on_period = on.clone();
    let on_period = Callback::from(move |text: String| {
        if let Ok(period) = text.parse() {
            on_period.emit(Action::PickPeriod(period));
        }
    });
    let on_scope = |id: String| Action::PickScope((!id.is_empty()).then_some(id));
    html! {
        <>
            { select(&id("indicator"), terms.indicator, &of.indicator, on.reform(Action::PickIndicator)) }
            if let Some(of) = &of.period { { periods(&id("period"), lang, &of.groups, &of.chosen, &on_period) } }
            { select(&id("measure"), terms.measure, &of.measure, on.reform(Action::PickMeasure)) }
            if let Some(of) = &of.scope { { select(&id("scope"), terms.part, of, on.reform(on_scope)) } }
        </>
    }
}

/// A native select: the one control that every phone, keyboard and screen reader knows.
fn select(id: &str, label: &'static str, of: &Choosing, on_pick: Callback<String>) -> Html {
    // Two with short names share a row on a phone.
    let mut names = of.groups.iter().flat_map(|g| &g.choices);
    let is_short = names.all(|c| c.label.chars().count() <= SHORT);
    let onchange = move |event: Event| {
        on_pick.emit(event.target_unchecked_into::<HtmlSelectElement>().value())
    };
    let option = |c: &Choice| html! { <option key={c.id.clone()} value={c.id.clone()} selected={c.id == of.chosen}>{ &c.label }</option> };
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
            <select class="by-select" id={id.to_owned()} {onchange}>{ for of.groups.iter().map(group) }</select>
        </div>
    }
}

/// Places set beside the one in view, and one more.
fn places(props: &ViewProps, of: &Beside) -> Html {
    let lang = props.selection.lang;
    let chip = |place: &PlaceLink| {
        let id = place.id.clone();
        let onclick = props
            .on_action
            .reform(move |_| Action::RemovePlace(id.clone()));
        html! {
            <button type="button" key={place.id.clone()} class="by-chip by-chip--remove" {onclick}>
                { &place.name }<span aria-hidden="true">{ " ×" }</span><span class="by-hidden">{ format!(" – {}", terms(lang).remove) }</span>
            </button>
        }
    };
    let removable = of.places.len() > 1;
    let chosen: Vec<String> = of.places.iter().map(|p| p.id.clone()).collect();
    // On a phone it shares a row with the measure.
    let short = (props.selection.view == View::Years).then_some("by-field--short");
    html! {
        <>
            if let Some(offer) = of.offer.clone() {
                <div class={classes!("by-field", short)}>
                    <AddPlace data={props.data.clone()} {lang} id={props.id.clone()} {offer}
                        places={chosen.clone()} on_action={props.on_action.clone()} />
                </div>
            }
            <div class="by-beside">
                if removable {
                    <div class="by-beside__places" role="group" aria-label={ui::words(lang).places}>
                        { for of.places.iter().map(chip) }
                    </div>
                }
                { proposals(&of.proposals, lang, &|id| add(&chosen, id), &props.on_action) }
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
    places: Vec<String>,
    on_action: Callback<Action>,
}

/// A picker of the places that can be added. They are put in order when it is used: for what is chosen
/// next they are other ones, of which nobody asked yet.
#[component]
fn AddPlace(props: &AddPlaceProps) -> Html {
    let asked = use_state(|| None::<Offer>);
    let wanted = asked.as_ref() == Some(&props.offer);
    let choices = use_memo(
        (props.data.clone(), props.offer.clone(), props.lang, wanted),
        |(data, offer, lang, wanted)| wanted.then(|| Rc::new(adding::choices(data, offer, *lang))),
    );
    let places = props.places.clone();
    let on_pick = props.on_action.reform(move |id| add(&places, id));
    let offer = props.offer.clone();
    let on_find = move |()| asked.set(Some(offer.clone()));
    html! {
        <PlacePicker lang={props.lang} id={props.id.clone()} label={terms(props.lang).add_place}
            choices={(*choices).clone()} {on_find} {on_pick} />
    }
}

/// Adds to the place in view even where the link did not name it.
fn add(shown: &[String], id: String) -> Action {
    Action::AddPlaces(shown.iter().cloned().chain([id]).collect())
}

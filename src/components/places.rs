//! Across places: bars, words, table.

use std::rc::Rc;

use yew::prelude::*;

use super::Data;
use super::chart::Chart;
use super::glossary;
use super::key::key;
use super::measured::use_width;
use super::narrative::narrative;
use super::rates;
use super::reference::Opened;
use super::words::words;
use super::years::chart_table;
use crate::state::{Action, Order, Selection};
use crate::text::terms::terms;
use crate::text::{Lang, against, charts, names};
use crate::view::Focus;
use crate::view::alone::{Fuller, fuller};
use crate::view::chart::bars;
use crate::view::narrative::over_places;
use crate::view::places::{Places, places};
use crate::view::rates::Switch;
use crate::view::summary::PlaceLink;
use crate::view::words::Words;
use crate::view::years::TableRow;

/// Props of [`PlacesView`].
#[derive(Clone, PartialEq, Properties)]
pub struct PlacesViewProps {
    /// The dataset.
    pub data: Data,
    /// What is chosen.
    pub selection: Selection,
    /// Something was chosen.
    pub on_action: Callback<Action>,
    /// A number was opened.
    pub on_open: Callback<Opened>,
    /// How wide it is, px; 0 if that is not known yet.
    pub room: f64,
    /// Prefix of ids.
    pub id: AttrValue,
}

/// The view.
#[component]
pub fn PlacesView(props: &PlacesViewProps) -> Html {
    let room = use_node_ref();
    let width = use_width(room.clone(), props.room);
    let Some(focus) = Focus::new(&props.data, &props.selection) else {
        return Html::default();
    };
    let order = props.selection.order;
    let view = places(&focus, order);
    let lang = focus.lang;
    let terms = terms(lang);
    let drawing = bars::draw(&view, width, lang);
    let in_a_row = !matches!(view.switch, Switch::Without(_));
    html! {
        <article class="by-compare">
            <h2 class="by-compare__title">{ terms.side_by_side }</h2>
            { glossary::subtitle(&focus, &view.title) }
            <div class={classes!("by-rates", in_a_row.then_some("by-rates--row"))}>
                { order_buttons(order, lang, &props.on_action) }
                { rates::switch(view.switch, names::measure(focus.data, &focus.measure, lang), lang, &props.on_action) }
            </div>
            { rates::populations(view.populations.as_ref(), &props.id, lang, &props.on_action) }
            <figure class="by-figure" ref={room}>
                <Chart drawing={Rc::new(drawing)} id={format!("{}-places", props.id)} {lang} on_open={props.on_open.clone()} />
                <figcaption class="by-figure__caption">
                    if !view.caution.is_empty() { { &view.caution }{ " " } }
                    if order == Order::Value { { terms.sort_note } }
                </figcaption>
            </figure>
            if view.bars.len() < 2 { { alone(&focus, &props.on_action) } }
            { chart_table(&view.title, &[terms.value.to_owned()], &table_rows(&view), lang, &props.on_open) }
            { key(&props.id, lang) }
            { rates::standing(&view.standing) }
            { in_words(&view, lang, &props.on_open) }
            { beside_base(&focus, &view, props) }
            { narrative(over_places(&focus).as_ref(), lang, &props.on_open) }
        </article>
    }
}

fn order_buttons(order: Order, lang: Lang, on_action: &Callback<Action>) -> Html {
    let terms = terms(lang);
    let button = |to: Order, label: &'static str| {
        let chosen = to == order;
        html! {
            <button type="button" aria-pressed={chosen.to_string()} onclick={on_action.reform(move |_| Action::OrderPlaces(to))}
                class={classes!("by-chip", chosen.then_some("by-chip--chosen"))}>{ label }</button>
        }
    };
    html! {
        <div class="by-field by-field--chips" role="group" aria-label={terms.sort}>
            { button(Order::Name, terms.by_name) }{ button(Order::Value, terms.by_value) }
        </div>
    }
}

/// What can be done where nothing stands beside the place.
fn alone(focus: &Focus, on_action: &Callback<Action>) -> Html {
    let periods = fuller(focus);
    let button = |f: &Fuller| {
        let period = f.period;
        let onclick = on_action.reform(move |_| Action::PickPeriod(period));
        html! { <button type="button" key={period.to_string()} class="by-chip" {onclick}>{ &f.words }</button> }
    };
    let label = charts::fuller(focus.lang);
    html! {
        <div class="by-alone">
            <p>{ terms(focus.lang).choose_places }</p>
            if !periods.is_empty() {
                <div class="by-bases" role="group" aria-label={label}>
                    <span class="by-bases__title">{ label }</span>
                    { for periods.iter().map(button) }
                </div>
            }
        </div>
    }
}

fn in_words(view: &Places, lang: Lang, on_open: &Callback<Opened>) -> Html {
    block(terms(lang).in_words, &view.words, lang, on_open)
}

/// What is said of the others beside the first place, and other places to put first.
fn beside_base(focus: &Focus, view: &Places, props: &PlacesViewProps) -> Html {
    let (title, said) = &view.against;
    html! {
        <>
            { block(title, said, focus.lang, &props.on_open) }
            if !said.is_empty() { { bases(focus, view, &props.on_action) } }
        </>
    }
}

fn bases(focus: &Focus, view: &Places, on_action: &Callback<Action>) -> Html {
    if view.bases.is_empty() {
        return Html::default();
    }
    let button = |p: &PlaceLink| {
        let action = Action::MakeFirst {
            id: p.id.clone(),
            period: focus.period,
            indicator: focus.indicator.clone(),
        };
        let onclick = on_action.reform(move |_| action.clone());
        html! { <button type="button" key={p.id.clone()} class="by-chip" {onclick}>{ &p.name }</button> }
    };
    let label = against::other_base(focus.lang);
    html! {
        <div class="by-bases" role="group" aria-label={label}>
            <span class="by-bases__title">{ label }</span>
            { for view.bases.iter().map(button) }
        </div>
    }
}

fn block(title: &str, said: &[Words], lang: Lang, on_open: &Callback<Opened>) -> Html {
    if said.is_empty() {
        return Html::default();
    }
    html! {
        <section class="by-block" aria-live="polite">
            <h3 class="by-block__title">{ title.to_owned() }</h3>
            { for said.iter().map(|p| words(p, lang, on_open)) }
        </section>
    }
}

fn table_rows(view: &Places) -> Vec<TableRow> {
    let row = |b: &crate::view::places::Bar| TableRow {
        head: names::capitalised(&b.name),
        values: vec![b.shown.clone()],
    };
    view.bars.iter().map(row).collect()
}

//! Across places: bars, words, table.

use std::rc::Rc;

use yew::prelude::*;

use super::as_table::{Rows, as_table};
use super::breath::{Breath, by_name};
use super::chart::Chart;
use super::controls::{Offered, controls};
use super::glossary;
use super::key::key;
use super::long_places::{LongBars, LongPlaces};
use super::measured::Figure;
use super::narrative::narrative;
use super::paper::{Read, on_paper};
use super::pause::Pace;
use super::rates;
use super::reference::Opened;
use super::view::{Made, Making, ViewProps, piece};
use super::words::words;
use crate::model::Period;
use crate::state::{Action, Order};
use crate::text::terms::terms;
use crate::text::{Lang, against, charts, names};
use crate::view::Focus;
use crate::view::alone::{Fuller, fuller, read_each as read_alone};
use crate::view::chart::bars;
use crate::view::glossary::{Meaning, in_view};
use crate::view::narrative::over_places;
use crate::view::places::{InWords, Lineup, MANY, Places, read_each};
use crate::view::rates::Switch;
use crate::view::summary::PlaceLink;
use crate::view::take::paper;
use crate::view::words::Words;
use crate::view::years::TableRow;

/// What the pieces are drawn from.
struct All {
    offered: Offered,
    meaning: Option<Meaning>,
    view: Rc<Places>,
    /// In place of its bars, where there are many.
    long: Option<LongPlaces>,
    /// What the counts are called.
    counts: String,
    /// Periods to choose instead where nothing stands beside the place.
    fuller: Option<Vec<Fuller>>,
    period: Period,
    indicator: String,
    props: ViewProps,
    lang: Lang,
}

impl All {
    /// What they are of: sentences are made when they are drawn, after the bars.
    fn focus(&self) -> Option<Focus<'_>> {
        Focus::new(&self.props.data, &self.props.selection)
    }
}

/// Makes the view.
pub fn make(props: ViewProps, pace: Pace, first: bool) -> Making {
    Box::pin(async move {
        let all = Rc::new(gather(props, Breath::new(pace, first)).await?);
        Some(Made {
            class: "by-compare",
            above: vec![piece(&all, |all| controls(&all.props, &all.offered))],
            inside: vec![
                piece(&all, head),
                piece(&all, figure),
                piece(&all, table),
                key(&all.props.id, all.lang, pace),
                piece(&all, in_words),
                piece(&all, |all| {
                    let told = all.focus().and_then(|focus| over_places(&focus));
                    narrative(told.as_ref(), all.lang, &all.props.on_open)
                }),
            ],
            at_once: 2,
            below: vec![piece(&all, |all| {
                on_paper(&all.props, Read(paper::of_places))
            })],
        })
    })
}

async fn gather(props: ViewProps, mut breath: Breath) -> Option<All> {
    let focus = Focus::new(&props.data, &props.selection)?;
    let offered = Offered::default();
    let names = by_name(&props.data, &mut breath).await;
    breath.pause().await;
    if breath.is_first() {
        let view = props.selection.view;
        offered.look(&focus, view, &mut breath).await;
    }
    for () in read_each(&focus) {
        breath.rest().await;
    }
    breath.pause().await;
    let lineup = Lineup::new(&focus, props.selection.order, &names);
    breath.pause().await;
    let alone = lineup.len() < 2;
    if alone {
        for () in read_alone(&focus) {
            breath.rest().await;
        }
    }
    let many = lineup.len() > MANY;
    let view = Rc::new(match many {
        true => Places {
            lineup,
            bars: Vec::new(),
        },
        false => lineup.in_words(&focus),
    });
    let long = many.then(|| LongPlaces::new(&props.data, &props.selection, &focus, view.clone()));
    breath.pause().await;
    // Later it is known for what width, which may be another.
    if let Some(long) = long.as_ref().filter(|_| breath.is_first()) {
        long.layout(props.room);
        breath.pause().await;
        long.first_bars();
        breath.pause().await;
    }
    Some(All {
        offered,
        meaning: in_view(&focus),
        counts: names::measure(focus.data, &focus.measure, focus.lang).to_owned(),
        fuller: alone.then(|| fuller(&focus)),
        long,
        view,
        period: focus.period,
        indicator: focus.indicator.clone(),
        lang: focus.lang,
        props: props.clone(),
    })
}

fn head(all: &All) -> Html {
    let (view, lang, on_action) = (&all.view, all.lang, &all.props.on_action);
    let in_a_row = !matches!(view.switch, Switch::Without(_));
    html! {
        <>
            <h2 class="by-compare__title">{ terms(lang).side_by_side }</h2>
            { glossary::subtitle(all.meaning.as_ref(), &view.title, lang) }
            <div class={classes!("by-rates", in_a_row.then_some("by-rates--row"))}>
                { order_buttons(all.props.selection.order, lang, on_action) }
                { rates::switch(view.switch, &all.counts, lang, on_action) }
            </div>
            { rates::populations(view.populations.as_ref(), &all.props.id, lang, on_action) }
        </>
    }
}

fn figure(all: &All) -> Html {
    let (view, props, lang) = (all.view.clone(), all.props.clone(), all.lang);
    let long = all.long.clone();
    let draw = Callback::from(move |width: f64| {
        let (id, on_open) = (format!("{}-places", props.id), props.on_open.clone());
        let chart = match long.clone() {
            Some(of) => html! { <LongBars {of} {width} {id} {lang} {on_open} /> },
            None => {
                let drawing = Rc::new(bars::draw(&view, width, lang));
                html! { <Chart {drawing} {id} {lang} {on_open} /> }
            }
        };
        html! {
            <>
                { chart }
                <figcaption class="by-figure__caption">
                    if !view.caution.is_empty() { { &view.caution }{ " " } }
                    if props.selection.order == Order::Value { { terms(lang).sort_note } }
                </figcaption>
            </>
        }
    });
    html! {
        <>
            <Figure room={all.props.room} {draw} />
            if let Some(periods) = &all.fuller { { alone(periods, lang, &all.props.on_action) } }
        </>
    }
}

fn table(all: &All) -> Html {
    let heads = vec![terms(all.lang).value.to_owned()];
    let rows = match all.long.clone() {
        Some(of) => Rows::Long(of),
        None => Rows::Said(table_rows(&all.view)),
    };
    as_table(&all.view.title, heads, rows, all.lang, &all.props.on_open)
}

fn in_words(all: &All) -> Html {
    let (words, lang) = (terms(all.lang).in_words, all.lang);
    let told = all.focus().map(|focus| all.view.told_in_words(&focus));
    html! {
        <>
            { rates::standing(&all.view.standing) }
            if let Some(told) = &told {
                { block(words, &told.rates, lang, &all.props.on_open) }
                { beside_base(all, told) }
            }
        </>
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
fn alone(periods: &[Fuller], lang: Lang, on_action: &Callback<Action>) -> Html {
    let button = |f: &Fuller| {
        let period = f.period;
        let onclick = on_action.reform(move |_| Action::PickPeriod(period));
        html! { <button type="button" key={period.to_string()} class="by-chip" {onclick}>{ &f.words }</button> }
    };
    let label = charts::fuller(lang);
    html! {
        <div class="by-alone">
            <p>{ terms(lang).choose_places }</p>
            if !periods.is_empty() {
                <div class="by-bases" role="group" aria-label={label}>
                    <span class="by-bases__title">{ label }</span>
                    { for periods.iter().map(button) }
                </div>
            }
        </div>
    }
}

/// What is said of the others beside the first place, and other places to put first.
fn beside_base(all: &All, told: &InWords) -> Html {
    html! {
        <>
            { block(&told.base, &told.against, all.lang, &all.props.on_open) }
            if !told.against.is_empty() { { bases(all) } }
        </>
    }
}

fn bases(all: &All) -> Html {
    let view = &all.view;
    if view.bases.is_empty() {
        return Html::default();
    }
    let button = |p: &PlaceLink| {
        let action = Action::MakeFirst {
            id: p.id.clone(),
            period: all.period,
            indicator: all.indicator.clone(),
        };
        let onclick = all.props.on_action.reform(move |_| action.clone());
        html! { <button type="button" key={p.id.clone()} class="by-chip" {onclick}>{ &p.name }</button> }
    };
    let label = against::other_base(all.lang);
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

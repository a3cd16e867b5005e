//! Over periods: chart, words, table.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::as_table::{Rows, as_table};
use super::breath::{Breath, by_name};
use super::chart::Chart;
use super::controls::{Offered, controls};
use super::glossary;
use super::key::key;
use super::measured::Figure;
use super::narrative::narrative;
use super::paper::{Read, on_paper};
use super::pause::Pace;
use super::view::{Made, Making, ViewProps, piece};
use super::words::words;
use crate::model::{Period, Place};
use crate::state::Action;
use crate::text::terms::terms;
use crate::text::{Lang, names, ui};
use crate::view::chart::series::ChartInput;
use crate::view::chart::time;
use crate::view::glossary::{Meaning, in_view};
use crate::view::narrative::over_periods;
use crate::view::take::paper;
use crate::view::years::{Years, empty_hint, years};
use crate::view::{Focus, options};

/// What the pieces are drawn from.
struct All {
    offered: Offered,
    heading: String,
    meaning: Option<Meaning>,
    view: Years,
    empty: &'static str,
    props: ViewProps,
    lang: Lang,
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
                    let of = &all.props;
                    let focus = Focus::new(&of.data, &of.selection);
                    let told = focus.and_then(|focus| over_periods(&focus, &of.selection.periods));
                    narrative(told.as_ref(), all.lang, &of.on_open)
                }),
            ],
            at_once: 2,
            below: vec![piece(&all, |all| {
                on_paper(&all.props, Read(paper::of_years))
            })],
        })
    })
}

async fn gather(props: ViewProps, mut breath: Breath) -> Option<All> {
    let focus = Focus::new(&props.data, &props.selection)?;
    let chosen = &props.selection.periods;
    let offered = Offered::default();
    by_name(&props.data, &mut breath).await;
    breath.pause().await;
    if breath.is_first() {
        let view = props.selection.view;
        offered.look(&focus, view, &mut breath).await;
    }
    let view = years(&focus, chosen);
    breath.pause().await;
    Some(All {
        offered,
        heading: title(&focus),
        meaning: in_view(&focus),
        empty: empty_hint(&view, &focus).unwrap_or(terms(focus.lang).nothing_to_draw),
        view,
        lang: focus.lang,
        props: props.clone(),
    })
}

fn head(all: &All) -> Html {
    html! {
        <>
            <h2 class="by-compare__title">{ &all.heading }</h2>
            { glossary::subtitle(all.meaning.as_ref(), &all.view.title, all.lang) }
            { kinds(&all.view, &all.props, all.lang) }
        </>
    }
}

fn figure(all: &All) -> Html {
    let (view, lang) = (&all.view, all.lang);
    let (chart, panels, empty) = (view.chart.clone(), view.panels(), all.empty);
    let props = all.props.clone();
    let draw = Callback::from(move |width: f64| {
        if chart.slots.is_empty() {
            html! { <p class="by-compare__empty">{ empty }</p> }
        } else if !panels.is_empty() {
            panel_charts(&panels, width, &props, lang)
        } else {
            let drawing = Rc::new(time::draw(&chart, width));
            html! { <Chart {drawing} id={format!("{}-years", props.id)} {lang} on_open={props.on_open.clone()} /> }
        }
    });
    html! { <Figure room={all.props.room} {draw} /> }
}

/// The narrowest that a small chart may be, px.
const PANEL: f64 = 250.0;

/// Small charts side by side, as many as fit.
fn panel_charts(panels: &[ChartInput], width: f64, props: &ViewProps, lang: Lang) -> Html {
    let columns = (width / PANEL).floor().clamp(1.0, 3.0);
    let each = ((width - 20.0 * (columns - 1.0)) / columns).floor();
    html! {
        <ul class="by-panels">
            { for panels.iter().enumerate().map(|(i, panel)| html! {
                <li key={i}>
                    <h3 class="by-panels__title">{ &panel.lines[0].label }</h3>
                    <Chart drawing={Rc::new(time::draw(panel, each))} id={format!("{}-years-{i}", props.id)} {lang} on_open={props.on_open.clone()} />
                </li>
            }) }
        </ul>
    }
}

/// The places, as a heading.
fn title(focus: &Focus) -> String {
    let name = |place: &&Place| names::place(place, focus.lang);
    names::capitalised(&focus.places.iter().map(name).collect::<Vec<_>>().join(", "))
}

/// Years, half-years, other spans: never on one axis, so one at a time.
fn kinds(view: &Years, props: &ViewProps, lang: Lang) -> Html {
    if view.kinds.is_empty() {
        return Html::default();
    }
    let now = view.chart.slots.iter().rev().find_map(|s| s.period);
    let chip = |period: Period| {
        let chosen = now.is_some_and(|now| now.is_like(period) && now.kind() == period.kind());
        html! {
            <button type="button" key={period.to_string()} aria-pressed={chosen.to_string()}
                class={classes!("by-chip", chosen.then_some("by-chip--chosen"))}
                onclick={props.on_action.reform(move |_| Action::PickPeriod(period))}>
                { names::period_alike(period, lang) }
            </button>
        }
    };
    html! {
        <div class="by-field by-field--chips" role="group" aria-label={ui::words(lang).period}>
            { for view.kinds.iter().copied().map(chip) }
        </div>
    }
}

fn in_words(all: &All) -> Html {
    let (view, props, lang) = (&all.view, &all.props, all.lang);
    let Some((from, to)) = view.pair else {
        return Html::default();
    };
    let terms = terms(lang);
    let option = |p: &Period, chosen: Period| {
        html! {
            <option key={p.to_string()} value={p.to_string()} selected={*p == chosen}>{ names::period_short(*p, lang) }</option>
        }
    };
    let select = |id: &str, label: &'static str, chosen: Period, other: Period, first: bool| {
        let groups = if first {
            &view.choices.0
        } else {
            &view.choices.1
        };
        let on_action = props.on_action.clone();
        let onchange = move |event: Event| {
            let text = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Ok(period) = text.parse() {
                on_action.emit(if first {
                    Action::ComparePeriods(period, other)
                } else {
                    Action::ComparePeriods(other, period)
                });
            }
        };
        let id = format!("{}-{id}", props.id);
        html! {
            <span class="by-pair__side">
                <label class="by-pair__label" for={id.clone()}>{ label }</label>
                <select class="by-select by-select--small" {id} {onchange}>
                    { for groups.iter().map(|g| match g.refused.is_empty() {
                        true => html! { <>{ for g.periods.iter().map(|p| option(p, chosen)) }</> },
                        false => html! {
                            <optgroup key={g.refused.clone()} label={g.refused.clone()} disabled=true>{ for g.periods.iter().map(|p| option(p, chosen)) }</optgroup>
                        },
                    }) }
                </select>
            </span>
        }
    };
    html! {
        <section class="by-block">
            <h3 class="by-block__title">{ terms.in_words }</h3>
            if options::is_choice(&view.choices.0) || options::is_choice(&view.choices.1) {
                <div class="by-pair">{ select("from", terms.from_period, from, to, true) }{ select("to", terms.to_period, to, from, false) }</div>
            }
            <div aria-live="polite">
                { for view.words.iter().map(|p| words(p, lang, &props.on_open)) }
            </div>
        </section>
    }
}

fn table(all: &All) -> Html {
    let view = &all.view;
    let heads = view.chart.lines.iter().map(|l| l.label.clone()).collect();
    let rows = Rows::Said(view.rows.clone());
    as_table(&view.title, heads, rows, all.lang, &all.props.on_open)
}

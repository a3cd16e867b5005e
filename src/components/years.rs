//! Over periods: chart, words, table.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Data;
use super::chart::Chart;
use super::glossary;
use super::key::key;
use super::measured::use_width;
use super::narrative::narrative;
use super::reference::{Opened, reference};
use super::words::words;
use crate::model::{Period, Place};
use crate::state::{Action, Selection};
use crate::text::terms::terms;
use crate::text::{Lang, names, ui};
use crate::view::chart::series::ChartInput;
use crate::view::chart::time;
use crate::view::narrative::over_periods;
use crate::view::years::{TableRow, Years, empty_hint, years};
use crate::view::{Focus, Shown, options};

/// Props of [`YearsView`].
#[derive(Clone, PartialEq, Properties)]
pub struct YearsViewProps {
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
pub fn YearsView(props: &YearsViewProps) -> Html {
    let room = use_node_ref();
    let width = use_width(room.clone(), props.room);
    let Some(focus) = Focus::new(&props.data, &props.selection) else {
        return Html::default();
    };
    let view = years(&focus, &props.selection.periods);
    let lang = focus.lang;
    let terms = terms(lang);
    let panels = view.panels();
    let told = over_periods(&focus, &props.selection.periods);
    let drawing = time::draw(&view.chart, width);
    html! {
        <article class="by-compare">
            <h2 class="by-compare__title">{ title(&focus) }</h2>
            { glossary::subtitle(&focus, &view.title) }
            { kinds(&view, props, lang) }
            <figure class="by-figure" ref={room}>
                if view.chart.slots.is_empty() {
                    <p class="by-compare__empty">{ empty_hint(&view, &focus).unwrap_or(terms.nothing_to_draw) }</p>
                } else if !panels.is_empty() {
                    { panel_charts(&panels, width, props, lang) }
                } else {
                    <Chart drawing={Rc::new(drawing)} id={format!("{}-years", props.id)} {lang} on_open={props.on_open.clone()} />
                }
            </figure>
            { table(&view, lang, &props.on_open) }
            { key(&props.id, lang) }
            { in_words(&view, props, lang) }
            { narrative(told.as_ref(), lang, &props.on_open) }
        </article>
    }
}

/// The narrowest that a small chart may be, px.
const PANEL: f64 = 250.0;

/// Small charts side by side, as many as fit.
fn panel_charts(panels: &[ChartInput], width: f64, props: &YearsViewProps, lang: Lang) -> Html {
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
fn kinds(view: &Years, props: &YearsViewProps, lang: Lang) -> Html {
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

fn in_words(view: &Years, props: &YearsViewProps, lang: Lang) -> Html {
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

fn table(view: &Years, lang: Lang, on_open: &Callback<Opened>) -> Html {
    let heads: Vec<String> = view.chart.lines.iter().map(|l| l.label.clone()).collect();
    chart_table(&view.title, &heads, &view.rows, lang, on_open)
}

/// The same as the chart, as a table; folded away until asked for.
pub fn chart_table(
    title: &str,
    heads: &[String],
    rows: &[TableRow],
    lang: Lang,
    on_open: &Callback<Opened>,
) -> Html {
    let terms = terms(lang);
    if rows.is_empty() {
        return Html::default();
    }
    let value = |s: &Shown| match s.at.is_empty() {
        true => html! { <td class="by-table__cell">{ &s.words }</td> },
        false => html! {
            <td class="by-table__cell">
                { reference(&s.at, lang, on_open, "by-ref by-ref--text", html! { { &s.words } }) }
            </td>
        },
    };
    html! {
        <details class="by-key">
            <summary class="by-key__summary">{ terms.as_table }</summary>
            <div class="by-table__scroll" tabindex="0" role="group" aria-label={title.to_owned()}>
                <table class="by-table">
                    <caption class="by-hidden">{ title }</caption>
                    <thead><tr>
                        <td class="by-table__cell"></td>
                        { for heads.iter().map(|h| html! { <th class="by-table__head" scope="col">{ h }</th> }) }
                    </tr></thead>
                    <tbody>
                        { for rows.iter().map(|r| html! {
                            <tr><th class="by-table__head" scope="row">{ &r.head }</th>{ for r.values.iter().map(value) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </details>
    }
}

//! The summary: a page to read.

use yew::prelude::*;

use super::Data;
use super::narrative::again;
use super::reference::{Opened, reference};
use super::sheet;
use super::turns::{Turns, use_steps};
use super::words::{doubt_mark, doubts};
use crate::model::Period;
use crate::state::{Action, Selection, View};
use crate::text::{Lang, became, doubt, names, ui};
use crate::view::lineage::Lineage;
use crate::view::summary::{
    Cell, CoverageShown, Lead, ModelShown, PlaceLink, ReportLine, Row, Said, Summary, ToldLine,
    opening, summary,
};
use crate::view::{Focus, options};

/// Fewer rows than this need no headings.
const GROUPED_FROM: usize = 5;

/// Props of [`SummaryView`].
#[derive(Clone, PartialEq, Properties)]
pub struct SummaryViewProps {
    /// The dataset.
    pub data: Data,
    /// What is chosen.
    pub selection: Selection,
    /// Something was chosen.
    pub on_action: Callback<Action>,
    /// A number was opened.
    pub on_open: Callback<Opened>,
    /// Its blocks come one after another.
    #[prop_or_default]
    pub turns: Turns,
}

/// The view.
#[component]
pub fn SummaryView(props: &SummaryViewProps) -> Html {
    let step = use_steps(&props.turns, 4);
    let s = use_memo(
        (props.data.clone(), props.selection.clone(), step > 0),
        |(data, selection, whole)| {
            let focus = Focus::new(data, selection)?;
            Some(if *whole {
                summary(&focus)
            } else {
                opening(&focus)
            })
        },
    );
    let Some(s) = &*s else {
        return Html::default();
    };
    let lang = props.selection.lang;
    let w = ui::words(lang);
    html! {
        <article class="by-summary">
            <p class="by-summary__kicker">
                { for s.kicker.split(" · ").enumerate().map(|(i, part)| html! {
                    <>if i > 0 { { " · " } }<span class="by-summary__part">{ part }</span></>
                }) }
            </p>
            <h2 class="by-summary__title">{ &s.title }</h2>
            { lineage(s, lang, &props.on_action) }
            if let Some(l) = &s.lead { { lead(l, lang, &props.on_open) } }
            if let Some(text) = &s.instead { <p class="by-summary__lead by-summary__lead--instead">{ text }</p> }
            if let Some(g) = &s.gathered { { gathered(g, lang, &props.on_open) } }
            { other_periods(&s.other_periods, s.reports.is_empty(), lang, &props.on_action) }
            <div class="by-summary__columns">
                <div>
                    if step > 1 { { rows(w.reported, &s.rows, lang, props) } }
                    if step > 2 {
                        { together(&s.together, lang, &props.on_open) }
                        if let Some(c) = &s.coverage { { coverage(c, lang) } }
                    }
                </div>
                <div>
                    if step > 2 {
                        { models(&s.models, lang, &props.on_open) }
                        { words(w.limitations, None, &s.limitations, lang, props) }
                    }
                    if step > 3 {
                        { words(w.tasks, Some(w.tasks_note), &s.tasks, lang, props) }
                        { rows(w.awards, &s.awards, lang, props) }
                        { words(w.notes, None, &s.notes, lang, props) }
                    }
                </div>
            </div>
            if step > 3 { { reports(&s.reports, lang) } }
        </article>
    }
}

fn lead(l: &Lead, lang: Lang, on_open: &Callback<Opened>) -> Html {
    html! {
        <div class="by-summary__opening">
            <p class="by-summary__lead">
                { &l.text }{ " " }
                { reference(&l.at, lang, on_open, "by-ref--note", html! { { ui::words(lang).source } }) }
            </p>
            if !l.verdict.is_empty() {
                <p class="by-summary__verdict">{ ratio_mark(l.ratio) }{ &l.verdict }</p>
            }
            { doubts(&l.doubts) }
        </div>
    }
}

/// The interval of the ratio on a small logarithmic line from a third to three times, the upright
/// stroke being "no change". The sentence beside it says the same.
fn ratio_mark(ratio: Option<(f64, f64)>) -> Html {
    let Some((low, high)) = ratio else {
        return Html::default();
    };
    let x = |ratio: f64| (31.0 + 28.0 * ratio.max(0.01).ln() / 3_f64.ln()).clamp(3.0, 59.0);
    let px = |length: f64| crate::view::chart::rounded(length).to_string();
    html! {
        <svg class="by-summary__ratio" width="62" height="18" viewBox="0 0 62 18" aria-hidden="true">
            <line class="by-summary__ratio-line" x1="2" x2="60" y1="9" y2="9" />
            <line class="by-summary__ratio-span" x1={px(x(low))} x2={px(x(high))} y1="9" y2="9" />
            <line class="by-summary__ratio-one" x1="31" x2="31" y1="2" y2="16" />
        </svg>
    }
}

fn rows(title: &'static str, rows: &[Row], lang: Lang, props: &SummaryViewProps) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let groups: Vec<&[Row]> = rows
        .chunk_by(|a, b| group_of(props, a) == group_of(props, b))
        .collect();
    let headed = groups.len() > 1 && rows.len() >= GROUPED_FROM;
    let groups = if headed { groups } else { vec![rows] };
    let any = |mark: fn(&Cell) -> bool| rows.iter().flat_map(|r| &r.cells).any(mark);
    let noted = any(|c| c.noted);
    let w = ui::words(lang);
    html! {
        <section class="by-block">
            <h3 class="by-block__title">{ title }</h3>
            { for groups.into_iter().map(|group| html! {
                <>
                    if headed {
                        <h4 class="by-rows__group">{ options::group_label(group_of(props, &group[0]), lang) }</h4>
                    }
                    <dl class="by-rows">{ for group.iter().map(|r| row(r, r.title == title, lang, props)) }</dl>
                </>
            }) }
            if title == w.reported {
                <p class="by-block__note">{ w.press_a_number }if noted { { " " }{ w.star_means } }
                    if any(|c| c.doubt) { { " " }{ doubt::mark_means(lang) } }
                    if any(|c| !c.clear.is_empty()) { { " " }{ doubt::clear_means(lang) } }</p>
            }
        </section>
    }
}

fn group_of<'a>(props: &'a SummaryViewProps, row: &Row) -> &'a str {
    props
        .data
        .catalogue
        .indicator(&row.indicator)
        .map_or("", |i| &i.group)
}

/// Whether figures stand one below the other: there are many, or several with long words.
fn listed(cells: &[Cell]) -> bool {
    match cells {
        [] | [_] | [_, _] => false,
        [_, _, _] => cells.iter().any(|c| !c.change.is_empty()),
        _ => true,
    }
}

/// A row whose title only repeats the heading above it is given without.
fn row(row: &Row, repeated: bool, lang: Lang, props: &SummaryViewProps) -> Html {
    let id = row.indicator.clone();
    let onclick = props
        .on_action
        .reform(move |_| Action::LookAt(id.clone(), View::Years));
    html! {
        <div class="by-rows__row">
            if repeated {
                <dt class="by-hidden">{ &row.title }</dt>
            } else {
                <dt class="by-rows__title">
                    <button type="button" class="by-rows__link" {onclick}>{ &row.title }</button>
                </dt>
            }
            <dd class={classes!("by-rows__cells", listed(&row.cells).then_some("by-rows__cells--list"))}>{ for row.cells.iter().map(|c| cell(c, lang, &props.on_open)) }</dd>
        </div>
    }
}

fn cell(c: &Cell, lang: Lang, on_open: &Callback<Opened>) -> Html {
    html! {
        <span class="by-rows__cell">
            { reference(&[c.at], lang, on_open, if c.change_only { "by-ref--change" } else { "" }, html! { <><b class="by-rows__value">{ doubt_mark(c.doubt, lang) }{ &c.value }if c.noted { <span class="by-rows__noted">{ "*" }</span> }</b>
                if !c.unit.is_empty() { <span class="by-rows__unit">{ " " }{ &c.unit }</span> }</> }) }
            if !c.change.is_empty() || !c.clear.is_empty() {
                <small class="by-rows__change">
                    { &c.change }
                    if !c.clear.is_empty() {
                        if !c.change.is_empty() { { " · " } }<span class="by-clear">{ c.clear }</span>
                    }
                </small>
            }
        </span>
    }
}

fn together(said: &[Said], lang: Lang, on_open: &Callback<Opened>) -> Html {
    if said.is_empty() {
        return Html::default();
    }
    let w = ui::words(lang);
    html! {
        <section class="by-block">
            <h3 class="by-block__title">{ w.said_together }</h3>
            <ul class="by-list">
                { for said.iter().map(|s| html! {
                    <li class="by-list__item">
                        { doubt_mark(s.doubt, lang) }{ &s.text }{ " " }
                        { reference(&[s.at], lang, on_open, "by-ref--note", html! { { w.source } }) }
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn coverage(c: &CoverageShown, lang: Lang) -> Html {
    let w = ui::words(lang);
    html! {
        <section class="by-coverage">
            <p class="by-coverage__count">
                <span class="by-coverage__boxes" aria-hidden="true">
                    { for (0..c.of).map(|i| html! { <i class={classes!("by-coverage__box", (i >= c.given).then_some("by-coverage__box--empty"))}></i> }) }
                </span>
                { format!("{}/{} {}", c.given, c.of, w.usual_given) }
            </p>
            if !c.missing.is_empty() {
                <p class="by-coverage__missing">{ format!("{}: {}.", w.not_given, c.missing.iter().map(|m| names::small(m)).collect::<Vec<_>>().join("; ")) }</p>
            }
            { for c.beside.iter().map(|line| html! { <p class="by-coverage__missing">{ line }</p> }) }
        </section>
    }
}

fn models(models: &[ModelShown], lang: Lang, on_open: &Callback<Opened>) -> Html {
    if models.is_empty() {
        return Html::default();
    }
    let model = |m: &ModelShown| {
        let details: Vec<&str> = [m.status, m.places.as_str()]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect();
        html! {
            <li class="by-list__item">
                <b class="by-list__name">{ &m.name }</b>
                { again(m.again.as_ref(), lang, on_open) }
                if !details.is_empty() { <small class="by-list__detail">{ details.join(" · ") }</small> }
            </li>
        }
    };
    html! {
        <section class="by-block">
            <h3 class="by-block__title">{ ui::words(lang).models }</h3>
            <ul class="by-list">{ for models.iter().map(model) }</ul>
        </section>
    }
}

fn words(
    title: &'static str,
    note: Option<&'static str>,
    lines: &[ToldLine],
    lang: Lang,
    props: &SummaryViewProps,
) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let line = |l: &ToldLine| {
        html! {
            <li class="by-list__item">{ &l.text }{ again(l.again.as_ref(), lang, &props.on_open) }</li>
        }
    };
    html! {
        <section class="by-block">
            <h3 class="by-block__title">{ title }</h3>
            <ul class="by-list">{ for lines.iter().map(line) }</ul>
            if let Some(note) = note { <p class="by-block__note">{ note }</p> }
        </section>
    }
}

fn lineage(s: &Summary, lang: Lang, on_action: &Callback<Action>) -> Html {
    let line = |head: &'static str, links: &[PlaceLink], within: Option<&PlaceLink>| {
        if links.is_empty() {
            return Html::default();
        }
        let button = |p: &PlaceLink| {
            let id = p.id.clone();
            let onclick = on_action.reform(move |_| Action::PickPlace(id.clone()));
            html! { <button type="button" class="by-summary__place" {onclick}>{ &p.name }</button> }
        };
        let link = |(i, p): (usize, &PlaceLink)| html! { <>if i > 0 { { ", " } }{ button(p) }</> };
        html! { <p class="by-summary__lineage">{ head }{ " " }{ for links.iter().enumerate().map(link) }
        if let Some(p) = within { { " (" }{ button(p) }{ ")" } }</p> }
    };
    html! { <>{ line(became::went_into(lang), &s.merged, None) }{ line(s.became, &s.successors, s.successors_in.as_ref()) }{ line(s.formerly, &s.predecessors, None) }</> }
}

/// What the former places come to together.
fn gathered(of: &Lineage, lang: Lang, on_open: &Callback<Opened>) -> Html {
    html! {
        <section class="by-block">
            <h3 class="by-block__title">{ &of.title }</h3>
            { for of.lines.iter().map(|(text, at)| html! {
                <p class="by-words">{ text }{ " " }
                    { reference(at, lang, on_open, "by-ref--note", html! { { ui::words(lang).source } }) }
                </p>
            }) }
        </section>
    }
}

fn other_periods(
    periods: &[Period],
    empty: bool,
    lang: Lang,
    on_action: &Callback<Action>,
) -> Html {
    if !empty || periods.is_empty() {
        return Html::default();
    }
    let chip = |p: &Period| {
        let period = *p;
        let onclick = on_action.reform(move |_| Action::PickPeriod(period));
        html! { <button type="button" class="by-chip" {onclick}>{ names::period_short(period, lang) }</button> }
    };
    html! {
        <p class="by-summary__others">{ ui::words(lang).other_periods }{ " " }{ for periods.iter().map(chip) }</p>
    }
}

fn reports(lines: &[ReportLine], lang: Lang) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <footer class="by-summary__sources">
            { for lines.iter().map(|l| html! {
                <div class="by-summary__source">
                    <p><cite class="by-sheet__publisher">{ &l.publisher }</cite>{ ". " }{ &l.title }
                        if !l.details.is_empty() { { format!(" · {}", l.details) } }</p>
                    { sheet::link(l.url.as_deref(), lang) }
                </div>
            }) }
        </footer>
    }
}

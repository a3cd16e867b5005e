//! A drawing as SVG. Every value is a button; pointing at one, tapping it or moving to it by keyboard
//! shows the same note beside it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, SvgElement};
use yew::prelude::*;

use super::outside::use_outside;
use super::reference::Opened;
use crate::text::{Lang, breaks, charts, ui};
use crate::view::chart::touch::{self, Step};
use crate::view::chart::{Anchor, Drawing, Shape, Spot, px};

/// Room for a note above or below its mark, px; more is seen all the same.
const NOTE_HEIGHT: f64 = 200.0;

/// Props of [`Chart`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// What is drawn.
    pub drawing: Rc<Drawing>,
    /// The prefix of its ids, unique on the page.
    pub id: AttrValue,
    /// The language.
    pub lang: Lang,
    /// A value was opened.
    pub on_open: Callback<Opened>,
    /// How its rows are windowed, if they are: then the drawing has only some of them.
    #[prop_or_default]
    pub rows: Option<Rows>,
}

/// Rows of which only some are drawn.
#[derive(Clone, PartialEq)]
pub struct Rows {
    /// What holds those drawn, and what stands for the others: nothing else.
    pub list: NodeRef,
    /// What stands in it, in order.
    pub slots: Vec<Slot>,
    /// How many rows there are.
    pub count: usize,
    /// A row that is not drawn is to have the focus: it is wanted beside the others.
    pub on_far: Callback<usize>,
}

impl Rows {
    fn has(&self, row: usize) -> bool {
        self.slots.contains(&Slot::Row(row))
    }
}

/// A part of the height of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slot {
    /// A row that is drawn.
    Row(usize),
    /// Rows that are not.
    Gap {
        /// From where, px.
        from: f64,
        /// To where, px.
        to: f64,
    },
}

/// By what a note is shown.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Mouse,
    Key,
    Tap,
}

/// The chart: one stop of the tab key, arrows within.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let (drawing, lang) = (&props.drawing, props.lang);
    let svg = use_node_ref();
    let now = use_state_eq(|| 0_usize);
    let note = use_state_eq(|| None::<(usize, By)>);
    // What the note was of when the pointer went down.
    let before = use_mut_ref(|| None::<usize>);
    let hide = {
        let note = note.clone();
        Callback::from(move |()| note.set(None))
    };
    use_outside(svg.clone(), note.is_some(), hide);
    let far = use_far(&svg, props.rows.clone());
    let open = {
        let (svg, drawing, note) = (svg.clone(), drawing.clone(), note.clone());
        let (on_open, windowed) = (props.on_open.clone(), props.rows.is_some());
        Callback::from(move |i: usize| {
            let spot = spot_at(&drawing, i, windowed);
            let Some(spot) = spot.filter(|s| opens(s)) else {
                return;
            };
            note.set(None);
            on_open.emit(Opened {
                at: spot.at.clone(),
                said: Vec::new(),
                explains: spot.explains.clone(),
                from: element_of(&svg, i),
            });
        })
    };
    let onpointerover = {
        let note = note.clone();
        move |event: PointerEvent| {
            let pinned = note.is_some_and(|(_, by)| by == By::Tap);
            if event.pointer_type() == "mouse"
                && !pinned
                && let Some(i) = spot_of(event.target())
            {
                note.set(Some((i, By::Mouse)));
            }
        }
    };
    let onpointerout = {
        let (note, svg) = (note.clone(), svg.clone());
        move |event: PointerEvent| {
            let by_mouse = note.is_some_and(|(_, by)| by == By::Mouse);
            if by_mouse && !holds(&svg, event.related_target()) {
                note.set(None);
            }
        }
    };
    let onpointerdown = {
        let (note, before) = (note.clone(), before.clone());
        move |_: PointerEvent| *before.borrow_mut() = note.map(|(i, _)| i)
    };
    let onclick = {
        let (note, now, open) = (note.clone(), now.clone(), open.clone());
        move |event: MouseEvent| {
            let Some(i) = spot_of(event.target()) else {
                return;
            };
            now.set(i);
            // A screen reader presses without a pointer; it has heard what the note says.
            if event.detail() == 0 || before.borrow_mut().take() == Some(i) {
                open.emit(i);
            } else {
                note.set(Some((i, By::Tap)));
            }
        }
    };
    let onfocusin = {
        let (note, now) = (note.clone(), now.clone());
        move |event: FocusEvent| {
            if let Some(i) = spot_of(event.target()) {
                now.set(i);
                if by_keyboard(event.target()) {
                    note.set(Some((i, By::Key)));
                }
            }
        }
    };
    let onfocusout = {
        let (note, svg) = (note.clone(), svg.clone());
        move |event: FocusEvent| {
            let by_mouse = note.is_some_and(|(_, by)| by == By::Mouse);
            if !by_mouse && !holds(&svg, event.related_target()) {
                note.set(None);
            }
        }
    };
    let onkeydown = {
        let (drawing, note, svg, open) = (drawing.clone(), note.clone(), svg.clone(), open.clone());
        let rows = props.rows.clone();
        move |event: KeyboardEvent| {
            let Some(i) = spot_of(event.target()) else {
                return;
            };
            match event.key().as_str() {
                "Enter" | " " => open.emit(i),
                "Escape" if note.is_some() => {
                    event.stop_propagation();
                    note.set(None);
                }
                key => {
                    let Some(step) = Step::of_key(key) else {
                        return;
                    };
                    let to = match &rows {
                        Some(rows) => touch::next_row(rows.count, i, step),
                        None => touch::next(&drawing.spots, i, step),
                    };
                    match to.map(|to| (element_of(&svg, to), to)) {
                        Some((Some(element), _)) => focus(&element),
                        Some((None, to)) => far.emit(to),
                        None => return,
                    }
                }
            }
            event.prevent_default();
        }
    };
    let windowed = props.rows.is_some();
    let shown = note.and_then(|(i, by)| Some((i, spot_at(drawing, i, windowed)?, by)));
    let says = format!("{}-says", props.id);
    html! {
        <svg ref={svg} class="by-chart" viewBox={format!("0 0 {} {}", px(drawing.width), px(drawing.height))}
            width={px(drawing.width)} height={px(drawing.height)}
            role="group" aria-roledescription={charts::kind(lang)} aria-label={drawing.title.clone()} aria-describedby={says.clone()}
            {onpointerover} {onpointerout} {onpointerdown} {onclick} {onfocusin} {onfocusout} {onkeydown}>
            <desc id={says}>{ &drawing.summary }{ " " }{ charts::keys(lang) }</desc>
            if let Some((_, spot, _)) = shown {
                <rect class="by-chart__lit" x={px(spot.x)} y={px(spot.y)} width={px(spot.width)} height={px(spot.height)} rx="3" aria-hidden="true" />
            }
            <Marks drawing={drawing.clone()} id={props.id.clone()} {lang} now={*now} rows={props.rows.clone()} />
            if let Some((i, spot, by)) = shown {
                { tip(drawing, spot, by == By::Tap, lang, open.reform(move |_: MouseEvent| i)) }
            }
        </svg>
    }
}

/// A drawing without values to go to: a sample of a mark.
pub fn picture(d: &Drawing, id: &str) -> Html {
    html! {
        <svg class="by-chart" viewBox={format!("0 0 {} {}", px(d.width), px(d.height))} width={px(d.width)} height={px(d.height)}>
            { shapes(d, id) }
        </svg>
    }
}

/// The spot of a number: its row where rows are windowed, else its place in the drawing.
fn spot_at(drawing: &Drawing, number: usize, windowed: bool) -> Option<&Spot> {
    match windowed {
        true => drawing.spots.iter().find(|s| s.row == number),
        false => drawing.spots.get(number),
    }
}

/// Gives the focus to a row that is not drawn yet: it is asked for, and has the focus until the list has
/// come there, where it is another element.
#[hook]
fn use_far(svg: &NodeRef, rows: Option<Rows>) -> Callback<usize> {
    let wanted = use_mut_ref(|| None::<usize>);
    let (svg, now) = (svg.clone(), wanted.clone());
    let on_far = rows.as_ref().map(|rows| rows.on_far.clone());
    use_effect(move || {
        let Some(row) = *now.borrow() else { return };
        if let Some(element) = element_of(&svg, row) {
            focus(&element);
        }
        if rows.is_none_or(|rows| rows.has(row)) {
            now.replace(None);
        }
    });
    Callback::from(move |row| {
        wanted.replace(Some(row));
        if let Some(on_far) = &on_far {
            on_far.emit(row);
        }
    })
}

/// Whether something opens: there is who says it, or what it means.
fn opens(spot: &Spot) -> bool {
    !(spot.at.is_empty() && spot.explains.is_empty())
}

/// The number of the spot that an event is in.
fn spot_of(target: Option<EventTarget>) -> Option<usize> {
    let element = target?.dyn_into::<Element>().ok()?;
    let spot = element.closest("[data-spot]").ok()??;
    spot.get_attribute("data-spot")?.parse().ok()
}

fn element_of(svg: &NodeRef, i: usize) -> Option<Element> {
    let svg = svg.cast::<Element>()?;
    svg.query_selector(&format!("[data-spot='{i}']")).ok()?
}

fn holds(svg: &NodeRef, target: Option<EventTarget>) -> bool {
    let node = target.and_then(|t| t.dyn_into::<web_sys::Node>().ok());
    let svg = svg.cast::<Element>();
    svg.is_some_and(|svg| svg.contains(node.as_ref()))
}

/// Whether the browser would show where the focus is: not after a tap or a click.
fn by_keyboard(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|t| t.dyn_into::<Element>().ok());
    element.is_some_and(|e| e.matches(":focus-visible").unwrap_or(false))
}

fn focus(element: &Element) {
    if let Some(svg) = element.dyn_ref::<SvgElement>() {
        // Focus can only fail for an element that is gone.
        let _ = svg.focus();
    }
}

/// The note beside a value. All of it is in the value's label, so it is not heard again. What stands
/// in it is HTML: browsers break its lines.
fn tip(
    drawing: &Drawing,
    spot: &Spot,
    pinned: bool,
    lang: Lang,
    onclick: Callback<MouseEvent>,
) -> Html {
    let at = touch::note(drawing, spot);
    let y = if at.above { at.y - NOTE_HEIGHT } else { at.y };
    // What is explained is all there already.
    let more = match opens(spot) && spot.explains.is_empty() {
        true => ui::words(lang).source,
        false => "",
    };
    // The value itself, then in brackets how it is known.
    let words = &spot.words;
    let (value, rest) = match spot.explains.is_empty() {
        true => words.split_at(words.find(" (").unwrap_or(words.len())),
        false => ("", words.as_str()),
    };
    let class = classes!(
        "by-tip",
        at.above.then_some("by-tip--above"),
        pinned.then_some("by-tip--pinned")
    );
    html! {
        <foreignObject class="by-chart__note" x={px(at.x)} y={px(y)} width={px(at.width)} height={px(NOTE_HEIGHT)} aria-hidden="true">
            <div xmlns="http://www.w3.org/1999/xhtml" {class}>
                <div class="by-tip__box">
                    <p class="by-tip__head">{ &spot.head }</p>
                    <p>
                        if !value.is_empty() { <b>{ value }</b> }
                        { rest }
                    </p>
                    if !spot.change.is_empty() { <p>{ &spot.change }</p> }
                    if !more.is_empty() { <button type="button" tabindex="-1" class="by-tip__source" {onclick}>{ more }</button> }
                </div>
            </div>
        </foreignObject>
    }
}

/// Props of [`Marks`].
#[derive(Clone, PartialEq, Properties)]
struct MarksProps {
    drawing: Rc<Drawing>,
    id: AttrValue,
    lang: Lang,
    now: usize,
    rows: Option<Rows>,
}

/// What does not change while notes come and go: with hundreds of bars that is most of it.
#[component]
fn Marks(props: &MarksProps) -> Html {
    let (d, lang) = (&props.drawing, props.lang);
    let marks = shapes(d, &props.id);
    let Some(rows) = &props.rows else {
        // The tab key stops at one of them.
        let stop = props.now.min(d.spots.len().saturating_sub(1));
        let spots = d.spots.iter().enumerate();
        return html! { <>{ marks }{ for spots.map(|(i, s)| spot(s, i, i == stop, s.label(), lang)) }</> };
    };
    let first = d.spots.iter().map(|s| s.row).min();
    let stop = spot_at(d, props.now, true).map(|s| s.row).or(first);
    let drawn = |row: usize| {
        let Some(s) = spot_at(d, row, true) else {
            return Html::default();
        };
        let label = format!(
            "{}. {}",
            s.label(),
            charts::position(row + 1, rows.count, lang)
        );
        spot(s, row, Some(row) == stop, label, lang)
    };
    let slot = |slot: &Slot| match slot {
        Slot::Row(row) => drawn(*row),
        Slot::Gap { from, to } => html! {
            <rect key={format!("to {to}")} class="by-chart__area" y={px(*from)} width={px(d.width)} height={px(to - from)} aria-hidden="true" />
        },
    };
    let apart = d.spots.iter().map(|s| s.row).filter(|row| !rows.has(*row));
    html! {
        <>
            { marks }
            <g ref={rows.list.clone()}>{ for rows.slots.iter().map(slot) }</g>
            // In one of their own: what stands before a list that grows is otherwise made anew, and
            // would be observed no more.
            <g>{ for apart.map(drawn) }</g>
        </>
    }
}

/// A value that can be pointed at or reached by keyboard. Drawn with attributes only: inline styles
/// would break a strict Content-Security-Policy.
fn spot(spot: &Spot, i: usize, stop: bool, label: String, lang: Lang) -> Html {
    let hint = match spot.explains.is_empty() {
        true => ui::words(lang).opens_source,
        false => breaks::opens(lang),
    };
    let (role, label) = match opens(spot) {
        true => ("button", format!("{label} ({hint})")),
        // There is nothing to press, but something to know.
        false => ("img", label),
    };
    html! {
        <g key={i} class="by-chart__spot" data-spot={i.to_string()} {role} tabindex={if stop { "0" } else { "-1" }} aria-label={label}>
            <rect class="by-chart__area" x={px(spot.x)} y={px(spot.y)} width={px(spot.width)} height={px(spot.height)} rx="3" />
        </g>
    }
}

fn shapes(d: &Drawing, id: &str) -> Html {
    let hatch = format!("{id}-hatch");
    html! {
        <>
            <defs>
                { for [("one", "by-chart__thread by-chart--one"), ("two", "by-chart__thread by-chart--two"), ("rest", "by-chart__thread by-chart--rest")].map(|(tone, class)| html! {
                    <pattern id={format!("{hatch}-{tone}")} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <line x1="0" y1="0" x2="0" y2="6" {class} />
                    </pattern>
                }) }
            </defs>
            <g aria-hidden="true">{ for d.shapes.iter().map(|s| shape(s, &hatch)) }</g>
        </>
    }
}

fn shape(shape: &Shape, hatch: &str) -> Html {
    let px = |length: &f64| px(*length);
    match shape {
        Shape::Line {
            x1,
            y1,
            x2,
            y2,
            class,
        } => {
            html! { <line x1={px(x1)} y1={px(y1)} x2={px(x2)} y2={px(y2)} class={*class} /> }
        }
        Shape::Rect {
            x,
            y,
            width,
            height,
            class,
        } => {
            // A pattern can only be named by id, and ids differ between widgets.
            let fill = class.contains("__hatch").then(|| {
                let tone = class.rsplit('-').next().unwrap_or("one");
                format!("url(#{hatch}-{tone})")
            });
            html! { <rect x={px(x)} y={px(y)} width={px(width)} height={px(height)} class={*class} {fill} /> }
        }
        Shape::Circle { cx, cy, r, class } => {
            html! { <circle cx={px(cx)} cy={px(cy)} r={px(r)} class={*class} /> }
        }
        Shape::Path { d, class } => html! { <path d={d.clone()} class={*class} /> },
        Shape::Text {
            x,
            y,
            anchor,
            class,
            text,
        } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            html! { <text x={px(x)} y={px(y)} text-anchor={anchor} class={*class}>{ text }</text> }
        }
    }
}

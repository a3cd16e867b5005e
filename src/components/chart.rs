//! A drawing as SVG, with a real button over every value.

use yew::prelude::*;

use super::reference::Opened;
use crate::text::{Lang, breaks, ui};
use crate::view::chart::{Anchor, Drawing, Shape, Spot, px};

/// The chart. `id` is the prefix of its ids, unique on the page.
pub fn chart(d: &Drawing, id: &str, lang: Lang, on_open: &Callback<Opened>) -> Html {
    let view_box = format!("0 0 {} {}", px(d.width), px(d.height));
    let hatch = format!("{id}-hatch");
    html! {
        <svg class="by-chart" viewBox={view_box} width={px(d.width)} height={px(d.height)} role="group" aria-label={d.title.clone()}>
            <defs>
                { for [("one", "by-chart__thread by-chart--one"), ("two", "by-chart__thread by-chart--two"), ("rest", "by-chart__thread by-chart--rest")].map(|(tone, class)| html! {
                    <pattern id={format!("{hatch}-{tone}")} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <line x1="0" y1="0" x2="0" y2="6" {class} />
                    </pattern>
                }) }
            </defs>
            <g aria-hidden="true">{ for d.shapes.iter().map(|s| shape(s, &hatch)) }</g>
            { for d.spots.iter().map(|s| spot(s, on_open.clone(), lang)) }
        </svg>
    }
}

/// A value that can be pointed at or reached by keyboard. Drawn with attributes only: inline styles
/// would break a strict Content-Security-Policy.
fn spot(spot: &Spot, on_open: Callback<Opened>, lang: Lang) -> Html {
    let area = html! {
        <rect class="by-chart__area" x={px(spot.x)} y={px(spot.y)}
            width={px(spot.width)} height={px(spot.height)} rx="3" />
    };
    if spot.at.is_empty() && spot.explains.is_empty() {
        return html! { <g role="img" aria-label={spot.label.clone()}>{ area }</g> };
    }
    let open = {
        let (at, explains) = (spot.at.clone(), spot.explains.clone());
        move |event: &Event| {
            on_open.emit(Opened {
                explains: explains.clone(),
                ..Opened::by(event, at.clone())
            });
        }
    };
    let hint = match spot.explains.is_empty() {
        true => ui::words(lang).opens_source,
        false => breaks::opens(lang),
    };
    let onkeydown = {
        let open = open.clone();
        move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                open(&event);
            }
        }
    };
    let onclick = move |event: MouseEvent| open(&event);
    html! {
        <g class="by-chart__spot" role="button" tabindex="0" aria-label={format!("{} ({hint})", spot.label)} {onclick} {onkeydown}>
            <title>{ &spot.label }</title>
            { area }
        </g>
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
                let tone = class.rsplit("--").next().unwrap_or("one");
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

//! The present view written down: drawn out of sight, once for each width and once in plain HTML, and
//! read back. Yew's server renderer, which does this natively, would make every component larger.

use web_sys::Element;
use yew::prelude::*;

use super::Data;
use super::by_name;
use super::pause::pause;
use super::still::{PlainView, Still, StillProps};
use crate::state::Selection;
use crate::view::still;

/// Props of [`Drawing`].
#[derive(Clone, PartialEq, Properties)]
pub struct DrawingProps {
    /// The dataset.
    pub data: Data,
    /// What is drawn; the drawing of another one has another key.
    pub selection: Selection,
    /// It is written: the app, as [`still::app`] writes it, and the view in plain HTML.
    pub on_done: Callback<(String, String)>,
}

/// One drawing after the other, each in a task of its own.
#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let node = use_node_ref();
    let drawn = use_state(Vec::<String>::new);
    let width = still::widths(props.selection.view).nth(drawn.len());
    {
        let (node, drawn, props) = (node.clone(), drawn.clone(), props.clone());
        use_effect_with(drawn.len(), move |_| {
            yew::platform::spawn_local(async move {
                pause().await;
                let Some(html) = node.cast::<Element>().map(|e| markup(&e)) else {
                    return;
                };
                match width {
                    Some(_) => drawn.set([&drawn[..], &[html]].concat()),
                    None => {
                        let app = still::app(&drawn, props.selection.lang);
                        props.on_done.emit((app, still::plain(&html)));
                    }
                }
            });
        });
    }
    let (data, selection) = (props.data.clone(), props.selection.clone());
    let props = StillProps {
        data,
        selection,
        width: width.map_or(0.0, f64::from),
    };
    html! {
        <div key={drawn.len()} ref={node} hidden=true>
            if width.is_some() { <Still ..props /> } else { <PlainView ..props /> }
        </div>
    }
}

/// What is in an element. What is typed and chosen is written down too: Yew sets it as properties.
fn markup(element: &Element) -> String {
    let fields = element.query_selector_all("input, option").ok();
    let fields = fields
        .into_iter()
        .flat_map(|all| (0..all.length()).map(move |i| all.item(i)));
    for field in fields.flatten() {
        let (name, value) = match by_name::is(&field, "selected") {
            true => ("selected", String::new()),
            false => ("value", by_name::text(&field, "value").unwrap_or_default()),
        };
        by_name::call(&field, "setAttribute", &name.into(), &value.into());
    }
    element.inner_html().replace("&nbsp;", "\u{a0}")
}

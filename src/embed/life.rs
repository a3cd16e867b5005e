//! Apps that are used again.
//!
//! Yew never takes the listeners off the element an app was put into, nor frees what they hold: 3 kB
//! and five listeners for each app. So an ended app is emptied and kept, with its element, for the
//! next widget; a page never has more of them than widgets stood on it at one time.

use std::cell::RefCell;

use gloo::utils::document;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use super::root::{Root, RootProps};
use crate::components::pause;

thread_local! {
    static ENDED: RefCell<Vec<Life>> = const { RefCell::new(Vec::new()) };
}

/// An app and the element it is in.
pub(super) struct Life {
    handle: AppHandle<Stage>,
    element: Element,
    number: u32,
}

impl Life {
    /// Puts an app into `root`.
    pub(super) fn begin(root: &Element, props: RootProps) -> Result<Self, JsValue> {
        let ended = ENDED.with_borrow_mut(Vec::pop);
        let mut life = match ended {
            Some(life) => life,
            None => {
                let element = document().create_element("div")?;
                let props = StageProps::default();
                Self {
                    handle: yew::Renderer::<Stage>::with_root_and_props(element.clone(), props)
                        .render(),
                    element,
                    number: 0,
                }
            }
        };
        root.append_child(&life.element)?;
        life.number += 1;
        life.show(props);
        Ok(life)
    }

    /// Shows something else.
    pub(super) fn show(&mut self, props: RootProps) {
        let number = self.number;
        let app = Some(props);
        self.handle.update(StageProps { number, app });
    }

    /// Takes the app away and frees what it held.
    pub(super) fn end(mut self) {
        self.handle.update(StageProps::default());
        self.element.remove();
        ENDED.with_borrow_mut(|all| all.push(self));
    }
}

#[derive(Clone, Default, PartialEq, Properties)]
struct StageProps {
    /// Tells one life from the next: nothing of it goes over.
    number: u32,
    app: Option<RootProps>,
}

/// Holds one app after the other.
#[derive(Default)]
struct Stage {
    /// The life whose app is drawn: in a task after the one in which it began, so that the page around
    /// answers in between.
    drawn: u32,
}

impl Component for Stage {
    type Message = u32;
    type Properties = StageProps;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, _: &Context<Self>, number: u32) -> bool {
        self.drawn = number;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        match &props.app {
            Some(app) if self.drawn == props.number => {
                html! { <Root key={props.number} ..app.clone() /> }
            }
            _ => Html::default(),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let StageProps { number, app } = ctx.props();
        if app.is_some() && self.drawn != *number {
            let (link, number) = (ctx.link().clone(), *number);
            yew::platform::spawn_local(async move {
                pause().await;
                link.send_message(number);
            });
        }
    }
}

//! The width of an element, kept up to date, so that charts are drawn for it.

use yew::prelude::*;

use super::paper::{self, use_printing};

/// What a chart is drawn for before its room is known: a phone.
const FIRST_GUESS: f64 = 328.0;

/// The width of an element in px, in steps; 0 while it is not shown.
#[cfg(target_arch = "wasm32")]
pub fn room_in(element: &web_sys::Element) -> f64 {
    (f64::from(element.client_width()) / 8.0).floor() * 8.0
}

/// Props of [`Figure`].
#[derive(Clone, PartialEq, Properties)]
pub struct FigureProps {
    /// How wide it is if that is not known yet, px; 0 for a guess.
    pub room: f64,
    /// Draws what is in it, for a width in px.
    pub draw: Callback<f64, Html>,
}

/// What is drawn anew for each width.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let node = use_node_ref();
    let width = use_width(node.clone(), props.room);
    html! { <figure class="by-figure" ref={node}>{ props.draw.emit(width) }</figure> }
}

/// The width in px of the element behind `node`, in steps of 8 px so that small changes do not
/// redraw. Until it can be measured it is `room`, or if that is 0 a guess.
#[hook]
fn use_width(node: NodeRef, room: f64) -> f64 {
    let width = use_state_eq(|| if room > 0.0 { room } else { FIRST_GUESS });
    {
        let width = width.clone();
        // Another room is another text size too.
        use_effect_with((node, room), move |(node, _)| {
            #[cfg(target_arch = "wasm32")]
            let guard = observe(node, width);
            #[cfg(not(target_arch = "wasm32"))]
            let guard = (node.clone(), width);
            move || drop(guard)
        });
    }
    match use_printing() {
        true => paper::WIDTH,
        false => *width,
    }
}

#[cfg(target_arch = "wasm32")]
fn observe(node: &NodeRef, width: UseStateHandle<f64>) -> Option<Observed> {
    use super::pause::pause;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::*;

    let element = node.cast::<web_sys::Element>()?;
    // At once, before anything is painted.
    measure(&element, &width);
    let target = element.clone();
    let seen = Closure::<dyn FnMut()>::new(move || {
        let (target, width) = (target.clone(), width.clone());
        // To draw anew while the browser tells of sizes makes it report an error to the page.
        yew::platform::spawn_local(async move {
            pause().await;
            measure(&target, &width);
        });
    });
    let observer = web_sys::ResizeObserver::new(seen.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Observed {
        observer,
        _seen: seen,
    })
}

/// How much a reader has the text grow there, percent.
#[cfg(target_arch = "wasm32")]
fn text_in(element: &web_sys::Element) -> u32 {
    let set = element.closest("[data-text]").ok().flatten();
    let size = set.and_then(|set| {
        let size = super::by_name::call_with(&set, "getAttribute", "data-text");
        size.as_string()?.parse().ok()
    });
    size.unwrap_or(100)
}

/// A chart for larger text is drawn for as much less room, and shown larger.
#[cfg(target_arch = "wasm32")]
fn measure(element: &web_sys::Element, width: &UseStateHandle<f64>) {
    if let Some(now) = room_for(element) {
        width.set(now);
    }
}

/// The room that a chart has in an element now, px of its own; `None` while that is not shown.
#[cfg(target_arch = "wasm32")]
pub fn room_for(element: &web_sys::Element) -> Option<f64> {
    let room = room_in(element) * 100.0 / f64::from(text_in(element));
    (room > 0.0).then(|| room.floor())
}

/// There is no page.
#[cfg(not(target_arch = "wasm32"))]
pub fn room_for(_: &web_sys::Element) -> Option<f64> {
    None
}

/// Stops observing when dropped.
#[cfg(target_arch = "wasm32")]
struct Observed {
    observer: web_sys::ResizeObserver,
    _seen: wasm_bindgen::closure::Closure<dyn FnMut()>,
}

#[cfg(target_arch = "wasm32")]
impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

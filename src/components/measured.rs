//! The width of an element, kept up to date, so that charts are drawn for it.

use yew::prelude::*;

/// What a chart is drawn for before its room is known: a phone.
const FIRST_GUESS: f64 = 328.0;

/// A chart's width where nothing can be measured: what is around it says.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room(pub f64);

/// The width in px of the element behind `node`, in steps of 8 px so that small changes do not
/// redraw.
#[hook]
pub fn use_width(node: NodeRef) -> f64 {
    #[cfg(not(target_arch = "wasm32"))]
    let guess = use_context::<Room>().map_or(FIRST_GUESS, |room| room.0);
    #[cfg(target_arch = "wasm32")]
    let guess = FIRST_GUESS;
    let width = use_state(|| guess);
    {
        let width = width.clone();
        use_effect_with(node, move |node| {
            #[cfg(target_arch = "wasm32")]
            let guard = observe(node, width);
            #[cfg(not(target_arch = "wasm32"))]
            let guard = (node.clone(), width);
            move || drop(guard)
        });
    }
    *width
}

#[cfg(target_arch = "wasm32")]
fn observe(node: &NodeRef, width: UseStateHandle<f64>) -> Option<Observed> {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::*;

    let element = node.cast::<web_sys::Element>()?;
    let target = element.clone();
    let seen = Closure::<dyn FnMut()>::new(move || {
        let now = (f64::from(target.client_width()) / 8.0).floor() * 8.0;
        if now > 0.0 {
            width.set(now);
        }
    });
    let observer = web_sys::ResizeObserver::new(seen.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Observed {
        observer,
        _seen: seen,
    })
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

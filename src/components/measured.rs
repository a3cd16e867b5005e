//! The width of an element, kept up to date, so that charts are drawn for it.

use yew::prelude::*;

/// What a chart is drawn for before its room is known: a phone.
const FIRST_GUESS: f64 = 328.0;

/// How wide it is in px, said by who is around: what is drawn before it can be measured has the right
/// size at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room(pub f64);

#[cfg(target_arch = "wasm32")]
impl Room {
    /// The width of an element, in steps; `None` while it is not shown.
    pub fn of(element: &web_sys::Element) -> Option<Self> {
        let width = (f64::from(element.client_width()) / 8.0).floor() * 8.0;
        (width > 0.0).then_some(Self(width))
    }
}

/// The width in px of the element behind `node`, in steps of 8 px so that small changes do not
/// redraw.
#[hook]
pub fn use_width(node: NodeRef) -> f64 {
    let room = use_context::<Option<Room>>().flatten();
    let width = use_state_eq(|| room.map_or(FIRST_GUESS, |room| room.0));
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
        if let Some(Room(now)) = Room::of(&target) {
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

//! What ends when something outside of an element is pressed, or the Escape key.

use yew::prelude::*;

/// Calls `on_leave` when, while `active`, a finger or the mouse is lifted outside of the element, or
/// Escape is pressed anywhere. A finger that scrolls the page is not lifted in this sense.
#[hook]
pub fn use_outside(node: NodeRef, active: bool, on_leave: Callback<()>) {
    use_effect_with((node, active), move |(node, active)| {
        #[cfg(target_arch = "wasm32")]
        let guard = active.then(|| listen(node.clone(), on_leave)).flatten();
        #[cfg(not(target_arch = "wasm32"))]
        let guard = (node.clone(), *active, on_leave);
        move || drop(guard)
    });
}

#[cfg(target_arch = "wasm32")]
fn listen(node: NodeRef, on_leave: Callback<()>) -> Option<Listening> {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::*;

    let document = web_sys::window()?.document()?;
    let seen = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        let inside = match event.dyn_ref::<web_sys::KeyboardEvent>() {
            Some(key) => key.key() != "Escape",
            // The target seen from here may be the whole widget.
            None => node
                .get()
                .is_some_and(|node| event.composed_path().includes(&node, 0)),
        };
        if !inside {
            on_leave.emit(());
        }
    });
    for name in EVENTS {
        let call = seen.as_ref().unchecked_ref();
        document.add_event_listener_with_callback(name, call).ok()?;
    }
    Some(Listening { document, seen })
}

#[cfg(target_arch = "wasm32")]
const EVENTS: [&str; 2] = ["pointerup", "keydown"];

/// Stops listening when dropped.
#[cfg(target_arch = "wasm32")]
struct Listening {
    document: web_sys::Document,
    seen: wasm_bindgen::closure::Closure<dyn FnMut(web_sys::Event)>,
}

#[cfg(target_arch = "wasm32")]
impl Drop for Listening {
    fn drop(&mut self) {
        use wasm_bindgen::JsCast;
        for name in EVENTS {
            let call = self.seen.as_ref().unchecked_ref();
            // It can only fail for a name that is none.
            let _ = self
                .document
                .remove_event_listener_with_callback(name, call);
        }
    }
}

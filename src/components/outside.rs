//! What ends when something outside of an element is pressed, or the Escape key.

use yew::prelude::*;

#[cfg(target_arch = "wasm32")]
use super::heard::Heard;

/// Calls `on_leave` when, while `active`, a finger or the mouse is lifted outside of the element, or
/// Escape is pressed anywhere. A finger that scrolls the page is not lifted in this sense.
#[hook]
pub fn use_outside(node: NodeRef, active: bool, on_leave: Callback<()>) {
    use_effect_with((node, active), move |(node, active)| {
        #[cfg(target_arch = "wasm32")]
        let guard = active.then(|| listen(node, &on_leave)).flatten();
        #[cfg(not(target_arch = "wasm32"))]
        let guard = (node.clone(), *active, on_leave);
        move || drop(guard)
    });
}

#[cfg(target_arch = "wasm32")]
fn listen(node: &NodeRef, on_leave: &Callback<()>) -> Option<[Heard; 2]> {
    use wasm_bindgen::JsCast;

    let document = web_sys::window()?.document()?;
    let on = |name| {
        let (node, on_leave) = (node.clone(), on_leave.clone());
        Heard::on(&document, name, move |event| {
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
        })
    };
    Some([on("pointerup"), on("keydown")])
}

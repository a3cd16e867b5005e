//! Listening to the page or the window for as long as something is drawn; Yew's own listeners hear only
//! what happens inside the app.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// Stops listening when dropped.
pub struct Heard {
    target: EventTarget,
    name: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Heard {
    /// Calls back for each event of this name.
    pub fn on(target: &EventTarget, name: &'static str, call: impl FnMut(Event) + 'static) -> Self {
        let call = Closure::new(call);
        let function = Closure::as_ref(&call).unchecked_ref();
        // Can only fail for options that are not given.
        let _ = target.add_event_listener_with_callback(name, function);
        Self {
            target: target.clone(),
            name,
            call,
        }
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        let function = self.call.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.name, function);
    }
}

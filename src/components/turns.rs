//! Parts of the app that come one after another while it starts, each in a task of its own: the page
//! around answers in between.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

/// What of a starting app is not there yet. The default is for an app that comes at once.
#[derive(Clone, Default)]
pub struct Turns(Option<Rc<Inner>>);

#[derive(Default)]
struct Inner {
    waiting: Cell<u32>,
    /// Has been whole: from then on everything comes at once, or the page would jump.
    opened: Cell<bool>,
    when_whole: RefCell<Option<Callback<()>>>,
}

impl PartialEq for Turns {
    /// Not what a part depends on.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Turns {
    /// For an app whose parts come one after another.
    pub fn starting() -> Self {
        Self(Some(Rc::default()))
    }

    /// Calls `then` as soon as nothing is missing; what was to be called before is not.
    pub fn when_whole(&self, then: Callback<()>) {
        match &self.0 {
            Some(inner) if inner.waiting.get() > 0 => {
                inner.when_whole.replace(Some(then));
            }
            _ => {
                self.open();
                then.emit(());
            }
        }
    }

    fn open(&self) {
        if let Some(inner) = &self.0 {
            inner.opened.set(true);
            inner.when_whole.take();
        }
    }

    fn at_once(&self) -> bool {
        self.0.as_ref().is_none_or(|inner| inner.opened.get())
    }

    /// Something is missing until what this returns is dropped.
    pub(super) fn wait(&self) -> Waiting {
        if let Some(inner) = &self.0 {
            inner.waiting.set(inner.waiting.get() + 1);
        }
        Waiting(self.clone())
    }
}

/// Something that is missing.
pub(super) struct Waiting(Turns);

impl Drop for Waiting {
    fn drop(&mut self) {
        let Some(inner) = &self.0.0 else { return };
        inner.waiting.set(inner.waiting.get() - 1);
        if inner.waiting.get() == 0 {
            let then = inner.when_whole.take();
            if let Some(then) = then {
                self.0.open();
                then.emit(());
            }
        }
    }
}

/// Which step a part is at: 0 at first, `last` when it is whole; the next comes in the next task.
#[hook]
pub fn use_steps(turns: &Turns, last: u32) -> u32 {
    let step = use_state(|| if turns.at_once() { last } else { 0 });
    let waiting = use_mut_ref(|| Some(turns.wait()));
    let now = *step;
    use_effect_with(now, move |_| {
        if now < last {
            later(Box::new(move || step.set(now + 1)));
        } else {
            waiting.take();
        }
    });
    now
}

/// Calls `then` when the page has done what it had to do. By a message to oneself: timers wait longer
/// each time, and a second in a tab behind.
#[cfg(target_arch = "wasm32")]
pub fn later(then: Box<dyn FnOnce()>) {
    use wasm_bindgen::prelude::*;

    let Ok(channel) = web_sys::MessageChannel::new() else {
        return then();
    };
    let (here, there) = (channel.port1(), channel.port2());
    let port = here.clone();
    let heard = Closure::once_into_js(move || {
        port.close();
        then();
    });
    here.set_onmessage(Some(heard.unchecked_ref()));
    // Nothing is sent that could be refused.
    let _ = there.post_message(&JsValue::NULL);
}

/// There is no page.
#[cfg(not(target_arch = "wasm32"))]
pub fn later(then: Box<dyn FnOnce()>) {
    then();
}

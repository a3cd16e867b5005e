//! Letting the page do what it has to do between two pieces of work.

use yew::prelude::*;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

#[cfg(target_arch = "wasm32")]
use super::by_name;

/// How work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// All in one go: where nobody waits meanwhile.
    AtOnce,
    /// In tasks of their own, with the page in between.
    InTasks,
}

impl Pace {
    /// In tasks where somebody wants to be told when all is there.
    pub fn of<T>(on_whole: Option<&Callback<T>>) -> Self {
        match on_whole {
            Some(_) => Self::InTasks,
            None => Self::AtOnce,
        }
    }

    /// Between two pieces of work.
    pub async fn rest(self) {
        if self == Self::InTasks {
            pause().await;
        }
    }
}

/// Comes back in a later task, with what was drawn so far laid out in one of its own: else the next
/// frame would have to lay out what all widgets of the page have drawn since the last. For the same
/// reason one after the other comes back, each after what the one before has drawn is laid out.
#[cfg(target_arch = "wasm32")]
pub async fn pause() {
    let turn = Turn::among(&PAUSES).await;
    next_task(&turn).await;
    lay_out();
    next_task(&turn).await;
}

/// How long it is waited for a frame, ms: pages that nobody looks at have none.
#[cfg(target_arch = "wasm32")]
const NO_FRAME: f64 = 100.0;

/// Comes back when what is about to be drawn is painted, in a later task.
#[cfg(target_arch = "wasm32")]
pub async fn painted() {
    let window = web_sys::window().map_or(JsValue::UNDEFINED, Into::into);
    if by_name::is(&by_name::get(&window, "document"), "hidden") {
        return pause().await;
    }
    let mut come = JsValue::UNDEFINED;
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        by_name::call(
            &window,
            "requestAnimationFrame",
            &resolve,
            &JsValue::UNDEFINED,
        );
        come = resolve.into();
    });
    // It is drawn when this task ends, which may take longer than a frame is waited for.
    let turn = Turn::among(&PAUSES).await;
    next_task(&turn).await;
    drop(turn);
    by_name::call(&window, "setTimeout", &come, &NO_FRAME.into());
    let _ = wasm_bindgen_futures::JsFuture::from(frame).await;
    pause().await;
}

/// There is no page.
#[cfg(not(target_arch = "wasm32"))]
pub async fn painted() {}

/// Lays out what is in the page, now.
#[cfg(target_arch = "wasm32")]
pub fn lay_out() {
    // Asking is what lays out.
    let page = web_sys::window().and_then(|w| w.document()?.document_element());
    let _ = page.map(|page| page.client_height());
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    static PAUSES: Turns = Turns::default();
}

/// Those who do something one after the other: what ends with the turn of the last that asked for one.
#[cfg(target_arch = "wasm32")]
pub type Turns = std::cell::RefCell<Option<js_sys::Promise>>;

/// A turn. The next has its own when this ends, or is given up; if that is before it began, when the one
/// before ends.
#[cfg(target_arch = "wasm32")]
#[derive(Default)]
pub struct Turn {
    end: Option<js_sys::Function>,
    /// What is waited for.
    before: Option<js_sys::Promise>,
}

#[cfg(target_arch = "wasm32")]
impl Turn {
    /// Waits for the turns of those who asked before.
    pub async fn among(all: &'static std::thread::LocalKey<Turns>) -> Self {
        let mut turn = Self::default();
        let own = js_sys::Promise::new(&mut |end, _| turn.end = Some(end));
        turn.before = all.replace(Some(own));
        if let Some(before) = turn.before.clone() {
            let _ = wasm_bindgen_futures::JsFuture::from(before).await;
            turn.before = None;
        }
        turn
    }
}

#[cfg(target_arch = "wasm32")]
impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(end) = &self.end {
            // What ends with a promise ends when that does.
            let with = self.before.take().map_or(JsValue::UNDEFINED, Into::into);
            // As all methods are called: one import fewer.
            let _ = end.call2(&with, &with, &with);
        }
    }
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    /// Both ends of a channel, made once: pauses come by the thousand. Where there are no messages there
    /// is none.
    static PORTS: Option<(web_sys::MessagePort, web_sys::MessagePort)> = {
        let channel = web_sys::MessageChannel::new().ok();
        channel.map(|channel| (channel.port1(), channel.port2()))
    };
}

/// A message to oneself: timers wait longer each time, and a second in a tab behind. Only who has a turn
/// waits for it, so it is theirs.
#[cfg(target_arch = "wasm32")]
async fn next_task(_: &Turn) {
    let message = PORTS.with(|ports| {
        let (here, there) = ports.as_ref()?;
        let message = js_sys::Promise::new(&mut |resolve, _| {
            here.set_onmessage(Some(&resolve));
        });
        let sent = there.post_message(&JsValue::NULL);
        sent.is_ok().then_some(message)
    });
    if let Some(message) = message {
        let _ = wasm_bindgen_futures::JsFuture::from(message).await;
    }
}

/// There is no page.
#[cfg(not(target_arch = "wasm32"))]
pub async fn pause() {}

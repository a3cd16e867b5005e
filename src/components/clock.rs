//! Until when something may go on: work before the page has its turn, what waits for a reader.

#[cfg(target_arch = "wasm32")]
use super::by_name;

/// A time to be done by.
pub struct Deadline(f64);

impl Deadline {
    /// So many ms from now.
    pub fn after(ms: f64) -> Self {
        Self(now() + ms)
    }

    /// Whether it is over. Never where there is no page that waits.
    pub fn is_over(&self) -> bool {
        now() > self.0
    }
}

#[cfg(target_arch = "wasm32")]
fn now() -> f64 {
    use wasm_bindgen::JsValue;

    thread_local! {
        /// The page's clock and how it is asked: that is looked up once, as it is asked often.
        static CLOCK: (JsValue, JsValue) = {
            let window = web_sys::window().map_or(JsValue::UNDEFINED, Into::into);
            let clock = by_name::get(&window, "performance");
            let now = by_name::get(&clock, "now");
            (clock, now)
        };
    }
    let now = CLOCK.with(|(clock, now)| by_name::call_found(clock, now));
    now.as_f64().unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
fn now() -> f64 {
    0.0
}

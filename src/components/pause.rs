//! Letting the page do what it has to do between two pieces of work.

/// Comes back in the next task. A message to oneself: timers wait longer each time, and a second in
/// a tab behind.
#[cfg(target_arch = "wasm32")]
pub async fn pause() {
    use wasm_bindgen::JsValue;

    // Where there are no messages there is no waiting either.
    let Ok(channel) = web_sys::MessageChannel::new() else {
        return;
    };
    let (here, there) = (channel.port1(), channel.port2());
    let message = js_sys::Promise::new(&mut |resolve, _| {
        here.set_onmessage(Some(&resolve));
    });
    if there.post_message(&JsValue::NULL).is_ok() {
        let _ = wasm_bindgen_futures::JsFuture::from(message).await;
    }
    here.close();
}

/// There is no page.
#[cfg(not(target_arch = "wasm32"))]
pub async fn pause() {}

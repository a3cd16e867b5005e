//! Letting the page do what it has to do between two pieces of work.

/// Comes back in a later task, with what was drawn so far laid out in one of its own: else the next
/// frame would have to lay out what all widgets of the page have drawn since the last.
#[cfg(target_arch = "wasm32")]
pub async fn pause() {
    next_task().await;
    // Asking is what lays out.
    let page = web_sys::window().and_then(|w| w.document()?.document_element());
    let _ = page.map(|page| page.client_height());
    next_task().await;
}

/// A message to oneself: timers wait longer each time, and a second in a tab behind.
#[cfg(target_arch = "wasm32")]
async fn next_task() {
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

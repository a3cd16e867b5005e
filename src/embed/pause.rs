//! A pause in what takes long, for the page around.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::components::later;

/// Until the page has done what it had to do.
pub(super) async fn pause() {
    let turn = js_sys::Promise::new(&mut |resolve, _| {
        // It can't fail, and there would be nobody to tell.
        later(Box::new(move || drop(resolve.call0(&JsValue::NULL))));
    });
    let _ = JsFuture::from(turn).await;
}

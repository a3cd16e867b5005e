//! Hands a made file to the reader as a download.

use gloo::utils::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlAnchorElement, Url};

/// Offers `content` as a download called `name`. A browser that refuses shows so itself.
pub(super) fn save(name: &str, content: &Blob) {
    // Every step can only fail where the browser forbids downloads altogether.
    let _ = offer(name, content);
}

fn offer(name: &str, content: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(content)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

//! Copying, and the system's way to share. Where the browser refuses to copy, the text is left
//! selected, so that a key or a long touch does it.

use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Copies the text of `field` and says whether that worked; then `button` has the focus again.
/// The old command comes first: it needs no permission, and works in frames and without HTTPS, where
/// the clipboard of today is closed.
pub fn copy(field: &NodeRef, button: &NodeRef, told: Callback<bool>) {
    let Some(text) = field.cast::<HtmlTextAreaElement>() else {
        return;
    };
    // Focus can only fail for an element that is gone.
    let _ = text.focus();
    text.select();
    if page::copies_selected() {
        focus(button);
        told.emit(true);
        return;
    }
    let (button, value) = (button.clone(), text.value());
    yew::platform::spawn_local(async move {
        let done = page::copies(&value).await;
        if done {
            focus(&button);
        }
        told.emit(done);
    });
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

pub use page::{can_share, share};

#[cfg(target_arch = "wasm32")]
mod page {
    //! What of the browser is called.

    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{HtmlDocument, ShareData, window};

    /// Copies what is selected.
    pub fn copies_selected() -> bool {
        let document = window().and_then(|w| w.document());
        let document = document.map(JsCast::unchecked_into::<HtmlDocument>);
        document.is_some_and(|d| d.exec_command("copy").unwrap_or(false))
    }

    /// Copies a text by the clipboard, where there is one and it may be used.
    pub async fn copies(text: &str) -> bool {
        let Some(window) = window() else { return false };
        let clipboard = window.navigator().clipboard();
        // Without HTTPS there is none.
        if clipboard.is_undefined() {
            return false;
        }
        JsFuture::from(clipboard.write_text(text)).await.is_ok()
    }

    /// Whether the system can be asked to share a link.
    pub fn can_share() -> bool {
        let Some(window) = window() else { return false };
        let navigator: wasm_bindgen::JsValue = window.navigator().into();
        // `in` needs no more than what is here.
        wasm_bindgen::JsValue::from_str("share").js_in(&navigator)
    }

    /// Asks the system to share a link. That the reader thinks better of it is no error.
    pub fn share(title: &str, link: &str) {
        let Some(window) = window() else { return };
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(link);
        let promise = window.navigator().share_with_data(&data);
        yew::platform::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod page {
    //! Rendered natively nothing is pressed.

    /// Copies what is selected.
    pub fn copies_selected() -> bool {
        false
    }

    /// Copies a text by the clipboard.
    pub async fn copies(_: &str) -> bool {
        false
    }

    /// Whether the system can be asked to share a link.
    pub fn can_share() -> bool {
        false
    }

    /// Asks the system to share a link.
    pub fn share(_: &str, _: &str) {}
}

//! Files made of texts, to be handed to the reader.

use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};
use yew::Callback;

use super::by_name;

/// Hands a file to the reader: its name and what is in it.
pub type OnSave = Callback<(String, Blob)>;

/// A file of a type that is made of texts, or of such files, one after the other. `None` where the
/// browser allows no files at all.
pub fn file(parts: &[JsValue], kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{kind};charset=utf-8"));
    Blob::new_with_str_sequence_and_options(&by_name::list(parts), &options).ok()
}

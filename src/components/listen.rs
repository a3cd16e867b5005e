//! What reading aloud needs before its code is fetched: whether there is a voice, and leave to speak.

use wasm_bindgen::JsValue;
use web_sys::{Element, SpeechSynthesisUtterance, window};
use yew::Callback;

use super::by_name;
use crate::text::Lang;

/// What reads aloud. Plain functions: their code may have been fetched a moment ago.
#[derive(Clone, Copy)]
pub struct Speaker {
    /// Begins to read what is in an element; whether there is anything. Calls back once when it has
    /// ended, unless it was stopped.
    pub begin: fn(Element, Lang, Callback<()>) -> bool,
    /// Stops what is being read.
    pub stop: fn(),
}

/// What speaks; `undefined` where the browser can't.
pub fn synthesis() -> JsValue {
    let window = window().map_or(JsValue::UNDEFINED, JsValue::from);
    by_name::get(&window, "speechSynthesis")
}

/// A voice of the language that speaks on this device; `undefined` if there is none. Others send what
/// they read to their maker, and nobody but the site is to know what is read here.
pub fn voice_of(lang: Lang) -> JsValue {
    let all = by_name::call_bare(&synthesis(), "getVoices");
    for i in 0_u32.. {
        let voice = by_name::get(&all, &i.to_string());
        if voice.is_undefined() {
            break;
        }
        let code = by_name::text(&voice, "lang").unwrap_or_default();
        let code = code.get(..2).unwrap_or_default();
        if by_name::is(&voice, "localService") && code.eq_ignore_ascii_case(lang.code()) {
            return voice;
        }
    }
    JsValue::UNDEFINED
}

/// Says nothing: Safari lets a page speak once it was asked to by a press, and what is really said
/// comes only after its code was fetched.
pub fn unlock() {
    if let Ok(nothing) = SpeechSynthesisUtterance::new() {
        by_name::call(&synthesis(), "speak", &nothing, &JsValue::UNDEFINED);
    }
}

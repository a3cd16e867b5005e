//! What reading aloud needs before its code is fetched: whether there is a voice, and leave to speak.

use wasm_bindgen::JsCast;
use web_sys::{Element, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window};
use yew::Callback;

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

/// What speaks, where the browser has it.
fn synthesis() -> Option<SpeechSynthesis> {
    let all = window()?.speech_synthesis().ok()?;
    (!all.is_undefined()).then_some(all)
}

/// A voice of the language that speaks on this device. Others send what they read to their maker, and
/// nobody but the site is to know what is read here.
pub fn voice_of(lang: Lang) -> Option<SpeechSynthesisVoice> {
    let all = synthesis()?.get_voices();
    let mut all = all
        .iter()
        .map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    all.find(|voice| {
        let code = voice.lang();
        let code = code.get(..2).unwrap_or_default();
        voice.local_service() && code.eq_ignore_ascii_case(lang.code())
    })
}

/// Says nothing: Safari lets a page speak once it was asked to by a press, and what is really said
/// comes only after its code was fetched.
pub fn unlock() {
    if let (Some(all), Ok(nothing)) = (synthesis(), SpeechSynthesisUtterance::new()) {
        all.speak(&nothing);
    }
}

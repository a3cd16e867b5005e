//! The button that reads aloud. What reads is fetched when it is first pressed.

use wasm_bindgen::JsCast;
use web_sys::{Element, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window};
use yew::prelude::*;

use super::markup::Markup;
use super::parts::speaker;
use super::tools::icon;
use crate::state::Selection;
use crate::text::{Lang, tools, ui};

/// An arrow, as players have it.
const PLAY: &str = "M4 2l11 7-11 7z";

/// A square, as players have it.
const HALT: &str = "M3 3h12v12H3z";

/// What reads aloud. Plain functions: their code may have been fetched a moment ago.
#[derive(Clone, Copy)]
pub struct Speaker {
    /// Begins to read what is in an element; whether there is anything. Calls back once when it has
    /// ended, unless it was stopped.
    pub begin: fn(Element, Lang, Callback<()>) -> bool,
    /// Stops what is being read.
    pub stop: fn(),
}

/// Props of [`Listen`].
#[derive(Clone, PartialEq, Properties)]
pub struct ListenProps {
    /// What is shown; when it changes, reading ends.
    pub selection: Selection,
}

#[derive(Clone, Copy, PartialEq)]
enum Now {
    Quiet,
    Failed,
    Reading,
}

/// The button.
#[component]
pub fn Listen(props: &ListenProps) -> Html {
    let lang = props.selection.lang;
    let now = use_state_eq(|| Now::Quiet);
    // How to stop, while it reads.
    let reading = use_mut_ref(|| None::<fn()>);
    // What was read is gone when something else is shown, or the widget taken away.
    use_effect_with(props.selection.clone(), {
        let (now, reading) = (now.setter(), reading.clone());
        move |_| {
            move || {
                if let Some(stop) = reading.take() {
                    stop();
                    now.set(Now::Quiet);
                }
            }
        }
    });
    let is_reading = *now == Now::Reading;
    let has_failed = *now == Now::Failed;
    let now = now.setter();
    let onclick = move |event: MouseEvent| {
        if let Some(stop) = reading.take() {
            stop();
            return now.set(Now::Quiet);
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let Some(app) = target.and_then(|t| t.closest(".by-app").ok().flatten()) else {
            return;
        };
        unlock();
        let (now, reading) = (now.clone(), reading.clone());
        yew::platform::spawn_local(async move {
            let Some(speaker) = speaker().await else {
                return now.set(Now::Failed);
            };
            // It was fetched too long, or pressed twice.
            if !app.is_connected() || reading.borrow().is_some() {
                return;
            }
            let on_end = {
                let (now, reading) = (now.clone(), reading.clone());
                Callback::from(move |()| {
                    reading.take();
                    now.set(Now::Quiet);
                })
            };
            if (speaker.begin)(app, lang, on_end) {
                reading.replace(Some(speaker.stop));
                now.set(Now::Reading);
            }
        });
    };
    let (sign, word) = match is_reading {
        true => (HALT, tools::stop(lang)),
        false => (PLAY, tools::read(lang)),
    };
    html! {
        <>
            <button type="button" class="by-tools__listen" {onclick}>
                { icon(sign) }<span class="by-tools__word">{ word }</span>
            </button>
            if has_failed { { Markup::of(|m| failed(m, lang)) } }
        </>
    }
}

fn failed(m: &mut Markup, lang: Lang) {
    m.el("p", "by-notice", |m| {
        m.attr("role", "alert");
        m.text(ui::words(lang).part_failed);
    });
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
fn unlock() {
    if let (Some(all), Ok(nothing)) = (synthesis(), SpeechSynthesisUtterance::new()) {
        all.speak(&nothing);
    }
}

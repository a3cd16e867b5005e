//! Fetches a text, or the bytes of one: browsers keep texts as UTF-16, which would have to be turned back.

use std::cell::Cell;

use gloo::utils::window;
use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, RequestInit, Response};

use crate::model::parse::MAX_BYTES;
use crate::text::{Lang, ui, waiting};

/// How long a server may take to begin its answer, in milliseconds.
pub(super) const BEGIN: i32 = 30_000;

/// How long an answer may take once it has begun: time for large data on a slow line.
pub(super) const ARRIVE: i32 = 120_000;

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LoadError {
    /// The server answered, but not with the document.
    Status(u16),
    /// No answer that this page may read: no network, no such host, or CORS.
    NoAnswer,
    /// The server was waited for in vain.
    TooSlow,
    /// Not an address of the web.
    Refused,
    /// Larger than the widget takes.
    TooLarge,
    /// Cut short, or something else than was asked for.
    Other,
    /// The code that shows or reads it could not be fetched.
    Part,
}

impl LoadError {
    /// What went wrong, for the page: `status:404`, `no-answer`, `timeout`, `refused`, `too-large`,
    /// `not-a-pack`, `part`.
    pub(super) fn code(&self) -> String {
        match self {
            Self::Status(status) => return format!("status:{status}"),
            Self::NoAnswer => "no-answer",
            Self::TooSlow => "timeout",
            Self::Refused => "refused",
            Self::TooLarge => "too-large",
            Self::Other => "not-a-pack",
            Self::Part => "part",
        }
        .to_owned()
    }

    pub(super) fn words(&self, lang: Lang) -> String {
        let w = ui::words(lang);
        match self {
            Self::Status(status) => return format!("{} {status}.", w.load_status),
            Self::TooSlow => waiting::too_slow(lang),
            Self::NoAnswer if !window().navigator().on_line() => w.load_offline,
            Self::NoAnswer => w.load_cors,
            Self::Refused => w.load_refused,
            Self::TooLarge => w.load_too_large,
            Self::Other => waiting::not_a_pack(lang),
            Self::Part => w.part_failed,
        }
        .to_owned()
    }
}

/// The text at an address.
pub(super) async fn text(address: &str) -> Result<String, LoadError> {
    let bytes = Asked::new(address)?.answer().await?.to_vec();
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// `http:`, `https:`, or a path on this site.
fn is_web(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    !scheme.contains(':') || scheme == "http:" || scheme == "https:"
}

/// What was asked for, and is given up when it takes too long.
pub(super) struct Asked {
    answer: JsFuture,
    patience: Patience,
}

impl Asked {
    /// Asks at once.
    pub(super) fn new(address: &str) -> Result<Self, LoadError> {
        if !is_web(address) {
            return Err(LoadError::Refused);
        }
        let patience = Patience(AbortController::new().ok(), Cell::default());
        patience.lasts(BEGIN);
        let options = RequestInit::new();
        options.set_signal(patience.signal().as_ref());
        let answer = window().fetch_with_str_and_init(address, &options).into();
        Ok(Self { answer, patience })
    }

    /// What came of it, outside of the program's own memory.
    pub(super) async fn answer(self) -> Result<Uint8Array, LoadError> {
        let bytes = Self::bytes(self.answer, &self.patience).await;
        match self.patience.signal() {
            Some(signal) if signal.aborted() => Err(LoadError::TooSlow),
            _ => bytes,
        }
    }

    async fn bytes(answer: JsFuture, patience: &Patience) -> Result<Uint8Array, LoadError> {
        let no_answer = |_| LoadError::NoAnswer;
        let response: Response = answer.await.map_err(no_answer)?.unchecked_into();
        patience.lasts(ARRIVE);
        // Also of a failure: what nobody reads is told as aborted, some time later.
        let body = JsFuture::from(response.array_buffer().map_err(no_answer)?).await;
        if !response.ok() {
            return Err(LoadError::Status(response.status()));
        }
        let bytes = Uint8Array::new(&body.map_err(no_answer)?);
        match bytes.length() as usize > MAX_BYTES {
            true => Err(LoadError::TooLarge),
            false => Ok(bytes),
        }
    }
}

/// Gives a request up in time. Where a browser can't, the request lasts as long as it does.
pub(super) struct Patience(pub(super) Option<AbortController>, pub(super) Cell<i32>);

impl Patience {
    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }

    /// For so many milliseconds from now.
    pub(super) fn lasts(&self, time: i32) {
        let Some(control) = &self.0 else { return };
        let Ok(abort) = Reflect::get(control, &"abort".into()) else {
            return;
        };
        let abort = abort.unchecked_into::<Function>().bind0(control);
        window().clear_timeout_with_handle(self.1.get());
        let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(&abort, time);
        self.1.set(timer.unwrap_or_default());
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        window().clear_timeout_with_handle(self.1.get());
    }
}

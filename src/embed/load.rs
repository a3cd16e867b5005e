//! Fetches a document and what it includes.

use std::cell::Cell;

use futures::future::join_all;
use gloo::utils::window;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, RequestInit, Response};

use super::pause::pause;
use crate::model::Dataset;
use crate::model::parse::{self, Document, MAX_BYTES, Reading};
use crate::text::{Lang, ui, waiting};

/// How long a server may take to begin its answer, in milliseconds.
const BEGIN: i32 = 30_000;

/// How long an answer may take once it has begun: time for large data on a slow line.
const ARRIVE: i32 = 120_000;

/// What was loaded, and which of the included documents were not.
pub(super) struct Loaded {
    pub(super) dataset: Dataset,
    pub(super) missing: Vec<String>,
}

/// Why the main document could not be loaded.
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
}

impl LoadError {
    /// What went wrong, for the page: `status:404`, `no-answer`, `timeout`, `refused`,
    /// `too-large`.
    pub(super) fn code(&self) -> String {
        match self {
            Self::Status(status) => format!("status:{status}"),
            Self::NoAnswer => "no-answer".to_owned(),
            Self::TooSlow => "timeout".to_owned(),
            Self::Refused => "refused".to_owned(),
            Self::TooLarge => "too-large".to_owned(),
        }
    }

    pub(super) fn words(&self, lang: Lang) -> String {
        let w = ui::words(lang);
        match self {
            Self::Status(status) => format!("{} {status}.", w.load_status),
            Self::TooSlow => waiting::too_slow(lang).to_owned(),
            Self::NoAnswer if !window().navigator().on_line() => w.load_offline.to_owned(),
            Self::NoAnswer => w.load_cors.to_owned(),
            Self::Refused => w.load_refused.to_owned(),
            Self::TooLarge => w.load_too_large.to_owned(),
        }
    }
}

/// Loads the document at `address` and, side by side, the documents it includes. One that can't be
/// loaded is named and the rest is kept.
pub(super) async fn load(address: &str) -> Result<Loaded, LoadError> {
    if !is_web(address) {
        return Err(LoadError::Refused);
    }
    let main = Asked::new(address).answer().await?;
    let names = parse::includes(&main);
    let mut asked = Vec::with_capacity(names.len());
    for name in names {
        // A dozen requests in one go would hold up the page.
        pause().await;
        let one = Asked::new(&beside(address, &name));
        asked.push(async move { (name, one.answer().await) });
    }
    let fetched = join_all(asked).await;
    let mut missing = Vec::new();
    // And one document at a time.
    let mut reading = Reading::begin();
    let file = last_part(address);
    pause().await;
    reading.add(&Document { file, text: main });
    for (file, text) in fetched {
        match text {
            Ok(text) => {
                pause().await;
                reading.add(&Document { file, text });
            }
            Err(_) => missing.push(file),
        }
    }
    pause().await;
    Ok(Loaded {
        dataset: reading.end(),
        missing,
    })
}

/// `http:`, `https:`, or a path on this site.
fn is_web(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    !scheme.contains(':') || scheme == "http:" || scheme == "https:"
}

/// A document that was asked for, and is given up when it takes too long.
struct Asked {
    answer: JsFuture,
    patience: Patience,
}

impl Asked {
    /// Asks at once.
    fn new(address: &str) -> Self {
        let patience = Patience(AbortController::new().ok(), Cell::default());
        patience.lasts(BEGIN);
        let options = RequestInit::new();
        options.set_signal(patience.signal().as_ref());
        let answer = window().fetch_with_str_and_init(address, &options).into();
        Self { answer, patience }
    }

    async fn answer(self) -> Result<String, LoadError> {
        let text = Self::text(self.answer, &self.patience).await;
        match self.patience.signal() {
            Some(signal) if signal.aborted() => Err(LoadError::TooSlow),
            _ => text,
        }
    }

    async fn text(answer: JsFuture, patience: &Patience) -> Result<String, LoadError> {
        let no_answer = |_| LoadError::NoAnswer;
        let response: Response = answer.await.map_err(no_answer)?.unchecked_into();
        if !response.ok() {
            return Err(LoadError::Status(response.status()));
        }
        patience.lasts(ARRIVE);
        let body = JsFuture::from(response.text().map_err(no_answer)?).await;
        let text = body.map_err(no_answer)?.as_string().unwrap_or_default();
        if text.len() > MAX_BYTES {
            Err(LoadError::TooLarge)
        } else {
            Ok(text)
        }
    }
}

/// Gives a request up in time. Where a browser can't, the request lasts as long as it does.
struct Patience(Option<AbortController>, Cell<i32>);

impl Patience {
    fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }

    /// For so many milliseconds from now.
    fn lasts(&self, time: i32) {
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

/// The address of a document named relative to `address`.
fn beside(address: &str, name: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    match path.rfind('/') {
        Some(end) => format!("{}{name}", &path[..=end]),
        None => name.to_owned(),
    }
}

fn last_part(address: &str) -> String {
    address.rsplit('/').next().unwrap_or(address).to_owned()
}

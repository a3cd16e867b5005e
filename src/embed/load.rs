//! Fetches a document and what it includes.

use futures::future::join_all;
use gloo::utils::window;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

use crate::components::pause;
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
    let main = fetch(address).await?;
    let names = parse::includes(&main);
    let fetches = names.iter().map(|name| async move {
        let text = fetch(&beside(address, name)).await;
        (name.clone(), text)
    });
    let mut missing = Vec::new();
    // One document at a time: reading them all in one go would hold up the page.
    let mut reading = Reading::begin();
    let fetched = join_all(fetches).await;
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

async fn fetch(address: &str) -> Result<String, LoadError> {
    let mut patience = Patience::new().map_err(|_| LoadError::NoAnswer)?;
    let text = patience.text(address).await;
    if patience.control.signal().aborted() {
        return Err(LoadError::TooSlow);
    }
    text
}

/// A request that is given up when it takes too long.
struct Patience {
    control: AbortController,
    timer: i32,
}

impl Patience {
    fn new() -> Result<Self, JsValue> {
        let control = AbortController::new()?;
        Ok(Self { control, timer: 0 })
    }

    /// Gives up after this many milliseconds from now.
    fn lasts(&mut self, time: i32) -> Result<(), JsValue> {
        window().clear_timeout_with_handle(self.timer);
        let abort: Function = Reflect::get(&self.control, &"abort".into())?.unchecked_into();
        let abort = abort.bind0(&self.control);
        self.timer =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&abort, time)?;
        Ok(())
    }

    async fn text(&mut self, address: &str) -> Result<String, LoadError> {
        let no_answer = |_| LoadError::NoAnswer;
        let options = RequestInit::new();
        options.set_signal(Some(&self.control.signal()));
        self.lasts(BEGIN).map_err(no_answer)?;
        let answer = JsFuture::from(window().fetch_with_str_and_init(address, &options)).await;
        let response: Response = answer.map_err(no_answer)?.unchecked_into();
        if !response.ok() {
            return Err(LoadError::Status(response.status()));
        }
        self.lasts(ARRIVE).map_err(no_answer)?;
        let body = JsFuture::from(response.text().map_err(no_answer)?).await;
        let text = body.map_err(no_answer)?.as_string().unwrap_or_default();
        if text.len() > MAX_BYTES {
            Err(LoadError::TooLarge)
        } else {
            Ok(text)
        }
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        window().clear_timeout_with_handle(self.timer);
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

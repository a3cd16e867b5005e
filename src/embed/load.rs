//! Fetches a text, or a dataset with all its documents.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use gloo::utils::window;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, RequestInit, Response};

use crate::components::{Data, Reader, pause, reader};
use crate::model::parse::{Document, MAX_BYTES};
use crate::text::{Lang, ui, waiting};
use crate::view::pack;

/// How long a server may take to begin its answer, in milliseconds.
const BEGIN: i32 = 30_000;

/// How long an answer may take once it has begun: time for large data on a slow line.
const ARRIVE: i32 = 120_000;

/// A dataset, with the code that answers questions about it.
pub(super) struct Loaded {
    pub(super) data: Data,
    pub(super) reader: Reader,
    /// The documents that could not be loaded.
    pub(super) missing: Vec<String>,
}

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
    Asked::new(address)?.answer().await
}

/// The dataset of a packed folder, or of a document and what it includes. A document that can't be
/// loaded is named and the rest is kept.
pub(super) async fn dataset(address: &str, packed: bool) -> Result<Loaded, LoadError> {
    let main = match packed {
        true => Asked::new(&format!("{address}{}", pack::INDEX))?,
        false => Asked::new(address)?,
    };
    // The code is on its way meanwhile.
    let (main, reader) = both(main.answer(), reader()).await;
    let (main, reader) = (main?, reader.ok_or(LoadError::Part)?);
    let names = match packed {
        true => pack::documents(&main).ok_or(LoadError::Other)?,
        false => (reader.includes)(&main),
    };
    let mut asked: Vec<Pin<Box<dyn Future<Output = _>>>> = Vec::with_capacity(names.len());
    for name in &names {
        // A dozen requests in one go would hold up the page.
        pause().await;
        asked.push(Box::pin(Asked::new(&beside(address, name))?.answer()));
    }
    let fetched = all(asked).await;
    let mut missing = Vec::new();
    // And one document at a time.
    let mut reading = (reader.begin)();
    if !packed {
        pause().await;
        let file = last_part(address);
        reading.add(&Document { file, text: main });
    }
    for (file, text) in names.into_iter().zip(fetched) {
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
        data: reading.end(),
        reader,
        missing,
    })
}

/// Waits for both.
async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (Box::pin(a), Box::pin(b));
    let (mut of_a, mut of_b) = (None, None);
    poll_fn(|context| {
        if of_a.is_none()
            && let Poll::Ready(done) = a.as_mut().poll(context)
        {
            of_a = Some(done);
        }
        if of_b.is_none()
            && let Poll::Ready(done) = b.as_mut().poll(context)
        {
            of_b = Some(done);
        }
        match (of_a.take(), of_b.take()) {
            (Some(a), Some(b)) => Poll::Ready((a, b)),
            (a, b) => {
                (of_a, of_b) = (a, b);
                Poll::Pending
            }
        }
    })
    .await
}

/// Waits for all. There are dozens, not thousands: each is asked whenever one has news.
async fn all<T>(mut waiting: Vec<Pin<Box<dyn Future<Output = T>>>>) -> Vec<T> {
    let mut done: Vec<Option<T>> = waiting.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (one, done) in waiting.iter_mut().zip(&mut done) {
            if done.is_none()
                && let Poll::Ready(value) = one.as_mut().poll(context)
            {
                *done = Some(value);
            }
        }
        match done.iter().all(Option::is_some) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
    done.into_iter().flatten().collect()
}

/// `http:`, `https:`, or a path on this site.
fn is_web(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    !scheme.contains(':') || scheme == "http:" || scheme == "https:"
}

/// A text that was asked for, and is given up when it takes too long.
struct Asked {
    answer: JsFuture,
    patience: Patience,
}

impl Asked {
    /// Asks at once.
    fn new(address: &str) -> Result<Self, LoadError> {
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
        patience.lasts(ARRIVE);
        // Also of a failure: what nobody reads is told as aborted, some time later.
        let body = JsFuture::from(response.text().map_err(no_answer)?).await;
        if !response.ok() {
            return Err(LoadError::Status(response.status()));
        }
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

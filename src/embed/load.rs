//! Fetches a document and what it includes.

use futures::future::join_all;
use gloo::utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::model::Dataset;
use crate::model::parse::{self, Document, MAX_BYTES};
use crate::text::{Lang, ui};

/// What was loaded, and which of the included documents were not.
pub(super) struct Loaded {
    pub(super) dataset: Dataset,
    pub(super) missing: Vec<String>,
}

/// Why there is nothing to show: the main document, or the code of the view, could not be loaded.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LoadError {
    /// The server answered, but not with the document.
    Status(u16),
    /// No answer that this page may read: no network, no such host, or CORS.
    NoAnswer,
    /// Not an address of the web.
    Refused,
    /// Larger than the widget takes.
    TooLarge,
    /// The code of the view could not be fetched.
    Part,
}

impl LoadError {
    /// What went wrong, for the page: `status:404`, `no-answer`, `refused`, `too-large`,
    /// `part`.
    pub(super) fn code(&self) -> String {
        match self {
            Self::Status(status) => format!("status:{status}"),
            Self::NoAnswer => "no-answer".to_owned(),
            Self::Refused => "refused".to_owned(),
            Self::TooLarge => "too-large".to_owned(),
            Self::Part => "part".to_owned(),
        }
    }

    pub(super) fn words(&self, lang: Lang) -> String {
        let w = ui::words(lang);
        match self {
            Self::Status(status) => format!("{} {status}.", w.load_status),
            Self::NoAnswer if !window().navigator().on_line() => w.load_offline.to_owned(),
            Self::NoAnswer => w.load_cors.to_owned(),
            Self::Refused => w.load_refused.to_owned(),
            Self::TooLarge => w.load_too_large.to_owned(),
            Self::Part => w.part_failed.to_owned(),
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
    let mut documents = vec![Document {
        file: last_part(address),
        text: main,
    }];
    let mut missing = Vec::new();
    for (file, text) in join_all(fetches).await {
        match text {
            Ok(text) => documents.push(Document { file, text }),
            Err(_) => missing.push(file),
        }
    }
    Ok(Loaded {
        dataset: parse::load(&documents),
        missing,
    })
}

/// `http:`, `https:`, or a path on this site.
fn is_web(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    !scheme.contains(':') || scheme == "http:" || scheme == "https:"
}

async fn fetch(address: &str) -> Result<String, LoadError> {
    let no_answer = |_| LoadError::NoAnswer;
    let answer = JsFuture::from(window().fetch_with_str(address)).await;
    let response: Response = answer.map_err(no_answer)?.unchecked_into();
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    let body = JsFuture::from(response.text().map_err(no_answer)?).await;
    let text = body.map_err(no_answer)?.as_string().unwrap_or_default();
    if text.len() > MAX_BYTES {
        Err(LoadError::TooLarge)
    } else {
        Ok(text)
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

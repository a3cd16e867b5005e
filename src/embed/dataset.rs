//! Fetches a dataset with all its documents.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use super::load::{Asked, LoadError};
use crate::components::{Data, Reader, pause, reader};
use crate::model::parse::Document;
use crate::view::pack;

/// A dataset, with the code that answers questions about it.
pub(super) struct Loaded {
    pub(super) data: Data,
    pub(super) reader: Reader,
    /// The documents that could not be loaded.
    pub(super) missing: Vec<String>,
}

/// The dataset of a packed folder, or of a document and what it includes. A document that can't be
/// loaded is named and the rest is kept.
pub(super) async fn dataset(address: String) -> Result<Loaded, LoadError> {
    let main = match is_packed(&address) {
        true => Asked::new(&format!("{address}{}", pack::INDEX))?,
        false => Asked::new(&address)?,
    };
    // The code is on its way meanwhile.
    wasm_bindgen_futures::spawn_local(async {
        reader().await;
    });
    let main = main.answer().await?;
    let reader = reader().await.ok_or(LoadError::Part)?;
    let finish = finish().await.ok_or(LoadError::Part)?;
    finish(address, main, reader).await
}

/// Whether an address is that of a folder that `binh-yen pack` wrote.
pub(super) fn is_packed(address: &str) -> bool {
    address.ends_with('/')
}

type Finish =
    fn(String, String, Reader) -> Pin<Box<dyn Future<Output = Result<Loaded, LoadError>>>>;

const FINISH: Finish = |address, main, reader| Box::pin(documents(address, main, reader));

#[cfg(not(feature = "split"))]
async fn finish() -> Option<Finish> {
    Some(FINISH)
}

#[cfg(feature = "split")]
async fn finish() -> Option<Finish> {
    cut::get_finish().await.ok()
}

#[cfg(feature = "split")]
mod cut {
    //! What most readers never need stands in the part that reads data; see `components::parts`.

    use wasm_split_helpers::wasm_split;

    use super::{FINISH, Finish};
    use crate::components::NotHere;

    #[wasm_split(base, fallible)]
    pub(super) fn get_finish() -> Result<Finish, NotHere> {
        Ok(FINISH)
    }
}

/// Fetches and reads what the main document names.
async fn documents(address: String, main: String, reader: Reader) -> Result<Loaded, LoadError> {
    let packed = is_packed(&address);
    let names = match packed {
        true => pack::documents(&main).ok_or(LoadError::Other)?,
        false => (reader.includes)(&main),
    };
    let mut asked: Vec<Pin<Box<dyn Future<Output = _>>>> = Vec::with_capacity(names.len());
    for name in &names {
        // A dozen requests in one go would hold up the page.
        pause().await;
        asked.push(Box::pin(Asked::new(&beside(&address, name))?.answer()));
    }
    let fetched = all(asked).await;
    let mut missing = Vec::new();
    // And one document at a time.
    let mut reading = (reader.begin)();
    if !packed {
        pause().await;
        let file = last_part(&address);
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

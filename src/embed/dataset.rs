//! Fetches what stands at an address of data: the index of a pack, or a document with all that it
//! includes.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use js_sys::Uint8Array;
use yew::Callback;

use super::library::Library;
use super::load::{Asked, LoadError};
use super::loaded::{Loaded, Part};
use crate::components::{Breath, Data, Pace, pause};
use crate::model::parse::{Document, Including, Reading};
use crate::model::utf8;
use crate::state::{Selection, View};
use crate::text::{Lang, shards, ui};
use crate::view::options::{self, Choice};
use crate::view::pack::{self, Index};
use crate::view::page::{self, Notice, Screen};

/// What was found.
pub(super) type Found = Result<Rc<dyn Loaded>, LoadError>;

/// The data of a packed folder, or of a document and what it includes. `view` is to be shown of it.
pub(super) async fn dataset(address: String, view: View) -> Found {
    let main = match is_packed(&address) {
        true => Asked::new(&format!("{address}{}", pack::INDEX))?,
        false => Asked::new(&address)?,
    };
    // The code is on its way meanwhile.
    wasm_bindgen_futures::spawn_local(async move {
        finish(view).await;
    });
    let main = main.answer().await?;
    let finish = finish(view).await.ok_or(LoadError::Part)?;
    finish(address, main).await
}

/// Whether an address is that of a folder that `binh-yen pack` wrote.
pub(super) fn is_packed(address: &str) -> bool {
    address.ends_with('/')
}

type Finish = fn(String, Uint8Array) -> Pin<Box<dyn Future<Output = Found>>>;

const FINISH: Finish = |address, main| {
    Box::pin(async move {
        match is_packed(&address) {
            true => {
                pause().await;
                library(address, &utf8::text(main.to_vec()))
            }
            false => documents(address, main).await,
        }
    })
};

#[cfg(not(feature = "split"))]
async fn finish(_: View) -> Option<Finish> {
    Some(FINISH)
}

#[cfg(feature = "split")]
use cut::finish;

#[cfg(feature = "split")]
mod cut {
    //! What reads data comes with the view that shows it, see `components::parts`. What views have in
    //! common is in files of its own, which are fetched once; as a part of its own the reader would
    //! double the number of those.

    use wasm_split_helpers::wasm_split;

    use super::{FINISH, Finish};
    use crate::components::NotHere;
    use crate::state::View;

    /// `None` if the code can't be fetched.
    pub(super) async fn finish(view: View) -> Option<Finish> {
        let found = match view {
            View::Years => with_years().await,
            View::Places => with_places().await,
            View::Summary | View::Table | View::Sources => with_lists().await,
        };
        found.ok()
    }

    #[wasm_split(years, fallible)]
    fn with_years() -> Result<Finish, NotHere> {
        Ok(FINISH)
    }

    #[wasm_split(places, fallible)]
    fn with_places() -> Result<Finish, NotHere> {
        Ok(FINISH)
    }

    #[wasm_split(lists, fallible)]
    fn with_lists() -> Result<Finish, NotHere> {
        Ok(FINISH)
    }
}

/// A pack by its index.
fn library(address: String, index: &str) -> Found {
    let index = Index::parse(index).ok_or(LoadError::Other)?;
    Ok(Rc::new(Library::new(address, index)))
}

/// How many bytes are read before it is seen whether the page has waited long enough.
const AT_ONCE: usize = 64 << 10;

/// Fetches and reads a document and what it includes. What can't be loaded is named and the rest is
/// kept.
async fn documents(address: String, main: Uint8Array) -> Found {
    let mut breath = Breath::new(Pace::InTasks, false);
    let main = utf8::text(main.to_vec());
    let mut including = Including::new(&main);
    let names = loop {
        if let Some(names) = including.look(AT_ONCE) {
            break names;
        }
        breath.rest().await;
    };
    let mut asked: Vec<Pin<Box<dyn Future<Output = _>>>> = Vec::with_capacity(names.len());
    for (_, name) in &names {
        // A dozen requests in one go would hold up the page.
        pause().await;
        asked.push(Box::pin(Asked::new(&beside(&address, name))?.answer()));
    }
    let fetched = all(asked).await;
    let mut missing = Vec::new();
    // And one document at a time.
    let mut reading = Reading::begin();
    pause().await;
    let file = last_part(&address);
    read(&mut reading, Document { file, text: main }).await;
    for ((_, file), bytes) in names.into_iter().zip(fetched) {
        match bytes {
            Ok(bytes) => {
                pause().await;
                let text = utf8::text(bytes.to_vec());
                read(&mut reading, Document { file, text }).await;
            }
            Err(_) => missing.push(file),
        }
    }
    pause().await;
    let mut ending = reading.look();
    let mut breath = Breath::new(Pace::InTasks, false);
    while ending.step() {
        breath.rest().await;
    }
    let data = Data::new(ending.dataset());
    Ok(Rc::new(Documents { data, missing }))
}

/// Reads a document, a long one in many tasks.
async fn read(reading: &mut Reading, document: Document) {
    let mut breath = Breath::new(Pace::InTasks, false);
    if let Some(mut piece) = reading.open(&document) {
        while piece.read_some(AT_ONCE) {
            breath.rest().await;
        }
        reading.take(piece);
    }
}

/// Documents that were read as a whole.
struct Documents {
    data: Data,
    /// The documents that could not be loaded.
    missing: Vec<String>,
}

impl Loaded for Documents {
    fn need(&self, _: Option<&Selection>, _: &Callback<()>) {}

    fn want_all(&self, _: &Callback<()>) {}

    fn retry(&self) -> bool {
        false
    }

    fn leave(&self, _: &Callback<()>) {}

    fn put_together(&self, _: &Selection, _: &Callback<()>) -> bool {
        false
    }

    fn part(&self, _: &Selection, _: &Callback<()>) -> Part {
        Part::Here(self.data.clone())
    }

    fn screen(&self, data: &Data, selection: &Selection, done: &Callback<()>) -> Screen {
        let mut screen = page::outline(data, selection);
        if !screen.no_data {
            screen.notices.extend(self.notices(selection, done));
        }
        screen
    }

    fn notices(&self, selection: &Selection, _: &Callback<()>) -> Vec<Notice> {
        let lang = selection.lang;
        let lost = (!self.missing.is_empty()).then(|| Notice {
            text: shards::documents_failed(&self.missing, lang),
            button: ui::words(lang).retry.to_owned(),
            ..Notice::default()
        });
        lost.into_iter().collect()
    }

    fn choices(&self, lang: Lang) -> Vec<Choice> {
        options::places(&self.data, lang)
    }
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

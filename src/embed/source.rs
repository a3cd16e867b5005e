//! Where the data is, and what of it has to be here to show a selection: prepared pages of a packed
//! folder as far as they go, else the whole dataset.

use std::rc::Rc;

use super::dataset::{self, is_packed};
use super::load::{self, LoadError};
use super::loaded::{Loaded, Part};
use super::store::{self, Found, Thing};
use crate::components::Whole;
use crate::state::{Selection, View};
use crate::text::Lang;
use crate::view::options::Choice;
use crate::view::pack;
use crate::view::page::{PlacePages, Screen};

use yew::Callback;

/// An address of data. One that ends with a slash is a folder that `binh-yen pack` wrote.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source(pub(super) String);

/// What there is to show.
#[derive(Clone, PartialEq)]
pub(super) enum Look {
    /// Something has to come first.
    Wait,
    /// It can't be had.
    Failed(LoadError),
    /// This.
    Screen(Rc<Screen>),
}

/// What has to be fetched for a selection.
enum Needed {
    Pages(String),
    Whole,
}

impl Source {
    fn is_packed(&self) -> bool {
        is_packed(&self.0)
    }

    /// By what the prepared pages, or else the dataset, are known in the store.
    fn needed(&self, selection: &Selection) -> Needed {
        let Some(key) = self.pages(selection) else {
            return Needed::Whole;
        };
        match store::found(&key) {
            // More is asked for than was prepared.
            Some(Ok(Thing::Pages(pages))) if pages.screen(selection).is_none() => Needed::Whole,
            Some(Err(LoadError::Status(404))) => Needed::Whole,
            _ => Needed::Pages(key),
        }
    }

    /// The address of the pages that may have what is selected; `None` if none can.
    fn pages(&self, selection: &Selection) -> Option<String> {
        let prepared = self.is_packed() && selection.view == View::Summary;
        let name = match &selection.places[..] {
            _ if !prepared => return None,
            [] => pack::first_name(selection.lang),
            [place] if is_id(place) => pack::page_name(place, selection.lang),
            _ => return None,
        };
        Some(format!("{}{name}", self.0))
    }

    /// What there is to show. `done` is the widget's callback.
    pub(super) fn look(&self, selection: &Selection, done: &Callback<()>) -> Look {
        let found = match self.needed(selection) {
            Needed::Pages(key) => store::found(&key),
            Needed::Whole => store::found(&self.0),
        };
        match found {
            None => Look::Wait,
            Some(Err(error)) => Look::Failed(error),
            Some(Ok(Thing::Pages(pages))) => match pages.screen(selection) {
                Some(screen) => Look::Screen(Rc::new(screen)),
                None => Look::Wait,
            },
            Some(Ok(Thing::Data(loaded))) => match loaded.part(selection, done) {
                Part::Coming => Look::Wait,
                Part::Lost(error) => Look::Failed(error),
                Part::Here(data) => Look::Screen(Rc::new(loaded.screen(&data, selection, done))),
            },
            Some(Ok(Thing::Places(_))) => Look::Failed(LoadError::Other),
        }
    }

    /// Asks for what a selection needs, and for the data itself if that is wanted too.
    pub(super) fn ask(&self, selection: &Selection, data: bool, done: &Callback<()>) {
        let mut data = data;
        match self.needed(selection) {
            Needed::Pages(key) => store::ask(key.clone(), done, Box::pin(pages(key))),
            Needed::Whole => data = true,
        }
        if data {
            let (key, view) = (self.0.clone(), selection.view);
            store::ask(key.clone(), done, Box::pin(dataset(key, view)));
        }
        if let Some(loaded) = self.loaded() {
            loaded.need(data.then_some(selection), done);
        }
    }

    /// The data, or the index of it, if it was found.
    pub(super) fn loaded(&self) -> Option<Rc<dyn Loaded>> {
        match store::found(&self.0)?.ok()? {
            Thing::Data(loaded) => Some(loaded),
            _ => None,
        }
    }

    /// The dataset with all that a selection needs.
    pub(super) fn whole(&self, selection: &Selection, done: &Callback<()>) -> Whole {
        let part = match store::found(&self.0) {
            None => Part::Coming,
            Some(Ok(Thing::Data(loaded))) => loaded.part(selection, done),
            Some(Ok(_)) => Part::Lost(LoadError::Other),
            Some(Err(error)) => Part::Lost(error),
        };
        match part {
            Part::Coming => Whole::NotYet,
            Part::Here(data) => Whole::Here(data),
            Part::Lost(error) => Whole::Failed(error.words(selection.lang)),
        }
    }

    /// Asks for the places to choose from.
    pub(super) fn ask_places(&self, lang: Lang, done: &Callback<()>) {
        if self.is_packed() {
            let key = format!("{}{}", self.0, pack::places_name(lang));
            store::ask(key.clone(), done, Box::pin(places(key)));
        }
    }

    /// Asks for them again if they did not come.
    pub(super) fn ask_places_again(&self, lang: Lang, done: &Callback<()>) {
        if self.is_packed() {
            store::forget_failure(&format!("{}{}", self.0, pack::places_name(lang)));
            self.ask_places(lang, done);
        }
    }

    /// The places to choose from, if they are here.
    pub(super) fn places(&self, lang: Lang) -> Option<Rc<Vec<Choice>>> {
        if self.is_packed() {
            let key = format!("{}{}", self.0, pack::places_name(lang));
            return match store::found(&key)?.ok()? {
                Thing::Places(places) => Some(places),
                _ => None,
            };
        }
        Some(Rc::new(self.loaded()?.choices(lang)))
    }
}

/// An id that can be a part of an address and no more.
fn is_id(place: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_/".contains(c);
    place.chars().all(plain) && place.split('/').all(|part| !part.is_empty())
}

async fn pages(address: String) -> Found {
    let pages = PlacePages::parse(&load::text(&address).await?).ok_or(LoadError::Other)?;
    Ok(Thing::Pages(Rc::new(pages)))
}

async fn places(address: String) -> Found {
    let places = pack::places(&load::text(&address).await?).ok_or(LoadError::Other)?;
    Ok(Thing::Places(Rc::new(places)))
}

async fn dataset(address: String, view: View) -> Found {
    Ok(Thing::Data(dataset::dataset(address, view).await?))
}

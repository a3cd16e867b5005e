//! A packed folder: which of its files a selection needs, and the dataset that those make which are
//! here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::Callback;

use super::desk;
use super::load::LoadError;
use super::loaded::{Loaded, Part};
use super::memo::Memo;
use super::store;
use crate::components::Data;
use crate::model::{Dataset, Piece, order};
use crate::state::Selection;
use crate::text::Lang;
use crate::view::options::{self, Choice};
use crate::view::pack::index::File;
use crate::view::pack::notices::{State, notices};
use crate::view::pack::{Index, Needs, needs};
use crate::view::page::{self, Notice, Screen};

/// A pack.
pub(super) struct Library {
    /// The folder, with the slash at its end.
    address: String,
    index: Index,
    /// All places and no report; here once the common file is.
    places: RefCell<Option<Data>>,
    made: RefCell<Option<Made>>,
    /// How far it is for a selection, if its reader wants all there is, and after so many arrivals. Of a
    /// file that was dropped since, the dataset is here.
    found: Memo<(Selection, bool, u32), Rc<Found>>,
    /// Something was put together since that was last asked.
    fresh: Cell<bool>,
}

/// A dataset, and what it was made of.
struct Made {
    here: Vec<usize>,
    lost: Vec<usize>,
    data: Data,
}

/// How far the data for a selection is.
enum Found {
    /// Some of it is on its way.
    Coming(Needs),
    /// Nothing can be shown without what did not come.
    Lost(LoadError),
    /// All that can be had is here.
    Here(Needs, Data),
}

impl Found {
    /// What has to be here; `None` where that is no use.
    fn needs(&self) -> Option<&Needs> {
        match self {
            Self::Coming(needs) | Self::Here(needs, _) => Some(needs),
            Self::Lost(_) => None,
        }
    }
}

impl Library {
    pub(super) fn new(address: String, index: Index) -> Self {
        Self {
            address,
            index,
            places: RefCell::default(),
            made: RefCell::default(),
            found: Memo::default(),
            fresh: Cell::default(),
        }
    }

    fn url(&self, file: &File) -> String {
        [&self.address, &file.name[..]].concat()
    }

    /// What became of a file; `None` while it is not here.
    fn came(&self, file: &File) -> Option<Result<Rc<Piece>, LoadError>> {
        desk::found(&self.url(file), &file.sha256)
    }

    fn state(&self, shard: usize) -> State {
        let found = self.index.shards.get(shard);
        match found.and_then(|s| self.came(&s.file)) {
            None => State::Away,
            Some(Ok(_)) => State::Here,
            Some(Err(_)) => State::Lost,
        }
    }

    fn in_state(&self, wanted: State) -> Vec<usize> {
        let all = 0..self.index.shards.len();
        all.filter(|at| self.state(*at) == wanted).collect()
    }

    /// All places, once they are here.
    fn places(&self) -> Option<Result<Data, LoadError>> {
        if let Some(places) = &*self.places.borrow() {
            return Some(Ok(places.clone()));
        }
        let common = match self.came(&self.index.common)? {
            Ok(common) => common,
            Err(error) => return Some(Err(error)),
        };
        let mut data = Dataset::of(&[common]);
        data.beyond = self.index.beyond(&data, &[]);
        let data = Data::new(data);
        self.places.replace(Some(data.clone()));
        self.fresh.set(true);
        Some(Ok(data))
    }

    /// It is asked for several times while a view is drawn.
    fn find(&self, selection: &Selection, done: &Callback<()>) -> Rc<Found> {
        // What the table is filtered by needs nothing else.
        let selection = Selection {
            filter: String::new(),
            ..selection.clone()
        };
        let key = (selection, desk::wants_all(done), store::arrivals());
        self.found.of(key, |(selection, wants_all, _)| {
            Rc::new(self.look_for(selection, *wants_all))
        })
    }

    fn look_for(&self, selection: &Selection, wants_all: bool) -> Found {
        let places = match self.places() {
            Some(Ok(places)) => places,
            Some(Err(error)) => return Found::Lost(error),
            // All that a small pack has comes at once.
            None if self.index.is_small() => {
                return Found::Coming(Needs {
                    all: (0..self.index.shards.len()).collect(),
                    ..Needs::default()
                });
            }
            None => return Found::Coming(Needs::default()),
        };
        let mut data = places;
        let mut needs = needs(&self.index, &data, &|_| false, selection);
        // Asked again with what is here, it may need more.
        loop {
            if wants_all {
                needs.all.extend(&needs.more);
                order::distinct(&mut needs.all);
            }
            if let Some(error) = self.first_error(&needs.own) {
                return Found::Lost(error);
            }
            if needs.all.iter().any(|at| self.state(*at) == State::Away) {
                return Found::Coming(needs);
            }
            data = self.make(&needs, data);
            if needs.all.len() == self.index.shards.len() {
                return Found::Here(needs, data);
            }
            let again = crate::view::pack::needs(&self.index, &data, &|_| true, selection);
            let before = needs.all.len();
            needs.all.extend(again.all);
            if wants_all {
                needs.all.extend(&again.more);
            }
            order::distinct(&mut needs.all);
            needs.more = again.more;
            if needs.all.len() == before {
                return Found::Here(needs, data);
            }
        }
    }

    fn first_error(&self, shards: &[usize]) -> Option<LoadError> {
        let files = shards.iter().map(|at| &self.index.shards[*at].file);
        let mut found = files.filter_map(|file| self.came(file));
        found.find_map(Result::err)
    }

    /// The dataset of all shards that are here, those that are needed among them.
    fn make(&self, needs: &Needs, places: Data) -> Data {
        let lost = self.in_state(State::Lost);
        if let Some(made) = &*self.made.borrow() {
            let has = |at: &usize| made.here.contains(at) || lost.contains(at);
            if needs.all.iter().all(has) && made.lost == lost {
                return made.data.clone();
            }
        }
        let needed = needs.all.iter().map(|at| &self.index.shards[*at].file);
        let needed = needed.chain([&self.index.common]);
        desk::trim(&needed.map(|file| self.url(file)).collect::<Vec<_>>());
        let here = self.in_state(State::Here);
        let shards = here.iter().map(|at| &self.index.shards[*at]);
        let piece = |file: &File| self.came(file).and_then(Result::ok);
        let shards = shards.filter_map(|s| Some((piece(&s.file)?, s.order.numbers().collect())));
        let mut data = places.with(&shards.collect::<Vec<_>>());
        data.beyond = self.index.beyond(&places, &lost);
        let data = Data::new(data);
        self.made.replace(Some(Made {
            here,
            lost,
            data: data.clone(),
        }));
        self.fresh.set(true);
        data
    }
}

impl Loaded for Library {
    fn need(&self, selection: Option<&Selection>, done: &Callback<()>) {
        let mut files = Vec::new();
        if let Some(selection) = selection {
            let found = self.find(selection, done);
            let shards = found.needs().into_iter();
            let shards = shards.flat_map(|needs| needs.own.iter().chain(&needs.all));
            let shards = shards.map(|at| &self.index.shards[*at].file);
            let all = std::iter::once(&self.index.common).chain(shards);
            files.extend(all.map(|file| (self.url(file), file.clone())));
        }
        desk::need(done, &files);
        // The dataset holds what it was made of: it is made anew of what is kept, and who wants all again is
        // asked again. All places stay, which every view begins with.
        if desk::trim(&[self.url(&self.index.common)]) {
            desk::want_all(done, false);
            self.made.take();
            wasm_bindgen_futures::spawn_local(store::tell(vec![done.clone()]));
        }
    }

    fn want_all(&self, done: &Callback<()>) {
        desk::want_all(done, true);
    }

    fn retry(&self) -> bool {
        store::changed();
        desk::forget_failures()
    }

    fn leave(&self, done: &Callback<()>) {
        desk::leave(done);
    }

    fn put_together(&self, selection: &Selection, done: &Callback<()>) -> bool {
        self.fresh.set(false);
        // Of a country each is as much as a task may take.
        self.places();
        if !self.fresh.get() {
            self.find(selection, done);
        }
        let fresh = self.fresh.get();
        if fresh {
            wasm_bindgen_futures::spawn_local(store::tell(vec![done.clone()]));
        }
        fresh
    }

    fn part(&self, selection: &Selection, done: &Callback<()>) -> Part {
        match &*self.find(selection, done) {
            Found::Coming(_) => Part::Coming,
            Found::Lost(error) => Part::Lost(error.clone()),
            Found::Here(_, data) => Part::Here(data.clone()),
        }
    }

    fn screen(&self, data: &Data, selection: &Selection, done: &Callback<()>) -> Screen {
        let mut screen = page::outline(data, selection);
        screen.notices.extend(self.notices(selection, done));
        screen
    }

    fn notices(&self, selection: &Selection, done: &Callback<()>) -> Vec<Notice> {
        let Some(Ok(places)) = self.places() else {
            return Vec::new();
        };
        let found = self.find(selection, done);
        let Some(needs) = found.needs() else {
            return Vec::new();
        };
        let state = |at| self.state(at);
        notices(&self.index, &places, needs, &state, selection.lang)
    }

    fn choices(&self, lang: Lang) -> Vec<Choice> {
        match self.places() {
            Some(Ok(places)) => options::places(&places, lang),
            _ => Vec::new(),
        }
    }
}

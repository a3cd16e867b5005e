//! The files of packs that are here or on their way, shared by all widgets of a page: few at a time,
//! given up when no widget needs them any more, kept within a bound.

use std::cell::RefCell;
use std::rc::Rc;

use futures::future::{AbortHandle, abortable};
use yew::Callback;

use super::load::LoadError;
use super::{shard, store};
use crate::model::Piece;
use crate::view::pack::index::File;
use crate::view::pack::keeping::{KEPT, too_many};

/// How many are fetched at a time: more would only hold each other up, and other things of the page.
const AT_ONCE: usize = 4;

enum State {
    Waiting,
    Coming(AbortHandle),
    Here(Rc<Piece>),
    Lost(LoadError),
}

struct Entry {
    address: String,
    sha256: String,
    bytes: usize,
    state: State,
    /// When a widget last said that it needs it.
    used: u32,
}

/// What a widget needs, in the order in which it is to come.
struct Widget {
    done: Callback<()>,
    needs: Vec<String>,
    /// Whether its reader asked for all there is.
    all: bool,
}

#[derive(Default)]
struct Desk {
    entries: Vec<Entry>,
    widgets: Vec<Widget>,
    time: u32,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Says what a widget, known by its callback, needs from now on. What it needed before and nobody
/// else does is given up if it is not here yet. `done` is called when anything of it has come or failed.
pub(super) fn need(done: &Callback<()>, files: &[(String, File)]) {
    DESK.with_borrow_mut(|desk| {
        desk.time += 1;
        for (address, file) in files {
            match desk.entries.iter_mut().find(|e| e.address == *address) {
                Some(entry) => entry.used = desk.time,
                None => desk.entries.push(Entry {
                    address: address.clone(),
                    sha256: file.sha256.clone(),
                    bytes: file.bytes,
                    state: State::Waiting,
                    used: desk.time,
                }),
            }
        }
        let needs = files.iter().map(|(address, _)| address.clone()).collect();
        desk.widget(done).needs = needs;
        desk.go_on();
    });
}

/// The widget's reader wants all there is, or no longer.
pub(super) fn want_all(done: &Callback<()>, all: bool) {
    DESK.with_borrow_mut(|desk| desk.widget(done).all = all);
}

/// Whether the widget's reader wants all there is.
pub(super) fn wants_all(done: &Callback<()>) -> bool {
    DESK.with_borrow(|desk| desk.widgets.iter().any(|w| w.done == *done && w.all))
}

/// The widget is gone, or looks at something else.
pub(super) fn leave(done: &Callback<()>) {
    DESK.with_borrow_mut(|desk| {
        desk.widgets.retain(|w| w.done != *done);
        desk.go_on();
    });
}

/// What became of a file; `None` while it is not here.
pub(super) fn found(address: &str, sha256: &str) -> Option<Result<Rc<Piece>, LoadError>> {
    DESK.with_borrow(|desk| {
        // Hashes differ where they begin, addresses where they end.
        let is_it = |e: &&Entry| e.sha256 == sha256 && e.address == address;
        let entry = desk.entries.iter().find(is_it)?;
        match &entry.state {
            State::Waiting | State::Coming(_) => None,
            State::Here(piece) => Some(Ok(piece.clone())),
            State::Lost(error) => Some(Err(error.clone())),
        }
    })
}

/// Forgets what failed, so that it is asked for again. Says whether that may help: where nothing
/// failed, or a server says that something is not there, the index may be an old one.
pub(super) fn forget_failures() -> bool {
    DESK.with_borrow_mut(|desk| {
        let gone = |e: &Entry| {
            matches!(e.state, State::Lost(LoadError::Status(status)) if (400..500).contains(&status))
        };
        let gone = desk.entries.iter().any(gone);
        let before = desk.entries.len();
        desk.entries.retain(|e| !matches!(e.state, State::Lost(_)));
        !gone && desk.entries.len() < before
    })
}

/// Drops what no widget needs, nor is among `more`, and was not needed for longest: down to what is
/// kept. Whether there was any.
pub(super) fn trim(more: &[String]) -> bool {
    DESK.with_borrow_mut(|desk| desk.trim(more))
}

impl Desk {
    fn widget(&mut self, done: &Callback<()>) -> &mut Widget {
        let known = self.widgets.iter().position(|w| w.done == *done);
        let at = known.unwrap_or(self.widgets.len());
        if known.is_none() {
            self.widgets.push(Widget {
                done: done.clone(),
                needs: Vec::new(),
                all: false,
            });
        }
        &mut self.widgets[at]
    }

    fn is_needed(&self, address: &str) -> bool {
        let mut needs = self.widgets.iter().flat_map(|w| &w.needs);
        needs.any(|need| need == address)
    }

    /// Gives up what nobody needs and begins what comes next.
    fn go_on(&mut self) {
        let entries = std::mem::take(&mut self.entries);
        for entry in entries {
            let came = matches!(entry.state, State::Here(_) | State::Lost(_));
            if came || self.is_needed(&entry.address) {
                self.entries.push(entry);
            } else if let State::Coming(handle) = entry.state {
                handle.abort();
            }
        }
        let coming = self.entries.iter();
        let coming = coming.filter(|e| matches!(e.state, State::Coming(_)));
        let coming = coming.count();
        if coming == 0 {
            shard::make_room();
        }
        for _ in coming..AT_ONCE {
            let needs = self.widgets.iter().flat_map(|w| &w.needs);
            let mut waiting = needs.filter_map(|need| {
                let of = |e: &Entry| e.address == *need && matches!(e.state, State::Waiting);
                self.entries.iter().position(of)
            });
            let Some(next) = waiting.next() else { break };
            let entry = &mut self.entries[next];
            entry.state = State::Coming(fetch(entry.address.clone(), entry.sha256.clone()));
        }
    }

    fn trim(&mut self, more: &[String]) -> bool {
        let is_idle = |e: &Entry| {
            let here = matches!(e.state, State::Here(_));
            here && !self.is_needed(&e.address) && !more.contains(&e.address)
        };
        let idle: Vec<&Entry> = self.entries.iter().filter(|e| is_idle(e)).collect();
        let sizes: Vec<(usize, u32)> = idle.iter().map(|e| (e.bytes, e.used)).collect();
        let dropped = too_many(&sizes, KEPT).into_iter();
        let dropped: Vec<String> = dropped.map(|at| idle[at].address.clone()).collect();
        self.entries.retain(|e| !dropped.contains(&e.address));
        !dropped.is_empty()
    }
}

/// Begins to fetch; what comes of it is put on the desk.
fn fetch(address: String, sha256: String) -> AbortHandle {
    let (task, handle) = abortable(async move {
        let found = shard::piece(address.clone(), sha256).await;
        let state = match found {
            Ok(piece) => State::Here(Rc::new(piece)),
            Err(error) => State::Lost(error),
        };
        let waiting = DESK.with_borrow_mut(|desk| {
            if let Some(entry) = desk.entries.iter_mut().find(|e| e.address == address) {
                entry.state = state;
            }
            desk.go_on();
            let waiting = desk.widgets.iter();
            let waiting = waiting.filter(|w| w.needs.contains(&address));
            waiting.map(|w| w.done.clone()).collect()
        });
        store::tell(waiting).await;
    });
    wasm_bindgen_futures::spawn_local(async move {
        let _ = task.await;
    });
    handle
}

//! What was fetched, by address: widgets that show the same share one fetch and one copy, kept while
//! the page lives.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use yew::Callback;

use super::load::LoadError;
use super::loaded::Loaded;
use crate::components::pause;
use crate::view::options::Choice;
use crate::view::page::PlacePages;

/// Something fetched.
#[derive(Clone)]
pub(super) enum Thing {
    /// The prepared pages of a place.
    Pages(Rc<PlacePages>),
    /// The places to choose from.
    Places(Rc<Vec<Choice>>),
    /// The data itself.
    Data(Rc<dyn Loaded>),
}

/// What became of a fetch.
pub(super) type Found = Result<Thing, LoadError>;

/// On its way.
pub(super) type Fetch = Pin<Box<dyn Future<Output = Found>>>;

struct Slot {
    key: String,
    found: Option<Found>,
    waiting: Vec<Callback<()>>,
}

thread_local! {
    static SLOTS: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
    static ARRIVALS: Cell<u32> = const { Cell::new(0) };
}

/// How many fetches came to an end so far: as long as this stays, so does everything here.
pub(super) fn arrivals() -> u32 {
    ARRIVALS.get()
}

/// What was found; `None` if it was not asked for or is on its way.
pub(super) fn found(key: &str) -> Option<Found> {
    SLOTS.with_borrow(|all| all.iter().find(|s| s.key == key)?.found.clone())
}

/// Fetches it unless that was done; calls `done` when it is here or failed. `fetch` has not begun.
pub(super) fn ask(key: String, done: &Callback<()>, fetch: Fetch) {
    let new = SLOTS.with_borrow_mut(|all| match all.iter_mut().find(|s| s.key == key) {
        Some(slot) => {
            if slot.found.is_none() && !slot.waiting.contains(done) {
                slot.waiting.push(done.clone());
            }
            false
        }
        None => {
            all.push(Slot {
                key: key.clone(),
                found: None,
                waiting: vec![done.clone()],
            });
            true
        }
    });
    if new {
        wasm_bindgen_futures::spawn_local(async move {
            let found = fetch.await;
            let waiting = SLOTS.with_borrow_mut(|all| {
                let slot = all.iter_mut().find(|s| s.key == key);
                slot.map_or(Vec::new(), |slot| {
                    slot.found = Some(found);
                    std::mem::take(&mut slot.waiting)
                })
            });
            tell(waiting).await;
        });
    }
}

/// Things are not as they were.
pub(super) fn changed() {
    ARRIVALS.set(ARRIVALS.get() + 1);
}

/// Something came, or failed.
pub(super) async fn tell(waiting: Vec<Callback<()>>) {
    changed();
    for done in waiting {
        // Each widget draws in a task of its own, not in that which read it.
        pause().await;
        done.emit(());
    }
}

/// Forgets what was found there: it was no use.
pub(super) fn forget(key: &str) {
    SLOTS.with_borrow_mut(|all| all.retain(|s| s.key != key || s.found.is_none()));
    changed();
}

/// Forgets what was to be found there if it failed.
pub(super) fn forget_failure(key: &str) {
    SLOTS.with_borrow_mut(|all| {
        all.retain(|s| s.key != key || !matches!(s.found, Some(Err(_))));
    });
    changed();
}

/// Forgets what failed, so that the next to ask tries again.
pub(super) fn forget_failures() {
    SLOTS.with_borrow_mut(|all| all.retain(|s| !matches!(s.found, Some(Err(_)))));
    changed();
}

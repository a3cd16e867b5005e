//! What readers set once for everything they read: how it is kept where the page allows it, and what
//! else a widget follows that is not in its query: the page's and the system's colours, and voices.
//!
//! The page allows it by the attribute `remember`. Without it nothing is read from the browser's storage
//! or written there.

use std::cell::{Cell, RefCell};

use gloo::utils::window;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, MutationObserver, MutationObserverInit, ShadowRoot, Storage};
use yew::Callback;

use crate::components::voice_of;
use crate::state::Kept;
use crate::text::Lang;

/// The one key that is written.
const KEY: &str = "binh-yen";

const DARK: &str = "(prefers-color-scheme: dark)";

thread_local! {
    /// What is kept, once it was asked for. It holds for the page where nothing can be stored.
    static KEPT: Cell<Option<Kept>> = const { Cell::new(None) };
    /// Whether there is a voice, by language, as far as it was asked for.
    static VOICES: Cell<[Option<bool>; 2]> = const { Cell::new([None; 2]) };
    static FOLLOWERS: RefCell<Vec<Callback<()>>> = const { RefCell::new(Vec::new()) };
    static HOSTS: RefCell<Option<MutationObserver>> = const { RefCell::new(None) };
}

/// In a sandboxed frame, and where readers forbid it, there is none.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn read() -> Option<Kept> {
    let text = storage()?.get_item(KEY).ok()?;
    Some(Kept::of_text(&text.unwrap_or_default()))
}

/// What is kept.
pub(super) fn kept() -> Kept {
    let kept = KEPT.get().or_else(read).unwrap_or_default();
    KEPT.set(Some(kept));
    kept
}

/// Keeps it and tells all who follow.
pub(super) fn keep(kept: Kept) {
    KEPT.set(Some(kept));
    if let Some(storage) = storage() {
        let text = kept.to_text();
        // A full storage is none: it holds for the page.
        let _ = match text.is_empty() {
            true => storage.remove_item(KEY),
            false => storage.set_item(KEY, &text),
        };
    }
    tell();
}

fn tell() {
    for follower in FOLLOWERS.with_borrow(Clone::clone) {
        follower.emit(());
    }
}

/// The element that a widget's box is in.
fn host(root: &Element) -> Option<Element> {
    Some(root.get_root_node().dyn_into::<ShadowRoot>().ok()?.host())
}

/// Whether the page allows to keep anything.
pub(super) fn allowed(root: &Element) -> bool {
    let word = host(root).and_then(|host| host.get_attribute("remember"));
    word.is_some_and(|word| word != "false")
}

/// Whether the page, or else the system, asks for dark colours.
pub(super) fn given_dark(root: &Element) -> bool {
    let word = host(root).and_then(|host| host.get_attribute("theme"));
    match word.as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => matches!(window().match_media(DARK), Ok(Some(all)) if all.matches()),
    }
}

/// Whether there is a voice of the language.
pub(super) fn speaks(lang: Lang) -> bool {
    let at = lang.pick(0, 1);
    let mut all = VOICES.get();
    let speaks = *all[at].get_or_insert_with(|| voice_of(lang).is_some());
    VOICES.set(all);
    speaks
}

/// Has `news` called when any of it may have changed.
pub(super) fn follow(root: &Element, news: &Callback<()>) {
    FOLLOWERS.with_borrow_mut(|all| all.push(news.clone()));
    HOSTS.with_borrow_mut(|hosts| {
        if hosts.is_none() {
            *hosts = listen();
        }
        if let (Some(hosts), Some(host)) = (hosts, host(root)) {
            let what = MutationObserverInit::new();
            what.set_attribute_filter(&Array::of2(&"theme".into(), &"remember".into()));
            let _ = hosts.observe_with_options(&host, &what);
        }
    });
}

/// Ends that.
pub(super) fn unfollow(news: &Callback<()>) {
    FOLLOWERS.with_borrow_mut(|all| all.retain(|follower| follower != news));
}

/// Listens to the page, once for all widgets. What is returned is told of the elements.
fn listen() -> Option<MutationObserver> {
    let changed = Closure::<dyn FnMut()>::new(|| {
        VOICES.set([None; 2]);
        // Another tab may have written something else; never asked for, it stays unread.
        if KEPT.get().is_some()
            && let Some(kept) = read()
        {
            KEPT.set(Some(kept));
        }
        tell();
    });
    let changed = changed.into_js_value();
    let call = changed.unchecked_ref();
    let on = |target: &JsValue, name| {
        // Not every browser has all of them.
        if !target.is_undefined() && !target.is_null() {
            let target: &EventTarget = target.unchecked_ref();
            let _ = target.add_event_listener_with_callback(name, call);
        }
    };
    on(&window(), "storage");
    if let Ok(Some(dark)) = window().match_media(DARK) {
        on(&dark, "change");
    }
    if let Ok(voices) = window().speech_synthesis() {
        on(&voices, "voiceschanged");
    }
    MutationObserver::new(call).ok()
}

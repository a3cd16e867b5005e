//! What readers set once for everything they read: how it is kept where the page allows it, and what
//! else a widget follows that is not in its query: the page's and the system's colours, and voices.
//!
//! The page allows it by the attribute `remember`. Without it nothing is read from the browser's storage
//! or written there.

use std::cell::{Cell, RefCell};

use gloo::utils::window;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver};
use yew::Callback;

use crate::components::{by_name, voice_of};
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
fn storage() -> JsValue {
    by_name::get(&window(), "localStorage")
}

/// `None` where it can't be known.
fn read() -> Option<Kept> {
    let text = by_name::call_with(&storage(), "getItem", KEY);
    // Without an entry it is `null`.
    (!text.is_undefined()).then(|| Kept::of_text(&text.as_string().unwrap_or_default()))
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
    let text = kept.to_text();
    // A full storage is none: it holds for the page.
    match text.is_empty() {
        true => by_name::call_with(&storage(), "removeItem", KEY),
        false => by_name::call(&storage(), "setItem", &KEY.into(), &text.into()),
    };
    tell();
}

fn tell() {
    for follower in FOLLOWERS.with_borrow(Clone::clone) {
        follower.emit(());
    }
}

/// The element that a widget's box is in.
fn host(root: &Element) -> JsValue {
    by_name::get(&by_name::call_bare(root, "getRootNode"), "host")
}

fn attribute(root: &Element, name: &str) -> Option<String> {
    by_name::call_with(&host(root), "getAttribute", name).as_string()
}

/// Whether the page allows to keep anything.
pub(super) fn allowed(root: &Element) -> bool {
    let word = attribute(root, "remember");
    word.is_some_and(|word| word != "false")
}

/// Whether the page, or else page and system together, ask for dark colours; in the latter case the
/// style has it written on the box (styles/tokens.css).
pub(super) fn given_dark(root: &Element) -> bool {
    match attribute(root, "theme").as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => {
            let look = by_name::call(&window(), "getComputedStyle", root, &JsValue::UNDEFINED);
            let mark = by_name::text(&look, "textEmphasisColor");
            mark.is_some_and(|mark| mark.starts_with("rgb(0"))
        }
    }
}

/// The system's wish for dark colours.
fn system() -> JsValue {
    by_name::call_with(&window(), "matchMedia", DARK)
}

/// Whether there is a voice of the language.
pub(super) fn speaks(lang: Lang) -> bool {
    let at = lang.pick(0, 1);
    let mut all = VOICES.get();
    let speaks = *all[at].get_or_insert_with(|| !voice_of(lang).is_undefined());
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
        if let Some(hosts) = hosts {
            let names = Array::of2(&"theme".into(), &"remember".into());
            let what = by_name::object(&[("attributeFilter", &names)]);
            by_name::call(hosts, "observe", &host(root), &what);
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
    // Not every browser has all of them.
    for (target, name) in [
        (window().into(), "storage"),
        (system(), "change"),
        (by_name::get(&window(), "speechSynthesis"), "voiceschanged"),
    ] {
        by_name::call(&target, "addEventListener", &name.into(), &changed);
    }
    MutationObserver::new(changed.unchecked_ref()).ok()
}

//! Long lists that draw what is in view. The browser says which rows are (`IntersectionObserver`): that
//! holds in any page, in boxes that scroll and in frames as high as what is in them, and nothing has to
//! listen to scrolling. Without it, and on paper, all rows are drawn.

use std::ops::Range;

use yew::prelude::*;

use super::paper::use_printing;
use crate::view::windowing::{Piece, Windowing};

/// A list to be windowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Long {
    /// How many rows there are.
    pub count: usize,
    /// How many are drawn before it is known what is in view; it may grow until then.
    pub at_first: usize,
    /// How many are printed at most.
    pub on_paper: usize,
    /// How high a row is thought to be before one was measured, px.
    pub usual: f64,
}

impl Long {
    /// Whether it is long enough to be worth it; others are drawn whole.
    pub fn is_long(&self) -> bool {
        self.count > 30
    }
}

/// What to draw of a list, as the children of `list` and nothing else there: one element a piece, all
/// with keys, all rows as wide as each other. Rows of another `of` are other ones, and the list begins
/// again at its top.
#[hook]
pub fn use_windowed<K: PartialEq + 'static>(list: &NodeRef, of: K, long: Long) -> Vec<Piece> {
    let known = use_mut_ref(|| None::<K>);
    let same = known.borrow().as_ref() == Some(&of);
    known.replace(Some(of));
    use_pieces(list, same, long)
}

/// As [`use_windowed`]; whether the rows are the `same` as they were.
#[hook]
fn use_pieces(list: &NodeRef, same: bool, long: Long) -> Vec<Piece> {
    let state = use_mut_ref(|| State {
        window: Windowing::new(long.count, long.at_first, long.usual),
        count: long.count,
        at_first: long.at_first,
        turn: 0,
    });
    let news = use_force_update();
    let printing = use_printing();
    let turn = state.borrow_mut().turn(same, long);
    let watched = is_observed() && long.is_long();
    // Observed is what was just drawn.
    use_effect_with((list.clone(), turn, watched && !printing), {
        let state = state.clone();
        move |(list, _, watch)| {
            #[cfg(target_arch = "wasm32")]
            let guard = watch.then(|| observe::observe(list, state, news));
            #[cfg(not(target_arch = "wasm32"))]
            let guard = (list.clone(), *watch, state, news);
            move || drop(guard)
        }
    });
    let rows = |count| (0..count).map(Piece::Row).collect();
    match printing {
        true => rows(long.on_paper),
        false if !watched => rows(long.count),
        false => state.borrow().window.pieces().to_vec(),
    }
}

/// A gap: its height is an attribute, which a strict policy allows.
fn gap(height: f64) -> Html {
    html! { <svg class="by-gap" width="1" height={format!("{height:.1}")}></svg> }
}

/// A gap among the rows of a table of so many columns.
pub fn gap_row(rows: &Range<usize>, height: f64, columns: usize) -> Html {
    html! {
        <tr key={format!("before {}", rows.end)} class="by-table__gap" aria-hidden="true"><td colspan={columns.to_string()}>{ gap(height) }</td></tr>
    }
}

struct State {
    window: Windowing,
    count: usize,
    at_first: usize,
    /// Counts what was drawn.
    turn: u32,
}

impl State {
    fn turn(&mut self, same: bool, long: Long) -> u32 {
        let grown = long.at_first > std::mem::replace(&mut self.at_first, long.at_first);
        match same && self.count > 0 {
            true if self.count == long.count && grown => self.window.begin(long.at_first),
            true if self.count == long.count => return self.turn,
            true => self.window.resize(long.count),
            false => self.window.reset(long.count, long.at_first),
        }
        self.count = long.count;
        self.turn += 1;
        self.turn
    }
}

/// Whether the browser says what is in view. What is written into pages beforehand nobody observes.
fn is_observed() -> bool {
    #[cfg(target_arch = "wasm32")]
    return !observe::observers().is_undefined();
    #[cfg(not(target_arch = "wasm32"))]
    return false;
}

#[cfg(target_arch = "wasm32")]
mod observe {
    //! Asks the browser which pieces are in view, and hears which has the focus.

    use std::cell::RefCell;
    use std::rc::Rc;

    use wasm_bindgen::prelude::*;
    use web_sys::{Element, Event};
    use yew::prelude::*;

    use super::super::by_name;
    use super::super::heard::Heard;
    use super::State;
    use crate::view::windowing::Sight;

    const NOTHING: JsValue = JsValue::UNDEFINED;

    /// What makes observers; `undefined` where the browser has none.
    pub fn observers() -> JsValue {
        let window = web_sys::window().map_or(JsValue::UNDEFINED, JsValue::from);
        by_name::get(&window, "IntersectionObserver")
    }

    /// Stops observing when dropped.
    pub struct Observed {
        observer: JsValue,
        _told: Closure<dyn FnMut(Event)>,
        _focus: [Heard; 2],
    }

    impl Drop for Observed {
        fn drop(&mut self) {
            by_name::call_bare(&self.observer, "disconnect");
        }
    }

    /// Observes the children of `list`.
    pub fn observe(
        list: &NodeRef,
        state: Rc<RefCell<State>>,
        news: UseForceUpdateHandle,
    ) -> Option<Observed> {
        let list = list.cast::<Element>()?;
        let all = list.children();
        let children: Vec<Element> = (0..all.length()).filter_map(|i| all.item(i)).collect();
        let focus = focus(&list, &children, &state);
        let pieces = children.clone();
        // A list, not an event; but another kind of function is code that every reader loads.
        let told = Closure::<dyn FnMut(Event)>::new(move |entries: Event| {
            let sights = sights(&entries, &pieces);
            let mut now = state.borrow_mut();
            if now.window.see(&sights) {
                now.turn += 1;
                drop(now);
                news.force_update();
            }
        });
        let observer = by_name::new(&observers(), Closure::as_ref(&told));
        for child in &children {
            by_name::call(&observer, "observe", child, &NOTHING);
        }
        Some(Observed {
            observer,
            _told: told,
            _focus: focus,
        })
    }

    /// What the browser tells. It tells of all pieces at first and in their order, later of those that
    /// came into view or left it.
    fn sights(entries: &JsValue, pieces: &[Element]) -> Vec<Sight> {
        let mut found = Vec::new();
        let mut next = 0;
        for i in 0_u32.. {
            let entry = by_name::get(entries, &i.to_string());
            if entry.is_undefined() {
                break;
            }
            let target = by_name::get(&entry, "target");
            let mut places = (next..pieces.len()).chain(0..next);
            let Some(piece) = places.find(|p| *AsRef::<JsValue>::as_ref(&pieces[*p]) == target)
            else {
                continue;
            };
            next = piece + 1;
            found.push(sight(&entry, piece));
        }
        found
    }

    fn sight(entry: &JsValue, piece: usize) -> Sight {
        let number = |of: &JsValue, name| by_name::get(of, name).as_f64().unwrap_or_default();
        let own = by_name::get(entry, "boundingClientRect");
        let (top, height) = (number(&own, "top"), number(&own, "height"));
        let shown = by_name::is(entry, "isIntersecting").then(|| {
            let seen = by_name::get(entry, "intersectionRect");
            let from = number(&seen, "top") - top;
            let part = |px: f64| (px / height.max(1.0)).clamp(0.0, 1.0);
            (part(from), part(from + number(&seen, "height")))
        });
        let size = (number(&own, "width"), height);
        Sight { piece, shown, size }
    }

    /// Keeps in mind which piece has the focus.
    fn focus(list: &Element, pieces: &[Element], state: &Rc<RefCell<State>>) -> [Heard; 2] {
        let on = |name, arrives: bool| {
            let (pieces, state) = (pieces.to_vec(), state.clone());
            Heard::on(list, name, move |event| {
                let target = by_name::get(&event, "target");
                let holds =
                    |p: &Element| by_name::call(p, "contains", &target, &NOTHING) == JsValue::TRUE;
                let mut all = pieces.iter();
                let piece = all.position(|p| arrives && holds(p));
                state.borrow_mut().window.focus(piece);
            })
        };
        [on("focusout", false), on("focusin", true)]
    }
}

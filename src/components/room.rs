//! Room for the first rows of a long list, and the buttons that make more of it: a list of thousands must
//! not push what stands below it out of reach.

use yew::prelude::*;

use super::focus;
use crate::text::terms::terms;
use crate::text::{Lang, number};

/// How many rows there is room for before more are asked for.
pub const ROOM: usize = 60;

/// How many times as many there are then: nobody asks often.
const MORE: usize = 4;

/// Makes room for more of `count` rows, or for as few as at first. `row` selects the row of an index, for
/// the focus: it goes to the first of those that are new.
pub fn more(
    count: usize,
    room: &UseStateHandle<usize>,
    lang: Lang,
    row: fn(usize) -> String,
) -> Html {
    let terms = terms(lang);
    let shown = **room;
    let to = |wanted: usize, first: usize| {
        let room = room.clone();
        move |event: MouseEvent| {
            focus::in_row(&event, row(first));
            room.set(wanted);
        }
    };
    html! {
        <>
            if count > shown {
                <button type="button" class="by-button by-more" onclick={to(shown * MORE, shown)}>{ format!("{} ({})", terms.show_more, number::count(count - shown, lang)) }</button>
            }
            if count.min(shown) > ROOM {
                <button type="button" class="by-button by-button--quiet by-more" onclick={to(ROOM, 0)}>{ terms.show_fewer }</button>
            }
        </>
    }
}

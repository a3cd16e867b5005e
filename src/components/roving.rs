//! Arrows, Home and End among the buttons of a group.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Moves focus from the button that a key was pressed on to the one that the key leads to, in the
/// element that `group` selects. Whether it did: then the key does nothing else.
pub fn moved(event: &KeyboardEvent, group: &str) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let list = target
        .as_ref()
        .and_then(|t| t.closest(group).ok().flatten());
    let (Some(target), Some(list)) = (target, list) else {
        return false;
    };
    let all = list.children();
    let now = (0..all.length()).find(|i| all.item(*i).as_ref() == Some(&target));
    let to = now.and_then(|now| next(&event.key(), now, all.length()));
    let to = to.and_then(|to| all.item(to)?.dyn_into::<HtmlElement>().ok());
    let Some(to) = to else { return false };
    event.prevent_default();
    // Focus can only fail for an element that is gone.
    let _ = to.focus();
    true
}

/// Which of `count` a key leads to from `now`; around at both ends.
pub fn next(key: &str, now: u32, count: u32) -> Option<u32> {
    let count = count.max(1);
    Some(match key {
        "ArrowRight" => (now + 1) % count,
        "ArrowLeft" => (now + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn arrows_go_around_and_home_and_end_to_the_ends() {
        let go = |key| next(key, 0, 3);
        assert_eq!(
            [
                go("ArrowLeft"),
                go("ArrowRight"),
                go("Home"),
                go("End"),
                go("Tab")
            ],
            [Some(2), Some(1), Some(0), Some(2), None]
        );
        assert_eq!(next("ArrowRight", 2, 3), Some(0));
    }
}

//! Where the view is seen and when it was, said on paper.

use crate::model::Period;
use crate::state::{Selection, View, escaped, to_query, value_of};
use crate::view::page::Screen;

/// Where the view is seen and when it was, for paper: there nothing can be pressed. The address is the
/// widget's own page, with the place and the period that are shown.
pub(super) fn on_paper(asked: &str, selection: &Selection, screen: &Screen) -> String {
    let Some(base) = value_of(asked, "base") else {
        return String::new();
    };
    let mut seen = selection.clone();
    if seen.places.is_empty() {
        seen.places.push(screen.place.id.clone());
    }
    if seen.periods.is_empty() && seen.view == View::Summary {
        let shown = screen.page.period.parse::<Period>();
        seen.periods.extend(shown.ok());
    }
    let mut address = base + "index.html?" + &to_query(&seen);
    if let Some(data) = value_of(asked, "data").filter(|data| !data.ends_with("/data/")) {
        address.push_str("&data=");
        address.push_str(&escaped(&data));
    }
    // In digits, in the order that both languages have: asking the browser for the words takes 15 ms, the first time anybody does.
    let today = js_sys::Date::new_0();
    let (year, month, day) = (
        today.get_full_year(),
        today.get_month() + 1,
        today.get_date(),
    );
    let day = format!("{day}-{month}-{year}");
    address + " · " + &day
}

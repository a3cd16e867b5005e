//! A view written down for other pages: what is in view, and what it is called there.

use super::focus::Focus;
use super::summary::summary;
use super::{places, years};
use crate::model::Place;
use crate::state::{Selection, View};
use crate::text::terms::terms;
use crate::text::{names, ui};

/// The selection with what is in view written down, so that data added later does not change it:
/// the place; of one period the period; of one subject the subject. The years shown stay open.
pub fn pinned(focus: &Focus, selection: &Selection) -> Selection {
    let mut s = selection.clone();
    s.places.retain(|id| focus.data.place(id).is_some());
    if s.places.is_empty() {
        s.places.push(focus.place().id.clone());
    }
    if matches!(s.view, View::Summary | View::Places) && s.periods.is_empty() {
        s.periods.push(focus.period);
    }
    if matches!(s.view, View::Years | View::Places) {
        s.indicator = Some(focus.indicator.clone());
        s.measure = Some(focus.measure.clone());
        s.scope = focus.scope.clone();
    }
    s
}

/// What a view is called where nothing around it says of which place it is.
pub fn title(focus: &Focus, selection: &Selection) -> String {
    let (lang, app) = (focus.lang, ui::words(focus.lang).app);
    match selection.view {
        View::Summary => {
            let s = summary(focus);
            let place = s.kicker.split(" · ").next().unwrap_or_default();
            match s.title == place {
                true => s.title,
                false => format!("{place} – {}", names::small(&s.title)),
            }
        }
        View::Years => {
            let name = |p: &&Place| names::place(p, lang);
            let all: Vec<String> = focus.places.iter().map(name).collect();
            let title = years::years(focus, &selection.periods).title;
            format!("{} – {title}", names::capitalised(&all.join(", ")))
        }
        View::Places => places::places(focus, selection.order).lineup.title,
        View::Table if selection.filter.is_empty() => app.to_owned(),
        View::Table => format!("{app} – {}", selection.filter),
        View::Sources => format!("{app} – {}", names::small(terms(lang).reports)),
    }
}

//! What the controls of the charts offer: subjects, periods, measures, parts, places.

use super::adding::{self, Offer, Proposal};
use super::became;
use super::focus::Focus;
use super::options::{self, Choice, Group};
use super::summary::PlaceLink;
use crate::model::Level;
use crate::state::View;
use crate::text::names;

/// A list with what is chosen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosing {
    /// What can be chosen.
    pub groups: Vec<Group>,
    /// The id of what is.
    pub chosen: String,
}

/// What is shown of the places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subjects {
    /// The indicators reported of the places in view.
    pub indicator: Choosing,
    /// For places side by side there are more periods to choose from than the place itself reports.
    pub period: Option<Choosing>,
    /// The measures of the indicator.
    pub measure: Choosing,
    /// The parts of the measure, if there are several.
    pub scope: Option<Choosing>,
}

/// Subjects, periods, measures and parts.
pub fn subjects(focus: &Focus, view: View) -> Subjects {
    let ids: Vec<&str> = focus.places.iter().map(|p| p.id.as_str()).collect();
    let mut groups = options::indicators(focus.data, &ids, focus.lang);
    let mut listed = groups.iter().flat_map(|g| &g.choices);
    if !listed.any(|c| c.id == focus.indicator) {
        let label = names::indicator(focus.data, &focus.indicator, focus.lang).to_owned();
        let choice = options::plain(label, focus.indicator.clone());
        groups.insert(0, unnamed(vec![choice]));
    }
    let one = |choices, chosen: &str| Choosing {
        groups: vec![unnamed(choices)],
        chosen: chosen.to_owned(),
    };
    let scopes = options::scopes(focus, &ids);
    let scope = focus.scope.as_deref().unwrap_or_default();
    Subjects {
        indicator: Choosing {
            groups,
            chosen: focus.indicator.clone(),
        },
        period: (view == View::Places).then(|| periods(focus)),
        measure: one(options::measures(focus, &ids), &focus.measure),
        scope: (!scopes.is_empty()).then(|| one(scopes, scope)),
    }
}

fn unnamed(choices: Vec<Choice>) -> Group {
    Group {
        label: String::new(),
        choices,
    }
}

fn periods(focus: &Focus) -> Choosing {
    let period =
        |p: crate::model::Period| options::plain(names::period_short(p, focus.lang), p.to_string());
    let groups = options::periods_to_compare(focus).into_iter();
    let group = |(label, list): (String, Vec<_>)| Group {
        label,
        choices: list.into_iter().map(period).collect(),
    };
    Choosing {
        groups: groups.map(group).collect(),
        chosen: focus.period.to_string(),
    }
}

/// The places side by side, and which to add.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// Those in view, the main one first.
    pub places: Vec<PlaceLink>,
    /// To what others are added; `None` for groups and regions, beside which none can stand.
    pub offer: Option<Offer>,
    /// A few to add at once.
    pub proposals: Vec<Proposal>,
}

/// The places in view, and those to be added.
pub fn beside(focus: &Focus) -> Beside {
    let odd = matches!(focus.place().level(), Level::Group | Level::Region);
    Beside {
        places: became::links(&focus.places, |p| {
            names::capitalised(&names::place(p, focus.lang))
        }),
        offer: (!odd).then(|| Offer::new(focus)),
        proposals: match odd {
            true => Vec::new(),
            false => adding::proposals(focus),
        },
    }
}

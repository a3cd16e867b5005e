//! What the reader has chosen, how choices change it, and its form as a query string.

mod kept;
mod query;

use crate::model::Period;
use crate::text::Lang;

pub use kept::{Kept, Looks, SIZES, USUAL, theme};
pub use query::{escaped, from_query, pairs, to_query, value_of};

/// The five views.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// One place, one period.
    #[default]
    Summary,
    /// Places over periods.
    Years,
    /// Places beside each other in one period.
    Places,
    /// Every figure.
    Table,
    /// Reports, checks, method.
    Sources,
}

impl View {
    /// All, in the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::Summary,
        Self::Years,
        Self::Places,
        Self::Table,
        Self::Sources,
    ];

    /// The word in the query string and in attributes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Years => "years",
            Self::Places => "places",
            Self::Table => "table",
            Self::Sources => "sources",
        }
    }

    /// The view of this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
}

/// How places are ordered side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// By name, in Vietnamese order.
    #[default]
    Name,
    /// By number, largest first; those without one last.
    Value,
}

/// Everything the reader can choose. Empty or missing choices are filled in from the data when
/// the view is made, so that a link made for one dataset still opens with another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The view.
    pub view: View,
    /// Ids of places; the first one is the place that the summary is of.
    pub places: Vec<String>,
    /// Periods; the last one is the period that the summary is of.
    pub periods: Vec<Period>,
    /// The indicator's id.
    pub indicator: Option<String>,
    /// The measure's id.
    pub measure: Option<String>,
    /// The part's id.
    pub scope: Option<String>,
    /// The language.
    pub lang: Lang,
    /// The order of places.
    pub order: Order,
    /// What the table is filtered by.
    pub filter: String,
    /// Places side by side are shown per 100,000 people, where that can be had.
    pub per_100k: bool,
    /// The year of the population to use, where a place has several.
    pub population: Option<i32>,
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Show another view.
    ShowView(View),
    /// Make this the place; others that were set beside it go.
    PickPlace(String),
    /// Set these places beside each other, as far as they are not yet.
    AddPlaces(Vec<String>),
    /// Put this place before the others, so that they are compared with it; what is looked at stays.
    MakeFirst {
        /// The place.
        id: String,
        /// The period in view.
        period: Period,
        /// The indicator in view.
        indicator: String,
    },
    /// Take this place away.
    RemovePlace(String),
    /// Make this the period.
    PickPeriod(Period),
    /// Compare the first period with the second.
    ComparePeriods(Period, Period),
    /// Look at this indicator; its main measure, the whole of it.
    PickIndicator(String),
    /// Look at this indicator in another view.
    LookAt(String, View),
    /// Look at this measure of it.
    PickMeasure(String),
    /// Look at this part of it.
    PickScope(Option<String>),
    /// Speak this language.
    Speak(Lang),
    /// Order places so.
    OrderPlaces(Order),
    /// Filter the table by these words.
    Filter(String),
    /// Show places per 100,000 people, or as they were counted.
    Per100k(bool),
    /// Use the population of this year, where a place has several.
    PickPopulation(i32),
}

/// The most places set side by side.
pub const MOST_PLACES: usize = 12;

impl Selection {
    /// The selection after `action`. Pure.
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::ShowView(view) => next.view = view,
            Action::PickPlace(id) => {
                next.places = vec![id];
                next.periods.clear();
                (next.indicator, next.measure, next.scope) = (None, None, None);
            }
            Action::AddPlaces(ids) => {
                for id in ids {
                    if !next.places.contains(&id) && next.places.len() < MOST_PLACES {
                        next.places.push(id);
                    }
                }
            }
            Action::MakeFirst {
                id,
                period,
                indicator,
            } => {
                next.places.retain(|p| *p != id);
                next.places.insert(0, id);
                // Left open, they would be filled in for the new first place.
                if next.periods.is_empty() {
                    next.periods.push(period);
                }
                next.indicator.get_or_insert(indicator);
            }
            Action::RemovePlace(id) => next.places.retain(|p| *p != id),
            Action::PickPeriod(period) => next.periods = vec![period],
            Action::ComparePeriods(from, to) => next.periods = vec![from, to],
            Action::PickIndicator(id) => {
                next.indicator = Some(id);
                (next.measure, next.scope) = (None, None);
            }
            Action::LookAt(id, view) => {
                next = next.after(Action::PickIndicator(id));
                next.view = view;
            }
            Action::PickMeasure(id) => {
                next.measure = Some(id);
                next.scope = None;
            }
            Action::PickScope(scope) => next.scope = scope,
            Action::Speak(lang) => next.lang = lang,
            Action::OrderPlaces(order) => next.order = order,
            Action::Filter(filter) => next.filter = filter,
            Action::Per100k(on) => next.per_100k = on,
            Action::PickPopulation(year) => next.population = Some(year),
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_place_starts_afresh_but_keeps_view_and_language() {
        let before = Selection {
            view: View::Years,
            places: vec!["a".into(), "b".into()],
            periods: vec!["2024".parse().unwrap()],
            lang: Lang::En,
            ..Selection::default()
        };
        let after = before.after(Action::PickPlace("c".into()));
        assert_eq!(after.places, ["c"]);
        assert!(after.periods.is_empty());
        assert_eq!((after.view, after.lang), (View::Years, Lang::En));
    }

    #[test]
    fn rates_are_off_until_asked_for() {
        let before = Selection::default();
        assert!(!before.per_100k && before.population.is_none());
        let after = before
            .after(Action::Per100k(true))
            .after(Action::PickPopulation(2019));
        assert_eq!((after.per_100k, after.population), (true, Some(2019)));
        assert!(!after.after(Action::Per100k(false)).per_100k);
    }

    #[test]
    fn another_first_place_leaves_the_rest_as_it_is() {
        let places = vec!["a".into(), "b".into(), "c".into()];
        let before = Selection::default().after(Action::AddPlaces(places));
        let action = Action::MakeFirst {
            id: "c".into(),
            period: "2023".parse().unwrap(),
            indicator: "theft".into(),
        };
        let after = before.after(action);
        assert_eq!(after.places, ["c", "a", "b"]);
        assert_eq!(after.periods, ["2023".parse().unwrap()]);
        assert_eq!(after.indicator.as_deref(), Some("theft"));
    }

    #[test]
    fn a_place_is_set_beside_the_others_once() {
        let one = Selection::default().after(Action::AddPlaces(vec!["a".into(), "a".into()]));
        assert_eq!(one.places, ["a"]);
        assert_eq!(one.after(Action::AddPlaces(vec!["a".into()])), one);
    }
}

//! What is read, written again as documents of the same format: all that reports share in one, and
//! reports in others. What says no more than its absence does is left out.

use serde::Serialize;
use serde_json::Result;

use crate::model::parse::{FORMAT, load};
use crate::model::{Dataset, Indicator, LocalText, Measure, Place, Report, Scope};

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a LocalText>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<&'a Indicator>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    measures: Vec<&'a Measure>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<&'a Scope>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<&'a Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reports: Vec<&'a Report>,
}

const EMPTY: Document = Document {
    format: FORMAT,
    title: None,
    indicators: Vec::new(),
    measures: Vec::new(),
    scopes: Vec::new(),
    places: Vec::new(),
    reports: Vec::new(),
};

/// The places, and what the built-in catalogue lacks.
pub(super) fn common(data: &Dataset) -> Result<String> {
    let (all, built_in) = (&data.catalogue, load(&[]).catalogue);
    let indicators = all.indicators.iter();
    let measures = all.measures.iter();
    let scopes = all.scopes.iter();
    serde_json::to_string(&Document {
        title: data.title.as_ref(),
        indicators: indicators
            .filter(|i| built_in.indicator(&i.id).is_none())
            .collect(),
        measures: measures
            .filter(|m| built_in.measure(&m.id).is_none())
            .collect(),
        scopes: scopes.filter(|s| built_in.scope(&s.id).is_none()).collect(),
        places: data.places().iter().collect(),
        ..EMPTY
    })
}

/// Some of the reports, by their places among all.
pub(super) fn reports(data: &Dataset, at: impl IntoIterator<Item = usize>) -> Result<String> {
    let at = at.into_iter();
    serde_json::to_string(&Document {
        reports: at.map(|at| &data.reports()[at]).collect(),
        ..EMPTY
    })
}

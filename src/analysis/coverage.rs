//! What of the usual contents a report gives, and what it leaves out.

use crate::model::{Dataset, Figure, Report};

/// The usual indicators, given or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Ids of usual indicators that the report speaks of, in catalogue order.
    pub given: Vec<String>,
    /// Ids of those it does not.
    pub missing: Vec<String>,
}

/// What a report gives of the indicators that the catalogue calls usual.
pub fn coverage(data: &Dataset, report: &Report) -> Coverage {
    let speaks_of = |id: &str| {
        report.figures.iter().any(|f| {
            f.indicator == id && report.place_of(f) == report.place && !is_zero_of_a_part(f)
        }) || report
            .statements
            .iter()
            .any(|s| s.subjects.iter().any(|x| x.indicator == id))
    };
    let usual = data.catalogue.indicators.iter().filter(|i| i.usual);
    let (given, missing): (Vec<_>, Vec<_>) =
        usual.partition(|i| speaks_of(&i.id) || i.close_to.iter().any(|other| speaks_of(other)));
    let ids = |list: Vec<&crate::model::Indicator>| list.iter().map(|i| i.id.clone()).collect();
    Coverage {
        given: ids(given),
        missing: ids(missing),
    }
}

/// That none was especially serious says nothing of how many there were.
fn is_zero_of_a_part(figure: &Figure) -> bool {
    let zero = figure
        .value
        .and_then(|v| v.exact())
        .is_some_and(|d| d.digits() == 0);
    figure.scope.is_some() && zero
}

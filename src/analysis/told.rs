//! The comparisons that one figure or statement calls for by telling of a change.

use super::claim::{At, Item, SeriesKey};
use super::compare::{Comparison, Side, compare};
use super::reconcile::{kept, keys_at};
use crate::model::{Dataset, Period};

/// The change that a figure tells of, or each of those that a statement tells of, compared. Empty
/// where none is told, or it is not certain that it belongs to the figure.
pub fn comparisons(data: &Dataset, at: At) -> Vec<Comparison> {
    let Some((from, to)) = periods(data, at) else {
        return Vec::new();
    };
    let compared = |key: &SeriesKey| {
        let series = kept(data, key);
        let side = |period| Side {
            series: &series,
            period,
        };
        compare(data, side(from), side(to))
    };
    keys_at(data, at).iter().map(compared).collect()
}

/// From which period to which a change is told; the period before is assumed where none is named.
fn periods(data: &Dataset, at: At) -> Option<(Period, Period)> {
    let head = data.reports().head(at.report)?;
    let (to, versus) = match at.item {
        Item::Figure(f) => {
            let figure = data.reports().figure(at.report, f)?;
            let change = figure.change?;
            if change.ambiguous.is_some() {
                return None;
            }
            (figure.period, change.versus)
        }
        Item::Statement(s) => (head.period, head.statements().get(s)?.versus),
        Item::Model(_) | Item::Limitation(_) | Item::Task(_) => return None,
    };
    Some((versus.or_else(|| to.same_period_before())?, to))
}

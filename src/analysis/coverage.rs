//! What of the usual contents a report gives, and what it leaves out.

use crate::model::order;
use crate::model::{Dataset, Figure, Period, Report};

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
    of_reports(data, &[report])
}

/// What all reports of a place and period together give; `None` if there is none.
pub fn of_period(data: &Dataset, place: &str, period: Period) -> Option<Coverage> {
    let reports: Vec<&Report> = data.reports_of(place, period).map(|(_, r)| r).collect();
    (!reports.is_empty()).then(|| of_reports(data, &reports))
}

fn of_reports(data: &Dataset, reports: &[&Report]) -> Coverage {
    let speaks_of = |id: &str| reports.iter().any(|report| speaks_of(report, id));
    let usual = data.catalogue.indicators.iter().filter(|i| i.usual);
    let (given, missing): (Vec<_>, Vec<_>) =
        usual.partition(|i| speaks_of(&i.id) || i.close_to.iter().any(|other| speaks_of(other)));
    let ids = |list: Vec<&crate::model::Indicator>| list.iter().map(|i| i.id.clone()).collect();
    Coverage {
        given: ids(given),
        missing: ids(missing),
    }
}

fn speaks_of(report: &Report, id: &str) -> bool {
    report
        .figures
        .iter()
        .any(|f| f.indicator == id && report.place_of(f) == report.place && !is_zero_of_a_part(f))
        || report
            .statements
            .iter()
            .any(|s| s.subjects.iter().any(|x| x.indicator == id))
}

/// How the coverage of one period stands beside that of the place's other periods. A near term
/// counts as told, in each of them: who names *phạm pháp hình sự* once and *tội phạm về trật tự xã
/// hội* the next time has neither added nor dropped a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The period before, against which gains and losses are told: the last earlier one of the same
    /// kind. That a half-year's report is silent where the year's was not is no loss.
    pub before: Option<Before>,
    /// The other periods with reports and how many of the usual subjects each gives: the same kind
    /// of period first, in each the newest first.
    pub others: Vec<(Period, usize)>,
}

/// The coverage of the period before, and what changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The period.
    pub period: Period,
    /// How many of the usual subjects its reports give.
    pub given: usize,
    /// Ids of those given now and not then.
    pub added: Vec<String>,
    /// Ids of those given then and not now.
    pub dropped: Vec<String>,
}

/// Compares the coverage of a period with the place's other periods; `None` without a report of the
/// period, or of any other.
pub fn beside(data: &Dataset, place: &str, period: Period) -> Option<Beside> {
    let now = of_period(data, place, period)?;
    let own = data.heads_on(place).filter(|(_, r)| *r.place == *place);
    let others = own.map(|(_, r)| r.period).filter(|p| *p != period);
    let mut periods: Vec<Period> = others.collect();
    order::distinct(&mut periods);
    let known = |p: Period| Some((p, of_period(data, place, p)?));
    let mut all: Vec<(Period, Coverage)> = periods.into_iter().filter_map(known).collect();
    order::sort_by_key(&mut all, |(p, _)| {
        (!p.is_like(period), std::cmp::Reverse(*p))
    });
    if all.is_empty() {
        return None;
    }
    let at = all
        .iter()
        .position(|(p, _)| *p < period && p.is_like(period));
    let without = |a: &[String], b: &[String]| {
        let left = a.iter().filter(|id| !b.contains(id));
        left.cloned().collect()
    };
    let before = at.map(|i| all.remove(i)).map(|(period, then)| Before {
        period,
        given: then.given.len(),
        added: without(&now.given, &then.given),
        dropped: without(&then.given, &now.given),
    });
    let others = all.into_iter().map(|(p, c)| (p, c.given.len()));
    Some(Beside {
        before,
        others: others.collect(),
    })
}

/// That none was especially serious says nothing of how many there were.
pub fn is_zero_of_a_part(figure: &Figure) -> bool {
    let zero = figure
        .value
        .and_then(|v| v.exact())
        .is_some_and(|d| d.digits() == 0);
    figure.scope.is_some() && zero
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse::{Document, load};

    fn data(reports: &[(&str, &str)]) -> Dataset {
        let report = |(i, (period, indicators)): (usize, &(&str, &str))| {
            let figures: Vec<String> = indicators
                .split_whitespace()
                .map(|id| format!(r#"{{"indicator":"{id}","measure":"cases","value":1}}"#))
                .collect();
            format!(
                r#"{{"id":"r{i}","place":"x","period":"{period}","source":{{"publisher":"B","title":"T"}},"figures":[{}]}}"#,
                figures.join(",")
            )
        };
        let reports: Vec<String> = reports.iter().enumerate().map(report).collect();
        load(&[Document {
            file: "x.json".into(),
            text: format!(
                r#"{{"format":"binh-yen/1","places":[{{"id":"x","name":"X","type":"town"}}],"reports":[{}]}}"#,
                reports.join(",")
            ),
        }])
    }

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn gains_and_losses_against_the_same_kind_of_period_before() {
        let data = data(&[
            ("2022", "fire drowning"),
            ("2023-H1", "fire theft drug_crime"),
            ("2024-H1", "fire"),
            ("2023", "fire theft"),
        ]);
        let now = beside(&data, "x", period("2023")).unwrap();
        let before = now.before.unwrap();
        assert_eq!((before.period, before.given), (period("2022"), 2));
        assert_eq!(before.added, ["theft"]);
        assert_eq!(before.dropped, ["drowning"]);
        let others = [(period("2024-H1"), 1), (period("2023-H1"), 3)];
        assert_eq!(now.others, others);
    }

    #[test]
    fn a_half_year_loses_nothing_against_a_year() {
        let data = data(&[("2022", "fire theft"), ("2023-H1", "fire")]);
        let now = beside(&data, "x", period("2023-H1")).unwrap();
        assert_eq!((now.before, now.others), (None, vec![(period("2022"), 2)]));
    }

    #[test]
    fn a_near_term_is_neither_new_nor_gone() {
        let data = data(&[("2022", "criminal_offence"), ("2023", "social_order_crime")]);
        let before = beside(&data, "x", period("2023")).unwrap().before.unwrap();
        assert_eq!(
            (before.given, &before.added, &before.dropped),
            (1, &vec![], &vec![])
        );
    }

    #[test]
    fn two_reports_of_a_period_count_together() {
        let data = data(&[("2022", "fire theft"), ("2023", "fire"), ("2023", "theft")]);
        let before = beside(&data, "x", period("2023")).unwrap().before.unwrap();
        assert_eq!(before.dropped, [""; 0]);
        assert_eq!(
            of_period(&data, "x", period("2023")).unwrap().given.len(),
            2
        );
        assert_eq!(of_period(&data, "x", period("2021")), None);
        assert_eq!(beside(&data, "x", period("2021")), None);
    }

    #[test]
    fn the_only_report_stands_beside_none() {
        let data = data(&[("2023", "fire")]);
        assert_eq!(beside(&data, "x", period("2023")), None);
    }
}

//! Estimates against generated truths: a series of counts, and reports that tell of it partially
//! but truly, in every way that reports do.

#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

use binh_yen::analysis::{
    Agreement, Comparison, Known, Reason, Series, SeriesKey, Side, around, checks, compare, series,
};
use binh_yen::model::parse::{Document, load};
use binh_yen::model::{
    Change, Dataset, Decimal, Direction, Figure, LocalText, Period, PeriodKind, Quantity, Report,
    Scale, Source,
};
use proptest::prelude::*;

/// How a report tells of a level.
#[derive(Clone, Copy, Debug)]
enum Level {
    Untold,
    Exact,
    AtLeast(u64),
    JustUnder,
    About,
}

/// How it tells of the change on the year before.
#[derive(Clone, Copy, Debug)]
enum Told {
    Nothing,
    By,
    Percent(u8),
    Both(u8),
    Direction,
    From,
}

fn level() -> impl Strategy<Value = Level> {
    prop_oneof![
        Just(Level::Untold),
        Just(Level::Exact),
        (1_u64..200).prop_map(Level::AtLeast),
        Just(Level::JustUnder),
        Just(Level::About),
    ]
}

fn told() -> impl Strategy<Value = Told> {
    prop_oneof![
        Just(Told::Nothing),
        Just(Told::By),
        (0_u8..3).prop_map(Told::Percent),
        (0_u8..3).prop_map(Told::Both),
        Just(Told::Direction),
        Just(Told::From),
    ]
}

/// Counts of consecutive years, and what is told of each.
fn country() -> impl Strategy<Value = (Vec<u64>, Vec<(Level, Told)>)> {
    (2_usize..7).prop_flat_map(|years| {
        let count = prop_oneof![0_u64..40, 0_u64..3000];
        (
            prop::collection::vec(count, years),
            prop::collection::vec((level(), told()), years),
        )
    })
}

fn whole(n: u64) -> Decimal {
    Decimal::whole(i64::try_from(n).unwrap())
}

fn quantity(truth: u64, level: Level) -> Option<Quantity> {
    match level {
        Level::Untold => None,
        Level::Exact => Some(Quantity::Exact(whole(truth))),
        Level::AtLeast(less) => Some(Quantity::AtLeast(whole(truth.saturating_sub(less)))),
        Level::JustUnder if !truth.is_multiple_of(10) => {
            Some(Quantity::JustUnder(whole((truth / 10 + 1) * 10)))
        }
        Level::JustUnder => None,
        // Nobody says "about 0".
        Level::About if truth < 5 => None,
        Level::About => Some(Quantity::About(whole((truth + 5) / 10 * 10))),
    }
}

/// |b − a| in percent of a, rounded half up to `decimals`.
fn percent(a: u64, b: u64, decimals: u8) -> Option<Quantity> {
    let scale = 100 * 10_u64.pow(decimals.into());
    let digits = (2 * a.abs_diff(b) * scale + a).checked_div(2 * a)?;
    Some(Quantity::Exact(Decimal::new(
        i64::try_from(digits).unwrap(),
        decimals,
    )))
}

fn change(year: i32, a: u64, b: u64, told: Told) -> Option<Change> {
    let direction = match a.cmp(&b) {
        std::cmp::Ordering::Less => Direction::Up,
        std::cmp::Ordering::Equal => Direction::Same,
        std::cmp::Ordering::Greater => Direction::Down,
    };
    let mut change = Change {
        direction,
        by: None,
        percent: None,
        points: None,
        from: None,
        unit: Scale::One,
        versus: Period::of(year - 1, PeriodKind::Year),
        ambiguous: None,
    };
    let by = Some(Quantity::Exact(whole(a.abs_diff(b))));
    match told {
        Told::Nothing => return None,
        Told::Direction => {}
        Told::By => change.by = by,
        Told::Percent(d) => change.percent = percent(a, b, d),
        Told::Both(d) => (change.by, change.percent) = (by, percent(a, b, d)),
        Told::From => change.from = Some(Quantity::Exact(whole(a))),
    }
    Some(change)
}

fn report(year: i32, counts: &[u64], index: usize, (level, told): (Level, Told)) -> Option<Report> {
    let truth = counts[index];
    let before = index.checked_sub(1).map(|i| counts[i]);
    let value = quantity(truth, level);
    let change = before.and_then(|before| change(year, before, truth, told));
    if value.is_none() && change.is_none() {
        return None;
    }
    Some(Report {
        id: format!("r-{year}"),
        place: "a".into(),
        period: Period::of(year, PeriodKind::Year)?,
        dates: None,
        period_assumed: false,
        source: Source {
            publisher: LocalText::Vietnamese("p".into()).into(),
            title: LocalText::Vietnamese("t".into()).into(),
            url: None,
            published: None,
            event: None,
        },
        figures: vec![Figure {
            indicator: "theft".into(),
            measure: "cases".into(),
            scope: None,
            value,
            unit: Scale::One,
            of: None,
            change,
            place: None,
            period: None,
            dates: None,
            derived: false,
            note: None,
            paragraph: None,
            corrections: vec![],
        }],
        statements: vec![],
        models: vec![],
        limitations: vec![],
        tasks: vec![],
        notes: vec![],
    })
}

fn dataset(reports: &[Report]) -> Dataset {
    let reports = serde_json::to_string(reports).unwrap();
    let text = format!(
        r#"{{"format":"binh-yen/1","places":[{{"id":"a","name":"A","type":"province"}}],"reports":{reports}}}"#
    );
    load(&[Document {
        file: "generated".into(),
        text,
    }])
}

fn reconciled(reports: &[Report]) -> Series {
    series(&dataset(reports), &SeriesKey::new("a", "theft", "cases"))
}

fn reports(counts: &[u64], ways: &[(Level, Told)]) -> Vec<Report> {
    let all = ways.iter().enumerate();
    all.filter_map(|(i, way)| report(2010 + i32::try_from(i).unwrap(), counts, i, *way))
        .collect()
}

fn year(index: usize) -> Period {
    Period::of(2010 + i32::try_from(index).unwrap(), PeriodKind::Year).unwrap()
}

fn compared(data: &Dataset, from: usize, to: usize) -> Comparison {
    let series = series(data, &SeriesKey::new("a", "theft", "cases"));
    let side = |index| Side {
        series: &series,
        period: year(index),
    };
    compare(data, side(from), side(to))
}

fn has_direction(report: &Report) -> bool {
    let change = report.figures[0].change.as_ref();
    change.is_some_and(|c| c.direction != Direction::Same)
}

/// Tells a change the other way round.
fn turn_round(report: &mut Report) {
    let change = report.figures[0].change.as_mut().unwrap();
    change.direction = match change.direction {
        Direction::Up => Direction::Down,
        _ => Direction::Up,
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_estimate_contains_every_truth_that_was_told_of_truly((counts, ways) in country()) {
        let found = reconciled(&reports(&counts, &ways));
        for (period, estimate) in &found.estimates {
            let index = usize::try_from(period.year() - 2010).unwrap();
            let truth = counts[index] as f64;
            prop_assert_ne!(estimate.known, Known::Conflict, "{}: {:?}", period, estimate);
            prop_assert!(!estimate.set_aside, "{}: {:?}", period, estimate);
            if let Some(span) = estimate.span {
                prop_assert!(span.contains(truth), "{}: {} not in {:?}", period, truth, estimate);
            }
        }
        prop_assert!(found.changes.iter().all(|c| !c.contradicts_itself));
    }

    #[test]
    fn more_claims_never_widen_an_estimate((counts, ways) in country(), dropped in any::<prop::sample::Index>()) {
        let all = reports(&counts, &ways);
        prop_assume!(all.len() > 1);
        let mut fewer = all.clone();
        fewer.remove(dropped.index(all.len()));
        let (more, fewer) = (reconciled(&all), reconciled(&fewer));
        for (period, before) in &fewer.estimates {
            if let Some(wide) = before.span {
                let narrow = more.at(*period).span;
                prop_assert!(
                    narrow.is_some_and(|n| wide.low <= n.low && n.high <= wide.high),
                    "{}: {:?} became {:?}", period, wide, narrow
                );
            }
        }
    }

    #[test]
    fn the_order_of_reports_does_not_matter((counts, ways) in country()) {
        let mut all = reports(&counts, &ways);
        let forwards = reconciled(&all);
        all.reverse();
        let backwards = reconciled(&all);
        for (period, estimate) in &forwards.estimates {
            prop_assert_eq!(estimate.span, backwards.at(*period).span, "{}", period);
            prop_assert_eq!(estimate.known, backwards.at(*period).known, "{}", period);
        }
    }

    #[test]
    fn what_bears_on_a_period_tells_all_of_it(
        (counts, ways) in country(), lies in prop::collection::vec(any::<bool>(), 7), off in 0_u64..50,
        second in (level(), told())
    ) {
        let mut all = reports(&counts, &ways);
        for (report, _) in all.iter_mut().zip(&lies).filter(|(r, lie)| **lie && has_direction(r)) {
            turn_round(report);
        }
        // Another that tells of the middle year, perhaps not truly.
        let index = counts.len() / 2;
        let mut other = counts.clone();
        other[index] += off;
        let year = 2010 + i32::try_from(index).unwrap();
        if let Some(mut second) = report(year, &other, index, second) {
            second.id = "second".into();
            all.push(second);
        }
        let (data, key) = (dataset(&all), SeriesKey::new("a", "theft", "cases"));
        let whole = series(&data, &key);
        for year in 2009..2018 {
            let period = Period::of(year, PeriodKind::Year).unwrap();
            let part = around(&data, &key, period);
            prop_assert_eq!(part.get(period), whole.get(period));
            // Also of those that it is linked with.
            for (other, estimate) in &part.estimates {
                prop_assert_eq!(estimate, whole.get(*other));
            }
            let to = |series: &Series| series.changes_to(period).cloned().collect::<Vec<_>>();
            prop_assert_eq!(to(&part), to(&whole));
        }
    }

    #[test]
    fn a_second_exact_claim_that_differs_is_always_a_conflict(
        (counts, ways) in country(), which in any::<prop::sample::Index>(), off in 1_u64..50
    ) {
        let mut all = reports(&counts, &ways);
        let index = which.index(counts.len());
        let year = 2010 + i32::try_from(index).unwrap();
        let mut lie = counts.clone();
        let truth = report(year, &counts, index, (Level::Exact, Told::Nothing)).unwrap();
        lie[index] += off;
        let mut lying = report(year, &lie, index, (Level::Exact, Told::Nothing)).unwrap();
        lying.id = "lie".into();
        all.retain(|r| r.period != truth.period);
        all.extend([truth, lying]);
        let estimate = reconciled(&all).at(Period::of(year, PeriodKind::Year).unwrap());
        prop_assert_eq!(estimate.known, Known::Conflict);
        prop_assert_eq!(estimate.span, None);
        prop_assert!(estimate.claims.len() >= 2, "both claims are kept");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_told_truly_never_disagrees_and_never_fails_a_check((counts, ways) in country()) {
        let data = dataset(&reports(&counts, &ways));
        prop_assert_eq!(checks::all(&data), []);
        for to in 1..counts.len() {
            for from in 0..to {
                let c = compared(&data, from, to);
                prop_assert!(
                    c.agreement.iter().all(|a| !matches!(a, Agreement::Disagrees { .. })),
                    "{:?}", c
                );
                let truth = match counts[from].cmp(&counts[to]) {
                    std::cmp::Ordering::Less => Direction::Up,
                    std::cmp::Ordering::Equal => Direction::Same,
                    std::cmp::Ordering::Greater => Direction::Down,
                };
                prop_assert!(c.direction.is_none_or(|way| way == truth), "{:?}", c);
                prop_assert!(c.reason != Reason::ChainedDirections || c.direction == Some(truth));
            }
        }
    }

    #[test]
    fn a_change_never_speaks_for_itself((counts, ways) in country(), which in any::<prop::sample::Index>()) {
        let all = reports(&counts, &ways);
        let with: Vec<usize> = (0..all.len()).filter(|i| has_direction(&all[*i])).collect();
        // Where no direction is told there is nothing to turn round.
        if with.is_empty() {
            return Ok(());
        }
        let index = *which.get(&with);
        let mut lying = all.clone();
        turn_round(&mut lying[index]);
        let to = usize::try_from(all[index].period.year() - 2010).unwrap();
        let truly = compared(&dataset(&all), to - 1, to).agreement;
        let lie = compared(&dataset(&lying), to - 1, to);
        let [truly] = truly[..] else { unreachable!("{truly:?}") };
        let [falsely] = lie.agreement[..] else { unreachable!("{lie:?}") };
        prop_assert_ne!(falsely, Agreement::Agrees);
        if truly == Agreement::CannotTell && matches!(ways[to].1, Told::Direction) {
            prop_assert_eq!(falsely, Agreement::CannotTell);
        }
        if truly == Agreement::Agrees && matches!(ways[to].1, Told::Direction) {
            let disagrees = matches!(falsely, Agreement::Disagrees { .. });
            // "0 cases, up" is seen to be wrong without any other number.
            prop_assert!(disagrees || lie.stated[0].contradicts_itself, "{:?}", lie);
        }
        // Alone, it can't be weighed at all.
        let alone = compared(&dataset(&all[index..=index]), to - 1, to).agreement;
        prop_assert_eq!(alone, [Agreement::CannotTell]);
    }
}

/// Two reports of a year that say the opposite of each other without a size go round in a circle: each
/// round makes a bound narrower. Of the rest of the series that does not hang.
#[test]
fn what_goes_round_in_a_circle_hangs_on_nothing_else() {
    let figure = |value: &str, change: &str| {
        format!(r#"{{"indicator":"theft","measure":"cases"{value}{change}}}"#)
    };
    let up = |versus: i32| format!(r#","change":{{"direction":"up","versus":"{versus}"}}"#);
    let down = r#","change":{"direction":"down","versus":"2020"}"#;
    let report = |id: &str, period: i32, figure: &str| {
        format!(
            r#"{{"id":"{id}","place":"a","period":"{period}","source":{{"publisher":"p","title":"t"}},"figures":[{figure}]}}"#
        )
    };
    let mut reports = vec![
        report("a", 2020, &figure(r#","value":{"at_least":10}"#, "")),
        report("b", 2021, &figure("", &up(2020))),
        report("c", 2021, &figure("", down)),
    ];
    let key = SeriesKey::new("a", "theft", "cases");
    let of = |reports: &[String]| {
        let text = format!(
            r#"{{"format":"binh-yen/1","places":[{{"id":"a","name":"A","type":"province"}}],"reports":[{}]}}"#,
            reports.join(",")
        );
        load(&[Document {
            file: "generated".into(),
            text,
        }])
    };
    let by_itself = series(&of(&reports), &key).at(year(10));
    reports.push(report("d", 2015, &figure("", &up(2014))));
    let data = of(&reports);
    let whole = series(&data, &key);
    assert_eq!(whole.changes.len(), 3);
    assert_eq!(whole.at(year(10)), by_itself);
    assert_eq!(around(&data, &key, year(10)).at(year(10)), by_itself);
}

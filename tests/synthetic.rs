//! The synthetic country is what its description says, for the program that reads it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on has failed"
)]

#[allow(dead_code, reason = "shared with the project's commands")]
#[path = "country/mod.rs"]
mod country;

use std::collections::BTreeSet;

use binh_yen::analysis::{SeriesKey, checks, series};
use binh_yen::model::parse::{Document, includes, load};
use binh_yen::model::{Dataset, Direction, Period, Quantity, Severity};

use country::figures::{CHANGED, FIGURES, KINDS, SIZES, WAYS, ZEROS};
use country::places::Era;
use country::truth::When;
use country::{Country, INDEX, PAST, Plan, subjects};

fn plan(places: usize, years: usize) -> Plan {
    Plan {
        seed: 1,
        places,
        years,
        indicators: 30,
        plain: false,
    }
}

fn dataset(country: &Country) -> Dataset {
    let written = country.documents().into_iter();
    let documents: Vec<Document> = written
        .map(|w| Document {
            file: w.file,
            text: w.text,
        })
        .collect();
    load(&documents)
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_others() {
    let text = |seed| {
        let country = Country::new(Plan {
            seed,
            ..plan(40, 3)
        });
        let written = country.documents().into_iter();
        written.map(|w| w.file + &w.text).collect::<String>()
    };
    assert_eq!(text(7), text(7));
    assert_ne!(text(7), text(8));
}

#[test]
fn the_index_names_every_document_and_all_read_without_a_finding() {
    for plain in [false, true] {
        let country = Country::new(Plan {
            plain,
            ..plan(150, 4)
        });
        let written = country.documents();
        let names: Vec<&str> = written[1..].iter().map(|w| w.file.as_str()).collect();
        assert_eq!(written[0].file, INDEX);
        assert_eq!(includes(&written[0].text), names);
        let data = dataset(&country);
        let errors = data
            .findings
            .iter()
            .filter(|f| f.severity == Severity::Error);
        assert_eq!(errors.count(), 0, "{:?}", data.findings.first());
        assert_eq!(data.findings, []);
    }
}

#[test]
fn it_is_as_large_as_was_asked() {
    for (places, years, indicators) in [(1, 1, 1), (12, 2, 5), (63, 3, 30), (705, 1, 2)] {
        let country = Country::new(Plan {
            indicators,
            plain: true,
            ..plan(places, years)
        });
        let data = dataset(&country);
        let communes = data.places().iter().filter(|p| p.id.contains("/xa-"));
        assert_eq!(communes.count(), places);
        assert_eq!(data.reports().len(), places * years);
        assert_eq!(data.figures().count(), places * years * indicators);
        let told: BTreeSet<&str> = data.figures().map(|f| f.3.indicator.as_str()).collect();
        assert_eq!(told.len(), indicators);
    }
    let many = subjects::first(usize::MAX);
    assert_eq!(many.1, subjects::indicators());
}

/// Whether a part of a whole is the part that the reports had, within a tenth of it and 3.
fn near(n: usize, of: usize, part: u64, whole: u64) -> bool {
    let expected = of as f64 * part as f64 / whole as f64;
    (n as f64 - expected).abs() <= 0.1 * expected + 3.0
}

#[test]
fn figures_are_told_in_the_proportions_of_real_reports() {
    let data = dataset(&Country::new(plan(300, 4)));
    let figures: Vec<_> = data.figures().map(|f| f.3).collect();
    assert!(figures.len() > 10_000);
    let count = |wanted: &dyn Fn(Option<Quantity>) -> bool| {
        figures.iter().filter(|f| wanted(f.value)).count()
    };
    let kinds = [
        count(&|v| matches!(v, Some(Quantity::Exact(_)))),
        count(&|v| matches!(v, Some(Quantity::AtLeast(_)))),
        count(&|v| matches!(v, Some(Quantity::About(_)))),
        count(&|v| matches!(v, Some(Quantity::JustUnder(_)))),
        count(&|v| matches!(v, Some(Quantity::AtMost(_)))),
        count(&|v| v.is_none()),
    ];
    for (n, part) in kinds.into_iter().zip(KINDS) {
        assert!(near(n, figures.len(), part, FIGURES), "{kinds:?}");
    }
    let zeros = count(&|v| v.and_then(Quantity::exact).is_some_and(|d| d.digits() == 0));
    assert!(
        near(zeros, figures.len(), ZEROS.0 + ZEROS.1, FIGURES),
        "{zeros}"
    );
    let changes: Vec<_> = figures.iter().filter_map(|f| f.change.as_ref()).collect();
    let levels = figures.len() - kinds[5];
    let changed = changes.len() - kinds[5];
    assert!(
        near(changed, levels, CHANGED[0], CHANGED.iter().sum()),
        "{changed} of {levels}"
    );
    let ways = [Direction::Down, Direction::Up, Direction::Same]
        .map(|way| changes.iter().filter(|c| c.direction == way).count());
    for (n, part) in ways.into_iter().zip(WAYS) {
        assert!(near(n, changes.len(), part, WAYS.iter().sum()), "{ways:?}");
    }
    let sizes = [(true, false), (false, true), (true, true), (false, false)].map(|size| {
        let told = changes
            .iter()
            .filter(|c| c.direction != Direction::Same)
            .filter(|c| (c.by.or(c.points).is_some(), c.percent.is_some()) == size);
        told.count()
    });
    for (n, part) in sizes.into_iter().zip(SIZES) {
        assert!(
            near(n, changes.len(), part, SIZES.iter().sum()),
            "{sizes:?}"
        );
    }
}

#[test]
fn every_kind_of_thing_is_there() {
    let country = Country::new(plan(200, 4));
    let data = dataset(&country);
    let has = |what: &str, is: bool| assert!(is, "no {what}");
    let reports = data.reports();
    has(
        "triple",
        reports
            .iter()
            .any(|r| r.statements.iter().any(|s| s.subjects.len() == 3)),
    );
    has("scope", data.figures().any(|f| f.3.scope.is_some()));
    has("solved of all", data.figures().any(|f| f.3.of.is_some()));
    has("money", data.figures().any(|f| !f.3.unit.is_one()));
    has(
        "other term",
        data.figures()
            .any(|f| f.3.indicator == subjects::OTHER_TERM),
    );
    has(
        "population",
        data.places().iter().any(|p| p.populations.len() == 2),
    );
    has(
        "place without",
        data.places().iter().any(|p| p.populations.is_empty()),
    );
    has("declared dates", reports.iter().any(|r| r.dates.is_some()));
    let changed = (0..country.places.all.len()).filter(|place| {
        let terms: BTreeSet<&str> = (PAST..=country.last_year())
            .map(|year| country.offences(*place, year).indicator)
            .collect();
        terms.len() == 2
    });
    has("change of term", changed.count() > 10);
    let merged = data.places().iter().filter(|p| p.predecessors_complete);
    has("merged province", merged.count() > 0);
    for place in &country.places.all {
        let ends = place.era == Era::Before;
        assert_eq!(ends, !place.successors.is_empty(), "{}", place.id);
    }
}

/// Every level that anything is known of, with what is true.
#[test]
fn what_is_true_is_never_denied_by_what_is_worked_out() {
    for seed in 0..6 {
        let country = Country::new(Plan {
            seed,
            ..plan(14, 4)
        });
        let data = dataset(&country);
        assert_eq!(checks::all(&data).first(), None);
        let mut met = 0;
        for (at, place) in country.places.all.iter().enumerate() {
            let others = [subjects::OTHER_OFFENCES];
            for subject in country.subjects.iter().chain(&others) {
                let key = SeriesKey::new(&place.id, subject.indicator, subject.measure);
                for (period, estimate) in &series(&data, &key).estimates {
                    let Some(allowed) = estimate.allowed() else {
                        continue;
                    };
                    let truth = country.level(at, subject, when(*period)).unwrap().value();
                    let (low, high) = (allowed.low - 1e-6, allowed.high + 1e-6);
                    assert!(low <= truth && truth <= high, "{key:?} {period}: {truth}");
                    met += 1;
                }
            }
        }
        assert!(met > 500, "{met}");
    }
}

fn when(period: Period) -> When {
    When {
        year: period.year(),
        half: period.to_string().ends_with("H1"),
    }
}

#[test]
fn no_name_is_that_of_a_place_we_have_reports_of() {
    let bundled = include_str!("../data/places.json");
    let country = Country::new(plan(705, 1));
    for place in &country.places.all {
        assert!(!bundled.contains(&format!("\"{}\"", place.name)));
        assert!(!bundled.contains(&format!("\"{}\"", place.id)));
    }
}

//! What is found by an index is what looking through everything finds, and what is kept is what is
//! worked out anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

mod common;
#[allow(dead_code, reason = "shared with other tests")]
mod country;

use std::collections::BTreeSet;
use std::rc::Rc;

use binh_yen::analysis::{Series, SeriesKey, Subject, around, checks, each_kept, kept, series};
use binh_yen::model::parse::{Document, load};
use binh_yen::model::{Dataset, Figure, FigureRef, Piece, Report};
use country::{Country, Plan};

fn documents(seed: u64, places: usize) -> Vec<Document> {
    let plan = Plan {
        seed,
        places,
        years: 4,
        indicators: 12,
        plain: false,
    };
    let written = Country::new(plan).documents().into_iter();
    written
        .map(|w| Document {
            file: w.file,
            text: w.text,
        })
        .collect()
}

/// All figures of the reports put together, and whose they are.
fn scanned(data: &Dataset) -> Vec<(usize, usize, &Report, &Figure)> {
    data.figures().collect()
}

fn is_same(a: &FigureRef, report: &Report, b: &Figure) -> bool {
    (a.indicator, a.measure, a.scope) == (&b.indicator, &b.measure, b.scope.as_deref())
        && (a.value, a.unit, a.of, a.change) == (b.value, b.unit, b.of, b.change.as_ref())
        && a.place == report.place_of(b)
        && a.period == report.period_of(b)
        && (a.dates, a.note) == (b.dates, b.note.as_ref())
        && a.corrections == b.corrections
}

#[test]
fn what_an_index_finds_is_what_a_search_finds() {
    let mut said = 0;
    for seed in 1..4 {
        let data = load(&documents(seed, 20));
        let all = scanned(&data);
        assert!(all.len() > 1000 && data.places().len() > 20);
        for key in checks::all_keys(&data) {
            let kind = (&*key.indicator, &*key.measure, key.scope.as_deref());
            let found = data.figures_of(data.number_of(&key.place), kind);
            let of = |f: &Figure| {
                (&f.indicator, &f.measure, &f.scope) == (&key.indicator, &key.measure, &key.scope)
            };
            let told = all
                .iter()
                .filter(|(.., r, f)| r.place_of(f) == key.place && of(f));
            let told: Vec<_> = told.collect();
            assert_eq!(found.len(), told.len(), "{key:?}");
            for ((r, f, figure), (report, at, of, own)) in found.iter().zip(told) {
                assert_eq!((r, f), (report, at));
                assert!(is_same(figure, of, own), "{figure:?} is not {own:?}");
            }
        }
        for place in data.places() {
            let own = all.iter().filter(|(.., r, f)| r.place_of(f) == place.id);
            let own: Vec<_> = own.collect();
            let found = data.figures_on(&place.id);
            assert!(
                found
                    .iter()
                    .map(|(r, f, _)| (r, f))
                    .eq(own.iter().map(|(r, f, ..)| (r, f)))
            );
            let kinds: BTreeSet<_> = own
                .iter()
                .map(|(.., f)| (&*f.indicator, &*f.measure, f.scope.as_deref()))
                .collect();
            assert!(data.kinds(&[&place.id]).into_iter().eq(kinds));
            let mut periods: BTreeSet<_> = own.iter().map(|(.., r, f)| r.period_of(f)).collect();
            let reports = data.reports().iter().filter(|r| r.place == place.id);
            periods.extend(reports.map(|r| r.period));
            assert!(data.periods_on(&place.id).into_iter().eq(periods));
            let heads: Vec<usize> = data.heads_on(&place.id).map(|(r, _)| r).collect();
            let on = |r: &Report| {
                r.place == place.id || r.figures.iter().any(|f| r.place_of(f) == place.id)
            };
            let reports = data.reports().iter().enumerate().filter(|(_, r)| on(r));
            assert!(reports.map(|(r, _)| r).eq(heads.iter().copied()));
            for r in heads {
                let (head, report) = (data.reports().head(r).unwrap(), &data.reports()[r]);
                assert_eq!((&*head.id, head.period), (&*report.id, report.period));
                assert_eq!(data.reports().count(r), report.figures.len());
            }
            let saying = data.reports().iter().enumerate();
            let saying = saying.filter(|(_, r)| r.place == place.id && !r.statements.is_empty());
            let saying: Vec<usize> = saying.map(|(r, _)| r).collect();
            said += saying.len();
            let found = data.heads_saying(data.number_of(&place.id));
            assert!(found.map(|(r, _)| r).eq(saying));
            let before: Vec<&str> = data.predecessors(&place.id).map(|p| &*p.id).collect();
            let heirs = data
                .places()
                .iter()
                .filter(|p| p.successors.contains(&place.id));
            assert!(heirs.map(|p| &*p.id).eq(before));
        }
    }
    assert!(said > 0, "some reports state something in words");
}

#[test]
fn what_is_kept_is_what_is_worked_out_anew_and_each_dataset_keeps_its_own() {
    let documents = documents(5, 12);
    let data = load(&documents);
    for _ in 0..2 {
        for key in checks::all_keys(&data) {
            assert_eq!(*kept(&data, &key), series(&data, &key));
        }
    }
    let key = checks::all_keys(&data).pop_first().unwrap();
    assert!(Rc::ptr_eq(&kept(&data, &key), &kept(&data, &key)));
    let none = SeriesKey::new("nowhere", "theft", "cases");
    assert!(kept(&data, &none).estimates.is_empty());
    assert!(kept(&load(&[]), &key).estimates.is_empty());
    assert_eq!(*kept(&data.clone(), &key), *kept(&data, &key));
}

#[test]
fn what_bears_on_a_period_is_all_that_is_known_of_it() {
    for (data, least) in [(load(&documents(6, 12)), 1000), (common::bundled(), 1000)] {
        let (mut looked, mut left_out) = (0, 0);
        for key in checks::all_keys(&data) {
            let whole = series(&data, &key);
            for period in data.periods_on(&key.place) {
                let part = around(&data, &key, period);
                assert_eq!(part.get(period), whole.get(period), "{key:?} {period}");
                let to = |s: &Series| s.changes_to(period).cloned().collect::<Vec<_>>();
                assert_eq!(to(&part), to(&whole), "{key:?} {period}");
                let subject = Subject {
                    indicator: &key.indicator,
                    measure: &key.measure,
                    scope: key.scope.as_deref(),
                    around: Some(period),
                };
                let place = data.number_of(&key.place).unwrap();
                assert_eq!(*each_kept(&data, subject)(place).0, part);
                looked += 1;
                left_out += whole.estimates.len() - part.estimates.len();
            }
            // What is kept of it for a period is not taken for all of it.
            assert_eq!(*kept(&data, &key), whole);
        }
        assert!(
            looked > least && left_out > looked / 2,
            "{looked}, {left_out}"
        );
    }
}

#[test]
fn provinces_by_themselves_answer_as_the_whole_does() {
    let documents = documents(7, 30);
    let whole = load(&documents);
    let pieces: Vec<Rc<Piece>> = documents
        .into_iter()
        .map(|d| Rc::new(Piece::read(d)))
        .collect();
    // The index, which describes all places, with every second province.
    let some: Vec<_> = pieces.iter().step_by(2).cloned().collect();
    let (all, some) = (Dataset::of(&pieces), Dataset::of(&some));
    assert!(some.reports().len() < all.reports().len() && !some.is_empty());
    for key in checks::all_keys(&whole) {
        assert_eq!(series(&all, &key), series(&whole, &key));
        let found = series(&some, &key);
        let told = |s: &Series| -> Vec<_> {
            s.estimates
                .iter()
                .map(|(p, e)| (*p, e.known, e.span))
                .collect()
        };
        let is_there = some.heads_on(&key.place).next().is_some();
        let expected = if is_there {
            told(&series(&whole, &key))
        } else {
            Vec::new()
        };
        assert_eq!(told(&found), expected, "{key:?}");
    }
}

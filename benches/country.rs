//! How long the companion's and the widget's own work takes, from a dozen places to all communes of
//! a country: reading, indexing, estimating, comparing, searching. `cargo xtask bench native` runs it
//! and works out how each grows.
//!
//! Times are of a machine at rest; only ratios and growth mean something elsewhere.

#![allow(missing_docs, reason = "what the harness's macros make has none")]

#[allow(dead_code, reason = "shared with the tests")]
#[path = "../tests/country/mod.rs"]
mod country;

use std::hint::black_box;
use std::time::Duration;

use binh_yen::analysis::{Side, checks, compare, series};
use binh_yen::model::Dataset;
use binh_yen::model::parse::{Document, Reading, load};
use binh_yen::text::Lang;
use binh_yen::view::options;
use binh_yen::view::table::{Column, Table};
use criterion::measurement::WallTime;
use criterion::{
    BatchSize, BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group,
    criterion_main,
};

use country::{Country, Plan};

/// The districts of a province, the provinces, the districts and the communes of the country.
const SIZES: [usize; 4] = [12, 63, 705, 3_321];

/// A country of so many communes, ten years and thirty indicators.
fn documents(places: usize) -> Vec<Document> {
    let plan = Plan {
        seed: 1,
        places,
        years: 10,
        indicators: 30,
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

fn read(documents: &[Document]) -> Reading {
    let mut reading = Reading::begin();
    for document in documents {
        reading.add(document);
    }
    reading
}

/// Runs a piece of work at every size. What is made of the documents beforehand is not measured.
fn at_every_size<T>(
    criterion: &mut Criterion,
    name: &str,
    prepare: fn(Vec<Document>) -> T,
    work: fn(&mut BenchmarkGroup<WallTime>, BenchmarkId, &T),
) {
    let mut group = criterion.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    group.warm_up_time(Duration::from_millis(300));
    group.measurement_time(Duration::from_secs(2));
    for places in SIZES {
        let documents = documents(places);
        let figures = documents
            .iter()
            .map(|d| d.text.matches("\"measure\"").count());
        group.throughput(Throughput::Elements(figures.sum::<usize>() as u64));
        let prepared = prepare(documents);
        work(&mut group, BenchmarkId::from_parameter(places), &prepared);
    }
    group.finish();
}

fn parse(criterion: &mut Criterion) {
    at_every_size(
        criterion,
        "parse",
        |documents| documents,
        |group, id, documents| {
            group.bench_with_input(id, documents, |bencher, documents| {
                bencher.iter_with_large_drop(|| read(documents));
            });
        },
    );
}

/// What makes a dataset of what was read: validating, and who tells of what.
fn index(criterion: &mut Criterion) {
    at_every_size(
        criterion,
        "index",
        |documents| documents,
        |group, id, documents| {
            group.bench_with_input(id, documents, |bencher, documents| {
                bencher.iter_batched(|| read(documents), Reading::end, BatchSize::PerIteration);
            });
        },
    );
}

fn estimate_all(criterion: &mut Criterion) {
    let prepare = |documents: Vec<Document>| load(&documents);
    at_every_size(
        criterion,
        "estimate all",
        prepare,
        |group, id, data: &Dataset| {
            let keys = checks::all_keys(data);
            group.bench_with_input(id, &keys, |bencher, keys| {
                bencher.iter(|| {
                    for key in keys {
                        black_box(series(data, key));
                    }
                });
            });
        },
    );
}

/// Each level with the one before it, as the sentences of a view do.
fn compare_all(criterion: &mut Criterion) {
    let prepare = |documents: Vec<Document>| load(&documents);
    at_every_size(
        criterion,
        "compare all",
        prepare,
        |group, id, data: &Dataset| {
            let keys = checks::all_keys(data);
            let all: Vec<_> = keys.iter().map(|key| series(data, key)).collect();
            group.bench_with_input(id, &all, |bencher, all| {
                bencher.iter(|| {
                    for series in all {
                        let side = |period: &_| Side {
                            series,
                            period: *period,
                        };
                        let periods = series.estimates.iter().map(|(period, _)| period);
                        for (from, to) in periods.clone().zip(periods.skip(1)) {
                            black_box(compare(data, side(from), side(to)));
                        }
                    }
                });
            });
        },
    );
}

/// Letters as they are typed into the search for a place, with and without marks.
fn search_places(criterion: &mut Criterion) {
    let prepare = |documents: Vec<Document>| options::places(&load(&documents), Lang::Vi);
    at_every_size(criterion, "search places", prepare, |group, id, choices| {
        group.throughput(Throughput::Elements(choices.len() as u64));
        group.bench_with_input(id, choices, |bencher, choices| {
            bencher.iter(|| {
                for typed in ["x", "xa kh", "Khoẻo", "zz"] {
                    black_box(options::matching(choices, typed, &(0..50)));
                }
            });
        });
    });
}

/// The table of everything, in its first order.
fn make_table(criterion: &mut Criterion) {
    let prepare = |documents: Vec<Document>| load(&documents);
    at_every_size(criterion, "make table", prepare, |group, id, data| {
        group.bench_with_input(id, data, |bencher, data| {
            bencher.iter(|| {
                let table = Table::new(data, Lang::Vi);
                black_box(table.chosen(data, "", Column::Place, false)).len()
            });
        });
    });
}

/// A word typed into the filter of the table, which is sorted by value.
fn filter_table(criterion: &mut Criterion) {
    let prepare = |documents: Vec<Document>| {
        let data = load(&documents);
        (Table::new(&data, Lang::Vi), data)
    };
    at_every_size(criterion, "filter table", prepare, |group, id, made| {
        group.bench_with_input(id, made, |bencher, (table, data)| {
            bencher
                .iter(|| black_box(table.chosen(data, "giao thong", Column::Value, false)).len());
        });
    });
}

criterion_group!(
    benches,
    parse,
    index,
    estimate_all,
    compare_all,
    search_places,
    make_table,
    filter_table
);
criterion_main!(benches);

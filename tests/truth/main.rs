//! Nothing that is compared, said or drawn denies a truth that the reports allow: checked on
//! made-up countries whose truth is known, and whose reports tell of it partially but truly.
//!
//! `TRUTH_CASES` is how many countries each property is checked on (4000), `TRUTH_SEED` where the
//! row of them starts (0). A failure is told again on the simplest country that still fails.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on has failed"
)]

mod compared;
mod country;
mod marks;
mod minimal;
mod tape;
mod words;

use std::env;

use binh_yen::analysis::{Comparison, End, Series, SeriesKey, Verdict, checks, compare, series};
use binh_yen::model::parse::{Document, load};
use binh_yen::model::{Dataset, Decimal, Direction, Period, PeriodKind, Quantity};
use binh_yen::state::{Order, Selection};
use binh_yen::text::{Lang, number, sentence};
use binh_yen::view::chart::{bars, time};
use binh_yen::view::{Focus, places, shown, summary, years};

use compared::{Holds, Pair, ensure, holds, pairs, plausible, sides, unlike};
use country::{Cell, Country, SERIES, country, dataset};
use tape::{Tape, simplest};

/// How many countries share a dataset.
const TOGETHER: usize = 10;

fn setting(name: &str, usual: u64) -> u64 {
    env::var(name).map_or(usual, |v| v.parse().expect("a whole number"))
}

/// Checks a property on every country.
fn on_all(property: fn(&Dataset, &Country) -> Holds) {
    let cases = setting("TRUTH_CASES", 4000);
    let seeds: Vec<u64> = (0..cases).map(|i| i + setting("TRUTH_SEED", 0)).collect();
    for batch in seeds.chunks(TOGETHER) {
        let countries: Vec<Country> = batch
            .iter()
            .map(|seed| country(&mut Tape::random(*seed), &format!("c{seed}")))
            .collect();
        let data = dataset(&countries);
        for (seed, country) in batch.iter().zip(&countries) {
            if property(&data, country).is_err() {
                fail(property, *seed);
            }
        }
    }
}

/// Tells of the simplest country on which the property still fails.
fn fail(property: fn(&Dataset, &Country) -> Holds, seed: u64) -> ! {
    let alone = |mut tape: Tape| {
        let country = country(&mut tape, "c");
        let data = dataset(std::slice::from_ref(&country));
        (property(&data, &country), country, tape)
    };
    let (_, _, whole) = alone(Tape::random(seed));
    let simple = simplest(&whole, |tape| alone(tape).0.is_err());
    let (found, country, _) = alone(simple);
    panic!("seed {seed}: {}\n{}", found.unwrap_err(), country.shown());
}

/// Every series of a country, by place and series.
fn all_series(data: &Dataset, country: &Country) -> Vec<Vec<Series>> {
    let of = |place| {
        (0..SERIES.len())
            .map(move |s| series(data, &country.key(place, s)))
            .collect()
    };
    (0..country.places.len()).map(of).collect()
}

/// Every pair of a country, compared.
fn each_compared(
    data: &Dataset,
    country: &Country,
    check: impl Fn(Pair, &Comparison, bool) -> Holds,
) -> Holds {
    let all = all_series(data, country);
    for pair in pairs(country) {
        let (from, to) = (&all[pair.from.0][pair.from.1], &all[pair.to.0][pair.to.1]);
        let (a, b) = sides(pair, from, to);
        let c = compare(data, a, b);
        check(pair, &c, unlike(pair, from, to)).map_err(|e| format!("{pair:?}: {e}"))?;
    }
    Ok(())
}

fn comparisons_hold(data: &Dataset, country: &Country) -> Holds {
    each_compared(data, country, |pair, c, unlike| {
        ensure(c.refused.as_ref().is_none_or(plausible), || {
            format!("refused as {:?}", c.refused)
        })?;
        holds(c, unlike, (country.at(pair.from), country.at(pair.to)))
    })
}

#[test]
fn no_comparison_says_more_than_every_allowed_truth_bears_out() {
    on_all(comparisons_hold);
}

#[test]
fn no_sentence_says_a_number_or_a_direction_that_nobody_gave() {
    on_all(|data, country| {
        let turn = std::cell::Cell::new(country.reports.len());
        each_compared(data, country, |pair, c, _| {
            // Every sixth comparison, the languages in turn; which ones, differs from country to country.
            turn.set(turn.get() + 1);
            let lang = [Lang::Vi, Lang::En][turn.get() / 6 % 2];
            if turn.get().is_multiple_of(6) && c.refused.is_none() {
                let cells = (pair.from, pair.to);
                let text = sentence::comparison(data, c, lang);
                words::numbers_hold(country, cells, c, &text, lang)?;
                words::ways_hold(country, cells, &text)?;
                words::silence_holds(country, cells, &text)?;
            }
            Ok(())
        })?;
        each_cell(data, country, |cell, series| {
            turn.set(turn.get() + 1);
            for lang in [[Lang::Vi, Lang::En][turn.get() % 2]] {
                let end = End {
                    key: SeriesKey::clone(&series.key),
                    period: cell.2,
                    estimate: series.at(cell.2),
                };
                let allowed = words::allowed_of(country, cell, &end, lang);
                for text in [
                    sentence::single(data, series, cell.2, lang),
                    shown::shown(data, series, cell.2, lang).words,
                ] {
                    words::all_allowed(&text, &allowed)?;
                    words::ways_hold(country, (cell, cell), &text)?;
                    words::silence_holds(country, (cell, cell), &text)?;
                }
            }
            Ok(())
        })
    });
}

fn each_cell(data: &Dataset, country: &Country, check: impl Fn(Cell, &Series) -> Holds) -> Holds {
    for (place, of_place) in all_series(data, country).iter().enumerate() {
        for index in country.series.iter().copied() {
            let series = &of_place[index];
            for period in &country.periods {
                let cell = (place, index, *period);
                check(cell, series).map_err(|e| format!("{cell:?}: {e}"))?;
            }
        }
    }
    Ok(())
}

#[test]
fn no_mark_stands_where_the_truth_can_not_be() {
    on_all(|data, country| {
        each_cell(data, country, |cell, series| {
            let shown = shown::shown(data, series, cell.2, Lang::Vi);
            marks::shown_holds(country, cell, &shown, &series.at(cell.2))
        })
    });
}

fn selection(
    country: &Country,
    places: Vec<String>,
    series: usize,
    periods: Vec<Period>,
) -> Selection {
    debug_assert!(series < SERIES.len() && !country.places.is_empty());
    Selection {
        places,
        periods,
        indicator: Some(SERIES[series].0.into()),
        measure: Some(SERIES[series].1.into()),
        ..Selection::default()
    }
}

#[test]
fn no_chart_draws_a_value_where_the_truth_can_not_be() {
    on_all(|data, country| {
        let width = [320.0, 360.0, 768.0, 1280.0][country.reports.len() % 4];
        for series in country.series.iter().copied() {
            for place in 0..2 {
                let ids = vec![country.places[place].clone()];
                let chosen = selection(country, ids, series, vec![]);
                // Of a place without reports there is no chart.
                let Some(focus) = Focus::new(data, &chosen) else {
                    continue;
                };
                let view = years::years(&focus, &[]);
                let drawing = time::draw(&view.chart, width);
                let truth = |p: &binh_yen::view::chart::series::Point| {
                    country.at((place, series, p.period))
                };
                marks::time_holds(&view.chart, &drawing, truth)
                    .map_err(|e| format!("{place} {series}: {e}"))?;
            }
            for period in country.periods.iter().step_by(3) {
                let chosen = selection(country, country.places.clone(), series, vec![*period]);
                let Some(focus) = Focus::new(data, &chosen) else {
                    continue;
                };
                let view = places::places(&focus, Order::Name);
                let drawing = bars::draw(&view, width, Lang::Vi);
                let place = |i: usize| {
                    country
                        .places
                        .iter()
                        .position(|p| *p == view.bars[i].id)
                        .unwrap()
                };
                marks::bars_hold(&view, &drawing, |i| country.at((place(i), series, *period)))
                    .map_err(|e| format!("{period} {series}: {e}"))?;
            }
        }
        Ok(())
    });
}

#[test]
fn true_reports_fail_no_check_and_cells_print_what_is_printed() {
    on_all(|data, country| {
        for place in &country.places {
            for period in country.periods.iter().step_by(2) {
                let chosen = selection(country, vec![place.clone()], 0, vec![*period]);
                let Some(focus) = Focus::new(data, &chosen) else {
                    continue;
                };
                for cell in summary::summary(&focus).figures().flat_map(|r| &r.cells) {
                    let figure = sentence::figure_at(data, cell.at).unwrap();
                    // A change may be told in two figures of a report, and is shown whole.
                    let same = |f: &&binh_yen::model::Figure| {
                        (&*f.indicator, &*f.measure) == (figure.indicator, figure.measure)
                    };
                    let figures = data.reports()[cell.at.report].figures.iter();
                    let mut printed: std::collections::BTreeSet<String> = figures
                        .filter(same)
                        .flat_map(|f| words::printed(f, Lang::Vi))
                        .collect();
                    // A percent may be shown as the number that it must be: the true one.
                    let place = country.places.iter().position(|p| p == place);
                    let series = SERIES
                        .iter()
                        .position(|s| *s == (figure.indicator, figure.measure));
                    let of = figure.period;
                    let base = figure.change.and_then(|c| c.versus);
                    let base = base.or(of.same_period_before());
                    if let (Some(place), Some(series), Some(base)) = (place, series, base)
                        && let Some(a) = country.at((place, series, base))
                        && let Some(b) = country.at((place, series, of))
                    {
                        printed.insert(number::whole((b - a).abs(), Lang::Vi));
                    }
                    // The period that a change is against.
                    printed.extend(country.periods.iter().map(|p| p.year().to_string()));
                    printed.insert("6".into());
                    words::all_allowed(&cell.value, &printed)?;
                    words::all_allowed(&cell.change, &printed)?;
                }
            }
        }
        Ok(())
    });
    let cases = setting("TRUTH_CASES", 4000);
    let seeds: Vec<u64> = (0..cases).collect();
    for batch in seeds.chunks(TOGETHER) {
        let each = batch
            .iter()
            .map(|seed| country(&mut Tape::random(*seed), &format!("c{seed}")));
        let countries: Vec<Country> = each.collect();
        let found = checks::all(&dataset(&countries));
        if !found.is_empty() {
            for seed in batch {
                let alone = |_: &Dataset, country: &Country| {
                    let found = checks::all(&dataset(std::slice::from_ref(country)));
                    ensure(found.is_empty(), || format!("{found:?}"))
                };
                let country = country(&mut Tape::random(*seed), "c");
                let data = dataset(std::slice::from_ref(&country));
                if alone(&data, &country).is_err() {
                    fail(alone, *seed);
                }
            }
        }
    }
}
/// Lies about one exact count, if another report tells enough of it to deny the lie. Returns the
/// number of things that the checks then find.
fn lie(country: &mut Country, off: u64) -> Option<usize> {
    let reports = 0..country.reports.len();
    let figures = reports.flat_map(|r| {
        let figures = &country.reports[r].figures;
        let exact = |f: &usize| {
            figures[*f]
                .value
                .and_then(|v| v.exact())
                .is_some_and(|d| d.decimals() == 0 && figures[*f].measure != "rate_percent")
        };
        (0..figures.len()).filter(exact).map(move |f| (r, f))
    });
    for (r, f) in figures.collect::<Vec<_>>() {
        let told = country.reports[r].figures[f].clone();
        let wrong = told.value?.printed().digits() + i64::try_from(off).ok()?;
        let series_of = |country: &Country| {
            let key = SeriesKey::new(&country.reports[r].place, &told.indicator, &told.measure);
            series(&dataset(std::slice::from_ref(country)), &key)
        };
        let period = country.reports[r].period_of(&told);
        let change = country.reports[r].figures[f].change.take();
        country.reports[r].figures[f].value = Some(Quantity::AtLeast(Decimal::whole(0)));
        let others = series_of(country).at(period);
        let denied = others
            .claims
            .iter()
            .any(|c| !c.soft && !c.allowed().contains(wrong as f64));
        let figure = &mut country.reports[r].figures[f];
        (figure.value, figure.change) = (told.value, change);
        if denied {
            country.reports[r].figures[f].value = Some(Quantity::Exact(Decimal::whole(wrong)));
            let data = dataset(std::slice::from_ref(country));
            return Some(checks::all(&data).len());
        }
    }
    None
}

#[test]
fn a_lie_that_other_reports_deny_is_found() {
    let lies =
        (0..200).filter_map(|seed| lie(&mut country(&mut Tape::random(seed), "c"), 40 + seed));
    let found: Vec<usize> = lies.collect();
    let caught = found.iter().filter(|n| **n > 0).count();
    assert!(found.len() > 100, "only {} lies", found.len());
    assert_eq!(caught, found.len(), "caught of all that others deny");
}

#[test]
fn the_properties_fail_where_they_should() {
    let mut country = country(&mut Tape::random(0), "c");
    let period = |year| Period::of(year, PeriodKind::Year).unwrap();
    let exact = |year: i32, n: i64| {
        let place = &country.places[0];
        let report = serde_json::json!({ "id": format!("r-{year}"), "place": place, "period": year.to_string(), "source": { "publisher": "p", "title": "t" },
            "figures": [{ "indicator": "traffic_accident", "measure": "cases", "value": n }] });
        let text = serde_json::json!({ "format": "binh-yen/1", "reports": [report] }).to_string();
        let file = String::new();
        load(&[Document { file, text }]).reports()[0].clone()
    };
    country.reports = vec![exact(2010, 300), exact(2011, 100)];
    let data = dataset(std::slice::from_ref(&country));
    let all = all_series(&data, &country);
    let pair = Pair {
        from: (0, 1, period(2010)),
        to: (0, 1, period(2011)),
    };
    let (a, b) = sides(pair, &all[0][1], &all[0][1]);
    let c = compare(&data, a, b);
    let truth = (Some(300.0), Some(100.0));
    assert_eq!(holds(&c, false, truth), Ok(()));
    let with = |change: fn(&mut Comparison)| {
        let mut wrong = c.clone();
        change(&mut wrong);
        holds(&wrong, false, truth)
    };
    assert!(with(|c| c.direction = Some(Direction::Up)).is_err());
    assert!(with(|c| c.direction = Some(Direction::Same)).is_err());
    assert!(with(|c| c.verdict = Verdict::WithinChance).is_err());
    assert!(with(|c| c.verdict = Verdict::SomeSign).is_err());
    assert!(with(|c| c.pairs = vec![(300, 101)]).is_err());
    assert!(with(|c| c.p = Some(0.0)).is_err());
    assert!(with(|c| c.verdict = Verdict::Refused).is_err());
    assert!(holds(&c, true, truth).is_err(), "not refused");
    assert!(
        holds(&c, false, (Some(100.0), Some(300.0))).is_err(),
        "another truth"
    );

    // Words and marks, with another truth than the reports were made from.
    for (cell, n) in [(pair.from, 100.0), (pair.to, 300.0)] {
        country.truth.insert(cell, n);
    }
    country.told.clear();
    assert!(words::ways_hold(&country, (pair.from, pair.to), "giảm").is_err());
    assert!(words::ways_hold(&country, (pair.from, pair.to), "The number fell.").is_err());
    assert!(words::numbers_hold(&country, (pair.from, pair.to), &c, "301 vụ", Lang::Vi).is_err());
    let shown = shown::shown(&data, &all[0][1], period(2010), Lang::Vi);
    let estimate = all[0][1].at(period(2010));
    assert!(marks::shown_holds(&country, pair.from, &shown, &estimate).is_err());
    let focus = Focus::new(
        &data,
        &selection(&country, vec![country.places[0].clone()], 1, vec![]),
    )
    .unwrap();
    let view = years::years(&focus, &[]);
    let drawing = time::draw(&view.chart, 360.0);
    let drawn = |factor: f64| {
        let truth =
            move |p: &binh_yen::view::chart::series::Point| Some(p.shown.span?.low * factor);
        marks::time_holds(&view.chart, &drawing, truth)
    };
    assert_eq!(drawn(1.0), Ok(()));
    assert!(drawn(1.1).is_err(), "drawn a tenth too low");
}

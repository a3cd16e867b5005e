//! The working shown for implied levels, on the bundled reports.

#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

use binh_yen::analysis::checks::all_keys;
use binh_yen::analysis::working::workings;
use binh_yen::analysis::{Known, SeriesKey, series};
use binh_yen::model::Dataset;
use binh_yen::text::{Lang, working};

#[allow(dead_code, reason = "shared between test files")]
mod asking;

fn lines(data: &Dataset, key: &SeriesKey, lang: Lang) -> Vec<String> {
    let series = series(data, key);
    let mut at: Vec<_> = series.changes.iter().map(|c| c.at).collect();
    at.dedup();
    at.iter()
        .flat_map(|at| workings(&series, *at))
        .map(|w| working::working(data, &series, &w, lang))
        .collect()
}

fn of(place: &str, indicator: &str, lang: Lang) -> Vec<String> {
    lines(
        &asking::bundled(),
        &SeriesKey::new(place, indicator, "cases"),
        lang,
    )
}

#[test]
fn kbang_was_21() {
    let vi = of("gia-lai/kbang", "social_order_crime", Lang::Vi);
    assert_eq!(
        vi,
        [
            "20\u{a0}vụ (báo cáo nêu, năm 2024) và giảm 4,8% → 20 ÷ (1 − 4,75…4,85%) = 20,997…21,019 → năm 2023: 21\u{a0}vụ"
        ]
    );
    let en = of("gia-lai/kbang", "social_order_crime", Lang::En);
    assert_eq!(
        en,
        [
            "20\u{a0}cases (as reported, 2024) and down 4.8% → 20 ÷ (1 − 4.75…4.85%) = 20.997…21.019 → 2023: 21\u{a0}cases"
        ]
    );
}

#[test]
fn bac_giang_has_two_pairs() {
    let vi = of("bac-giang", "social_order_crime", Lang::Vi);
    let pairs = "chỉ khớp: 1.075 → 1.008 hoặc 1.076 → 1.009";
    assert_eq!(vi.len(), 2, "{vi:?}");
    assert!(
        vi[0].contains(
            "67 ÷ 6,225…6,235% = 1.074,579…1.076,305 → năm 2022: 1.075 hoặc 1.076\u{a0}vụ"
        ),
        "{vi:?}"
    );
    assert!(vi.iter().all(|line| line.ends_with(pairs)), "{vi:?}");
}

#[test]
fn every_implied_level_has_its_working_and_the_arithmetic_holds() {
    let data = asking::bundled();
    let mut seen = 0;
    for key in all_keys(&data) {
        let series = series(&data, &key);
        let implied = series
            .estimates
            .iter()
            .filter(|(_, e)| e.known == Known::Implied);
        for (period, estimate) in implied {
            let all = estimate.claims.iter().flat_map(|c| workings(&series, c.at));
            let own: Vec<_> = all.filter(|w| w.onto == *period).collect();
            assert!(!own.is_empty(), "{key:?} {period}");
            for w in own {
                let inside = w.raw.low <= w.result.low + 1e-6 && w.result.high <= w.raw.high + 1e-6;
                assert!(inside, "{key:?} {period}: {w:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

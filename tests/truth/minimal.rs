//! The least cases of what the made-up countries have brought to light.

use binh_yen::analysis::{Comparison, Known, Series, SeriesKey, Side, compare, series};
use binh_yen::model::Dataset;
use binh_yen::model::parse::{Document, load};
use binh_yen::text::{Lang, sentence};
use binh_yen::view::{Kind, shown};

/// One place, one report a year, each with one figure's own fields.
fn told(indicator: &str, measure: &str, years: &[(i32, &str)]) -> (Dataset, Series) {
    let report = |(i, (year, said)): (usize, &(i32, &str))| {
        format!(
            r#"{{"id":"r{i}","place":"a","period":"{year}","source":{{"publisher":"p","title":"t"}},
            "figures":[{{"indicator":"{indicator}","measure":"{measure}",{said}}}]}}"#
        )
    };
    let reports: Vec<String> = years.iter().enumerate().map(report).collect();
    let text = format!(
        r#"{{"format":"binh-yen/1","places":[{{"id":"a","name":"A","type":"province"}}],"reports":[{}]}}"#,
        reports.join(",")
    );
    let data = load(&[Document {
        file: "minimal".into(),
        text,
    }]);
    let found = series(&data, &SeriesKey::new("a", indicator, measure));
    (data, found)
}

fn compared((data, series): &(Dataset, Series), from: &str, to: &str) -> Comparison {
    let side = |period: &str| Side {
        series,
        period: period.parse().unwrap(),
    };
    compare(data, side(from), side(to))
}

#[test]
fn two_rates_that_rounding_alone_can_tell_apart_have_no_direction() {
    let rates = told(
        "clearance",
        "rate_percent",
        &[(2020, r#""value":71.4"#), (2021, r#""value":71"#)],
    );
    let c = compared(&rates, "2020", "2021");
    assert_eq!(c.direction, None, "5 of 7 both times");
    let text = sentence::comparison(&rates.0, &c, Lang::En);
    assert!(!text.contains("differ"), "{text}");
}

#[test]
fn what_a_rounded_rate_implies_is_as_wide_as_its_rounding() {
    let (_, series) = told(
        "clearance",
        "rate_percent",
        &[
            (2020, r#""value":33.3"#),
            (
                2021,
                r#""change":{"direction":"up","points":66.67,"versus":"2020"}"#,
            ),
        ],
    );
    let span = series.at("2021".parse().unwrap()).span.unwrap();
    assert!(span.contains(100.0), "from 1 of 3 to all: {span:?}");
}

#[test]
fn a_small_percent_is_weakest_beyond_the_lowest_fifty_levels() {
    let up = r#""value":{"at_least":700},"change":{"direction":"up","percent":{"about":0.8},"versus":"2020"}"#;
    let c = compared(&told("theft", "cases", &[(2021, up)]), "2020", "2021");
    let truth = binh_yen::analysis::chance::Counts::equal_periods(792, 798);
    let p = binh_yen::analysis::chance::mid_p(&truth);
    assert!(c.p.is_some_and(|weakest| weakest >= p), "{:?} {p}", c.p);
}

#[test]
fn a_word_of_doubt_is_never_shown_as_exact() {
    for said in [r#""value":{"about":43}"#, r#""value":{"just_under":43}"#] {
        let (data, series) = told("theft", "cases", &[(2021, said)]);
        let period = "2021".parse().unwrap();
        assert_eq!(series.at(period).known, Known::Bounded, "{said}");
        let shown = shown::shown(&data, &series, period, Lang::Vi);
        assert!(
            matches!(shown.kind, Kind::About | Kind::JustUnder),
            "{shown:?}"
        );
        assert!(shown.span.is_some_and(|s| s.low <= s.high), "{shown:?}");
    }
}

#[test]
fn a_number_is_not_followed_by_that_there_is_none() {
    let up = r#""value":213,"change":{"direction":"up","versus":"2020"}"#;
    let told = told("theft", "cases", &[(2021, up)]);
    let text = sentence::comparison(&told.0, &compared(&told, "2020", "2021"), Lang::En);
    assert!(text.contains("213") && text.contains("up"), "{text}");
    assert!(!text.contains("no number"), "{text}");
}

//! The project's reason, case by case: what the bundled reports say and what may be made of it.
//! Asked of the companion program, so that each answer is also one an editor can ask for.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, stopping at once is what should happen"
)]

mod asking;

use asking::{
    bundled, compare, compare_in, exact_series, exactly, level, places, points, report, stated,
    years,
};
use binh_yen::analysis::checks::{self, Check};
use binh_yen::analysis::{Known, SeriesKey, reconcile};
use binh_yen::model::{Of, Quantity};
use serde_json::{Value, json};

const CRIME: &str = "social_order_crime";
const KBANG: &str = "gia-lai/kbang";
const IA_PA: &str = "gia-lai/ia-pa";
const XUYEN_MOC: &str = "ba-ria-vung-tau/xuyen-moc";

#[test]
fn kbang_2024_is_20_as_stated_and_2023_follows_as_21_within_chance() {
    let c = years(KBANG, CRIME, "cases", "2023,2024");
    assert_eq!(level(&c["from"]), exactly(21, "implied"));
    assert_eq!(level(&c["to"]), exactly(20, "stated"));
    assert_eq!(c["verdict"], "within_chance");
    assert_eq!(c["direction"], "down");
    assert_eq!(c["stated"][0]["percent"], json!(4.8));
    assert_eq!(c["from"]["claims"][0]["kind"], "implied");
    assert_eq!(c["from"]["claims"][0]["source"]["report"], "kbang-2024");
    assert_eq!(c["from"]["claims"][0]["working"]["from"], "2024");
}

#[test]
fn kbang_is_not_compared_across_the_change_of_term() {
    for periods in ["2019,2023", "2019,2024"] {
        let c = years(KBANG, CRIME, "cases", periods);
        assert_eq!(
            (&c["verdict"], &c["refused"]),
            (&json!("refused"), &json!("term")),
            "{periods}"
        );
        assert_eq!(c["refused_term"], "criminal_offence");
        assert_eq!(c["pairs"], json!([]));
    }
    let c = years(KBANG, "criminal_offence", "cases", "2018,2019");
    assert_eq!(level(&c["from"]), exactly(38, "implied"));
    assert_eq!(level(&c["to"]), exactly(28, "stated"));
}

#[test]
fn kbang_2024_states_two_zeros_and_leaves_the_rest_blank() {
    let data = bundled();
    for (indicator, known) in [
        ("hightech_crime", Known::Stated),
        ("fire", Known::Stated),
        ("economic_crime", Known::NotReported),
    ] {
        let series = reconcile::series(&data, &SeriesKey::new(KBANG, indicator, "cases"));
        let estimate = series.at("2024".parse().unwrap());
        assert_eq!(estimate.known, known, "{indicator}");
        assert_eq!(
            estimate.is_stated_zero(),
            known == Known::Stated,
            "{indicator}"
        );
    }
}

#[test]
fn kbang_2024_tells_three_rises_without_a_number_in_one_statement() {
    for indicator in ["drug_crime", "environment_crime", "traffic_accident"] {
        let c = years(KBANG, indicator, "cases", "2023,2024");
        assert_eq!(
            (&c["verdict"], &c["direction"]),
            (&json!("direction_only"), &json!("up")),
            "{indicator}"
        );
        assert_eq!(
            level(&c["to"]),
            (Value::Null, Value::Null, "direction_only"),
            "{indicator}"
        );
        assert_eq!(c["to"]["claims"][0]["kind"], "direction", "{indicator}");
        assert_eq!(
            c["to"]["claims"][0]["source"]["report"], "kbang-2024",
            "{indicator}"
        );
        assert_eq!(c["p"], Value::Null, "{indicator}");
    }
    let data = bundled();
    let statements = &report(&data, "kbang-2024").statements;
    assert_eq!(statements.len(), 1);
    assert_eq!(statements[0].subjects.len(), 3);
}

#[test]
fn kbang_2024_has_one_drowning_and_two_dead() {
    let data = bundled();
    let exact = |measure| {
        stated(&data, "kbang-2024", "drowning", measure)
            .exact()
            .and_then(|d| d.as_whole())
    };
    assert_eq!((exact("cases"), exact("deaths")), (Some(1), Some(2)));
}

#[test]
fn ia_pa_2023_stands_beside_kbang_and_xuyen_moc_of_the_same_year_only() {
    let c = places("gia-lai/ia-pa,gia-lai/kbang", CRIME, "cases", "2023");
    assert_eq!(
        (level(&c["from"]), level(&c["to"])),
        (exactly(27, "stated"), exactly(21, "implied"))
    );
    assert_eq!(
        (&c["verdict"], &c["refused"]),
        (&json!("within_chance"), &Value::Null)
    );
    let c = places(&format!("{IA_PA},{XUYEN_MOC}"), CRIME, "cases", "2023");
    assert_eq!(
        (level(&c["from"]), level(&c["to"])),
        (exactly(27, "stated"), exactly(87, "stated"))
    );
    assert_eq!(c["verdict"], "clear");

    let cells = compare(
        CRIME,
        "cases",
        &[
            "--places",
            &format!("{IA_PA},{KBANG}"),
            "--periods",
            "2023,2024",
        ],
    );
    let unlike = cells.iter().find(|c| {
        (&c["from"]["place"], &c["from"]["period"]) == (&json!(IA_PA), &json!("2023"))
            && (&c["to"]["place"], &c["to"]["period"]) == (&json!(KBANG), &json!("2024"))
    });
    assert_eq!(unlike.unwrap()["refused"], "different_periods");
}

#[test]
fn ia_pa_2023_traffic_fell_on_all_three_counts_in_one_statement() {
    for (measure, value) in [("cases", 10), ("deaths", 9), ("injured", 7)] {
        let c = years(IA_PA, "traffic_accident", measure, "2022,2023");
        assert_eq!(level(&c["to"]), exactly(value, "stated"), "{measure}");
        assert_eq!(
            (&c["verdict"], &c["direction"]),
            (&json!("direction_only"), &json!("down")),
            "{measure}"
        );
        assert_eq!(c["from"]["high"], Value::Null, "{measure}");
    }
    let data = bundled();
    let statements = &report(&data, "ia-pa-2023").statements;
    let traffic = statements
        .iter()
        .filter(|s| s.subjects.iter().any(|x| x.indicator == "traffic_accident"));
    assert_eq!(traffic.map(|s| s.subjects.len()).collect::<Vec<_>>(), [3]);
}

#[test]
fn ia_pas_ambiguous_rise_of_one_is_words_and_implies_nothing() {
    for indicator in ["usury_crime", CRIME] {
        let c = years(IA_PA, indicator, "cases", "2022,2023");
        assert_eq!(
            level(&c["from"]),
            (Value::Null, Value::Null, "not_reported"),
            "{indicator}"
        );
        assert_eq!(
            (&c["stated"], &c["direction"]),
            (&json!([]), &Value::Null),
            "{indicator}"
        );
    }
    let data = bundled();
    let changes = report(&data, "ia-pa-2023")
        .figures
        .iter()
        .filter_map(|f| f.change.as_ref());
    let ambiguous: Vec<_> = changes.filter_map(|c| c.ambiguous.as_ref()).collect();
    assert_eq!(ambiguous.len(), 1);
    assert!(ambiguous[0].vi().contains("27") && ambiguous[0].en().is_some());
}

#[test]
fn khanh_son_2020_gives_models_and_no_counts_and_nothing_becomes_zero() {
    let data = bundled();
    let report = report(&data, "khanh-son-2020");
    assert_eq!(report.models.len(), 4);
    assert!(report.models.iter().all(|m| m.places.is_some()));
    for indicator in [CRIME, "traffic_accident", "fire", "drowning", "drug_crime"] {
        let series = reconcile::series(
            &data,
            &SeriesKey::new("khanh-hoa/khanh-son", indicator, "cases"),
        );
        let estimate = series.at("2020".parse().unwrap());
        assert_eq!(
            (estimate.known, estimate.span),
            (Known::NotReported, None),
            "{indicator}"
        );
        assert!(!estimate.is_stated_zero());
    }
    let c = years("khanh-hoa/khanh-son", CRIME, "cases", "2019,2020");
    assert_eq!(
        (&c["verdict"], &c["to"]["known"]),
        (&json!("refused"), &json!("not_reported"))
    );
}

#[test]
fn bac_giang_2023_leaves_two_pairs_and_nothing_else() {
    let c = years("bac-giang", CRIME, "cases", "2022,2023");
    assert_eq!(c["pairs"], json!([[1075, 1008], [1076, 1009]]));
    assert_eq!(level(&c["from"]), (json!(1075), json!(1076), "implied"));
    assert_eq!(level(&c["to"]), (json!(1008), json!(1009), "bounded"));
    assert_eq!(
        (&c["verdict"], &c["direction"]),
        (&json!("within_chance"), &json!("down"))
    );
}

#[test]
fn bac_giang_2023_keeps_its_qualifiers_and_its_108_units_are_a_level() {
    let data = bundled();
    let id = "bac-giang-2023";
    assert!(
        matches!(stated(&data, id, "clearance", "rate_percent"), Quantity::JustUnder(d) if d.to_string() == "96")
    );
    assert!(
        matches!(stated(&data, id, CRIME, "value_vnd"), Quantity::About(d) if d.to_string() == "265.9")
    );
    for (measure, value) in [("deaths", 20), ("injured", 156)] {
        assert_eq!(
            stated(&data, id, CRIME, measure)
                .exact()
                .and_then(|d| d.as_whole()),
            Some(value)
        );
    }
    let money = reconcile::series(&data, &SeriesKey::new("bac-giang", CRIME, "value_vnd"));
    let span = money.at("2023".parse().unwrap()).span.unwrap();
    assert_eq!((span.low, span.high), (265.85e9, 265.95e9));
    let weak = report(&data, id)
        .figures
        .iter()
        .find(|f| f.measure == "units_average_or_weak")
        .unwrap();
    assert_eq!(
        weak.value
            .and_then(|q| q.exact())
            .and_then(|d| d.as_whole()),
        Some(108)
    );
    assert!(weak.change.is_none());
}

#[test]
fn a_province_is_not_compared_with_a_district() {
    let c = places("bac-giang,gia-lai/kbang", CRIME, "cases", "2023");
    assert_eq!(
        (&c["verdict"], &c["refused"]),
        (&json!("refused"), &json!("level"))
    );
}

#[test]
fn dam_ha_2024_h1_tells_a_fall_of_one_without_a_level() {
    let c = years("quang-ninh/dam-ha", CRIME, "cases", "2023-H1,2024-H1");
    assert_eq!(level(&c["to"]), (Value::Null, Value::Null, "change_only"));
    assert_eq!(c["direction"], "down");
    assert_eq!(c["stated"][0]["by"], 1);
    assert_eq!(
        (&c["verdict"], &c["reason"]),
        (&json!("within_chance"), &json!("too_small_at_any_level"))
    );
    let c = years("quang-ninh/dam-ha", CRIME, "cases", "2024-H1,2024");
    assert_eq!(
        (&c["verdict"], &c["refused"]),
        (&json!("refused"), &json!("period_kind"))
    );
}

#[test]
fn dam_has_5_of_5_is_a_target_met_and_no_clearance_rate() {
    let data = bundled();
    let figures = &report(&data, "dam-ha-2024-h1").figures;
    let target = figures.iter().find(|f| f.of.is_some()).unwrap();
    assert_eq!(target.of, Some(Of::Target { target: 5 }));
    assert_eq!(
        target
            .value
            .and_then(|q| q.exact())
            .and_then(|d| d.as_whole()),
        Some(5)
    );
    assert!(figures.iter().all(|f| f.indicator != "clearance"));
}

#[test]
fn xuyen_moc_2022_has_two_terms_side_by_side_and_no_conflict() {
    let c = years(XUYEN_MOC, "criminal_offence", "cases", "2021,2022");
    assert_eq!(level(&c["to"]), exactly(94, "stated"));
    let c = years(XUYEN_MOC, CRIME, "cases", "2022,2023");
    assert_eq!(level(&c["from"]), exactly(92, "implied"));
    let conflicts = checks::all(&bundled());
    assert!(
        conflicts
            .iter()
            .all(|c| !matches!(c, Check::Conflict { key, .. } if key.place == XUYEN_MOC))
    );
}

#[test]
fn brvts_87_6_percent_is_not_what_726_of_832_gives() {
    let data = bundled();
    let found = checks::all(&data)
        .into_iter()
        .find_map(|check| match check {
            Check::RateMismatch {
                at,
                part,
                whole,
                printed,
                computed,
                ..
            } => {
                let report = &data.reports()[at.report].id;
                (report == "ba-ria-vung-tau-2021").then_some((part, whole, printed, computed))
            }
            _ => None,
        });
    let (part, whole, printed, computed) = found.unwrap();
    assert_eq!((part, whole, printed), (726, 832, 87.6));
    assert!((computed - 87.26).abs() < 0.01, "{computed}");
}

#[test]
fn two_reports_that_really_conflict_are_both_shown() {
    let folder = std::env::temp_dir().join(format!("binh-yen-conflict-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let one = |id: &str, publisher: &str, period: &str, figure: Value| json!({ "id": id, "place": "x", "period": period, "source": { "publisher": publisher, "title": "Tổng kết" }, "figures": [figure] });
    let cases = |value: u64| json!({ "indicator": CRIME, "measure": "cases", "value": value });
    let fell_by_9 = json!({ "indicator": CRIME, "measure": "cases", "value": 41, "change": { "direction": "down", "by": 9, "versus": "2022" } });
    let document = json!({
        "format": "binh-yen/1",
        "places": [{ "id": "x", "name": "X", "type": "rural_district" }],
        "reports": [one("a", "Báo A", "2022", cases(40)), one("b", "Báo B", "2023", fell_by_9)],
    });
    let file = folder.join("conflict.json");
    std::fs::write(&file, document.to_string()).unwrap();
    let found = compare_in(&file, CRIME, "cases", &["--places", "x"]);
    std::fs::remove_dir_all(&folder).unwrap();
    let [c] = &found[..] else { panic!("{found:?}") };
    assert_eq!(
        (&c["verdict"], &c["reason"]),
        (&json!("unknown"), &json!("conflict"))
    );
    assert_eq!(level(&c["from"]), (Value::Null, Value::Null, "conflict"));
    let claims = c["from"]["claims"].as_array().unwrap();
    let told: Vec<_> = claims
        .iter()
        .map(|c| (c["low"].as_u64(), c["source"]["publisher"].as_str()))
        .collect();
    assert_eq!(told, [(Some(40), Some("Báo A")), (Some(50), Some("Báo B"))]);
}

#[test]
fn reports_of_several_years_make_series() {
    let lam_dong = exact_series("lam-dong", CRIME, None, "H1");
    assert_eq!(
        lam_dong,
        points(&[("2019-H1", 531), ("2020-H1", 360), ("2021-H1", 326)])
    );

    let brvt = exact_series("ba-ria-vung-tau", CRIME, None, "year");
    assert_eq!(
        brvt,
        points(&[("2020", 956), ("2021", 832), ("2022", 876), ("2023", 788)])
    );
    let c = years("ba-ria-vung-tau", CRIME, "cases", "2023,2024");
    assert_eq!(level(&c["to"]), (json!(722), json!(728), "implied"));

    let nui_thanh = exact_series(
        "quang-nam/nui-thanh",
        "traffic_accident",
        Some("road"),
        "year",
    );
    assert_eq!(
        nui_thanh,
        points(&[("2014", 87), ("2015", 63), ("2019", 29), ("2020", 23)])
    );

    let tp_hcm = exact_series("tp-hcm", "criminal_offence", None, "H1");
    assert_eq!(
        tp_hcm,
        points(&[
            ("2014-H1", 2970),
            ("2018-H1", 2004),
            ("2019-H1", 1910),
            ("2024-H1", 2719)
        ])
    );
}

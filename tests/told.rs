//! What reports tell beside numbers and how much of the usual they give, on the bundled reports.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, stopping at once is what should happen"
)]

mod common;

use binh_yen::analysis::coverage::beside;
use binh_yen::analysis::narrative::{Gathered, Kind, before, gather, mentions};
use binh_yen::analysis::{At, Item};
use binh_yen::model::parse::{Document, load};
use binh_yen::model::{Dataset, Period};
use binh_yen::state::from_query;
use binh_yen::text::{Lang, coverage as words};
use binh_yen::view::narrative::{Narrative, over_periods, over_places, text, told_again};
use binh_yen::view::{Focus, details::limitations};

const KBANG: &str = "gia-lai/kbang";

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn of_kbang(data: &Dataset, kind: Kind) -> Gathered {
    gather(&["2019", "2024"].map(|p| mentions(data, KBANG, period(p), kind)))
}

/// The headings of a part, each with how many items stand under it.
fn groups(told: &Narrative, part: &str) -> Vec<(String, usize)> {
    let part = told.parts.iter().find(|p| p.title == part).unwrap();
    let each = part.groups.iter();
    each.map(|g| (g.title.clone(), g.items.len())).collect()
}

fn pairs(list: &[(&str, usize)]) -> Vec<(String, usize)> {
    list.iter().map(|(t, n)| ((*t).to_owned(), *n)).collect()
}

#[test]
fn kbang_tells_of_road_accidents_again_and_of_three_matters_anew() {
    let data = common::bundled();
    assert_eq!(before(&data, KBANG, period("2024")), Some(period("2019")));
    let told = of_kbang(&data, Kind::Limitations);
    assert!(told.sure);
    assert_eq!(told.shared().count(), 1);
    assert_eq!(told.only(1).count(), 3);
    assert_eq!(told.only(0).count(), 0);
    let again = told.shared().next().unwrap();
    let at = again.on(1).next().unwrap();
    assert_eq!(text(&data, at, Lang::En), "Traffic accidents rose on 2023.");
}

#[test]
fn a_report_without_tasks_is_silent_and_nothing_of_the_other_is_called_new() {
    let data = common::bundled();
    let focus = Focus::new(&data, &from_query("places=gia-lai/kbang")).unwrap();
    let told = over_periods(&focus, &[]).unwrap();
    let tasks = "Việc đặt ra cho thời gian tới";
    assert_eq!(groups(&told, tasks), pairs(&[("Báo cáo năm 2024 nêu", 4)]));
    let part = told.parts.iter().find(|p| p.title == tasks).unwrap();
    assert_eq!(
        part.notes,
        ["Báo cáo năm 2019 không nêu việc đặt ra cho thời gian tới."]
    );
    // The same, whichever of the two was chosen first.
    let chosen = [period("2024"), period("2019")];
    assert_eq!(over_periods(&focus, &chosen).unwrap(), told);
    // Of 2021 there is no report: its silence is nobody's.
    assert_eq!(
        over_periods(&focus, &[period("2021"), period("2024")]),
        None
    );
}

#[test]
fn the_summary_marks_what_was_told_before() {
    let data = common::bundled();
    let query = |p: &str| from_query(&format!("places=gia-lai/kbang&periods={p}"));
    let focus = Focus::new(&data, &query("2024")).unwrap();
    let marked: Vec<(String, String)> = limitations(&focus)
        .into_iter()
        .filter_map(|l| Some((l.text, l.again?.text)))
        .collect();
    let expected = (
        "Tai nạn giao thông tăng so với năm 2023.",
        "nêu lại từ báo cáo 2019",
    );
    assert_eq!(marked, [(expected.0.to_owned(), expected.1.to_owned())]);
    let again = told_again(&focus, Kind::Limitations);
    assert_eq!(again.len(), 1);
    assert_eq!(again[0].1.at.len(), 2, "it opens both sources");

    let first = Focus::new(&data, &query("2019")).unwrap();
    for kind in Kind::ALL {
        let again = told_again(&first, kind);
        assert!(again.is_empty(), "nothing is known before 2019");
    }
}

#[test]
fn dak_doa_and_pleiku_both_tell_of_fraud() {
    let data = common::bundled();
    let query = "places=gia-lai/dak-doa,gia-lai/pleiku&periods=2020-01-01..2021-12-31";
    let focus = Focus::new(&data, &from_query(query)).unwrap();
    let told = over_places(&focus).unwrap();
    assert_eq!(
        groups(&told, "Còn hạn chế"),
        pairs(&[
            ("Báo cáo của nhiều nơi cùng nêu", 1),
            ("Chỉ báo cáo của huyện Đak Đoa nêu", 3)
        ])
    );
    let one = Focus::new(&data, &from_query("places=gia-lai/dak-doa")).unwrap();
    assert_eq!(over_places(&one), None);
}

#[test]
fn the_silence_of_two_like_reports_is_told() {
    let data = common::bundled();
    let focus = Focus::new(&data, &from_query("places=ba-ria-vung-tau&periods=2024")).unwrap();
    let told = over_periods(&focus, &[]).unwrap();
    assert!(told.intro.contains("năm 2023") && told.intro.contains("Cả hai"));
    assert!(told.parts.is_empty());
}

#[test]
fn a_model_is_recognised_under_another_name() {
    let data = common::bundled();
    let models = |place: &str, p: &str| mentions(&data, place, period(p), Kind::Models);
    let told = gather(&[
        models("khanh-hoa/khanh-son", "2020"),
        models("gia-lai/ia-pa", "2023"),
    ]);
    let shared: Vec<String> = told
        .shared()
        .flat_map(|m| m.told.iter().map(|(_, at)| text(&data, *at, Lang::Vi)))
        .collect();
    assert_eq!(
        shared,
        [
            "Camera an ninh (mới, thôn Liên Hòa, Sơn Bình)",
            "Camera an ninh trật tự (nhân rộng, 9/9 xã)"
        ]
    );
}

#[test]
fn every_limitation_and_task_that_we_publish_has_a_topic() {
    let data = common::bundled();
    for report in data.reports() {
        for told in report.limitations.iter().chain(&report.tasks) {
            assert!(told.topic.is_some(), "{}: {}", report.id, told.text.vi());
        }
    }
}

#[test]
fn without_topics_nothing_is_called_new_or_gone() {
    let report = |year: u16, words: &str| {
        format!(
            r#"{{"id":"r{year}","place":"x","period":"{year}","source":{{"publisher":"B","title":"T"}},"limitations":{words}}}"#
        )
    };
    let data = load(&[Document {
        file: "x.json".into(),
        text: format!(
            r#"{{"format":"binh-yen/1","places":[{{"id":"x","name":"X","type":"town"}}],"reports":[{},{}]}}"#,
            report(2022, r#"["Lừa đảo tăng.","Ma túy tăng."]"#),
            report(
                2023,
                r#"["ma túy  tăng",{"vi":"Lừa đảo còn nhiều.","topic":"fraud"}]"#
            ),
        ),
    }]);
    let focus = Focus::new(&data, &from_query("places=x")).unwrap();
    let told = over_periods(&focus, &[]).unwrap();
    assert_eq!(
        groups(&told, "Còn hạn chế"),
        pairs(&[
            ("Nêu lại", 1),
            ("Báo cáo năm 2023 nêu", 1),
            ("Báo cáo năm 2022 nêu", 1)
        ])
    );
    assert_eq!(told.parts[0].notes.len(), 1, "and that is said");
    let fraud = At {
        report: 1,
        item: Item::Limitation(1),
    };
    let again = told_again(&focus, Kind::Limitations);
    assert!(again.iter().all(|(at, _)| *at != fraud));
}

#[test]
fn kbang_gives_more_of_the_usual_than_in_2019() {
    let data = common::bundled();
    let found = beside(&data, KBANG, period("2024")).unwrap();
    let then = found.before.as_ref().unwrap();
    assert_eq!((then.period, then.given), (period("2019"), 5));
    // Economy and environment were counted together in 2019, so that environment is not new.
    assert_eq!(then.dropped, ["economic_crime"]);
    assert_eq!(
        words::beside(&data, &found, 12, Lang::Vi),
        [
            "Báo cáo năm 2019 nêu 5/12.",
            "Lần này nêu thêm: cháy, nổ; đuối nước; tội phạm sử dụng công nghệ cao. Không còn nêu: vi phạm về kinh tế."
        ]
    );
    let back = beside(&data, KBANG, period("2019")).unwrap();
    assert_eq!(back.before, None);
    assert_eq!(back.others.len(), 1);
}

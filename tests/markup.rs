//! The markup of every view, rendered natively, against reviewed snapshots.
//! After a wanted change: `INSTA_UPDATE=always cargo test --test markup`, then read the diff.

mod common;

use std::rc::Rc;

use binh_yen::components::{
    App, AppProps, BuilderProps, Data, EmbedSheet, PartProps, ShareSheet, Tools, Whole, failed,
};
use binh_yen::state::{Action, from_query};
use binh_yen::text::Lang;
use binh_yen::view::page::{outline, screen};
use futures::executor::block_on;
use yew::{Callback, Html, LocalServerRenderer, component};

fn app(data: &Data, query: &str) -> AppProps {
    let selection = from_query(query);
    AppProps {
        screen: Rc::new(screen(data, &selection)),
        whole: Whole::Here(data.clone()),
        selection,
        on_action: Callback::from(|_: Action| {}),
        on_need: Callback::noop(),
        choices: None,
        on_find: Callback::noop(),
        on_more: Callback::noop(),
        on_save: Callback::noop(),
        room: 0.0,
        tools: Tools::default(),
        on_looks: Callback::noop(),
        on_read: Callback::noop(),
        asked: "".into(),
        paper: "".into(),
        on_retry: None,
        on_drawn: Callback::noop(),
        in_steps: false,
        turn: 0,
        id: "by".into(),
    }
}

fn rendered(data: &Data, query: &str) -> String {
    drawn(app(data, query))
}

fn drawn(props: AppProps) -> String {
    let html = block_on(
        LocalServerRenderer::<App>::with_props(props)
            .hydratable(false)
            .render(),
    );
    readable(&html)
}

#[test]
fn what_is_not_found_is_known_before_the_page_is_made() {
    let data = Data::new(common::bundled());
    let mut missing = 0;
    for place in data.places() {
        for period in ["2024", "2023", "2024-H1", "1999"] {
            let selection = from_query(&format!("place={}&period={period}", place.id));
            let (whole, outline) = (screen(&data, &selection), outline(&data, &selection));
            assert_eq!(
                whole.has_found(),
                outline.has_found(),
                "{} {period}",
                place.id
            );
            assert_eq!(whole.page.page.others, outline.page.page.others);
            missing += usize::from(!outline.has_found());
        }
    }
    assert!(missing > data.places().len());
}

#[test]
fn a_summary_is_the_same_whether_its_page_was_prepared_or_not() {
    let data = Data::new(common::bundled());
    for place in data.places() {
        for lang in ["vi", "en"] {
            let query = format!("place={}&lang={lang}", place.id);
            let mut bare = app(&data, &query);
            bare.screen = Rc::new(outline(&data, &bare.selection));
            assert!(bare.screen.is_outline(), "{query}");
            assert_eq!(drawn(bare), rendered(&data, &query), "{query}");
        }
    }
}

/// One element a line, so that a diff shows what changed.
fn readable(html: &str) -> String {
    html.replace("><", ">\n<")
}

fn check(name: &str, query: &str) {
    let data = Data::new(common::bundled());
    insta::assert_snapshot!(name.to_owned(), rendered(&data, query));
}

macro_rules! views {
    ($($name:ident: $query:literal;)*) => { $(
        #[test]
        fn $name() {
            check(stringify!($name), $query);
        }
    )* };
}

views! {
    summary_kbang_2024: "places=gia-lai/kbang&periods=2024";
    summary_kbang_2024_en: "places=gia-lai/kbang&periods=2024&lang=en";
    summary_ia_pa_2023: "places=gia-lai/ia-pa&periods=2023";
    summary_khanh_son_2020: "places=khanh-hoa/khanh-son&periods=2020";
    summary_bac_giang_2023: "places=bac-giang&periods=2023";
    summary_dam_ha_2024_h1: "places=quang-ninh/dam-ha&periods=2024-H1";
    summary_that_does_not_fit: "places=gia-lai/dak-doa&periods=2020-01-01..2021-12-31";
    summary_with_a_clear_change: "places=ba-ria-vung-tau&periods=2021";
    summary_of_a_successor_commune: "places=gia-lai-2025/xa-kbang";
    summary_of_a_period_without_report: "places=gia-lai/kbang&periods=2021";
    years_kbang: "view=years&places=gia-lai/kbang";
    years_kbang_en: "view=years&places=gia-lai/kbang&lang=en";
    years_bac_giang: "view=years&places=bac-giang";
    years_lam_dong_first_halves: "view=years&places=lam-dong&periods=2021-H1";
    years_two_provinces: "view=years&places=lam-dong,ba-ria-vung-tau&periods=2023&indicator=social_order_crime";
    places_2023: "view=places&places=gia-lai/kbang&periods=2023&indicator=social_order_crime";
    places_picked_by_value: "view=places&places=gia-lai/ia-pa,gia-lai/kbang,ba-ria-vung-tau/xuyen-moc&periods=2023&order=value";
    places_as_rates: "view=places&places=gia-lai/ia-pa,gia-lai/kbang,ba-ria-vung-tau/xuyen-moc,bac-giang&periods=2023&indicator=social_order_crime&per=100k&population=2025";
    summary_of_a_successor_province: "places=bac-ninh-2025";
    table_filtered: "view=table&q=kbang%20tai%20nan";
    places_that_tell_of_the_same: "view=places&places=gia-lai/dak-doa,gia-lai/pleiku&periods=2020-01-01..2021-12-31";
    summary_ba_ria_vung_tau_2023_h1: "places=ba-ria-vung-tau&periods=2023-H1";
    table_that_does_not_fit: "view=table&q=ba%20ria%202021%20dieu%20tra";
    sources: "view=sources";
    sources_en: "view=sources&lang=en";
}

/// A misspelt id in an article must not put another district's figures there, in any view.
#[test]
fn a_place_that_no_data_knows_shows_no_other_places_figures() {
    let data = Data::new(common::bundled());
    for view in ["summary", "years", "places", "table", "sources"] {
        let html = rendered(&data, &format!("view={view}&places=gia-lai/nowhere"));
        assert!(html.contains("Chưa tìm thấy địa bàn"), "{view}: {html}");
        assert!(html.contains("gia-lai/nowhere") && html.contains("by-place__input"));
        for other in [
            "Kbang",
            "by-ref",
            "by-chart",
            "by-table",
            "aria-haspopup=\"dialog\"",
        ] {
            assert!(!html.contains(other), "{view}: {other} in {html}");
        }
    }
    let known = rendered(&data, "places=gia-lai/nowhere,gia-lai/kbang");
    assert!(known.contains("Kbang") && known.contains("gia-lai/nowhere"));
}

/// As the summary has them: `< 96%` would allow 40%, and `265,9 tỷ` is of what?
#[test]
fn the_table_words_numbers_as_the_reports_do() {
    let data = Data::new(common::bundled());
    for (query, told) in [
        ("q=bac%20giang%202023", "gần 96%"),
        ("q=bac%20giang%202023", "khoảng 265,9 tỷ\u{a0}đồng"),
        ("q=bac%20giang%202023", "trên 1.000"),
        ("q=hon%20quan%202016", "96/97"),
        ("q=bac%20giang%202023&lang=en", "nearly 96%"),
    ] {
        let html = rendered(&data, &format!("view=table&{query}"));
        assert!(html.contains(told), "{told} not in {html}");
        assert!(!html.contains("&lt;\u{a0}"), "{html}");
    }
}

/// A figure corrected twice, the second time by somebody else.
fn corrected() -> Data {
    let text = r#"{
      "format": "binh-yen/1",
      "places": [{ "id": "x", "name": "Kbang", "type": "rural_district" }],
      "reports": [{
        "id": "a", "place": "x", "period": "2023",
        "source": { "publisher": "Báo A", "title": "Tổng kết năm 2023", "published": "2024-01-05" },
        "figures": [
          { "indicator": "social_order_crime", "measure": "cases", "value": 20,
            "change": { "direction": "down", "by": 1, "versus": "2022" },
            "corrections": [
              { "day": "2024-01-10", "before": { "value": 19, "change": { "direction": "down", "by": 2, "versus": "2022" } } },
              { "day": "2024-03-12", "before": { "value": 21 }, "note": { "vi": "Tính trùng một vụ.", "en": "One case was counted twice." },
                "publisher": "Công an huyện", "url": "https://example.vn/dinh-chinh" }
            ] },
          { "indicator": "fire", "measure": "cases", "value": 3 }
        ]
      }]
    }"#;
    let data = binh_yen::model::parse::load(&[binh_yen::model::parse::Document {
        file: "x.json".into(),
        text: text.into(),
    }]);
    assert!(data.findings.is_empty(), "{:?}", data.findings);
    Data::new(data)
}

#[test]
fn a_corrected_figure_is_marked_and_listed() {
    let data = corrected();
    for (name, query) in [
        ("summary_corrected", "places=x"),
        ("sources_corrected", "view=sources"),
        ("sources_corrected_en", "view=sources&lang=en"),
    ] {
        insta::assert_snapshot!(name.to_owned(), rendered(&data, query));
    }
    let marked = rendered(&data, "places=x")
        .matches("by-rows__noted")
        .count();
    assert_eq!(marked, 1, "the corrected figure and no other");
}

/// Where no program runs there is nobody to draw the rest later.
#[test]
fn reports_on_many_other_places_all_stand_in_a_page() {
    const COUNT: usize = 60;
    let places = (0..COUNT).map(|i| {
        serde_json::json!({ "id": format!("p{i}"), "name": format!("P {i}"), "type": "commune" })
    });
    let reports = (0..COUNT).map(|i| {
        serde_json::json!({
            "id": format!("r{i}"), "place": format!("p{i}"), "period": "2024",
            "source": { "publisher": "Báo A", "title": format!("Title {i}.") },
            "figures": [{ "indicator": "fire", "measure": "cases", "value": i }]
        })
    });
    let (places, reports): (Vec<_>, Vec<_>) = (places.collect(), reports.collect());
    let text = serde_json::json!({ "format": "binh-yen/1", "places": places, "reports": reports });
    let data = Data::new(binh_yen::model::parse::load(&[
        binh_yen::model::parse::Document {
            file: "x.json".into(),
            text: text.to_string(),
        },
    ]));
    let html = rendered(&data, "view=sources&places=p7");
    assert_eq!(html.matches("by-sources__place").count(), COUNT - 1);
    for i in 0..COUNT {
        assert_eq!(html.matches(&format!("<p>Title {i}.")).count(), 1, "{i}");
    }
    assert_eq!(html.matches("aria-setsize=\"59\"").count(), COUNT - 1);
    assert!(html.contains("aria-posinset=\"59\"") && !html.contains("by-sources__gap"));
}

#[test]
fn the_source_of_a_corrected_figure_says_what_stood_before() {
    use binh_yen::analysis::{At, Item};
    use binh_yen::view::source::source;
    let data = corrected();
    let at = |item| At { report: 0, item };
    let shown = source(&data, at(Item::Figure(0)), Lang::Vi).expect("it has a source");
    let stood: Vec<String> = shown
        .corrections
        .iter()
        .map(|c| c.stood.replace(['\u{a0}', '\u{2011}'], " "))
        .collect();
    assert_eq!(
        stood,
        [
            "Đã đính chính ngày 10 1 2024; trước đó ghi 19 vụ, giảm 2 vụ so với năm 2022",
            "Đã đính chính ngày 12 3 2024; trước đó ghi 21 vụ"
        ]
    );
    assert!(shown.says.contains("20\u{a0}vụ"), "{}", shown.says);
    let other = source(&data, at(Item::Figure(1)), Lang::Vi).expect("it has a source");
    assert!(other.corrections.is_empty());
}

#[test]
fn what_stood_before_a_correction_is_exported_and_counts_in_nothing() {
    use binh_yen::analysis::{SeriesKey, checks, series};
    use binh_yen::view::table;
    let data = corrected();
    let all = table::Table::new(&data, Lang::En);
    let rows = all.chosen(&data, "", table::Column::Place, false);
    let json = table::json(&data, &all, &rows);
    let records: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let record = |indicator: &str| {
        let list = records.as_array().expect("a list").iter();
        list.clone()
            .find(|r| r["indicator"] == indicator)
            .expect("it is there")
            .clone()
    };
    let crime = record("social_order_crime");
    assert_eq!(crime["value"], "20");
    assert_eq!(crime["corrected"], "2024-01-10; 2024-03-12");
    let before = crime["before_correction"].as_str().expect("a text");
    assert!(
        before.starts_with("19") && before.contains("; 21"),
        "{before}"
    );
    assert_eq!(record("fire")["corrected"], "");
    let csv = table::csv(&data, &all, &rows);
    let head = csv.lines().next().expect("a heading");
    let columns = head.split(',').count();
    assert_eq!(columns, crime.as_object().expect("an object").len());

    let known = series(&data, &SeriesKey::new("x", "social_order_crime", "cases"));
    let level = |year: &str| known.at(year.parse().expect("a year")).span;
    let span = |year: &str| level(year).map(|s| (s.low, s.high));
    assert_eq!(span("2023"), Some((20.0, 20.0)));
    assert_eq!(span("2022"), Some((21.0, 21.0)));
    assert!(checks::all(&data).is_empty());
}

#[test]
fn every_thing_told_opens_its_source() {
    use binh_yen::state::Selection;
    use binh_yen::view::{Focus, narrative, source::source};
    let data = common::bundled();
    let mut opened = 0;
    for place in data.places() {
        let selection = Selection {
            places: vec![place.id.clone()],
            ..Selection::default()
        };
        let Some(focus) = Focus::new(&data, &selection) else {
            continue;
        };
        let told = narrative::over_periods(&focus, &[]);
        let parts = told.iter().flat_map(|n| &n.parts);
        for item in parts.flat_map(|p| &p.groups).flat_map(|g| &g.items) {
            assert!(!item.at.is_empty(), "{item:?}");
            for at in &item.at {
                let shown = source(&data, *at, Lang::Vi).expect("it has a source");
                let bare = |text: &str| text.split(" (").next().unwrap_or_default().to_owned();
                let said = |(_, text): &(String, String)| shown.says.contains(&bare(text));
                assert!(item.lines.iter().any(said), "{item:?} {shown:?}");
                opened += 1;
            }
        }
    }
    assert!(opened > 5, "{opened}");
}

#[test]
fn empty_data_says_why() {
    let nothing = binh_yen::model::parse::load(&[binh_yen::model::parse::Document {
        file: "x.json".into(),
        text: "{}".into(),
    }]);
    let html = rendered(&Data::new(nothing), "");
    assert!(html.contains("role=\"alert\""), "{html}");
    assert!(html.contains("x.json"), "names the document: {html}");
}

/// Seven districts of one province and one elsewhere; `half` of a year, if asked.
fn group_of_districts(period: &str) -> Data {
    let names = ["An", "Bình", "Cát", "Đông", "Ea", "Hòa", "Kim"];
    let counts = [
        "20",
        "22",
        "18",
        "75",
        "{\"between\": [19, 21]}",
        "{\"at_least\": 9}",
        "21",
    ];
    let place = |(i, name): (usize, &&str)| {
        let people = match i {
            3 => 130_000,
            _ => 40_000 + 1000 * i,
        };
        let more = match i {
            0 => r#","mountainous": true, "area_km2": 1000"#,
            1 => r#","mountainous": true, "area_km2": 800"#,
            2 => r#","mountainous": false, "area_km2": 1000"#,
            _ => "",
        };
        format!(
            r#"{{"id": "p/{i}", "name": "{name}", "type": "rural_district", "parent": "p"{more},
            "populations": [{{"year": 2019, "people": {people}, "kind": "census", "source": "Tổng điều tra 2019"}}]}}"#
        )
    };
    let report = |(i, value): (usize, &&str)| {
        format!(
            r#"{{"id": "r{i}", "place": "p/{i}", "period": "{period}",
            "source": {{"publisher": "Báo", "title": "Sơ kết"}},
            "figures": [{{"indicator": "theft", "measure": "cases", "value": {value}}}]}}"#
        )
    };
    let places: Vec<String> = names.iter().enumerate().map(place).collect();
    let reports: Vec<String> = counts.iter().enumerate().map(report).collect();
    let text = format!(
        r#"{{"format": "binh-yen/1", "places": [{{"id": "p", "name": "P", "type": "province"}}, {}], "reports": [{}]}}"#,
        places.join(","),
        reports.join(",")
    );
    Data::new(binh_yen::model::parse::load(&[
        binh_yen::model::parse::Document {
            file: "group.json".into(),
            text,
        },
    ]))
}

#[test]
fn counts_have_one_band_and_name_who_stands_out() {
    let html = rendered(&group_of_districts("2024"), "view=places&places=p/0");
    insta::assert_snapshot!("places_with_a_band", html);
    assert!(html.contains("huyện Đông (75) khác rõ so với phần còn lại của nhóm: cao hơn"));
    assert_eq!(html.matches("by-chart__band").count(), 1);
    assert_eq!(html.matches("by-chart__bracket").count(), 0);
    assert!(html.contains("Không đưa vào so: huyện Hòa (chỉ biết mức tối thiểu)"));
    assert!(
        html.contains("Nơi tương tự (cùng miền núi):"),
        "proposed first"
    );
}

#[test]
fn rates_have_limits_of_their_own_and_are_not_of_a_whole_year() {
    let html = rendered(
        &group_of_districts("2024-H1"),
        "view=places&places=p/0&per=100k",
    );
    insta::assert_snapshot!("places_as_rates_with_limits", html);
    assert!(html.contains("không nơi nào khác rõ so với phần còn lại của nhóm"));
    assert_eq!(html.matches("by-chart__band").count(), 0);
    assert!(html.contains("by-chart__bracket") && html.contains("by-chart__whisker"));
    assert!(html.contains("Tính cho riêng 6 tháng đầu năm 2024, không quy ra cả năm."));
}

#[test]
fn another_level_is_on_the_axis_only_as_a_labelled_rate() {
    let data = Data::new(common::bundled());
    let query = "view=places&places=gia-lai/ia-pa,bac-giang&periods=2023&indicator=social_order_crime&per=100k";
    let html = rendered(&data, query);
    assert!(html.contains("Tỉnh Bắc Giang") && html.contains("55,9"));
    assert!(!html.contains("khác cấp hành chính"), "{html}");
    // No rate, no mixed axis: percents, and other views.
    for query in [
        query.replace("view=places", "view=years"),
        query.replace(
            "places=gia-lai/ia-pa,bac-giang",
            "places=gia-lai/chu-prong,ba-ria-vung-tau",
        ),
    ] {
        assert!(
            rendered(&data, &query).contains("khác cấp hành chính"),
            "{query}"
        );
    }
}

#[test]
fn where_no_rate_can_be_had_that_is_said() {
    let data = Data::new(common::bundled());
    let html = rendered(
        &data,
        "view=places&places=ba-ria-vung-tau/xuyen-moc,ba-ria-vung-tau/vung-tau&periods=2023&indicator=social_order_crime&per=100k",
    );
    assert!(html.contains("Không nơi nào ở đây có dân số kèm nguồn"));
    assert!(!html.contains("by-chart__whisker"));
}

/// A sheet about the whole view, as it opens in the page of a host.
fn sheet<S: yew::BaseComponent<Properties = BuilderProps>>(query: &str) -> String {
    let data = Data::new(common::bundled());
    let base = "https://bao.example/binh-yen/";
    let props = PartProps {
        selection: from_query(query),
        on_action: Callback::noop(),
        on_save: Callback::noop(),
        id: "by".into(),
        room: 0.0,
        asked: format!("{query}&base={base}&data={base}data/").into(),
        on_open: Callback::noop(),
        on_close: Callback::noop(),
        on_retry: None,
        on_whole: None,
        waited: false,
        turn: 0,
        opened: None,
    };
    let props = BuilderProps { data, props };
    let renderer = LocalServerRenderer::<S>::with_props(props);
    readable(&block_on(renderer.hydratable(false).render()))
}

#[test]
fn a_view_is_shared_by_its_address() {
    let html = sheet::<ShareSheet>("places=gia-lai/kbang");
    insta::assert_snapshot!("share", html);
    let html = sheet::<ShareSheet>("view=places&places=gia-lai/kbang&periods=2023&lang=en");
    insta::assert_snapshot!("share_en", html);
}

#[test]
fn a_view_is_embedded_by_its_code() {
    let html = sheet::<EmbedSheet>("places=gia-lai/kbang");
    insta::assert_snapshot!("embed", html);
    let html = sheet::<EmbedSheet>("view=years&places=gia-lai/kbang&lang=en");
    insta::assert_snapshot!("embed_en", html);
}

#[component]
fn Failing() -> Html {
    failed(Lang::Vi, "404", "data/none.json", &Callback::noop())
}

#[test]
fn a_failed_load_names_the_address_and_offers_a_retry() {
    let html = block_on(
        LocalServerRenderer::<Failing>::new()
            .hydratable(false)
            .render(),
    );
    assert!(
        html.contains("data/none.json") && html.contains("Thử lại"),
        "{html}"
    );
}

#[test]
fn no_view_needs_inline_style_or_script() {
    let data = Data::new(common::bundled());
    for view in ["summary", "years", "places", "table", "sources"] {
        let html = rendered(&data, &format!("view={view}"));
        assert!(
            !html.contains(" style=") && !html.contains("<script"),
            "{view}"
        );
    }
}

#[test]
fn a_province_and_a_district_are_never_on_one_axis() {
    let data = Data::new(common::bundled());
    for view in ["years", "places"] {
        let query = format!(
            "view={view}&places=bac-giang,gia-lai/kbang&periods=2023&indicator=social_order_crime"
        );
        let html = rendered(&data, &query);
        let chart = html
            .split("by-chart\"")
            .nth(1)
            .and_then(|rest| rest.split("</svg>").next())
            .expect("a chart");
        assert!(chart.contains("1.008"), "{view}: the province is drawn");
        assert!(!chart.contains("Kbang"), "{view}: the district is not");
        assert!(
            html.contains("khác cấp hành chính: huyện Kbang"),
            "{view}: and that is said"
        );
    }
}

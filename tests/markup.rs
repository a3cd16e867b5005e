//! The markup of every view, rendered natively, against reviewed snapshots.
//! After a wanted change: `INSTA_UPDATE=always cargo test --test markup`, then read the diff.

mod common;

use binh_yen::components::{App, AppProps, Data, failed};
use binh_yen::state::{Action, from_query};
use binh_yen::text::Lang;
use futures::executor::block_on;
use yew::{Callback, Html, LocalServerRenderer, component};

fn rendered(data: &Data, query: &str) -> String {
    let props = AppProps {
        data: data.clone(),
        selection: from_query(query),
        on_action: Callback::from(|_: Action| {}),
        on_save: Callback::noop(),
        missing: Vec::new(),
        id: "by".into(),
    };
    let html = block_on(
        LocalServerRenderer::<App>::with_props(props)
            .hydratable(false)
            .render(),
    );
    readable(&html)
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
    table_filtered: "view=table&q=kbang%20tai%20nan";
    table_that_does_not_fit: "view=table&q=ba%20ria%202021%20dieu%20tra";
    sources: "view=sources";
    sources_en: "view=sources&lang=en";
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
            .split("<svg")
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

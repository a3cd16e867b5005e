//! The app's components in a real browser: what a reader clicks, types and hears.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can not go on has failed"
)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use binh_yen::components::{App, Data, Whole, pause};
use binh_yen::model::parse::{Document, load};
use binh_yen::state::{Action, Selection, from_query};
use binh_yen::view::options;
use binh_yen::view::page::screen;
use futures::future::FutureExt;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
    MutationObserver, MutationObserverInit,
};
use yew::platform::time::sleep;
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

const DATA: &str = r#"{
  "format": "binh-yen/1",
  "places": [
    { "id": "t", "name": "Tỉnh Thử", "type": "province" },
    { "id": "t/dam-ha", "name": "Đầm Hà", "type": "rural_district", "parent": "t" },
    { "id": "t/kbang", "name": "Kbang", "type": "rural_district", "parent": "t", "aliases": ["K'Bang"] }
  ],
  "reports": [
    { "id": "k24", "place": "t/kbang", "period": "2024",
      "source": { "publisher": "Báo Thử", "title": { "vi": "Tổng kết", "en": "Review" }, "url": "https://example.org/k24" },
      "figures": [
        { "indicator": "social_order_crime", "measure": "cases", "value": 20,
          "change": { "direction": "down", "percent": 4.8, "versus": "2023" } },
        { "indicator": "fire", "measure": "cases", "value": 0 }
      ] },
    { "id": "d24", "place": "t/dam-ha", "period": "2024",
      "source": { "publisher": "<b>Báo</b> & Đài", "title": "Tổng kết" },
      "figures": [ { "indicator": "social_order_crime", "measure": "cases", "value": 7 } ] }
  ]
}"#;

#[derive(Clone, PartialEq, Properties)]
struct HostProps {
    query: String,
    in_steps: bool,
}

/// Holds the selection, as the page does.
#[component]
fn Host(props: &HostProps) -> Html {
    let data = use_memo((), |()| {
        Data::new(load(&[Document {
            file: "test".into(),
            text: DATA.into(),
        }]))
    });
    let selection = use_state(|| from_query(&props.query));
    let on_action = {
        let selection = selection.clone();
        Callback::from(move |action: Action| selection.set(selection.after(action)))
    };
    let selection: Selection = (*selection).clone();
    let screen = Rc::new(screen(&data, &selection));
    let choices = Some(Rc::new(options::places(&data, selection.lang)));
    let whole = Whole::Here((*data).clone());
    html! { <App {screen} {whole} {choices} {selection} {on_action} in_steps={props.in_steps} /> }
}

struct Mounted {
    root: Element,
    app: Option<AppHandle<Host>>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

/// Lets Yew's scheduler run until it is idle.
async fn settled() {
    sleep(std::time::Duration::ZERO).await;
    sleep(std::time::Duration::ZERO).await;
}

async fn mounted(query: &str) -> Mounted {
    mounted_as(query, false).await
}

async fn mounted_as(query: &str, in_steps: bool) -> Mounted {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document
        .document_element()
        .unwrap()
        .append_child(&root)
        .unwrap();
    let props = HostProps {
        query: query.into(),
        in_steps,
    };
    let app = yew::Renderer::<Host>::with_root_and_props(root.clone(), props).render();
    settled().await;
    Mounted {
        root,
        app: Some(app),
    }
}

impl Mounted {
    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("{selector} in {}", self.root.inner_html()))
            .unchecked_into()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// Waits for something that is drawn in a later task.
    async fn until(&self, selector: &str) {
        for _ in 0..400 {
            if self.count(selector) > 0 {
                return;
            }
            settled().await;
        }
        panic!("no {selector} in {}", self.root.inner_html());
    }

    async fn click(&self, selector: &str) {
        self.find(selector).click();
        settled().await;
    }

    async fn press(&self, selector: &str, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.find(selector).dispatch_event(&event).unwrap();
        settled().await;
    }

    async fn type_in(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector).unchecked_into();
        input.focus().unwrap();
        settled().await;
        input.set_value(text);
        let event_init = web_sys::EventInit::new();
        event_init.set_bubbles(true);
        input
            .dispatch_event(&Event::new_with_event_init_dict("input", &event_init).unwrap())
            .unwrap();
        settled().await;
    }
}

fn focused_class() -> String {
    let active = web_sys::window()
        .unwrap()
        .document()
        .unwrap()
        .active_element();
    active.map(|e| e.class_name()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn the_summary_opens_with_the_main_figure() {
    let app = mounted("places=t/kbang").await;
    let lead = app.text(".by-summary__lead");
    assert!(
        lead.contains("20") && lead.contains("21") && lead.contains("4,8%"),
        "{lead}"
    );
}

#[wasm_bindgen_test]
async fn tabs_switch_by_click_and_by_arrow_keys() {
    let app = mounted("places=t/kbang").await;
    app.click("#by-tab-years").await;
    assert_eq!(app.count(".by-chart__spot"), 2);
    app.press("#by-tab-years", "ArrowRight").await;
    assert_eq!(
        app.find("#by-tab-places")
            .get_attribute("aria-selected")
            .as_deref(),
        Some("true")
    );
    app.press("#by-tab-places", "End").await;
    assert_eq!(app.count(".by-sources"), 1);
    assert!(focused_class().contains("by-tabs__tab"));
}

#[wasm_bindgen_test]
async fn a_view_stands_until_another_is_whole() {
    let app = mounted_as("places=t/kbang&view=years", true).await;
    app.until(".by-chart__spot").await;
    app.until(".by-told, .by-block").await;
    // Asked at every change: between two tasks of a test the widget may have had several.
    let both = Rc::new(Cell::new(0));
    let changed = Closure::<dyn FnMut()>::new({
        let (root, both) = (app.root.clone(), both.clone());
        move || {
            let count = |selector| root.query_selector_all(selector).unwrap().length();
            assert_eq!(count(".by-unseen .by-chart__spot"), 0);
            if count(".by-chart__spot") > 0 {
                both.set(both.get() + count(".by-unseen .by-sources"));
            }
        }
    });
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).unwrap();
    let all = MutationObserverInit::new();
    all.set_child_list(true);
    all.set_subtree(true);
    observer.observe_with_options(&app.root, &all).unwrap();
    app.find("#by-tab-sources").click();
    while app.count(".by-chart__spot") > 0 {
        settled().await;
    }
    observer.disconnect();
    assert!(
        both.get() > 0,
        "the sources were drawn beside the chart, unseen"
    );
    assert_eq!(app.count(".by-sources"), 1);
    assert_eq!(app.count(".by-unseen"), 0);
}

/// Picks from a list.
fn pick(app: &Mounted, list: &str, value: &str) {
    let list: web_sys::HtmlSelectElement = app.find(list).unchecked_into();
    list.set_value(value);
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let change = Event::new_with_event_init_dict("change", &init).unwrap();
    list.dispatch_event(&change).unwrap();
}

async fn no_longer_busy(app: &Mounted) {
    for _ in 0..400 {
        if app.count("[aria-busy]") == 0 {
            return;
        }
        settled().await;
    }
    panic!("still busy: {}", app.root.inner_html());
}

#[wasm_bindgen_test]
async fn a_choice_changes_its_chart_first_and_then_the_rest() {
    let app = mounted_as("places=t/kbang,t/dam-ha&view=places", true).await;
    app.until(".by-told, .by-block").await;
    no_longer_busy(&app).await;
    // What a frame could show: the headings of chart and table, and whether more is to come.
    let seen = Rc::new(RefCell::new(Vec::new()));
    let changed = Closure::<dyn FnMut()>::new({
        let (root, seen) = (app.root.clone(), seen.clone());
        move || {
            let text = |selector| {
                let found = root.query_selector(selector).unwrap();
                found.and_then(|e| e.text_content()).unwrap_or_default()
            };
            let busy = root.query_selector("[aria-busy]").unwrap().is_some();
            let now = (text(".by-compare__subtitle"), text("caption"), busy);
            seen.borrow_mut().push(now);
        }
    });
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).unwrap();
    let all = MutationObserverInit::new();
    all.set_child_list(true);
    all.set_subtree(true);
    all.set_character_data(true);
    all.set_attributes(true);
    observer.observe_with_options(&app.root, &all).unwrap();
    let before = (app.text(".by-compare__subtitle"), app.text("caption"));
    assert_eq!(before.0, before.1);
    pick(&app, "#by-indicator", "fire");
    settled().await;
    no_longer_busy(&app).await;
    settled().await;
    observer.disconnect();
    let seen = seen.borrow();
    let first = (app.text(".by-compare__subtitle"), before.1.clone(), true);
    assert!(seen.contains(&first), "{seen:?}");
    assert_ne!(first.0, before.0);
    assert_eq!(app.text("caption"), first.0);
    // Never the other way round, and never apart once nothing more is said to come.
    let odd = |(chart, table, busy): &&(String, String, bool)| {
        chart != table && (*chart == before.0 || !busy)
    };
    assert_eq!(seen.iter().find(odd), None);
}

#[wasm_bindgen_test]
async fn the_rest_follows_where_nothing_is_painted() {
    let app = mounted_as("places=t/kbang,t/dam-ha&view=years", true).await;
    app.until(".by-told, .by-block").await;
    no_longer_busy(&app).await;
    let window = web_sys::window().unwrap();
    let name = "requestAnimationFrame".into();
    let frames = js_sys::Reflect::get(&window, &name).unwrap();
    let none = js_sys::Function::new_no_args("");
    js_sys::Reflect::set(&window, &name, &none).unwrap();
    pick(&app, "#by-indicator", "fire");
    settled().await;
    no_longer_busy(&app).await;
    js_sys::Reflect::set(&window, &name, &frames).unwrap();
    let fire = app.text(".by-compare__subtitle");
    assert!(fire.contains("háy"), "{fire}");
    assert_eq!(app.text("caption"), fire);
}

#[wasm_bindgen_test]
async fn one_who_gives_up_a_pause_keeps_nobody_from_coming_back() {
    let begun = || {
        let mut pause = Box::pin(pause());
        assert!((&mut pause).now_or_never().is_none());
        pause
    };
    // Each waits for the one before; the second is given up meanwhile.
    let first = begun();
    drop(begun());
    let third = begun();
    futures::future::join(first, third).await;
}

#[wasm_bindgen_test]
async fn the_focus_stays_where_a_view_is_made_anew() {
    let app = mounted_as("places=t/kbang,t/dam-ha&view=places", true).await;
    app.until(".by-chip--remove").await;
    app.until(".by-told, .by-block").await;
    let chip = app.find(".by-chip--remove");
    chip.focus().unwrap();
    chip.click();
    while app.count(".by-chip--remove") > 0 {
        settled().await;
    }
    settled().await;
    let active = web_sys::window().unwrap().document().unwrap();
    let active = active.active_element().unwrap();
    assert!(app.root.contains(Some(&active)), "{}", active.outer_html());
}

#[wasm_bindgen_test]
async fn a_number_opens_its_source_and_escape_gives_focus_back() {
    let app = mounted("places=t/kbang").await;
    app.find(".by-rows__cell .by-ref").focus().unwrap();
    app.click(".by-rows__cell .by-ref").await;
    assert!(app.text(".by-sheet").contains("Báo Thử"));
    assert_eq!(
        app.find(".by-sheet a").get_attribute("href").as_deref(),
        Some("https://example.org/k24")
    );
    assert!(focused_class().contains("by-sheet__close"));
    app.press(".by-sheet__close", "Escape").await;
    assert_eq!(app.count(".by-sheet"), 0);
    assert!(focused_class().contains("by-ref"));
}

#[wasm_bindgen_test]
async fn a_chart_mark_opens_its_source_by_keyboard() {
    let app = mounted("places=t/kbang&view=years").await;
    app.press(".by-chart__spot", "Enter").await;
    assert!(app.text(".by-sheet").contains("4,8%"));
}

#[wasm_bindgen_test]
async fn a_place_is_found_without_diacritics_and_picked_with_enter() {
    let app = mounted("places=t/kbang").await;
    app.type_in("#by-places-input", "ha dam").await;
    assert_eq!(app.count("#by-places [role=option]"), 1);
    app.press("#by-places-input", "Enter").await;
    assert!(app.text(".by-summary__kicker").contains("Đầm Hà"));
}

#[wasm_bindgen_test]
async fn markup_in_data_is_shown_as_text() {
    let app = mounted("places=t/dam-ha").await;
    assert!(
        app.text(".by-summary__sources")
            .contains("<b>Báo</b> & Đài")
    );
    assert_eq!(app.count(".by-summary__sources cite b"), 0);
}

#[wasm_bindgen_test]
async fn the_other_language_changes_words_and_numbers() {
    let app = mounted("places=t/kbang").await;
    app.click(".by-language").await;
    let lead = app.text(".by-summary__lead");
    assert!(lead.contains("4.8%") && lead.contains("In 2024"), "{lead}");
    assert_eq!(
        app.find(".by-app").get_attribute("lang").as_deref(),
        Some("en")
    );
}

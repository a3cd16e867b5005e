//! Loads the data, keeps the selection and the address bar in step.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use yew::prelude::*;

use super::load::{LoadError, load};
use super::save;
use crate::components::{App, Data, failed, loading};
use crate::state::{Action, Selection, from_query, to_query, value_of};

/// Where the data is, unless the address says otherwise.
const BUNDLED: &str = "data/reports.json";

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed(LoadError),
    Ready(Data, Vec<String>),
}

fn query() -> String {
    // Without a readable address there is nothing chosen yet.
    window().location().search().unwrap_or_default()
}

fn address() -> String {
    value_of(&query(), "data").unwrap_or_else(|| BUNDLED.to_owned())
}

/// The app with its data.
#[component]
pub(super) fn Root() -> Html {
    let selection = use_state_eq(|| from_query(&query()));
    let stage = use_state(|| Stage::Loading);
    let attempt = use_state(|| 0_u32);
    {
        let stage = stage.clone();
        use_effect_with(*attempt, move |_| {
            stage.set(Stage::Loading);
            wasm_bindgen_futures::spawn_local(async move {
                stage.set(match load(&address()).await {
                    Ok(loaded) => Stage::Ready(Data::new(loaded.dataset), loaded.missing),
                    Err(error) => Stage::Failed(error),
                });
            });
        });
    }
    {
        // Back and forward.
        let selection = selection.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&window(), "popstate", move |_| {
                selection.set(from_query(&query()))
            });
            move || drop(listener)
        });
    }
    {
        use_effect_with(selection.lang, |lang| {
            if let Some(html) = document().document_element() {
                // The page is ours: nothing can refuse its language.
                let _ = html.set_attribute("lang", lang.code());
            }
        });
    }
    let on_action = {
        let selection = selection.clone();
        Callback::from(move |action: Action| {
            let next = selection.after(action.clone());
            remember(&next, matches!(action, Action::Filter(_)));
            selection.set(next);
        })
    };
    let on_retry = {
        let attempt = attempt.clone();
        Callback::from(move |()| attempt.set(*attempt + 1))
    };
    let on_save = use_callback(
        (),
        |(name, kind, content): (String, &'static str, String), ()| {
            save::save(&name, kind, &content);
        },
    );
    let lang = selection.lang;
    match &*stage {
        Stage::Loading => loading(lang),
        Stage::Failed(error) => failed(lang, &error.words(lang), &address(), &on_retry),
        Stage::Ready(data, missing) => {
            let selection: Selection = (*selection).clone();
            html! { <App data={data.clone()} {selection} {on_action} {on_save} missing={missing.clone()} /> }
        }
    }
}

/// Puts the selection into the address bar; typing replaces the entry, choosing adds one. Keys
/// that are not ours stay.
fn remember(selection: &Selection, typing: bool) {
    let mut query_string = to_query(selection);
    if let Some(data) = value_of(&query(), "data") {
        let sign = if query_string.is_empty() { "" } else { "&" };
        let data = String::from(js_sys::encode_uri_component(&data));
        query_string = format!("{query_string}{sign}data={data}");
    }
    let address = format!("?{query_string}");
    let Ok(history) = window().history() else {
        return;
    };
    // In a sandboxed frame the address can't be changed; the choice holds all the same.
    let _ = match typing {
        true => history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)),
        false => history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)),
    };
}

//! Loads the data and keeps the selection; tells the element what happens.

use yew::prelude::*;

use super::load::LoadError;
use super::pause::pause;
use super::save;
use super::store::stored;
use crate::components::{App, Data, Turns, failed, loading, no_data, use_steps};
use crate::state::{Action, Selection, from_query, to_query, value_of};

/// Where the data is, unless the element says otherwise.
const BUNDLED: &str = "data/reports.json";

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed(LoadError),
    Ready(Data, Vec<String>),
}

/// Props of [`Root`].
#[derive(Clone, PartialEq, Properties)]
pub struct RootProps {
    /// What to show: the keys of the selection, and `data`, the address of the reports.
    pub query: AttrValue,
    /// How many times something was asked for; `query` holds from then until the reader chooses.
    pub turn: u32,
    /// Something happened: its name and a text.
    pub on_event: Callback<(&'static str, String)>,
}

/// The app with its data.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let turn = use_state_eq(|| props.turn);
    let selection = use_state_eq(|| from_query(&props.query));
    // The stage of an address: that of the one before says nothing of this one.
    let stage = use_state(|| (String::new(), Stage::Loading));
    let attempt = use_state(|| 0_u32);
    let turns = use_memo((), |()| Turns::starting());
    let address = value_of(&props.query, "data").unwrap_or_else(|| BUNDLED.to_owned());
    // Asked for something else: what the reader chose in between gives way.
    if *turn != props.turn {
        turn.set(props.turn);
        selection.set(from_query(&props.query));
    }
    // What comes first is only room: making it is work enough for one go.
    let begun = use_steps(&turns, 1) > 0;
    {
        let (stage, on_event) = (stage.clone(), props.on_event.clone());
        use_effect_with((address.clone(), *attempt, begun), move |(address, ..)| {
            if !begun {
                return;
            }
            let address = address.clone();
            stage.set((address.clone(), Stage::Loading));
            wasm_bindgen_futures::spawn_local(async move {
                let loaded = match stored(&address).await {
                    Ok((data, missing)) => {
                        if data.is_empty() {
                            on_event.emit(("error", "no-data".to_owned()));
                        }
                        // All that wait for the same reports hear of them at once.
                        pause().await;
                        Stage::Ready(data, missing)
                    }
                    Err(error) => {
                        on_event.emit(("error", error.code()));
                        Stage::Failed(error)
                    }
                };
                stage.set((address, loaded));
            });
        });
    }
    {
        // After what was asked for is in the page.
        let on_event = props.on_event.clone();
        let current = stage.0 == address && *turn == props.turn;
        // Without a report there is nothing to show in place of what stood there.
        let ready = current && matches!(&stage.1, Stage::Ready(data, _) if !data.is_empty());
        let failed = current && !ready && !matches!(stage.1, Stage::Loading);
        let now = to_query(&selection);
        let turns = turns.clone();
        use_effect_with((ready, failed, props.turn), move |(_, _, turn)| {
            let turn = turn.to_string();
            if ready {
                turns.when_whole(Callback::from(move |()| {
                    on_event.emit(("ready", now.clone()));
                    on_event.emit(("settled", turn.clone()));
                }));
            } else if failed {
                on_event.emit(("settled", turn));
            }
        });
    }
    let on_action = {
        let (selection, on_event) = (selection.clone(), props.on_event.clone());
        Callback::from(move |action: Action| {
            let next = selection.after(action.clone());
            // Typing replaces what was chosen, everything else is a step to come back from.
            let name = match action {
                Action::Filter(_) => "type",
                _ => "select",
            };
            on_event.emit((name, to_query(&next)));
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
    match &stage.1 {
        Stage::Loading if !begun => Html::default(),
        Stage::Loading => loading(lang),
        Stage::Failed(error) => failed(lang, &error.words(lang), &address, &on_retry),
        Stage::Ready(data, _) if data.is_empty() => no_data(data, lang, Some(&on_retry)),
        Stage::Ready(data, missing) => {
            let selection: Selection = (*selection).clone();
            html! { <App data={data.clone()} {selection} {on_action} {on_save} missing={missing.clone()} turns={(*turns).clone()} /> }
        }
    }
}

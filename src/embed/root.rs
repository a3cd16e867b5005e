//! Keeps the selection, has fetched what it needs, and tells the element what happens.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::load::LoadError;
use super::reader::Reader;
use super::remember;
use super::save;
use super::source::{Look, Source};
use super::store;
use crate::components::{App, Whole, code_of, failed, fetch_code, loading, pause, room_in};
use crate::model::Period;
use crate::state::{Action, Kept, Selection, View, escaped, from_query, to_query, value_of};
use crate::text::Lang;
use crate::view::page::Screen;

/// Where the data is, unless the element says otherwise.
const BUNDLED: &str = "data/";

/// Props of [`Root`].
#[derive(Clone, PartialEq, Properties)]
pub struct RootProps {
    /// What to show: the keys of the selection; `data`, the address of the reports; `base`, that of
    /// the folder of the widget.
    pub query: AttrValue,
    /// How many times something was asked for; `query` holds from then until the reader chooses.
    pub turn: u32,
    /// The element it is in.
    pub root: Element,
    /// Something happened: its name and a text.
    pub on_event: Callback<(&'static str, String)>,
}

/// The app with its data.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let turn = use_state_eq(|| props.turn);
    let allowed = remember::allowed(&props.root);
    let kept = match allowed {
        true => remember::kept(),
        false => Kept::default(),
    };
    let asked = |query: &str| Selection {
        lang: kept.lang_for(query),
        ..from_query(query)
    };
    let selection = use_state_eq(|| asked(&props.query));
    let address = value_of(&props.query, "data").unwrap_or_else(|| BUNDLED.to_owned());
    let source = Source(address);
    let news = use_force_update();
    let on_news = use_callback((), move |(), ()| news.force_update());
    let reader = use_memo((), |()| Reader::of(&props.root, kept, &on_news));
    // Asked for something else: what the reader chose in between gives way.
    if *turn != props.turn {
        turn.set(props.turn);
        selection.set(asked(&props.query));
        reader.quiet();
    }
    let whole_wanted = use_state_eq(|| false);
    let places_wanted = use_state_eq(|| false);
    let code_failed = use_state_eq(|| false);
    // What stood there before gives way only to a view with its code; later a word stands for it.
    let shown = use_mut_ref(|| None::<(Source, Rc<Screen>, Lang)>);
    let lang = selection.lang;
    let look = use_memo(
        (source.clone(), (*selection).clone(), store::arrivals()),
        |(source, selection, _)| source.look(selection),
    );
    let first = shown.borrow().as_ref().is_none_or(|(of, ..)| *of != source);
    let look = match &*look {
        Look::Screen(_) if first && !code_of(selection.view) => match *code_failed {
            true => Look::Failed(LoadError::Part),
            false => Look::Wait,
        },
        look => look.clone(),
    };
    use_effect_with((selection.view, *code_failed), {
        let (on_news, code_failed) = (on_news.clone(), code_failed.clone());
        move |(view, failed)| {
            let view = *view;
            if first && !failed && !code_of(view) {
                wasm_bindgen_futures::spawn_local(async move {
                    code_failed.set(!fetch_code(view).await);
                    on_news.emit(());
                });
            }
        }
    });
    let failure = match &look {
        Look::Failed(error) => Some(error.code()),
        // Without a report there is nothing to show in place of what stood there.
        Look::Screen(screen) if screen.no_data => Some("no-data".to_owned()),
        _ => None,
    };
    let current = *turn == props.turn;
    // In steps only while it is unseen: not once it was whole, or said what failed.
    let drawn = use_state_eq(|| false);
    let ready = current && *drawn && failure.is_none() && look != Look::Wait;
    use_effect_with((source.clone(), failure.clone()), {
        let on_event = props.on_event.clone();
        let drawn = drawn.clone();
        move |(_, failure)| {
            if let Some(code) = failure {
                drawn.set(true);
                on_event.emit(("error", code.clone()));
            }
        }
    });
    // After what was asked for is in the page.
    use_effect_with(
        (
            source.clone(),
            ready,
            current && failure.is_some(),
            props.turn,
        ),
        {
            let on_event = props.on_event.clone();
            let now = kept.query_of(&selection);
            move |(_, ready, failed, turn)| {
                if *ready {
                    on_event.emit(("ready", now));
                    // It has just been let into the page: that is laid out in a task of its own too.
                    wasm_bindgen_futures::spawn_local(pause());
                }
                if *ready || *failed {
                    on_event.emit(("settled", turn.to_string()));
                }
            }
        },
    );
    let on_action = {
        let (selection, on_event) = (selection.clone(), props.on_event.clone());
        let reader = reader.clone();
        Callback::from(move |action: Action| {
            // What is read is about to go.
            reader.quiet();
            let next = selection.after(action.clone());
            let mut kept = kept;
            // Typing replaces what was chosen, everything else is a step to come back from.
            let name = match action {
                Action::Filter(_) => "type",
                Action::Speak(lang) if allowed => {
                    kept.lang = Some(lang);
                    "select"
                }
                _ => "select",
            };
            on_event.emit((name, kept.query_of(&next)));
            selection.set(next);
            if allowed && kept != remember::kept() {
                remember::keep(kept);
            }
        })
    };
    // Chosen in another widget or tab; what this one was asked for stands above it.
    let followed = reader.follows(kept).filter(|lang| *lang != selection.lang);
    let followed = followed.filter(|_| value_of(&props.query, "lang").is_none());
    use_effect({
        let (source, selection, on_news) = (source.clone(), selection.clone(), on_news.clone());
        let (whole, places) = (*whole_wanted, *places_wanted);
        let on_action = on_action.clone();
        move || {
            if let Some(lang) = followed {
                on_action.emit(Action::Speak(lang));
            }
            source.ask(&selection, whole, &on_news);
            if places {
                source.ask_places(selection.lang, &on_news);
            }
        }
    });
    let looks = reader.looks(allowed, kept);
    let on_looks = {
        let reader = reader.clone();
        Callback::from(move |looks| reader.set(looks))
    };
    let on_retry = {
        let (code_failed, on_news) = (code_failed.clone(), on_news.clone());
        let source = source.clone();
        Callback::from(move |()| {
            store::forget_failures();
            store::forget(&source.0);
            code_failed.set(false);
            on_news.emit(());
        })
    };
    let whole = source.whole(lang);
    let on_need = {
        let (whole_wanted, on_retry) = (whole_wanted.clone(), on_retry.clone());
        let again = matches!(whole, Whole::Failed(_));
        Callback::from(move |()| {
            whole_wanted.set(true);
            if again {
                on_retry.emit(());
            }
        })
    };
    let was_drawn = *drawn;
    let on_drawn = (!was_drawn).then(|| Callback::from(move |()| drawn.set(true)));
    let on_find = {
        let (source, on_news) = (source.clone(), on_news.clone());
        Callback::from(move |()| {
            places_wanted.set(true);
            // Nothing says that they failed but that there are none: the next look is the retry.
            source.ask_places_again(lang, &on_news);
        })
    };
    let on_save = use_callback(
        (),
        |(name, kind, content): (String, &'static str, String), ()| {
            save::save(&name, kind, &content);
        },
    );
    let choices = use_memo(
        (source.clone(), lang, store::arrivals()),
        |(source, lang, _)| source.places(*lang),
    );
    // While something comes, what was there stays, in its own language.
    let (screen, lang) = match look {
        // The word for it stands in place of the view, below tabs that still work.
        Look::Failed(_) if selection.view != View::Summary && !first => match &*shown.borrow() {
            Some((_, screen, spoken)) => (screen.clone(), *spoken),
            None => return loading(lang),
        },
        Look::Failed(error) => {
            return failed(lang, &error.words(lang), &source.0, &on_retry);
        }
        Look::Screen(screen) => {
            shown.replace(Some((source, screen.clone(), lang)));
            (screen, lang)
        }
        Look::Wait => match &*shown.borrow() {
            Some((of, screen, spoken)) if *of == source => (screen.clone(), *spoken),
            _ => return loading(lang),
        },
    };
    // The element itself may still be hidden; what it stands in is as wide.
    let room = props.root.parent_element().map_or(0.0, |e| room_in(&e));
    // As `components::measured` has it.
    let room = (room * 100.0 / f64::from(looks.text)).floor();
    let selection = Selection {
        lang,
        ..(*selection).clone()
    };
    let paper = on_paper(&props.query, &selection, &screen);
    let tools = reader.tools(looks, lang, was_drawn);
    let on_read = Callback::from(move |()| reader.toggle(lang));
    html! {
        <App {screen} {selection} {paper} {on_action} {whole} {on_need} choices={(*choices).clone()}
            {on_find} {on_save} {room} {on_drawn} {tools} {on_looks} {on_read} asked={props.query.clone()} on_retry={on_retry.clone()} />
    }
}

/// Where the view is seen and when it was, for paper: there nothing can be pressed. The address is the
/// widget's own page, with the place and the period that are shown.
fn on_paper(asked: &str, selection: &Selection, screen: &Screen) -> String {
    let Some(base) = value_of(asked, "base") else {
        return String::new();
    };
    let mut seen = selection.clone();
    if seen.places.is_empty() {
        seen.places.push(screen.place.id.clone());
    }
    if seen.periods.is_empty() && seen.view == View::Summary {
        let shown = screen.page.period.parse::<Period>();
        seen.periods.extend(shown.ok());
    }
    let mut address = base + "index.html?" + &to_query(&seen);
    if let Some(data) = value_of(asked, "data").filter(|data| !data.ends_with("/data/")) {
        address.push_str("&data=");
        address.push_str(&escaped(&data));
    }
    // In digits, in the order that both languages have: asking the browser for the words takes 15 ms, the first time anybody does.
    let today = js_sys::Date::new_0();
    let (year, month, day) = (
        today.get_full_year(),
        today.get_month() + 1,
        today.get_date(),
    );
    let day = format!("{day}-{month}-{year}");
    address + " · " + &day
}

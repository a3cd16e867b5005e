//! The whole app below the loading of data: place and language on top, tabs, the chosen view.

use std::rc::Rc;

use yew::prelude::*;

use super::data::Whole;
use super::focus;
use super::later::Later;
use super::markup::Markup;
use super::parts::{Part, PartProps, part_of};
use super::pause::pause;
use super::picker::PlacePicker;
use super::reference::Opened;
use super::roving::moved;
use super::states;
use super::summary::{Summary, pick};
use super::tabs::{name, tabs};
use super::tools::{self, OnLooks, Tools};
use crate::state::{Action, Selection};
use crate::text::{Lang, share, take, ui};
use crate::view::options::Choice;
use crate::view::page::{Notice, PeriodPage, Screen};

/// Props of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What is shown.
    pub screen: Rc<Screen>,
    /// What is chosen.
    pub selection: Selection,
    /// Something was chosen.
    pub on_action: Callback<Action>,
    /// The dataset.
    #[prop_or_default]
    pub whole: Whole,
    /// The dataset is needed.
    #[prop_or_default]
    pub on_need: Callback<()>,
    /// The places to choose from, once they are here.
    #[prop_or_default]
    pub choices: Option<Rc<Vec<Choice>>>,
    /// They are needed.
    #[prop_or_default]
    pub on_find: Callback<()>,
    /// A file is to be saved: its name, type and content.
    #[prop_or_default]
    pub on_save: Callback<(String, &'static str, String)>,
    /// How wide it is, px; 0 if that is not known before it is drawn.
    #[prop_or_default]
    pub room: f64,
    /// How the reader sees it.
    #[prop_or_default]
    pub tools: Tools,
    /// The reader wants to see it so.
    #[prop_or_default]
    pub on_looks: OnLooks,
    /// The reader wants it read aloud, or no longer.
    #[prop_or_default]
    pub on_read: Callback<()>,
    /// What was asked for as a query: `data` and `base` say where reports and widget are published.
    #[prop_or_default]
    pub asked: AttrValue,
    /// Said only on paper: the address of the view, and the day.
    #[prop_or_default]
    pub paper: AttrValue,
    /// The data is to be fetched again.
    #[prop_or_default]
    pub on_retry: Option<Callback<()>>,
    /// Everything is drawn, after a start in steps; without it all is drawn at once.
    #[prop_or_default]
    pub on_drawn: Option<Callback<()>>,
    /// Distinguishes this widget's element ids from another's on the same page.
    #[prop_or(AttrValue::Static("by"))]
    pub id: AttrValue,
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let step = use_step(props.on_drawn.as_ref());
    let opened = use_state(|| None::<(Part, Opened)>);
    let on_open = {
        let opened = opened.clone();
        use_callback((), move |at: Opened, ()| {
            opened.set(Some((Part::Sheet, at)))
        })
    };
    let on_close = {
        let opened = opened.clone();
        Callback::from(move |()| {
            if let Some((_, opened)) = opened.as_ref() {
                opened.give_focus_back();
            }
            opened.set(None);
        })
    };
    let (screen, lang) = (&props.screen, props.selection.lang);
    if screen.no_data {
        return states::no_data(lang, &screen.errors, props.on_retry.as_ref());
    }
    let w = ui::words(lang);
    let view = props.selection.view;
    let (place, page) = (&screen.place, &screen.page);
    let said = focus::use_changed([&place.id, &page.period, lang.code()].concat(), || {
        [&place.name, ". ", &page.page.title].concat()
    });
    let panel = format!("{}-panel", props.id);
    let on_action = &props.on_action;
    let needs = PartProps {
        selection: props.selection.clone(),
        on_action: props.on_action.clone(),
        on_save: props.on_save.clone(),
        id: props.id.clone(),
        room: props.room,
        asked: props.asked.clone(),
        on_open: on_open.clone(),
        on_close,
        on_retry: props.on_retry.clone(),
        opened: None,
    };
    // Without a place no view has anything to show but that.
    let part = part_of(view).filter(|_| !place.id.is_empty());
    let content = match part {
        _ if step == 0 => Html::default(),
        None => {
            let on_open = &on_open;
            let summary = Summary {
                lang,
                on_action,
                on_open,
            };
            let parts = [
                periods(&screen.page, lang, on_action),
                summary.draw(&screen.page.page, step),
            ];
            parts.into_iter().collect()
        }
        Some(part) => later(part, &needs, None, props),
    };
    let label = match place.name.is_empty() {
        true => [w.app, name(view, lang)].join(" – "),
        false => [w.app, &place.name, name(view, lang)].join(" – "),
    };
    html! {
        <section class="by-app" lang={lang.code()} aria-label={label}
            onclick={|event: MouseEvent| focus::in_app(&event)}>
            <header class="by-head" part="head">
                <PlacePicker
                    {lang}
                    id={props.id.clone()}
                    label={w.place}
                    shown={screen.place.name.clone()}
                    chosen={screen.place.id.clone()}
                    choices={props.choices.clone()}
                    on_find={props.on_find.clone()}
                    on_pick={on_action.reform(Action::PickPlace)}
                />
                { tools::bar(props.tools, lang, &props.on_looks, &props.on_read, tools::language(lang, on_action)) }
            </header>
            { tabs(view, lang, &panel, &on_action.reform(Action::ShowView)) }
            { notices(&screen.notices) }
            <div id={panel} class="by-panel" part="view" role="tabpanel" aria-labelledby={format!("{}-tab-{}", props.id, view.code())}>
                { content }
            </div>
            <p class="by-hidden" role="status">{ said }</p>
            if !props.paper.is_empty() { <p class="by-print">{ &props.paper }</p> }
            if !place.id.is_empty() {
                <footer class="by-controls">
                    { opener(Part::Share, share::share(lang), &opened) }
                    { opener(Part::Embed, share::embed(lang), &opened) }
                    { opener(Part::Take, take::take(lang), &opened) }
                </footer>
            }
            if let Some((part, at)) = (*opened).clone() {
                { later(part, &needs, Some(at), props) }
            }
        </section>
    }
}

/// A part that is drawn once its code and the data are here.
#[inline(never)]
fn later(part: Part, needs: &PartProps, opened: Option<Opened>, props: &AppProps) -> Html {
    let needs = PartProps {
        opened,
        ..needs.clone()
    };
    html! { <Later {part} props={needs} whole={props.whole.clone()} on_need={props.on_need.clone()} /> }
}

/// The last step of a start: all is there.
pub const WHOLE: u32 = 4;

/// How much is drawn: a start is cut up so that the page around answers in between, each step in a
/// task of its own, laid out unseen until all is there.
#[hook]
fn use_step(on_drawn: Option<&Callback<()>>) -> u32 {
    let step = use_state(|| if on_drawn.is_some() { 0 } else { WHOLE });
    let (now, on_drawn) = (*step, on_drawn.cloned());
    use_effect_with(now, move |now| {
        let now = *now;
        if now < WHOLE {
            yew::platform::spawn_local(async move {
                pause().await;
                step.set(now + 1);
            });
        } else if let Some(on_drawn) = on_drawn {
            on_drawn.emit(());
        }
    });
    now
}

/// What of the link or the data could not be used.
fn notices(notices: &[Notice]) -> Html {
    Markup::of(|m| {
        for notice in notices {
            m.el("p", "by-notice", |m| {
                m.attr("role", if notice.urgent { "alert" } else { "status" });
                m.text(&notice.text);
            });
        }
    })
}

/// The periods of the place in view; arrows move between them.
fn periods(page: &PeriodPage, lang: Lang, on_action: &Callback<Action>) -> Html {
    if page.periods.is_empty() {
        return Html::default();
    }
    let chips = Markup::of(|m| {
        for period in &page.periods {
            let chosen = period.id == page.period;
            m.put(chip(&period.name, chosen, pick(on_action, period)));
        }
    });
    let onkeydown = |event: KeyboardEvent| {
        moved(&event, "[role=group]");
    };
    html! {
        <div class="by-controls">
            <div class="by-field by-field--chips" role="group" aria-label={ui::words(lang).period} {onkeydown}>{ chips }</div>
        </div>
    }
}

fn chip(name: &str, chosen: bool, onclick: Callback<MouseEvent>) -> Html {
    let (class, pressed) = match chosen {
        true => ("by-chip by-chip--chosen", "true"),
        false => ("by-chip", "false"),
    };
    html! { <button type="button" key={name} {onclick} aria-pressed={pressed} {class}>{ name }</button> }
}

/// A button that opens a sheet about the whole view.
fn opener(
    part: Part,
    label: &'static str,
    opened: &UseStateHandle<Option<(Part, Opened)>>,
) -> Html {
    let opened = opened.clone();
    let onclick = move |event: MouseEvent| opened.set(Some((part, Opened::by(&event, Vec::new()))));
    html! {
        <button type="button" class="by-button by-button--quiet" aria-haspopup="dialog" {onclick}>{ label }</button>
    }
}

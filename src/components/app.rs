//! The whole app below the loading of data: place and language on top, tabs, the chosen view.

use std::cell::RefCell;
use std::rc::Rc;

use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::data::Whole;
use super::file::OnSave;
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
use crate::state::{Action, Selection, View};
use crate::text::{Lang, share, take, ui};
use crate::view::options::Choice;
use crate::view::page::{PeriodPage, Screen};

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
    /// All there is of the data is wanted.
    #[prop_or_default]
    pub on_more: Callback<()>,
    /// A file is to be saved.
    #[prop_or_default]
    pub on_save: OnSave,
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
    /// Counts how often something was asked for from outside.
    #[prop_or_default]
    pub turn: u32,
    /// Everything is drawn for this selection.
    #[prop_or_default]
    pub on_drawn: Callback<Selection>,
    /// It is made and drawn in steps, each in a task of its own.
    #[prop_or_default]
    pub in_steps: bool,
    /// Distinguishes this widget's element ids from another's on the same page.
    #[prop_or(AttrValue::Static("by"))]
    pub id: AttrValue,
}

/// The app. No function component, as all that are drawn at first: hooks would make it larger.
pub struct App {
    /// How much is drawn, so that the page around answers in between.
    step: usize,
    /// The step that was seen to last.
    seen_to: Option<usize>,
    /// What is chosen is not drawn yet.
    busy: bool,
    /// What is seen while another view is on its way.
    stood: RefCell<Option<(View, Html)>>,
    /// What is said of a change, and for which view.
    said: (String, String),
    opened: Option<(Part, Opened)>,
    /// Always the same, so that what is given it is drawn again only where something else is new.
    on_pick: Callback<String>,
    on_open: Callback<Opened>,
    on_close: Callback<()>,
    on_whole: Callback<Selection>,
}

/// What happens.
pub enum Message {
    /// More is drawn.
    Step,
    /// All is, for this selection.
    Whole(Selection),
    /// Something is opened above the view.
    Open(Part, Opened),
    /// It is closed.
    Close,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let (props, link) = (ctx.props(), ctx.link());
        Self {
            step: 0,
            seen_to: None,
            busy: props.in_steps,
            stood: RefCell::default(),
            // What is there from the start is read in its place.
            said: (said_of(props), String::new()),
            opened: None,
            on_pick: props.on_action.reform(Action::PickPlace),
            on_open: link.callback(|at| Message::Open(Part::Sheet, at)),
            on_close: link.callback(|()| Message::Close),
            on_whole: link.callback(Message::Whole),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Step => self.step += 1,
            Message::Whole(of) => {
                let props = ctx.props();
                // Something else was chosen meanwhile.
                if of != props.selection {
                    return false;
                }
                props.on_drawn.emit(of);
                let other = |stood: &mut (View, Html)| stood.0 != props.selection.view;
                let gone = self.stood.get_mut().take_if(other).is_some();
                return std::mem::take(&mut self.busy) || gone;
            }
            Message::Open(part, at) => self.opened = Some((part, at)),
            Message::Close => {
                if let Some((_, opened)) = self.opened.take() {
                    opened.give_focus_back();
                }
            }
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &AppProps) -> bool {
        let props = ctx.props();
        if props.on_action != before.on_action {
            self.on_pick = props.on_action.reform(Action::PickPlace);
        }
        self.busy |= props.in_steps && props.selection != before.selection;
        if props.selection.view != before.selection.view {
            self.step = self.step.min(HEAD);
            self.seen_to = None;
        }
        let key = said_of(props);
        if self.said.0 != key {
            let screen = &props.screen;
            self.said = (
                key,
                [&screen.place.name, ". ", &screen.page.page.title].concat(),
            );
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let (screen, lang) = (&props.screen, props.selection.lang);
        match screen.no_data {
            true => states::no_data(lang, &screen.errors, props.on_retry.as_ref()),
            false => self.draw(props, ctx.link()),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let props = ctx.props();
        let part = part(props).is_some();
        if !self.busy {
            focus::kept();
        }
        // The parts draw themselves in steps, and tell.
        let most = if part { HEAD + 1 } else { WHOLE };
        if props.in_steps && self.step < most {
            if self.seen_to.replace(self.step) != Some(self.step) {
                let link = ctx.link().clone();
                yew::platform::spawn_local(async move {
                    pause().await;
                    link.send_message(Message::Step);
                });
            }
        } else if !(props.in_steps && part) {
            ctx.link()
                .send_message(Message::Whole(props.selection.clone()));
        }
    }
}

/// The part that draws the view, if there is one.
fn part(props: &AppProps) -> Option<Part> {
    match props.selection.view {
        View::Summary if props.screen.is_outline() => Some(Part::Summary),
        // Without a place no view has anything to show but that.
        view => part_of(view).filter(|_| !props.screen.place.id.is_empty()),
    }
}

impl App {
    fn draw(&self, props: &AppProps, link: &Scope<Self>) -> Html {
        let lang = props.selection.lang;
        let view = props.selection.view;
        let w = ui::words(lang);
        let place = &props.screen.place;
        let label = match place.name.is_empty() {
            true => [w.app, name(view, lang)].join(" – "),
            false => [w.app, &place.name, name(view, lang)].join(" – "),
        };
        Markup::of(|m| {
            m.el("section", "by-app", |m| {
                m.attr("lang", lang.code());
                m.attr("aria-label", &label);
                m.on_click(Callback::from(|event| focus::in_app(&event)));
                if !props.in_steps || self.step > 0 {
                    self.inside(m, props, link);
                }
            });
        })
    }

    fn inside(&self, m: &mut Markup, props: &AppProps, link: &Scope<Self>) {
        let (lang, view) = (props.selection.lang, props.selection.view);
        let (place, on_action) = (&props.screen.place, &props.on_action);
        let panel = format!("{}-panel", props.id);
        m.el("header", "by-head", |m| {
            m.attr("part", "head");
            // Type of many kinds takes longest where it is met first: this and the rest are laid out apart.
            if props.in_steps && self.step < HEAD {
                return;
            }
            m.put(self.picker(props));
            let language = tools::language(lang, on_action);
            let (on_looks, on_read) = (&props.on_looks, &props.on_read);
            m.put(tools::bar(props.tools, lang, on_looks, on_read, language));
        });
        let on_pick = on_action.reform(Action::ShowView);
        m.put(tabs(view, lang, &panel, &on_pick));
        m.put(notices(props));
        m.el("div", "by-panel", |m| {
            m.attr("id", &panel);
            m.attr("part", "view");
            m.attr("role", "tabpanel");
            if self.busy {
                m.attr("aria-busy", "true");
            }
            m.attr(
                "aria-labelledby",
                &[&props.id, "-tab-", view.code()].concat(),
            );
            self.panel(m, props);
        });
        m.el("p", "by-hidden", |m| {
            m.attr("role", "status");
            m.text(&self.said.1);
        });
        m.when(!props.paper.is_empty(), |m| {
            m.leaf("p", "by-print", &props.paper);
        });
        m.when(!place.id.is_empty(), |m| {
            m.el("footer", "by-controls", |m| {
                opener(m, Part::Share, share::share(lang), link);
                opener(m, Part::Embed, share::embed(lang), link);
                opener(m, Part::Take, take::take(lang), link);
            });
        });
        let opened = self.opened.as_ref();
        let opened = opened.map(|(part, at)| self.later(*part, Some(at), props));
        m.put(opened.unwrap_or_default());
    }

    /// The view, and beside it what is seen until it is whole.
    fn panel(&self, m: &mut Markup, props: &AppProps) {
        let content = self.content(props);
        if !props.in_steps {
            return m.put(content);
        }
        let view = props.selection.view;
        let mut stood = self.stood.borrow_mut();
        match &*stood {
            Some((of, old)) if *of != view => {
                m.put(kept(*of, old.clone(), ""));
                m.put(kept(view, content, "by-unseen"));
            }
            _ => {
                *stood = Some((view, content.clone()));
                m.put(kept(view, content, ""));
            }
        }
    }

    fn content(&self, props: &AppProps) -> Html {
        let step = if props.in_steps { self.step } else { WHOLE };
        if step <= HEAD {
            return Html::default();
        }
        if let Some(part) = part(props) {
            return self.later(part, None, props);
        }
        let (lang, on_action) = (props.selection.lang, &props.on_action);
        let page = &props.screen.page;
        let summary = Summary {
            lang,
            on_action,
            on_open: &self.on_open,
        };
        Markup::of(|m| {
            m.put(periods(page, lang, on_action));
            m.put(summary.draw(&page.page, step));
        })
    }

    fn picker(&self, props: &AppProps) -> Html {
        let lang = props.selection.lang;
        html! {
            <PlacePicker
                {lang}
                id={props.id.clone()}
                label={ui::words(lang).place}
                shown={props.screen.place.name.clone()}
                chosen={props.screen.place.id.clone()}
                choices={props.choices.clone()}
                on_find={props.on_find.clone()}
                on_pick={self.on_pick.clone()}
            />
        }
    }

    /// A part that is drawn once its code and the data are here.
    #[inline(never)]
    fn later(&self, part: Part, opened: Option<&Opened>, props: &AppProps) -> Html {
        let needs = PartProps {
            selection: props.selection.clone(),
            on_action: props.on_action.clone(),
            on_save: props.on_save.clone(),
            id: props.id.clone(),
            room: props.room,
            asked: props.asked.clone(),
            on_open: self.on_open.clone(),
            on_close: self.on_close.clone(),
            on_retry: props.on_retry.clone(),
            on_whole: (props.in_steps && opened.is_none()).then(|| self.on_whole.clone()),
            waited: false,
            turn: props.turn,
            opened: opened.cloned(),
        };
        html! { <Later {part} props={needs} whole={props.whole.clone()} on_need={props.on_need.clone()} /> }
    }
}

/// Which view it is, for [`App::said`].
fn said_of(props: &AppProps) -> String {
    let screen = &props.screen;
    let lang = props.selection.lang.code();
    [&screen.place.id, screen.page.period.as_str(), lang].concat()
}

/// What a view shows, kept while others come and go.
fn kept(view: View, content: Html, class: &'static str) -> Html {
    let mut tag = VTag::new("div");
    tag.key = Some(view.code().into());
    if !class.is_empty() {
        tag.add_attribute("class", class);
    }
    tag.add_child(content);
    tag.into()
}

/// The last step in which the summary is drawn: all is there.
pub const WHOLE: usize = 7;

/// The step in which all that stands around the view is drawn; but for the head, in the one before.
pub const HEAD: usize = 2;

/// What of the link or the data could not be used.
fn notices(props: &AppProps) -> Html {
    Markup::of(|m| {
        for notice in &props.screen.notices {
            m.el("p", "by-notice", |m| {
                m.attr("role", if notice.urgent { "alert" } else { "status" });
                m.text(&notice.text);
                let asked = match notice.more {
                    true => Some(&props.on_more),
                    false => props.on_retry.as_ref(),
                };
                if let Some(asked) = asked.filter(|_| !notice.button.is_empty()) {
                    m.text(" ");
                    m.button("by-button", asked.reform(|_| ()), |m| {
                        m.text(&notice.button)
                    });
                }
            });
        }
    })
}

/// The periods of the place in view; arrows move between them.
pub fn periods(page: &PeriodPage, lang: Lang, on_action: &Callback<Action>) -> Html {
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
fn opener(m: &mut Markup, part: Part, label: &str, link: &Scope<App>) {
    let onclick = move |event: MouseEvent| Message::Open(part, Opened::by(&event, Vec::new()));
    m.el("button", "by-button by-button--quiet", |m| {
        m.attr("type", "button");
        m.attr("aria-haspopup", "dialog");
        m.on_click(link.callback(onclick));
        m.text(label);
    });
}

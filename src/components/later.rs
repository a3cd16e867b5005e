//! A part of the app that may still have to be fetched, or the data that it shows.

use yew::prelude::*;

use super::data::Whole;
use super::markup::Markup;
use super::parts::{Part, PartProps, fetch, here};
use crate::text::ui;

/// Props of [`Later`].
#[derive(Clone, PartialEq, Properties)]
pub struct LaterProps {
    /// Which part.
    pub part: Part,
    /// What it needs.
    pub props: PartProps,
    /// The dataset.
    pub whole: Whole,
    /// The dataset is needed.
    pub on_need: Callback<()>,
}

/// The part, once it is here; until then a word, and a way to try again where it can't be fetched.
pub struct Later {
    /// How often the part was asked for.
    tries: u32,
    failed: bool,
    /// A word stood where the view is to be.
    waited: bool,
    /// What was asked for last: neither is done twice.
    seen_to: Option<(Part, u32, bool)>,
}

/// What happens.
pub enum Message {
    /// The part has come, or not.
    Come(bool),
    /// It is to be tried again.
    Retry,
}

impl Component for Later {
    type Message = Message;
    type Properties = LaterProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            tries: 0,
            failed: false,
            waited: false,
            seen_to: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Come(here) => self.failed = !here,
            Message::Retry => {
                ctx.props().on_need.emit(());
                self.failed = false;
                self.tries += 1;
            }
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &LaterProps) -> bool {
        self.failed &= ctx.props().part == before.part;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let p = ctx.props();
        let w = ui::words(p.props.selection.lang);
        let failed = match (&p.whole, here(p.part)) {
            (Whole::Here(data), Some(draw)) => {
                let props = PartProps {
                    waited: self.waited,
                    ..p.props.clone()
                };
                return draw(p.part, data, &props);
            }
            (Whole::Failed(why), _) => why,
            // Told once it is known of the data too: trying again is then of both.
            (Whole::Here(_), None) if self.failed => w.part_failed,
            _ => {
                return Markup::of(|m| {
                    m.el("p", "by-notice", |m| {
                        m.attr("role", "status");
                        m.text(w.part_loading);
                    });
                });
            }
        };
        let onclick = ctx.link().callback(|_| Message::Retry);
        Markup::of(|m| {
            m.el("p", "by-notice", |m| {
                m.attr("role", "alert");
                m.text(failed);
                m.text(" ");
                m.button("by-button", onclick, |m| m.text(w.retry));
            });
        })
    }

    /// Asks for what is not here.
    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let p = ctx.props();
        // A word is all there is for now: what stood there before gives way to it.
        if !matches!(p.whole, Whole::Here(_)) || here(p.part).is_none() {
            self.waited = true;
            if let Some(on_whole) = &p.props.on_whole {
                on_whole.emit(p.props.selection.clone());
            }
        }
        let now = (p.part, self.tries, p.whole == Whole::NotYet);
        if self.seen_to.replace(now) == Some(now) {
            return;
        }
        if p.whole == Whole::NotYet {
            p.on_need.emit(());
        }
        let part = p.part;
        if here(part).is_none() {
            let link = ctx.link().clone();
            yew::platform::spawn_local(async move {
                link.send_message(Message::Come(fetch(part).await));
            });
        }
    }
}

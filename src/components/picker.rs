//! Chooses a place: type a few letters, with or without diacritics, then pick.

use std::ops::Range;
use std::rc::Rc;

use web_sys::{Element, FocusEvent, HtmlInputElement};
use yew::html::Scope;
use yew::prelude::*;

use super::by_name;
use super::focus;
use super::markup::Markup;
use crate::text::{Lang, ui};
use crate::view::options::{self, Choice};

/// How many matches are listed at first, and how many more once these are nearly passed.
const LISTED: usize = 40;

/// How many are listed at most; for those before them there is a gap.
const AT_ONCE: usize = 3 * LISTED;

/// Props of [`PlacePicker`].
#[derive(Clone, PartialEq, Properties)]
pub struct PlacePickerProps {
    /// The language.
    pub lang: Lang,
    /// Prefix of ids.
    pub id: AttrValue,
    /// Label.
    pub label: &'static str,
    /// The name of the place chosen now; empty where one is to be added.
    #[prop_or_default]
    pub shown: String,
    /// Its id.
    #[prop_or_default]
    pub chosen: String,
    /// The places to choose from, once they are here.
    pub choices: Option<Rc<Vec<Choice>>>,
    /// They are needed.
    pub on_find: Callback<()>,
    /// A place was picked.
    pub on_pick: Callback<String>,
}

/// A combobox after the ARIA practice: arrows move, Enter picks, Escape closes.
pub struct PlacePicker {
    /// What was typed; `None` while the list is closed.
    typed: Option<String>,
    active: usize,
    /// Which of the matches are listed.
    shown: Range<usize>,
    /// How high an entry is, about, px.
    height: f64,
    /// The places chosen so far, the present one last.
    seen: Vec<String>,
    listed: NodeRef,
    /// Which entry was brought into sight last.
    in_sight: (usize, bool),
}

/// What happens.
pub enum Message {
    /// The list is opened with this in the field.
    Type(String),
    /// It is closed.
    Close,
    /// Another entry is pointed at.
    Move(usize),
    /// The list is scrolled.
    Scroll,
    /// The entry that is pointed at is picked.
    Enter,
    /// A place is picked.
    Pick(String),
}

impl Component for PlacePicker {
    type Message = Message;
    type Properties = PlacePickerProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut picker = Self {
            typed: None,
            active: 0,
            shown: 0..LISTED,
            height: 0.0,
            seen: Vec::new(),
            listed: NodeRef::default(),
            in_sight: (0, false),
        };
        picker.has_seen(ctx.props());
        picker
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Type(text) => {
                self.close();
                self.typed = Some(text);
                if ctx.props().choices.is_none() {
                    ctx.props().on_find.emit(());
                }
            }
            Message::Close => self.close(),
            Message::Move(to) => {
                self.active = to;
                if to < self.shown.start + LISTED / 2 {
                    self.begin(to.saturating_sub(LISTED / 2));
                }
                if to + LISTED / 2 > self.shown.end {
                    self.end(to + LISTED / 2);
                }
            }
            Message::Scroll => return self.scrolled(),
            Message::Enter => {
                // It may have been scrolled away.
                let only = self.active..self.active + 1;
                let chosen = self.matches(ctx.props(), &only).0.pop();
                // One may be listed only to say why it can't be picked.
                match chosen.filter(|c| !c.refused) {
                    Some(chosen) => self.pick(ctx.props(), chosen.id),
                    None => return false,
                }
            }
            Message::Pick(id) => self.pick(ctx.props(), id),
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &PlacePickerProps) -> bool {
        self.has_seen(ctx.props());
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let list = match props.chosen.is_empty() {
            true => format!("{}-places-add", props.id),
            false => format!("{}-places", props.id),
        };
        let (matches, count) = self.matches(props, &self.shown);
        let input = self.input(props, &list, count, link);
        let options = self.options(props, &list, (&matches, count), link);
        Markup::of(|m| {
            m.el("div", "by-place", |m| {
                m.el("label", "by-place__label", |m| {
                    m.attr("for", &[&list, "-input"].concat());
                    m.text(props.label);
                });
                m.put(input);
                m.put(options);
            });
        })
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        // An entry's height, before there is a gap.
        if let Some(list) = self.listed.cast::<Element>()
            && self.typed.is_some()
            && self.height == 0.0
        {
            let all = by_name::get(&list, "scrollHeight").as_f64();
            let listed = list.children().length().max(1);
            self.height = all.unwrap_or_default() / f64::from(listed);
        }
        let now = self.pointed_at();
        if std::mem::replace(&mut self.in_sight, now) != now {
            let gap = usize::from(self.shown.start > 0);
            focus::in_sight(&self.listed, self.active + gap - self.shown.start);
        }
    }
}

impl PlacePicker {
    #[inline(never)]
    fn close(&mut self) {
        self.typed = None;
        self.active = 0;
        self.shown = 0..LISTED;
    }

    #[inline(never)]
    fn pick(&mut self, props: &PlacePickerProps, id: String) {
        self.close();
        props.on_pick.emit(id);
    }

    /// They are listed from this one on.
    #[inline(never)]
    fn begin(&mut self, start: usize) {
        self.shown = start..self.shown.end.min(start + AT_ONCE);
    }

    /// They are listed up to this one.
    #[inline(never)]
    fn end(&mut self, end: usize) {
        self.shown = self.shown.start.max(end.saturating_sub(AT_ONCE))..end;
    }

    /// Which entry is pointed at, if the list is open.
    fn pointed_at(&self) -> (usize, bool) {
        (self.active, self.typed.is_some())
    }

    /// Lists more where what is listed ends nearby; whether it does.
    fn scrolled(&mut self) -> bool {
        // What keys have come to is still to be brought into sight.
        if self.in_sight != self.pointed_at() {
            return false;
        }
        let Some(list) = self.listed.cast::<Element>() else {
            return false;
        };
        let px = |name| by_name::get(&list, name).as_f64().unwrap_or_default();
        let (above, seen) = (px("scrollTop"), px("clientHeight"));
        let start = self.shown.start;
        let gap = start as f64 * self.height;
        let listed = list.children().length() as usize - usize::from(start > 0);
        // Of fewer than there is room for the last one is there.
        if listed == self.shown.len() && px("scrollHeight") - above < 2.0 * seen {
            self.end(self.shown.end + LISTED);
        } else if start > 0 && above < gap + seen {
            let to = start as f64 + (above - gap) / self.height;
            self.begin((to as usize).min(start).saturating_sub(LISTED));
        } else {
            return false;
        }
        true
    }

    fn has_seen(&mut self, props: &PlacePickerProps) {
        if !props.chosen.is_empty() {
            self.seen.retain(|id| *id != props.chosen);
            self.seen.push(props.chosen.clone());
        }
    }

    /// What is listed, and how many match.
    fn matches(&self, props: &PlacePickerProps, shown: &Range<usize>) -> (Vec<Choice>, usize) {
        match (self.typed.as_deref(), &props.choices) {
            (Some(""), Some(all)) => options::seen_first(all, &self.seen, shown, props.lang),
            (Some(text), Some(all)) => options::matching(all, text, shown),
            _ => (Vec::new(), 0),
        }
    }

    fn input(&self, props: &PlacePickerProps, list: &str, all: usize, link: &Scope<Self>) -> Html {
        let value = |event: &InputEvent| event.target_unchecked_into::<HtmlInputElement>().value();
        let onfocus = link.callback(|event: FocusEvent| {
            event.target_unchecked_into::<HtmlInputElement>().select();
            Message::Type(String::new())
        });
        let shown = match self.typed.as_deref() {
            Some("") | None => props.shown.clone(),
            Some(text) => text.to_owned(),
        };
        let open = self.typed.is_some();
        html! {
            <input
                class="by-place__input" id={[list, "-input"].concat()} type="text" role="combobox"
                autocomplete="off" spellcheck="false" placeholder={ui::words(props.lang).find_place}
                aria-expanded={open.to_string()} aria-controls={list.to_owned()} aria-autocomplete="list"
                aria-activedescendant={(open && props.choices.is_some() && self.shown.contains(&self.active)).then(|| option_id(list, self.active))}
                value={shown} {onfocus} onblur={link.callback(|_| Message::Close)}
                oninput={link.callback(move |event| Message::Type(value(&event)))}
                onkeydown={self.keys(all, link)}
            />
        }
    }

    fn options(
        &self,
        props: &PlacePickerProps,
        list: &str,
        (matches, count): (&[Choice], usize),
        link: &Scope<Self>,
    ) -> Html {
        let w = ui::words(props.lang);
        let open = self.typed.is_some();
        let start = self.shown.start;
        let gap = start as f64 * self.height;
        let entries = Markup::of(|m| {
            if start > 0 {
                let height = (gap as usize).to_string();
                m.put(html! {
                    <li key="" aria-hidden="true"><svg class="by-gap" width="1" {height}></svg></li>
                });
            }
            for (i, choice) in (start..).zip(matches) {
                let chosen = choice.id == props.chosen;
                m.put(option(
                    choice,
                    (option_id(list, i), i + 1, count),
                    i == self.active,
                    chosen,
                    link,
                ));
            }
            if open && matches.is_empty() && props.choices.is_some() {
                // An entry, so that it is heard as the others are.
                m.el("li", "by-place__none", |m| {
                    m.attr("id", &option_id(list, 0));
                    m.attr("role", "option");
                    m.attr("aria-selected", "false");
                    m.attr("aria-disabled", "true");
                    m.text(w.no_place_found);
                });
            }
        });
        let onscroll = link.callback(|_: Event| Message::Scroll);
        // It scrolls; without tabindex Tab would stop at it, and close it.
        html! {
            <ul class="by-place__list" id={list.to_owned()} ref={&self.listed} role="listbox" tabindex="-1"
                aria-label={w.place} hidden={!open} {onscroll}>{ entries }</ul>
        }
    }

    /// How many match is `all`.
    fn keys(&self, all: usize, link: &Scope<Self>) -> Callback<KeyboardEvent> {
        let (open, active, link) = (self.typed.is_some(), self.active, link.clone());
        Callback::from(move |event: KeyboardEvent| {
            let message = match event.key().as_str() {
                "ArrowDown" | "ArrowUp" if !open => Message::Type(String::new()),
                "ArrowDown" if all > 0 => Message::Move((active + 1) % all),
                "ArrowUp" if all > 0 => Message::Move((active + all - 1) % all),
                "Enter" if open => Message::Enter,
                "Escape" if open => Message::Close,
                _ => return,
            };
            link.send_message(message);
            event.prevent_default();
        })
    }
}

fn option_id(list: &str, i: usize) -> String {
    format!("{list}-{i}")
}

/// An entry: its id, its place in the list, and how many there are, also of those not listed yet.
fn option(
    choice: &Choice,
    (id, nth, count): (String, usize, usize),
    active: bool,
    chosen: bool,
    link: &Scope<PlacePicker>,
) -> Html {
    let (place, refused, link) = (choice.id.clone(), choice.refused, link.clone());
    // Before blur closes the list; a click would come after it.
    let onmousedown = move |event: MouseEvent| {
        event.prevent_default();
        if !refused {
            link.send_message(Message::Pick(place.clone()));
        }
    };
    let class = match (active, refused) {
        (false, false) => "by-place__option",
        (true, false) => "by-place__option by-place__option--active",
        (false, true) => "by-place__option by-place__option--refused",
        (true, true) => "by-place__option by-place__option--active by-place__option--refused",
    };
    let inside = Markup::of(|m| {
        m.text(&choice.label);
        if !choice.hint.is_empty() {
            m.leaf("small", "by-place__hint", &choice.hint);
        }
    });
    html! {
        // With keys: what is on the screen stays where it is while the list goes on.
        <li key={choice.id.clone()} {id} role="option" aria-selected={chosen.to_string()} {onmousedown}
            aria-posinset={nth.to_string()} aria-setsize={count.to_string()}
            aria-disabled={refused.then_some("true")} {class}>{ inside }</li>
    }
}

//! Markup by plain calls. `html!` writes out the making of every element anew, 150 to 300 bytes of
//! wasm each; a call here is 20. It stays where components, fields or references are made.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// Elements and text, one after the other.
#[derive(Default)]
pub struct Markup {
    /// What is being written, outermost first.
    open: Vec<VTag>,
    /// What is complete and in nothing else.
    done: Vec<Html>,
}

impl Markup {
    /// What `inside` writes.
    pub fn of(inside: impl FnOnce(&mut Self)) -> Html {
        let mut markup = Self::default();
        inside(&mut markup);
        markup.end()
    }

    /// An element and what is in it. `class` may be empty.
    #[inline]
    pub fn el(&mut self, tag: &'static str, class: &'static str, inside: impl FnOnce(&mut Self)) {
        self.begin(tag, class);
        inside(self);
        self.close();
    }

    /// An element that holds only text.
    #[inline(never)]
    pub fn leaf(&mut self, tag: &'static str, class: &'static str, text: &str) {
        self.begin(tag, class);
        self.text(text);
        self.close();
    }

    /// A button that calls back when it is clicked.
    #[inline]
    pub fn button(
        &mut self,
        class: &'static str,
        onclick: Callback<MouseEvent>,
        inside: impl FnOnce(&mut Self),
    ) {
        let children = Self::of(inside);
        self.put(button(class, onclick, children));
    }

    /// Text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.put(VText::new(text.to_owned()).into());
    }

    /// What is made already.
    #[inline(never)]
    pub fn put(&mut self, html: Html) {
        match self.open.last_mut() {
            Some(tag) => tag.add_child(html),
            None => self.done.push(html),
        }
    }

    /// Something that comes and goes. Yew tells what stands in a row apart by counting from its end: what
    /// is not there must leave its place empty, or all before it is made anew and loses the focus.
    #[inline]
    pub fn when(&mut self, is: bool, inside: impl FnOnce(&mut Self)) {
        let html = match is {
            true => Self::of(inside),
            false => Html::default(),
        };
        self.put(html);
    }

    /// An attribute of the element being written.
    #[inline(never)]
    pub fn attr(&mut self, name: &'static str, value: &str) {
        if let Some(tag) = self.open.last_mut() {
            tag.add_attribute(name, value.to_owned());
        }
    }

    /// Has the element being written call back when something in it is clicked.
    #[inline(never)]
    pub fn on_click(&mut self, onclick: Callback<MouseEvent>) {
        if let Some(tag) = self.open.last_mut() {
            tag.add_listener(Rc::new(yew::html::onclick::Wrapper::new(onclick)));
        }
    }

    #[inline(never)]
    fn begin(&mut self, tag: &'static str, class: &'static str) {
        let mut tag = VTag::new(tag);
        if !class.is_empty() {
            tag.add_attribute("class", class);
        }
        self.open.push(tag);
    }

    #[inline(never)]
    fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            self.put(tag.into());
        }
    }

    #[inline(never)]
    fn end(mut self) -> Html {
        match self.done.len() {
            1 => self.done.remove(0),
            _ => self.done.into_iter().collect(),
        }
    }
}

#[inline(never)]
fn button(class: &'static str, onclick: Callback<MouseEvent>, children: Html) -> Html {
    html! { <button type="button" {class} {onclick}>{ children }</button> }
}

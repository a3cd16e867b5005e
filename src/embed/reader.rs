//! One widget's reader: how it is to look, and whether it is being read aloud.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;
use yew::Callback;

use super::remember;
use crate::components::{Tools, by_name, speaker, unlock};
use crate::state::{Kept, Looks, USUAL, theme};
use crate::text::Lang;

/// What is read aloud, and what stops it.
type Reading = (Element, fn());

thread_local! {
    /// The box that is being read aloud, and what ends that. One on a page.
    static READ: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

pub(super) struct Reader {
    root: Element,
    news: Callback<()>,
    /// Chosen while nothing may be kept.
    own: Cell<Option<Looks>>,
    /// The kept language that was seen last.
    lang: Cell<Option<Lang>>,
    /// What stands on the box.
    dressed: Cell<Looks>,
    failed: Cell<bool>,
    /// The language of what is shown.
    spoken: Cell<Lang>,
}

impl Reader {
    /// The reader of what is in `root`. `news` is called when something has changed.
    pub(super) fn of(root: &Element, kept: Kept, news: &Callback<()>) -> Self {
        remember::follow(root, news);
        Self {
            root: root.clone(),
            news: news.clone(),
            own: Cell::new(None),
            lang: Cell::new(kept.lang),
            dressed: Cell::default(),
            failed: Cell::new(false),
            spoken: Cell::default(),
        }
    }

    /// How it is to look, which is then written on the box, outside of what is drawn: styles go by it.
    pub(super) fn looks(&self, allowed: bool, kept: Kept) -> Looks {
        let looks = self.own.get().unwrap_or(kept.looks);
        if allowed && self.own.take().is_some() {
            remember::keep(Kept { looks, ..kept });
        }
        if self.dressed.replace(looks) != looks {
            let size = (looks.text != USUAL).then(|| looks.text.to_string());
            let theme = looks.dark.map(|dark| theme(dark).to_owned());
            for (name, value) in [("data-text", size), ("data-theme", theme)] {
                let _ = match value {
                    Some(value) => self.root.set_attribute(name, &value),
                    None => self.root.remove_attribute(name),
                };
            }
        }
        looks
    }

    /// The reader has chosen. What is given needs no choice: it is followed again when it changes.
    pub(super) fn set(&self, looks: Looks) {
        let given = remember::given_dark(&self.root);
        let dark = looks.dark.filter(|dark| *dark != given);
        self.own.set(Some(Looks { dark, ..looks }));
        self.news.emit(());
    }

    /// The language that was chosen in another widget or tab since this was asked last.
    pub(super) fn follows(&self, kept: Kept) -> Option<Lang> {
        let before = self.lang.replace(kept.lang);
        kept.lang.filter(|lang| before != Some(*lang))
    }

    /// What the bar shows above a view in this language. Browsers look for voices only when asked: not
    /// before it is `drawn`.
    pub(super) fn tools(&self, looks: Looks, lang: Lang, drawn: bool) -> Tools {
        self.spoken.set(lang);
        Tools {
            looks,
            dark: looks
                .dark
                .unwrap_or_else(|| remember::given_dark(&self.root)),
            speaks: drawn && remember::speaks(lang),
            reading: self.is_read(),
            failed: self.failed.get(),
        }
    }

    fn is_read(&self) -> bool {
        READ.with_borrow(|read| read.as_ref().is_some_and(|(root, _)| *root == self.root))
    }

    /// Ends reading aloud, if it is this that is read.
    pub(super) fn quiet(&self) {
        if self.is_read()
            && let Some((_, stop)) = READ.take()
        {
            stop();
        }
    }

    /// Begins to read aloud, or ends it.
    pub(super) fn toggle(self: &Rc<Self>) {
        if self.is_read() {
            self.quiet();
            return self.news.emit(());
        }
        unlock();
        let (this, lang) = (self.clone(), self.spoken.get());
        wasm_bindgen_futures::spawn_local(async move {
            let speaker = speaker().await;
            this.failed.set(speaker.is_none());
            // It may have been fetched too long, or pressed twice.
            if let Some(speaker) = speaker
                && by_name::is(&this.root, "isConnected")
                && !this.is_read()
            {
                let news = this.news.clone();
                let on_end = Callback::from(move |()| {
                    READ.take();
                    news.emit(());
                });
                if (speaker.begin)(this.root.clone(), lang, on_end) {
                    READ.replace(Some((this.root.clone(), speaker.stop)));
                }
            }
            this.news.emit(());
        });
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.quiet();
        remember::unfollow(&self.news);
    }
}

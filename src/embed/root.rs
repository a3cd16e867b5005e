//! Keeps the selection, has fetched what it needs, and tells the element what happens.
//!
//! No function component, as all that are drawn at first: what hooks are made of is half as large
//! again as what they do.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Blob, Element};
use yew::prelude::*;

use super::load::LoadError;
use super::memo::Memo;
use super::on_paper::on_paper;
use super::reader::Reader;
use super::remember;
use super::save;
use super::source::{Look, Source};
use super::store;
use crate::components::{
    App, OnSave, Whole, code_of, failed, fetch_code, lay_out, loading, pause, room_in,
};
use crate::state::{Action, Kept, Looks, Selection, View, from_query, value_of};
use crate::text::Lang;
use crate::view::options::Choice;
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
pub struct Root {
    selection: Selection,
    source: Source,
    reader: Rc<Reader>,
    room: Cell<f64>,
    whole_wanted: bool,
    places_wanted: bool,
    code_failed: bool,
    /// For what all is drawn.
    drawn: Option<Selection>,
    /// Nothing is drawn in steps once it was seen what failed.
    in_steps: bool,
    /// What stood there before gives way only to a view with its code; later a word stands for it.
    shown: RefCell<Option<(Source, Rc<Screen>, Lang)>>,
    /// What there is to show, as long as nothing else is chosen and nothing arrives.
    look: Memo<(Source, Selection, u32), Look>,
    choices: Memo<(Source, Lang, u32), Option<Choices>>,
    /// The last selection for which all was here, with that.
    held: RefCell<Option<(Selection, Whole)>>,
    told: Told,
    on_action: Callback<Action>,
    on_need: Callback<()>,
    on_find: Callback<()>,
    on_more: Callback<()>,
    on_save: OnSave,
    on_drawn: Callback<Selection>,
    on_looks: Callback<Looks>,
    on_read: Callback<()>,
    on_retry: Callback<()>,
    on_news: Callback<()>,
}

/// The places to choose from.
type Choices = Rc<Vec<Choice>>;

/// What the element was told last, and what was asked for last: neither is done twice.
#[derive(Default)]
struct Told {
    code: Option<(View, bool)>,
    failure: Option<(Source, Option<String>)>,
    ready: Option<(Source, bool, u32)>,
    settled: Option<(Source, bool, bool, u32)>,
    /// What was seen of last.
    seen: Option<Source>,
}

/// What happens.
pub enum Message {
    /// Something has arrived or changed outside.
    News,
    /// Something was chosen.
    Act(Action),
    /// The code of a view has come, or not.
    Code(bool),
    /// All is drawn for what is chosen.
    Drawn(Selection),
    /// The dataset is needed.
    Need,
    /// The places to choose from are needed.
    Find,
    /// All there is of the data is wanted.
    More,
    /// What failed is to be tried again.
    Retry,
}

impl Component for Root {
    type Message = Message;
    type Properties = RootProps;

    fn create(ctx: &Context<Self>) -> Self {
        let (props, link) = (ctx.props(), ctx.link());
        let kept = kept(props);
        let on_news = link.callback(|()| Message::News);
        let reader = Rc::new(Reader::of(&props.root, kept, &on_news));
        let (looks, read) = (reader.clone(), reader.clone());
        Self {
            selection: asked(props, kept),
            source: source(props),
            room: Cell::default(),
            whole_wanted: false,
            places_wanted: false,
            code_failed: false,
            drawn: None,
            in_steps: true,
            shown: RefCell::default(),
            look: Memo::default(),
            choices: Memo::default(),
            held: RefCell::default(),
            told: Told::default(),
            on_action: link.callback(Message::Act),
            on_need: link.callback(|()| Message::Need),
            on_find: link.callback(|()| Message::Find),
            on_more: link.callback(|()| Message::More),
            on_drawn: link.callback(Message::Drawn),
            on_retry: link.callback(|()| Message::Retry),
            // At once: of what is short that is in the task of the press, where browsers ask nothing.
            on_save: Callback::from(|(name, content): (String, Blob)| {
                save::save(&name, &content);
            }),
            on_read: Callback::from(move |()| read.toggle()),
            on_looks: Callback::from(move |chosen| looks.set(chosen)),
            on_news,
            reader,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::News => {
                let loaded = self.source.loaded();
                // That took a task; what is made of it is drawn in another one.
                return !loaded.is_some_and(|l| l.put_together(&self.selection, &self.on_news));
            }
            Message::Act(action) => return self.act(ctx.props(), action),
            Message::Code(here) => self.code_failed = !here,
            Message::Drawn(selection) => {
                let again = self.drawn.replace(selection).is_some();
                if again {
                    self.tell(ctx.props());
                    return false;
                }
                // The next is often a number's source, or the other chart.
                if matches!(self.selection.view, View::Years | View::Places) {
                    wasm_bindgen_futures::spawn_local(async {
                        for view in [View::Sources, View::Years, View::Places] {
                            pause().await;
                            fetch_code(view).await;
                        }
                    });
                }
            }
            Message::Need => {
                self.whole_wanted = true;
                if matches!(self.whole(), Whole::Failed(_)) {
                    self.retry();
                }
            }
            Message::Find => {
                self.places_wanted = true;
                // Nothing says that they failed but that there are none: the next look is the retry.
                let lang = self.selection.lang;
                self.source.ask_places_again(lang, &self.on_news);
            }
            Message::More => {
                if let Some(loaded) = self.source.loaded() {
                    loaded.want_all(&self.on_news);
                    store::changed();
                }
            }
            Message::Retry => self.retry(),
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &RootProps) -> bool {
        let props = ctx.props();
        // Asked for something else: what the reader chose in between gives way.
        if props.turn != before.turn {
            self.selection = asked(props, kept(props));
            let source = source(props);
            if source != self.source {
                self.leave();
                // What was drawn is of other data.
                self.drawn = None;
            }
            self.source = source;
            self.reader.quiet();
            self.whole_wanted = false;
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let kept = kept(props);
        let looks = self.reader.looks(remember::allowed(&props.root), kept);
        // While something comes, what was there stays, in its own language.
        let Some((screen, lang)) = self.screen() else {
            let lang = self.selection.lang;
            return match self.look() {
                Look::Failed(error) => {
                    failed(lang, &error.words(lang), &self.source.0, &self.on_retry)
                }
                _ => loading(lang),
            };
        };
        let room = self.room(props);
        // As `components::measured` has it.
        let room = (room * 100.0 / f64::from(looks.text)).floor();
        let (source, chosen) = (&self.source, self.selection.lang);
        let key = (source.clone(), chosen, store::arrivals());
        let choices = match self.places_wanted {
            true => self
                .choices
                .of(key, |(source, lang, _)| source.places(*lang)),
            false => None,
        };
        let (selection, whole, screen) = self.held(screen, lang);
        html! {
            // Other data is drawn anew, and that is told of anew.
            <App key={&*self.source.0} {room} {choices}
                paper={on_paper(&props.query, &selection, &screen)} {screen} {selection}
                on_action={self.on_action.clone()}
                {whole}
                on_need={self.on_need.clone()}
                on_find={self.on_find.clone()}
                on_more={self.on_more.clone()}
                on_save={self.on_save.clone()}
                on_drawn={self.on_drawn.clone()}
                in_steps={self.in_steps}
                turn={props.turn}
                tools={self.reader.tools(looks, lang, self.begun())}
                on_looks={self.on_looks.clone()}
                on_read={self.on_read.clone()}
                asked={props.query.clone()}
                on_retry={self.on_retry.clone()} />
        }
    }

    /// Tells the element what is there now, and asks for what is needed next.
    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let props = ctx.props();
        self.fetch_code(ctx);
        self.tell(props);
        // Chosen in another widget or tab; what this one was asked for stands above it.
        let followed = self.reader.follows(kept(props));
        let followed = followed.filter(|lang| *lang != self.selection.lang);
        if let Some(lang) = followed.filter(|_| value_of(&props.query, "lang").is_none()) {
            self.on_action.emit(Action::Speak(lang));
        }
        let (selection, on_news) = (&self.selection, &self.on_news);
        self.source.ask(selection, self.whole_wanted, on_news);
        if self.places_wanted {
            self.source.ask_places(selection.lang, on_news);
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.leave();
    }
}

impl Root {
    /// How wide it was when that was first known, px: later a chart looks for itself, and asking lays
    /// out the page.
    fn room(&self, props: &RootProps) -> f64 {
        if self.room.get() == 0.0 {
            // The element itself may still be hidden; what it stands in is as wide.
            let around = props.root.parent_element();
            self.room.set(around.map_or(0.0, |e| room_in(&e)));
        }
        self.room.get()
    }

    /// Whether it was seen whole, or what failed.
    fn begun(&self) -> bool {
        self.drawn.is_some() || !self.in_steps
    }

    /// What the element is to take for a failure: it keeps what stood there.
    fn failure(&self, look: &Look) -> Option<String> {
        let code = match look {
            Look::Failed(error) => return Some(error.code()),
            // Without a report there is nothing to show in its place.
            Look::Screen(screen) if screen.no_data => "no-data",
            // Once something was seen it gives way to the words that nothing was found.
            Look::Screen(screen)
                if !screen.has_found() && self.told.seen.as_ref() != Some(&self.source) =>
            {
                "no-place"
            }
            _ => return None,
        };
        Some(code.to_owned())
    }

    /// Whether nothing of this source was shown yet.
    fn is_first(&self) -> bool {
        let shown = self.shown.borrow();
        shown.as_ref().is_none_or(|(of, ..)| *of != self.source)
    }

    /// What there is of the data.
    fn found(&self) -> Look {
        // What the table is filtered by changes nothing else, and comes letter by letter.
        let selection = Selection {
            filter: String::new(),
            ..self.selection.clone()
        };
        let key = (self.source.clone(), selection, store::arrivals());
        self.look.of(key, |(source, selection, _)| {
            source.look(selection, &self.on_news)
        })
    }

    /// What there is to show.
    fn look(&self) -> Look {
        let look = self.found();
        match self.is_first() && !code_of(self.drawn_by(&look)) {
            true if matches!(look, Look::Screen(_)) => match self.code_failed {
                true => Look::Failed(LoadError::Part),
                false => Look::Wait,
            },
            _ => look,
        }
    }

    /// The view whose code draws what there is: a summary that is made of a dataset is among the lists.
    fn drawn_by(&self, look: &Look) -> View {
        match (look, self.selection.view) {
            (Look::Screen(screen), View::Summary) if screen.is_outline() && !screen.no_data => {
                View::Sources
            }
            (_, view) => view,
        }
    }

    /// What is drawn, and its language: what there is now, or what was there before; `None` if there
    /// is a word in its place.
    fn screen(&self) -> Option<(Rc<Screen>, Lang)> {
        let lang = self.selection.lang;
        match self.look() {
            Look::Screen(screen) => {
                let shown = (self.source.clone(), screen.clone(), lang);
                self.shown.replace(Some(shown));
                return Some((screen, lang));
            }
            // The word for it stands in place of the view, below tabs that still work.
            Look::Failed(_) if self.selection.view != View::Summary => {}
            Look::Failed(_) => return None,
            Look::Wait => {}
        }
        let before = self.shown.borrow();
        let (_, screen, spoken) = before.as_ref().filter(|(of, ..)| *of == self.source)?;
        Some((screen.clone(), *spoken))
    }

    /// The data that the selection needs.
    fn whole(&self) -> Whole {
        self.source.whole(&self.selection, &self.on_news)
    }

    /// What is drawn of a screen: while a part of the data comes, the places and periods of a view stay
    /// as they were, as what is here would be taken for all there is; and how far it is, is said.
    fn held(&self, mut screen: Rc<Screen>, lang: Lang) -> (Selection, Whole, Rc<Screen>) {
        let mut selection = Selection {
            lang,
            ..self.selection.clone()
        };
        let whole = self.whole();
        let mut held = self.held.borrow_mut();
        if let Whole::Here(_) = whole {
            *held = Some((selection.clone(), whole.clone()));
        }
        if self.look() != Look::Wait {
            return (selection, whole, screen);
        }
        if let Some(loaded) = self.source.loaded() {
            Rc::make_mut(&mut screen).notices = loaded.notices(&self.selection, &self.on_news);
        }
        match &*held {
            Some((before, data)) if before.view == selection.view => {
                selection = Selection {
                    filter: selection.filter,
                    order: selection.order,
                    ..before.clone()
                };
                (selection, data.clone(), screen)
            }
            _ => (selection, whole, screen),
        }
    }

    /// What only this widget needed is given up.
    fn leave(&mut self) {
        self.held.take();
        if let Some(loaded) = self.source.loaded() {
            loaded.leave(&self.on_news);
        }
    }

    /// Chooses. Typing replaces what was chosen, everything else is a step to come back from.
    fn act(&mut self, props: &RootProps, action: Action) -> bool {
        // What is read is about to go, and with it what was opened.
        self.reader.quiet();
        self.whole_wanted = false;
        let allowed = remember::allowed(&props.root);
        let before = kept(props);
        let mut kept = before;
        let name = match action {
            Action::Filter(_) => "type",
            _ => "select",
        };
        if let (Action::Speak(lang), true) = (&action, allowed) {
            kept.lang = Some(*lang);
        }
        let next = self.selection.after(action);
        props.on_event.emit((name, kept.query_of(&next)));
        if kept != before {
            remember::keep(kept);
        }
        let news = next != self.selection;
        self.selection = next;
        news
    }

    fn retry(&mut self) {
        store::forget_failures();
        if !self.source.loaded().is_some_and(|loaded| loaded.retry()) {
            store::forget(&self.source.0);
        }
        self.code_failed = false;
    }

    /// Fetches the code of the view that is shown first.
    fn fetch_code(&mut self, ctx: &Context<Self>) {
        let view = self.drawn_by(&self.found());
        let now = Some((view, self.code_failed));
        if std::mem::replace(&mut self.told.code, now) == now {
            return;
        }
        if self.is_first() && !self.code_failed && !code_of(view) {
            let link = ctx.link().clone();
            wasm_bindgen_futures::spawn_local(async move {
                link.send_message(Message::Code(fetch_code(view).await));
            });
        }
    }

    /// Tells what became of what was asked for, once it is in the page.
    fn tell(&mut self, props: &RootProps) {
        let look = self.look();
        let failure = self.failure(&look);
        let failed = failure.is_some();
        let now = Some((self.source.clone(), failure.clone()));
        if self.told.failure != now {
            self.told.failure = now;
            if let Some(code) = failure {
                self.in_steps = false;
                props.on_event.emit(("error", code));
            }
        }
        let ready = self.begun() && !failed && look != Look::Wait;
        let settled = failed || (ready && self.drawn.as_ref() == Some(&self.selection));
        let source = &self.source;
        let is_ready = Some((source.clone(), ready, props.turn));
        let is_settled = Some((source.clone(), settled, failed, props.turn));
        let news = std::mem::replace(&mut self.told.ready, is_ready.clone()) != is_ready;
        if ready && news {
            self.told.seen = Some(source.clone());
            let query = kept(props).query_of(&self.selection);
            props.on_event.emit(("ready", query));
            // It has just been let into the page: else the next frame does that and paints it too.
            lay_out();
        }
        let news = std::mem::replace(&mut self.told.settled, is_settled.clone()) != is_settled;
        if settled && news {
            props.on_event.emit(("settled", props.turn.to_string()));
        }
    }
}

/// What the reader has kept, where the page allows it.
fn kept(props: &RootProps) -> Kept {
    match remember::allowed(&props.root) {
        true => remember::kept(),
        false => Kept::default(),
    }
}

/// What is asked for.
fn asked(props: &RootProps, kept: Kept) -> Selection {
    Selection {
        lang: kept.lang_for(&props.query),
        ..from_query(&props.query)
    }
}

fn source(props: &RootProps) -> Source {
    Source(value_of(&props.query, "data").unwrap_or_else(|| BUNDLED.to_owned()))
}

//! A view, made and drawn in pieces: each in a task of its own, so that the page around answers in
//! between. What was shown before stays until all is there. Where a choice changes what a view shows, the
//! pieces that it is made for are changed at once, and the others once those are painted.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use yew::prelude::*;

#[cfg(target_arch = "wasm32")]
use super::by_name;
use super::data::Data;
use super::file::OnSave;
use super::pause::{Pace, painted, pause};
use super::reference::Opened;
use crate::state::{Action, Selection};
use crate::text::{Lang, ui};

/// What any view is made of.
#[derive(Clone, PartialEq)]
pub struct ViewProps {
    /// The dataset.
    pub data: Data,
    /// What is chosen.
    pub selection: Selection,
    /// Something was chosen.
    pub on_action: Callback<Action>,
    /// A number was opened.
    pub on_open: Callback<Opened>,
    /// A file is to be saved.
    pub on_save: OnSave,
    /// How wide it is, px; 0 if that is not known yet.
    pub room: f64,
    /// Prefix of ids.
    pub id: AttrValue,
}

/// Draws a piece of a view.
pub type Piece = Callback<(), Html>;

/// A piece that is drawn from what a view shares among its pieces.
pub fn piece<T: 'static>(all: &Rc<T>, draw: fn(&T) -> Html) -> Piece {
    let all = all.clone();
    Callback::from(move |()| draw(&all))
}

/// A view of which all values are there; what is left is to draw them. Of one kind of view it has
/// always the same number of pieces, so that one that is shown is changed in place.
pub struct Made {
    /// The class of the article.
    pub class: &'static str,
    /// What stands above the article.
    pub above: Vec<Piece>,
    /// What is in it.
    pub inside: Vec<Piece>,
    /// How many of those inside are changed at once: what a choice is made for.
    pub at_once: usize,
    /// What stands below it.
    pub below: Vec<Piece>,
}

impl Made {
    fn pieces(&self) -> usize {
        self.above.len() + self.inside.len() + self.below.len()
    }
}

/// A value on its way: `None` if there is none.
pub type Making<T = Made> = Pin<Box<dyn Future<Output = Option<T>>>>;

/// Makes a view, resting wherever there may be much to do; whether it is the first of its kind is told.
#[derive(Clone, Copy)]
pub struct Make(pub fn(ViewProps, Pace, bool) -> Making);

impl PartialEq for Make {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// Props of [`InPieces`].
#[derive(Clone, PartialEq, Properties)]
pub struct InPiecesProps {
    /// What it is made of.
    pub of: ViewProps,
    /// Makes it.
    pub make: Make,
    /// All of it is drawn; without this it is made and drawn at once.
    pub on_whole: Option<Callback<Selection>>,
    /// A word stands where it is to be: it stays until then.
    pub waited: bool,
    /// Counts how often something was asked for from outside.
    pub turn: u32,
}

/// A view in pieces.
#[component]
pub fn InPieces(props: &InPiecesProps) -> Html {
    let pace = Pace::of(props.on_whole.as_ref());
    let (of, make) = (props.of.clone(), props.make);
    // Of other data, or for another width, all is changed at once: numbers of reports are of their data.
    let now = (of.data.clone(), of.room);
    let before = use_mut_ref(|| None);
    let drawn_twice = before.replace(Some(now.clone())) == Some(now);
    let made = |of, first| (make.0)(of, pace, first);
    let (made, how_far) = use_made(of, pace, drawn_twice, made);
    let most = made.as_ref().map_or(0, |made| made.pieces());
    let step = use_step(most, pace);
    let whole = how_far == HowFar::Painted && step >= most;
    // Until those that a choice is made for are painted, all other pieces are those of before.
    let rest = use_mut_ref(|| None::<Rc<Made>>);
    if whole {
        rest.replace(made.clone());
    }
    let root = use_node_ref();
    // What is asked for from outside may be what is drawn, and never have changed here.
    use_effect_with((root.clone(), whole, props.turn), |(root, whole, _)| {
        if *whole {
            as_drawn(root);
        }
    });
    use_whole(whole, &props.of.selection, props.on_whole.as_ref());
    let seen = use_mut_ref(|| false);
    seen.replace_with(|seen| *seen || whole);
    let unseen = props.waited && !*seen.borrow();
    let drawn = match (&made, &*rest.borrow()) {
        (Some(made), Some(rest)) => changed(made, rest),
        (Some(made), None) => drawn_so_far(made, step),
        _ => Html::default(),
    };
    let drawn = match pace {
        Pace::AtOnce => drawn,
        Pace::InTasks => html! { <div ref={root}>{ drawn }</div> },
    };
    until_whole(drawn, unseen, pace, props.of.selection.lang)
}

/// What is drawn in pieces, with a word in its place as long as it is not to be seen.
pub fn until_whole(drawn: Html, unseen: bool, pace: Pace, lang: Lang) -> Html {
    if pace == Pace::AtOnce {
        return drawn;
    }
    html! {
        <>
            if unseen { <p class="by-notice" role="status">{ ui::words(lang).part_loading }</p> }
            <div class={unseen.then_some("by-unseen")}>{ drawn }</div>
        </>
    }
}

/// Sets back what was picked in a list and then given up before it was drawn: only the page knows of it.
#[cfg(not(target_arch = "wasm32"))]
fn as_drawn(_: &NodeRef) {}

#[cfg(target_arch = "wasm32")]
fn as_drawn(root: &NodeRef) {
    let chosen = root
        .cast::<web_sys::Element>()
        .and_then(|root| root.query_selector_all("option[selected]").ok());
    let Some(chosen) = chosen else {
        return;
    };
    for option in (0..chosen.length()).filter_map(|i| chosen.item(i)) {
        if !by_name::is(&option, "selected") {
            by_name::set(&option, "selected", &true.into());
        }
    }
}

/// As many pieces as there are steps.
fn drawn_so_far(made: &Made, step: usize) -> Html {
    let mut left = step;
    let mut draw = |pieces: &[Piece]| -> Html {
        let now = pieces.len().min(left);
        left -= now;
        all(&pieces[..now])
    };
    let (above, inside) = (draw(&made.above), draw(&made.inside));
    html! { <>{ above }<article class={made.class}>{ inside }</article>{ draw(&made.below) }</> }
}

/// All pieces: what a choice is made for as it is made, the others as `rest` has them.
fn changed(made: &Made, rest: &Made) -> Html {
    let at_once = made.at_once;
    let inside = [&made.inside[..at_once], &rest.inside[at_once..]].concat();
    html! { <>{ all(&rest.above) }<article class={made.class}>{ all(&inside) }</article>{ all(&rest.below) }</> }
}

/// Props of [`Drawn`].
#[derive(Clone, PartialEq, Properties)]
struct DrawnProps {
    draw: Piece,
}

/// A piece; it is drawn again only when it is made anew.
#[component]
fn Drawn(props: &DrawnProps) -> Html {
    props.draw.emit(())
}

/// Props of [`Folded`].
#[derive(Clone, PartialEq, Properties)]
pub struct FoldedProps {
    /// What is in it.
    pub pieces: Vec<Piece>,
    /// How it is drawn.
    pub pace: Pace,
}

/// What is folded away at first: all else is there before it is drawn, and nobody waits for it.
#[component]
pub fn Folded(props: &FoldedProps) -> Html {
    let step = use_step(props.pieces.len(), props.pace);
    all(&props.pieces[..step.min(props.pieces.len())])
}

/// With keys: what stands in a row is otherwise told apart by counting from its end, where it grows.
fn all(pieces: &[Piece]) -> Html {
    let pieces = pieces.iter().cloned().enumerate();
    pieces
        .map(|(i, draw)| html! { <Drawn key={i} {draw} /> })
        .collect()
}

/// How many of `most` steps are done: one more in each task.
#[hook]
pub fn use_step(most: usize, pace: Pace) -> usize {
    let done = use_state(|| 0_usize);
    let now = *done;
    let left = pace == Pace::InTasks && now < most;
    use_effect_with((now, left), move |(now, left)| {
        let next = *now + 1;
        if *left {
            yew::platform::spawn_local(async move {
                pause().await;
                done.set(next);
            });
        }
    });
    match pace {
        Pace::InTasks => now,
        Pace::AtOnce => most,
    }
}

/// Tells, after it is drawn, that all is there.
#[hook]
pub fn use_whole(whole: bool, of: &Selection, on_whole: Option<&Callback<Selection>>) {
    let now = (whole, of.clone(), on_whole.cloned());
    use_effect_with(now, |(whole, of, on_whole)| {
        if let (true, Some(on_whole)) = (*whole, on_whole) {
            on_whole.emit(of.clone());
        }
    });
}

/// Props of [`AllThere`].
#[derive(Clone, PartialEq, Properties)]
pub struct AllThereProps {
    /// For what.
    pub of: Selection,
    /// Is told.
    pub on_whole: Option<Callback<Selection>>,
}

/// Says of a view that draws itself at once that all is there.
#[component]
pub fn AllThere(props: &AllThereProps) -> Html {
    use_whole(true, &props.of, props.on_whole.as_ref());
    Html::default()
}

/// A value that is being made.
struct Work<T> {
    rest: RefCell<Option<Making<T>>>,
    done: RefCell<Option<Rc<T>>>,
    painted: Cell<bool>,
}

/// How far the value is that is asked for.
#[derive(Clone, Copy, PartialEq)]
pub enum HowFar {
    /// On its way: what is there is an older one.
    Coming,
    /// Here, and to be drawn.
    Here,
    /// Here, and drawn and painted once, if there was one before.
    Painted,
}

impl<T> Work<T> {
    fn begin(mut making: Making<T>, pace: Pace) -> Self {
        let mut done = None;
        if pace == Pace::AtOnce
            && let Poll::Ready(made) = making
                .as_mut()
                .poll(&mut Context::from_waker(Waker::noop()))
        {
            done = made.map(Rc::new);
        }
        Self {
            rest: RefCell::new((pace == Pace::InTasks).then_some(making)),
            done: RefCell::new(done),
            painted: Cell::new(pace == Pace::AtOnce),
        }
    }
}

/// This very work; held, since another one could come to stand at the address of one that is gone.
struct ThatWork<T>(Rc<Work<T>>);

impl<T> PartialEq for ThatWork<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What is made of `of`, or as long as that is on its way what was there before; and how far it is. It is
/// `drawn_twice` where something is drawn only once it is painted.
#[hook]
pub fn use_made<K, T>(
    of: K,
    pace: Pace,
    drawn_twice: bool,
    make: impl FnOnce(K, bool) -> Making<T>,
) -> (Option<Rc<T>>, HowFar)
where
    K: Clone + PartialEq + 'static,
    T: 'static,
{
    let news = use_force_update();
    let last = use_mut_ref(|| None::<Rc<T>>);
    let first = last.borrow().is_none();
    let work = use_memo(of, |of| Work::begin(make(of.clone(), first), pace));
    use_effect_with(ThatWork(work.clone()), move |that| {
        let wanted = that.0.clone();
        let given_up = Rc::new(Cell::new(false));
        if let Some(rest) = wanted.rest.take() {
            let given_up = given_up.clone();
            yew::platform::spawn_local(async move {
                // What stands there is changed as soon as may be; at first what is around it comes first.
                if first {
                    pause().await;
                }
                if let Some(made) = unless(given_up.clone(), rest).await {
                    wanted.done.replace(Some(Rc::new(made)));
                    if drawn_twice && !first {
                        news.force_update();
                        painted().await;
                    }
                    wanted.painted.set(true);
                    // What follows is drawn only where nothing else was chosen.
                    if !given_up.get() {
                        news.force_update();
                    }
                }
            });
        }
        move || given_up.set(true)
    });
    let now = work.done.borrow().clone();
    let how_far = match (now.is_some(), work.painted.get()) {
        (false, _) => HowFar::Coming,
        (true, false) => HowFar::Here,
        (true, true) => HowFar::Painted,
    };
    if now.is_some() {
        last.replace(now);
    }
    (last.borrow().clone(), how_far)
}

/// What comes of it; nothing if it is given up meanwhile.
async fn unless<T>(given_up: Rc<Cell<bool>>, mut making: Making<T>) -> Option<T> {
    poll_fn(|context| match given_up.get() {
        true => Poll::Ready(None),
        false => making.as_mut().poll(context),
    })
    .await
}

//! The parts of the app that are fetched when first needed. In a build that is not split they are all
//! there from the start.

use yew::prelude::*;

use super::app::AppProps;
use super::controls::controls;
use super::details;
use super::places::PlacesView;
use super::reference::Opened;
use super::sheet::SourceSheet;
use super::sources::SourcesView;
use super::table::TableView;
use super::years::YearsView;
use crate::model::Dataset;
use crate::text::Lang;
use crate::view::adding::{Offer, suggestions};
use crate::view::options::Choice;

/// A part of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Places over periods.
    Years,
    /// Places beside each other.
    Places,
    /// Every figure.
    Table,
    /// Reports, checks, method.
    Sources,
    /// The sources of what was opened.
    Sheet,
    /// Which of the usual subjects are not told.
    Coverage,
    /// Community models.
    Models,
    /// What still goes wrong.
    Limitations,
    /// What is planned.
    Tasks,
    /// Awards.
    Awards,
    /// What the former places of a new one come to together.
    Gathered,
    /// What is wrong with data that can't be used.
    Errors,
}

/// What any part may need.
#[derive(Clone, PartialEq, Properties)]
pub struct PartProps {
    /// The app's own.
    pub app: AppProps,
    /// A number was opened.
    pub on_open: Callback<Opened>,
    /// What was opened is to be closed.
    pub on_close: Callback<()>,
    /// What was opened.
    pub opened: Option<Opened>,
    /// A fold of the summary was opened.
    pub on_unfold: Callback<()>,
    /// Whether one ever was.
    pub unfolded: bool,
}

/// Draws parts. A plain function: the code behind it may have been fetched a moment ago.
pub type Draw = fn(Part, &PartProps) -> Html;

/// Places that match what was typed, at most so many: see [`suggestions`].
pub type Suggest = fn(&Dataset, Lang, Option<&Offer>, &str, usize) -> Vec<Choice>;

fn charts(part: Part, p: &PartProps) -> Html {
    let (data, selection) = (p.app.data.clone(), p.app.selection.clone());
    let (on_action, on_open, id) = (p.app.on_action.clone(), p.on_open.clone(), p.app.id.clone());
    html! {
        <>
            { controls(&p.app) }
            if part == Part::Years {
                <YearsView {data} {selection} {on_action} {on_open} {id} />
            } else {
                <PlacesView {data} {selection} {on_action} {on_open} {id} />
            }
        </>
    }
}

fn lists(part: Part, p: &PartProps) -> Html {
    let (data, selection, on_open) = (
        p.app.data.clone(),
        p.app.selection.clone(),
        p.on_open.clone(),
    );
    if part == Part::Sources {
        return html! { <SourcesView {data} {selection} {on_open} /> };
    }
    html! {
        <TableView {data} {selection} on_action={p.app.on_action.clone()} {on_open}
            on_save={p.app.on_save.clone()} id={p.app.id.clone()} />
    }
}

fn sheet(_: Part, p: &PartProps) -> Html {
    let Some(opened) = p.opened.clone() else {
        return Html::default();
    };
    html! {
        <SourceSheet data={p.app.data.clone()} lang={p.app.selection.lang} id={p.app.id.clone()}
            {opened} on_close={p.on_close.clone()} />
    }
}

/// The code of a part that is already here.
#[cfg(not(feature = "split"))]
pub fn here(part: Part) -> Option<Draw> {
    Some(match part {
        Part::Years | Part::Places => charts,
        Part::Table | Part::Sources => lists,
        Part::Sheet => sheet,
        _ => details::draw,
    })
}

/// The code that finds places, if it is already here.
#[cfg(not(feature = "split"))]
pub fn suggest() -> Option<Suggest> {
    Some(suggestions)
}

/// Fetches the code of a part; whether it is here then.
#[cfg(not(feature = "split"))]
pub async fn fetch(_: Part) -> bool {
    true
}

#[cfg(feature = "split")]
pub use split::{fetch, here, suggest};

#[cfg(feature = "split")]
mod split {
    //! The cuts: one function below each, with everything that only it calls.

    use std::cell::Cell;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Draw, Part, Suggest, charts, details, lists, sheet, suggestions};

    /// The part could not be fetched.
    pub struct NotHere;

    impl From<SplitLoaderError> for NotHere {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    #[wasm_split(charts, fallible)]
    fn get_charts() -> Result<Draw, NotHere> {
        Ok(charts)
    }

    #[wasm_split(lists, fallible)]
    fn get_lists() -> Result<Draw, NotHere> {
        Ok(lists)
    }

    #[wasm_split(sheet, fallible)]
    fn get_sheet() -> Result<Draw, NotHere> {
        Ok(sheet)
    }

    #[wasm_split(more, fallible)]
    fn get_more() -> Result<(Draw, Suggest), NotHere> {
        Ok((details::draw, suggestions))
    }

    thread_local! {
        static HERE: [Cell<Option<Draw>>; 4] = const { [const { Cell::new(None) }; 4] };
        static SUGGEST: Cell<Option<Suggest>> = const { Cell::new(None) };
    }

    /// Which fetched part it is in.
    fn place(part: Part) -> usize {
        match part {
            Part::Years | Part::Places => 0,
            Part::Table | Part::Sources => 1,
            Part::Sheet => 2,
            _ => 3,
        }
    }

    /// The code of a part that was fetched.
    pub fn here(part: Part) -> Option<Draw> {
        HERE.with(|here| here[place(part)].get())
    }

    /// The code that finds places, once it was fetched, with [`Part::Errors`] and its like.
    pub fn suggest() -> Option<Suggest> {
        SUGGEST.get()
    }

    /// Fetches the code of a part; whether it is here then.
    pub async fn fetch(part: Part) -> bool {
        let place = place(part);
        let draw = match place {
            0 => get_charts().await,
            1 => get_lists().await,
            2 => get_sheet().await,
            _ => get_more().await.map(|(draw, suggest)| {
                SUGGEST.set(Some(suggest));
                draw
            }),
        };
        let Ok(draw) = draw else { return false };
        HERE.with(|here| here[place].set(Some(draw)));
        true
    }
}

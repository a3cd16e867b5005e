//! The parts of the app that are fetched when first needed. In a build that is not split they are all
//! there from the start.

use yew::prelude::*;

use super::aloud;
use super::builder::{EmbedSheet, ShareSheet};
use super::data::Data;
use super::file::OnSave;
use super::listen::Speaker;
use super::paper::{Read, on_paper};
use super::reference::Opened;
use super::sheet::SourceSheet;
use super::table::TableView;
use super::take::TakeSheet;
use super::view::{InPieces, Make, ViewProps};
use super::whole::WholeSummary;
use super::{places, sources, years};
use crate::state::{Action, Selection, View};
use crate::view::take::paper;

/// A part of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The summary of data as it is.
    Summary,
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
    /// A link to the present view.
    Share,
    /// Code for other pages.
    Embed,
    /// The present view as a picture, as figures, on paper.
    Take,
}

/// The part that shows a view; the summary is there from the start.
pub fn part_of(view: View) -> Option<Part> {
    match view {
        View::Summary => None,
        View::Years => Some(Part::Years),
        View::Places => Some(Part::Places),
        View::Table => Some(Part::Table),
        View::Sources => Some(Part::Sources),
    }
}

/// Whether the code of a view is here.
pub fn code_of(view: View) -> bool {
    part_of(view).is_none_or(|part| here(part).is_some())
}

/// Fetches the code of a view; whether it is here then.
pub async fn fetch_code(view: View) -> bool {
    match part_of(view) {
        Some(part) => fetch(part).await,
        None => true,
    }
}

/// What any part may need.
#[derive(Clone, PartialEq, Properties)]
pub struct PartProps {
    /// What is chosen.
    pub selection: Selection,
    /// Something was chosen.
    pub on_action: Callback<Action>,
    /// A file is to be saved.
    pub on_save: OnSave,
    /// Prefix of ids.
    pub id: AttrValue,
    /// How wide the app is, px; 0 if that is not known yet.
    pub room: f64,
    /// What was asked for as a query: `data` and `base` say where reports and widget are published.
    pub asked: AttrValue,
    /// A number was opened.
    pub on_open: Callback<Opened>,
    /// What was opened is to be closed.
    pub on_close: Callback<()>,
    /// What was opened.
    pub opened: Option<Opened>,
    /// The data is to be fetched again.
    pub on_retry: Option<Callback<()>>,
    /// All of a view is drawn; without it everything is drawn at once.
    pub on_whole: Option<Callback<Selection>>,
    /// Counts how often something was asked for from outside.
    pub turn: u32,
    /// A word stands where it is to be, that it is on its way.
    pub waited: bool,
}

/// Draws parts. A plain function: the code behind it may have been fetched a moment ago.
pub type Draw = fn(Part, &Data, &PartProps) -> Html;

fn in_pieces(data: &Data, p: &PartProps, make: Make) -> Html {
    html! { <InPieces of={view(data, p)} {make} on_whole={p.on_whole.clone()} waited={p.waited} turn={p.turn} /> }
}

fn over_time(_: Part, data: &Data, p: &PartProps) -> Html {
    in_pieces(data, p, Make(years::make))
}

fn beside(_: Part, data: &Data, p: &PartProps) -> Html {
    in_pieces(data, p, Make(places::make))
}

fn lists(part: Part, data: &Data, p: &PartProps) -> Html {
    let (of, on_whole) = (view(data, p), p.on_whole.clone());
    match part {
        Part::Summary => return html! { <WholeSummary {of} {on_whole} /> },
        Part::Sources => return in_pieces(data, p, Make(sources::make)),
        Part::Sheet => return sheet(data, p),
        _ => {}
    }
    let paper = on_paper(&of, Read(paper::of_table));
    html! {
        <>
            <TableView data={of.data} selection={of.selection} on_action={of.on_action} on_open={of.on_open}
                on_save={of.on_save} id={of.id} {on_whole} waited={p.waited} />
            { paper }
        </>
    }
}

/// What a view is made of.
fn view(data: &Data, p: &PartProps) -> ViewProps {
    ViewProps {
        data: data.clone(),
        selection: p.selection.clone(),
        on_action: p.on_action.clone(),
        on_open: p.on_open.clone(),
        on_save: p.on_save.clone(),
        room: p.room,
        id: p.id.clone(),
    }
}

/// The source of what was opened.
fn sheet(data: &Data, p: &PartProps) -> Html {
    let Some(opened) = p.opened.clone() else {
        return Html::default();
    };
    html! {
        <SourceSheet data={data.clone()} lang={p.selection.lang} id={p.id.clone()}
            {opened} on_close={p.on_close.clone()} on_retry={p.on_retry.clone()} />
    }
}

fn builder(part: Part, data: &Data, p: &PartProps) -> Html {
    let (data, props) = (data.clone(), p.clone());
    match part {
        Part::Share => html! { <ShareSheet {data} {props} /> },
        Part::Take => html! { <TakeSheet {data} {props} /> },
        _ => html! { <EmbedSheet {data} {props} /> },
    }
}

const SPEAKER: Speaker = Speaker {
    begin: aloud::begin,
    stop: aloud::stop,
};

/// The code of a part that is already here.
#[cfg(not(feature = "split"))]
pub fn here(part: Part) -> Option<Draw> {
    Some(match part {
        Part::Years => over_time,
        Part::Places => beside,
        Part::Summary | Part::Table | Part::Sources | Part::Sheet => lists,
        Part::Share | Part::Embed | Part::Take => builder,
    })
}

/// Fetches the code of a part; whether it is here then.
#[cfg(not(feature = "split"))]
pub async fn fetch(_: Part) -> bool {
    true
}

/// The code that reads aloud; `None` if it can't be fetched.
#[cfg(not(feature = "split"))]
pub async fn speaker() -> Option<Speaker> {
    Some(SPEAKER)
}

#[cfg(feature = "split")]
pub use split::{NotHere, fetch, here, speaker};

#[cfg(feature = "split")]
mod split {
    //! The cuts: one function below each, with everything that only it calls.

    use std::cell::Cell;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Draw, Part, SPEAKER, Speaker, beside, builder, lists, over_time};

    /// The part could not be fetched.
    pub struct NotHere;

    impl From<SplitLoaderError> for NotHere {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    #[wasm_split(lists, fallible)]
    fn get_lists() -> Result<Draw, NotHere> {
        Ok(lists)
    }

    #[wasm_split(years, fallible)]
    fn get_years() -> Result<Draw, NotHere> {
        Ok(over_time)
    }

    #[wasm_split(places, fallible)]
    fn get_places() -> Result<Draw, NotHere> {
        Ok(beside)
    }

    #[wasm_split(builder, fallible)]
    fn get_builder() -> Result<Draw, NotHere> {
        Ok(builder)
    }

    #[wasm_split(aloud, fallible)]
    fn get_aloud() -> Result<Speaker, NotHere> {
        Ok(SPEAKER)
    }

    /// The code that reads aloud; `None` if it can't be fetched.
    pub async fn speaker() -> Option<Speaker> {
        get_aloud().await.ok()
    }

    thread_local! {
        static HERE: [Cell<Option<Draw>>; 4] = const { [const { Cell::new(None) }; 4] };
    }

    /// Which fetched part it is in.
    fn place(part: Part) -> usize {
        match part {
            Part::Summary | Part::Table | Part::Sources | Part::Sheet => 0,
            Part::Years => 1,
            Part::Places => 2,
            Part::Share | Part::Embed | Part::Take => 3,
        }
    }

    /// The code of a part that was fetched.
    pub fn here(part: Part) -> Option<Draw> {
        HERE.with(|here| here[place(part)].get())
    }

    /// Fetches the code of a part; whether it is here then.
    pub async fn fetch(part: Part) -> bool {
        let place = place(part);
        let draw = match place {
            0 => get_lists().await,
            1 => get_years().await,
            2 => get_places().await,
            _ => get_builder().await,
        };
        let Ok(draw) = draw else { return false };
        HERE.with(|here| here[place].set(Some(draw)));
        true
    }
}

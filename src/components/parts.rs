//! The parts of the app that are fetched when first needed. In a build that is not split they are all
//! there from the start.

use yew::prelude::*;

use super::app::AppProps;
use super::places::PlacesView;
use super::reference::Opened;
use super::sheet::SourceSheet;
use super::sources::SourcesView;
use super::summary::SummaryView;
use super::table::TableView;
use super::years::YearsView;

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
}

/// Draws a part. A plain function: the code behind it may have been fetched a moment ago.
pub type Draw = fn(&PartProps) -> Html;

/// The summary, which every reader sees first.
pub fn summary(p: &PartProps) -> Html {
    html! {
        <SummaryView data={p.app.data.clone()} selection={p.app.selection.clone()}
            on_action={p.app.on_action.clone()} on_open={p.on_open.clone()} turns={p.app.turns.clone()} />
    }
}

fn years(p: &PartProps) -> Html {
    html! {
        <YearsView data={p.app.data.clone()} selection={p.app.selection.clone()}
            on_action={p.app.on_action.clone()} on_open={p.on_open.clone()} id={p.app.id.clone()} />
    }
}

fn places(p: &PartProps) -> Html {
    html! {
        <PlacesView data={p.app.data.clone()} selection={p.app.selection.clone()}
            on_action={p.app.on_action.clone()} on_open={p.on_open.clone()} id={p.app.id.clone()} />
    }
}

fn table(p: &PartProps) -> Html {
    html! {
        <TableView data={p.app.data.clone()} selection={p.app.selection.clone()}
            on_action={p.app.on_action.clone()} on_open={p.on_open.clone()}
            on_save={p.app.on_save.clone()} id={p.app.id.clone()} />
    }
}

fn sources(p: &PartProps) -> Html {
    html! {
        <SourcesView data={p.app.data.clone()} selection={p.app.selection.clone()} on_open={p.on_open.clone()} />
    }
}

fn sheet(p: &PartProps) -> Html {
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
        Part::Years => years,
        Part::Places => places,
        Part::Table => table,
        Part::Sources => sources,
        Part::Sheet => sheet,
    })
}

/// Fetches the code of a part; whether it is here then.
#[cfg(not(feature = "split"))]
pub async fn fetch(_: Part) -> bool {
    true
}

#[cfg(feature = "split")]
pub use split::{fetch, here};

#[cfg(feature = "split")]
mod split {
    //! The cuts: one part a function below, with everything that only it calls.

    use std::cell::Cell;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Draw, Part, places, sheet, sources, table, years};

    /// The part could not be fetched.
    pub struct NotHere;

    impl From<SplitLoaderError> for NotHere {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    #[wasm_split(charts, fallible)]
    fn charts() -> Result<[Draw; 2], NotHere> {
        Ok([years, places])
    }

    #[wasm_split(lists, fallible)]
    fn lists() -> Result<[Draw; 2], NotHere> {
        Ok([table, sources])
    }

    #[wasm_split(sheet, fallible)]
    fn sheets() -> Result<[Draw; 2], NotHere> {
        Ok([sheet, sheet])
    }

    thread_local! {
        static HERE: [Cell<Option<[Draw; 2]>>; 3] = const { [const { Cell::new(None) }; 3] };
    }

    /// Which fetched part it is in, and its place there.
    fn place(part: Part) -> (usize, usize) {
        match part {
            Part::Years => (0, 0),
            Part::Places => (0, 1),
            Part::Table => (1, 0),
            Part::Sources => (1, 1),
            Part::Sheet => (2, 0),
        }
    }

    /// The code of a part that was fetched.
    pub fn here(part: Part) -> Option<Draw> {
        let (fetched, at) = place(part);
        HERE.with(|here| here[fetched].get()).map(|draws| draws[at])
    }

    /// Fetches the code of a part; whether it is here then.
    pub async fn fetch(part: Part) -> bool {
        let (fetched, _) = place(part);
        let draws = match fetched {
            0 => charts().await,
            1 => lists().await,
            _ => sheets().await,
        };
        let draws = draws.ok();
        if draws.is_some() {
            HERE.with(|here| here[fetched].set(draws));
        }
        draws.is_some()
    }
}

//! Data that was found at an address, whatever form it has there. What is behind this is in the part
//! of the program that reads data.

use yew::Callback;

use super::load::LoadError;
use crate::components::Data;
use crate::state::Selection;
use crate::text::Lang;
use crate::view::options::Choice;
use crate::view::page::{Notice, Screen};

/// As much of the data as a selection needs.
pub(super) enum Part {
    /// Some of it is on its way, or was not asked for.
    Coming,
    /// It can't be had.
    Lost(LoadError),
    /// It is here, with what else is.
    Here(Data),
}

/// Data of which a selection may need only a part. Widgets are known by the callback that tells them
/// of news.
pub(super) trait Loaded {
    /// A widget needs what this selection does, or nothing more.
    fn need(&self, selection: Option<&Selection>, done: &Callback<()>);
    /// Its reader wants all there is, whatever is selected.
    fn want_all(&self, done: &Callback<()>);
    /// What failed is to be asked for again; whether that is all that can be done. Else what stands at
    /// the address has to be looked at again.
    fn retry(&self) -> bool;
    /// It is gone.
    fn leave(&self, done: &Callback<()>);
    /// Puts together what a selection needs, as far as it is here. Whether there was something to do:
    /// then the widget is told once more, in a later task.
    fn put_together(&self, selection: &Selection, done: &Callback<()>) -> bool;
    /// What a selection needs, as far as it is here.
    fn part(&self, selection: &Selection, done: &Callback<()>) -> Part;
    /// What is shown for a selection.
    fn screen(&self, data: &Data, selection: &Selection, done: &Callback<()>) -> Screen;
    /// What is to be said of how much is here.
    fn notices(&self, selection: &Selection, done: &Callback<()>) -> Vec<Notice>;
    /// The places to choose from.
    fn choices(&self, lang: Lang) -> Vec<Choice>;
}

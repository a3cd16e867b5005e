//! The dataset as a prop: cheap to clone, equal when it is the same one.

use std::any::Any;
use std::ops::Deref;
use std::rc::Rc;

use crate::model::Dataset;

/// A shared dataset. Two are equal if they are the same allocation: a dataset never changes. What it
/// is made of is not known here, so that a page can hold one before the code that reads it has come.
#[derive(Clone)]
pub struct Data(Rc<dyn Any>);

impl Data {
    /// Shares a dataset.
    pub fn new(dataset: Dataset) -> Self {
        Self(Rc::new(dataset))
    }
}

impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Data {
    type Target = Dataset;

    fn deref(&self) -> &Dataset {
        self.0
            .downcast_ref()
            .expect("made of a dataset and of nothing else")
    }
}

/// What there is of the whole dataset: what is shown first is prepared and can do without.
#[derive(Clone, Default, PartialEq)]
pub enum Whole {
    /// It was not needed yet, or is on its way.
    #[default]
    NotYet,
    /// It could not be had; why, in words.
    Failed(String),
    /// It is here.
    Here(Data),
}

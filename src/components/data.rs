//! The dataset as a prop: cheap to clone, equal when it is the same one.

use std::ops::Deref;
use std::rc::Rc;

use crate::model::Dataset;

/// A shared dataset. Two are equal if they are the same allocation: a dataset never changes.
#[derive(Clone)]
pub struct Data(Rc<Dataset>);

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
        &self.0
    }
}

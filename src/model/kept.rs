//! What others work out from a dataset and keep as long as it is there.

use std::any::Any;
use std::cell::OnceCell;
use std::fmt;
use std::rc::Rc;

/// A place for one thing that is worked out from a dataset. It is no part of what the dataset says:
/// a copy begins without it, and to equal datasets it makes no difference.
#[derive(Default)]
pub struct Kept(OnceCell<Rc<dyn Any>>);

impl Kept {
    /// The thing, empty when it is first asked for; `None` if something of another type is kept.
    pub fn get<T: Default + 'static>(&self) -> Option<Rc<T>> {
        let kept = self.0.get_or_init(|| Rc::new(T::default()));
        Rc::clone(kept).downcast().ok()
    }
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

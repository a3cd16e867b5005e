//! What others work out from a dataset and keep as long as it is there.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// What is worked out from a dataset, one value of each type. It is no part of what the dataset says:
/// a copy begins without it, and to equal datasets it makes no difference.
#[derive(Default)]
pub struct Kept(RefCell<Vec<Rc<dyn Any>>>);

impl Kept {
    /// The value of this type; `make` is asked for it the first time.
    pub fn get<T: 'static>(&self, make: impl FnOnce() -> T) -> Rc<T> {
        if let Some(kept) = self.known() {
            return kept;
        }
        // It may ask for others that are kept.
        let made = Rc::new(make());
        self.0.borrow_mut().push(made.clone());
        made
    }

    /// The value of this type, if somebody has asked for it.
    pub fn known<T: 'static>(&self) -> Option<Rc<T>> {
        let all = self.0.borrow();
        all.iter().find_map(|kept| kept.clone().downcast().ok())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_of_each_type_is_made_once() {
        let kept = Kept::default();
        let sum = kept.get(|| *kept.get(|| 3_u8) as u32 + 1);
        assert_eq!(*sum, 4);
        assert!(Rc::ptr_eq(&sum, &kept.get(|| 9_u32)));
        assert_eq!(*kept.get(|| 9_u8), 3);
        assert_eq!(*kept.clone().get(|| 9_u8), 9, "a copy keeps its own");
    }
}

//! What is asked for again and again while a view is drawn.

use std::cell::RefCell;

/// What was made last, and of what.
pub(super) struct Memo<K, V>(RefCell<Option<(K, V)>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<K: PartialEq, V: Clone> Memo<K, V> {
    /// What is made of `key`; made anew only if that is another one.
    pub(super) fn of(&self, key: K, make: impl FnOnce(&K) -> V) -> V {
        let mut last = self.0.borrow_mut();
        match &*last {
            Some((of, made)) if *of == key => made.clone(),
            _ => {
                let made = make(&key);
                last.replace((key, made.clone()));
                made
            }
        }
    }
}

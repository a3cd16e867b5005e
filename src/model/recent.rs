//! One copy of what comes again and again in a document.

use std::rc::Rc;

/// How many things are remembered: more than reports of one publisher have years.
const MOST: usize = 32;

/// What was met last in a document, to be shared by whoever meets the same again. Texts that never
/// come twice cost no more than a look at those remembered.
pub(super) struct Recent<T: ?Sized> {
    met: Vec<Rc<T>>,
    /// Which of them makes room, once there are so many.
    oldest: usize,
}

impl<T: ?Sized> Default for Recent<T> {
    fn default() -> Self {
        Self {
            met: Vec::new(),
            oldest: 0,
        }
    }
}

impl<T: ?Sized> Recent<T> {
    /// The thing that `is` it, if it was met lately.
    pub(super) fn find(&self, is: impl Fn(&T) -> bool) -> Option<Rc<T>> {
        self.met.iter().find(|met| is(met)).cloned()
    }

    /// Remembers a thing that was not met lately.
    pub(super) fn keep(&mut self, thing: &Rc<T>) {
        if self.met.len() < MOST {
            self.met.push(Rc::clone(thing));
        } else {
            self.met[self.oldest] = Rc::clone(thing);
            self.oldest = (self.oldest + 1) % MOST;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_again_is_one() {
        let mut recent = Recent::<str>::default();
        let mut share = |text: &str| {
            recent.find(|met| met == text).unwrap_or_else(|| {
                let new = Rc::from(text);
                recent.keep(&new);
                new
            })
        };
        let first = share("2024");
        for year in 2000..2020 {
            assert_eq!(&*share(&year.to_string()), year.to_string());
        }
        assert!(Rc::ptr_eq(&first, &share("2024")));
        for year in 2030..2100 {
            assert_eq!(&*share(&year.to_string()), year.to_string());
        }
        assert!(!Rc::ptr_eq(&first, &share("2024")), "long forgotten");
        assert_eq!(recent.met.len(), MOST);
    }
}

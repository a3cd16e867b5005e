//! One copy of what comes again and again in a document.

use std::rc::Rc;

/// How many things are remembered: more than reports of one publisher have years.
const MOST: usize = 32;

/// What was met last in a document, to be shared by whoever meets the same again. Texts that never
/// come twice cost no more than a look at those remembered.
pub(super) struct Recent<T: ?Sized> {
    met: Vec<Rc<T>>,
    /// Where the one is looked for first: things come again in the same order.
    next: usize,
}

impl<T: ?Sized> Default for Recent<T> {
    fn default() -> Self {
        Self {
            met: Vec::new(),
            next: 0,
        }
    }
}

impl<T: ?Sized> Recent<T> {
    /// The thing that `is` it, made if it was not met lately.
    pub(super) fn share(&mut self, is: impl Fn(&T) -> bool, make: impl FnOnce() -> Rc<T>) -> Rc<T> {
        let mut all = (self.next..self.met.len()).chain(0..self.next);
        let known = all.find(|at| is(&self.met[*at]));
        let at = known.unwrap_or(match self.met.len() {
            MOST => self.next % MOST,
            new => new,
        });
        match self.met.get_mut(at) {
            None => self.met.push(make()),
            Some(oldest) if known.is_none() => *oldest = make(),
            Some(_) => {}
        }
        self.next = at + 1;
        Rc::clone(&self.met[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_again_is_one() {
        let mut recent = Recent::<str>::default();
        let mut share = |text: &str| recent.share(|met| met == text, || text.into());
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

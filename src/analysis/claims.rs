//! The claims about one level: mostly one.

use std::ops::Deref;

use super::claim::Claim;

/// Claims in an order. A country has a level for every place, year and indicator and mostly one report
/// that tells it: that claim takes no list.
#[derive(Clone, Debug, PartialEq)]
pub struct Claims(Held);

#[derive(Clone, Debug, PartialEq)]
enum Held {
    One(Claim),
    /// None, or several.
    All(Vec<Claim>),
}

impl Claims {
    /// No claims.
    pub const NONE: Self = Self(Held::All(Vec::new()));
}

impl From<Vec<Claim>> for Claims {
    fn from(mut all: Vec<Claim>) -> Self {
        let one = if all.len() == 1 { all.pop() } else { None };
        Self(one.map_or(Held::All(all), Held::One))
    }
}

impl Deref for Claims {
    type Target = [Claim];

    fn deref(&self) -> &[Claim] {
        match &self.0 {
            Held::One(claim) => std::slice::from_ref(claim),
            Held::All(claims) => claims,
        }
    }
}

impl<'a> IntoIterator for &'a Claims {
    type Item = &'a Claim;
    type IntoIter = std::slice::Iter<'a, Claim>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

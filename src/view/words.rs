//! A comparison in words, with its sources and its line for those who work with numbers.

use crate::analysis::{At, Comparison};
use crate::model::{Dataset, order};
use crate::text::{Lang, expert, sentence};

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The comparison in whole sentences.
    pub text: String,
    /// Who says what it rests on.
    pub at: Vec<At>,
    /// The statistics in one line, where two counts were tested.
    pub expert: Option<String>,
}

/// The whole comparison in words.
pub fn words(data: &Dataset, c: &Comparison, lang: Lang) -> Words {
    let ends = [&c.from, &c.to].into_iter();
    let claims = ends.flat_map(|end| end.estimate.claims.iter().map(|claim| claim.at));
    let mut at: Vec<At> = claims.chain(c.stated.iter().map(|s| s.at)).collect();
    order::distinct(&mut at);
    Words {
        text: sentence::comparison(data, c, lang),
        at,
        expert: expert::line(c, lang),
    }
}

//! Questions asked of the reports, one a file. Knows nothing of words, screens or browsers.

pub mod agree;
pub mod chance;
pub mod checks;
pub mod claim;
pub mod compare;
pub mod coverage;
pub mod guard;
pub mod link;
pub mod parts;
pub mod reconcile;
pub mod span;
pub mod told;

pub use agree::Agreement;
pub use claim::{At, Claim, Ground, Item, SeriesKey, StatedChange};
pub use compare::{Comparison, End, Reason, Refusal, Side, Verdict, compare};
pub use reconcile::{Estimate, Known, Series, series};
pub use span::Span;

//! Questions asked of the reports, one a file. Knows nothing of words, screens or browsers.

pub mod against;
pub mod agree;
pub mod allowed;
pub mod chance;
pub mod checks;
pub mod claim;
pub mod claims;
pub mod compare;
pub mod coverage;
pub mod group;
pub mod guard;
pub mod lineage;
pub mod link;
pub mod narrative;
pub mod parts;
pub mod quarrel;
pub mod rate;
pub mod reconcile;
pub mod similar;
pub mod span;
pub mod told;
pub mod working;

pub use agree::Agreement;
pub use claim::{At, Claim, Ground, Item, Other, SeriesKey, StatedChange};
pub use compare::{Comparison, End, Reason, Refusal, Side, Verdict, compare};
pub use reconcile::{Estimate, Known, Series, Subject, around, each_kept, kept, series};
pub use span::Span;

//! Screen-ready values: what each view shows, in words and geometry, without any markup.

pub mod adding;
pub mod alone;
pub mod became;
pub mod breaks;
pub mod change;
pub mod chart;
pub mod correction;
pub mod details;
pub mod fallback;
pub mod focus;
pub mod folds;
pub mod glossary;
pub mod keys;
pub mod lineage;
pub mod narrative;
pub mod options;
pub mod pack;
pub mod page;
pub mod places;
#[cfg(not(target_arch = "wasm32"))]
pub mod plain;
pub mod rates;
pub mod said;
pub mod shown;
pub mod snippet;
pub mod source;
pub mod sources;
pub mod standing;
pub mod strip;
pub mod summary;
pub mod table;
pub mod take;
pub mod weighed;
pub mod words;
pub mod years;

pub use focus::Focus;
pub use shown::{Kind, Shown};

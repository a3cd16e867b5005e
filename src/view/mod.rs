//! Screen-ready values: what each view shows, in words and geometry, without any markup.

pub mod chart;
pub mod focus;
pub mod options;
pub mod places;
pub mod shown;
pub mod source;
pub mod sources;
pub mod summary;
pub mod table;
pub mod weighed;
pub mod words;
pub mod years;

pub use focus::Focus;
pub use shown::{Kind, Shown};

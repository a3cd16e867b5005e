//! Screen-ready values: what each view shows, in words and geometry, without any markup.

pub mod breaks;
pub mod chart;
pub mod correction;
pub mod focus;
pub mod narrative;
pub mod options;
pub mod places;
pub mod shown;
pub mod source;
pub mod sources;
pub mod summary;
pub mod table;
pub mod years;

pub use focus::Focus;
pub use shown::{Kind, Shown};

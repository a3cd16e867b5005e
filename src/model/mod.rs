//! What the reports say, as they say it: quantities, changes, periods, places, figures, sources.
//!
//! The only layer that reads documents, by hand; it writes them with serde, natively only. It parses
//! and validates, computes nothing from the figures and knows nothing of the screen.

pub mod beyond;
pub mod case;
pub mod change;
pub mod correction;
pub mod dataset;
pub mod day;
pub mod decimal;
pub mod figures;
mod found;
pub mod head;
pub mod indicator;
mod json;
pub mod kept;
mod known;
pub mod localized;
pub mod order;
pub mod parse;
pub mod period;
pub mod piece;
pub mod place;
pub mod prepared;
pub mod problem;
pub mod quantity;
mod read;
mod recent;
pub mod report;
pub mod reports;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod shape;
pub mod shared;
pub mod told;
pub mod utf8;
mod validate;

pub use beyond::Beyond;
pub use change::{Change, Direction};
pub use correction::{Before, Correction};
pub use dataset::Dataset;
pub use decimal::Decimal;
pub use figures::FigureRef;
pub use head::Head;
pub use indicator::{Basis, Catalogue, Indicator, Measure, MeasureUnit, Polarity, Scope};
pub use json::{Fault, Syntax};
pub use localized::LocalText;
pub use period::{Period, PeriodKind};
pub use piece::Piece;
pub use place::{Level, Place, PlaceType, Population, PopulationKind};
pub use problem::{Finding, Problem, Severity};
pub use quantity::{Quantity, Scale};
pub use report::{CommunityModel, Figure, ModelStatus, Of, Report, Source, Statement, Subject};
pub use reports::Reports;
pub use shape::{Shape, Wanted};
pub use shared::Shared;
pub use told::Told;

/// The largest whole number that JSON carries exactly everywhere, 2⁵³ − 1.
pub const MAX_SAFE: i64 = (1 << 53) - 1;

//! Yew components: markup of what the views have prepared. No arithmetic, no fetching.

mod app;
mod chart;
mod controls;
mod data;
mod key;
mod later;
mod measured;
mod narrative;
mod parts;
mod picker;
mod places;
mod proposals;
mod rates;
mod reference;
mod sheet;
mod sources;
mod states;
mod summary;
mod table;
mod tabs;
mod turns;
mod words;
mod years;

pub use app::{App, AppProps};
pub use data::Data;
pub use states::{failed, loading, no_data};
pub use turns::{Turns, later, use_steps};

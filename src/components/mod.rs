//! Yew components: markup of what the views have prepared. No arithmetic, no fetching.

mod app;
mod builder;
mod chart;
mod clipboard;
mod controls;
mod copied;
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
mod words;
mod years;

pub use app::{App, AppProps};
pub use builder::{EmbedSheet, ShareSheet};
pub use data::Data;
pub use parts::PartProps;
pub use states::{failed, loading};

//! Yew components: markup of what the views have prepared. No arithmetic, no fetching.

mod aloud;
mod app;
mod as_table;
mod breath;
mod builder;
pub mod by_name;
mod chart;
mod clipboard;
mod clock;
mod controls;
mod copied;
mod data;
mod drawing;
mod file;
mod focus;
mod glossary;
#[cfg(target_arch = "wasm32")]
mod heard;
mod key;
mod later;
mod listen;
mod long_places;
mod long_sources;
mod markup;
mod measured;
mod narrative;
mod outside;
mod paper;
mod parts;
mod pause;
mod periods;
mod picker;
mod places;
mod preview;
mod proposals;
mod rates;
mod reference;
mod room;
mod roving;
mod sheet;
mod sources;
mod standing;
mod states;
mod still;
mod summary;
mod table;
mod tabs;
mod take;
mod tools;
mod view;
mod whole;
mod windowed;
mod words;
mod years;

pub use app::{App, AppProps};
pub use breath::Breath;
pub use builder::{BuilderProps, EmbedSheet, ShareSheet};
pub use data::{Data, Whole};
pub use file::OnSave;
pub use listen::{unlock, voice_of};
#[cfg(target_arch = "wasm32")]
pub use measured::room_in;
#[cfg(feature = "split")]
pub use parts::NotHere;
pub use parts::{PartProps, code_of, fetch_code, speaker};
pub use pause::{Pace, pause};
#[cfg(target_arch = "wasm32")]
pub use pause::{Turn, Turns, lay_out};
pub use states::{failed, loading};
pub use still::{PlainView, Still, StillProps};
pub use take::TakeSheet;
pub use tools::Tools;

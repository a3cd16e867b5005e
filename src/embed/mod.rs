//! The only layer that touches the page: what the custom element calls, loading by URL, saving
//! files.

mod dataset;
mod desk;
mod library;
mod life;
mod load;
mod loaded;
mod memo;
mod on_paper;
mod reader;
mod remember;
mod root;
mod save;
mod shard;
mod source;
mod store;
mod widget;

pub use root::{Root, RootProps};
pub use widget::{Widget, on_panic};

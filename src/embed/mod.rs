//! The only layer that touches the page: mounting, loading by URL, the address bar, saving files.

mod load;
mod page;
mod root;
mod save;

pub use page::start;

//! The web app's entry point. Nothing starts by itself: the custom element calls
//! [`binh_yen::embed::Widget`]; everything is in the library.

#[cfg(target_arch = "wasm32")]
pub use binh_yen::embed;

fn main() {}

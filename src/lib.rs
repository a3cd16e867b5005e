//! Bình Yên: compares what local public-security reports say, between years and between
//! districts, and never says more than they say.

pub mod analysis;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod components;
#[cfg(target_arch = "wasm32")]
pub mod embed;
pub mod model;
pub mod state;
pub mod text;
pub mod view;

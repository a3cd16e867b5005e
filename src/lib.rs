//! Bình Yên: compares what local public-security reports say, between years and between
//! districts, and never says more than they say.

pub mod analysis;
pub mod model;
pub mod text;

//! What is known by an id, with its number.

use std::collections::BTreeMap;

/// Numbers by id. One type wherever one will do, sets included: maps are compiled anew for every pair of
/// types, some 2 kB of wasm each.
pub(super) type Known = BTreeMap<String, usize>;

//! The program's reader as a script calls it, for `cargo xtask bench browser`: only there is its time
//! comparable with `JSON.parse`. Not part of what is published.

use binh_yen::model::Dataset;
use binh_yen::model::parse::{Document, Reading};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

/// Data that were read.
#[wasm_bindgen]
pub struct Data(Dataset);

#[wasm_bindgen]
impl Data {
    /// Reads documents as the widget does: values, checks, and who tells of what.
    #[wasm_bindgen(constructor)]
    pub fn new(texts: Vec<Uint8Array>) -> Self {
        let mut reading = Reading::begin();
        for (i, text) in texts.iter().enumerate() {
            reading.add(&Document {
                file: format!("{i}.json"),
                text: String::from_utf8(text.to_vec()).expect("it is UTF-8"),
            });
        }
        Self(reading.end())
    }

    /// How many figures there are. No report is put together for that: whoever reads next would have
    /// to free it.
    pub fn figures(&self) -> usize {
        self.0.all_figures().count()
    }

    /// How many things are wrong.
    pub fn findings(&self) -> usize {
        self.0.findings.len()
    }
}

fn main() {}

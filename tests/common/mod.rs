//! The bundled data and views of it, for the tests that need them.

use std::fs;
use std::path::Path;

use binh_yen::model::Dataset;
use binh_yen::model::parse::{Document, includes, load};

/// The bundled data, read as the widget reads it: the index and what it includes.
pub fn bundled() -> Dataset {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let read = |file: String| {
        let text = fs::read_to_string(data.join(&file)).expect("it is part of the project");
        Document { file, text }
    };
    let index = read("reports.json".to_owned());
    let mut documents: Vec<Document> = includes(&index.text).into_iter().map(read).collect();
    documents.insert(0, index);
    load(&documents)
}

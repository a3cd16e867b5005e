//! `schema`: the JSON Schema of a document, generated from the types that read it.

use lexopt::prelude::*;

use super::{Outcome, Usage, json_text, print};
use crate::model::schema;

const HELP: &str = "\
Prints the JSON Schema (draft 2020-12) of a data document, generated from the types that read it.

Usage: binh-yen schema

data/schema.json is this output; `cargo xtask schema` writes it.
";

pub(super) fn run(mut args: lexopt::Parser) -> Result<Outcome, Usage> {
    match args.next()? {
        None => Ok(print(&json_text(&schema::document()))),
        Some(Short('h') | Long("help")) => Ok(print(HELP)),
        Some(other) => Err(other.unexpected().into()),
    }
}

//! `schema`: the JSON Schema of a document, generated from the types that read it.

use lexopt::prelude::*;

use super::{Outcome, Usage, json_text, print};
use crate::model::schema;

const HELP: &str = "\
Prints the JSON Schema (draft 2020-12) of a data document, generated from the types that read it.

Usage: binh-yen schema [--catalogue]

  --catalogue     instead the built-in catalogue as the widget carries it: without whitespace

data/schema.json is this output, src/model/indicators.min.json that of --catalogue;
`cargo xtask schema` writes both.
";

pub(super) fn run(mut args: lexopt::Parser) -> Result<Outcome, Usage> {
    match args.next()? {
        None => Ok(print(&json_text(&schema::document()))),
        Some(Long("catalogue")) => Ok(print(&schema::catalogue().unwrap_or_default())),
        Some(Short('h') | Long("help")) => Ok(print(HELP)),
        Some(other) => Err(other.unexpected().into()),
    }
}

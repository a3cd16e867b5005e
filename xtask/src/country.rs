//! Writes a synthetic country; what it is, is told in tests/country/.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use lexopt::prelude::*;

#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/country/mod.rs"]
mod made;

use made::subjects;
pub use made::{Country, INDEX, Plan};

/// The country of the bare command: as many places as there were provinces.
const USUAL: Plan = Plan {
    seed: 1,
    places: 63,
    years: 10,
    indicators: 30,
    plain: false,
};

/// Reads what country is wanted, and writes it.
pub fn run(args: impl Iterator<Item = OsString>) -> Result<()> {
    let (mut plan, mut folder) = (USUAL, None);
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("seed") => plan.seed = parser.value()?.parse()?,
            Long("places") => plan.places = parser.value()?.parse()?,
            Long("years") => plan.years = parser.value()?.parse()?,
            Long("indicators") => plan.indicators = parser.value()?.parse()?,
            Long("plain") => plan.plain = true,
            Value(name) if folder.is_none() => folder = Some(PathBuf::from(name)),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(folder) = folder else {
        bail!("name one folder; see `cargo xtask --help`");
    };
    let most = subjects::indicators();
    let possible = (1..=most).contains(&plan.indicators);
    ensure!(possible, "from 1 to {most} indicators");
    ensure!(
        (1..=20_000).contains(&plan.places),
        "from 1 to 20000 places"
    );
    ensure!((1..=100).contains(&plan.years), "from 1 to 100 years");
    write(&Country::new(plan), &folder)
}

/// Writes all documents of a country.
pub fn write(country: &Country, folder: &Path) -> Result<()> {
    let documents = country.documents();
    for document in &documents {
        let path = folder.join(&document.file);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, &document.text).with_context(|| path.display().to_string())?;
    }
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    println!(
        "{}: {} places in {} documents, {:.1} MB",
        folder.join(INDEX).display(),
        country.places.all.len(),
        documents.len(),
        bytes as f64 / 1e6
    );
    Ok(())
}

//! `pack DATA… --out FOLDER`: data for a web server, with everything that is shown first prepared.

mod documents;
mod files;
mod prepared;
mod shards;

use std::path::PathBuf;

use lexopt::prelude::*;

use self::files::File;
use super::{Outcome, Usage, check, print, read};
use crate::model::Severity;
use crate::text::Lang;
use crate::view::pack::{FORMAT, INDEX};

const HELP: &str = "\
Packs data for a web server: what the widget shows first is prepared, and the reports are cut into
shards, one a province, so that a reader downloads only what they look at.

Usage: binh-yen pack DATA… --out FOLDER

  DATA            a document, or a directory: its reports.json, or else every .json in it; with
                  what they include
  --out FOLDER    where to write: a new or empty folder, or one that was packed before

In an element: src=\"FOLDER/\", with the slash. What `check` finds to be an error is not packed.
Files under shards/ are named by their content and may be cached for ever; the others not. Beside
each file stand its compressed forms, .br and .gz.
";

pub(super) fn run(mut args: lexopt::Parser) -> Result<Outcome, Usage> {
    let (mut paths, mut out) = (Vec::new(), None);
    while let Some(arg) = args.next()? {
        match arg {
            Value(path) => paths.push(PathBuf::from(path)),
            Long("out") => out = Some(PathBuf::from(args.value()?)),
            Short('h') | Long("help") => return Ok(print(HELP)),
            other => return Err(other.unexpected().into()),
        }
    }
    let (false, Some(out)) = (paths.is_empty(), out) else {
        return Err(Usage(
            "pack what, and where? write `binh-yen pack data --out packed`".to_owned(),
        ));
    };
    let loaded = read::load(&paths, Lang::En);
    let errors: Vec<String> = check::lines(&loaded, Lang::En)
        .iter()
        .filter(|line| line.severity == Severity::Error)
        .map(|line| line.text(Lang::En))
        .collect();
    if !errors.is_empty() {
        return Ok(failed(&format!(
            "{}not packed: mend the errors above\n",
            errors.concat()
        )));
    }
    let files = match files(&loaded) {
        Ok(files) => files,
        Err(why) => return Ok(failed(&format!("not packed: {why}\n"))),
    };
    let (count, bytes) = (
        files.len(),
        files.iter().map(|f| f.text.len()).sum::<usize>(),
    );
    match files::write(&out, &files) {
        Ok(()) => Ok(Outcome {
            notes: format!("{count} files, {bytes} bytes in {}\n", out.display()),
            ..Outcome::default()
        }),
        Err(why) => Ok(failed(&format!("{}: {why}\n", out.display()))),
    }
}

fn failed(notes: &str) -> Outcome {
    Outcome {
        notes: notes.to_owned(),
        failed: true,
        ..Outcome::default()
    }
}

/// Every file of the pack. The same data gives the same bytes.
fn files(loaded: &read::Loaded) -> serde_json::Result<Vec<File>> {
    let (index, mut files) = shards::shards(&loaded.data)?;
    let pages = prepared::pages(&loaded.data, &index, &files)?;
    files.extend(pages);
    files.push(File {
        name: INDEX.to_owned(),
        text: serde_json::to_string(&(FORMAT, &index))?,
    });
    Ok(files)
}

//! `pack DATA… --out FOLDER`: data for a web server, with everything that is shown first prepared.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use lexopt::prelude::*;
use serde_json::json;

use super::{Outcome, Usage, check, print, read};
use crate::model::parse::fingerprint;
use crate::model::{Dataset, Severity};
use crate::text::Lang;
use crate::view::options::{self, Choice};
use crate::view::pack::{FORMAT, first_name, page_name, places_name};
use crate::view::page::{self, PlacePages};

const HELP: &str = "\
Packs data for a web server: what the widget shows first is prepared, so that a reader downloads
only what they look at.

Usage: binh-yen pack DATA… --out FOLDER

  DATA            a document, or a directory with reports.json in it; with what it includes
  --out FOLDER    where to write: a new or empty folder, or one that was packed before

In an element: src=\"FOLDER/\", with the slash. What `check` finds to be an error is not packed.
Files under documents/ are named by their content and may be cached for ever; the others not.
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
    let files = files(&loaded);
    let (count, bytes) = (files.len(), files.values().map(String::len).sum::<usize>());
    match write(&out, &files) {
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

/// Every file of the pack by its name. The same data gives the same bytes.
fn files(loaded: &read::Loaded) -> BTreeMap<String, String> {
    let data = &loaded.data;
    let mut files = BTreeMap::new();
    let mut documents = Vec::new();
    for document in &loaded.documents {
        let text = without_spaces(&document.text);
        let stem = Path::new(&document.file).file_stem().unwrap_or_default();
        let hash = fingerprint(text.as_bytes());
        let name = format!("documents/{}.{hash:016x}.json", stem.to_string_lossy());
        if !documents.contains(&name) {
            documents.push(name.clone());
            files.insert(name, text);
        }
    }
    for lang in [Lang::Vi, Lang::En] {
        for place in data.places() {
            if let Some(pages) = page::place_pages(data, &place.id, lang) {
                files.insert(page_name(&place.id, lang), written(&pages));
            }
        }
        if let Some(pages) = first(data, lang) {
            files.insert(first_name(lang), written(&pages));
        }
        files.insert(places_name(lang), places(data, lang));
    }
    let index = json!({ "format": FORMAT, "documents": documents });
    files.insert("index.json".to_owned(), index.to_string());
    files
}

/// What is shown where no place is asked for.
fn first(data: &Dataset, lang: Lang) -> Option<PlacePages> {
    let selection = crate::state::Selection {
        lang,
        ..Default::default()
    };
    let focus = crate::view::Focus::new(data, &selection)?;
    page::place_pages(data, &focus.place().id, lang)
}

fn written(pages: &PlacePages) -> String {
    // Strings, lists and flags: nothing in it can fail to be written.
    serde_json::to_string(&(page::FORMAT, pages)).unwrap_or_default()
}

fn places(data: &Dataset, lang: Lang) -> String {
    let place = |c: Choice| json!({ "id": c.id, "label": c.label, "hint": c.hint, "searched": c.searched, "kin": c.kin, "reported": c.reported });
    let all: Vec<_> = options::places(data, lang).into_iter().map(place).collect();
    json!({ "format": FORMAT, "places": all }).to_string()
}

/// JSON without the spaces between its parts.
fn without_spaces(json: &str) -> String {
    let (mut text, mut quoted, mut escaped) = (String::with_capacity(json.len()), false, false);
    for c in json.trim_start_matches('\u{feff}').chars() {
        let space = matches!(c, ' ' | '\n' | '\r' | '\t');
        if quoted || !space {
            text.push(c);
        }
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
    }
    text
}

/// Writes into a folder that holds nothing but an earlier pack. Documents of that stay: a page open
/// since then may still ask for them.
fn write(out: &Path, files: &BTreeMap<String, String>) -> io::Result<()> {
    fs::create_dir_all(out)?;
    let used = fs::read_dir(out)?.next().is_some();
    let index = fs::read_to_string(out.join("index.json")).unwrap_or_default();
    if used && !index.contains(FORMAT) {
        return Err(io::Error::other(
            "holds something else; name a new folder, or empty this one",
        ));
    }
    if used {
        match fs::remove_dir_all(out.join("pages")) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
            _ => {}
        }
    }
    for (name, text) in files {
        let path = out.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_stay_within_texts() {
        let json = "\u{feff}{ \"a b\" : [ 1 , \"\\\" \\\\\" ] ,\n\"c\":\" \" }";
        assert_eq!(without_spaces(json), r#"{"a b":[1,"\" \\"],"c":" "}"#);
    }
}

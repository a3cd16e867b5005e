//! `check FILE…`: what is wrong in data files, where, and what to do.

use std::path::PathBuf;

use lexopt::prelude::*;
use serde_json::json;

use super::read::{self, Loaded};
use super::{Outcome, Usage, codes, json_text, language, print};
use crate::analysis::checks::{self, Check};
use crate::analysis::{At, Item};
use crate::model::{Dataset, Severity};
use crate::text::{Lang, findings};

const HELP: &str = "\
Says what is wrong in data files, where, and what to do.

Usage: binh-yen check FILE… [--json] [--lang vi|en]

  FILE            a document, or a directory with reports.json in it; what a document includes is
                  checked with it. Several files are one dataset.
  --json          an array of {severity, file, path, problem, found, todo}
  --lang vi|en    language of the words (en)

One line each: FILE: JSON-PATH: what was found; what to do. First what is wrong with the files, in
their order, then what the reports say that does not fit. Exit status 1 if there is an error.
";

pub(super) fn run(mut args: lexopt::Parser) -> Result<Outcome, Usage> {
    let (mut paths, mut as_json, mut lang) = (Vec::new(), false, Lang::En);
    while let Some(arg) = args.next()? {
        match arg {
            Value(path) => paths.push(PathBuf::from(path)),
            Long("json") => as_json = true,
            Long("lang") => lang = language(&mut args)?,
            Short('h') | Long("help") => return Ok(print(HELP)),
            other => return Err(other.unexpected().into()),
        }
    }
    if paths.is_empty() {
        return Err(Usage(
            "check what? write `binh-yen check data` or name a file".to_owned(),
        ));
    }
    let loaded = read::load(&paths, lang);
    let lines = lines(&loaded, lang);
    let errors = lines
        .iter()
        .filter(|l| l.severity == Severity::Error)
        .count();
    let out = if as_json {
        json_text(&lines.iter().map(Line::json).collect())
    } else {
        lines.iter().map(|l| l.text(lang)).collect()
    };
    let notes = summary(errors, lines.len() - errors, loaded.files.len(), lang);
    Ok(Outcome {
        out,
        notes,
        failed: errors > 0,
    })
}

/// One thing to tell.
pub(super) struct Line {
    pub(super) severity: Severity,
    file: String,
    path: String,
    code: &'static str,
    found: String,
    todo: String,
}

impl Line {
    pub(super) fn text(&self, lang: Lang) -> String {
        let path = if self.path.is_empty() {
            lang.pick("(cả tệp)", "(whole file)")
        } else {
            &self.path
        };
        format!("{}: {path}: {}; {}\n", self.file, self.found, self.todo)
    }

    fn json(&self) -> serde_json::Value {
        json!({
            "severity": codes::severity(self.severity),
            "file": self.file,
            "path": self.path,
            "problem": self.code,
            "found": self.found,
            "todo": self.todo,
        })
    }
}

pub(super) fn lines(loaded: &Loaded, lang: Lang) -> Vec<Line> {
    let mut found: Vec<Line> = loaded
        .data
        .findings
        .iter()
        .map(|finding| Line {
            severity: finding.severity,
            file: finding.file.clone(),
            path: finding.path.clone(),
            code: codes::problem(&finding.problem),
            found: findings::found(&finding.problem, lang),
            todo: findings::remedy(&finding.problem, lang),
        })
        .collect();
    let checks = checks::all(&loaded.data);
    let mut unfit: Vec<Line> = checks
        .iter()
        .map(|check| check_line(&loaded.data, check, lang))
        .collect();
    let files = &loaded.files;
    let place = |line: &Line| {
        let file = files
            .iter()
            .position(|f| *f == line.file)
            .unwrap_or(files.len());
        (file, steps(&line.path))
    };
    found.sort_by_cached_key(place);
    unfit.sort_by_cached_key(place);
    found.append(&mut unfit);
    found
}

fn check_line(data: &Dataset, check: &Check, lang: Lang) -> Line {
    let (file, path) = check
        .at()
        .first()
        .map_or_else(Default::default, |at| whereabouts(data, *at));
    Line {
        severity: Severity::Warning,
        file,
        path,
        code: codes::check(check),
        found: findings::check(data, check, lang),
        todo: findings::check_remedy(check, lang),
    }
}

fn whereabouts(data: &Dataset, at: At) -> (String, String) {
    let origin = data.origin(at.report);
    (origin.file.to_owned(), json_path(data, at))
}

/// Where in its document something is said.
pub(super) fn json_path(data: &Dataset, at: At) -> String {
    let (list, index) = match at.item {
        Item::Figure(f) => return data.figure_path(at.report, f),
        Item::Statement(i) => ("statements", i),
        Item::Model(i) => ("models", i),
        Item::Limitation(i) => ("limitations", i),
        Item::Task(i) => ("tasks", i),
    };
    data.item_path(at.report, list, index)
}

/// A JSON path to sort by: `reports[10]` after `reports[9]`.
fn steps(path: &str) -> Vec<(String, usize)> {
    let steps = path.split(['.', '[']);
    steps
        .map(
            |step| match step.strip_suffix(']').and_then(|n| n.parse().ok()) {
                Some(index) => (String::new(), index),
                None => (step.to_owned(), 0),
            },
        )
        .collect()
}

fn summary(errors: usize, warnings: usize, files: usize, lang: Lang) -> String {
    let s = |n: usize| if n == 1 { "" } else { "s" };
    match lang {
        Lang::Vi => format!("{errors} lỗi, {warnings} cảnh báo trong {files} tệp\n"),
        Lang::En => format!(
            "{errors} error{}, {warnings} warning{} in {files} file{}\n",
            s(errors),
            s(warnings),
            s(files)
        ),
    }
}

//! Data files from disk with everything they include. What can't be read is a finding.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::model::parse::{self, Document, MAX_BYTES};
use crate::model::{Dataset, Finding, Problem, Severity};
use crate::text::Lang;

/// The document that a directory stands for.
const INDEX: &str = "reports.json";

/// Everything read, with the names of all files in the order they were asked for.
pub(super) struct Loaded {
    pub data: Dataset,
    pub files: Vec<String>,
}

/// Reads files and directories as one dataset. Findings of reading are among the dataset's.
pub(super) fn load(paths: &[PathBuf], lang: Lang) -> Loaded {
    let mut reading = Reading {
        lang,
        seen: BTreeSet::new(),
        files: Vec::new(),
        documents: Vec::new(),
        failed: Vec::new(),
    };
    for path in paths {
        for path in documents(path) {
            reading.follow(path);
        }
    }
    let mut data = parse::load(&reading.documents);
    data.findings.splice(0..0, reading.failed);
    Loaded {
        data,
        files: reading.files,
    }
}

/// What a path stands for: a directory for its index, or else for every document in it, in the order
/// of their names.
fn documents(path: &Path) -> Vec<PathBuf> {
    let index = path.join(INDEX);
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    all.retain(|path| path.extension().is_some_and(|e| e == "json") && path.is_file());
    all.sort();
    match index.is_file() || all.is_empty() {
        true => vec![index],
        false => all,
    }
}

/// What a page beside the data calls it: the path as it was given, with `/` between its parts.
pub(super) fn address(path: &Path) -> String {
    let file = if path.is_dir() {
        path.join(INDEX)
    } else {
        path.to_owned()
    };
    let parts = file.components().map(|part| match part {
        std::path::Component::RootDir => String::new(),
        part => part.as_os_str().to_string_lossy().into_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

struct Reading {
    lang: Lang,
    seen: BTreeSet<PathBuf>,
    files: Vec<String>,
    documents: Vec<Document>,
    failed: Vec<Finding>,
}

impl Reading {
    /// Reads a document and all that it includes, each once.
    fn follow(&mut self, path: PathBuf) {
        let mut waiting = vec![(path, None)];
        while let Some((path, asked_by)) = waiting.pop() {
            if !self
                .seen
                .insert(path.canonicalize().unwrap_or_else(|_| path.clone()))
            {
                continue;
            }
            let Some(text) = self.text(&path, asked_by) else {
                continue;
            };
            let file = path.display().to_string();
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            let included = parse::includes_at(&text)
                .into_iter()
                .map(|(i, name)| (folder.join(&name), Some((file.clone(), i, name))));
            // Last in, first out: the first one included is read next.
            let mut included: Vec<_> = included.collect();
            included.reverse();
            waiting.extend(included);
            self.documents.push(Document { file, text });
        }
    }

    fn text(&mut self, path: &Path, asked_by: Option<(String, usize, String)>) -> Option<String> {
        let file = path.display().to_string();
        let problem = match bytes(path) {
            Ok(bytes) if bytes.len() > MAX_BYTES => Problem::TooLarge {
                bytes: size(path, bytes.len()),
            },
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => {
                    self.files.push(file);
                    return Some(text);
                }
                Err(e) => Problem::NotText {
                    byte: e.utf8_error().valid_up_to() + 1,
                },
            },
            Err(e) => {
                let reason = Some(why(&e, self.lang));
                let (at, json_path, include) = match asked_by {
                    Some((by, i, name)) => (by, format!("include[{i}]"), name),
                    None => (file.clone(), String::new(), file),
                };
                self.fail(at, json_path, Problem::IncludeFailed { include, reason });
                return None;
            }
        };
        self.fail(file, String::new(), problem);
        None
    }

    fn fail(&mut self, file: String, path: String, problem: Problem) {
        if !self.files.contains(&file) {
            self.files.push(file.clone());
        }
        self.failed.push(Finding {
            severity: Severity::Error,
            file,
            path,
            problem,
        });
    }
}

/// At most one byte more than may be read, so that endless files end too.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let most = MAX_BYTES as u64;
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    if file.metadata()?.len() > most {
        bytes.resize(MAX_BYTES + 1, 0);
        return Ok(bytes);
    }
    file.by_ref().take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn size(path: &Path, read: usize) -> usize {
    let stored = path.metadata().map_or(0, |m| m.len());
    usize::try_from(stored).unwrap_or(usize::MAX).max(read)
}

fn why(error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => lang
            .pick("không có tệp này", "there is no such file")
            .to_owned(),
        io::ErrorKind::PermissionDenied => lang
            .pick("không có quyền đọc", "no permission to read it")
            .to_owned(),
        io::ErrorKind::IsADirectory => lang.pick("đó là thư mục", "it is a directory").to_owned(),
        _ => error.to_string(),
    }
}

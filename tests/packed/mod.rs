//! Packs made by the companion, for tests: written into a folder of their own, and read as the widget
//! reads them.

#![allow(dead_code, reason = "each test uses its part of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::rc::Rc;

use binh_yen::model::parse::Document;
use binh_yen::model::{Dataset, Piece};
use binh_yen::view::pack::{self, Index, index};
use serde_json::Value;

/// A folder of its own, gone at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let name = format!("binh-yen-pack-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn write(&self, name: &str, content: &Value) -> PathBuf {
        fs::write(self.at(name), content.to_string()).unwrap();
        self.at(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn packed(data: &Path, out: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_binh-yen"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("pack")
        .arg(data)
        .arg("--out")
        .arg(out)
        .output()
        .unwrap()
}

pub fn notes(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// Packs what must go well; every file by its name, with its compressed forms.
pub fn all_files(data: &Path, out: &Path) -> BTreeMap<String, Vec<u8>> {
    let output = packed(data, out);
    assert!(output.status.success(), "{}", notes(&output));
    let (mut files, mut folders) = (BTreeMap::new(), vec![out.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(out).unwrap().to_str().unwrap();
                files.insert(name.to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// The same without the compressed forms.
pub fn files(data: &Path, out: &Path) -> BTreeMap<String, String> {
    let files = all_files(data, out).into_iter();
    let plain = files.filter(|(name, _)| name.ends_with(".json"));
    plain
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// A pack with all its pieces.
pub struct Pack {
    pub index: Index,
    common: Rc<Piece>,
    shards: Vec<(Rc<Piece>, Vec<usize>)>,
}

impl Pack {
    pub fn of(files: &BTreeMap<String, String>) -> Self {
        let index = Index::parse(&files[pack::INDEX]).unwrap();
        let piece = |file: &index::File| {
            let document = Document {
                text: files[&file.name].clone(),
                file: file.name.clone(),
            };
            let piece = Piece::read(document);
            assert_eq!(piece.findings(), [], "{}", file.name);
            Rc::new(piece)
        };
        let shards = index.shards.iter();
        Self {
            common: piece(&index.common),
            shards: shards
                .map(|s| (piece(&s.file), s.order.numbers().collect()))
                .collect(),
            index,
        }
    }

    /// What the widget makes of some of the shards, where others could not be had.
    pub fn part(&self, shards: &[usize], lost: &[usize]) -> Dataset {
        let common = Dataset::of(std::slice::from_ref(&self.common));
        let shards = shards.iter().map(|at| self.shards[*at].clone());
        let mut data = common.with(&shards.collect::<Vec<_>>());
        data.beyond = self.index.beyond(&data, lost);
        data
    }

    /// What the widget makes of all of it.
    pub fn whole(&self) -> Dataset {
        self.part(&(0..self.shards.len()).collect::<Vec<_>>(), &[])
    }
}

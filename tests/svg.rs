//! Every chart against its reviewed reference: view, width, theme, language and kind of value.
//! `svg/scenes.txt` lists what is drawn, `svg/reference.txt` a hash of each; see `cargo xtask svg`.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Hash by name.
fn read(path: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(path).expect("a list of hashes");
    let pairs = text.lines().filter_map(|line| line.split_once(' '));
    pairs
        .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
        .collect()
}

#[test]
fn every_chart_looks_as_it_was_accepted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let into = Path::new(env!("CARGO_TARGET_TMPDIR")).join("svg");
    let output = Command::new(env!("CARGO_BIN_EXE_binh-yen"))
        .current_dir(root)
        .args(["render", "--scenes", "tests/svg/scenes.txt", "--into"])
        .arg(&into)
        .output()
        .expect("the companion runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let now = read(&into.join("hashes.txt"));
    let accepted = read(&root.join("tests/svg/reference.txt"));
    assert!(now.len() >= 200, "only {} charts", now.len());
    let differs = |name: &&String| now.get(*name) != accepted.get(*name);
    let names = now
        .keys()
        .chain(accepted.keys().filter(|n| !now.contains_key(*n)));
    let changed: Vec<&String> = names.filter(differs).collect();
    assert!(
        changed.is_empty(),
        "{} charts look different: {}{}\n\
         `cargo xtask svg --against HEAD` shows them before and after in target/svg/index.html;\n\
         `cargo xtask svg --accept` makes them the reference",
        changed.len(),
        changed
            .iter()
            .take(20)
            .map(|n| n.as_str())
            .collect::<Vec<_>>()
            .join(", "),
        if changed.len() > 20 { ", …" } else { "" },
    );
}

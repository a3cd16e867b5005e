//! Reads the source and fails where it breaks the project's own rules: layers, module docs, words
//! and colours out of place, class names that styles and markup do not share.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer may import those before it and itself.
const LAYERS: [&str; 7] = [
    "model",
    "analysis",
    "text",
    "state",
    "view",
    "components",
    "embed",
];

/// From where on a crate may be used: below that layer it must not be named.
const CRATES: [(&str, &str); 6] = [
    ("yew", "components"),
    ("web_sys", "components"),
    ("wasm_bindgen", "components"),
    ("js_sys", "embed"),
    ("gloo", "embed"),
    // Native only: the widget has a reader of its own.
    ("serde_json", "cli"),
];

/// What may use a crate all the same, and why.
const EXCEPT: [(&str, &str); 4] = [
    // Waiting for the next task is a promise.
    ("js_sys", "components/pause.rs"),
    // What day it is only the browser knows.
    ("js_sys", "components/take/paint.rs"),
    // What is called by name is called as anything of the language.
    ("js_sys", "components/by_name.rs"),
    // Native too.
    ("serde_json", "model/schema.rs"),
];

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is part of the project") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The name below `src/`, and the text without comments and tests.
fn sources() -> Vec<(String, String)> {
    let src = root().join("src");
    let all = files(&src, "rs").into_iter();
    all.map(|path| {
        let name = path
            .strip_prefix(&src)
            .expect("it was found there")
            .display()
            .to_string();
        let text = fs::read_to_string(&path).expect("it is text");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().map(|l| {
            if l.trim_start().starts_with("//") {
                ""
            } else {
                l
            }
        });
        (name, lines.collect::<Vec<_>>().join("\n"))
    })
    .collect()
}

fn layer(name: &str) -> Option<usize> {
    LAYERS
        .iter()
        .position(|l| name.split('/').next() == Some(l))
}

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    for (name, code) in sources() {
        let Some(own) = layer(&name) else { continue };
        for (above, layer) in LAYERS.iter().enumerate().skip(own + 1) {
            if code.contains(&format!("crate::{layer}")) {
                wrong.push(format!("{name} ({}) uses {} ({above})", LAYERS[own], layer));
            }
        }
        // Tests may hold our own code against another's.
        let is_test = name.ends_with("/tests.rs");
        for (krate, from) in CRATES {
            // `cli` comes after all of them.
            let first = LAYERS.iter().position(|l| *l == from);
            let first = first.unwrap_or(LAYERS.len());
            let excused = EXCEPT
                .iter()
                .any(|(k, place)| *k == krate && name.starts_with(place));
            if own < first && !is_test && !excused && code.contains(&format!("{krate}::")) {
                wrong.push(format!(
                    "{name} uses {krate}, which only {from} and above may"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let src = root().join("src");
    let silent = files(&src, "rs").into_iter().filter(|path| {
        !fs::read_to_string(path)
            .expect("it is text")
            .starts_with("//!")
    });
    let silent: Vec<PathBuf> = silent.collect();
    assert!(silent.is_empty(), "no //! at the top: {silent:?}");
}

#[test]
fn words_for_readers_are_only_in_text() {
    let vietnamese = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    let mut wrong = Vec::new();
    for (name, code) in sources() {
        let Some(own) = layer(&name) else { continue };
        // The schema explains the format with the reports' own words.
        if LAYERS[own] == "text" || LAYERS[own] == "model" {
            continue;
        }
        for literal in code.split('"').skip(1).step_by(2) {
            if literal.chars().any(|c| vietnamese.contains(c)) {
                wrong.push(format!("{name}: \"{literal}\""));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn colours_are_only_in_the_tokens() {
    let mut wrong = Vec::new();
    for path in files(&root().join("styles"), "css") {
        if path.ends_with("tokens.css") {
            continue;
        }
        for (i, line) in fs::read_to_string(&path)
            .expect("it is text")
            .lines()
            .enumerate()
        {
            let rule = line.split("/*").next().unwrap_or_default();
            let after_colon = rule.split_once(':').map_or("", |(_, value)| value);
            if after_colon.contains('#') && !after_colon.contains("url(#")
                || rule.contains("rgb(")
                || rule.contains("hsl(")
            {
                wrong.push(format!("{}:{}: {rule}", path.display(), i + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every `by-…` name in a text.
fn classes(text: &str) -> BTreeSet<String> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let starts = text
        .match_indices("by-")
        .filter(|(i, _)| !text[..*i].ends_with(part));
    let names = starts.map(|(i, _)| text[i..].split(|c| !part(c)).next().unwrap_or_default());
    names
        .map(|n| n.trim_end_matches(['-', '_']).to_owned())
        .collect()
}

#[test]
fn styles_and_markup_use_the_same_class_names() {
    let styles = files(&root().join("styles"), "css")
        .into_iter()
        .map(|p| fs::read_to_string(p).expect("it is text"));
    // Custom properties and container names are not classes.
    let styles: String = styles.collect::<Vec<_>>().join("\n").replace("--by-", "--");
    let used = styles.split('.').skip(1).map(|rest| {
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
            .next()
            .unwrap_or_default()
    });
    let styled: BTreeSet<String> = used
        .filter(|c| c.starts_with("by-"))
        .map(str::to_owned)
        .collect();
    let page = fs::read_to_string(root().join("index.html")).expect("it is text");
    // The companion writes markup too.
    let code = sources()
        .into_iter()
        .filter(|(name, _)| matches!(layer(name), Some(4..)) || name.starts_with("cli/"));
    let mut markup: BTreeSet<String> = code.flat_map(|(_, code)| classes(&code)).collect();
    markup.extend(classes(&page));
    // Drawn classes are put together from their parts; the parts are what is checked.
    let toned: Vec<String> = sources()
        .into_iter()
        .flat_map(|(_, code)| {
            let found = code
                .match_indices("toned!(")
                .map(|(i, _)| code[i..].split('"').nth(1).unwrap_or_default().to_owned());
            found.collect::<Vec<_>>()
        })
        .collect();
    markup.extend(toned.iter().map(|t| format!("by-chart__{t}")));
    let unknown: Vec<&String> = styled.difference(&markup).collect();
    assert!(unknown.is_empty(), "styled, but in no markup: {unknown:?}");
}

//! Which crate makes the wasm how large. Read from the linked program before it is cut and shrunk,
//! which is the last to have names; wasm-opt then takes about a tenth, evenly.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::{page::Page, project::Project, project::WASM, size};

/// What Rust itself brings; a generic of theirs is its user's.
const STD: [&str; 6] = [
    "core",
    "alloc",
    "std",
    "__rustc",
    "compiler_builtins",
    "hashbrown",
];
/// What belongs to no function.
const TEXTS: &str = "(texts and tables)";

/// Prints the table.
pub fn print(project: &Project) -> Result<()> {
    let page = Page::read(&project.root.join("index.html"))?;
    let program = format!("{}.wasm", page.rust("data-bin")?);
    let file = project.target.join(WASM).join("release").join(program);
    let wasm = fs::read(&file).context("nothing built yet: `cargo xtask build`")?;
    let mut rows: Vec<(String, Vec<u8>)> = by_crate(&wasm)?.into_iter().collect();
    rows.sort_by_key(|(name, bytes)| (std::cmp::Reverse(bytes.len()), name.clone()));
    let all: usize = rows.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{:<32}{:>10}{:>8}{:>10}", "crate", "raw", "%", "brotli");
    for (name, bytes) in rows {
        let share = 100.0 * bytes.len() as f64 / all as f64;
        let brotli = size::brotli(&bytes)?;
        println!("{name:<32}{:>10}{share:>8.1}{brotli:>10}", bytes.len());
    }
    println!("{:<32}{all:>10}", "all");
    Ok(())
}

/// The bytes of each crate's functions; of our own crate, of each layer's.
fn by_crate(wasm: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let mut imported = 0;
    let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            Payload::DataSection(data) => {
                for data in data {
                    let texts = found.entry(TEXTS.into()).or_default();
                    texts.extend(data?.data);
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(parts) = section.as_known() else {
                    continue;
                };
                for part in parts {
                    let Name::Function(functions) = part? else {
                        continue;
                    };
                    for naming in functions {
                        let naming = naming?;
                        names.insert(naming.index, naming.name.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    for (index, body) in (imported..).zip(bodies) {
        let name = names.get(&index).map_or("", String::as_str);
        let name = format!("{:#}", rustc_demangle::demangle(name));
        // What wasm-bindgen asks when it writes its script, and then takes out.
        if name.contains("describe") {
            continue;
        }
        found.entry(owner(&name)).or_default().extend(body);
    }
    Ok(found)
}

/// The crate that a function is there for.
fn owner(name: &str) -> String {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let paths = name
        .split(|c: char| !part(c) && c != ':')
        .filter_map(|path| {
            let mut parts = path.split("::");
            let first = parts.next().filter(|first| !first.is_empty())?;
            Some((first, parts.next()?))
        });
    let mut paths = paths.peekable();
    let first = paths.peek().copied();
    match paths.find(|(name, _)| !STD.contains(name)) {
        Some(("binh_yen", layer)) => format!("binh-yen {layer}"),
        Some((name, _)) => name.replace('_', "-"),
        None if first.is_some() || !name.contains("bindgen") => "std".into(),
        None => "wasm-bindgen".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generic_of_std_is_its_users() {
        for (name, crate_) in [
            ("core::fmt::write", "std"),
            ("yew::scheduler::start", "yew"),
            ("<alloc::vec::Vec<T> as core::ops::Drop>::drop", "std"),
            ("core::ptr::drop_in_place<yew::Callback<()>>", "yew"),
            (
                "<binh_yen::model::Period as core::fmt::Display>::fmt",
                "binh-yen model",
            ),
            ("wasm_bindgen::convert::closures::invoke", "wasm-bindgen"),
            ("memcpy", "std"),
            ("__wbindgen_malloc", "wasm-bindgen"),
        ] {
            assert_eq!(owner(name), crate_, "{name}");
        }
    }
}

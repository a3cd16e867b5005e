//! Cuts the compiled wasm into what every reader downloads and what only some do.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::{digest, project::Project, run};

/// The module that fetches the parts.
const FETCHER: &str = "__wasm_split.js";
/// What begins to fetch a part, within that module.
const EARLY: &str = include_str!("parts/early.js");
/// What the loader calls for that.
const AHEAD: &str = include_str!("parts/ahead.js");

/// Cuts `compiled`, writes the parts into `out` and returns the main part, for wasm-bindgen.
pub fn cut(project: &Project, compiled: &Path, program: &str, out: &Path) -> Result<PathBuf> {
    let wasm = fs::read(compiled).with_context(|| format!("{}", compiled.display()))?;
    let folder = project.target.join("parts");
    run::empty_folder(&folder)?;
    let main = folder.join(format!("{program}.wasm"));
    let glue = format!("./{program}.js");
    let mut options = Options::new(&wasm);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.main_module = &glue;
    let cut = transform(options).map_err(|error| anyhow!("cutting the wasm: {error:#}"))?;
    for part in cut.split_modules {
        let name = part.file_name().context("a part without a name")?;
        fs::copy(&part, out.join(name))?;
    }
    fs::copy(folder.join(FETCHER), out.join(FETCHER))?;
    Ok(main)
}

/// Makes one module of the two that import each other: one request, one digest, and a fresh start
/// after a panic is the same address with another query. The parts are final by then, so that the
/// module says what each must be.
pub fn join(program: &str, out: &Path) -> Result<()> {
    let glue = out.join(format!("{program}.js"));
    let read =
        |path: &Path| fs::read_to_string(path).with_context(|| format!("{}", path.display()));
    let fetcher = checked(&read(&out.join(FETCHER))?, |part| {
        Ok(digest::sha256(&fs::read(out.join(part))?))
    })?;
    let joined = joined(&read(&glue)?, &early(&fetcher)?)?;
    fs::write(&glue, joined)?;
    fs::remove_file(out.join(FETCHER)).context(FETCHER)
}

/// The fetcher, with every part fetched by its digest.
fn checked(fetcher: &str, digest: impl Fn(&str) -> Result<String>) -> Result<String> {
    const ADDRESS: &str = "fetch(new URL(\"./";
    let mut checked = String::new();
    let mut rest = fetcher;
    while let Some((before, after)) = rest.split_once(ADDRESS) {
        let cut = after.split_once("\", import.meta.url))");
        let (part, after) = cut.context("a fetch of a part in another form")?;
        let digest = digest(part)?;
        checked.push_str(before);
        checked.push_str(&format!(
            "{ADDRESS}{part}\", import.meta.url), {{ integrity: \"{digest}\" }})"
        ));
        rest = after;
    }
    checked.push_str(rest);
    let fetches = checked.matches("fetch(").count();
    ensure!(
        fetches == checked.matches("integrity:").count(),
        "{FETCHER} fetches in another form than before"
    );
    Ok(checked)
}

/// The fetcher, with parts that can be begun before they are asked for. They are compiled as they come: what
/// is compiled only when it is asked for, with all of it there, holds up the page.
fn early(fetcher: &str) -> Result<String> {
    // What stands once at each part, and what takes its place.
    const FORMS: [(&str, &str); 3] = [
        (
            "const src = fetch(",
            "const src = WebAssembly.compileStreaming(fetch(",
        ),
        (" });\n    src.catch", " }));\n    src.catch"),
        (
            "WebAssembly.instantiateStreaming(src, imports)",
            "WebAssembly.instantiate(await src, imports)",
        ),
    ];
    // The second for those that are called from outside.
    const MADE: [(&str, &str); 2] = [
        ("= makeLoad(() => {", "= early(() => {"),
        ("= wrapAsyncCb(makeLoad(() => {", "= whole(early(() => {"),
    ];
    let count = |form: &str| fetcher.matches(form).count();
    let parts = count("fetch(");
    ensure!(
        FORMS.iter().all(|(form, _)| count(form) == parts)
            && MADE.iter().map(|(form, _)| count(form)).sum::<usize>() == parts
            && count(MADE[1].0) > 0,
        "{FETCHER} makes parts in another form than before"
    );
    let changed = FORMS.iter().chain(&MADE);
    let early = changed.fold(fetcher.to_owned(), |text, (form, instead)| {
        text.replace(form, instead)
    });
    // Constants have to stand before what uses them: before the first part.
    let first = early.find("/*").or_else(|| early.find("export const"));
    let (before, parts) = early.split_at(first.unwrap_or_default());
    Ok(format!("{before}{EARLY}{parts}"))
}

/// wasm-bindgen's script with the fetcher in it.
fn joined(glue: &str, fetcher: &str) -> Result<String> {
    let import = format!(" from \"{FETCHER}\"").replace("\"_", "\"./_");
    let (imports, glue): (Vec<&str>, Vec<&str>) =
        glue.lines().partition(|line| line.contains(&import));
    let names = imports.iter().map(|line| {
        let name = line.strip_prefix("import * as ")?.split(' ').next()?;
        Some(format!("{name} = parts"))
    });
    let names: Option<Vec<String>> = names.collect();
    let names = names.filter(|names| !names.is_empty());
    let names = names.context("wasm-bindgen imports the parts in another form than before")?;
    let (imports, fetcher): (Vec<&str>, Vec<&str>) = fetcher
        .lines()
        .partition(|line| line.starts_with("import "));
    ensure!(imports.len() == 1, "{FETCHER} imports {imports:?}");
    let exports = fetcher.iter().filter_map(|line| {
        let name = line.strip_prefix("export const ")?;
        name.split(' ').next()
    });
    let exports = exports.collect::<Vec<_>>().join(", ");
    let fetcher = fetcher.join("\n").replace("export const ", "const ");
    ensure!(!fetcher.contains("export"), "{FETCHER} exports more");
    Ok(format!(
        "{}\nconst parts = (() => {{\n{fetcher}\nreturn {{ {exports} }};\n}})();\nconst {};\n{AHEAD}",
        glue.join("\n"),
        names.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\
        const imports = () => [import1, import2];\nexport { imports as default };\n";
    const FETCHER: &str = "import { initSync } from \"./app.js\";\n\
        export const one = load(() => fetch(new URL(\"./one.wasm\", import.meta.url)));\n";

    #[test]
    fn one_module_comes_of_two() {
        let one = joined(GLUE, FETCHER).unwrap();
        assert!(!one.contains("import {") && !one.contains("import *"));
        assert!(one.contains("const one = load("));
        assert!(one.contains("return { one };\n})();\nconst import1 = parts, import2 = parts;\n"));
        assert!(one.ends_with(AHEAD));
    }

    #[test]
    fn every_part_can_be_begun_early() {
        let made = "makeLoad(() => {\n    const src = fetch(1, { integrity: \"\" });\n    src.catch(() => {});\n\
            return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n, [])";
        let fetcher = format!(
            "function makeLoad() {{}}\n/* one, two */\nconst a = {made};\nexport const one = wrapAsyncCb({made});\n"
        );
        let early = early(&fetcher).unwrap();
        assert!(
            early.contains(
                "const src = WebAssembly.compileStreaming(fetch(1, { integrity: \"\" }));"
            )
        );
        assert!(early.contains("(WebAssembly.instantiate(await src, imports))"));
        assert!(early.contains("const a = early(() => {"));
        assert!(early.contains("export const one = whole(early(() => {"));
        assert!(early.starts_with("function makeLoad() {}\n// A part"));
        assert!(super::early("const a = makeLoad(fetch(1));").is_err());
    }

    #[test]
    fn a_part_is_fetched_by_its_digest() {
        let checked = checked(FETCHER, |part| Ok(format!("of {part}"))).unwrap();
        assert!(checked.contains(
            "fetch(new URL(\"./one.wasm\", import.meta.url), { integrity: \"of one.wasm\" })"
        ));
    }

    #[test]
    fn another_form_is_an_error_and_not_left_out() {
        assert!(joined("import { one } from \"./__wasm_split.js\"", FETCHER).is_err());
        assert!(joined("const a = 1;", FETCHER).is_err());
        assert!(checked("fetch(address)", |_| Ok(String::new())).is_err());
    }
}

//! Short names for what the wasm imports from wasm-bindgen's script. Each stands in both files with a
//! hash of 16 digits that no compression takes away: with some two hundred of them 7% of the first load.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use wasmparser::{BinaryReader, ImportSectionReader, Imports};

/// The id of the section of imports.
const IMPORTS: u8 = 2;

/// How the names begin that wasm-bindgen makes; the parts' are made by others, and few.
const OURS: &str = "__wb";

/// What the module is called that has them.
const GLUE: &str = "_";

/// The wasm and the script with the names shortened, each of which has to stand in the script.
pub fn shorten(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let (before, body, after) = section(wasm)?;
    let mut short = BTreeMap::new();
    let mut entries = Vec::new();
    let reader = ImportSectionReader::new(BinaryReader::new(body, 0))?;
    for group in reader {
        let Imports::Single(at, import) = group? else {
            anyhow::bail!(
                "the wasm's imports are in groups, which xtask/src/names.rs does not know"
            );
        };
        let number = short.len();
        let name = match import.name.starts_with(OURS) {
            true => short
                .entry(import.name.to_owned())
                .or_insert_with(|| format!("_{number}"))
                .clone(),
            false => import.name.to_owned(),
        };
        entries.push((
            usize::try_from(at)?,
            import.module.to_owned(),
            import.name.len(),
            name,
        ));
    }
    let mut script = renamed(script, &short)?;
    let glue = entries
        .iter()
        .find(|(.., name)| name.starts_with('_') && short.values().any(|s| s == name));
    let glue = glue.map(|(_, module, ..)| module.clone());
    if let Some(glue) = &glue {
        let quoted = format!("\"{glue}\"");
        ensure!(
            script.contains(&quoted),
            "the script does not have {quoted}"
        );
        script = script.replace(&quoted, &format!("\"{GLUE}\""));
    }
    let mut section = Vec::new();
    put_number(&mut section, entries.len());
    for (i, (at, module, name_length, name)) in entries.iter().enumerate() {
        // What stands after both names says what is imported; it stays as it is.
        let kind = at + text_length(module.len()) + text_length(*name_length);
        let end = entries.get(i + 1).map_or(body.len(), |(next, ..)| *next);
        put_text(
            &mut section,
            if Some(module) == glue.as_ref() {
                GLUE
            } else {
                module
            },
        );
        put_text(&mut section, name);
        section.extend_from_slice(body.get(kind..end).context("an import that ends early")?);
    }
    let mut out = before.to_vec();
    out.push(IMPORTS);
    put_number(&mut out, section.len());
    out.extend(section);
    out.extend_from_slice(after);
    wasmparser::Validator::new_with_features(wasmparser::WasmFeatures::all())
        .validate_all(&out)
        .context("the wasm with short names")?;
    Ok((out, script))
}

/// What stands before the section of imports, in it, and after it.
fn section(wasm: &[u8]) -> Result<(&[u8], &[u8], &[u8])> {
    let mut reader = BinaryReader::new(wasm, 0);
    reader.read_bytes(8).context("not a wasm")?;
    loop {
        let start = usize::try_from(reader.original_position())?;
        let id = reader.read_u8().context("a wasm without imports")?;
        let length = reader.read_var_u32()? as usize;
        let body = reader.read_bytes(length)?;
        if id == IMPORTS {
            let end = usize::try_from(reader.original_position())?;
            return Ok((&wasm[..start], body, &wasm[end..]));
        }
    }
}

/// The script with these names, wherever they stand as words of their own.
fn renamed(script: &str, short: &BTreeMap<String, String>) -> Result<String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(script.len());
    let mut met = BTreeMap::new();
    let mut rest = script;
    while let Some(start) = rest.find(is_part) {
        let word = &rest[start..];
        let length = word.find(|c| !is_part(c)).unwrap_or(word.len());
        let word = &word[..length];
        out.push_str(&rest[..start]);
        out.push_str(short.get(word).map_or(word, String::as_str));
        met.insert(word, ());
        rest = &rest[start + length..];
    }
    out.push_str(rest);
    for name in short.keys() {
        ensure!(
            met.contains_key(name.as_str()),
            "the script does not have {name}, which the wasm imports"
        );
    }
    for name in short.values() {
        ensure!(
            !met.contains_key(name.as_str()),
            "the script already has a {name}"
        );
    }
    Ok(out)
}

fn text_length(length: usize) -> usize {
    let mut number = Vec::new();
    put_number(&mut number, length);
    number.len() + length
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Unsigned LEB128.
fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 128 {
        out.push(number as u8 & 127 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(module (import "m" "__wbg_log_0123" (func)) (import "m" "memory" (memory 1)))`
    fn wasm() -> Vec<u8> {
        let mut imports = vec![2];
        put_text(&mut imports, "m");
        put_text(&mut imports, "__wbg_log_0123");
        imports.extend([0, 0]);
        put_text(&mut imports, "m");
        put_text(&mut imports, "memory");
        imports.extend([2, 0, 1]);
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 4, 1, 0x60, 0, 0]);
        wasm.extend([2, imports.len() as u8]);
        wasm.extend(imports);
        wasm
    }

    #[test]
    fn both_get_the_same_names_and_nothing_else_changes() {
        let script =
            "const i = { \"m\": { __wbg_log_0123: function(a) { $__wbg_log_0123(a) }, memory } };";
        let (short, script) = shorten(&wasm(), script).unwrap();
        assert_eq!(
            script,
            "const i = { \"_\": { _0: function(a) { $__wbg_log_0123(a) }, memory } };"
        );
        let text = String::from_utf8_lossy(&short).into_owned();
        assert!(text.contains("_0") && !text.contains("wbg"));
        assert!(text.contains("memory"));
        let taken = shorten(&wasm(), "\"m\" __wbg_log_0123 _0").unwrap_err();
        assert_eq!(taken.to_string(), "the script already has a _0");
        assert_eq!(
            shorten(&short, "").unwrap().0,
            short,
            "nothing is left to shorten"
        );
    }

    #[test]
    fn a_name_that_the_script_lacks_is_refused() {
        let error = shorten(&wasm(), "const memory = 1;")
            .unwrap_err()
            .to_string();
        assert!(error.contains("__wbg_log_0123"), "{error}");
    }
}

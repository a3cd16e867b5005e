//! What a reader downloads, against budget.json. The data is not counted: it grows with the reports.

use std::{collections::BTreeMap, fs, io::Write, path::Path};

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::{pack, project::Project, run};

/// The kinds of file that count, by file ending; `later` is what is fetched when a view other than
/// the summary, or a source, is first opened.
const KINDS: [&str; 5] = ["html", "js", "css", "wasm", "later"];

/// One file in bytes: as it is, with gzip, and with brotli at its highest quality.
struct Size {
    name: String,
    kind: &'static str,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the sizes of a built folder.
pub fn print(dist: &Path) -> Result<()> {
    let sizes = measure(dist)?;
    println!("{:<42}{:>10}{:>10}{:>10}", "bytes", "raw", "gzip", "brotli");
    for size in &sizes {
        let Size {
            name,
            raw,
            gzip,
            brotli,
            ..
        } = size;
        println!("{name:<42}{raw:>10}{gzip:>10}{brotli:>10}");
    }
    for (name, later) in [("at first", false), ("later", true)] {
        let of = || sizes.iter().filter(|s| (s.kind == "later") == later);
        let sum = |part: fn(&Size) -> usize| of().map(part).sum::<usize>();
        let (raw, gzip, brotli) = (sum(|s| s.raw), sum(|s| s.gzip), sum(|s| s.brotli));
        println!("{name:<42}{raw:>10}{gzip:>10}{brotli:>10}");
    }
    Ok(())
}

/// Fails when dist/ is over its budget.
pub fn check(project: &Project) -> Result<()> {
    let budget = fs::read_to_string(project.root.join("budget.json")).context("budget.json")?;
    let budget: serde_json::Value = serde_json::from_str(&budget).context("budget.json")?;
    let mut used = BTreeMap::from([("total", 0)]);
    for size in measure(&project.dist())? {
        *used.entry(size.kind).or_insert(0) += size.brotli;
        // Counted twice: alone, it is what a page pays for an element that nobody comes near.
        if size.name == "binh-yen.js" {
            used.insert("loader", size.brotli);
        }
        if size.kind != "later" {
            *used.entry("total").or_insert(0) += size.brotli;
        }
    }
    let mut over = Vec::new();
    for kind in KINDS.into_iter().chain(["loader", "total"]) {
        let may = budget[kind].as_u64();
        let may = may.with_context(|| format!("budget.json: no number for {kind}"))? as usize;
        let is = used.get(kind).copied().unwrap_or(0);
        println!("{kind:<6}{is:>9} of {may:>7} bytes");
        if is > may {
            over.push(format!("{kind} by {}", is - may));
        }
    }
    if !over.is_empty() {
        bail!(
            "dist/ is over budget.json: {} bytes. Make it smaller; a larger budget is a decision \
             of its own, with its reason in the commit",
            over.join(", ")
        );
    }
    Ok(())
}

fn measure(dist: &Path) -> Result<Vec<Size>> {
    let names = run::files(dist).context("nothing built yet: `cargo xtask build`")?;
    let mut sizes = Vec::new();
    for name in names {
        let file = name.rsplit('/').next().unwrap_or_default();
        // No reader's: the copy of the style is for prerendered pages, the rest for servers and
        // pages that hold frames.
        if pack::STYLES.contains(&name.as_str()) || name == "server.js" {
            continue;
        }
        let ending = name.rsplit('.').next().unwrap_or_default();
        let ending = match file.starts_with("split_") || file.starts_with("chunk_") {
            true => "later",
            false => ending,
        };
        let Some(kind) = KINDS.into_iter().find(|kind| *kind == ending) else {
            continue;
        };
        let bytes = fs::read(dist.join(&name))?;
        sizes.push(Size {
            kind,
            raw: bytes.len(),
            gzip: gzip(&bytes)?,
            brotli: brotli(&bytes)?,
            name,
        });
    }
    Ok(sizes)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// Bytes after brotli at its highest quality.
pub fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &params)?;
    Ok(compressed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_compressions_shrink_what_repeats() {
        let bytes = b"binh yen ".repeat(1000);
        assert!(gzip(&bytes).unwrap() < 100);
        assert!(brotli(&bytes).unwrap() < 50);
    }
}

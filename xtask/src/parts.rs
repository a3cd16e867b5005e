//! Cuts the compiled wasm into what every reader downloads and what only some do.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::{project::Project, run};

/// The module that fetches the parts.
const FETCHER: &str = "__wasm_split.js";
/// Copies of the scripts, for fresh starts after a panic: a browser runs a module once for each
/// address. The wasm files are the same.
const AGAIN: &str = "again";
/// How many fresh starts embed/binh-yen.js makes.
const STARTS: usize = 3;

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

/// Writes the copies of the scripts.
pub fn again(program: &str, out: &Path) -> Result<()> {
    let glue = format!("{program}.js");
    let fetcher = fs::read_to_string(out.join(FETCHER))?;
    // The parts are beside the first copy.
    let moved = fetcher.replace("new URL(\"./", "new URL(\"../../");
    for start in 1..=STARTS {
        let folder = out.join(AGAIN).join(start.to_string());
        fs::create_dir_all(&folder)?;
        fs::copy(out.join(&glue), folder.join(&glue))?;
        fs::write(folder.join(FETCHER), &moved)?;
    }
    Ok(())
}

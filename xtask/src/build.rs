//! From Rust to a folder that any web server can serve. The same steps as Trunk's, from the same
//! index.html, with wasm-bindgen linked in and wasm-opt from npm.

use std::{ffi::OsString, fs, path::Path, process::Command};

use anyhow::{Context, Result, anyhow};

use crate::{
    page::Page,
    project::{PACKAGE, Project, WASM},
    run, setup, size,
};

/// How the app is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build; 10 to 30 times as large.
    Dev,
    /// As published.
    Release,
}

/// Builds the app into dist/ and says how large it is.
pub fn publish(project: &Project) -> Result<()> {
    app(project, Profile::Release, &project.dist())?;
    size::print(&project.dist())
}

/// Builds the app into `out`, after setting up what that needs.
pub fn app(project: &Project, profile: Profile, out: &Path) -> Result<()> {
    setup::wasm_target()?;
    let page = Page::read(&project.root.join("index.html"))?;
    let program = page.rust("data-bin")?;

    let mut cargo = run::cargo();
    cargo
        .current_dir(&project.root)
        .args(["build", "--target", WASM]);
    cargo.args(["--package", PACKAGE, "--bin", program]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    run::run(&mut cargo)?;

    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => "release",
    };
    let compiled = project.target.join(WASM).join(folder);
    let compiled = compiled.join(format!("{program}.wasm"));
    run::empty_folder(out)?;
    let args = ["--target", "web", "--no-typescript", "--out-name", PACKAGE];
    let args = args.map(OsString::from).into_iter();
    wasm_bindgen(args.chain(["--out-dir".into(), out.into(), compiled.into()]))?;
    if profile == Profile::Release {
        let params = page.rust("data-wasm-opt-params")?;
        let level = format!("-O{}", page.rust("data-wasm-opt")?);
        wasm_opt(
            project,
            &out.join(format!("{PACKAGE}_bg.wasm")),
            &level,
            params,
        )?;
    }
    page.write(&project.root, out, PACKAGE)
}

/// wasm-bindgen's own command line.
pub fn wasm_bindgen(args: impl Iterator<Item = OsString>) -> Result<()> {
    let args = std::iter::once(OsString::from("wasm-bindgen")).chain(args);
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(args)
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))
}

/// Makes the file smaller, in place.
fn wasm_opt(project: &Project, wasm: &Path, level: &str, params: &str) -> Result<()> {
    setup::npm_tools(project)?;
    let program = project
        .npm_tools()
        .join("node_modules/binaryen/bin/wasm-opt");
    let mut node = Command::new("node");
    node.arg(program).arg(wasm).arg("--output").arg(wasm);
    run::run(node.arg(level).args(params.split_whitespace()))
}

/// Writes the schema of the data and the catalogue of the widget, as the companion program prints
/// them.
pub fn schema(project: &Project) -> Result<()> {
    for (file, option) in [
        ("data/schema.json", None),
        ("src/model/indicators.min.json", Some("--catalogue")),
    ] {
        let mut cargo = run::cargo();
        cargo.current_dir(&project.root).args(["run", "--quiet"]);
        cargo.args(["--package", PACKAGE, "--bin", PACKAGE, "--", "schema"]);
        let text = run::output(cargo.args(option))?;
        fs::write(project.root.join(file), text).with_context(|| format!("writing {file}"))?;
        println!("{file} written");
    }
    Ok(())
}

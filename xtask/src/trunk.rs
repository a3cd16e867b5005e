//! Trunk, for who has or wants it: run with this project's own tools on its PATH, so that it need
//! not download them; and the proof that it makes the same app as `build`.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::{page::Page, project::Project, run, setup};

/// The version that Trunk.toml asks for.
const VERSION: &str = "0.22.1";

/// Runs Trunk with these arguments.
pub fn run(project: &Project, args: impl Iterator<Item = OsString>) -> Result<()> {
    run::run(command(project)?.args(args))
}

/// Builds with Trunk and compares with dist/.
pub fn prove(project: &Project) -> Result<()> {
    let page = Page::read(&project.root.join("index.html"))?;
    versions(project)?;
    let out = project.trunk_dist();
    run::empty_folder(&out)?;
    let mut trunk = command(project)?;
    trunk
        .args(["build", "--release", "--offline", "--dist"])
        .arg(&out);
    run::run(&mut trunk)?;
    compare(&project.dist(), &out, page.rust("data-bin")?)
}

/// Trunk.toml repeats two versions, for who lets Trunk download its tools.
fn versions(project: &Project) -> Result<()> {
    let read = |name: &str| fs::read_to_string(project.root.join(name)).context(name.to_owned());
    let config: toml::Table = toml::from_str(&read("Trunk.toml")?).context("Trunk.toml")?;
    let tool = |name: &str| config["tools"][name].as_str().unwrap_or("none").to_owned();
    let bindgen = tool("wasm_bindgen");
    ensure!(
        read("Cargo.lock")?.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{bindgen}\"")),
        "Trunk.toml names wasm-bindgen {bindgen}, Cargo.lock has another"
    );
    let opt = tool("wasm_opt").replace("version_", "");
    ensure!(
        read("xtask/tools/package.json")?.contains(&format!("\"binaryen\": \"{opt}.")),
        "Trunk.toml names wasm-opt {opt}, xtask/tools/package.json has another"
    );
    Ok(())
}

/// Every file of Trunk's with the same bytes as ours, but for the program: Trunk does not cut it
/// into parts, so its wasm holds everything and its scripts fetch no part.
fn compare(ours: &Path, theirs: &Path, program: &str) -> Result<()> {
    let (our_names, mut their_names) = (run::files(ours)?, run::files(theirs)?);
    their_names.retain(|name| name != ".trunk-lock");
    for name in &their_names {
        ensure!(
            our_names.contains(name),
            "Trunk makes {name}, `cargo xtask build` does not"
        );
        let (our_bytes, their_bytes) = (fs::read(ours.join(name))?, fs::read(theirs.join(name))?);
        if name == "index.html" {
            let page = String::from_utf8(their_bytes)?;
            ensure!(
                page.contains(r#"<script type="module" src="./binh-yen.js">"#)
                    && page.contains(&format!("./{program}_bg.wasm")),
                "Trunk's index.html does not start the app"
            );
        } else if !name.starts_with(program) {
            ensure!(our_bytes == their_bytes, "Trunk's {name} differs from ours");
        }
    }
    let is_part = |name: &&String| {
        ["split_", "chunk_", "again/", "__wasm_split"]
            .iter()
            .any(|part| name.starts_with(part))
    };
    let missing = our_names
        .iter()
        .filter(|n| !is_part(n) && !their_names.contains(n));
    let missing: Vec<_> = missing.collect();
    ensure!(missing.is_empty(), "Trunk does not make {missing:?}");
    Ok(())
}

/// Trunk in the project's folder, with the tools it would otherwise download.
fn command(project: &Project) -> Result<Command> {
    setup::wasm_target()?;
    setup::npm_tools(project)?;
    let shims = shims(project)?;
    let npm = project.npm_tools().join("node_modules").join(".bin");
    let path = env::var_os("PATH").unwrap_or_default();
    let path = [shims, npm].into_iter().chain(env::split_paths(&path));
    let mut command = Command::new(program(project)?);
    command
        .current_dir(&project.root)
        .env("PATH", env::join_paths(path)?);
    // Trunk takes only `true` or `false` here, and stops at the usual `1`.
    command.env_remove("NO_COLOR");
    Ok(command)
}

/// Trunk itself: on the PATH, installed earlier, or built now.
fn program(project: &Project) -> Result<PathBuf> {
    let root = project.tools().join("trunk");
    let installed = root
        .join("bin")
        .join(format!("trunk{}", env::consts::EXE_SUFFIX));
    let candidates = run::on_path(&["trunk"])
        .into_iter()
        .chain([installed.clone()]);
    for candidate in candidates {
        let version = run::output(Command::new(&candidate).arg("--version")).unwrap_or_default();
        if version.trim() == format!("trunk {VERSION}") {
            return Ok(candidate);
        }
    }
    println!("installing Trunk {VERSION}: some minutes, once");
    let build = project.tools().join("trunk-build");
    let mut cargo = run::cargo();
    cargo.args([
        "install",
        "trunk",
        "--version",
        VERSION,
        "--locked",
        "--root",
    ]);
    // It declares Rust 1.96 and works with 1.95.
    cargo
        .arg(&root)
        .args(["--ignore-rust-version", "--no-default-features"]);
    cargo
        .args(["--features", "rustls"])
        .env("CARGO_TARGET_DIR", &build);
    // It runs for a second: what counts is how soon it is built.
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
    cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    run::run(&mut cargo)?;
    fs::remove_dir_all(&build).context("removing what only building Trunk needed")?;
    Ok(installed)
}

/// A folder in which this very program goes by the name `wasm-bindgen`.
fn shims(project: &Project) -> Result<PathBuf> {
    let folder = project.tools().join("bin");
    run::empty_folder(&folder)?;
    let shim = folder.join(format!("wasm-bindgen{}", env::consts::EXE_SUFFIX));
    let this = env::current_exe()?;
    #[cfg(unix)]
    std::os::unix::fs::symlink(this, shim)?;
    #[cfg(not(unix))]
    fs::copy(this, shim)?;
    Ok(folder)
}

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

use crate::{pack, page::Page, project::Project, run, setup};

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
    let embed = project.root.join("embed");
    compare(&project.dist(), &out, &embed, page.rust("data-bin")?)
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

/// Every file of Trunk's with the same bytes as ours, but for three things: Trunk does not cut the
/// program into parts, so its wasm holds everything; it does not make a package; and it leaves
/// scripts as they are in embed/.
fn compare(ours: &Path, theirs: &Path, embed: &Path, program: &str) -> Result<()> {
    let (our_names, mut their_names) = (run::files(ours)?, run::files(theirs)?);
    their_names.retain(|name| name != ".trunk-lock");
    for name in &their_names {
        let in_folder = |our: &&String| *our == name || without_folder(our) == name;
        let our_name = our_names.iter().find(in_folder);
        let our_name = our_name
            .with_context(|| format!("Trunk makes {name}, `cargo xtask build` does not"))?;
        let read = |path: PathBuf| fs::read(&path).with_context(|| format!("{}", path.display()));
        let (our_bytes, their_bytes) = (read(ours.join(our_name))?, read(theirs.join(name))?);
        if name == "index.html" {
            let page = String::from_utf8(their_bytes)?;
            ensure!(
                page.contains(r#"<script type="module" src="./binh-yen.js">"#)
                    && page.contains(&format!("./{program}_bg.wasm")),
                "Trunk's index.html does not start the app"
            );
        } else if name.starts_with(program) {
            // Another program, as said.
        } else if name.ends_with(".js") {
            let source = fs::read(embed.join(name)).with_context(|| format!("embed/{name}"))?;
            ensure!(source == their_bytes, "Trunk's {name} is not embed/{name}");
        } else {
            ensure!(our_bytes == their_bytes, "Trunk's {name} differs from ours");
        }
    }
    let is_part = |name: &str| name.starts_with("split_") || name.starts_with("chunk_");
    let missing = our_names.iter().filter(|name| {
        let plain = without_folder(name);
        !is_part(plain) && !pack::adds(name) && !their_names.iter().any(|name| name == plain)
    });
    let missing: Vec<_> = missing.collect();
    ensure!(missing.is_empty(), "Trunk does not make {missing:?}");
    Ok(())
}

/// The name that a file has before it is moved into the folder named by its content.
fn without_folder(name: &str) -> &str {
    let in_folder = name.split_once('/');
    in_folder.map_or(name, |(folder, rest)| {
        if folder.starts_with(pack::FOLDER) {
            rest
        } else {
            name
        }
    })
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

//! What the commands need beside cargo: looked for, then installed where that can be done quietly,
//! else named with the command that gets it. Nothing is downloaded but from package registries.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{
    browsers,
    project::{Project, WASM},
    run,
};

/// The oldest Node.js that the tests' packages take.
const NODE_MAJOR: u32 = 20;

/// Everything that `test` needs; lists all that is missing at once.
pub fn everything(project: &Project) -> Result<()> {
    let steps = [
        wasm_target(),
        std_source(),
        components(),
        npm_tools(project),
        npm_ci(&project.e2e()),
        bench(project),
        browser_and_fonts(),
    ];
    let missing: Vec<String> = steps
        .into_iter()
        .filter_map(|step| step.err().map(|error| format!("{error:#}")))
        .collect();
    if !missing.is_empty() {
        bail!("not ready yet:\n- {}", missing.join("\n- "));
    }
    browsers::others(project);
    println!("set-up complete");
    Ok(())
}

/// The standard library for wasm.
pub fn wasm_target() -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]);
    if Path::new(run::output(&mut rustc)?.trim()).is_dir() {
        return Ok(());
    }
    println!("installing the Rust target {WASM}");
    run::run(Command::new("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("Rust cannot build for {WASM}: `rustup target add {WASM}`"))
}

/// The source of the standard library, which is compiled with the published app.
pub fn std_source() -> Result<()> {
    let sysroot = run::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let lock = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock");
    if lock.is_file() {
        return Ok(());
    }
    println!("installing the source of Rust's standard library");
    run::run(Command::new("rustup").args(["component", "add", "rust-src"]))
        .context("no source of the standard library: `rustup component add rust-src`")
}

/// rustfmt and clippy, which a minimal toolchain lacks.
fn components() -> Result<()> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if run::output(Command::new(program).arg("--version")).is_err() {
            println!("installing {component}");
            run::run(Command::new("rustup").args(["component", "add", component]))
                .with_context(|| format!("no {component}: `rustup component add {component}`"))?;
        }
    }
    Ok(())
}

/// wasm-opt, in the version that xtask/tools pins.
pub fn npm_tools(project: &Project) -> Result<()> {
    let (from, to) = (project.root.join("xtask/tools"), project.npm_tools());
    fs::create_dir_all(&to)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(from.join(name), to.join(name)).with_context(|| format!("xtask/tools/{name}"))?;
    }
    npm_ci(&to)
}

/// What the benchmarks in a browser need: the browser is found by them.
pub fn bench(project: &Project) -> Result<()> {
    npm_ci(&project.bench())
}

/// Installs what the folder's lock file says, unless that is there already.
fn npm_ci(folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json")).context("package-lock.json")?;
    let installed = folder.join("node_modules").join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|found| found == lock) {
        return Ok(());
    }
    // npm would empty the folder that the link points to, which others use.
    let modules = folder.join("node_modules");
    if modules.is_symlink() {
        bail!(
            "{} is a link: install where it points to, or remove the link",
            modules.display()
        );
    }
    node()?;
    println!("npm ci in {}", folder.display());
    let npm = run::on_path(&["npm", "npm.cmd"]).unwrap_or_else(|| "npm".into());
    let mut command = Command::new(npm);
    command.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    run::run(command.current_dir(folder))?;
    fs::write(installed, lock).context("noting what npm installed")
}

fn node() -> Result<()> {
    let version = run::output(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next();
    let major: u32 = major.and_then(|digits| digits.parse().ok()).unwrap_or(0);
    if major < NODE_MAJOR || run::on_path(&["npm", "npm.cmd"]).is_none() {
        let found = if major == 0 { "none" } else { version.trim() };
        bail!(
            "Node.js {NODE_MAJOR} or newer with npm (found: {found}): from your system's packages"
        );
    }
    Ok(())
}

/// The browser of the tests.
pub fn chromium() -> Option<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    named_or_on_path("CHROMIUM", &names)
}

/// Its driver, for the tests in wasm.
pub fn chromedriver() -> Option<PathBuf> {
    named_or_on_path("CHROMEDRIVER", &["chromedriver"])
}

fn named_or_on_path(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from);
    named
        .filter(|file| file.is_file())
        .or_else(|| run::on_path(names))
}

fn browser_and_fonts() -> Result<()> {
    let mut packages = Vec::new();
    if chromium().is_none() {
        packages.push("chromium");
    }
    if chromedriver().is_none() {
        packages.push("chromium-driver");
    }
    // Screenshots mix two faces inside Vietnamese words without it. Looked for only where it can
    // be installed by this name.
    let dpkg = run::on_path(&["dpkg-query"]);
    if dpkg.is_some_and(|dpkg| {
        run::output(Command::new(dpkg).args(["-L", "fonts-noto-core"])).is_err()
    }) {
        packages.push("fonts-noto-core");
    }
    if !packages.is_empty() {
        let by_hand = format!(
            "apt-get install --no-install-recommends {}",
            packages.join(" ")
        );
        apt(&packages).with_context(|| {
            format!(
                "missing: {}. On Debian or Ubuntu, as root: `{by_hand}`; elsewhere name the \
                 programs in CHROMIUM and CHROMEDRIVER",
                packages.join(", ")
            )
        })?;
    }
    for (name, found) in [("browser", chromium()), ("driver", chromedriver())] {
        let found = found.with_context(|| format!("the {name} is still missing"))?;
        println!("{name}: {}", found.display());
    }
    Ok(())
}

/// Installs Debian packages, where that needs no question answered.
pub fn apt(packages: &[&str]) -> Result<()> {
    let apt_get = run::on_path(&["apt-get"]).context("no apt-get")?;
    let root = run::output(Command::new("id").arg("-u"))?.trim() == "0";
    let quiet_sudo = || run::output(Command::new("sudo").args(["-n", "true"])).is_ok();
    if !root && !quiet_sudo() {
        bail!("not root, and sudo would ask for a password");
    }
    let command = |args: &[&str]| {
        let mut command = Command::new(if root { "env" } else { "sudo" });
        command.arg("DEBIAN_FRONTEND=noninteractive").arg(&apt_get);
        command.arg("-qq").args(args);
        run::run(&mut command)
    };
    println!("installing {}", packages.join(", "));
    command(&["update"])?;
    command(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

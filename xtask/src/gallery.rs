//! `gallery`: every component in every state, live on a page of its own that is never published; and
//! pictures of all of it, compared pixel by pixel with those of another revision.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, bail};

use crate::{
    build::{self, Profile},
    project::Project,
    run, serve, setup,
};

const FOLDER: &str = "tests/gallery";

/// What tests/e2e/gallery.mjs says by its exit status when something differs.
const DIFFERENT: i32 = 2;

/// Builds the app with the gallery beside it and serves it.
pub fn show(project: &Project, port: Option<u16>) -> Result<()> {
    let site = project.target.join("gallery").join("site");
    make(project, &project.root, &site)?;
    println!("below it, gallery.html");
    serve::folder(&site, port)
}

/// Takes pictures of all scenes, or of those whose name has `only` in it, here and of a revision.
/// Exit status 0: all the same; 2: some differ. Failures are errors, which `main` makes 1.
pub fn compare(project: &Project, revision: &str, only: Option<&str>) -> Result<ExitCode> {
    let folder = project.target.join("gallery");
    let (before, now, different) = (
        folder.join("before"),
        folder.join("now"),
        folder.join("different"),
    );
    for folder in [&before, &now, &different] {
        run::empty_folder(folder)?;
    }
    let site = folder.join("site");
    build::app(project, Profile::Dev, &site)?;
    shoot(project, &site, &now, only)?;
    let old = folder.join("site-before");
    make_at(project, revision, &old)?;
    shoot(project, &old, &before, only)?;

    println!("{}", different.join("index.html").display());
    let status = script(project)?
        .arg("compare")
        .args([&before, &now, &different])
        .status()
        .context("could not start node")?;
    match status.code() {
        Some(0) => Ok(ExitCode::SUCCESS),
        Some(DIFFERENT) => Ok(ExitCode::from(2)),
        _ => bail!("comparing the pictures failed ({status})"),
    }
}

/// The app as it is developed, with the gallery of `of` beside it.
fn make(project: &Project, of: &Path, site: &Path) -> Result<()> {
    build::app(project, Profile::Dev, site)?;
    let from = of.join(FOLDER);
    run::copy_folder(&from.join("data"), &site.join("gallery").join("data"))?;
    for (name, into) in [
        ("index.html", "gallery.html"),
        ("gallery.css", "gallery.css"),
        ("gallery.js", "gallery.js"),
        ("gallery-steps.js", "gallery-steps.js"),
        ("scenes.txt", "gallery/scenes.txt"),
    ] {
        fs::copy(from.join(name), site.join(into)).with_context(|| format!("{FOLDER}/{name}"))?;
    }
    Ok(())
}

/// The app of a revision, built in a checkout that is removed again; with our target folder, which
/// has all that both depend on.
fn make_at(project: &Project, revision: &str, site: &Path) -> Result<()> {
    let checkout = project.target.join("gallery").join("checkout");
    let path = checkout
        .to_str()
        .context("the target folder's path is not Unicode")?;
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(&project.root).args(args);
        run::run(&mut git)
    };
    if checkout.exists() {
        git(&["worktree", "remove", "--force", path])?;
    }
    git(&["worktree", "add", "--quiet", "--detach", path, revision])?;
    let mut build = Command::new(env::current_exe()?);
    build
        .current_dir(&checkout)
        .env("CARGO_TARGET_DIR", &project.target)
        .arg("site")
        .arg(site);
    let built = run::run(&mut build);
    git(&["worktree", "remove", "--force", path])?;
    built.with_context(|| format!("the app of {revision}"))
}

fn shoot(project: &Project, site: &Path, into: &Path, only: Option<&str>) -> Result<()> {
    let mut node = script(project)?;
    node.arg("shoot").arg(site).arg(into);
    run::run(node.args(only))
}

/// Node with the script that takes and compares pictures.
fn script(project: &Project) -> Result<Command> {
    let browser = setup::chromium().context("no Chromium: `cargo xtask setup`")?;
    let script: PathBuf = project.e2e().join("gallery.mjs");
    let mut node = Command::new("node");
    node.arg(script).env("CHROMIUM", browser);
    node.env("XTASK", env::current_exe()?);
    Ok(node)
}

//! `svg`: draws every scene of tests/svg/scenes.txt, and says which charts look different from the
//! accepted ones, or from those of another revision.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, ensure};

use crate::{
    project::{PACKAGE, Project},
    run,
};

const SCENES: &str = "tests/svg/scenes.txt";
const REFERENCE: &str = "tests/svg/reference.txt";

/// What is drawn, by name: a hash, or the document itself.
type Drawn = BTreeMap<String, String>;

/// What is different.
struct Difference {
    changed: Vec<String>,
    new: Vec<String>,
    gone: Vec<String>,
    same: usize,
}

impl Difference {
    fn between(before: &Drawn, now: &Drawn) -> Self {
        let only = |a: &Drawn, b: &Drawn| {
            let missing = a.keys().filter(|name| !b.contains_key(*name));
            missing.cloned().collect::<Vec<_>>()
        };
        let both = || {
            now.iter()
                .filter_map(|(name, b)| Some((name, before.get(name)?, b)))
        };
        Self {
            changed: both()
                .filter(|(_, a, b)| a != b)
                .map(|(n, ..)| n.clone())
                .collect(),
            new: only(now, before),
            gone: only(before, now),
            same: both().filter(|(_, a, b)| a == b).count(),
        }
    }

    fn is_none(&self) -> bool {
        self.changed.is_empty() && self.new.is_empty() && self.gone.is_empty()
    }

    fn print(&self) {
        for (word, names) in [
            ("changed", &self.changed),
            ("new", &self.new),
            ("gone", &self.gone),
        ] {
            for name in names {
                println!("{word:<8}{name}");
            }
        }
        println!(
            "{} same, {} changed, {} new, {} gone",
            self.same,
            self.changed.len(),
            self.new.len(),
            self.gone.len()
        );
    }
}

/// Exit status 0: all the same; 2: some differ. Failures are errors, which `main` makes 1.
pub fn run(project: &Project, against: Option<&str>, accept: bool) -> Result<ExitCode> {
    ensure!(
        against.is_none() || !accept,
        "--against shows, --accept accepts; one at a time"
    );
    let folder = project.target.join("svg");
    let now = folder.join("now");
    run::empty_folder(&now)?;
    draw(&project.root, &project.root, &project.target, &now)?;
    let reference = project.root.join(REFERENCE);
    let difference = match against {
        Some(revision) => {
            let before = folder.join("before");
            run::empty_folder(&before)?;
            draw_at(project, revision, &before)?;
            let difference = Difference::between(&documents(&before)?, &documents(&now)?);
            let index = folder.join("index.html");
            fs::write(&index, page(revision, &difference)).context("writing index.html")?;
            println!("{}", index.display());
            difference
        }
        None => {
            let accepted = if reference.is_file() {
                hashes(&reference)?
            } else {
                Drawn::new()
            };
            Difference::between(&accepted, &hashes(&now.join("hashes.txt"))?)
        }
    };
    difference.print();
    if accept {
        fs::copy(now.join("hashes.txt"), &reference).context(REFERENCE)?;
        println!("{REFERENCE} is written");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(match difference.is_none() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(2),
    })
}

/// Draws the scenes and data of `of` with the program of the checkout `with`.
fn draw(with: &Path, of: &Path, target: &Path, into: &Path) -> Result<()> {
    let mut build = run::cargo();
    build.current_dir(with).env("CARGO_TARGET_DIR", target);
    run::run(build.args(["build", "--quiet", "--package", PACKAGE, "--bin", PACKAGE]))?;
    let program = target
        .join("debug")
        .join(format!("{PACKAGE}{}", std::env::consts::EXE_SUFFIX));
    let mut render = Command::new(program);
    render
        .current_dir(of)
        .args(["render", "--scenes", SCENES, "--into"]);
    run::run(render.arg(into))
}

/// As [`draw`], with the program of a revision, in a checkout of its own that is removed again.
fn draw_at(project: &Project, revision: &str, into: &Path) -> Result<()> {
    let checkout = project.target.join("svg").join("checkout");
    let target = project.target.join("svg").join("target");
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(&project.root).args(args);
        git
    };
    let path = checkout
        .to_str()
        .context("the target folder's path is not Unicode")?;
    if checkout.exists() {
        run::run(&mut git(&["worktree", "remove", "--force", path]))?;
    }
    run::run(&mut git(&[
        "worktree", "add", "--quiet", "--detach", path, revision,
    ]))?;
    let drawn = draw(&checkout, &project.root, &target, into);
    run::run(&mut git(&["worktree", "remove", "--force", path]))?;
    drawn.with_context(|| format!("with the program of {revision}; before `render --scenes` existed there is nothing to compare with"))
}

fn hashes(file: &Path) -> Result<Drawn> {
    let text = fs::read_to_string(file).with_context(|| format!("{}", file.display()))?;
    let pairs = text.lines().filter_map(|line| line.split_once(' '));
    Ok(pairs
        .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
        .collect())
}

fn documents(folder: &Path) -> Result<Drawn> {
    let mut drawn = Drawn::new();
    for file in run::files(folder)? {
        if let Some(name) = file.strip_suffix(".svg") {
            let path: PathBuf = folder.join(&file);
            let text = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
            drawn.insert(name.to_owned(), text);
        }
    }
    Ok(drawn)
}

/// Before and after, side by side. Names are file names, without anything to escape.
fn page(revision: &str, difference: &Difference) -> String {
    let mut rows = String::new();
    let image =
        |folder: &str, name: &str| format!("<td><img src=\"{folder}/{name}.svg\" alt=\"\"></td>");
    let all = [
        (&difference.changed, "changed", true, true),
        (&difference.new, "new", false, true),
        (&difference.gone, "gone", true, false),
    ];
    for (names, word, before, now) in all {
        for name in names {
            let before = if before {
                image("before", name)
            } else {
                "<td></td>".to_owned()
            };
            let now = if now {
                image("now", name)
            } else {
                "<td></td>".to_owned()
            };
            rows.push_str(&format!(
                "<tr><th colspan=\"2\">{name} ({word})</th></tr>\n<tr>{before}{now}</tr>\n"
            ));
        }
    }
    let revision = revision.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Charts</title>\n\
         <style>body {{ font-family: sans-serif }} td {{ border: 1px solid #bbb; vertical-align: top }} th {{ text-align: left }}</style>\n\
         <h1>Charts: {revision} and now</h1>\n<p>{} changed, {} new, {} gone, {} same.</p>\n<table>\n{rows}</table>\n",
        difference.changed.len(),
        difference.new.len(),
        difference.gone.len(),
        difference.same
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(list: &[(&str, &str)]) -> Drawn {
        list.iter()
            .map(|(n, h)| ((*n).to_owned(), (*h).to_owned()))
            .collect()
    }

    #[test]
    fn tells_same_changed_new_and_gone() {
        let before = drawn(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let now = drawn(&[("a", "1"), ("b", "9"), ("d", "4")]);
        let difference = Difference::between(&before, &now);
        assert_eq!(difference.changed, ["b"]);
        assert_eq!(difference.new, ["d"]);
        assert_eq!(difference.gone, ["c"]);
        assert_eq!(difference.same, 1);
        assert!(!difference.is_none());
        assert!(Difference::between(&now, &now).is_none());
        let page = page("HEAD", &difference);
        assert!(page.contains("before/b.svg") && page.contains("now/d.svg"));
        assert!(!page.contains("now/c.svg"));
    }
}

//! Everything a change must pass, in order, the quick things first. Stops at the first failure.

use std::{
    env,
    ffi::OsString,
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, ensure};

use crate::{
    bench, browsers, build, licences,
    project::{PACKAGE, Project, WASM},
    run, setup, size, trunk,
};

/// End-to-end tests that measure: beside others they would measure those too.
const ALONE: [&str; 2] = ["memory.test.mjs", "responsive.test.mjs"];

/// One thing to pass, and what to do when it fails.
struct Step {
    name: &'static str,
    run: fn(&Project) -> Result<()>,
    remedy: &'static str,
}

const STEPS: &[Step] = &[
    Step {
        name: "setup",
        run: setup::everything,
        remedy: "get what is named above",
    },
    Step {
        name: "format",
        run: format,
        remedy: "`cargo fmt --all`",
    },
    Step {
        name: "lint",
        run: lint,
        remedy: "mend what clippy names; a lint is switched off only with its reason",
    },
    Step {
        name: "lint-wasm",
        run: lint_wasm,
        remedy: "mend what clippy names; this is the code only browsers run",
    },
    Step {
        name: "licences",
        run: licences::check,
        remedy: "drop the dependency, or add its licence to deny.toml if it is permissive",
    },
    Step {
        name: "native",
        run: native,
        remedy: "`cargo test --workspace` repeats it",
    },
    Step {
        name: "preview",
        run: preview,
        remedy: "`cargo test --features preview --lib --test preview` repeats it",
    },
    Step {
        name: "wasm",
        run: wasm,
        remedy: "`cargo xtask test wasm` repeats it",
    },
    Step {
        name: "build",
        run: build::publish,
        remedy: "`cargo xtask build` repeats it",
    },
    Step {
        name: "size",
        run: size::check,
        remedy: "`cargo xtask build` prints the sizes of each file",
    },
    Step {
        name: "trunk",
        run: trunk::prove,
        remedy: "index.html, Trunk.toml and xtask/src/page.rs must say the same",
    },
    Step {
        name: "e2e",
        run: end_to_end,
        remedy: "`cargo xtask test e2e` repeats it on dist/; screenshots are in target/screenshots/",
    },
    Step {
        name: "bench",
        run: bench::smoke,
        remedy: "`cargo xtask bench browser --smoke` repeats it on dist/",
    },
    Step {
        name: "e2e-trunk",
        run: end_to_end_trunk,
        remedy: "`cargo xtask test e2e-trunk` repeats it on Trunk's build",
    },
];

/// Runs all steps, or those named.
pub fn run(project: &Project, names: &[String]) -> Result<()> {
    for name in names {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        let is_known = known.contains(&name.as_str());
        ensure!(is_known, "no step `{name}`; there are {}", known.join(", "));
    }
    let wanted = |step: &&Step| names.is_empty() || names.iter().any(|name| name == step.name);
    let mut durations: Vec<(&str, Duration)> = Vec::new();
    for step in STEPS.iter().filter(wanted) {
        println!("\n== {}", step.name);
        let start = Instant::now();
        (step.run)(project)
            .map_err(|error| anyhow!("step {}: {error:#}\nTo do: {}", step.name, step.remedy))?;
        println!("== {}: {:.1} s", step.name, start.elapsed().as_secs_f64());
        durations.push((step.name, start.elapsed()));
    }
    println!();
    for (name, duration) in &durations {
        println!("{name:<10}{:>8.1} s", duration.as_secs_f64());
    }
    println!("{} passed, 0 failed", durations.len());
    Ok(())
}

fn cargo(project: &Project, args: &[&str]) -> Command {
    let mut cargo = run::cargo();
    cargo.current_dir(&project.root).args(args);
    cargo
}

fn format(project: &Project) -> Result<()> {
    run::run(&mut cargo(project, &["fmt", "--all", "--check"]))
}

fn lint(project: &Project) -> Result<()> {
    let args = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    run::run(&mut cargo(project, &args))
}

fn lint_wasm(project: &Project) -> Result<()> {
    let mut clippy = cargo(project, &["clippy", "--target", WASM, "--package", PACKAGE]);
    clippy.args(["--lib", "--bin", "binh-yen-app", "--test", "web"]);
    run::run(clippy.args(["--", "-D", "warnings"]))
}

fn native(project: &Project) -> Result<()> {
    run::run(&mut cargo(project, &["test", "--workspace"]))
}

/// PNGs for link previews, which the companion only writes with a feature.
fn preview(project: &Project) -> Result<()> {
    let mut test = cargo(project, &["test", "--package", PACKAGE]);
    test.args(["--features", "preview", "--lib", "--test", "preview"]);
    run::run(test.args(["preview"]))
}

fn wasm(project: &Project) -> Result<()> {
    let driver = setup::chromedriver().context("no chromedriver: `cargo xtask setup`")?;
    let runner = format!("{} wasm-test-runner", env::current_exe()?.display());
    let mut test = cargo(project, &["test", "--target", WASM, "--package", PACKAGE]);
    test.args(["--test", "web"]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    run::run(test.env("CHROMEDRIVER", driver))
}

/// What cargo starts for each test program in wasm.
pub fn wasm_test_runner(args: impl Iterator<Item = OsString>) -> Result<()> {
    let args = std::iter::once(OsString::from("wasm-bindgen-test-runner")).chain(args);
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(args)
        .map_err(|error| anyhow!("tests in wasm: {error:#}"))
}

fn end_to_end(project: &Project) -> Result<()> {
    let names = fs::read_dir(project.e2e()).context("tests/e2e")?;
    let names = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut tests: Vec<String> = names.filter(|name| name.ends_with(".test.mjs")).collect();
    tests.sort();
    let (alone, others): (Vec<String>, Vec<String>) = tests
        .into_iter()
        .partition(|name| ALONE.contains(&name.as_str()));
    node_test(project, &project.dist(), &alone, 1)?;
    node_test(project, &project.dist(), &others, 2)
}

fn end_to_end_trunk(project: &Project) -> Result<()> {
    node_test(
        project,
        &project.trunk_dist(),
        &["smoke.test.mjs".to_owned()],
        1,
    )
}

/// Runs test files of tests/e2e on a built folder, so many at a time. Each file starts its own server
/// and browser.
fn node_test(project: &Project, site: &Path, tests: &[String], at_a_time: u32) -> Result<()> {
    ensure!(
        site.join("index.html").is_file(),
        "nothing built in {}",
        site.display()
    );
    let browser = setup::chromium().context("no Chromium: `cargo xtask setup`")?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"]);
    node.arg(format!("--test-concurrency={at_a_time}"));
    node.current_dir(project.e2e()).args(tests);
    node.env("SITE", site).env("CHROMIUM", browser);
    if let Some(driver) = browsers::geckodriver(project) {
        node.env("GECKODRIVER", driver);
    }
    node.env("SCREENSHOTS", project.target.join("screenshots"));
    run::run(node.env("XTASK", env::current_exe()?))
}

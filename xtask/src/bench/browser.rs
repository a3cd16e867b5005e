//! Prepares what the benchmarks in a browser measure, and runs tests/bench/.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use super::Options;
use crate::{
    build::{self, Profile},
    country::{self, Country, Plan},
    project::{PACKAGE, Project},
    run, setup,
};

/// The sizes of a run: how many places, and for how many years.
struct Sizes {
    /// The places of a small and of a large country that are shown.
    shown: [usize; 2],
    /// The countries that are only read, as real reports tell of them.
    read: [usize; 3],
    /// How many years.
    years: usize,
    /// A few places and all there are, as real reports tell of them: how many, years and indicators.
    whole: [(usize, usize, usize); 2],
}

const FULL: Sizes = Sizes {
    shown: [12, 705],
    read: [63, 705, 3_321],
    years: 15,
    whole: [(12, 10, 30), (3_321, 10, 30)],
};

const QUICK: Sizes = Sizes {
    shown: [12, 40],
    read: [12, 20, 40],
    years: 3,
    whole: [(12, 2, 4), (60, 2, 4)],
};

/// Years and indicators of the countries that are read.
const READ: (usize, usize) = (3, 10);

/// Measures, and prints the table; what was found also stands in target/bench/browser.json.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    if !options.smoke && !options.as_built {
        build::publish(project)?;
    }
    let dist = project.dist();
    ensure!(
        dist.join("binh-yen.js").is_file(),
        "nothing built: `cargo xtask build`"
    );
    setup::bench(project)?;
    let browser = setup::chromium().context("no Chromium: `cargo xtask setup`")?;
    let folder = project.target.join("bench");
    let (sizes, profile) = match options.smoke {
        true => (&QUICK, Profile::Dev),
        false => (&FULL, Profile::Release),
    };
    let prepared = prepare(project, sizes, profile, &folder)?;
    let mut node = Command::new("node");
    node.current_dir(project.bench()).arg("bench.mjs");
    node.env("DIST", dist)
        .env("CHROMIUM", browser)
        .env("PREPARED", prepared);
    node.env("OUT", results(project));
    node.env(
        "WHOLE",
        sizes.whole.map(|(places, ..)| places.to_string()).join(","),
    );
    node.env("ROUNDS", options.rounds.to_string());
    if options.smoke {
        node.env("SMOKE", "1");
    }
    run::run(&mut node)
}

/// Where the results are.
pub fn results(project: &Project) -> PathBuf {
    project.target.join("bench").join("browser.json")
}

/// Writes and packs the countries, prerenders a view, compiles the reader. Gives the folder.
fn prepare(project: &Project, sizes: &Sizes, profile: Profile, folder: &Path) -> Result<PathBuf> {
    let folder = folder.join("prepared");
    run::empty_folder(&folder)?;
    let [small, large] = sizes.shown;
    for (name, places, indicators) in [
        ("small", small, 2),
        ("large", large, 2),
        ("sheet", large, 1),
    ] {
        let plan = plan(places, sizes.years, indicators, true);
        let country = folder.join(name);
        country::write(&Country::new(plan), &country)?;
        // Of a pack only a province is there before more is asked for; the others have all of the table.
        if name == "sheet" {
            continue;
        }
        pack(project, profile, &country)?;
    }
    for (name, (places, years, indicators)) in ["few", "whole"].into_iter().zip(sizes.whole) {
        let plan = plan(places, years, indicators, false);
        let country = folder.join(name);
        country::write(&Country::new(plan), &country)?;
        pack(project, profile, &country)?;
    }
    for (nth, places) in sizes.read.into_iter().enumerate() {
        let country = Country::new(plan(places, READ.0, READ.1, false));
        country::write(&country, &folder.join(format!("read-{nth}-{places}")))?;
    }
    let index = folder.join("small").join(country::INDEX);
    let first = Country::new(plan(small, 1, 1, true))
        .places
        .all
        .into_iter()
        .find(|p| p.kind == "commune");
    let place = first.context("no commune")?.id;
    let words = [
        "--as",
        "element",
        "--view",
        "years",
        "--lang",
        "vi",
        "--src",
        "/small/",
        "--base",
        "/app/",
        "--places",
        place.as_str(),
    ];
    let style = project.dist().join("binh-yen.css");
    let mut render = vec![OsStr::new("render"), index.as_os_str()];
    render.extend(words.iter().map(OsStr::new));
    render.extend([OsStr::new("--style"), style.as_os_str()]);
    fs::write(
        folder.join("years.html"),
        companion(project, profile, &render)?,
    )?;
    build::example(project, profile, "bench-reader", &folder.join("reader"))?;
    Ok(folder)
}

fn plan(places: usize, years: usize, indicators: usize, plain: bool) -> Plan {
    Plan {
        seed: 1,
        places,
        years,
        indicators,
        plain,
    }
}

/// Packs a country beside its documents.
fn pack(project: &Project, profile: Profile, country: &Path) -> Result<()> {
    let (index, out) = (country.join(country::INDEX), country.join("packed"));
    let words = [
        OsStr::new("pack"),
        index.as_os_str(),
        OsStr::new("--out"),
        out.as_os_str(),
    ];
    companion(project, profile, &words).map(|_| ())
}

/// What the companion prints. For large data it is compiled as the native benchmarks are.
fn companion(project: &Project, profile: Profile, args: &[&OsStr]) -> Result<String> {
    let mut cargo = run::cargo();
    cargo.current_dir(&project.root).args(["run", "--quiet"]);
    if profile == Profile::Release {
        cargo.args(["--profile", "bench"]);
    }
    cargo.args(["--package", PACKAGE, "--bin", PACKAGE, "--"]);
    run::output(cargo.args(args))
}

//! The project's own commands; `cargo xtask --help` lists them. This file only reads arguments.

mod bench;
mod browsers;
mod build;
mod costs;
mod country;
mod digest;
mod gallery;
mod lean;
mod licences;
mod names;
mod pack;
mod page;
mod parts;
mod project;
mod run;
mod serve;
mod setup;
mod size;
mod svg;
mod test_all;
mod trunk;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::{build::Profile, project::Project};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--release]  build the app, serve it on 127.0.0.1 (8080 or the next free port)
  build                         the app as it is published, into dist/
  size                          compare dist/ with budget.json
  costs                         how much of the wasm comes from which crate
  test [STEP...]                everything a change must pass; or only the steps named
  setup                         find or install what `test` needs
  schema                        write data/schema.json and src/model/indicators.min.json
  prepare                       write target/styles and target/data, which index.html takes
  svg [--against REV|--accept]  draw all reference charts; exit status 0 same, 2 different, 1 broken
  gallery [--port N]            every component in every state, live, on a page that is not published
  gallery --against REV [NAME]  pictures of all scenes, or of those with NAME in their name, compared
                                with those of another revision; exit status 0 same, 2 different, 1 broken
  bench [native] [browser] [--rounds N] [--as-built] [--smoke] [--readme]
                                native: reading, estimating, comparing and searching, from 12 to 3321
                                places of a synthetic country, and how that grows; browser: dist/,
                                built anew but with --as-built, beside other ways to show the same, in
                                N rounds (3); --smoke: only that all of these work; --readme: writes
                                what was found into README.md
  country DIR [--seed N] [--places N] [--years N] [--indicators N] [--plain]
                                write a synthetic country for tests and benchmarks: documents of
                                partial figures as real reports have them, or, plain, every figure
  site DIR                      build the app as it is developed into a folder
  trunk ARGS...                 run Trunk, installed if need be, with this project's tools
  serve-dir DIR [--port N]      serve a folder as it is
  wasm-bindgen ARGS...          wasm-bindgen, in the version of Cargo.lock
  wasm-test-runner ARGS...      its test runner, for `cargo test --target wasm32-unknown-unknown`

Environment: CHROMIUM and CHROMEDRIVER name the browser and its driver where they are not on the
PATH, as do FIREFOX, GECKODRIVER, WEBKITDRIVER and MINIBROWSER for the tests in other browsers, which
are skipped without them; CARGO_TARGET_DIR is honoured as in cargo.";

fn main() -> ExitCode {
    match dispatch() {
        Ok(status) => status,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<ExitCode> {
    let mut args = std::env::args_os();
    // Trunk finds this program under the name of the tool it looks for.
    let called = args.next().unwrap_or_default();
    if Path::new(&called).file_stem() == Some("wasm-bindgen".as_ref()) {
        return build::wasm_bindgen(args).map(|()| ExitCode::SUCCESS);
    }
    let command = args.next().and_then(|name| name.into_string().ok());
    if command.as_deref() == Some("svg") {
        let options = Options::parse(args, &["against", "accept"])?;
        options.none()?;
        return svg::run(
            &Project::load()?,
            options.against.as_deref(),
            options.accept,
        );
    }
    if command.as_deref() == Some("gallery") {
        let options = Options::parse(args, &["against", "port"])?;
        return match &options.against {
            Some(revision) => gallery::compare(&Project::load()?, revision, options.some_name()?),
            None => {
                options.none()?;
                gallery::show(&Project::load()?, options.port).map(|()| ExitCode::SUCCESS)
            }
        };
    }
    obey(command.as_deref(), args).map(|()| ExitCode::SUCCESS)
}

/// The commands that either go well or fail.
fn obey(command: Option<&str>, args: impl Iterator<Item = OsString>) -> Result<()> {
    match command {
        Some("wasm-bindgen") => build::wasm_bindgen(args),
        Some("wasm-test-runner") => test_all::wasm_test_runner(args),
        Some("trunk") => trunk::run(&Project::load()?, args),
        Some("serve-dir") => {
            let options = Options::parse(args, &["port"])?;
            serve::folder(&options.one()?, options.port)
        }
        Some("serve") => {
            let options = Options::parse(args, &["port", "release"])?;
            options.none()?;
            serve::app(&Project::load()?, options.profile, options.port)
        }
        Some("bench") => bench::run(args),
        Some("country") => country::run(args),
        Some("site") => {
            let folder = Options::parse(args, &[])?.one()?;
            build::app(&Project::load()?, Profile::Dev, &folder)
        }
        Some("build") => {
            Options::parse(args, &[])?.none()?;
            build::publish(&Project::load()?)
        }
        Some("size") => {
            Options::parse(args, &[])?.none()?;
            size::check(&Project::load()?)
        }
        Some("setup") => {
            Options::parse(args, &[])?.none()?;
            setup::everything(&Project::load()?)
        }
        Some("schema") => {
            Options::parse(args, &[])?.none()?;
            build::schema(&Project::load()?)
        }
        Some("prepare") => {
            Options::parse(args, &[])?.none()?;
            build::prepare(&Project::load()?)
        }
        Some("costs") => {
            Options::parse(args, &[])?.none()?;
            costs::print(&Project::load()?)
        }
        Some("test") => test_all::run(&Project::load()?, &Options::parse(args, &[])?.names),
        Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("no command `{other}`; `cargo xtask --help` lists them"),
        None => bail!("which command?\n\n{HELP}"),
    }
}

/// What can follow a command.
struct Options {
    port: Option<u16>,
    profile: Profile,
    against: Option<String>,
    accept: bool,
    names: Vec<String>,
}

impl Options {
    fn parse(args: impl Iterator<Item = OsString>, allowed: &[&str]) -> Result<Self> {
        let mut options = Self {
            port: None,
            profile: Profile::Dev,
            against: None,
            accept: false,
            names: Vec::new(),
        };
        let mut parser = lexopt::Parser::from_args(args);
        while let Some(arg) = parser.next()? {
            match arg {
                Long("port") if allowed.contains(&"port") => {
                    options.port = Some(parser.value()?.parse()?);
                }
                Long("release") if allowed.contains(&"release") => {
                    options.profile = Profile::Release;
                }
                Long("against") if allowed.contains(&"against") => {
                    options.against = Some(parser.value()?.string()?);
                }
                Long("accept") if allowed.contains(&"accept") => options.accept = true,
                Long("help") | Short('h') => {
                    println!("{HELP}");
                    std::process::exit(0);
                }
                Value(name) => options.names.push(name.string()?),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }

    fn none(&self) -> Result<()> {
        match self.names.first() {
            Some(name) => bail!("`{name}` means nothing here; see `cargo xtask --help`"),
            None => Ok(()),
        }
    }

    fn some_name(&self) -> Result<Option<&str>> {
        match self.names.as_slice() {
            [] => Ok(None),
            [name] => Ok(Some(name)),
            _ => bail!("name one part of a scene's name; see `cargo xtask --help`"),
        }
    }

    fn one(&self) -> Result<PathBuf> {
        let [name] = self.names.as_slice() else {
            bail!("name one folder; see `cargo xtask --help`");
        };
        std::path::absolute(name).context("the folder's path")
    }
}

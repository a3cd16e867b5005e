//! From Rust to a folder that any web server can serve. The same steps as Trunk's, from the same
//! index.html, with wasm-bindgen linked in and wasm-opt from npm.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, anyhow};

use crate::{
    names, pack,
    page::Page,
    parts,
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

/// Compiles the standard library with the app, for size and without what only a debugger reads: 7% of
/// the wasm. Cargo takes these from the stable compiler only when told to; nothing else of what they
/// open is used.
const FOR_SIZE: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zlocation-detail=none -Zfmt-debug=none",
    ),
];

/// How many bytes of memory calls may take, of which every page pays. Five times what any view or sheet
/// takes; the usual megabyte is a quarter of all that a widget needs. Who takes more is stopped, and harms
/// nothing.
const STACK: u32 = 128 << 10;

/// Builds the app into dist/ and says how large it is.
pub fn publish(project: &Project) -> Result<()> {
    app(project, Profile::Release, &project.dist())?;
    size::print(&project.dist())
}

/// Builds the app into `out`, after setting up what that needs.
pub fn app(project: &Project, profile: Profile, out: &Path) -> Result<()> {
    setup::wasm_target()?;
    prepare(project)?;
    let page = Page::read(&project.root.join("index.html"))?;
    let program = page.rust("data-bin")?;

    let mut cargo = compile(project, profile)?;
    cargo.args(["--bin", program]);
    if profile == Profile::Release {
        // What tells which function needs which; the cutting takes it out again.
        let args = format!("link-args=--emit-relocs -zstack-size={STACK}");
        cargo.args(["--features", "split", "--", "-C", &args]);
    }
    run::run(&mut cargo)?;

    let mut compiled = compiled(project, profile).join(format!("{program}.wasm"));
    run::empty_folder(out)?;
    if profile == Profile::Release {
        compiled = parts::cut(project, &compiled, program, out)?;
    }
    bind(program, &compiled, out)?;
    if profile == Profile::Release {
        let params = page.rust("data-wasm-opt-params")?;
        let level = format!("-O{}", page.rust("data-wasm-opt")?);
        for name in run::files(out)? {
            if name.ends_with(".wasm") {
                wasm_opt(project, &out.join(name), &level, params)?;
            }
        }
        short_names(program, out)?;
    }
    page.write(&project.root, out, program)?;
    pack::arrange(project, profile, out, program)
}

/// Compiles an example, which needs a feature of its name, as the app is compiled but in one piece, and
/// puts it with its script into `out`.
pub fn example(project: &Project, profile: Profile, name: &str, out: &Path) -> Result<()> {
    setup::wasm_target()?;
    run::run(compile(project, profile)?.args(["--example", name, "--features", name]))?;
    let examples = compiled(project, profile).join("examples");
    run::empty_folder(out)?;
    bind(name, &examples.join(format!("{name}.wasm")), out)?;
    if profile == Profile::Release {
        let page = Page::read(&project.root.join("index.html"))?;
        let params = page.rust("data-wasm-opt-params")?;
        let level = format!("-O{}", page.rust("data-wasm-opt")?);
        let wasm = out.join(format!("{name}_bg.wasm"));
        wasm_opt(project, &wasm, &level, params)?;
    }
    Ok(())
}

/// The cargo command that compiles a program of the app's package for the web.
fn compile(project: &Project, profile: Profile) -> Result<Command> {
    let mut cargo = run::cargo();
    cargo
        .current_dir(&project.root)
        .args(["rustc", "--target", WASM, "--package", PACKAGE]);
    if profile == Profile::Release {
        setup::std_source()?;
        cargo.arg("--release");
        for (name, value) in FOR_SIZE {
            cargo.env(name, value);
        }
    }
    Ok(cargo)
}

/// Where cargo puts what it compiled for the web.
fn compiled(project: &Project, profile: Profile) -> PathBuf {
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => "release",
    };
    project.target.join(WASM).join(folder)
}

/// Writes the script of a compiled program, and the program as that script loads it.
fn bind(program: &str, wasm: &Path, out: &Path) -> Result<()> {
    // The parts need the table of functions, which is exported by the linker, not by us.
    let args = [
        "--target",
        "web",
        "--no-typescript",
        "--keep-lld-exports",
        "--out-name",
        program,
    ];
    let args = args.map(OsString::from).into_iter();
    wasm_bindgen(args.chain(["--out-dir".into(), out.into(), wasm.into()]))
}

/// Makes what index.html takes from target/: the style, and the data as it is published, packed for
/// the widget beside the documents as they are.
pub fn prepare(project: &Project) -> Result<()> {
    styles(project)?;
    let (from, out) = (project.root.join("data"), project.root.join("target/data"));
    run::empty_folder(&out)?;
    let mut cargo = run::cargo();
    cargo.current_dir(&project.root).args(["run", "--quiet"]);
    cargo.args(["--package", PACKAGE, "--bin", PACKAGE, "--", "pack", "data"]);
    run::run(cargo.arg("--out").arg(&out))?;
    run::copy_folder(&from, &out)
}

/// Writes every style of the widget into one file, in the order of styles/order.txt: a shadow root
/// takes one sheet.
fn styles(project: &Project) -> Result<()> {
    let folder = project.root.join("styles");
    let order = fs::read_to_string(folder.join("order.txt")).context("styles/order.txt")?;
    let mut all = String::new();
    for name in order.lines() {
        let text = fs::read_to_string(folder.join(name));
        all.push_str(&text.with_context(|| format!("styles/order.txt names {name}"))?);
    }
    // Where index.html looks for it, wherever CARGO_TARGET_DIR points.
    let out = project.root.join("target").join("styles");
    fs::create_dir_all(&out)?;
    fs::write(out.join("binh-yen.css"), without_comments(&all)).context("writing binh-yen.css")
}

/// CSS without its comments, indentation and lines; ours stand in no strings.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before.trim_end());
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim);
    // A declaration's colon and a block's bracket need no space; those of selectors may.
    let tight = |line: &str| match line.ends_with(';') {
        true => line.replacen(": ", ":", 1),
        false => line.replace(" {", "{"),
    };
    let mut all = String::with_capacity(css.len());
    for line in lines.filter(|line| !line.is_empty()).map(tight) {
        all.push_str(&line);
        // Elsewhere the end of a line stands between two words.
        if !line.ends_with(['{', '}', ';', ',']) {
            all.push(' ');
        }
    }
    all
}

/// Shortens what the program and its script call each other's functions.
fn short_names(program: &str, out: &Path) -> Result<()> {
    let (wasm, script) = (
        out.join(format!("{program}_bg.wasm")),
        out.join(format!("{program}.js")),
    );
    let (short, renamed) = names::shorten(&fs::read(&wasm)?, &fs::read_to_string(&script)?)?;
    fs::write(wasm, short)?;
    fs::write(script, renamed).map_err(Into::into)
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

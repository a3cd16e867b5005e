//! Makes of what was built a folder that lives long: an npm package, and files that a CDN may keep
//! for ever.
//!
//! The loader `binh-yen.js` keeps its name. What it loads stands in a folder named by the content
//! of all files in it, and the loader knows the folder and the digests: a page has all of one
//! version or, by words, none.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{build::Profile, digest, lean, parts, project::Project, run};

/// The loader.
const LOADER: &str = "binh-yen.js";
/// The styles that prerendered pages link.
pub const STYLES: [&str; 2] = ["binh-yen.css", "page.css"];
/// The start of the folder's name.
pub const FOLDER: &str = "binh-yen-";
/// What keeps its name and place; of index.html's own files only those that other sites name.
const STAYS: [&str; 3] = ["index.html", LOADER, "binh-yen-frame.js"];
/// What the package has besides, from the project's root. The text for editors is its readme.
const BESIDES: [(&str, &str); 5] = [
    ("embed/binh-yen.d.ts", "binh-yen.d.ts"),
    ("embed/custom-elements.json", "custom-elements.json"),
    ("embed/server.js", "server.js"),
    ("docs/embedding.md", "README.md"),
    ("LICENSE", "LICENSE"),
];
/// The digests of all files.
const INTEGRITY: &str = "integrity.json";

/// Whether it is there only for the package.
pub fn adds(name: &str) -> bool {
    BESIDES.iter().any(|(_, added)| *added == name) || ["package.json", INTEGRITY].contains(&name)
}

/// Arranges `out`, into which the page and the program were written.
pub fn arrange(project: &Project, profile: Profile, out: &Path, program: &str) -> Result<()> {
    if profile == Profile::Release {
        parts::join(program, out)?;
    }
    let mut moved = Vec::new();
    for name in run::files(out)? {
        // The loader once the rest is written into it.
        if profile == Profile::Release && name.ends_with(".js") && name != LOADER {
            lean::script(project, &out.join(&name))?;
        }
        if !name.contains('/') && !STAYS.contains(&name.as_str()) {
            let bytes = fs::read(out.join(&name))?;
            moved.push((name, bytes));
        }
    }
    let files = moved.iter();
    let hash = digest::name(files.map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    let folder = format!("{FOLDER}{hash}");
    fs::create_dir_all(out.join(&folder))?;
    for (name, _) in &moved {
        fs::rename(out.join(name), out.join(&folder).join(name))?;
    }
    let digests = moved.iter();
    let digests: BTreeMap<&str, String> = digests
        .map(|(name, bytes)| (name.as_str(), digest::sha256(bytes)))
        .collect();
    change(&out.join(LOADER), |text| {
        loader(text, &folder, &digests, program)
    })?;
    if profile == Profile::Release {
        lean::script(project, &out.join(LOADER))?;
    }
    change(&out.join("index.html"), |text| {
        Ok(page(text, &folder, &digests))
    })?;
    // Prerendered pages name them, and do not know the folder of the day.
    for name in STYLES {
        fs::copy(out.join(&folder).join(name), out.join(name))?;
    }
    for (from, to) in BESIDES {
        fs::copy(project.root.join(from), out.join(to)).with_context(|| from.to_owned())?;
    }
    fs::write(out.join("package.json"), package(project, &folder)?)?;
    integrity(out)
}

fn change(path: &Path, how: impl Fn(&str) -> Result<String>) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
    fs::write(path, how(&text)?).with_context(|| format!("{}", path.display()))
}

/// The loader with the folder and the digests written in.
fn loader(
    text: &str,
    folder: &str,
    digests: &BTreeMap<&str, String>,
    program: &str,
) -> Result<String> {
    let mut text = text.to_owned();
    let mut put = |old: String, new: String| {
        ensure!(text.matches(&old).count() == 1, "{LOADER}: no `{old}`");
        text = text.replace(&old, &new);
        Ok(())
    };
    put(
        "const FOLDER = \"\";".into(),
        format!("const FOLDER = \"{folder}/\";"),
    )?;
    let wasm = format!("{program}_bg.wasm");
    let script = format!("{program}.js");
    for name in [script.as_str(), &wasm, STYLES[0]] {
        let digest = digests.get(name);
        let digest = digest.with_context(|| format!("{name} was not built"))?;
        put(
            format!("[\"{name}\", \"\"]"),
            format!("[\"{name}\", \"{digest}\"]"),
        )?;
    }
    Ok(text)
}

/// index.html with the addresses in the folder, and without lines of comment. A browser checks no
/// digest of a preload `as` fetch; the loader's own fetch of the same file does.
fn page(text: &str, folder: &str, digests: &BTreeMap<&str, String>) -> String {
    let comment = |line: &str| line.starts_with("<!--") && line.ends_with("-->");
    let lines = text.lines().filter(|line| !comment(line.trim()));
    let mut text: String = lines.map(|line| format!("{line}\n")).collect();
    for (name, digest) in digests {
        let checked = match name.ends_with(".wasm") {
            true => String::new(),
            // In a frame without an origin a file is checked only if asked for with CORS.
            false => format!(" integrity=\"{digest}\" crossorigin"),
        };
        text = text.replace(
            &format!("\"./{name}\""),
            &format!("\"./{folder}/{name}\"{checked}"),
        );
    }
    text
}

/// package.json: everything else in the folder is found through it.
fn package(project: &Project, folder: &str) -> Result<String> {
    let read = |name: &str| fs::read_to_string(project.root.join(name)).context(name.to_owned());
    let cargo: toml::Table = toml::from_str(&read("Cargo.toml")?).context("Cargo.toml")?;
    let template = read("embed/package.json")?;
    let filled: Value = serde_json::from_str(&template).context("embed/package.json")?;
    let of = |key: &str| {
        let value = cargo["package"].get(key).and_then(|value| value.as_str());
        value.with_context(|| format!("Cargo.toml: no {key}"))
    };
    for key in ["name", "description", "license"] {
        ensure!(
            filled[key] == of(key)?,
            "embed/package.json has another {key} than Cargo.toml"
        );
    }
    // As text: the first of several conditions that holds is taken, so their order matters.
    Ok(template
        .replace("VERSION", of("version")?)
        .replace("FOLDER", folder))
}

/// The digest of every file but the list itself.
fn integrity(out: &Path) -> Result<()> {
    let mut all = BTreeMap::new();
    for name in run::files(out)? {
        let bytes = fs::read(out.join(&name))?;
        all.insert(name, digest::sha384(&bytes));
    }
    let text = serde_json::to_string_pretty(&all)?;
    fs::write(out.join(INTEGRITY), text + "\n").context(INTEGRITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = "binh-yen-app";

    fn digests() -> BTreeMap<&'static str, String> {
        let names = [
            "binh-yen-app.js",
            "binh-yen-app_bg.wasm",
            STYLES[0],
            "page.js",
        ];
        names.map(|name| (name, format!("sha256-{name}="))).into()
    }

    fn root() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    #[test]
    fn our_loader_takes_the_folder_and_the_digests() {
        let text = fs::read_to_string(root().join("embed").join(LOADER)).unwrap();
        let text = loader(&text, "binh-yen-1", &digests(), PROGRAM).unwrap();
        assert!(text.contains("const FOLDER = \"binh-yen-1/\";"));
        assert!(text.contains("[\"binh-yen-app_bg.wasm\", \"sha256-binh-yen-app_bg.wasm=\"]"));
        // Not twice.
        assert!(loader(&text, "binh-yen-1", &digests(), PROGRAM).is_err());
    }

    #[test]
    fn the_page_names_what_moved_and_the_loader_as_before() {
        let html = r#"<link rel="preload" href="./binh-yen-app_bg.wasm" as="fetch"><script src="./binh-yen.js"></script><script src="./page.js"></script>"#;
        let html = page(html, "binh-yen-1", &digests());
        assert!(html.contains(r#"href="./binh-yen-1/binh-yen-app_bg.wasm" as"#));
        assert!(html.contains(r#"src="./binh-yen.js">"#));
        assert!(
            html.contains(r#"src="./binh-yen-1/page.js" integrity="sha256-page.js=" crossorigin>"#)
        );
    }

    #[test]
    fn the_package_has_the_version_of_the_crate() {
        let project = Project {
            root: root(),
            target: root(),
        };
        let text = package(&project, "binh-yen-1").unwrap();
        let package: Value = serde_json::from_str(&text).unwrap();
        let cargo = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(cargo.contains(&format!("version = {}", package["version"])));
        assert_eq!(package["exports"]["./binh-yen-1/*"], "./binh-yen-1/*");
    }

    #[test]
    fn comments_of_the_page_are_for_us() {
        let html = page("<p>\n  <!-- Why. -->\n  a <!-- b -->\n", "f", &digests());
        assert_eq!(html, "<p>\n  a <!-- b -->\n");
    }
}

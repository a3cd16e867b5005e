//! index.html with Trunk's `data-trunk` links resolved, so that one page serves Trunk and us alike.
//! Knows only the links that this project uses, and says so when it meets another.

use std::{collections::BTreeMap, fs, ops::Range, path::Path};

use anyhow::{Context, Result, bail};

use crate::run;

/// What index.html asks for.
pub struct Page {
    html: String,
    links: Vec<Link>,
}

/// One `<link data-trunk …>`: where it stands, and its attributes.
struct Link {
    place: Range<usize>,
    attributes: BTreeMap<String, String>,
}

impl Page {
    /// Reads and parses; does not look at the files it names.
    pub fn read(file: &Path) -> Result<Self> {
        let html = fs::read_to_string(file).with_context(|| format!("{}", file.display()))?;
        Self::parse(html)
    }

    fn parse(html: String) -> Result<Self> {
        let mut links = Vec::new();
        let mut from = 0;
        while let Some(at) = html[from..].find("<link ") {
            let start = from + at;
            let (attributes, length) =
                attributes(&html[start + "<link".len()..]).with_context(|| {
                    format!("index.html: a <link> that never ends, at byte {start}")
                })?;
            from = start + "<link".len() + length;
            if attributes.contains_key("data-trunk") {
                let place = start..from;
                links.push(Link { place, attributes });
            }
        }
        Ok(Self { html, links })
    }

    /// An attribute of the link that names the Rust program.
    pub fn rust(&self, attribute: &str) -> Result<&str> {
        self.links
            .iter()
            .find(|link| link.get("rel") == Some("rust"))
            .and_then(|link| link.get(attribute))
            .with_context(|| format!("index.html: no <link data-trunk rel=\"rust\" {attribute}=…>"))
    }

    /// Writes index.html and the files it names into `out`. `name` is wasm-bindgen's `--out-name`.
    pub fn write(&self, root: &Path, out: &Path, name: &str) -> Result<()> {
        for link in &self.links {
            let copy = |href: &str| -> Result<()> {
                let from = root.join(href);
                let file = from.file_name().context("index.html: an empty href")?;
                let to = out.join(file);
                if link.get("rel") == Some("copy-dir") {
                    run::copy_folder(&from, &to)
                } else {
                    fs::copy(&from, to).map(drop).map_err(Into::into)
                }
                .with_context(|| format!("index.html names {href}"))
            };
            link.get("href").map_or(Ok(()), copy)?;
        }
        fs::write(out.join("index.html"), self.resolved(name)?).context("writing index.html")
    }

    /// The page that a browser reads.
    fn resolved(&self, name: &str) -> Result<String> {
        let mut html = String::new();
        let mut done = 0;
        for link in &self.links {
            html.push_str(&self.html[done..link.place.start]);
            html.push_str(&link.resolved(name)?);
            done = link.place.end;
        }
        html.push_str(&self.html[done..]);
        let lines = html.lines().filter(|line| !line.trim().is_empty());
        Ok(lines.map(|line| format!("{line}\n")).collect())
    }
}

impl Link {
    fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// What stands in the page instead.
    fn resolved(&self, name: &str) -> Result<String> {
        let rel = self.get("rel").unwrap_or_default();
        let href = self.get("href").unwrap_or_default();
        Ok(match rel {
            "css" => {
                let file = href.rsplit('/').next().unwrap_or(href);
                format!(r#"<link rel="stylesheet" href="./{file}">"#)
            }
            "copy-dir" | "copy-file" => String::new(),
            // The same as `pattern_preload` and `pattern_script` in Trunk.toml.
            "rust" => format!(
                concat!(
                    r#"<link rel="modulepreload" href="./{name}.js">"#,
                    r#"<link rel="preload" href="./{name}_bg.wasm" as="fetch""#,
                    r#" type="application/wasm" crossorigin="anonymous">"#,
                    r#"<script type="module" src="./page.js"></script>"#,
                    r#"<script type="module" src="./binh-yen.js"></script>"#,
                ),
                name = name
            ),
            other => bail!("index.html: xtask/src/page.rs does not know rel=\"{other}\" yet"),
        })
    }
}

/// The attributes from here to the closing `>`, and the length of all that.
fn attributes(text: &str) -> Option<(BTreeMap<String, String>, usize)> {
    let mut found = BTreeMap::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start().trim_start_matches('/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((found, text.len() - after.len()));
        }
        let end = rest.find(|c: char| c == '=' || c == '>' || c.is_whitespace())?;
        let (name, after) = rest.split_at(end);
        rest = after;
        let mut value = "";
        if let Some(quoted) = after.strip_prefix("=\"") {
            (value, rest) = quoted.split_once('"')?;
        } else if after.starts_with('=') {
            return None;
        }
        found.insert(name.to_owned(), value.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Page::parse(html.to_owned()).unwrap()
    }

    #[test]
    fn each_kind_of_link_becomes_what_a_browser_reads() {
        let html = page(
            "<head>\n<link rel=\"icon\" href=\"data:,\">\n<link data-trunk rel=\"css\" href=\"styles/a.css\" />\n\
             <link data-trunk rel=\"copy-dir\" href=\"data\">\n<link data-trunk rel=\"rust\" data-bin=\"b\">\n</head>",
        )
        .resolved("app")
        .unwrap();
        assert!(html.starts_with(
            "<head>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"./a.css\">\n<link rel=\"modulepreload\""
        ));
        assert!(html.contains("./app.js") && html.contains("./app_bg.wasm"));
        assert!(html.ends_with("src=\"./binh-yen.js\"></script>\n</head>\n"));
        assert!(!html.contains("data-trunk"));
    }

    #[test]
    fn an_attribute_of_the_program_may_hold_spaces() {
        let page = page("<link data-trunk rel=\"rust\" data-wasm-opt-params=\"--a --b\">");
        assert_eq!(page.rust("data-wasm-opt-params").unwrap(), "--a --b");
        assert!(page.rust("data-bin").is_err());
    }

    #[test]
    fn an_unknown_link_is_an_error_and_not_left_out() {
        let error = page("<link data-trunk rel=\"sass\" href=\"a.scss\">").resolved("app");
        assert!(error.unwrap_err().to_string().contains("sass"));
    }
}

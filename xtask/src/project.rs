//! Where things are: asked from cargo at run time, so that CARGO_TARGET_DIR is honoured and no path
//! is compiled in.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::run;

/// The package with the app, and its program.
pub const PACKAGE: &str = "binh-yen";
/// The only target of the app.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The folders of this checkout.
pub struct Project {
    /// The workspace's root.
    pub root: PathBuf,
    /// Cargo's target folder: everything made but not published goes there.
    pub target: PathBuf,
}

impl Project {
    /// Asks cargo.
    pub fn load() -> Result<Self> {
        let mut cargo = run::cargo();
        cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata: serde_json::Value = serde_json::from_str(&run::output(&mut cargo)?)?;
        let path = |key: &str| {
            let path = metadata[key].as_str();
            path.map(PathBuf::from)
                .with_context(|| format!("`cargo metadata` gives no {key}"))
        };
        Ok(Self {
            root: path("workspace_root")?,
            target: path("target_directory")?,
        })
    }

    /// What `build` makes and what is published.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// What `serve` shows.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// What Trunk makes, only to compare with `dist`.
    pub fn trunk_dist(&self) -> PathBuf {
        self.target.join("trunk-dist")
    }

    /// Programs installed for this project alone.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The npm package that pins wasm-opt, as installed.
    pub fn npm_tools(&self) -> PathBuf {
        self.tools().join("npm")
    }

    /// The benchmarks in a browser.
    pub fn bench(&self) -> PathBuf {
        self.root.join("tests").join("bench")
    }

    /// The end-to-end tests.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }
}

//! Scripts as they are published: without comments and spaces, and with short names, so that what
//! explains the code costs readers nothing.

use std::{path::Path, process::Command};

use anyhow::Result;

use crate::{project::Project, run, setup};

/// Makes a module smaller, in place; it does the same as before.
pub fn script(project: &Project, path: &Path) -> Result<()> {
    setup::npm_tools(project)?;
    let terser = "node_modules/terser/bin/terser";
    let mut node = Command::new("node");
    node.arg(project.npm_tools().join(terser)).arg(path);
    node.args(["--module", "--ecma", "2022", "--mangle"]);
    // Functions that are fields become methods: nobody makes objects by them.
    node.args(["--compress", "passes=2,unsafe_methods=true"]);
    run::run(node.arg("--output").arg(path))
}

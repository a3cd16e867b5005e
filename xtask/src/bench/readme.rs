//! Writes what the browser found into README.md, between two marks. Nothing there is written by hand.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::project::Project;

const BEGIN: &str = "<!-- bench: written by `cargo xtask bench browser --readme` -->\n";
const END: &str = "<!-- /bench -->";

/// Replaces what stands between the marks by the table of the last run.
pub fn write(project: &Project, results: &Path) -> Result<()> {
    let text = fs::read_to_string(results).context("nothing measured yet")?;
    let found: serde_json::Value = serde_json::from_str(&text)?;
    let table = found["markdown"]
        .as_str()
        .context("no table in the results")?;
    let readme = project.root.join("README.md");
    let written = between(&fs::read_to_string(&readme)?, table).context("no marks in README.md")?;
    fs::write(readme, written).map_err(Into::into)
}

fn between(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}{table}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let text = format!("a\n{BEGIN}old\n{END}\nb");
        assert_eq!(
            between(&text, "new\n").unwrap(),
            format!("a\n{BEGIN}new\n{END}\nb")
        );
        assert_eq!(between("a", "new"), None);
    }
}

//! The licences of all dependencies, against the list in deny.toml: every package of Cargo.lock, for
//! every platform. cargo-deny is used as well where it is installed.

use std::{fs, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use spdx::{Expression, ParseMode};

use crate::{project::Project, run};

/// Fails when a dependency's licence is not allowed.
pub fn check(project: &Project) -> Result<()> {
    let policy = fs::read_to_string(project.root.join("deny.toml")).context("deny.toml")?;
    let policy: toml::Table = toml::from_str(&policy).context("deny.toml")?;
    let allowed: Vec<&str> = policy["licenses"]["allow"]
        .as_array()
        .context("deny.toml: [licenses] has no list `allow`")?
        .iter()
        .filter_map(toml::Value::as_str)
        .collect();

    let mut cargo = run::cargo();
    cargo
        .current_dir(&project.root)
        .args(["metadata", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&run::output(&mut cargo)?)?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata: no packages")?;
    let refused: Vec<String> = packages
        .iter()
        .filter_map(|package| {
            let licence = package["license"].as_str().unwrap_or("no licence named");
            let fine = is_allowed(licence, &allowed);
            (!fine).then(|| format!("{} {}: {licence}", package["name"], package["version"]))
        })
        .collect();
    if !refused.is_empty() {
        bail!("not allowed by deny.toml:\n- {}", refused.join("\n- "));
    }
    println!(
        "{} packages, all with a licence that deny.toml allows",
        packages.len()
    );
    cargo_deny(project)
}

/// Whether the allowed licences satisfy an SPDX expression, or its older form with a slash.
fn is_allowed(expression: &str, allowed: &[&str]) -> bool {
    Expression::parse_mode(expression, ParseMode::LAX).is_ok_and(|expression| {
        expression.evaluate(|needed| {
            let needed = needed.to_string();
            allowed.iter().any(|licence| *licence == needed)
        })
    })
}

/// cargo-deny's own reading of deny.toml. Vulnerabilities only where its database can be fetched.
fn cargo_deny(project: &Project) -> Result<()> {
    if run::on_path(&["cargo-deny"]).is_none() {
        println!("cargo-deny is not installed: known vulnerabilities not looked for");
        return Ok(());
    }
    let deny = |args: &[&str]| {
        let mut command = Command::new("cargo-deny");
        command.current_dir(&project.root).args(args);
        command
    };
    run::run(&mut deny(&["check", "licenses", "bans", "sources"]))?;
    if run::output(&mut deny(&["fetch", "db"])).is_err() {
        println!("cargo-deny cannot reach its database: known vulnerabilities not looked for");
        return Ok(());
    }
    run::run(&mut deny(&["check", "advisories"]))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn an_expression_needs_one_allowed_way() {
        let allowed = ["MIT", "Unicode-3.0"];
        assert!(is_allowed("MIT OR Apache-2.0", &allowed));
        assert!(is_allowed("MIT/Apache-2.0", &allowed));
        assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed));
        assert!(!is_allowed("MIT AND GPL-3.0-only", &allowed));
        assert!(!is_allowed("no licence named", &allowed));
    }
}

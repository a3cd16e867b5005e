//! Runs benches/country.rs and reads what the harness found, which it knows only one by one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{project::Project, run};

/// One piece of work at one size.
struct Measured {
    /// How many things it worked on.
    elements: f64,
    /// The median, in milliseconds.
    ms: f64,
}

/// What was measured of each piece of work, by the number of places.
type Works = BTreeMap<String, BTreeMap<u64, Measured>>;

/// Measures, and prints a line for each piece of work.
pub fn run(project: &Project) -> Result<()> {
    let folder = project.target.join("criterion");
    run::empty_folder(&folder)?;
    let mut cargo = run::cargo();
    cargo
        .current_dir(&project.root)
        .args(["bench", "--bench", "country"]);
    run::run(&mut cargo)?;
    println!(
        "\nMedians in milliseconds; growth: the power of the number of figures, or of places searched,\n\
         that they grow by; how many of these a second at the largest.\n\n{}",
        table(&read(&folder)?)
    );
    Ok(())
}

fn read(folder: &Path) -> Result<Works> {
    let mut works = Works::new();
    for name in run::files(folder)? {
        let Some(place) = name.strip_suffix("/new/benchmark.json") else {
            continue;
        };
        let json = |file: &str| -> Result<Value> {
            let path = folder.join(place).join("new").join(file);
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            Ok(serde_json::from_str(&text)?)
        };
        let (about, found) = (json("benchmark.json")?, json("estimates.json")?);
        let work = about["group_id"].as_str().context("no name")?;
        let places = about["value_str"].as_str().context("no size")?.parse()?;
        let measured = Measured {
            elements: about["throughput"]["Elements"]
                .as_f64()
                .context("no elements")?,
            ms: found["median"]["point_estimate"]
                .as_f64()
                .context("no median")?
                / 1e6,
        };
        works
            .entry(work.to_owned())
            .or_default()
            .insert(places, measured);
    }
    ensure!(
        !works.is_empty(),
        "nothing measured in {}",
        folder.display()
    );
    Ok(works)
}

/// A line for each piece of work.
fn table(works: &Works) -> String {
    let sizes: BTreeSet<u64> = works.values().flat_map(|by| by.keys().copied()).collect();
    let heads: Vec<String> = sizes.iter().map(u64::to_string).collect();
    let mut lines = vec![
        row("ms, by places", &heads, "growth", "a second"),
        row("---", &vec!["---:".to_owned(); heads.len()], "---:", "---:"),
    ];
    for (work, by) in works {
        let points: Vec<(f64, f64)> = by.values().map(|m| (m.elements, m.ms)).collect();
        let times: Vec<String> = by.values().map(|m| format!("{:.2}", m.ms)).collect();
        let last = by.values().last();
        let each = last.map_or(0.0, |m| m.elements / m.ms * 1e3);
        let growth = format!("{:.2}", super::growth(&points));
        lines.push(row(work, &times, &growth, &format!("{each:.0}")));
    }
    lines.concat()
}

fn row(name: &str, cells: &[String], growth: &str, each: &str) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:>8}")).collect();
    format!(
        "| {name:<13} | {} | {growth:>6} | {each:>9} |\n",
        cells.join(" | ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_harness_found_becomes_a_table() {
        let folder = std::env::temp_dir().join(format!("bench-{}", std::process::id()));
        for (places, elements, ns) in [(12, 1_000, 2e6), (63, 5_000, 10e6)] {
            let new = folder.join(format!("parse/{places}/new"));
            fs::create_dir_all(&new).unwrap();
            let about = serde_json::json!({
                "group_id": "parse", "value_str": places.to_string(),
                "throughput": { "Elements": elements }
            });
            let found = serde_json::json!({ "median": { "point_estimate": ns } });
            fs::write(new.join("benchmark.json"), about.to_string()).unwrap();
            fs::write(new.join("estimates.json"), found.to_string()).unwrap();
        }
        let works = read(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let line = "| parse         |     2.00 |    10.00 |   1.00 |    500000 |\n";
        assert!(table(&works).ends_with(line), "{}", table(&works));
    }
}

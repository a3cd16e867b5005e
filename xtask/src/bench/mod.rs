//! `cargo xtask bench`: how fast the program is, natively and in a browser beside others.

mod browser;
mod native;
mod readme;

use std::ffi::OsString;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::project::Project;

/// How often everything is measured in a browser.
const ROUNDS: u32 = 3;

/// What is wanted.
pub struct Options {
    /// How often everything is measured in a browser.
    rounds: u32,
    /// Only whether everything works, on little data.
    smoke: bool,
    /// Take dist/ as it is.
    as_built: bool,
}

/// Runs what is named, or everything.
pub fn run(args: impl Iterator<Item = OsString>) -> Result<()> {
    let (mut names, mut readme) = (Vec::new(), false);
    let mut options = Options {
        rounds: ROUNDS,
        smoke: false,
        as_built: false,
    };
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("rounds") => options.rounds = parser.value()?.parse()?,
            Long("smoke") => options.smoke = true,
            Long("as-built") => options.as_built = true,
            Long("readme") => readme = true,
            Value(name) => names.push(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let known = ["native", "browser"];
    if let Some(other) = names.iter().find(|name| !known.contains(&name.as_str())) {
        bail!("no benchmarks `{other}`; there are {}", known.join(", "));
    }
    let project = Project::load()?;
    let wanted = |name: &str| names.is_empty() || names.iter().any(|n| n == name);
    if wanted("native") && !options.smoke {
        native::run(&project)?;
    }
    if wanted("browser") {
        browser::run(&project, &options)?;
    }
    if readme {
        readme::write(&project, &browser::results(&project))?;
    }
    Ok(())
}

/// Whether all that is measured in a browser shows what it should, on little data.
pub fn smoke(project: &Project) -> Result<()> {
    let options = Options {
        rounds: 1,
        smoke: true,
        as_built: true,
    };
    browser::run(project, &options)
}

/// By which power of `n` a time grows: the slope of the line through the logarithms, by least squares.
/// 1 is in proportion. Not a number with fewer than two sizes.
fn growth(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(n, t)| (n.ln(), t.ln())).collect();
    let count = logs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let rise: f64 = logs.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    rise / logs.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_the_power() {
        let of = |power: f64| growth(&[12.0_f64, 63.0, 705.0].map(|n| (n, 0.3 * n.powf(power))));
        assert!((of(1.0) - 1.0).abs() < 1e-9);
        assert!((of(0.5) - 0.5).abs() < 1e-9);
        assert!(of(0.0).abs() < 1e-9);
        assert!(growth(&[(12.0, 1.0)]).is_nan());
    }
}

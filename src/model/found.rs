//! Collects findings, of each document only so many: a broken file of fifty megabytes is told of in
//! a thousand lines and a number.

use super::known::Known;
use super::{Finding, Problem, Severity};

/// How many findings of one document are listed before the rest is only counted.
const MOST_LISTED: usize = 1000;

/// How many findings of one document make it hopeless to read on.
const HOPELESS: usize = 1_000_000;

/// Findings in the order found.
#[derive(Default)]
pub(super) struct Found {
    list: Vec<Finding>,
    counts: Known,
}

impl Found {
    pub(super) fn error(&mut self, file: &str, path: &str, problem: Problem) {
        self.push(Severity::Error, file, path, problem);
    }

    pub(super) fn warning(&mut self, file: &str, path: &str, problem: Problem) {
        self.push(Severity::Warning, file, path, problem);
    }

    fn push(&mut self, severity: Severity, file: &str, path: &str, problem: Problem) {
        let count = match self.counts.get_mut(file) {
            Some(count) => count,
            None => self.counts.entry(file.to_owned()).or_default(),
        };
        *count += 1;
        if *count <= MOST_LISTED {
            let (file, path) = (file.to_owned(), path.to_owned());
            self.list.push(Finding {
                severity,
                file,
                path,
                problem,
            });
        }
    }

    /// Whether so much is wrong with the document that the rest of it is not worth reading.
    pub(super) fn is_hopeless(&self, file: &str) -> bool {
        self.counts.get(file).is_some_and(|count| *count > HOPELESS)
    }

    /// All that are listed, and of each document how many are not.
    pub(super) fn into_findings(mut self) -> Vec<Finding> {
        for (file, count) in self.counts {
            if count > MOST_LISTED {
                let problem = Problem::More {
                    count: count - MOST_LISTED,
                };
                let path = String::new();
                self.list.push(Finding {
                    severity: Severity::Error,
                    file,
                    path,
                    problem,
                });
            }
        }
        self.list
    }
}

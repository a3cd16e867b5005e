//! The sentences of a view, each with who says so and where it is seen.

use std::rc::Rc;

use crate::analysis::At;
use crate::model::order;
use crate::state::{Selection, View};
use crate::text::{names, take};
use crate::view::summary::{ReportLine, report_line, summary};
use crate::view::words::Words;
use crate::view::{Focus, places, years};

/// A sentence with its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The sentence, or a few that only hold together.
    pub text: String,
    /// Who says what it rests on.
    pub at: Vec<At>,
}

/// The sentences of the view: what it says of each place, with what that comes to. A list has none.
pub fn said(focus: &Focus, selection: &Selection) -> Vec<Said> {
    let own = |words: &Words| Said {
        text: words.text.clone(),
        at: words.at.clone(),
    };
    match selection.view {
        View::Summary => {
            let view = summary(focus);
            let lead = view.lead.into_iter().map(|lead| {
                // A verdict and a doubt say how the sentence before them is to be read.
                let mut all = vec![lead.text];
                all.push(lead.verdict);
                all.extend(lead.doubts);
                all.retain(|text| !text.is_empty());
                Said {
                    text: all.join(" "),
                    at: lead.at,
                }
            });
            let together = view.together.into_iter().map(|said| Said {
                text: said.text,
                at: vec![said.at],
            });
            lead.chain(together).collect()
        }
        View::Years => {
            let view = years::years(focus, &selection.periods);
            view.words.iter().map(own).collect()
        }
        View::Places => {
            let view = places::places(focus, selection.order);
            let all = view.bars.iter().flat_map(|bar| bar.shown.at.clone());
            let all: Vec<At> = all.collect();
            let standing = view.standing.words.first().map(|text| Said {
                text: text.clone(),
                at: all,
            });
            let told = view.told_in_words(focus);
            standing.into_iter().chain(told.all().map(own)).collect()
        }
        View::Table | View::Sources => Vec::new(),
    }
}

/// The sentence with its sources and the address of the view, to be pasted.
pub fn cited(focus: &Focus, said: &Said, link: &str) -> String {
    let lang = focus.lang;
    let mut lines = vec![said.text.clone()];
    for report in reports(focus, &said.at) {
        let details = match report.details.is_empty() {
            true => String::new(),
            false => format!(" ({})", report.details),
        };
        let url = report.url.map_or(String::new(), |url| format!(" {url}"));
        let source = take::sources(lang);
        lines.push(format!(
            "{source}: {}, {}{details}.{url}",
            report.publisher, report.title
        ));
    }
    lines.push(format!("{}: {link}", take::seen_at(lang)));
    lines.join("\n")
}

/// The reports in which things are said, each once.
pub fn reports(focus: &Focus, at: &[At]) -> Vec<ReportLine> {
    let mut all: Vec<usize> = at.iter().map(|at| at.report).collect();
    order::distinct(&mut all);
    all.retain(|r| *r < focus.data.reports().len());
    all.into_iter().map(|r| report_line(focus, r)).collect()
}

/// When something was published: as it is written, and in words.
type Day = (Option<Rc<str>>, String);

/// The publishers, each once, with when they published: a line for the foot of a picture.
pub fn publishers(focus: &Focus, at: &[At]) -> String {
    let lang = focus.lang;
    let mut reports: Vec<usize> = at.iter().map(|at| at.report).collect();
    order::distinct(&mut reports);
    let mut all: Vec<(String, Vec<Day>)> = Vec::new();
    for report in reports.iter().filter_map(|r| focus.data.reports().head(*r)) {
        let name = names::local(&report.source.publisher, lang).to_owned();
        let key = report.source.published.clone();
        let day = names::published(&report.source, lang).unwrap_or_default();
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, days)) => days.push((key, day)),
            None => all.push((name, vec![(key, day)])),
        }
    }
    let named = |(name, mut days): (String, Vec<Day>)| {
        order::sort_by_key(&mut days, |(key, _)| key.clone());
        let newest = days.last().map(|(_, day)| day.clone()).unwrap_or_default();
        let when = match days.len() {
            0 | 1 => newest,
            count => take::several_reports(count, &newest, lang),
        };
        match when.is_empty() {
            true => name,
            false => format!("{name} ({when})"),
        }
    };
    all.into_iter().map(named).collect::<Vec<_>>().join("; ")
}

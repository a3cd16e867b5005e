//! `compare DATA …`: one indicator between periods or places, as JSON or in sentences.

use std::path::PathBuf;

use lexopt::prelude::*;

use super::cells::{self, Asked, Pairs};
use super::{Outcome, Usage, compared, json_text, language, print, read, text};
use crate::analysis::{Comparison, SeriesKey, Side, compare, reconcile};
use crate::model::{Dataset, Severity};
use crate::text::{Lang, sentence};

const HELP: &str = "\
Compares one indicator between periods of one place, between places in one period, or both.

Usage: binh-yen compare DATA --indicator I --measure M [--scope S]
                        [--places A,B,…] [--periods P,Q,…] [--json] [--lang vi|en]

  DATA              a document, or a directory with reports.json in it
  --indicator I     id of the indicator: social_order_crime
  --measure M       id of the measure: cases
  --scope S         id of the part it is limited to; without it, the whole
  --places A,B      ids of places: gia-lai/kbang
  --periods P,Q     2024, 2024-H1, 2024-9M, 2024-Q1, 2024-11 or 2021-06-15..2022-06-14
  --json            a JSON array, one object a pair; docs/cli.md describes every field
  --lang vi|en      language of the sentences (en)

One place: each period with the next; without --periods, all that reports speak of, like with like.
One period: every two places; without --places, all that something is reported of.
Several of both: every two cells; what must not be compared comes out refused, with the reason.
";

pub(super) fn run(args: lexopt::Parser) -> Result<Outcome, Usage> {
    let Some(options) = options(args)? else {
        return Ok(print(HELP));
    };
    let loaded = read::load(&[options.data], options.lang);
    let data = &loaded.data;
    if data.is_empty() {
        let notes = unreadable(data, options.lang);
        return Ok(Outcome {
            notes,
            failed: true,
            ..Outcome::default()
        });
    }
    let pairs = cells::pairs(data, &options.asked)?;
    let found: Vec<Comparison> = compare_all(data, &options.asked, &pairs);
    let out = if options.json {
        json_text(
            &found
                .iter()
                .map(|c| compared::json(data, c, options.lang))
                .collect(),
        )
    } else {
        found.iter().map(|c| words(data, c, options.lang)).collect()
    };
    Ok(Outcome {
        out,
        notes: notes(data, &pairs),
        failed: false,
    })
}

struct Options {
    data: PathBuf,
    asked: Asked,
    json: bool,
    lang: Lang,
}

/// `None` if help is asked for.
fn options(mut args: lexopt::Parser) -> Result<Option<Options>, Usage> {
    let (mut data, mut json, mut lang) = (None, false, Lang::En);
    let (mut indicator, mut measure) = (None, None);
    let mut asked = Asked::default();
    while let Some(arg) = args.next()? {
        match arg {
            Value(path) if data.is_none() => data = Some(PathBuf::from(path)),
            Long("indicator") => indicator = Some(text(args.value()?)?),
            Long("measure") => measure = Some(text(args.value()?)?),
            Long("scope") => asked.scope = Some(text(args.value()?)?),
            Long("places") => asked.places = list(&text(args.value()?)?),
            Long("periods") => asked.periods = list(&text(args.value()?)?),
            Long("json") => json = true,
            Long("lang") => lang = language(&mut args)?,
            Short('h') | Long("help") => return Ok(None),
            other => return Err(other.unexpected().into()),
        }
    }
    let missing = |what: &str, example: &str| Usage(format!("{what} is missing; write {example}"));
    let data = data.ok_or_else(|| missing("DATA", "a file or directory, such as data"))?;
    asked.indicator =
        indicator.ok_or_else(|| missing("--indicator", "--indicator social_order_crime"))?;
    asked.measure = measure.ok_or_else(|| missing("--measure", "--measure cases"))?;
    Ok(Some(Options {
        data,
        asked,
        json,
        lang,
    }))
}

fn list(text: &str) -> Vec<String> {
    text.split(',')
        .map(|item| item.trim().to_owned())
        .filter(|item| !item.is_empty())
        .collect()
}

fn compare_all(data: &Dataset, asked: &Asked, pairs: &Pairs) -> Vec<Comparison> {
    let series: Vec<_> = pairs
        .places
        .iter()
        .map(|place| {
            reconcile::series(
                data,
                &SeriesKey {
                    scope: asked.scope.clone(),
                    ..SeriesKey::new(place, &asked.indicator, &asked.measure)
                },
            )
        })
        .collect();
    let side = |(place, period): (usize, crate::model::Period)| Side {
        series: &series[place],
        period,
    };
    pairs
        .cells
        .iter()
        .map(|&(from, to)| compare(data, side(from), side(to)))
        .collect()
}

/// A sentence for a person, and below it who says so.
fn words(data: &Dataset, comparison: &Comparison, lang: Lang) -> String {
    let mut text = sentence::comparison(data, comparison, lang);
    text.push('\n');
    for source in compared::source_lines(data, comparison, lang) {
        text.push_str(&format!("  – {source}\n"));
    }
    text.push('\n');
    text
}

fn notes(data: &Dataset, pairs: &Pairs) -> String {
    let mut notes = String::new();
    for note in &pairs.notes {
        notes.push_str(&format!("binh-yen: {note}\n"));
    }
    let errors = data
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .count();
    if errors > 0 {
        notes.push_str(&format!(
            "binh-yen: {errors} errors in the data; `binh-yen check` lists them\n"
        ));
    }
    notes
}

fn unreadable(data: &Dataset, lang: Lang) -> String {
    let mut notes = String::from("binh-yen: no report could be read\n");
    for finding in data.findings.iter().take(5) {
        let found = crate::text::findings::found(&finding.problem, lang);
        let todo = crate::text::findings::remedy(&finding.problem, lang);
        notes.push_str(&format!(
            "{}: {}: {found}; {todo}\n",
            finding.file, finding.path
        ));
    }
    notes
}

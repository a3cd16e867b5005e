//! Every sentence that the bundled reports lead to, for editors to read in one go: each line starts
//! with what was asked. After a wanted change of words: `INSTA_UPDATE=always cargo test --test
//! sentences`, then read the diff of tests/snapshots/sentences__*.snap.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::collections::BTreeSet;
use std::fmt::Write;

use binh_yen::analysis::{Refusal, Series, SeriesKey, Side, checks, compare, series};
use binh_yen::model::{Dataset, Period, PeriodKind};
use binh_yen::state::Selection;
use binh_yen::text::{Lang, findings, sentence, verdict};
use binh_yen::view::details;
use binh_yen::view::folds::Fold;
use binh_yen::view::summary::{Row, summary};
use binh_yen::view::{Focus, sources};

/// The lines, each with what was asked before it.
struct Lines {
    text: String,
}

impl Lines {
    fn part(&mut self, name: &str) {
        writeln!(self.text, "\n# {name}").expect("a string takes everything");
    }

    fn add(&mut self, asked: &str, said: &str) {
        if !said.is_empty() {
            writeln!(self.text, "{asked}: {said}").expect("a string takes everything");
        }
    }
}

fn name(key: &SeriesKey) -> String {
    let scope = key
        .scope
        .as_ref()
        .map(|s| format!("/{s}"))
        .unwrap_or_default();
    format!("{} {}/{}{scope}", key.place, key.indicator, key.measure)
}

/// Halves with the same half.
fn same_part(a: Period, b: Period) -> bool {
    a.is_like(b) && (a.kind() == b.kind() || a.kind() == PeriodKind::Range)
}

fn is_usual(data: &Dataset, indicator: &str) -> bool {
    let usual = data.catalogue.indicators.iter().filter(|i| i.usual);
    usual
        .into_iter()
        .any(|i| i.id == indicator || i.close_to.iter().any(|c| c == indicator))
}

fn all_series(data: &Dataset) -> Vec<Series> {
    let keys = checks::all_keys(data).into_iter();
    keys.map(|key| series(data, &key)).collect()
}

/// Each period of a series with the next of its kind.
fn over_time(data: &Dataset, all: &[Series], lang: Lang, lines: &mut Lines) {
    for s in all.iter().filter(|s| is_usual(data, &s.key.indicator)) {
        let periods: Vec<Period> = s.estimates.iter().map(|(p, _)| *p).collect();
        for (i, from) in periods.iter().enumerate() {
            let Some(to) = periods[i + 1..].iter().find(|p| same_part(*from, **p)) else {
                continue;
            };
            let side = |period| Side { series: s, period };
            let said = sentence::comparison(data, &compare(data, side(*from), side(*to)), lang);
            lines.add(&format!("{} {from} {to}", name(&s.key)), &said);
        }
    }
}

/// Levels that stand alone.
fn alone(data: &Dataset, all: &[Series], lang: Lang, lines: &mut Lines) {
    for s in all.iter().filter(|s| !is_usual(data, &s.key.indicator)) {
        if let Some((period, _)) = s.estimates.last() {
            let said = sentence::single(data, s, *period, lang);
            lines.add(&format!("{} {period}", name(&s.key)), &said);
        }
    }
}

/// Each place with the next that tells of the same.
fn side_by_side(data: &Dataset, all: &[Series], lang: Lang, lines: &mut Lines) {
    let periods: BTreeSet<Period> = all
        .iter()
        .flat_map(|s| s.estimates.iter().map(|(p, _)| *p))
        .collect();
    for (i, a) in all.iter().enumerate() {
        let same = |b: &&Series| {
            (&a.key.indicator, &a.key.measure, &a.key.scope)
                == (&b.key.indicator, &b.key.measure, &b.key.scope)
        };
        for period in periods.iter().filter(|p| a.at(**p).has_level()) {
            let told = |b: &&Series| b.at(*period).has_level();
            if let Some(b) = all[i + 1..].iter().filter(same).find(told) {
                let side = |series| Side {
                    series,
                    period: *period,
                };
                let said = sentence::comparison(data, &compare(data, side(a), side(b)), lang);
                lines.add(&format!("{} {} {period}", name(&a.key), b.key.place), &said);
            }
        }
    }
}

fn row(row: &Row) -> String {
    let cells = row.cells.iter().map(|c| {
        let parts = [c.value.as_str(), c.unit.as_str(), c.change.as_str()];
        parts
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    });
    format!("{} – {}", row.title, cells.collect::<Vec<_>>().join(" | "))
}

fn summaries(data: &Dataset, lang: Lang, lines: &mut Lines) {
    let asked: BTreeSet<(&str, Period)> = data
        .reports()
        .iter()
        .map(|r| (r.place.as_str(), r.period))
        .collect();
    for (place, period) in asked {
        let selection = Selection {
            places: vec![place.to_owned()],
            periods: vec![period],
            lang,
            ..Selection::default()
        };
        let focus = Focus::new(data, &selection).expect("there are reports");
        let s = summary(&focus);
        let at = format!("{place} {period}");
        lines.add(&format!("{at} title"), &s.title);
        lines.add(&format!("{at} kicker"), &s.kicker);
        if let Some(lead) = &s.lead {
            lines.add(
                &format!("{at} lead"),
                &format!("{} {}", lead.text, lead.verdict),
            );
        }
        lines.add(
            &format!("{at} instead"),
            s.instead.as_deref().unwrap_or_default(),
        );
        for r in s.rows.iter().chain(&details::awards(&focus)) {
            lines.add(&format!("{at} row"), &row(r));
        }
        for said in &s.together {
            lines.add(&format!("{at} together"), &said.text);
        }
        for fold in &s.folds {
            if let Fold::Coverage { given, of } = fold {
                let missing = details::coverage(&focus).missing.join("; ");
                lines.add(
                    &format!("{at} coverage"),
                    &format!("{given} / {of}: {missing}"),
                );
            }
        }
    }
}

fn refusals(data: &Dataset, lang: Lang, lines: &mut Lines) {
    let other = "criminal_offence".to_owned();
    for refusal in [
        Refusal::PeriodKind,
        Refusal::DifferentPeriods,
        Refusal::Level,
        Refusal::NotAUnit,
        Refusal::Basis,
        Refusal::Term { other },
        Refusal::Overlap,
        Refusal::PoliceDistrictsEnded,
        Refusal::AdministrativeBreak,
        Refusal::NothingInCommon,
    ] {
        lines.add(
            &format!("{refusal:?}"),
            &verdict::refusal(data, &refusal, lang),
        );
    }
}

/// Real pairs that are refused.
fn refused(data: &Dataset, lang: Lang, lines: &mut Lines) {
    let crime =
        |place: &str, period: &str| ((place.to_owned(), "social_order_crime"), period.to_owned());
    let drugs = |place: &str, period: &str| ((place.to_owned(), "drug_crime"), period.to_owned());
    for (a, b) in [
        (
            crime("gia-lai/kbang", "2024"),
            crime("gia-lai/kbang", "2024-H1"),
        ),
        (
            crime("gia-lai/kbang", "2024"),
            crime("gia-lai/ia-pa", "2023"),
        ),
        (crime("gia-lai/kbang", "2023"), crime("bac-giang", "2023")),
        (
            crime("gia-lai/kbang", "2024"),
            drugs("gia-lai/kbang", "2024"),
        ),
        (
            crime("gia-lai/kbang", "2024"),
            crime("gia-lai/kbang", "2026"),
        ),
        (
            crime("ba-ria-vung-tau/xuyen-moc", "2022"),
            crime("ba-ria-vung-tau/xuyen-moc", "2023"),
        ),
    ] {
        let of = |((place, indicator), period): &((String, &str), String)| {
            let period: Period = period.parse().expect("a period");
            (
                series(data, &SeriesKey::new(place, indicator, "cases")),
                period,
            )
        };
        let ((from, first), (to, second)) = (of(&a), of(&b));
        let c = compare(
            data,
            Side {
                series: &from,
                period: first,
            },
            Side {
                series: &to,
                period: second,
            },
        );
        let asked = format!("{} {first}, {} {second}", name(&from.key), name(&to.key));
        lines.add(&asked, &sentence::comparison(data, &c, lang));
    }
}

fn every_sentence(lang: Lang) -> String {
    let data = common::bundled();
    let all = all_series(&data);
    let mut lines = Lines {
        text: String::new(),
    };
    lines.part("over time");
    over_time(&data, &all, lang, &mut lines);
    lines.part("side by side");
    side_by_side(&data, &all, lang, &mut lines);
    lines.part("alone");
    alone(&data, &all, lang, &mut lines);
    lines.part("summaries");
    summaries(&data, lang, &mut lines);
    lines.part("refused");
    refusals(&data, lang, &mut lines);
    refused(&data, lang, &mut lines);
    lines.part("checks");
    for check in checks::all(&data) {
        lines.add("check", &findings::check(&data, &check, lang));
    }
    let focus = Focus::new(
        &data,
        &Selection {
            lang,
            ..Selection::default()
        },
    )
    .expect("there are reports");
    for problem in sources::sources(&focus).problems {
        lines.add("problem", &problem);
    }
    lines.text
}

#[test]
fn vietnamese_is_as_it_was_read() {
    insta::assert_snapshot!("vi", every_sentence(Lang::Vi));
}

#[test]
fn english_is_as_it_was_read() {
    insta::assert_snapshot!("en", every_sentence(Lang::En));
}

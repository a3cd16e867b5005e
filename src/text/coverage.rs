//! How much of the usual contents a report gives beside the place's other reports.

use super::{Lang, names};
use crate::analysis::coverage::{Before, Beside};
use crate::model::{Dataset, Period};

/// The most other periods listed.
const MOST_OTHERS: usize = 4;

/// The comparison in plain lines, at most three. `of` is how many subjects are usual.
pub fn beside(data: &Dataset, told: &Beside, of: usize, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(before) = &told.before {
        let (period, given) = (names::period(before.period, lang), before.given);
        lines.push(lang.pick(
            format!("Báo cáo {period} nêu {given}/{of}."),
            format!("The report for {period} gave {given}/{of}."),
        ));
        lines.push(changed(data, before, lang));
    }
    if !told.others.is_empty() {
        let others: Vec<String> = told
            .others
            .iter()
            .take(MOST_OTHERS)
            .map(|(period, given)| other(*period, *given, of, lang))
            .collect();
        let head = lang.pick("Các kỳ khác", "Other periods");
        lines.push(format!("{head}: {}.", others.join("; ")));
    }
    lines
}

fn other(period: Period, given: usize, of: usize, lang: Lang) -> String {
    let period = names::period_short(period, lang);
    lang.pick(
        format!("{period} nêu {given}/{of}"),
        format!("{given}/{of} in {period}"),
    )
}

fn changed(data: &Dataset, before: &Before, lang: Lang) -> String {
    let list = |head: &str, ids: &[String]| {
        let name = |id: &String| names::small(names::indicator(data, id, lang));
        let names: Vec<String> = ids.iter().map(name).collect();
        (!names.is_empty()).then(|| format!("{head}: {}.", names.join("; ")))
    };
    let added = list(
        lang.pick("Lần này nêu thêm", "New this time"),
        &before.added,
    );
    let dropped = list(
        lang.pick("Không còn nêu", "No longer given"),
        &before.dropped,
    );
    let parts: Vec<String> = added.into_iter().chain(dropped).collect();
    match parts.is_empty() {
        true => lang
            .pick(
                "Lần này nêu đúng những nội dung đó.",
                "The same subjects are given this time.",
            )
            .to_owned(),
        false => parts.join(" "),
    }
}

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
        let more = match told.others.len() - others.len() {
            0 => String::new(),
            n => lang.pick(format!("; và {n} kỳ nữa"), format!("; and {n} more")),
        };
        lines.push(format!("{head}: {}{more}.", others.join("; ")));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_left_out_are_counted() {
        let period = |year: i32| year.to_string().parse::<Period>().unwrap();
        let others = |years: std::ops::Range<i32>| Beside {
            before: None,
            others: years.map(|y| (period(y), 3)).collect(),
        };
        let said = |of: &Beside| beside(&Dataset::default(), of, 12, Lang::Vi).join(" ");
        assert!(said(&others(2014..2020)).ends_with("2017 nêu 3/12; và 2 kỳ nữa."));
        assert!(said(&others(2014..2018)).ends_with("2017 nêu 3/12."));
    }
}

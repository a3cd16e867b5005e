//! Changes that reports state and that can't all be true: each with its base and who says it.

use super::names::{self, local};
use super::{Lang, phrase, sentence};
use crate::analysis::{Comparison, SeriesKey, StatedChange};
use crate::model::{Dataset, Head};

/// Who tells something: the publisher and the period that its report is of.
pub fn teller(report: &Head, lang: Lang) -> String {
    let publisher = local(&report.source.publisher, lang);
    format!("{publisher}, {}", names::period(report.period, lang))
}

/// `giảm 2 vụ so với năm 2022 (Báo A, năm 2023) và …`.
pub fn list(data: &Dataset, key: &SeriesKey, changes: &[StatedChange], lang: Lang) -> String {
    let measure = sentence::measure_or_id(data, &key.measure);
    let one_end = changes.iter().all(|c| c.to == changes[0].to);
    let each = changes.iter().map(|c| {
        let said = sentence::stated_change(data, c, &measure, lang);
        let said = phrase::versus(&said, c.from, lang);
        let said = match one_end {
            true => said,
            false => format!("{} {said}", names::period(c.to, lang)),
        };
        match data.reports().head(c.at.report) {
            Some(report) => format!("{said} ({})", teller(report, lang)),
            None => said,
        }
    });
    sentence::joined(&each.collect::<Vec<_>>(), lang)
}

/// That the changes of a comparison do not fit each other.
pub fn sentence(data: &Dataset, c: &Comparison, lang: Lang) -> String {
    let told = list(data, &c.to.key, &c.quarrel, lang);
    lang.pick(
        format!("Các báo cáo nêu mức tăng, giảm không thể cùng đúng: {told}."),
        format!("The reports state changes that can't all be true: {told}."),
    )
}

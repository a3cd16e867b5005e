//! How a stated change stands to the numbers that are known without it.

use super::names::{self, small};
use super::{Lang, number, phrase, sentence, size};
use crate::analysis::{Agreement, Comparison, Known, StatedChange};
use crate::model::{Dataset, Direction};

/// What is to be said of the changes that reports state between the two levels: of the first
/// whatever is known, of others only where they disagree. `grouped`: the first was said of several
/// things at once, which the sentence before this one has told.
pub fn sentences(data: &Dataset, c: &Comparison, grouped: bool, lang: Lang) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (i, (stated, agreement)) in c.stated.iter().zip(&c.agreement).enumerate() {
        let first = i == 0;
        let Some(outcome) = outcome(c, *agreement, lang) else {
            continue;
        };
        if !first && *agreement == Agreement::Agrees {
            continue;
        }
        let text = if first && grouped {
            let measure = small(names::measure(data, &c.to.key.measure, lang));
            lang.pick(
                format!("Riêng về {measure}, câu đó {}.", outcome.group),
                format!("As to the {measure}, that {}.", outcome.group),
            )
        } else {
            told(data, c, stated, outcome.single, lang)
        };
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

fn told(
    data: &Dataset,
    c: &Comparison,
    stated: &StatedChange,
    outcome: String,
    lang: Lang,
) -> String {
    let said = size::quoted(data, c, stated, lang);
    lang.pick(
        format!("Báo cáo nêu {said}, {outcome}."),
        format!("The report says “{said}”, {outcome}."),
    )
}

/// The end of a sentence, after a single claim and after a claim on several things.
struct Outcome {
    single: String,
    group: String,
}

fn outcome(c: &Comparison, agreement: Agreement, lang: Lang) -> Option<Outcome> {
    let printed = |known| matches!(known, Known::Stated | Known::Conflict);
    let both = printed(c.from.estimate.known) && printed(c.to.estimate.known);
    let numbers = if both {
        lang.pick("hai con số nêu riêng", "the two numbers given separately")
    } else {
        lang.pick(
            "những gì các báo cáo cho biết về hai kỳ",
            "what the reports say about the two periods",
        )
    };
    let stated_way = c.stated.first().map(|s| s.link.way());
    match agreement {
        Agreement::CannotTell => None,
        Agreement::Agrees => Some(Outcome {
            single: lang.pick(
                format!("đúng với {numbers}"),
                format!("which agrees with {numbers}"),
            ),
            group: lang.pick(
                format!("đúng với {numbers}"),
                format!("agrees with {numbers}"),
            ),
        }),
        Agreement::Disagrees { went } if Some(went) == stated_way => Some(Outcome {
            single: lang.pick(
                format!("nhưng {numbers} không cho ra mức đó"),
                format!("but {numbers} do not give that change"),
            ),
            group: lang.pick(
                format!("không khớp với mức mà {numbers} cho ra"),
                format!("does not fit the change that {numbers} give"),
            ),
        }),
        Agreement::Disagrees { went } => {
            let way = match went {
                Direction::Same => lang.pick("không đổi", "no change").to_owned(),
                Direction::Up => lang.pick("tăng", "a rise").to_owned(),
                Direction::Down => lang.pick("giảm", "a fall").to_owned(),
            };
            Some(Outcome {
                single: lang.pick(
                    format!("nhưng {numbers} lại cho thấy {way}"),
                    format!("but {numbers} show {way}"),
                ),
                group: lang.pick(
                    format!("không đúng với {numbers}, vốn cho thấy {way}"),
                    format!("does not agree with {numbers}, which show {way}"),
                ),
            })
        }
    }
}

/// What changes that follow one on the other come to, where no report speaks of both ends: each
/// with its base, and the size where all of them tell one in numbers.
pub fn chained(data: &Dataset, c: &Comparison, lang: Lang) -> Option<String> {
    let direction = c.direction?;
    let measure = sentence::measure_or_id(data, &c.to.key.measure);
    let period = |p| names::period(p, lang);
    let links = c.chain.iter().map(|link| {
        let said = sentence::stated_change(data, link, &measure, lang);
        let said = phrase::versus(&said, link.from, lang);
        format!("{} {said}", period(link.to))
    });
    let links = sentence::joined(&links.collect::<Vec<_>>(), lang);
    let sizes = c.chain.iter().map(|link| link.link.size()?.exact());
    let size = sizes.sum::<Option<f64>>();
    let size = size.map(|by| number::counted(by, &measure, lang));
    let (from, to) = (period(c.from.period), period(c.to.period));
    Some(match (lang, direction) {
        (Lang::Vi, Direction::Same) => {
            format!("Theo các báo cáo liên tiếp ({links}), {to} bằng {from}.")
        }
        (Lang::En, Direction::Same) => {
            format!("By successive reports ({links}), {to} equalled {from}.")
        }
        (Lang::Vi, way) => {
            let is = match way {
                Direction::Up => "cao hơn",
                _ => "thấp hơn",
            };
            let how = match size {
                Some(by) => format!(" {by}"),
                None => format!("; không rõ {is} bao nhiêu"),
            };
            format!("Theo các báo cáo liên tiếp ({links}), {to} {is} {from}{how}.")
        }
        (Lang::En, way) => {
            let is = match way {
                Direction::Up => "above",
                _ => "below",
            };
            let how = match size {
                Some(by) => format!(" by {by}"),
                None => "; by how much is not known".to_owned(),
            };
            format!("By successive reports ({links}), {to} was {is} {from}{how}.")
        }
    })
}

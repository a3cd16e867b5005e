//! Short phrases that views put together: parts of a whole, bases of a change, one-word signs.

use super::{Lang, names, number};
use crate::model::{Direction, ModelStatus, Of, Period};

/// A change with the period it is against: `giảm 9 vụ so với năm 2021`.
pub fn versus(change: &str, base: Period, lang: Lang) -> String {
    let base = names::period(base, lang);
    let text = lang.pick(
        format!("{change} so với {base}"),
        format!("{change} compared with {base}"),
    );
    text.trim_start().to_owned()
}

/// A change of which it is not certain that it belongs to the figure.
pub fn uncertain(change: &str, lang: Lang) -> String {
    lang.pick(
        format!("{change} (chưa rõ nói về con số nào)"),
        format!("{change} (it is not clear of which figure)"),
    )
}

/// A number with the whole or the target that stands after its stroke: `597 vụ trên tổng số 726`.
pub fn level_of(level: &str, of: Option<Of>, lang: Lang) -> String {
    match of {
        None => level.to_owned(),
        Some(Of::Whole(whole)) => {
            let whole = number::whole(whole as f64, lang);
            lang.pick(
                format!("{level} trên tổng số {whole}"),
                format!("{level} of {whole}"),
            )
        }
        Some(Of::Target { target: aim }) => format!("{level}, {}", target(aim, lang)),
    }
}

/// A target: `chỉ tiêu 5`.
pub fn target(target: u64, lang: Lang) -> String {
    let target = number::whole(target as f64, lang);
    lang.pick(format!("chỉ tiêu {target}"), format!("target {target}"))
}

/// What became of a community model.
pub fn status(status: ModelStatus, lang: Lang) -> &'static str {
    match status {
        ModelStatus::New => lang.pick("mới", "new"),
        ModelStatus::Replicated => lang.pick("nhân rộng", "replicated"),
        ModelStatus::Maintained => lang.pick("duy trì", "maintained"),
        ModelStatus::Planned => lang.pick("dự kiến", "planned"),
    }
}

/// A direction in one word: `tăng`, `up`.
pub fn way(direction: Direction, lang: Lang) -> &'static str {
    match direction {
        Direction::Up => lang.pick("tăng", "up"),
        Direction::Down => lang.pick("giảm", "down"),
        Direction::Same => lang.pick("giữ nguyên", "unchanged"),
    }
}

/// A number that is implied, where there is little room: `21 (suy ra)`.
pub fn implied(short: &str, lang: Lang) -> String {
    lang.pick(format!("{short} (suy ra)"), format!("{short} (implied)"))
}

/// Events of a population: `27/57.948 dân`.
pub fn per(events: u64, people: u64, lang: Lang) -> String {
    let whole = |n: u64| number::whole(n as f64, lang);
    let (events, people) = (whole(events), whole(people));
    lang.pick(
        format!("{events}/{people} dân"),
        format!("{events}/{people} people"),
    )
}

/// "At least" before a number.
pub fn at_least(lang: Lang) -> &'static str {
    lang.pick("ít nhất", "at least")
}

/// A level with the direction that the report gives beside it, without a size.
pub fn said_beside(level: &str, direction: Direction, lang: Lang) -> String {
    let way = way(direction, lang);
    lang.pick(
        format!("{level}; báo cáo nói {way}, không nêu mức"),
        format!("{level}; the report says “{way}”, not by how much"),
    )
}

/// That one sentence said it of several things.
pub fn said_of_several(lang: Lang) -> &'static str {
    lang.pick(
        "(nói chung trong một câu)",
        "(said of several in one sentence)",
    )
}

/// That the level which a percent of change is of is not known.
pub fn unknown_base(lang: Lang) -> &'static str {
    lang.pick("không rõ số gốc", "of an unknown number")
}

/// A difference that no report prints.
pub fn computed(size: &str, lang: Lang) -> String {
    lang.pick(format!("{size} (tính ra)"), format!("{size} (calculated)"))
}

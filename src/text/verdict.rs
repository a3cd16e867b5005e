//! The words for what a comparison comes to, and for why there is none.

use super::{Lang, agree, names};
use crate::analysis::{Comparison, Known, Reason, Refusal, Verdict};
use crate::model::{Basis, Dataset, Direction, PeriodKind, Polarity};

/// One sentence on how much the difference means; `None` where the levels say it all. Where the
/// base is only assumed, the sentence says on what condition it holds.
pub fn sentence(data: &Dataset, c: &Comparison, lang: Lang) -> Option<String> {
    let text = unconditional(data, c, lang)?;
    let judged = matches!(
        c.verdict,
        Verdict::Clear | Verdict::SomeSign | Verdict::WithinChance
    );
    if !(judged && c.is_assumed()) {
        return Some(text);
    }
    let (base, text) = (names::period(c.from.period, lang), names::small(&text));
    Some(lang.pick(
        format!("Nếu so với {base} thì {text}"),
        format!("If the base is {base}, {text}"),
    ))
}

fn unconditional(data: &Dataset, c: &Comparison, lang: Lang) -> Option<String> {
    let one_place = c.from.key.place == c.to.key.place;
    let equal = c.direction == Some(Direction::Same) && c.reason == Reason::Tested;
    if states_no_change(c) && !equal {
        let said = matches!(
            c.to.estimate.known,
            Known::ChangeOnly | Known::DirectionOnly
        );
        let text = lang.pick(
            "Báo cáo nêu không thay đổi.",
            "The report says that nothing changed.",
        );
        return (!said).then(|| text.to_owned());
    }
    let text = match (c.verdict, c.reason) {
        (_, Reason::Tested) if equal => lang.pick("Hai số bằng nhau.", "The two are equal."),
        (Verdict::WithinChance, Reason::Tested) if one_place => return Some(within(data, c, lang)),
        (Verdict::WithinChance, Reason::Tested) => lang.pick(
            "Chênh lệch này không vượt mức ngẫu nhiên; chưa đủ cơ sở nói hai nơi khác nhau.",
            "The difference is no larger than chance; it does not show that the two places differ.",
        ),
        (Verdict::WithinChance, Reason::TooSmallAtAnyLevel) => lang.pick(
            "Dù số gốc là bao nhiêu, mức thay đổi này vẫn nằm trong mức lên xuống bình thường.",
            "Whatever the numbers were, the change is within ordinary variation.",
        ),
        (Verdict::WithinChance, _) => lang.pick(
            "Các con số được nêu không đủ chính xác để nói chênh lệch này lớn hơn mức ngẫu nhiên.",
            "The figures are not exact enough to say that the difference is larger than chance.",
        ),
        (Verdict::SomeSign, Reason::Tested) => {
            lang.pick("Có dấu hiệu thay đổi, cần thêm số liệu.", "There is some sign of a change; more data is needed.")
        }
        (Verdict::SomeSign, _) => lang.pick(
            "Dù tính theo mức dè dặt nhất, vẫn có dấu hiệu khác nhau; cần thêm số liệu.",
            "Even on the most cautious reading there is some sign of a difference; more data is needed.",
        ),
        (Verdict::Clear, _) => lang.pick(
            "Chênh lệch này lớn hơn mức dao động ngẫu nhiên; số liệu không cho biết nguyên nhân.",
            "The difference is larger than chance variation; the figures do not say why.",
        ),
        (Verdict::Unknown, Reason::LevelsUnknown) => lang.pick(
            "Không biết số gốc nên không thể nói mức thay đổi này lớn hay nhỏ.",
            "Without the numbers themselves there is no telling whether the change is large or small.",
        ),
        (Verdict::Unknown, Reason::NotTested) => return untested(c, lang),
        // Said with the change itself.
        (Verdict::Unknown, Reason::ContradictsItself) => return None,
        (Verdict::Unknown, Reason::Conflict) => lang.pick(
            "Vì các nguồn nêu khác nhau nên không so sánh.",
            "As the sources disagree, no comparison is made.",
        ),
        (Verdict::Unknown, _) if only_changes(c) => lang.pick(
            "Báo cáo chỉ nêu mức hoặc hướng tăng, giảm, không nêu con số, nên không thể so sánh.",
            "The reports give only a change and not the number, so no comparison can be made.",
        ),
        (Verdict::Unknown, _) => lang.pick(
            "Vì thiếu số liệu ở một bên nên không thể so sánh.",
            "One side is not reported, so no comparison can be made.",
        ),
        (Verdict::DirectionOnly, Reason::ChainedDirections) => return agree::chained(data, c, lang),
        (Verdict::DirectionOnly, _) if c.from.estimate.has_level() || c.to.estimate.has_level() => {
            lang.pick(
                "Báo cáo không nêu mức thay đổi.",
                "The report does not say how large the change was.",
            )
        }
        // "The report says only down" has been said with the level.
        (Verdict::DirectionOnly, _) if c.to.estimate.known == Known::DirectionOnly => return None,
        (Verdict::DirectionOnly, _) => lang.pick(
            "Báo cáo chỉ nói hướng thay đổi, không nêu con số.",
            "The report gives only the direction, no number.",
        ),
        (Verdict::Refused, _) => return None,
    };
    Some(text.to_owned())
}

/// That the difference is within ordinary variation, and what it therefore does not show: where
/// fewer or more is better, that things got better or worse, else that anything changed.
fn within(data: &Dataset, c: &Comparison, lang: Lang) -> String {
    let key = &c.to.key;
    let polarity = data.catalogue.indicator(&key.indicator).map(|i| i.polarity);
    let events = data.catalogue.basis(&key.indicator, &key.measure) == Some(Basis::Occurred);
    let variation = match yearly(c) {
        true => lang.pick(
            "Chênh lệch này nằm trong mức lên xuống bình thường giữa các năm",
            "The difference is within ordinary year-to-year variation",
        ),
        false => lang.pick(
            "Chênh lệch này nằm trong mức lên xuống bình thường giữa các kỳ",
            "The difference is within ordinary variation between periods",
        ),
    };
    let unshown = match polarity == Some(Polarity::FewerBetter) && events {
        true => lang.pick(
            "chưa đủ cơ sở nói tình hình tốt lên hay xấu đi",
            "it does not show that things got better or worse",
        ),
        false => lang.pick(
            "chưa đủ cơ sở nói có thay đổi thật",
            "it does not show a real change",
        ),
    };
    format!("{variation}; {unshown}.")
}

/// Whether a report says that nothing changed, which needs no test.
fn states_no_change(c: &Comparison) -> bool {
    let judged = !matches!(
        c.verdict,
        Verdict::Unknown | Verdict::DirectionOnly | Verdict::Refused
    );
    let same = c.stated.iter().any(|s| s.link.way() == Direction::Same);
    let no_change = c.direction == Some(Direction::Same) && same;
    no_change && (judged || c.reason == Reason::LevelsUnknown)
}

/// Whether it is only that of some end nothing but a change is told.
fn only_changes(c: &Comparison) -> bool {
    let known = [c.from.estimate.known, c.to.estimate.known];
    known
        .iter()
        .any(|k| matches!(k, Known::ChangeOnly | Known::DirectionOnly))
        && !known.contains(&Known::NotReported)
}

/// Whether the same part of two years is compared.
fn yearly(c: &Comparison) -> bool {
    let (a, b) = (c.from.period, c.to.period);
    a.kind() != PeriodKind::Range && a.kind() == b.kind()
}

fn untested(c: &Comparison, lang: Lang) -> Option<String> {
    let people = [
        "deaths",
        "injured",
        "suspects",
        "suspects_pending",
        "accused",
        "accused_indicted",
        "persons",
        "persons_admin",
    ];
    people.contains(&c.to.key.measure.as_str()).then(|| {
        lang.pick(
            "Một vụ có thể có nhiều người, nên với số người thì không xét chênh lệch có phải do ngẫu nhiên hay không.",
            "One case can involve several people, so numbers of people are not tested against chance.",
        )
        .to_owned()
    })
}

/// What the counts are counts of, where that matters to their meaning.
pub fn basis(data: &Dataset, c: &Comparison, lang: Lang) -> Option<String> {
    let basis = data
        .catalogue
        .basis(&c.to.key.indicator, &c.to.key.measure)?;
    let detected = basis == Basis::Detected
        && c.to.key.measure == "cases"
        && c.direction != Some(Direction::Same);
    let counted = c.from.estimate.has_level() || c.to.estimate.has_level();
    let shown = detected && counted && !matches!(c.reason, Reason::NotReported | Reason::Conflict);
    shown.then(|| {
        lang.pick(
            "Đây là số vụ bị phát hiện, không phải số vụ đã xảy ra.",
            "These are cases detected, not all that occurred.",
        )
        .to_owned()
    })
}

/// The verdict in a few words, for a table or a mark.
pub fn short(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Clear => lang.pick("khác rõ", "clearly different"),
        Verdict::SomeSign => lang.pick("có dấu hiệu khác", "some sign of a difference"),
        Verdict::WithinChance => lang.pick("chưa đủ cơ sở nói khác", "may be chance"),
        Verdict::DirectionOnly => lang.pick("chỉ nêu hướng", "direction only"),
        Verdict::Unknown => lang.pick("không so được", "can't be compared"),
        Verdict::Refused => lang.pick("không đem so", "not compared"),
    }
}

/// Why two levels are not compared, as a sentence.
pub fn refusal(data: &Dataset, refusal: &Refusal, lang: Lang) -> String {
    let text = match refusal {
        Refusal::PeriodKind => lang.pick(
            "Hai kỳ không cùng loại (như 6 tháng với cả năm); số của nửa năm không thể nhân đôi thành cả năm.",
            "The two periods are of different kinds (such as a half-year and a year); a half-year’s figure can’t be doubled into a year’s.",
        ),
        Refusal::DifferentPeriods => lang.pick(
            "Hai nơi có số liệu của hai kỳ khác nhau.",
            "The two places have figures of different periods.",
        ),
        Refusal::Level => lang.pick(
            "Một bên là cấp tỉnh, một bên là cấp huyện hoặc xã.",
            "One is a province, the other a district or commune.",
        ),
        Refusal::NotAUnit => lang.pick(
            "Một bên không phải là đơn vị hành chính (cụm huyện hoặc một phần của tỉnh).",
            "One of them is not an administrative unit (a group of districts or part of a province).",
        ),
        Refusal::Basis => lang.pick(
            "Một bên đếm số vụ xảy ra, bên kia đếm số vụ bị phát hiện, khởi tố hoặc đã làm rõ.",
            "One counts what occurred; the other counts what was detected, prosecuted or solved.",
        ),
        Refusal::Term { other } => {
            let name = names::small(names::indicator(data, other, lang));
            return match lang {
                Lang::Vi => format!("Ở một kỳ, báo cáo dùng cách gọi khác, “{name}”: gần nghĩa nhưng không phải một, nên không nối liền."),
                Lang::En => format!("For one period the report uses another term, “{name}”: close in meaning but not the same, so the two are not joined."),
            };
        }
        Refusal::Overlap => lang.pick(
            "Hai kỳ có những ngày trùng nhau, nên một vụ có thể được tính vào cả hai.",
            "The two periods have days in common, so a case may count in both.",
        ),
        Refusal::PoliceDistrictsEnded => lang.pick(
            "Từ ngày 1-3-2025 không còn công an cấp huyện. Số liệu từ mốc này có thể được thống kê theo cách khác nên không so với số trước đó.",
            "District police forces were abolished on 1 March 2025. Figures since then may be compiled in another way, so they are not compared with earlier ones.",
        ),
        Refusal::AdministrativeBreak => lang.pick(
            "Từ ngày 1-7-2025, đơn vị hành chính đã thay đổi (bỏ cấp huyện, sáp nhập tỉnh, xã); số trước và sau ngày đó không cùng một địa bàn.",
            "On 1 July 2025 the administrative units changed (districts were abolished, provinces and communes merged); figures from before and after do not cover the same area.",
        ),
        Refusal::NothingInCommon => lang.pick(
            "Cả hai bên đều không có số liệu về nội dung này.",
            "Neither side has a figure for this.",
        ),
    };
    text.to_owned()
}

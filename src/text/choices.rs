//! Why something is not offered for comparison, in a few words for a list of choices.

use super::{Lang, names};
use crate::analysis::Refusal;
use crate::model::Period;

/// The heading where the data knows none of the places asked for.
pub fn no_place(lang: Lang) -> &'static str {
    lang.pick("Chưa tìm thấy địa bàn", "Place not found")
}

/// What to do then.
pub fn pick_a_place(lang: Lang) -> &'static str {
    lang.pick(
        "Hãy gõ tên huyện, tỉnh hoặc xã vào ô ở trên để chọn địa bàn khác.",
        "Type the name of a district, province or commune in the field above to choose another place.",
    )
}

/// Over the periods that can't be compared with `other`.
pub fn not_with(other: Period, why: &str, lang: Lang) -> String {
    let other = names::period_short(other, lang);
    lang.pick(
        format!("Không so được với {other}: {why}"),
        format!("Not comparable with {other}: {why}"),
    )
}

/// Why two periods of one series are not compared; `None` for one that is merely silent.
pub fn why(refusal: Option<&Refusal>, lang: Lang) -> &'static str {
    match refusal {
        Some(Refusal::PeriodKind) => lang.pick("khác loại kỳ", "a different kind of period"),
        Some(Refusal::AdministrativeBreak) => lang.pick("qua mốc 1-7-2025", "across 1 July 2025"),
        Some(Refusal::PoliceDistrictsEnded) => lang.pick("qua mốc 1-3-2025", "across 1 March 2025"),
        Some(Refusal::Overlap) => lang.pick("có ngày trùng nhau", "they share days"),
        Some(Refusal::Term { .. }) => {
            lang.pick("báo cáo dùng cách gọi khác", "the report uses another term")
        }
        Some(Refusal::Basis) => lang.pick("cách đếm khác", "counted differently"),
        Some(Refusal::Level | Refusal::NotAUnit) => lang.pick("khác cấp", "another level"),
        Some(Refusal::DifferentPeriods) => lang.pick("khác kỳ", "another period"),
        Some(Refusal::NothingInCommon) | None => lang.pick("không được nêu", "not reported"),
    }
}

/// Of a unit of today: the one it belonged to before.
pub fn before(former: &str, lang: Lang) -> String {
    lang.pick(
        format!("trước thuộc {former}"),
        format!("formerly in {former}"),
    )
}

/// Of a unit of today: one that it took in.
pub fn includes(former: &str, lang: Lang) -> String {
    lang.pick(
        format!("gồm cả địa bàn {former} trước đây"),
        format!("includes the area of the former {former}"),
    )
}

/// Of a unit that ended: one of those that its area is in now; `part` if there are others.
pub fn now_in(heir: &str, part: bool, lang: Lang) -> String {
    match part {
        true => lang.pick(
            format!("một phần nay thuộc {heir}"),
            format!("part of it is now in {heir}"),
        ),
        false => lang.pick(format!("nay thuộc {heir}"), format!("now in {heir}")),
    }
}

/// Of a place that was looked at a moment ago.
pub fn seen(lang: Lang) -> &'static str {
    lang.pick("vừa xem", "just viewed")
}

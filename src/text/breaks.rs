//! Breaks in a series: what changed, and why numbers before and after are not joined.

use chrono::NaiveDate;

use super::{Lang, names, sentence};
use crate::analysis::SeriesKey;
use crate::model::{Basis, Dataset, Level, Place};

/// The heading over an explanation.
pub fn heading(lang: Lang) -> &'static str {
    lang.pick("Mốc thay đổi", "A break in the series")
}

/// That the explanation opens.
pub fn opens(lang: Lang) -> &'static str {
    lang.pick("mở giải thích", "opens an explanation")
}

/// 1 March 2025.
pub fn police_districts_ended(lang: Lang) -> &'static str {
    lang.pick(
        "Từ ngày 1-3-2025 không còn công an cấp huyện. Số liệu từ mốc này có thể được thống kê theo cách khác nên không nối với số trước đó.",
        "District police forces were abolished on 1 March 2025. Figures since then may be compiled in another way, so they are not joined to earlier ones.",
    )
}

/// 1 July 2025.
pub fn units_changed(lang: Lang) -> &'static str {
    lang.pick(
        "Từ ngày 1-7-2025 không còn cấp huyện; nhiều tỉnh, xã được sáp nhập. Số trước và sau mốc này không cùng một địa bàn nên không nối với nhau và không đem so.",
        "On 1 July 2025 districts were abolished and many provinces and communes merged. Figures from before and after do not cover the same area, so they are neither joined nor compared.",
    )
}

/// Beside the right end of the axis of a place that ended.
pub fn until(last: NaiveDate, lang: Lang) -> String {
    let day = names::date(last, lang);
    lang.pick(
        format!("đơn vị cũ đến {day}"),
        format!("former unit until {day}"),
    )
}

/// What became of a place that ended; `heirs` are the names of the units of today.
pub fn ended(
    data: &Dataset,
    place: &Place,
    last: NaiveDate,
    heirs: &[String],
    lang: Lang,
) -> String {
    let name = names::capitalised(&names::place_in_full(data, place, lang));
    let day = names::date(last, lang);
    let heirs = sentence::joined(heirs, lang);
    let after = lang.pick(
        "Sau ngày đó không còn số liệu riêng của địa bàn này.",
        "After that day it has no figures of its own.",
    );
    let became = match (heirs.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Vi) => format!(" Nay địa bàn thuộc {heirs}."),
        (false, Lang::En) => format!(" The area is now in {heirs}."),
    };
    let was = match place.level() {
        Level::Group => lang.pick(
            format!("là nhiều địa bàn được báo cáo chung, còn đến hết ngày {day}"),
            format!("are units that were reported on together, until {day}"),
        ),
        Level::Region => lang.pick(
            format!("là tên gọi một địa bàn, dùng đến hết ngày {day}"),
            format!("is the name of an area, used until {day}"),
        ),
        _ => lang.pick(
            format!("là đơn vị hành chính đến hết ngày {day}"),
            format!("was an administrative unit until {day}"),
        ),
    };
    // "Kbang district, Gia Lai province, was".
    let comma = match lang == Lang::En && name.contains(", ") {
        true => ",",
        false => "",
    };
    format!("{name}{comma} {was}.{became} {after}")
}

/// Reports go over from one term to another.
pub fn term(from: &str, before: &str, after: &str, lang: Lang) -> String {
    let (before, after) = (names::small(before), names::small(after));
    lang.pick(
        format!("Từ kỳ {from}, báo cáo dùng cách gọi “{after}”; trước đó là “{before}”. Hai cách gọi gần nghĩa nhưng không phải một nên hai dãy số không nối với nhau."),
        format!("From {from} on, the reports use the term “{after}”; before that, “{before}”. The two are close in meaning but not the same, so the series are not joined."),
    )
}

/// What a measure is called, with the stage it is counted at where its name does not say.
pub fn staged(data: &Dataset, key: &SeriesKey, lang: Lang) -> String {
    let name = names::small(names::measure(data, &key.measure, lang));
    let measure = data.catalogue.measure(&key.measure);
    let unsaid = measure.is_some_and(|m| m.basis.is_none());
    let basis = data.catalogue.basis(&key.indicator, &key.measure);
    match basis.filter(|_| unsaid) {
        Some(basis) => format!("{name} ({})", stage(basis, lang)),
        None => name,
    }
}

fn stage(basis: Basis, lang: Lang) -> &'static str {
    match basis {
        Basis::Occurred => lang.pick("xảy ra", "that occurred"),
        Basis::Detected => lang.pick("bị phát hiện", "detected"),
        Basis::Prosecuted => lang.pick("bị khởi tố", "prosecuted"),
        Basis::Cleared => lang.pick("đã làm rõ", "solved"),
        Basis::Sanctioned => lang.pick("bị xử phạt", "sanctioned"),
        Basis::Activity => lang.pick("việc đã làm", "work done"),
    }
}

/// Reports go over from one way of counting to another.
pub fn basis(from: &str, before: &str, after: &str, lang: Lang) -> String {
    lang.pick(
        format!("Từ kỳ {from}, báo cáo nêu {after}; trước đó là {before}. Hai số này được đếm ở hai khâu khác nhau nên không nối với nhau và không đem so."),
        format!("From {from} on, the reports give {after}; before that, {before}. These are counted at different stages, so they are neither joined nor compared."),
    )
}

/// Beside such a break.
pub fn counted_otherwise(lang: Lang) -> &'static str {
    lang.pick("cách đếm khác", "counted differently")
}

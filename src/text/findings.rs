//! What is wrong with a document, and what to do about it, in words an editor can act on.
//!
//! Numbers from the document are quoted as they stand there, so that an editor finds them by
//! searching.

mod checks;
mod form;
mod remedy;

pub use checks::{check, check_remedy};
pub use remedy::remedy;

use super::Lang;
use crate::model::Problem;
use crate::model::parse::{FORMAT, MAX_BYTES};

/// What was found, without a full stop.
pub fn found(problem: &Problem, lang: Lang) -> String {
    match lang {
        Lang::Vi => found_vi(problem),
        Lang::En => found_en(problem),
    }
}

/// Megabytes with one decimal, the decimal sign by language.
fn megabytes(bytes: usize, lang: Lang) -> String {
    let tenths = bytes.saturating_add(52_428) / 104_858;
    format!("{}{}{}", tenths / 10, lang.pick(",", "."), tenths % 10)
}

fn found_vi(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "tệp trống".to_owned(),
        Problem::TooLarge { bytes } => {
            let (size, most) = (megabytes(*bytes, Lang::Vi), megabytes(MAX_BYTES, Lang::Vi));
            format!("tệp có {size} MB, quá mức {most} MB đọc được")
        }
        Problem::NotText { byte } => format!("không phải văn bản UTF-8: sai ở byte thứ {byte}"),
        Problem::NotJson(fault) => form::not_json(fault, Lang::Vi),
        Problem::FormatMissing => "không có \"format\"".to_owned(),
        Problem::FormatUnknown { found } => {
            format!(
                "\"format\" là \"{}\", phiên bản này chỉ đọc \"{FORMAT}\"",
                short(found)
            )
        }
        Problem::Shape(shape) => form::shape(shape, Lang::Vi),
        Problem::DuplicateKey { last_counts } => form::twice(*last_counts, Lang::Vi),
        Problem::UnknownField => "định dạng không có trường này; nó bị bỏ qua".to_owned(),
        Problem::UnknownIndicator { id } => {
            format!("nội dung \"{}\" không có trong danh mục", short(id))
        }
        Problem::UnknownMeasure { id } => {
            format!("cách đo \"{}\" không có trong danh mục", short(id))
        }
        Problem::MeasureNotUsual { indicator, measure } => {
            format!("nội dung \"{indicator}\" thường không dùng cách đo \"{measure}\"")
        }
        Problem::UnknownScope { id } => {
            format!("phạm vi \"{}\" không có trong danh mục", short(id))
        }
        Problem::UnknownPlace { id } => {
            format!("địa bàn \"{}\" không có trong tệp nào", short(id))
        }
        Problem::DuplicateId { id } => format!("mã \"{}\" đã dùng ở trên", short(id)),
        Problem::BadId { id } => {
            format!("mã \"{}\" có ký tự ngoài a-z, 0-9, -, / và _", short(id))
        }
        Problem::Negative { found } => format!("{found} nhỏ hơn 0"),
        Problem::NotWhole { found } => format!("{found} không phải số nguyên, mà đây là số đếm"),
        Problem::Over100 { found } => format!("{found} lớn hơn 100 phần trăm"),
        Problem::TooBig { found } => {
            format!("{found} tính cả đơn vị thì lớn hơn 9007199254740991 (2^53 − 1)")
        }
        Problem::PartOverWhole { part, whole } => format!("{part} trên {whole}: phần lớn hơn tổng"),
        Problem::RangeBackwards => "số đầu của khoảng lớn hơn số cuối".to_owned(),
        Problem::DatesBackwards => "ngày cuối đứng trước ngày đầu".to_owned(),
        Problem::NothingSaid => "không có số liệu, cũng không có mức thay đổi".to_owned(),
        Problem::SameWithSize => "ghi là không đổi nhưng lại có mức thay đổi khác 0".to_owned(),
        Problem::VersusItself => "kỳ được so với chính nó".to_owned(),
        Problem::PointsOfCount => "điểm phần trăm dùng cho thứ không đo bằng phần trăm".to_owned(),
        Problem::EmptyReport => {
            "báo cáo không có số liệu, nhận định, mô hình hay lời nào".to_owned()
        }
        Problem::UnsafeLink { found } => {
            format!(
                "\"{}\" không phải liên kết https: hoặc http:; đã bỏ liên kết",
                short(found)
            )
        }
        Problem::Markup => "trong văn bản có thứ giống thẻ HTML; nó hiện ra nguyên chữ".to_owned(),
        Problem::Decomposed => "chữ và dấu được lưu rời nhau (Unicode NFD)".to_owned(),
        Problem::BadDate { found } => format!("\"{}\" không phải ngày tháng", short(found)),
        Problem::BadTopic { id } => {
            format!(
                "chủ đề \"{}\" không phải các từ a-z viết thường nối bằng _; đã bỏ chủ đề",
                short(id)
            )
        }
        Problem::CorrectionsBackwards => {
            "ngày đính chính đứng trước ngày đăng hoặc trước lần đính chính ghi bên trên".to_owned()
        }
        Problem::NothingCorrected => "đính chính mà số liệu vẫn như trước".to_owned(),
        Problem::OutsideValidity { place, period } => {
            format!(
                "trong kỳ {period}, địa bàn \"{place}\" không tồn tại hoặc chỉ tồn tại một phần"
            )
        }
        Problem::IncludeFailed { include, reason } => {
            let reason = reason.as_deref().unwrap_or("không phải tên tương đối");
            format!("không đọc được \"{}\": {reason}", short(include))
        }
        Problem::Contradiction { what } => format!("mâu thuẫn: {what}"),
        Problem::CheckFailed { what } => format!("không khớp: {what}"),
        Problem::More { count } => format!("còn {count} điều nữa không liệt kê ở đây"),
    }
}

fn found_en(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "the file is empty".to_owned(),
        Problem::TooLarge { bytes } => {
            let (size, most) = (megabytes(*bytes, Lang::En), megabytes(MAX_BYTES, Lang::En));
            format!("the file has {size} MB, more than the {most} MB that are read")
        }
        Problem::NotText { byte } => format!("not UTF-8 text: byte {byte} can't be read"),
        Problem::NotJson(fault) => form::not_json(fault, Lang::En),
        Problem::FormatMissing => "there is no \"format\"".to_owned(),
        Problem::FormatUnknown { found } => {
            format!(
                "\"format\" is \"{}\", this version reads only \"{FORMAT}\"",
                short(found)
            )
        }
        Problem::Shape(shape) => form::shape(shape, Lang::En),
        Problem::DuplicateKey { last_counts } => form::twice(*last_counts, Lang::En),
        Problem::UnknownField => "the format has no such field; it is ignored".to_owned(),
        Problem::UnknownIndicator { id } => {
            format!("the indicator \"{}\" is in no catalogue", short(id))
        }
        Problem::UnknownMeasure { id } => {
            format!("the measure \"{}\" is in no catalogue", short(id))
        }
        Problem::MeasureNotUsual { indicator, measure } => {
            format!("the indicator \"{indicator}\" is not usually measured in \"{measure}\"")
        }
        Problem::UnknownScope { id } => format!("the scope \"{}\" is in no catalogue", short(id)),
        Problem::UnknownPlace { id } => format!("the place \"{}\" is in no file", short(id)),
        Problem::DuplicateId { id } => format!("the id \"{}\" was used before", short(id)),
        Problem::BadId { id } => {
            format!(
                "the id \"{}\" has characters other than a-z, 0-9, -, / and _",
                short(id)
            )
        }
        Problem::Negative { found } => format!("{found} is below 0"),
        Problem::NotWhole { found } => {
            format!("{found} is not a whole number, and this is a count")
        }
        Problem::Over100 { found } => format!("{found} is over 100 percent"),
        Problem::TooBig { found } => {
            format!("{found} with its unit is over 9007199254740991 (2^53 − 1)")
        }
        Problem::PartOverWhole { part, whole } => {
            format!("{part} of {whole}: the part is larger than the whole")
        }
        Problem::RangeBackwards => "the first number of the range is the larger one".to_owned(),
        Problem::DatesBackwards => "the last day comes before the first".to_owned(),
        Problem::NothingSaid => "neither a level nor a change".to_owned(),
        Problem::SameWithSize => {
            "said to be the same, and yet the size of the change is not 0".to_owned()
        }
        Problem::VersusItself => "the period is compared with itself".to_owned(),
        Problem::PointsOfCount => "percentage points of something that is not a percent".to_owned(),
        Problem::EmptyReport => "a report without figures, statements, models or words".to_owned(),
        Problem::UnsafeLink { found } => {
            format!(
                "\"{}\" is no https: or http: link; the link was dropped",
                short(found)
            )
        }
        Problem::Markup => {
            "what looks like an HTML tag in a text; it is shown as plain characters".to_owned()
        }
        Problem::Decomposed => "letters and their marks are stored apart (Unicode NFD)".to_owned(),
        Problem::BadDate { found } => format!("\"{}\" is no date", short(found)),
        Problem::BadTopic { id } => {
            format!(
                "the topic \"{}\" is not lower-case words a-z joined by _; the topic was dropped",
                short(id)
            )
        }
        Problem::CorrectionsBackwards => {
            "a correction dated before the publication, or before the correction listed above it"
                .to_owned()
        }
        Problem::NothingCorrected => "a correction after which all stands as before".to_owned(),
        Problem::OutsideValidity { place, period } => {
            format!("the place \"{place}\" did not exist in all of {period}")
        }
        Problem::IncludeFailed { include, reason } => {
            let reason = reason.as_deref().unwrap_or("not a relative name");
            format!("\"{}\" could not be read: {reason}", short(include))
        }
        Problem::Contradiction { what } => format!("contradiction: {what}"),
        Problem::CheckFailed { what } => format!("does not fit: {what}"),
        Problem::More { count } => format!("{count} more, not listed here"),
    }
}

/// What is quoted of a document, cut so that one line stays one line.
fn short(text: &str) -> String {
    const MOST: usize = 80;
    let line = text
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c });
    let mut cut: String = line.take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        cut.push('…');
    }
    cut
}

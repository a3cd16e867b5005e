//! What to do about each kind of problem: one thing, concretely.

use crate::model::Problem;
use crate::model::parse::FORMAT;
use crate::text::Lang;

/// What to do, without a full stop.
pub fn remedy(problem: &Problem, lang: Lang) -> String {
    match lang {
        Lang::Vi => remedy_vi(problem),
        Lang::En => remedy_en(problem),
    }
}

fn remedy_vi(problem: &Problem) -> String {
    let text = match problem {
        Problem::Empty => "viết vào đó một tài liệu, ít nhất là \"format\" và \"reports\"",
        Problem::TooLarge { .. } => {
            "chia thành nhiều tệp, mỗi tỉnh một tệp, rồi liệt kê trong \"include\""
        }
        Problem::NotText { .. } => "lưu lại tệp với bảng mã UTF-8",
        Problem::NotJson(_) => {
            "sửa ở dòng và cột đó; thường là thiếu dấu phẩy, thiếu ngoặc hoặc ngoặc kép"
        }
        Problem::FormatMissing | Problem::FormatUnknown { .. } => {
            return format!("viết \"format\": \"{FORMAT}\"");
        }
        Problem::DuplicateKey { .. } => "giữ lại cái đúng, xóa cái kia",
        Problem::Shape(_) => "viết lại theo schema.json; những phần khác của tệp vẫn được dùng",
        Problem::UnknownField => "xem lại tên trường trong schema.json, hoặc xóa trường này",
        Problem::UnknownIndicator { .. } => {
            "dùng một nội dung của danh mục, hoặc thêm vào \"indicators\""
        }
        Problem::UnknownMeasure { .. } => {
            "dùng một cách đo của danh mục, hoặc thêm vào \"measures\""
        }
        Problem::MeasureNotUsual { .. } => "xem bài có đúng nói vậy không; nếu đúng thì để nguyên",
        Problem::UnknownScope { .. } => "dùng một phạm vi của danh mục, hoặc thêm vào \"scopes\"",
        Problem::UnknownPlace { .. } => "sửa lại mã, hoặc mô tả địa bàn này trong \"places\"",
        Problem::DuplicateId { .. } => "đặt mã khác, hoặc xóa mục lặp lại",
        Problem::BadId { .. } => {
            "chỉ dùng chữ thường không dấu, chữ số, -, / và _, như gia-lai/kbang"
        }
        Problem::Negative { .. } => "viết số không âm; mức giảm viết bằng \"direction\": \"down\"",
        Problem::NotWhole { .. } => {
            "viết số nguyên, hoặc chọn cách đo khác; với nghìn, triệu, tỷ thì dùng \"unit\""
        }
        Problem::Over100 { .. } => {
            "xem lại số trong bài; vượt chỉ tiêu thì dùng cách đo target_percent"
        }
        Problem::TooBig { .. } => "xem lại số và \"unit\"; có thể đơn vị bị nhân hai lần",
        Problem::PartOverWhole { .. } => {
            "nếu có cả án cũ thì để nguyên; nếu số sau gạch chéo là của năm trước thì viết vào change.from"
        }
        Problem::RangeBackwards => "viết số nhỏ trước, số lớn sau",
        Problem::DatesBackwards => "viết ngày sớm hơn vào \"from\", ngày muộn hơn vào \"to\"",
        Problem::NothingSaid => {
            "thêm \"value\" hoặc \"change\", hoặc xóa mục này; không được nói thì không phải là 0"
        }
        Problem::SameWithSize => "bỏ mức thay đổi, hoặc viết \"up\" hay \"down\"",
        Problem::VersusItself => "viết vào \"versus\" kỳ trước mà bài so sánh, như 2023",
        Problem::PointsOfCount => "với số đếm, dùng \"by\" hoặc \"percent\"",
        Problem::EmptyReport => "thêm những gì bài nói, hoặc xóa báo cáo này",
        Problem::UnsafeLink { .. } => "viết địa chỉ bắt đầu bằng https://, hoặc bỏ \"url\"",
        Problem::Markup => "viết chữ thường, không dùng thẻ",
        Problem::Decomposed => "lưu lại theo Unicode dựng sẵn (NFC)",
        Problem::BadDate { .. } => "viết 2024, 2024-01 hoặc 2024-01-12",
        Problem::BadTopic { .. } => "viết như loan_sharking, hoặc bỏ \"topic\"",
        Problem::CorrectionsBackwards => {
            "xem lại các ngày; liệt kê các lần đính chính theo thứ tự ngày, sớm nhất trước"
        }
        Problem::NothingCorrected => {
            "ghi vào \"before\" điều trước đó khác, hoặc xóa lần đính chính này"
        }
        Problem::OutsideValidity { .. } => {
            "sửa lại kỳ hoặc địa bàn; xem \"valid\" và \"successors\" của địa bàn"
        }
        Problem::IncludeFailed { .. } => {
            "xem lại tên và chỗ đặt tệp; trong \"include\" chỉ có tên tương đối, đi xuống, gồm a-z, 0-9, -, _, . và /"
        }
        Problem::Contradiction { .. } => {
            "so với từng bài; nếu các bài thật sự nói khác nhau thì để nguyên cả hai"
        }
        Problem::CheckFailed { .. } => "so lại với bài; nếu bài viết đúng như vậy thì để nguyên",
        Problem::More { .. } => "sửa những điều đã liệt kê rồi kiểm tra lại",
    };
    text.to_owned()
}

fn remedy_en(problem: &Problem) -> String {
    let text = match problem {
        Problem::Empty => "write a document into it, at least \"format\" and \"reports\"",
        Problem::TooLarge { .. } => "split it, one file a province, and list them in \"include\"",
        Problem::NotText { .. } => "save the file again as UTF-8",
        Problem::NotJson(_) => {
            "mend it at that line and column; often a comma, bracket or quotation mark is missing"
        }
        Problem::FormatMissing | Problem::FormatUnknown { .. } => {
            return format!("write \"format\": \"{FORMAT}\"");
        }
        Problem::DuplicateKey { .. } => "keep the one that is right and delete the other",
        Problem::Shape(_) => "write it as schema.json says; everything else in the file is used",
        Problem::UnknownField => "compare its name with schema.json, or delete it",
        Problem::UnknownIndicator { .. } => {
            "use an indicator of the catalogue, or add it to \"indicators\""
        }
        Problem::UnknownMeasure { .. } => {
            "use a measure of the catalogue, or add it to \"measures\""
        }
        Problem::MeasureNotUsual { .. } => {
            "see whether the article really says so; if it does, leave it"
        }
        Problem::UnknownScope { .. } => "use a scope of the catalogue, or add it to \"scopes\"",
        Problem::UnknownPlace { .. } => "correct the id, or describe the place in \"places\"",
        Problem::DuplicateId { .. } => "choose another id, or delete the second entry",
        Problem::BadId { .. } => {
            "use only plain small letters, digits, -, / and _, as in gia-lai/kbang"
        }
        Problem::Negative { .. } => {
            "write a number that is not negative; a fall is written \"direction\": \"down\""
        }
        Problem::NotWhole { .. } => {
            "write a whole number, or choose another measure; for thousands, millions and billions use \"unit\""
        }
        Problem::Over100 { .. } => {
            "look the number up in the article; for targets exceeded use the measure target_percent"
        }
        Problem::TooBig { .. } => {
            "look at the number and its \"unit\"; perhaps it is multiplied twice"
        }
        Problem::PartOverWhole { .. } => {
            "if older cases are included, leave it; if the number after the stroke is of the year before, write it as change.from"
        }
        Problem::RangeBackwards => "write the smaller number first",
        Problem::DatesBackwards => "write the earlier day as \"from\" and the later one as \"to\"",
        Problem::NothingSaid => {
            "add a \"value\" or a \"change\", or delete this entry; what is not told is not 0"
        }
        Problem::SameWithSize => "drop the size, or write \"up\" or \"down\"",
        Problem::VersusItself => {
            "write as \"versus\" the earlier period the article compares with, such as 2023"
        }
        Problem::PointsOfCount => "for counts use \"by\" or \"percent\"",
        Problem::EmptyReport => "add what the article says, or delete the report",
        Problem::UnsafeLink { .. } => {
            "write an address that begins with https://, or leave \"url\" out"
        }
        Problem::Markup => "write plain text without tags",
        Problem::Decomposed => "save it in composed Unicode (NFC)",
        Problem::BadDate { .. } => "write 2024, 2024-01 or 2024-01-12",
        Problem::BadTopic { .. } => "write it as in loan_sharking, or leave \"topic\" out",
        Problem::CorrectionsBackwards => {
            "look at the days; list corrections in the order of their days, the earliest first"
        }
        Problem::NothingCorrected => {
            "write what was different in \"before\", or delete this correction"
        }
        Problem::OutsideValidity { .. } => {
            "correct the period or the place; see \"valid\" and \"successors\" of the place"
        }
        Problem::IncludeFailed { .. } => {
            "look at the name and where the file is; \"include\" takes only relative names, downwards, of letters, digits, -, _, . and /"
        }
        Problem::Contradiction { .. } => {
            "compare with each article; if they really differ, leave both"
        }
        Problem::CheckFailed { .. } => "compare with the article; if it really says so, leave it",
        Problem::More { .. } => "mend those listed and check again",
    };
    text.to_owned()
}

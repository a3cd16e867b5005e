//! Words for taking a view away: as a picture, as figures, as sentences with their sources, on paper.

use chrono::NaiveDate;

use super::{Lang, names, number};

/// The button that opens the choices, and their heading.
pub fn take(lang: Lang) -> &'static str {
    lang.pick("Tải về", "Download")
}

/// The heading above pictures.
pub fn picture(lang: Lang) -> &'static str {
    lang.pick("Ảnh", "Picture")
}

/// The choice between shapes of a picture.
pub fn shape(lang: Lang) -> &'static str {
    lang.pick("Khổ ảnh", "Format")
}

/// As wide as on the screen.
pub fn as_seen(lang: Lang) -> &'static str {
    lang.pick("Như trên màn hình", "As on screen")
}

/// Landscape, 1200 × 630.
pub fn wide(lang: Lang) -> &'static str {
    lang.pick("Ngang", "Landscape")
}

/// Portrait, 1080 × 1350.
pub fn tall(lang: Lang) -> &'static str {
    lang.pick("Dọc", "Portrait")
}

/// What a shape is good for.
pub fn wide_note(lang: Lang) -> &'static str {
    lang.pick(
        "1200 × 630: để gửi tin nhắn, đăng kèm đường dẫn.",
        "1200 × 630: for chats and link previews.",
    )
}

/// What a shape is good for.
pub fn tall_note(lang: Lang) -> &'static str {
    lang.pick(
        "1080 × 1350: vừa màn hình điện thoại.",
        "1080 × 1350: fills the screen of a phone.",
    )
}

/// What a shape is good for.
pub fn seen_note(lang: Lang) -> &'static str {
    lang.pick(
        "Rộng như phần đang xem, cao theo nội dung: để đăng báo.",
        "As wide as what is shown here, as tall as its content: for an article.",
    )
}

/// The button for a PNG.
pub fn png(lang: Lang) -> &'static str {
    lang.pick("Tải ảnh PNG", "Download PNG")
}

/// What a PNG is good for.
pub fn png_note(lang: Lang) -> &'static str {
    lang.pick("PNG mở được ở mọi nơi.", "A PNG opens everywhere.")
}

/// The button for an SVG.
pub fn svg(lang: Lang) -> &'static str {
    lang.pick("Tải ảnh SVG", "Download SVG")
}

/// What an SVG is good for.
pub fn svg_note(lang: Lang) -> &'static str {
    lang.pick(
        "SVG phóng to không vỡ, chữ vẫn sửa được: dành cho tòa soạn.",
        "An SVG stays sharp at any size and its words can be edited: for newsrooms.",
    )
}

/// Where there is no picture.
pub fn no_picture(lang: Lang) -> &'static str {
    lang.pick(
        "Phần nguồn là danh sách báo cáo nên không có ảnh. Có thể in hoặc tải số liệu.",
        "The sources are a list of reports, so there is no picture. They can be printed, and the figures downloaded.",
    )
}

/// A picture that the browser did not make.
pub fn png_failed(lang: Lang) -> &'static str {
    lang.pick(
        "Trang này không cho tạo ảnh PNG. Hãy tải ảnh SVG.",
        "This page does not allow a PNG to be made. Download the SVG instead.",
    )
}

/// A file was handed to the browser.
pub fn saved(name: &str, lang: Lang) -> String {
    lang.pick(format!("Đã tải {name}."), format!("{name} downloaded."))
}

/// The heading above the figures.
pub fn figures(lang: Lang) -> &'static str {
    lang.pick("Số liệu", "Figures")
}

/// The button for a table.
pub fn csv(lang: Lang) -> &'static str {
    lang.pick("Tải bảng CSV", "Download CSV")
}

/// The button for JSON.
pub fn json(lang: Lang) -> &'static str {
    lang.pick("Tải JSON", "Download JSON")
}

/// The button for the text on how to read them.
pub fn readme_button(lang: Lang) -> &'static str {
    lang.pick("Cách đọc (TXT)", "How to read them (TXT)")
}

/// What the files hold.
pub fn figures_note(count: usize, lang: Lang) -> String {
    let written = number::count(count, lang);
    lang.pick(
        format!(
            "{written} dòng: mọi con số của phần đang xem, mỗi dòng có mức độ chắc chắn, kỳ, nguồn và đường dẫn. CSV mở bằng phần mềm bảng tính; JSON dành cho máy và có sẵn cách đọc."
        ),
        match count {
            1 => "1 row".to_owned(),
            _ => format!("{written} rows"),
        } + ": every figure shown here, each with its qualifier, period, source and link. CSV opens in spreadsheets; JSON is for programs and includes an explanation.",
    )
}

/// The heading above paper.
pub fn paper(lang: Lang) -> &'static str {
    lang.pick("Giấy", "Paper")
}

/// The button that prints.
pub fn print(lang: Lang) -> &'static str {
    lang.pick("In trang này", "Print this page")
}

/// What is printed.
pub fn print_note(lang: Lang) -> &'static str {
    lang.pick(
        "Khổ A4, đen trắng vẫn đọc đủ, có nguồn và đường dẫn.",
        "On A4, complete in black and white, with sources and their addresses.",
    )
}

/// What is printed where the widget stands in another page.
pub fn print_alone(lang: Lang) -> &'static str {
    lang.pick("Mở trang riêng để in", "Open as its own page to print")
}

/// The heading above sentences.
pub fn sentences(lang: Lang) -> &'static str {
    lang.pick("Chép câu kèm nguồn", "Sentences with their sources")
}

/// The label of one of them.
pub fn sentence(number: usize, of: usize, lang: Lang) -> String {
    match of {
        1 => lang
            .pick("Câu kèm nguồn", "The sentence with its source")
            .to_owned(),
        _ => lang.pick(
            format!("Câu {number}/{of} kèm nguồn"),
            format!("Sentence {number} of {of} with its source"),
        ),
    }
}

/// The button that copies one.
pub fn copy_sentence(lang: Lang) -> &'static str {
    lang.pick("Chép câu này", "Copy this sentence")
}

/// Before the sources.
pub fn sources(lang: Lang) -> &'static str {
    lang.pick("Nguồn", "Source")
}

/// Before the address of the view.
pub fn seen_at(lang: Lang) -> &'static str {
    lang.pick("Xem tại", "See")
}

/// When it was taken.
pub fn taken(day: NaiveDate, lang: Lang) -> String {
    lang.pick(
        format!("Lấy ngày {}", names::date(day, lang)),
        format!("Retrieved on {}", names::date(day, lang)),
    )
}

/// Several reports of one publisher: how many, and when the newest came out.
pub fn several_reports(count: usize, newest: &str, lang: Lang) -> String {
    let count = number::count(count, lang);
    match newest.is_empty() {
        true => lang.pick(format!("{count} bài"), format!("{count} articles")),
        false => lang.pick(
            format!("{count} bài, bài mới nhất {newest}"),
            format!("{count} articles, the newest from {newest}"),
        ),
    }
}

/// What does not fit into a picture.
pub fn more(count: usize, lang: Lang) -> String {
    let written = number::count(count, lang);
    lang.pick(
        format!("… và {written} dòng nữa"),
        match count {
            1 => "… and 1 more row".to_owned(),
            _ => format!("… and {written} more rows"),
        },
    )
}

/// Sentences that do not fit into a picture.
pub fn more_at_address(lang: Lang) -> &'static str {
    lang.pick(
        "Xem đầy đủ tại đường dẫn dưới đây.",
        "The rest is at the address below.",
    )
}

/// What a sign before or in a number means, if it is in `values`.
pub fn signs(values: &str, lang: Lang) -> Vec<&'static str> {
    let all = [
        ("≥", lang.pick("≥: ít nhất", "≥: at least")),
        ("≤", lang.pick("≤: nhiều nhất", "≤: at most")),
        (
            "<",
            lang.pick("<: gần tới, chưa đạt", "<: nearly, not quite"),
        ),
        ("≈", lang.pick("≈: khoảng", "≈: about")),
        (
            "…",
            lang.pick(
                "…: không nêu (không phải bằng 0)",
                "…: not reported, which is not zero",
            ),
        ),
        (
            "↓",
            lang.pick("↓: chỉ nêu là giảm", "↓: only said to have fallen"),
        ),
        (
            "↑",
            lang.pick("↑: chỉ nêu là tăng", "↑: only said to have risen"),
        ),
        (
            "≠",
            lang.pick("≠: các nguồn nêu khác nhau", "≠: sources disagree"),
        ),
    ];
    let met = all.into_iter().filter(|(sign, _)| values.contains(sign));
    met.map(|(_, means)| means).collect()
}

/// What a mark with a dashed outline is.
pub fn outlined(lang: Lang) -> &'static str {
    lang.pick(
        "viền đứt: suy ra từ mức tăng, giảm mà báo cáo nêu",
        "dashed outline: implied by a change that a report states",
    )
}

/// How to read the file of figures, as lines; `counts` if what is shown are rates.
pub fn readme(rates: bool, lang: Lang) -> Vec<&'static str> {
    let mut lines = lang.pick(
        vec![
            "Mỗi dòng là một con số hoặc một chiều tăng, giảm mà một báo cáo nêu. Ô trống là không nêu, không phải bằng 0.",
            "place, place_id: địa bàn và mã. period: kỳ; period_kind: loại kỳ; period_start, period_end: ngày đầu và ngày cuối. Không so hai kỳ khác loại.",
            "indicator, measure, scope: mã của nội dung, của cái được đếm và của phần được giới hạn; indicator_name, measure_name, scope_name: tên gọi.",
            "qualifier: exact là đúng số này; at_least là ít nhất; at_most là nhiều nhất; just_under là gần tới; about là khoảng; between là trong khoảng value đến value_to; not_stated là không nêu con số, chỉ nêu thay đổi; direction_only là chỉ nêu tăng, giảm; implied là không báo cáo nào nêu, suy ra từ mức tăng, giảm mà báo cáo khác nêu.",
            "value là số đã nêu; low, high là khoảng giá trị có thể, để trống là không có giới hạn. implied ghi yes khi giá trị là suy ra.",
            "change: mức thay đổi như báo cáo nêu; change_base: kỳ được đem ra so; change_base_assumed ghi yes khi báo cáo không nói so với kỳ nào và kỳ liền trước được dùng.",
            "source, title, url, published, paragraph: nơi đăng, tên bài theo cách gọi của chúng tôi, đường dẫn, ngày đăng, đoạn. note: lưu ý khi đọc.",
            "corrected, before_correction: ngày đính chính và con số trước đó.",
            "Các con số do những nơi ghi ở cột source công bố; khi dùng, hãy dẫn nguồn đó.",
        ],
        vec![
            "Each row is one figure, or one direction, that a report states. An empty cell is not reported, which is not zero.",
            "place, place_id: the place and its id. period: the period; period_kind: its kind; period_start, period_end: its first and last day. Periods of different kinds are not compared.",
            "indicator, measure, scope: ids of the subject, of what is counted, and of the part it is limited to; indicator_name, measure_name, scope_name: what they are called.",
            "qualifier: exact; at_least; at_most; just_under is nearly; about; between is from value to value_to; not_stated has no number, only a change; direction_only has only up or down; implied is stated by no report and follows from a change that another report states.",
            "value is the number stated; low and high are what is possible, empty where there is no limit. implied is yes where the value is implied.",
            "change: the change as reported; change_base: the period it is compared with; change_base_assumed is yes where the report names no period and the one before is assumed.",
            "source, title, url, published, paragraph: the publisher, the title in our words, the link, the date, the paragraph. note: how to read it.",
            "corrected, before_correction: the days of corrections and what stood before.",
            "The figures are facts published by those named in the column source; cite them.",
        ],
    );
    if rates {
        lines.push(lang.pick(
            "Phần đang xem tính trên 100.000 dân; tệp này ghi số đếm mà các báo cáo nêu.",
            "The view shows rates per 100,000 people; this file has the counts that the reports state.",
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_rows_are_counted_as_numbers_are_written() {
        assert!(figures_note(3_321, Lang::Vi).starts_with("3.321 dòng: "));
        assert!(figures_note(3_321, Lang::En).starts_with("3,321 rows: "));
        assert!(figures_note(1, Lang::En).starts_with("1 row: "));
        assert_eq!(more(3_321, Lang::Vi), "… và 3.321 dòng nữa");
        assert_eq!(more(3_321, Lang::En), "… and 3,321 more rows");
        assert_eq!(several_reports(3_321, "", Lang::Vi), "3.321 bài");
    }
}

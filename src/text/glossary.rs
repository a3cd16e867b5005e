//! What subjects and words mean, for readers who have not met them.

use super::Lang;
use crate::model::Basis;

/// After a subject: that its meaning can be opened.
pub fn ask(lang: Lang) -> &'static str {
    lang.pick("Nghĩa là gì?", "What is this?")
}

/// Heading of the lists.
pub fn heading(lang: Lang) -> &'static str {
    lang.pick("Giải nghĩa", "What things mean")
}

/// Heading of what the subjects mean.
pub fn subjects(lang: Lang) -> &'static str {
    lang.pick("Các nội dung có nghĩa gì", "What the subjects mean")
}

/// Heading of what words mean.
pub fn words(lang: Lang) -> &'static str {
    lang.pick("Các từ dùng ở đây", "Words used here")
}

/// Over the words that stand above, in a sheet.
pub fn words_above(lang: Lang) -> &'static str {
    lang.pick("Các từ này nghĩa là gì?", "What do these words mean?")
}

/// What is counted, within a sentence: `đếm số bị phát hiện`.
pub fn stage(basis: Basis, lang: Lang) -> &'static str {
    let (vi, en) = match basis {
        Basis::Occurred => (
            "đếm số được ghi nhận là đã xảy ra",
            "counts what was recorded as having happened",
        ),
        Basis::Detected => ("đếm số bị phát hiện", "counts what was detected"),
        Basis::Prosecuted => (
            "đếm số bị khởi tố hoặc đề nghị truy tố",
            "counts what was prosecuted",
        ),
        Basis::Cleared => ("đếm số đã làm rõ", "counts what was solved"),
        Basis::Sanctioned => ("đếm số bị xử phạt", "counts what was penalised"),
        Basis::Activity => (
            "đếm việc đã làm hoặc số hiện có",
            "counts what was done, or what there is",
        ),
    };
    lang.pick(vi, en)
}

/// That a figure is counted at another stage than its subject.
pub fn own_stage(basis: Basis, lang: Lang) -> String {
    let stage = stage(basis, lang);
    lang.pick(
        format!("Riêng con số này {stage}."),
        format!("This figure itself {stage}."),
    )
}

/// A word with its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word, or several that mean the same.
    pub name: &'static str,
    /// What it means, in whole sentences.
    pub about: &'static str,
    /// What of it stands in a text that uses it; `#` is a digit. None where it is only in the list.
    met: &'static [&'static str],
}

impl Term {
    const fn new(name: &'static str, about: &'static str, met: &'static [&'static str]) -> Self {
        Self { name, about, met }
    }

    /// Whether a text uses it.
    pub fn is_in(&self, text: &str) -> bool {
        self.met.iter().any(|part| match part.strip_suffix('#') {
            Some(part) => {
                let mut after = text.split(part).skip(1);
                after.any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            }
            None => text.contains(part),
        })
    }
}

/// The words that a reader may not know, in the order in which they are met.
pub fn terms(lang: Lang) -> &'static [Term] {
    lang.pick(VI, EN)
}

const VI: &[Term] = &[
    Term::new(
        "đơn vị cũ",
        "Tỉnh, huyện hoặc xã không còn như trước, như các huyện sau ngày 30-6-2025. Báo cáo cũ là của địa bàn khi đó, không phải của nơi mang tên ấy bây giờ.",
        &["đơn vị cũ"],
    ),
    Term::new(
        "cùng kỳ",
        "Cùng khoảng thời gian của năm trước: 6 tháng đầu năm 2024 so với 6 tháng đầu năm 2023. Có báo cáo cả năm cũng gọi năm trước là “cùng kỳ”.",
        &["cùng kỳ"],
    ),
    Term::new(
        "không được nêu",
        "Báo cáo không nói đến. Như thế không có nghĩa là không xảy ra.",
        &["không được nêu"],
    ),
    Term::new(
        "suy từ, suy ra",
        "Không báo cáo nào nêu con số này; nó được tính từ con số và mức tăng, giảm có nêu. Nếu báo cáo nêu 20 vụ, giảm 1 vụ, thì kỳ trước là 21 vụ.",
        &["suy từ", "suy ra"],
    ),
    Term::new(
        "ít nhất, trên, hơn (≥)",
        "Con số thật bằng hoặc lớn hơn mức này; lớn hơn bao nhiêu thì không biết.",
        &["ít nhất #", "trên #", "hơn #", "≥"],
    ),
    Term::new(
        "gần (<)",
        "Con số thật thấp hơn mức này một ít; thấp hơn bao nhiêu thì không biết.",
        &["gần #"],
    ),
    Term::new(
        "khoảng, ước (≈)",
        "Con số gần đúng, do báo cáo làm tròn hoặc ước tính.",
        &["khoảng #", "ước #", "≈"],
    ),
    Term::new(
        "nằm trong mức lên xuống bình thường",
        "Dù không có gì thay đổi, số vụ các kỳ vẫn khác nhau đôi chút. Chênh lệch cỡ này không phân biệt được với ngẫu nhiên; như thế không có nghĩa là chắc chắn không có gì thay đổi.",
        &["lên xuống bình thường", "không vượt mức ngẫu nhiên"],
    ),
    Term::new(
        "có dấu hiệu",
        "Chênh lệch lớn hơn mức lên xuống thường gặp, nhưng chưa đủ lớn để nói chắc là có thay đổi.",
        &["dấu hiệu"],
    ),
    Term::new(
        "khác rõ, lớn hơn mức dao động ngẫu nhiên",
        "Nếu không có gì thay đổi thì chênh lệch lớn như thế hiếm khi xảy ra: chưa tới 1 trong 100 lần. Số liệu không cho biết vì sao có chênh lệch.",
        &["khác rõ", "lớn hơn mức dao động ngẫu nhiên"],
    ),
    Term::new(
        "điểm phần trăm",
        "Hiệu của hai tỷ lệ: từ 80% lên 85% là tăng 5 điểm phần trăm.",
        &["điểm phần trăm"],
    ),
    Term::new(
        "đối tượng",
        "Người mà công an cho là có liên quan đến vụ việc; không có nghĩa là đã bị tòa án kết tội.",
        &["\u{a0}đối tượng"],
    ),
    Term::new(
        "khởi tố, bị can",
        "Khởi tố là mở vụ án hình sự; bị can là người bị khởi tố. Những từ này không cho biết tòa án xét xử ra sao.",
        &["khởi tố", "bị can"],
    ),
];

const EN: &[Term] = &[
    Term::new(
        "former unit",
        "A province, district or commune that is no longer what it was, such as every district after 30 June 2025. Old reports cover the area of that time, not what bears the name now.",
        &["former unit"],
    ),
    Term::new(
        "the same period (cùng kỳ)",
        "The same part of the year before: the first half of 2024 against the first half of 2023. Some reports on a whole year also call the year before by this name.",
        &["same period", "cùng kỳ"],
    ),
    Term::new(
        "not reported",
        "The report does not mention it. That does not mean that it did not happen.",
        &["not reported"],
    ),
    Term::new(
        "implied",
        "No report gives this number; it follows from a number and a change that are given. If a report says 20 cases, down 1, there were 21 in the period before.",
        &["implied", "follows from it"],
    ),
    Term::new(
        "at least, over (≥)",
        "The true number is this or higher; how much higher is not known.",
        &["at least #", "over #", "≥"],
    ),
    Term::new(
        "nearly (<)",
        "The true number is a little lower; how much lower is not known.",
        &["nearly #"],
    ),
    Term::new(
        "about (≈)",
        "An approximate number, rounded or estimated by the report.",
        &["about #", "≈"],
    ),
    Term::new(
        "within ordinary variation",
        "Even where nothing changes, counts differ a little from one period to the next. A difference of this size cannot be told from chance; that does not prove that nothing changed.",
        &["within ordinary", "no larger than chance"],
    ),
    Term::new(
        "some sign",
        "The difference is larger than usual, but not large enough to be sure of a change.",
        &["some sign"],
    ),
    Term::new(
        "clearly different, larger than chance variation",
        "If nothing had changed, a difference this large would be rare: less than 1 time in 100. The figures do not say what caused it.",
        &["clearly different", "larger than chance variation"],
    ),
    Term::new(
        "percentage points",
        "The difference between two percentages: from 80% to 85% is up 5 percentage points.",
        &["percentage points"],
    ),
    Term::new(
        "suspects (đối tượng)",
        "People whom the police consider involved in a case; it does not mean that a court found them guilty.",
        &["\u{a0}suspect"],
    ),
    Term::new(
        "prosecuted, accused (khởi tố, bị can)",
        "A criminal case was opened, and people were named as the accused. These words say nothing about what a court decided.",
        &["prosecuted", "accused"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn met(text: &str, lang: Lang) -> Vec<&'static str> {
        let all = terms(lang).iter().filter(|t| t.is_in(text));
        all.map(|t| t.name).collect()
    }

    #[test]
    fn a_word_is_met_only_where_it_is_used_as_such() {
        let met = |text| met(text, Lang::Vi);
        assert_eq!(met("trên 1.000\u{a0}vụ"), ["ít nhất, trên, hơn (≥)"]);
        assert_eq!(met("597\u{a0}vụ trên tổng số 726"), [""; 0]);
        assert_eq!(met("Hai số bằng nhau."), [""; 0]);
        assert_eq!(met("lớn hơn mức dao động ngẫu nhiên").len(), 1);
        assert_eq!(
            met("21\u{a0}vụ (suy từ mức giảm 4,8% mà báo cáo nêu)"),
            ["suy từ, suy ra"]
        );
    }

    #[test]
    fn both_languages_explain_the_same() {
        let (vi, en) = (terms(Lang::Vi), terms(Lang::En));
        assert_eq!(vi.len(), en.len());
        for term in vi.iter().chain(en) {
            assert!(term.about.ends_with('.'), "{}", term.name);
        }
    }

    #[test]
    fn every_word_is_met_where_it_explains_itself() {
        let samples = [
            "đơn vị cũ",
            "cùng kỳ",
            "không được nêu",
            "suy ra",
            "trên 5",
            "gần 5",
            "khoảng 5",
            "mức lên xuống bình thường",
            "có dấu hiệu",
            "khác rõ",
            "điểm phần trăm",
            "5\u{a0}đối tượng",
            "bị can",
        ];
        for (term, sample) in terms(Lang::Vi).iter().zip(samples) {
            assert!(term.is_in(sample), "{}", term.name);
        }
        let samples = [
            "former unit",
            "the same period",
            "not reported",
            "implied",
            "over 5",
            "nearly 5",
            "about 5",
            "within ordinary year-to-year variation",
            "some sign",
            "clearly different",
            "percentage points",
            "5\u{a0}suspects",
            "people accused",
        ];
        for (term, sample) in terms(Lang::En).iter().zip(samples) {
            assert!(term.is_in(sample), "{}", term.name);
        }
    }
}

//! Text for the ear: signs, dates and abbreviations as they are spoken. Voices differ in what they make
//! of `≥ 1.000`, `30-6-2025` or `UBND`; written out, they have no choice.

use super::Lang;
use super::names::MONTHS;

/// The most characters that are given to a voice at once: Chrome falls silent after 15 seconds.
const LONGEST: usize = 160;

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// What is written short in Vietnamese reports and in the widget, and what it stands for.
const SHORT: [(&str, &str); 17] = [
    ("ANCT", "an ninh chính trị"),
    ("ANTQ", "an ninh Tổ quốc"),
    ("ANTT", "an ninh trật tự"),
    ("ATGT", "an toàn giao thông"),
    ("CAND", "Công an nhân dân"),
    ("CNCH", "cứu nạn, cứu hộ"),
    ("HĐND", "Hội đồng nhân dân"),
    ("HCM", "Hồ Chí Minh"),
    ("PCCC", "phòng cháy, chữa cháy"),
    ("TNGT", "tai nạn giao thông"),
    ("TP", "thành phố"),
    ("TPHCM", "thành phố Hồ Chí Minh"),
    ("TTATGT", "trật tự an toàn giao thông"),
    ("TTXH", "trật tự xã hội"),
    ("TTĐT", "thông tin điện tử"),
    ("TX", "thị xã"),
    ("UBND", "Ủy ban nhân dân"),
];

/// A figure as it stands in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The number as printed, or the change where there is no level.
    pub value: String,
    /// What it counts.
    pub unit: String,
    /// The change as printed.
    pub change: String,
    /// Whether there is only a change.
    pub change_only: bool,
    /// Whether an asterisk says that a note goes with it.
    pub noted: bool,
}

/// A figure as a phrase, with its signs still to be spoken out by [`spoken`].
pub fn figure(of: &Figure, lang: Lang) -> String {
    let value = of.value.trim();
    // What the noun is a part of stands after it, and that there is no number.
    let unit = of.unit.trim();
    let (unit, part) = match unit.split_once(" · ") {
        Some((unit, part)) => (unit, part),
        None if unit == super::keys::no_number(&[], lang) => ("", unit),
        None => (unit, ""),
    };
    // "Rate 96%", "number of cases down 5%": what is no count has its noun before it.
    let counts = !of.change_only && !value.ends_with('%') && !value.ends_with("đồng");
    let mut said = match (value, lang) {
        _ if unit.is_empty() => value.to_owned(),
        _ if !counts => format!("{unit} {value}"),
        ("0", Lang::Vi) => format!("không {unit} nào"),
        ("0", Lang::En) => format!("no {unit}"),
        _ => format!("{value} {unit}"),
    };
    let noted = if of.noted { noted(lang) } else { "" };
    for more in [part, of.change.trim(), noted] {
        if !more.is_empty() {
            said = format!("{said}, {more}");
        }
    }
    said
}

/// An asterisk.
pub fn noted(lang: Lang) -> &'static str {
    lang.pick("có lưu ý", "with a note")
}

/// A heading that opens what is folded away below it.
pub fn folded(title: &str, lang: Lang) -> String {
    let word = lang.pick("Mở ra để đọc thêm", "Open to read more");
    format!("{word}: {title}.")
}

/// Who says it, at the end.
pub fn source(text: &str, lang: Lang) -> String {
    format!("{}: {text}", lang.pick("Nguồn", "Source"))
}

/// A text without the sentences that tell what to press, or what signs mean that are not heard.
pub fn without_signs(text: &str, lang: Lang) -> String {
    let w = super::terms::terms(lang);
    let mut text = text.to_owned();
    for sentence in [
        w.press_a_number,
        w.star_means,
        super::doubt::mark_means(lang),
    ] {
        text = text.replace(sentence, "");
    }
    text
}

/// The sentences of a text, each as it is spoken and short enough for a voice.
pub fn sentences(text: &str, lang: Lang) -> Vec<String> {
    let spoken = spoken(text, lang);
    let mut all = Vec::new();
    let mut start = 0;
    for (i, c) in spoken.char_indices() {
        let after = i + c.len_utf8();
        let ends = matches!(c, '.' | '!' | '?') && spoken[after..].starts_with(' ');
        if ends || after == spoken.len() {
            pieces(spoken[start..after].trim(), &mut all);
            start = after;
        }
    }
    all
}

/// Cuts a sentence that is too long, after a semicolon or a comma if it can be.
fn pieces(sentence: &str, all: &mut Vec<String>) {
    let mut rest = sentence;
    while let Some((end, _)) = rest.char_indices().nth(LONGEST) {
        let head = &rest[..end];
        let after = |sign| head.rfind(sign).filter(|at| *at > end / 3).map(|at| at + 1);
        let cut = after("; ").or_else(|| after(", "));
        let cut = cut.or(head.rfind(' ')).unwrap_or(end);
        all.push(head[..cut].trim().to_owned());
        rest = rest[cut..].trim();
    }
    if rest.chars().any(|c| is_letter(c) || c.is_ascii_digit()) {
        all.push(rest.to_owned());
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    /// Letters, and digits after them.
    Word(&'a str),
    /// Digits with what groups them.
    Number(&'a str),
    Space,
    Sign(char),
}

use Token::{Number, Sign, Space, Word};

/// A text as it is spoken.
pub fn spoken(text: &str, lang: Lang) -> String {
    let all = tokens(text);
    let mut out = String::with_capacity(text.len() * 2);
    // The word just before, to say nothing twice: "ngày 30-6-2025" is one "ngày".
    let mut before = "";
    let mut at = 0;
    while at < all.len() {
        let used = match all[at] {
            Word(word) => {
                let used = self::word(&all[at..], before, &mut out, lang);
                before = word;
                used
            }
            Number(_) => {
                let used = span(&all[at..], before, &mut out, lang);
                before = "";
                used
            }
            Space => {
                out.push(' ');
                1
            }
            Sign(_) => {
                let used = sign(&all, at, &mut out, lang);
                before = "";
                used
            }
        };
        at += used;
    }
    tidy(&out)
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let len = if is_space(first) {
            let other = rest.find(|c: char| !is_space(c));
            other.unwrap_or(rest.len())
        } else if first.is_ascii_digit() {
            number_len(rest)
        } else if is_letter(first) {
            let other = rest.find(|c: char| !is_letter(c) && !c.is_ascii_digit());
            other.unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let token = &rest[..len];
        all.push(match first {
            _ if is_space(first) => Space,
            _ if first.is_ascii_digit() => Number(token),
            _ if is_letter(first) => Word(token),
            // A hyphen that does not break.
            '\u{2011}' => Sign('-'),
            other => Sign(other),
        });
        rest = &rest[len..];
    }
    all
}

/// A letter of a language written in Latin script, or a mark set above or below one. Rust's own tables
/// of all scripts are larger than the rest of this file.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{c0}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
            && !matches!(c, '×' | '÷')
}

fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2009}' | '\u{202f}'
    )
}

/// How long the number is that a text starts with: a point or comma belongs to it if a digit follows.
fn number_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut len = 0;
    while digit(len) || (matches!(bytes.get(len), Some(b'.' | b',')) && digit(len + 1)) {
        len += 1;
    }
    len
}

/// A number without the signs that group its thousands, which some voices read as a decimal point.
fn plain(number: &str, lang: Lang) -> String {
    let group = lang.pick('.', ',');
    let (whole, fraction) = match number.split_once(lang.pick(',', '.')) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let mut groups = whole.split(group);
    let grouped =
        groups.next().is_some_and(|first| first.len() <= 3) && groups.all(|g| g.len() == 3);
    match (grouped, fraction) {
        (false, _) => number.to_owned(),
        (true, None) => whole.replace(group, ""),
        (true, Some(rest)) => format!("{}{}{rest}", whole.replace(group, ""), lang.pick(',', '.')),
    }
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// The month of that number, 1 to 12.
fn month(number: &str) -> Option<usize> {
    number.parse().ok().filter(|n| (1..=12).contains(n))
}

fn is_day(number: &str) -> bool {
    number
        .parse::<u8>()
        .is_ok_and(|day| (1..=31).contains(&day))
}

/// What kind of thing a number turned out to be.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Date,
    Year,
    Amount,
}

/// The date, the share or the number at the start: its words and how many tokens it takes.
fn quantity(all: &[Token], lang: Lang) -> Option<(String, usize, Kind)> {
    let named = |n: &str| month(n).map_or("", |m| MONTHS[m - 1]);
    Some(match *all {
        [
            Number(d),
            Sign('-' | '/'),
            Number(m),
            Sign('-' | '/'),
            Number(y),
            ..,
        ] if is_day(d) && month(m).is_some() && is_year(y) => {
            let words = match lang {
                Lang::Vi => format!("ngày {d} tháng {m} năm {y}"),
                Lang::En => format!("{d} {} {y}", named(m)),
            };
            (words, 5, Kind::Date)
        }
        [Number(m), Sign('-' | '/'), Number(y), ..] if month(m).is_some() && is_year(y) => {
            let words = match lang {
                Lang::Vi => format!("tháng {m} năm {y}"),
                Lang::En => format!("{} {y}", named(m)),
            };
            (words, 3, Kind::Date)
        }
        [
            Number(n),
            Word("T"),
            Space,
            Word(part @ ("đầu" | "cuối")),
            Space,
            Number(y),
            ..,
        ] if is_year(y) => (format!("{} tháng {part} năm {y}", count(n)), 6, Kind::Date),
        [Number(n), Word("T"), Space, Number(y), ..] if is_year(y) => {
            (format!("{} tháng đầu năm {y}", count(n)), 4, Kind::Date)
        }
        [Number("9"), Word("M"), Space, Number(y), ..] if is_year(y) => {
            (format!("the first nine months of {y}"), 4, Kind::Date)
        }
        [Number(a), Sign('/'), Number(b), ..] => {
            let of = lang.pick("trên", "of");
            (
                format!("{} {of} {}", plain(a, lang), plain(b, lang)),
                3,
                Kind::Amount,
            )
        }
        [Number(n), Sign('%'), ..] => {
            let percent = lang.pick("phần trăm", "percent");
            (format!("{} {percent}", plain(n, lang)), 2, Kind::Amount)
        }
        [Number(n), ..] if is_year(n) => (n.to_owned(), 1, Kind::Year),
        [Number(n), ..] => (plain(n, lang), 1, Kind::Amount),
        _ => return None,
    })
}

/// How many months, as said before "months".
fn count(number: &str) -> &str {
    match number {
        "3" => "ba",
        "6" => "sáu",
        "9" => "chín",
        other => other,
    }
}

/// A quantity, or one up to another. Returns how many tokens it takes.
fn span(all: &[Token], before: &str, out: &mut String, lang: Lang) -> usize {
    let Some((from, used, kind)) = quantity(all, lang) else {
        return 1;
    };
    let rest = &all[used..];
    let skipped = match rest {
        [Sign('–'), ..] => 1,
        // With a hyphen only years: anything else may be a number of a document.
        [Sign('-'), ..] if kind == Kind::Year => 1,
        [Space, Sign('–'), Space, ..] if kind == Kind::Date => 3,
        _ => 0,
    };
    let to = (skipped > 0)
        .then(|| quantity(&rest[skipped..], lang))
        .flatten();
    let to = to.filter(|(.., other)| *other == kind || kind == Kind::Amount);
    let until = lang.pick("đến", "to");
    let (words, used) = match to {
        Some((to, more, _)) => {
            let from = match (lang, kind) {
                (Lang::Vi, Kind::Amount) if before != "từ" => format!("từ {from}"),
                _ => from,
            };
            (format!("{from} {until} {to}"), used + skipped + more)
        }
        None => (from, used),
    };
    let first = words.split(' ').next().unwrap_or_default();
    let twice = !before.is_empty() && first.eq_ignore_ascii_case(before);
    out.push_str(if twice {
        &words[before.len() + 1..]
    } else {
        &words
    });
    used
}

/// A word; what is written short is written out. Returns how many tokens it takes.
fn word(all: &[Token], before: &str, out: &mut String, lang: Lang) -> usize {
    match (all, lang) {
        ([Word("PT"), Sign('-'), Word("TH"), ..], Lang::Vi) => {
            out.push_str("phát thanh, truyền hình");
            return 3;
        }
        // The number of a quarter.
        ([Word(quarter @ ("I" | "II" | "III" | "IV")), rest @ ..], Lang::Vi)
            if before.eq_ignore_ascii_case("quý") =>
        {
            out.push_str(match *quarter {
                "I" => "một",
                "II" => "hai",
                "III" => "ba",
                _ => "tư",
            });
            if let [Sign('/'), Number(year), ..] = rest {
                out.push_str(" năm ");
                out.push_str(year);
                return 3;
            }
            return 1;
        }
        ([Word(part), Space, Number(year), ..], Lang::En) if is_year(year) => {
            let nth = |n: &str| {
                n.parse()
                    .ok()
                    .and_then(|n: usize| ORDINALS.get(n.wrapping_sub(1)))
            };
            let half = part.strip_prefix('H').and_then(nth).map(|n| (n, "half"));
            let part =
                half.or_else(|| part.strip_prefix('Q').and_then(nth).map(|n| (n, "quarter")));
            if let Some((nth, part)) = part {
                out.push_str(&format!("the {nth} {part} of {year}"));
                return 3;
            }
        }
        _ => {}
    }
    let [Word(word), rest @ ..] = all else {
        return 1;
    };
    let long = SHORT
        .iter()
        .find(|(short, _)| short == word)
        .map(|(_, long)| *long);
    match (long, lang) {
        (Some(long), Lang::Vi) => {
            out.push_str(long);
            // The point of "TP." is no end of a sentence.
            if matches!(rest, [Sign('.'), ..]) && matches!(*word, "TP" | "TX") {
                return 2;
            }
        }
        _ => out.push_str(word),
    }
    1
}

/// A sign. Returns how many tokens it takes.
fn sign(all: &[Token], at: usize, out: &mut String, lang: Lang) -> usize {
    let Sign(sign) = all[at] else { return 1 };
    let before = at.checked_sub(1).map(|i| all[i]);
    let after = all.get(at + 1).copied();
    let numbered = matches!(after, Some(Number(_)))
        || matches!(after, Some(Space)) && matches!(all.get(at + 2), Some(Number(_)));
    let apart = !matches!(before, Some(Word(_) | Number(_)));
    let said = match sign {
        '≥' => lang.pick("ít nhất", "at least"),
        '≤' => lang.pick("không quá", "at most"),
        '<' if numbered => lang.pick("dưới", "under"),
        '>' if numbered => lang.pick("trên", "over"),
        '≈' => lang.pick("khoảng", "about"),
        '=' => lang.pick("bằng", "equals"),
        '×' => lang.pick("nhân", "times"),
        '→' => lang.pick("đến", "to"),
        '±' => lang.pick("cộng trừ", "plus or minus"),
        '&' => lang.pick("và", "and"),
        '%' => lang.pick("phần trăm", "percent"),
        '−' if matches!(after, Some(Number(_))) => lang.pick("âm", "minus"),
        '+' if matches!(after, Some(Number(_))) => lang.pick("cộng", "plus"),
        '/' if matches!(after, Some(Number(_))) => lang.pick("trên", "per"),
        '…' if apart => lang.pick("không được nêu", "not reported"),
        '…' => ".",
        '*' if matches!(before, Some(Number(_) | Sign('%'))) => {
            out.push_str(", ");
            noted(lang)
        }
        '·' | '–' | '—' => ", ",
        // Between words it joins, or is a mark of its own; neither is said.
        '-' => " ",
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '\'' | '’' => {
            out.push(sign);
            return 1;
        }
        // Arrows, brackets, quotation marks, the mark of doubt: what stands beside them says it.
        _ => " ",
    };
    if sign != '·' && sign != '–' && sign != '—' && sign != '…' {
        out.push(' ');
        out.push_str(said);
        out.push(' ');
    } else if sign == '…' && apart {
        out.push(' ');
        out.push_str(said);
    } else {
        out.push_str(said);
    }
    1
}

/// One space between words, none before a comma or point, and no two of these together.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let last = out.chars().next_back();
        match c {
            ' ' if matches!(last, None | Some(' ' | '(')) => {}
            ',' | '.' | ';' | ':' | '!' | '?' | ')' => {
                while out.ends_with(' ') {
                    out.pop();
                }
                match out.chars().next_back() {
                    // The stronger one stays.
                    Some(',' | ':' | ';') if c != ')' => {
                        if c != ',' {
                            out.pop();
                            out.push(c);
                        }
                    }
                    Some('.' | '!' | '?') if matches!(c, '.' | ',' | ';' | ':') => {}
                    None | Some('(') => {}
                    _ => out.push(c),
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn vi(text: &str) -> String {
        spoken(text, Lang::Vi)
    }

    fn en(text: &str) -> String {
        spoken(text, Lang::En)
    }

    #[test]
    fn signs_before_numbers_are_said() {
        assert_eq!(vi("≥\u{a0}20"), "ít nhất 20");
        assert_eq!(vi("≤ 12,4%"), "không quá 12,4 phần trăm");
        assert_eq!(vi("≈\u{a0}265,9 tỷ đồng"), "khoảng 265,9 tỷ đồng");
        assert_eq!(vi("< 96%"), "dưới 96 phần trăm");
        assert_eq!(vi("−4,8%"), "âm 4,8 phần trăm");
        assert_eq!(vi("giảm 4,8%"), "giảm 4,8 phần trăm");
        assert_eq!(en("≥ 1,000"), "at least 1000");
        assert_eq!(en("−4.8%"), "minus 4.8 percent");
        assert_eq!(
            en("≤ 20 · clearly different"),
            "at most 20, clearly different"
        );
    }

    #[test]
    fn spans_go_from_one_to_the_other() {
        assert_eq!(vi("20–25 vụ"), "từ 20 đến 25 vụ");
        assert_eq!(vi("từ 20–25 vụ"), "từ 20 đến 25 vụ");
        assert_eq!(vi("1.075–1.076"), "từ 1075 đến 1076");
        assert_eq!(vi("70,1%–70,2%"), "từ 70,1 phần trăm đến 70,2 phần trăm");
        assert_eq!(vi("giai đoạn 2020–2021"), "giai đoạn 2020 đến 2021");
        assert_eq!(vi("nhiệm kỳ 2025-2030"), "nhiệm kỳ 2025 đến 2030");
        assert_eq!(
            vi("12/2021–8/2022"),
            "tháng 12 năm 2021 đến tháng 8 năm 2022"
        );
        assert_eq!(en("1,075–1,076 cases"), "1075 to 1076 cases");
    }

    #[test]
    fn what_is_not_told_is_said_to_be_so() {
        assert_eq!(vi("…"), "không được nêu");
        assert_eq!(
            vi("Cháy, nổ: …; đuối nước: 2"),
            "Cháy, nổ: không được nêu; đuối nước: 2"
        );
        assert_eq!(en("Fires: …"), "Fires: not reported");
        // At a word it only trails off.
        assert_eq!(vi("Tìm huyện… rồi chọn"), "Tìm huyện. rồi chọn");
    }

    #[test]
    fn dates_and_periods_are_said_in_full() {
        assert_eq!(vi("30-6-2025"), "ngày 30 tháng 6 năm 2025");
        assert_eq!(
            vi("hết ngày 30\u{2011}6\u{2011}2025."),
            "hết ngày 30 tháng 6 năm 2025."
        );
        assert_eq!(vi("đăng tháng 1\u{2011}2022"), "đăng tháng 1 năm 2022");
        assert_eq!(vi("Tháng 7/2023"), "Tháng 7 năm 2023");
        assert_eq!(vi("6T đầu 2023"), "sáu tháng đầu năm 2023");
        assert_eq!(vi("9T 2023"), "chín tháng đầu năm 2023");
        assert_eq!(vi("quý IV/2024"), "quý tư năm 2024");
        assert_eq!(vi("năm 2024"), "năm 2024");
        assert_eq!(en("H1 2023"), "the first half of 2023");
        assert_eq!(en("Q3 2023"), "the third quarter of 2023");
        assert_eq!(en("9M 2023"), "the first nine months of 2023");
        assert_eq!(en("30-6-2025"), "30 June 2025");
    }

    #[test]
    fn thousands_are_not_taken_for_decimals() {
        assert_eq!(vi("1.234,5"), "1234,5");
        assert_eq!(vi("1.008 hoặc 1.009 vụ."), "1008 hoặc 1009 vụ.");
        assert_eq!(vi("1,2 vụ/100.000 dân"), "1,2 vụ trên 100000 dân");
        assert_eq!(
            en("1.2 cases/100,000 people"),
            "1.2 cases per 100000 people"
        );
        assert_eq!(vi("mục 1.2.3"), "mục 1.2.3");
        assert_eq!(vi("3/12 nội dung"), "3 trên 12 nội dung");
        assert_eq!(en("3/12 usual subjects"), "3 of 12 usual subjects");
    }

    #[test]
    fn what_is_written_short_is_said_in_full() {
        assert_eq!(
            vi("Nay thuộc TP. Hồ Chí Minh"),
            "Nay thuộc thành phố Hồ Chí Minh"
        );
        assert_eq!(
            vi("ANTT, TNGT, PCCC"),
            "an ninh trật tự, tai nạn giao thông, phòng cháy, chữa cháy"
        );
        assert_eq!(
            vi("UBND tỉnh; CAND; ANTQ"),
            "Ủy ban nhân dân tỉnh; Công an nhân dân; an ninh Tổ quốc"
        );
        assert_eq!(vi("thực hiện Đề án 06"), "thực hiện Đề án 06");
        assert_eq!(
            vi("Báo và PT-TH Gia Lai"),
            "Báo và phát thanh, truyền hình Gia Lai"
        );
        assert_eq!(vi("Bà Rịa - Vũng Tàu"), "Bà Rịa Vũng Tàu");
    }

    #[test]
    fn marks_of_the_page_are_not_read_as_signs() {
        assert_eq!(vi("Mở trang gốc ↗"), "Mở trang gốc");
        assert_eq!(vi("⚠\u{fe0e} 87,6%*"), "87,6 phần trăm, có lưu ý");
        assert_eq!(
            vi("Kbang · đơn vị đến hết ngày"),
            "Kbang, đơn vị đến hết ngày"
        );
        assert_eq!(vi("Dấu * là có lưu ý"), "Dấu là có lưu ý");
        assert_eq!(vi("“Khác rõ” là lớn hơn"), "Khác rõ là lớn hơn");
    }

    #[test]
    fn a_figure_is_a_phrase_and_never_a_bare_asterisk() {
        let zero = Figure {
            value: "0".into(),
            unit: " vụ".into(),
            noted: true,
            ..Figure::default()
        };
        assert_eq!(figure(&zero, Lang::Vi), "không vụ nào, có lưu ý");
        let zero = Figure {
            unit: "cases".into(),
            ..zero
        };
        assert_eq!(figure(&zero, Lang::En), "no cases, with a note");
        let fell = Figure {
            value: "20".into(),
            unit: "vụ".into(),
            change: "giảm 4,8%".into(),
            ..Figure::default()
        };
        assert_eq!(vi(&figure(&fell, Lang::Vi)), "20 vụ, giảm 4,8 phần trăm");
        let only = Figure {
            value: "giảm 5%".into(),
            unit: "số vụ · không rõ số gốc".into(),
            change_only: true,
            ..Figure::default()
        };
        assert_eq!(
            vi(&figure(&only, Lang::Vi)),
            "số vụ giảm 5 phần trăm, không rõ số gốc"
        );
        let rose = Figure {
            value: "tăng".into(),
            unit: "không nêu con số".into(),
            change_only: true,
            ..Figure::default()
        };
        assert_eq!(figure(&rose, Lang::Vi), "tăng, không nêu con số");
        let rate = Figure {
            value: "87,6%".into(),
            unit: "tỷ lệ".into(),
            noted: true,
            ..Figure::default()
        };
        assert_eq!(
            vi(&figure(&rate, Lang::Vi)),
            "tỷ lệ 87,6 phần trăm, có lưu ý"
        );
        let bare = Figure {
            value: "0".into(),
            ..Figure::default()
        };
        assert_eq!(figure(&bare, Lang::Vi), "0");
    }

    #[test]
    fn sentences_end_where_they_end() {
        let text = "Năm 2024, huyện ghi nhận 1.020 vụ. Nay thuộc TP. Hồ Chí Minh; còn hạn chế (2)";
        assert_eq!(
            sentences(text, Lang::Vi),
            [
                "Năm 2024, huyện ghi nhận 1020 vụ.",
                "Nay thuộc thành phố Hồ Chí Minh; còn hạn chế (2)",
            ]
        );
        assert!(sentences(" ⚠ · ", Lang::Vi).is_empty());
        let long = format!(
            "{}; {}",
            "một hai ".repeat(12).trim(),
            "ba bốn ".repeat(12).trim()
        );
        let pieces = sentences(&long, Lang::Vi);
        assert_eq!(pieces.len(), 2);
        assert!(pieces[0].ends_with("hai;"), "{pieces:?}");
    }

    proptest! {
        /// Nothing is lost in the cutting, no piece is longer than a voice bears, and no sign is left
        /// that a voice might stumble on.
        #[test]
        fn cutting_loses_nothing(text in "[a-zà-ỹĐ0-9 .,;:%≥≈–*·/−…()]{0,600}") {
            for lang in [Lang::Vi, Lang::En] {
                let whole = spoken(&text, lang);
                let pieces = sentences(&text, lang);
                let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
                prop_assert_eq!(letters(&pieces.concat()), letters(&whole));
                prop_assert!(pieces.iter().all(|p| p.chars().count() <= LONGEST));
                prop_assert!(!whole.contains(['≥', '≈', '*', '·', '−', '…', '%']));
                prop_assert!(!whole.contains("  "));
            }
        }
    }
}

//! Search that forgives missing diacritics, and Vietnamese alphabetical order.

use crate::model::case;

/// The plain lower-case Latin form of a text: `Đầm Hà` and decomposed `Đầm Hà` become `dam ha`.
/// Apostrophes vanish, other signs become single spaces.
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().map(case::lower) {
        match base(c) {
            Some((letter, ..)) => plain.push(letter),
            None if ('\u{300}'..='\u{36f}').contains(&c) || c == '\'' || c == '’' => {}
            None if c.is_ascii_alphanumeric() || is_other_letter(c) => plain.push(c),
            None if !plain.ends_with(' ') => plain.push(' '),
            None => {}
        }
    }
    plain.trim().to_owned()
}

/// Letters of other alphabets stay as they are; Latin-1 signs, dashes and quotation marks are none.
fn is_other_letter(c: char) -> bool {
    c > '\u{ff}' && !('\u{2000}'..='\u{206f}').contains(&c)
}

/// Whether every word of `query` begins some word of `text`, in any order. Both are folded
/// already. An empty query matches everything.
pub fn matches(text: &str, query: &str) -> bool {
    match_together(text, "", query)
}

/// As [`matches`], where a word may begin a word of either text.
pub fn match_together(text: &str, other: &str, query: &str) -> bool {
    let mut words = query.split(' ').filter(|word| !word.is_empty());
    words.all(|word| {
        let mut candidates = text.split(' ').chain(other.split(' '));
        candidates.any(|candidate| candidate.starts_with(word))
    })
}

/// Letters, then tones.
pub type SortKey = (Vec<u32>, Vec<u8>);

/// A key by which texts sort in Vietnamese order: first by letter (a ă â b c d đ e ê …), then by
/// tone (none, huyền, hỏi, ngã, sắc, nặng).
pub fn sort_key(text: &str) -> SortKey {
    let mut letters = Vec::new();
    let mut tones = Vec::new();
    for c in text.chars().map(case::lower) {
        match base(c) {
            Some((letter, variant, tone)) => {
                letters.push(u32::from(letter) * 8 + u32::from(variant));
                tones.push(tone);
            }
            None => letters.push(u32::from(c) * 8),
        }
    }
    (letters, tones)
}

/// Each line: base letter, its rank among letters of that base, and its tones in order.
const LETTERS: &[(char, u8, &str)] = &[
    ('a', 0, "aàảãáạ"),
    ('a', 1, "ăằẳẵắặ"),
    ('a', 2, "âầẩẫấậ"),
    ('d', 0, "d"),
    ('d', 1, "đ"),
    ('e', 0, "eèẻẽéẹ"),
    ('e', 1, "êềểễếệ"),
    ('i', 0, "iìỉĩíị"),
    ('o', 0, "oòỏõóọ"),
    ('o', 1, "ôồổỗốộ"),
    ('o', 2, "ơờởỡớợ"),
    ('u', 0, "uùủũúụ"),
    ('u', 1, "ưừửữứự"),
    ('y', 0, "yỳỷỹýỵ"),
];

/// Base letter, rank among its variants, tone.
fn base(c: char) -> Option<(char, u8, u8)> {
    if c.is_ascii_lowercase() && !"adeiouy".contains(c) {
        return Some((c, 0, 0));
    }
    LETTERS.iter().find_map(|(letter, variant, tones)| {
        let tone = tones.chars().position(|t| t == c)?;
        Some((*letter, *variant, u8::try_from(tone).unwrap_or(0)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgives_marks_case_signs_and_decomposition() {
        assert_eq!(folded("Đầm Hà"), "dam ha");
        assert_eq!(folded("Đa\u{302}\u{300}m Ha\u{300}"), "dam ha");
        assert_eq!(folded("K'Bang"), "kbang");
        assert_eq!(folded("Bà Rịa - Vũng Tàu"), "ba ria vung tau");
    }

    #[test]
    fn words_match_in_any_order() {
        assert!(matches("huyen dam ha quang ninh", "ha dam"));
        assert!(!matches("huyen dam ha", "an ha"));
        assert!(matches("anything", ""));
    }

    #[test]
    fn sorts_as_vietnamese_dictionaries_do() {
        let mut names = [
            "Đầm Hà",
            "Đak Đoa",
            "Cát Tiên",
            "Đạ Tẻh",
            "Ia Pa",
            "Bình Đại",
            "Dầu",
            "Bảo Lâm",
        ];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "Bảo Lâm",
                "Bình Đại",
                "Cát Tiên",
                "Dầu",
                "Đạ Tẻh",
                "Đak Đoa",
                "Đầm Hà",
                "Ia Pa"
            ]
        );
    }
}

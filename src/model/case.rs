//! Capitals and small letters of Vietnamese and English. The tables of all of Unicode are 25 kB of
//! wasm.

/// The small letter of a Latin one.
pub fn lower(c: char) -> char {
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => shifted(c, 32),
        'Ư' => 'ư',
        'Ơ' => 'ơ',
        _ if is_pair(c) && (c as u32).is_multiple_of(2) => shifted(c, 1),
        _ => c,
    }
}

/// The capital of a Latin letter.
pub fn upper(c: char) -> char {
    match c {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => shifted(c, -32),
        'ư' => 'Ư',
        'ơ' => 'Ơ',
        _ if is_pair(c) && !(c as u32).is_multiple_of(2) => shifted(c, -1),
        _ => c,
    }
}

/// Whether it is a capital.
pub fn is_upper(c: char) -> bool {
    lower(c) != c
}

/// Letters of which the capital is even and the small one follows: ă, đ, ĩ, ũ, and all with two
/// marks or the tones hook and dot.
fn is_pair(c: char) -> bool {
    matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ạ'..='ỹ')
}

fn shifted(c: char, by: i32) -> char {
    let code = (c as u32).checked_add_signed(by);
    code.and_then(char::from_u32).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_unicode_has_it_for_every_letter_of_both_languages() {
        let marked = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";
        for c in ('a'..='z').chain(marked.chars()) {
            let capital = c.to_uppercase().next().unwrap();
            assert_eq!((upper(c), lower(c)), (capital, c));
            assert_eq!((upper(capital), lower(capital)), (capital, c));
            assert!(is_upper(capital) && !is_upper(c));
        }
    }

    #[test]
    fn nothing_else_changes() {
        for c in "1.×÷ –\u{a0}“€中".chars() {
            assert_eq!((upper(c), lower(c)), (c, c));
        }
    }
}

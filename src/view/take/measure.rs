//! How wide words are where nothing can measure them, and where their lines break.
//!
//! Which font a reader has is not known, so widths are those of a wide one (DejaVu Sans): in any
//! other, lines are shorter than their room and nothing is cut off.

/// A bold text is so much wider.
const BOLD: f64 = 1.12;

/// How wide a text is at most, px, in type of `size` px.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(ems).sum();
    ems * size * if bold { BOLD } else { 1.0 }
}

/// The width of a letter, in sizes of the type.
fn ems(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | 'ì' | 'í' | 'ĩ' | 'ỉ' | 'ị' => 0.29,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '!' | 'I' | 'Ì' | 'Í' | 'Ĩ' | 'Ỉ' | 'Ị' => {
            0.33
        }
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '·' | '*' => 0.42,
        'm' | 'w' | '%' | '—' | '…' | '→' | '⚠' => 1.0,
        'M' | 'W' | 'Q' => 0.99,
        'ư' | 'ơ' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => {
            0.75
        }
        '≥' | '≤' | '<' | '>' | '≈' | '+' | '=' | '≠' | '−' | '×' => 0.84,
        _ if c.is_uppercase() => 0.79,
        _ => 0.64,
    }
}

/// The text in lines no wider than `room` px. Breaks at spaces, never at those that hold a number and
/// its noun together; what is wider than the room is cut, an address after one of its signs.
pub fn lines(text: &str, room: f64, size: f64, bold: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let fits = |text: &str| width(text, size, bold) <= room;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let space = if line.is_empty() { "" } else { " " };
        if fits(&format!("{line}{space}{word}")) {
            line.push_str(space);
            line.push_str(word);
            continue;
        }
        if fits(word) {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
            continue;
        }
        // Begins on this line, after a space if there is still room for it.
        if fits(&format!("{line}  ")) {
            line.push_str(space);
        }
        for piece in word.split_inclusive(['/', '?', '&', '=', ',']) {
            if !fits(&format!("{line}{piece}")) && fits(piece) {
                lines.push(std::mem::take(&mut line));
            }
            for c in piece.chars() {
                line.push(c);
                if !fits(&line) {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, c.to_string()));
                }
            }
        }
    }
    lines.push(line);
    for line in &mut lines {
        line.truncate(line.trim_end_matches(' ').len());
    }
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_vietnamese_line_breaks_at_spaces() {
        let text = "Huyện Kbang năm 2024 xảy ra 20\u{a0}vụ phạm tội về trật tự xã hội";
        let broken = lines(text, 200.0, 14.0, false);
        assert!(broken.len() > 1);
        assert_eq!(broken.join(" "), text);
        assert!(broken.iter().any(|l| l.contains("20\u{a0}vụ")));
        assert!(lines("", 100.0, 14.0, false).is_empty());
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room_and_no_letter_is_lost(
            text in "[a-zà-ỹA-Z0-9.,%≥ ]{0,120}", room in 60.0..900.0_f64, size in 11.0..40.0_f64,
        ) {
            let broken = lines(&text, room, size, true);
            for line in &broken {
                prop_assert!(width(line, size, true) <= room + 1e-6, "{line}");
            }
            let letters = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&broken.concat()), letters(&text));
        }
    }
}

//! Names that look Vietnamese and are of nowhere: their syllables can be spelled and read, but the
//! language has no such words, so that no real place can be meant.

use super::random::Random;

const ONSETS: [&str; 19] = [
    "b", "ch", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "r", "s", "t", "th", "tr",
    "v", "x",
];

const RIMES: [&str; 24] = [
    "oẹo", "oéo", "oèo", "oẻo", "oẽo", "uỵu", "uỳu", "uỷu", "oẵm", "oằm", "oẳm", "oắp", "oặp",
    "uẫng", "uẩng", "uậng", "oẽn", "oẻn", "oẹt", "oét", "uễch", "uệch", "uở", "uợ",
];

/// A name of two syllables that are no words.
pub fn name(random: &mut Random) -> String {
    let mut syllable = || {
        let (onset, rime) = (random.one_of(&ONSETS), random.one_of(&RIMES));
        let mut letters = onset.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        format!("{}{}{rime}", first.collect::<String>(), letters.as_str())
    };
    let (first, second) = (syllable(), syllable());
    format!("{first} {second}")
}

/// The name as an id: small letters without marks.
pub fn slug(name: &str) -> String {
    name.to_lowercase().chars().map(plain).collect()
}

/// The name as it is typed without marks.
pub fn unmarked(name: &str) -> String {
    let letter = |c: char| match c.is_uppercase() {
        true => c
            .to_lowercase()
            .map(plain)
            .flat_map(char::to_uppercase)
            .collect(),
        false => plain(c).to_string(),
    };
    name.chars()
        .map(letter)
        .collect::<String>()
        .replace('-', " ")
}

fn plain(c: char) -> char {
    match c {
        'é' | 'è' | 'ẻ' | 'ẽ' | 'ẹ' | 'ễ' | 'ệ' => 'e',
        'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' | 'ẩ' | 'ẫ' | 'ậ' => 'a',
        'ỳ' | 'ỷ' | 'ỵ' => 'y',
        'ở' | 'ợ' => 'o',
        'đ' => 'd',
        ' ' => '-',
        other => other,
    }
}

//! Words of the bar at the top: reading aloud, size of the text, night mode.

use super::Lang;

/// What the bar is, for those who do not see it.
pub fn bar(lang: Lang) -> &'static str {
    lang.pick("Cách đọc trang này", "How to read this page")
}

/// Begins to read aloud.
pub fn read(lang: Lang) -> &'static str {
    lang.pick("Đọc bài", "Listen")
}

/// Ends it.
pub fn stop(lang: Lang) -> &'static str {
    lang.pick("Dừng đọc", "Stop")
}

/// Makes the text smaller.
pub fn smaller(lang: Lang) -> &'static str {
    lang.pick("Chữ nhỏ hơn", "Smaller text")
}

/// Gives the text its usual size.
pub fn usual(lang: Lang) -> &'static str {
    lang.pick("Chữ vừa", "Usual text size")
}

/// Makes the text larger.
pub fn larger(lang: Lang) -> &'static str {
    lang.pick("Chữ to hơn", "Larger text")
}

/// Light letters on a dark ground.
pub fn night(lang: Lang) -> &'static str {
    lang.pick("Nền tối", "Night mode")
}

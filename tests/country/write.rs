//! JSON as the bundled documents are written: a line for each thing, and no more.

/// A text in quotes. Nothing that is made up has a character that needs escaping.
pub fn text(plain: &str) -> String {
    format!("\"{plain}\"")
}

/// A text in both languages.
pub fn local(vi: &str, en: &str) -> String {
    format!("{{ \"vi\": \"{vi}\", \"en\": \"{en}\" }}")
}

/// A list on one line.
pub fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// A list with a line for each item.
pub fn lines(items: &[String], indent: &str) -> String {
    if items.is_empty() {
        return "[]".to_owned();
    }
    let between = format!(",\n{indent}  ");
    format!("[\n{indent}  {}\n{indent}]", items.join(&between))
}

/// A number of so many units of its last decimal, without zeros at the end: 480 with two decimals
/// is 4.8.
pub fn decimal(mut digits: u64, mut decimals: u32) -> String {
    while decimals > 0 && digits.is_multiple_of(10) {
        digits /= 10;
        decimals -= 1;
    }
    if decimals == 0 {
        return digits.to_string();
    }
    let one = 10_u64.pow(decimals);
    let (whole, part) = (digits / one, digits % one);
    format!("{whole}.{part:0width$}", width = decimals as usize)
}

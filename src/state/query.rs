//! The selection as a query string: `view=years&places=gia-lai/kbang&periods=2023,2024`.
//!
//! Keys and words are stable for ever: links in the wild must keep opening. Unknown keys belong to
//! the host page and are left alone; words not understood are ignored.

use super::{Order, Selection, View};
use crate::text::Lang;

/// The years that a population may be of.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// The query string of a selection, without `?`. What is default is left out.
pub fn to_query(selection: &Selection) -> String {
    let s = selection;
    let mut pairs = Vec::new();
    let mut add = |key: &str, value: &str| {
        if !value.is_empty() {
            pairs.push(format!("{key}={}", escaped(value)));
        }
    };
    if s.view != View::default() {
        add("view", s.view.code());
    }
    add("places", &s.places.join(","));
    let periods: Vec<String> = s.periods.iter().map(ToString::to_string).collect();
    add("periods", &periods.join(","));
    add("indicator", s.indicator.as_deref().unwrap_or_default());
    add("measure", s.measure.as_deref().unwrap_or_default());
    add("scope", s.scope.as_deref().unwrap_or_default());
    if s.lang != Lang::default() {
        add("lang", s.lang.code());
    }
    if s.order == Order::Value {
        add("order", "value");
    }
    add("q", &s.filter);
    if s.per_100k {
        add("per", "100k");
    }
    let population = s.population.map(|year| year.to_string());
    add("population", &population.unwrap_or_default());
    pairs.join("&")
}

/// The keys and values of a query string without `?`; those of a selection are also the attributes of
/// the element.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(key, value)| (key.to_owned(), unescaped(value)))
        .collect()
}

/// The selection of a query string, with or without `?`.
pub fn from_query(query: &str) -> Selection {
    let mut s = Selection::default();
    for pair in query.trim_start_matches('?').split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = unescaped(value);
        if value.is_empty() {
            continue;
        }
        let list = || value.split(',').map(str::trim).filter(|v| !v.is_empty());
        match key {
            "view" => s.view = View::from_code(&value).unwrap_or_default(),
            "place" | "places" => {
                for id in list() {
                    if !s.places.iter().any(|p| p == id) && s.places.len() < super::MOST_PLACES {
                        s.places.push(id.to_owned());
                    }
                }
            }
            "period" | "periods" => {
                s.periods = list().filter_map(|p| p.parse().ok()).take(2).collect()
            }
            "indicator" => s.indicator = Some(value),
            "measure" => s.measure = Some(value),
            "scope" => s.scope = Some(value),
            "lang" => s.lang = Lang::from_code(&value).unwrap_or_default(),
            "order" if value == "value" => s.order = Order::Value,
            "q" => s.filter = value,
            "per" => s.per_100k = value == "100k",
            "population" => s.population = value.parse().ok().filter(|y| YEARS.contains(y)),
            _ => {}
        }
    }
    s
}

/// The value of a key that is not part of the selection, such as `data`.
pub fn value_of(query: &str, key: &str) -> Option<String> {
    let pairs = query.trim_start_matches('?').split('&');
    let mut values = pairs
        .filter_map(|pair| pair.split_once('='))
        .filter(|(k, _)| *k == key);
    values
        .next()
        .map(|(_, value)| unescaped(value))
        .filter(|v| !v.is_empty())
}

/// Percent-encodes what a query value can't hold; `/`, `,` and `:` stay readable.
pub fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'_'
            | b'.'
            | b'~'
            | b'/'
            | b','
            | b':' => {
                text.push(char::from(byte));
            }
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// Undoes percent-encoding and `+` for space; what is no valid code stays as it is.
fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let hex = |b: &u8| char::from(*b).to_digit(16);
        match (first, after) {
            (b'%', [a, b, later @ ..]) if hex(a).is_some() && hex(b).is_some() => {
                let code = hex(a).unwrap_or(0) * 16 + hex(b).unwrap_or(0);
                bytes.push(u8::try_from(code).unwrap_or(b'%'));
                rest = later;
            }
            (b'+', _) => bytes.push(b' '),
            (byte, _) => bytes.push(*byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips() {
        let text = "view=places&places=gia-lai/kbang,gia-lai/ia-pa&periods=2023,2024-H1&indicator=fire&measure=cases&scope=road&lang=en&order=value&q=%C4%90%E1%BA%A7m%20h%C3%A0%26&per=100k&population=2019";
        let selection = from_query(text);
        assert_eq!(selection.filter, "Đầm hà&");
        assert_eq!(
            (selection.per_100k, selection.population),
            (true, Some(2019))
        );
        assert_eq!(to_query(&selection), text);
        assert_eq!(from_query(&format!("?{text}")), selection);
    }

    #[test]
    fn what_is_not_understood_is_ignored() {
        let selection = from_query(
            "view=map&periods=soon,2024&lang=fr&utm_source=x&places=&%zz&order=best&per=capita&population=many",
        );
        assert_eq!(to_query(&selection), "periods=2024");
        assert_eq!(to_query(&Selection::default()), "");
    }

    #[test]
    fn singular_words_work_too() {
        let selection = from_query("place=gia-lai/kbang&period=2024");
        assert_eq!(to_query(&selection), "places=gia-lai/kbang&periods=2024");
    }

    #[test]
    fn other_keys_can_be_read() {
        assert_eq!(
            value_of("?a=1&data=x%2Fy.json", "data").as_deref(),
            Some("x/y.json")
        );
        assert_eq!(value_of("", "data"), None);
    }
}

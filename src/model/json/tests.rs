//! The reader against a whole JSON library: it takes what that takes and sees in it what that sees.

use proptest::prelude::*;
use serde_json::value::{Map, RawValue};
use serde_json::{Value, json};

use super::*;

/// The text as a tree, read by our reader.
fn tree(json: &mut Json) -> Option<Value> {
    Some(match json.kind() {
        Kind::Null => {
            json.value();
            Value::Null
        }
        Kind::Flag(flag) => {
            json.value();
            Value::Bool(flag)
        }
        Kind::Text => Value::String(json.text()?.into_owned()),
        Kind::Number => {
            let text = json.value();
            let number = Number::parse(text).expect("a number is a number").to_f64();
            assert_eq!(
                number.is_some(),
                text.parse::<f64>().is_ok_and(f64::is_finite),
                "{text}"
            );
            serde_json::from_str(text).ok()?
        }
        Kind::List => {
            let mut items = Vec::new();
            json.open();
            while json.item() {
                items.push(tree(json)?);
            }
            Value::Array(items)
        }
        Kind::Object => {
            let mut fields = Map::new();
            json.open();
            while let Some(key) = json.key() {
                let key = key.into_owned();
                fields.insert(key, tree(json)?);
            }
            Value::Object(fields)
        }
    })
}

/// What `serde_json` says of a text, and what we say, must be the same.
fn agrees(text: &str) -> Result<(), TestCaseError> {
    // By the grammar alone: sizes of numbers and half characters are not part of it.
    let theirs = serde_json::from_str::<&RawValue>(text);
    let ours = check(text);
    prop_assert_eq!(
        ours.is_ok(),
        theirs.is_ok(),
        "{:?} {:?} {:?}",
        text,
        ours,
        theirs
    );
    let mut json = Json::new(text);
    match ours {
        Ok(()) => {
            let written = json.value();
            prop_assert_eq!(written, text.trim_matches([' ', '\n', '\t', '\r']));
            json.go(0);
            if let Ok(value) = serde_json::from_str::<Value>(text) {
                prop_assert_eq!(tree(&mut json), Some(value));
            }
        }
        Err(fault) => {
            let line = text
                .split('\n')
                .nth(fault.line - 1)
                .expect("there is such a line");
            prop_assert_eq!(fault.found, text[fault.byte - 1..].chars().next());
            if fault.found != Some('\n') {
                prop_assert_eq!(line.chars().nth(fault.column - 1), fault.found);
            }
            // Of what is no JSON it finds nonsense, but comes to an end.
            json.value();
            json.go(0);
            json.open();
            for _ in 0..=text.len() {
                json.item();
                json.key();
                json.text();
                json.value();
            }
            prop_assert_eq!(json.at(), text.len());
        }
    }
    Ok(())
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(|n| json!(n)),
        "\\PC{0,6}|[\"\\\\/\u{0}-\u{1f}ộ💡a]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec(("[a-c\"\\\\ộ]{0,3}", inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Bits of JSON in any order, which are JSON now and then.
fn bits() -> impl Strategy<Value = String> {
    let bit = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\\",
        "\\u",
        "d8",
        "00",
        "\\ud83d\\udca1",
        "\\ud800",
        "0",
        "1",
        "-",
        ".",
        "e",
        "E+",
        "true",
        "false",
        "null",
        "nul",
        " ",
        "\n",
        "ộ",
        "\u{0}",
        "\u{feff}",
        "1e999",
        "0.10",
    ]);
    prop::collection::vec(bit, 0..12).prop_map(|bits| bits.concat())
}

proptest! {
    #[test]
    fn any_value_is_seen_as_it_is(value in value(), pretty: bool) {
        let text = if pretty { format!("{value:#}") } else { value.to_string() };
        check(&text).expect("it is JSON");
        // Not `value` itself: the library does not read every float that it writes exactly.
        let read = serde_json::from_str(&text).ok();
        prop_assert_eq!(tree(&mut Json::new(&text)), read);
    }

    #[test]
    fn any_text_is_taken_or_refused_as_by_the_library(text in any::<String>()) {
        agrees(&text)?;
    }

    #[test]
    fn any_bits_are_taken_or_refused_as_by_the_library(text in bits()) {
        agrees(&text)?;
        agrees(&format!("[{text}]"))?;
        agrees(&format!("{{\"a\":{text}}}"))?;
        agrees(&format!("\"{text}\""))?;
    }

    #[test]
    fn a_value_with_a_mistake_too(value in value(), at: prop::sample::Index, with in bits(), cut in 0..3_usize) {
        let mut text: Vec<char> = format!("{value:#}").chars().collect();
        let at = at.index(text.len());
        let end = (at + cut).min(text.len());
        text.splice(at..end, with.chars());
        agrees(&text.into_iter().collect::<String>())?;
    }

    #[test]
    fn numbers_are_what_they_are(whole in 0..1_u64 << 53, power in -22..=7_i32, negative: bool) {
        let sign = if negative { "-" } else { "" };
        let text = format!("{sign}{whole}e{power}");
        let number = Number::parse(&text).expect("it is a number");
        prop_assert_eq!(number.to_f64(), text.parse().ok(), "{}", text);
        let plain = format!("{sign}{}", whole as f64 / 1e3);
        let number = Number::parse(&plain).expect("it is a number");
        prop_assert!(number.exact && (!number.digits.is_multiple_of(10) || number.digits == 0), "{}", plain);
        let (near, exact) = (number.to_f64().expect("it is finite"), plain.parse::<f64>().expect("it is a number"));
        prop_assert!((near - exact).abs() <= exact.abs() * f64::EPSILON, "{}", plain);
    }
}

#[test]
fn digits_and_exponent() {
    let read = |text: &str| {
        let number = Number::parse(text).expect("it is a number");
        (
            number.negative,
            number.digits,
            number.exponent,
            number.exact,
        )
    };
    assert_eq!(read("0"), (false, 0, 0, true));
    assert_eq!(read("-0.000e-999999999999"), (true, 0, 0, true));
    assert_eq!(read("4.80"), (false, 48, -1, true));
    assert_eq!(read("1200"), (false, 12, 2, true));
    assert_eq!(read("1.50e+3"), (false, 15, 2, true));
    assert_eq!(read("-0.05E-2"), (true, 5, -4, true));
    assert_eq!(read("18446744073709551615"), (false, u64::MAX, 0, true));
    assert!(!read("18446744073709551616").3);
    assert_eq!(
        read(&format!("1{}.{}e-30", "0".repeat(30), "0".repeat(30))),
        (false, 1, 0, true)
    );
    assert_eq!(
        read(&format!("0.{}7", "0".repeat(40))),
        (false, 7, -41, true)
    );
    let long = format!("{}.5", "123456789".repeat(5));
    let near = Number::parse(&long)
        .and_then(Number::to_f64)
        .expect("it is finite");
    assert!(
        (near / 1.234_567_891_234_567_8e44 - 1.0).abs() < 1e-15,
        "{near}"
    );
    assert_eq!(Number::parse("1e999").and_then(Number::to_f64), None);
    assert_eq!(Number::parse("1e-999").and_then(Number::to_f64), Some(0.0));
    for bad in ["", "-", "e5", "1e", "1e+", "1.2.3", "1x", "+1", ".5"] {
        assert_eq!(Number::parse(bad), None, "{bad}");
    }
}

#[test]
fn of_two_keys_the_last_is_found() {
    let text = r#" {"a": [{"b": 1}], "b": 2, "\u0062": 3} "#;
    let mut json = Json::new(text);
    let at = json.find("b").expect("it is there");
    json.go(at);
    assert_eq!(json.value(), "3");
    assert_eq!(Json::new(text).find("c"), None);
    assert_eq!(Json::new("[1]").find("c"), None);
}

#[test]
fn half_characters_are_no_text() {
    for half in [
        r#""\ud800""#,
        r#""\udca1""#,
        r#""\ud83da""#,
        r#""\ud83d\n""#,
        r#""\ud83d\ud83d""#,
    ] {
        check(half).expect("it is JSON by the grammar");
        let mut json = Json::new(half);
        assert_eq!(json.text(), None, "{half}");
        assert_eq!(json.at(), 0);
    }
    assert_eq!(
        Json::new(r#""\ud83d\uDCA1\/""#).text().as_deref(),
        Some("💡/")
    );
}

#[test]
fn what_ends_a_plain_text_is_found_wherever_it_stands() {
    for length in 0..20 {
        for at in 0..length {
            for byte in 0..=0xff {
                for before in [b'a', 0x20, 0x7f, 0x80, 0xff] {
                    // What stands behind is another end, of each kind that there is.
                    let mut bytes = vec![before; at];
                    bytes.push(byte);
                    bytes.extend(b"\"\\\n".iter().cycle().take(length - at));
                    let ends = matches!(byte, 0..0x20 | b'"' | b'\\');
                    let found = if ends { at } else { at + 1 };
                    assert_eq!(plain(&bytes), found, "{bytes:?}");
                }
            }
        }
    }
}

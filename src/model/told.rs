//! What a report tells in words, with the matter it is about.

use serde::Serialize;

use super::LocalText;
use super::json::Kind;
use super::read::Reader;
use super::shape::Wanted;

/// One limitation or task of a report. Written as a plain string or `{"vi": …, "en": …}`, and with
/// `"topic": "loan_sharking"` where it is about one matter that other reports may speak of in other
/// words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Written")]
pub struct Told {
    /// What is told, in our words.
    pub text: LocalText,
    /// The matter: lower-case words joined by `_`. Missing: it can be recognised again only by its
    /// very words.
    pub topic: Option<String>,
}

impl Told {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        match reader.json.kind() {
            Kind::Text => reader.text().map(|vi| Self {
                text: LocalText::Vietnamese(vi),
                topic: None,
            }),
            Kind::Object => {
                let (mut vi, mut en, mut topic) = (String::new(), None, None);
                let well = reader.object(&["vi"], &mut |r, field| {
                    match field {
                        "vi" => vi = r.must_text(),
                        "en" => en = r.maybe(Reader::text),
                        "topic" => topic = r.maybe(Reader::text),
                        _ => return false,
                    }
                    true
                });
                let text = match en {
                    Some(en) => LocalText::Both { vi, en },
                    None => LocalText::Vietnamese(vi),
                };
                well.then_some(Self { text, topic })
            }
            _ => {
                reader.wrong(Wanted::LocalText);
                None
            }
        }
    }
}

/// What a report tells in words: a plain string in Vietnamese, or an object with one language or
/// both and the topic.
#[derive(Clone, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "Told"))]
#[serde(untagged)]
enum Written {
    /// Vietnamese only, no topic.
    Vietnamese(String),
    /// In one language or both.
    Full {
        /// Vietnamese.
        vi: String,
        /// English.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        en: Option<String>,
        /// The one matter it is about, the same wherever a report speaks of that matter, in
        /// whatever words: `loan_sharking`. Lower-case words joined by `_`. An item about several
        /// matters has none, or is better written as several items.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        topic: Option<String>,
    },
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Told {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Written::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Written::json_schema(generator)
    }
}

impl From<Told> for Written {
    fn from(told: Told) -> Self {
        match (told.text, told.topic) {
            (LocalText::Vietnamese(vi), None) => Self::Vietnamese(vi),
            (LocalText::Vietnamese(vi), topic) => Self::Full {
                vi,
                en: None,
                topic,
            },
            (LocalText::Both { vi, en }, topic) => Self::Full {
                vi,
                en: Some(en),
                topic,
            },
        }
    }
}

/// Whether a topic is written as topics are: `loan_sharking`, `covid_19`.
pub fn is_topic(id: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    id.starts_with(|c: char| c.is_ascii_lowercase()) && id.split('_').all(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::read::one;

    #[test]
    fn every_form_round_trips() {
        for text in [
            r#""Còn ít.""#,
            r#"{"vi":"Còn ít.","en":"Few."}"#,
            r#"{"vi":"Còn ít.","topic":"few"}"#,
            r#"{"vi":"Còn ít.","en":"Few.","topic":"few"}"#,
        ] {
            let told: Told = one(text, Told::read).unwrap();
            assert_eq!(told.text.vi(), "Còn ít.");
            assert_eq!(serde_json::to_string(&told).unwrap(), text);
        }
        assert!(one(r#"{"en":"Few."}"#, Told::read).is_err());
    }

    #[test]
    fn topics_are_plain_words() {
        for good in ["fraud", "loan_sharking", "covid_19"] {
            assert!(is_topic(good), "{good}");
        }
        for bad in [
            "",
            "Fraud",
            "a__b",
            "_a",
            "a_",
            "a-b",
            "lừa_đảo",
            "19_covid",
            "a b",
        ] {
            assert!(!is_topic(bad), "{bad}");
        }
    }
}

//! Words that come with the data, in Vietnamese and, where given, in English.

use serde::Serialize;

use super::json::Kind;
use super::read::Reader;
use super::shape::Wanted;

/// A text of the data: a plain string is Vietnamese only, an object gives both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum LocalText {
    /// Vietnamese only.
    Vietnamese(String),
    /// Both languages.
    Both {
        /// Vietnamese.
        vi: String,
        /// English.
        en: String,
    },
}

impl LocalText {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        match reader.json.kind() {
            Kind::Text => reader.text().map(Self::Vietnamese),
            Kind::Object => {
                let (mut vi, mut en) = (String::new(), String::new());
                let well = reader.object(&["vi", "en"], &mut |r, field| {
                    match field {
                        "vi" => vi = r.must_text(),
                        "en" => en = r.must_text(),
                        _ => return false,
                    }
                    true
                });
                well.then_some(Self::Both { vi, en })
            }
            _ => {
                reader.wrong(Wanted::LocalText);
                None
            }
        }
    }

    /// The Vietnamese wording; always there.
    pub fn vi(&self) -> &str {
        match self {
            Self::Vietnamese(vi) | Self::Both { vi, .. } => vi,
        }
    }

    /// The English wording; `None` where the data gives only Vietnamese.
    pub fn en(&self) -> Option<&str> {
        match self {
            Self::Vietnamese(_) => None,
            Self::Both { en, .. } => Some(en),
        }
    }
}

//! Words that come with the data, in Vietnamese and, where given, in English.

use std::borrow::Cow;

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

/// A text of the data as it is read, Vietnamese and English: borrowed where it can be.
pub(super) type Wording<'a> = (Cow<'a, str>, Option<Cow<'a, str>>);

impl LocalText {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        Self::wording(reader).map(Self::from_wording)
    }

    /// Reads one without keeping it.
    pub(super) fn wording<'a>(reader: &mut Reader<'a>) -> Option<Wording<'a>> {
        match reader.json.kind() {
            Kind::Text => reader.word(Wanted::Text).map(|vi| (vi, None)),
            Kind::Object => {
                let (mut vi, mut en) = (Cow::default(), Cow::default());
                let well = reader.object(&["vi", "en"], &mut |r, field| {
                    match field {
                        "vi" => vi = r.word(Wanted::Text).unwrap_or_default(),
                        "en" => en = r.word(Wanted::Text).unwrap_or_default(),
                        _ => return false,
                    }
                    true
                });
                well.then_some((vi, Some(en)))
            }
            _ => {
                reader.wrong(Wanted::LocalText);
                None
            }
        }
    }

    pub(super) fn from_wording((vi, en): Wording) -> Self {
        let vi = vi.into_owned();
        match en {
            None => Self::Vietnamese(vi),
            Some(en) => Self::Both {
                vi,
                en: en.into_owned(),
            },
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

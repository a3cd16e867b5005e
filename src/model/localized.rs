//! Words that come with the data, in Vietnamese and, where given, in English.

use serde::{Deserialize, Serialize};

/// A text of the data: a plain string is Vietnamese only, an object gives both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
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

//! What a reader sets once for everything read here: size of the text, colours, language. It is no part
//! of a view: links and other people's pages are left as they are.

use super::{Selection, to_query, value_of};
use crate::text::Lang;

/// The sizes of the text, percent of what the page around asks for.
pub const SIZES: [u32; 5] = [88, 100, 115, 130, 150];

/// The size that the page around asks for.
pub const USUAL: u32 = 100;

/// How the reader wants to see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// Size of the text, percent: one of [`SIZES`].
    pub text: u32,
    /// Dark or light against what the page and the system say; `None` is as they say.
    pub dark: Option<bool>,
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            text: USUAL,
            dark: None,
        }
    }
}

impl Looks {
    /// The next size below, or the same at the lower end.
    pub fn smaller(self) -> u32 {
        let below = SIZES.iter().rev().find(|size| **size < self.text);
        *below.unwrap_or(&self.text)
    }

    /// The next size above, or the same at the upper end.
    pub fn larger(self) -> u32 {
        let above = SIZES.iter().find(|size| **size > self.text);
        *above.unwrap_or(&self.text)
    }
}

/// What is kept from visit to visit, where the page around allows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// How it is to look.
    pub looks: Looks,
    /// The language, once one was chosen.
    pub lang: Option<Lang>,
}

impl Kept {
    /// As it is written: `text=115&theme=dark&lang=en`; what was not chosen is left out.
    pub fn to_text(self) -> String {
        let mut pairs = Vec::new();
        if self.looks.text != USUAL {
            pairs.push(format!("text={}", self.looks.text));
        }
        if let Some(dark) = self.looks.dark {
            pairs.push(format!("theme={}", theme(dark)));
        }
        if let Some(lang) = self.lang {
            pairs.push(format!("lang={}", lang.code()));
        }
        pairs.join("&")
    }

    /// Reads it; what is not understood counts as not chosen.
    pub fn of_text(text: &str) -> Self {
        let of = |key| value_of(text, key).unwrap_or_default();
        let size = of("text");
        let size = SIZES.into_iter().find(|s| s.to_string() == size);
        let dark = match &of("theme")[..] {
            "dark" => Some(true),
            "light" => Some(false),
            _ => None,
        };
        Self {
            looks: Looks {
                text: size.unwrap_or(USUAL),
                dark,
            },
            lang: Lang::from_code(&of("lang")),
        }
    }

    /// The language of a query: the one that it names, else the one kept, else the first.
    pub fn lang_for(self, query: &str) -> Lang {
        let named = value_of(query, "lang").map(|code| Lang::from_code(&code).unwrap_or_default());
        named.or(self.lang).unwrap_or_default()
    }

    /// The query of a selection, to be read where this is kept: the first language is named too where
    /// another would be taken.
    pub fn query_of(self, selection: &Selection) -> String {
        let query = to_query(selection);
        match self.lang_for(&query) == selection.lang {
            true => query,
            false if query.is_empty() => format!("lang={}", selection.lang.code()),
            false => format!("{query}&lang={}", selection.lang.code()),
        }
    }
}

/// The word for dark or light colours, as in the attribute `theme`.
pub fn theme(dark: bool) -> &'static str {
    if dark { "dark" } else { "light" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_round_trips() {
        for text in SIZES {
            for dark in [None, Some(true), Some(false)] {
                for lang in [None, Some(Lang::Vi), Some(Lang::En)] {
                    let kept = Kept {
                        looks: Looks { text, dark },
                        lang,
                    };
                    assert_eq!(Kept::of_text(&kept.to_text()), kept);
                }
            }
        }
        assert_eq!(Kept::default().to_text(), "");
    }

    #[test]
    fn what_somebody_else_wrote_does_no_harm() {
        for text in ["", "{}", "text=9000", "text=&theme=red&lang=fr", "=&&text"] {
            assert_eq!(Kept::of_text(text), Kept::default(), "{text}");
        }
        let mixed = Kept::of_text("text=huge&theme=dark&more=1");
        assert_eq!(mixed.to_text(), "theme=dark");
    }

    #[test]
    fn sizes_are_steps_with_two_ends() {
        let mut looks = Looks::default();
        let mut up = vec![looks.text];
        while looks.larger() != looks.text {
            looks.text = looks.larger();
            up.push(looks.text);
        }
        assert_eq!(up, [100, 115, 130, 150]);
        while looks.smaller() != looks.text {
            looks.text = looks.smaller();
        }
        assert_eq!(looks.text, SIZES[0]);
    }

    #[test]
    fn a_language_asked_for_stands_above_the_one_kept() {
        let english = Kept::of_text("lang=en");
        assert_eq!(english.lang_for("view=years"), Lang::En);
        assert_eq!(english.lang_for("?lang=vi&view=years"), Lang::Vi);
        assert_eq!(english.lang_for("lang=fr"), Lang::Vi);
        assert_eq!(Kept::default().lang_for("lang=en"), Lang::En);
        assert_eq!(Kept::default().lang_for(""), Lang::Vi);
    }

    #[test]
    fn a_query_is_read_back_in_its_language() {
        for kept in ["", "lang=vi", "lang=en"].map(Kept::of_text) {
            for lang in [Lang::Vi, Lang::En] {
                for q in ["", "fire"] {
                    let selection = Selection {
                        lang,
                        filter: q.to_owned(),
                        ..Selection::default()
                    };
                    assert_eq!(kept.lang_for(&kept.query_of(&selection)), lang);
                }
            }
        }
        let plain = Selection::default();
        assert_eq!(Kept::default().query_of(&plain), "");
    }
}

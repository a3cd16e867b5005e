//! Code that shows the present view in another page, and the address of the view as a page.

use super::still;
use crate::state::{self, Selection, pairs, to_query, value_of};
use crate::text::share;

/// How tall a frame is until it says so itself, px.
pub const FRAME_HEIGHT: u32 = 600;

/// Where the widget and its data are published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The address of the folder that `binh-yen.js` came from, with `/` at its end; empty where it
    /// is not known.
    pub base: String,
    /// The whole address of the reports.
    pub data: String,
}

impl Site {
    /// As the element tells the program in its query.
    pub fn of(query: &str) -> Self {
        Self {
            base: value_of(query, "base").unwrap_or_default(),
            data: value_of(query, "data").unwrap_or_default(),
        }
    }
}

/// What is pasted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Code {
    /// The custom element, with plain HTML inside.
    #[default]
    Element,
    /// A frame.
    Frame,
    /// A link.
    Link,
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's device has it.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word in attributes and in the query.
    pub fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// What an editor chooses beside the view and its language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What is pasted.
    pub code: Code,
    /// The colours.
    pub theme: Theme,
    /// Of a frame, in px; `None` is as tall as the content.
    pub height: Option<u32>,
}

/// The height that an editor typed; anything but 1 to 20000 px is automatic.
pub fn height(typed: &str) -> Option<u32> {
    let height = typed.trim().parse().ok();
    height.filter(|h| (1..=20_000).contains(h))
}

/// The address of a view as a page of its own: the page of the widget with the view as its query.
pub fn address(site: &Site, selection: &Selection, theme: Theme) -> String {
    let mut query = to_query(selection);
    let mut add = |key: &str, value: &str| {
        let before = if query.is_empty() { "" } else { "&" };
        query.push_str(&format!("{before}{key}={}", state::escaped(value)));
    };
    if !site.data.is_empty() && site.data != format!("{}data/", site.base) {
        add("data", &site.data);
    }
    if theme != Theme::Auto {
        add("theme", theme.code());
    }
    format!("{}index.html?{query}", site.base)
}

/// A view as it stands in the code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inside {
    /// What it is called.
    pub title: String,
    /// The app, as [`still::app`] writes it.
    pub app: String,
    /// The same in plain HTML.
    pub plain: String,
    /// How tall it is in a frame, px, if that is known.
    pub height: Option<u32>,
}

/// The code for a view.
pub fn snippet(site: &Site, selection: &Selection, inside: &Inside, choices: Choices) -> String {
    match choices.code {
        Code::Element => element(site, selection, inside, choices),
        Code::Frame => frame(site, selection, inside, choices),
        Code::Link => {
            let href = escaped(&address(site, selection, choices.theme));
            let lang = selection.lang.code();
            let title = escaped(&inside.title);
            format!("<a href=\"{href}\" hreflang=\"{lang}\">{title}</a>\n")
        }
    }
}

fn element(site: &Site, s: &Selection, inside: &Inside, choices: Choices) -> String {
    let mut attributes = Vec::new();
    let mut add = |key: &str, value: &str| attributes.push((key.to_owned(), value.to_owned()));
    if !site.data.is_empty() {
        add("src", &site.data);
    }
    for (key, value) in pairs(&to_query(s)) {
        if key != "lang" {
            add(&key, &value);
        }
    }
    // Also the language of the plain HTML.
    add("lang", s.lang.code());
    if choices.theme != Theme::Auto {
        add("theme", choices.theme.code());
    }
    let plain = plain(site, s, inside, choices.theme);
    let element = still::element(&attributes, &still::linked(&site.base), &inside.app, &plain);
    script(site, "binh-yen.js") + &element
}

fn frame(site: &Site, s: &Selection, inside: &Inside, choices: Choices) -> String {
    let src = escaped(&address(site, s, choices.theme));
    let title = escaped(&inside.title);
    let height = choices.height.or(inside.height).unwrap_or(FRAME_HEIGHT);
    let (mark, follow) = match choices.height {
        Some(_) => ("", String::new()),
        None => (" data-binh-yen", script(site, "binh-yen-frame.js")),
    };
    let plain = plain(site, s, inside, choices.theme);
    // Attributes, since a strict policy forbids inline styles.
    format!(
        "<iframe{mark} src=\"{src}\" title=\"{title}\" width=\"100%\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\"></iframe>\n{follow}<noscript>{plain}</noscript>\n"
    )
}

/// The view in plain HTML, and after it a link to the whole.
fn plain(site: &Site, s: &Selection, inside: &Inside, theme: Theme) -> String {
    let link = escaped(&address(site, s, theme));
    let words = share::all_figures(s.lang);
    format!("{}\n<p><a href=\"{link}\">{words}</a></p>", inside.plain)
}

fn script(site: &Site, name: &str) -> String {
    let src = escaped(&format!("{}{name}", site.base));
    format!("<script type=\"module\" src=\"{src}\"></script>\n")
}

/// Text that means itself between tags and between double quotes. Control characters, which HTML
/// changes or forbids, become spaces.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c if c.is_control() => html.push(' '),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests;

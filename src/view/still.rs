//! A view as it is written into a page beforehand: the app's markup, drawn for several widths, without
//! what works only while the program runs. What can be pressed and
//! shows something to read (a number, a name) becomes text; controls become `inert`, and
//! styles/still.css shows them pale while the program is awaited, else not at all.

mod tokens;

use tokens::{Token, attributes, is_void, tokens};

use super::snippet::escaped;
use crate::state::View;
use crate::text::terms::terms;
use crate::text::{Lang, breaks, charts, doubt, prerender, ui};

/// Buttons that are read: what they hold stays, as text of the same look and size.
const READ: [&str; 4] = [
    "by-ref",
    "by-rows__link",
    "by-summary__place",
    "by-table__sort",
];

/// Groups of controls, with the words around them.
const CONTROLS: [&str; 10] = [
    "by-head",
    "by-tabs",
    "by-controls",
    "by-field",
    "by-pair",
    "by-pair__side",
    "by-bases",
    "by-similar",
    "by-summary__others",
    "by-all__save",
];

/// Single controls that may stand outside of a group.
const CONTROL: [&str; 5] = ["button", "input", "select", "label", "textarea"];

struct Open {
    /// The name that its end tag must have.
    name: String,
    /// Whether it is a button that became text.
    read: bool,
    /// Whether it is inert.
    inert: bool,
}

/// The widths that charts are drawn for, px, each with its class. A page shows the widest that fits, so
/// that at most a third of the room stays empty; heights change at 520 and 560. styles/still.css has
/// the classes.
const WIDTHS: [(u16, &str); 6] = [
    (288, "by-still__room--288"),
    (368, "by-still__room--368"),
    (520, "by-still__room--520"),
    (560, "by-still__room--560"),
    (752, "by-still__room--752"),
    (960, "by-still__room--960"),
];

/// The widths that a view has to be drawn for, px.
pub fn widths(view: View) -> impl Iterator<Item = u16> {
    let all = match view {
        View::Years | View::Places => WIDTHS.len(),
        _ => 1,
    };
    WIDTHS.iter().take(all).map(|(width, _)| *width)
}

/// The app for a page where nothing runs yet, of what was drawn for each of the [`widths`].
pub fn app(drawn: &[String], lang: Lang) -> String {
    let classes = WIDTHS.iter().map(|(_, class)| *class);
    let each = drawn.iter().map(|html| still(html, lang));
    in_all_widths(&classes.zip(each).collect::<Vec<_>>())
}

/// The style of the element, from the folder at `base`, an address that ends in `/` or is empty.
pub fn linked(base: &str) -> String {
    let base = escaped(base);
    format!("<link rel=\"stylesheet\" href=\"{base}binh-yen.css\">")
}

/// The element with an app in its shadow root, and `plain` for browsers that know neither. `style` is the
/// markup that brings the style, such as [`linked`].
pub fn element(attributes: &[(String, String)], style: &str, app: &str, plain: &str) -> String {
    let attributes = attributes.iter();
    let attributes = attributes.map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)));
    // The loader takes the box with the class `wait`: what it holds stays until the app is painted.
    format!(
        "<binh-yen{attributes}>\n<template shadowrootmode=\"open\">\
         {style}<div class=\"wait\">{app}</div></template>\n{plain}\n</binh-yen>\n",
        attributes = attributes.collect::<String>(),
    )
}

/// The markup for a page where nothing runs yet.
fn still(html: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(html.len());
    let mut stack: Vec<Open> = Vec::new();
    for token in tokens(html) {
        match token {
            Token::Text(text) => out.push_str(&sentences(text, lang)),
            Token::Close(_) => {
                if let Some(open) = stack.pop() {
                    out.push_str(&format!("</{}>", open.name));
                }
            }
            Token::Open(name, rest) => {
                let open = opened(name, rest, &stack);
                out.push_str(&tag(name, rest, &open, lang));
                if !is_void(name) {
                    stack.push(open);
                }
            }
        }
    }
    out
}

fn opened(name: &str, rest: &str, stack: &[Open]) -> Open {
    let all = attributes(rest);
    let class = all.iter().find(|(key, _)| *key == "class");
    let classes: Vec<&str> = class.map_or(Vec::new(), |(_, all)| all.split(' ').collect());
    let is = |names: &[&str]| classes.iter().any(|c| names.contains(c));
    let read = name == "button" && is(&READ);
    let around = stack.iter().any(|o| o.inert);
    let inert = is(&CONTROLS) || is(&["by-ref--note"]) || CONTROL.contains(&name) && !read;
    Open {
        name: if read { "span" } else { name }.to_owned(),
        read,
        inert: inert && !around,
    }
}

/// The start tag as it is written.
fn tag(name: &str, rest: &str, open: &Open, lang: Lang) -> String {
    let all = attributes(rest);
    let has = |key: &str, value: &str| all.contains(&(key, value));
    let spot = name == "g" && all.iter().any(|(key, _)| *key == "data-spot");
    let label = all.iter().find(|(key, _)| *key == "aria-label");
    let label = label.filter(|_| spot).map(|(_, text)| *text);
    let left_out: &[&str] = match () {
        () if open.read => &["type", "title"],
        // A value of a chart: its label stays as a title.
        () if spot => &["role", "tabindex", "aria-label"],
        () if has("role", "tabpanel") => &["role", "aria-labelledby"],
        () => &[],
    };
    let mut tag = format!("<{}", open.name);
    for (key, value) in all {
        if !left_out.contains(&key) {
            tag.push_str(&format!(" {key}=\"{}\"", quoted(value)));
        }
    }
    if open.inert {
        tag.push_str(" inert=\"\"");
    }
    tag.push('>');
    if let Some(label) = label {
        // What pressing would do is not true yet.
        let hints = [ui::words(lang).opens_source, breaks::opens(lang)];
        let cut = |hint: &str| label.strip_suffix(&format!(" ({hint})"));
        let label = hints.into_iter().find_map(cut).unwrap_or(label);
        tag.push_str(&format!("<title>{label}</title>"));
    }
    tag
}

/// Sentences that ask to press something are inert too, and have others in their place.
fn sentences(text: &str, lang: Lang) -> String {
    let terms = terms(lang);
    let mark = prerender::mark_means(lang);
    let instead = [
        (terms.press_a_number, ""),
        (terms.choose_places, ""),
        (terms.star_means, prerender::star_means(lang)),
        (doubt::mark_means(lang), &mark),
    ];
    let mut text = text.replace(charts::keys(lang), "");
    for (sentence, other) in instead {
        let other = match other {
            "" => String::new(),
            other => format!("<span class=\"by-still__only\">{other}</span>"),
        };
        let both = format!("<span inert=\"\">{sentence}</span>{other}");
        text = text.replace(sentence, &both);
    }
    text
}

/// A value as it may stand anywhere: browsers write `<` and `>` as they are.
fn quoted(value: &str) -> String {
    value.replace('<', "&lt;").replace('>', "&gt;")
}

/// Plain HTML has no class to it: there is no style.
pub fn plain(html: &str) -> String {
    let html = bare(html);
    html.replace("<tr>", "\n<tr>").replace("<p>", "\n<p>")
}

/// The same markup without classes.
fn bare(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for token in tokens(html) {
        match token {
            Token::Text(text) => out.push_str(text),
            Token::Close(name) => out.push_str(&format!("</{name}>")),
            Token::Open(name, rest) => {
                out.push_str(&format!("<{name}"));
                for (key, value) in attributes(rest) {
                    if key != "class" {
                        out.push_str(&format!(" {key}=\"{}\"", quoted(value)));
                    }
                }
                out.push('>');
            }
        }
    }
    out
}

/// Puts into each figure what stands in it when drawn for each width, side by side, each with its class;
/// the style shows the widest that has room. Without figures all are the same.
fn in_all_widths(drawn: &[(&str, String)]) -> String {
    let Some((_, first)) = drawn.first() else {
        return String::new();
    };
    let parts = drawn.iter().map(|(class, html)| {
        let figures = figures(html).into_iter();
        (*class, figures.map(|(at, end)| &html[at..end]).collect())
    });
    let parts: Vec<(&str, Vec<&str>)> = parts.collect();
    let mut out = String::new();
    let mut done = 0;
    for (i, (at, end)) in figures(first).into_iter().enumerate() {
        out.push_str(&first[done..at]);
        for (nth, (class, figures)) in parts.iter().enumerate() {
            let figure = figures.get(i).copied().unwrap_or_default();
            // Patterns and descriptions are named by id, and these stand in one tree.
            let figure = figure
                .replace("id=\"still-", &format!("id=\"still{nth}-"))
                .replace(
                    "describedby=\"still-",
                    &format!("describedby=\"still{nth}-"),
                )
                .replace("url(#still-", &format!("url(#still{nth}-"));
            out.push_str(&format!(
                "<div class=\"by-still__room {class}\">{figure}</div>"
            ));
        }
        done = end;
    }
    out.push_str(&first[done..]);
    out
}

/// Where the charts of figures begin and end, before a caption.
fn figures(html: &str) -> Vec<(usize, usize)> {
    const START: &str = "class=\"by-figure\">";
    let starts = html.match_indices(START).map(|(at, _)| at + START.len());
    let end = |at: usize| {
        let ends = ["<figcaption", "</figure>"].map(|tag| html[at..].find(tag));
        ends.into_iter().flatten().min().map(|end| (at, at + end))
    };
    starts.filter_map(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_becomes_text_and_a_control_inert() {
        let html = "<dd><button type=\"button\" title=\"open\" class=\"by-ref\"><b>20</b></button></dd>\
                    <div class=\"by-tabs\"><button class=\"by-tabs__tab\">Table</button></div><input class=\"x\" value=\"a\">";
        assert_eq!(
            still(html, Lang::En),
            "<dd><span class=\"by-ref\"><b>20</b></span></dd>\
             <div class=\"by-tabs\" inert=\"\"><button class=\"by-tabs__tab\">Table</button></div><input class=\"x\" value=\"a\" inert=\"\">"
        );
    }

    #[test]
    fn what_is_heard_of_a_mark_stays() {
        let html = "<button class=\"by-ref\"><span class=\"by-doubt__mark\"><span class=\"by-hidden\">does not fit: </span></span>20</button>";
        assert!(still(html, Lang::En).contains("does not fit"));
        let html = "<button class=\"by-ref\"><b>0</b><span class=\"by-hidden\"> (read with care)</span></button>";
        assert!(still(html, Lang::En).contains("read with care"));
    }

    #[test]
    fn figures_of_all_widths_stand_side_by_side() {
        let html = |class| {
            let html =
                "<p>a</p><figure class=\"by-figure\"><svg id=\"still-h\"></svg></figure><p>b</p>";
            (class, html.to_owned())
        };
        assert_eq!(
            in_all_widths(&[html("x"), html("y")]),
            "<p>a</p><figure class=\"by-figure\"><div class=\"by-still__room x\"><svg id=\"still0-h\"></svg></div>\
             <div class=\"by-still__room y\"><svg id=\"still1-h\"></svg></div></figure><p>b</p>"
        );
    }
}

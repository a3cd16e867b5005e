//! Snippets read back as a browser reads them: the same selection, and nothing that data could add.

use proptest::prelude::*;

use super::*;
use crate::state::{Order, View, from_query};
use crate::text::Lang;

/// A tag or a text, with its character references resolved.
#[derive(Debug, PartialEq)]
enum Token {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

/// Reads the HTML that snippets are made of; anything else is a failure.
fn tokens(html: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            all.push(Token::Text(resolved(&rest[..end])));
            rest = &rest[end..];
            continue;
        };
        if let Some(tag) = tag.strip_prefix('/') {
            let (name, after) = tag.split_once('>').expect("a tag ends");
            all.push(Token::Close(name.to_owned()));
            rest = after;
            continue;
        }
        let end = tag.find([' ', '>']).expect("a tag ends");
        let (name, mut tag) = tag.split_at(end);
        let mut attributes = Vec::new();
        while let Some(attribute) = tag.strip_prefix(' ') {
            let end = attribute.find(['=', ' ', '>']).expect("it ends");
            let (name, after) = attribute.split_at(end);
            let (value, after) = match after.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"').expect("a value ends"),
                None => ("", after),
            };
            attributes.push((name.to_owned(), resolved(value)));
            tag = after;
        }
        rest = tag.strip_prefix('>').expect("a tag ends");
        all.push(Token::Open(name.to_owned(), attributes));
    }
    all
}

fn resolved(text: &str) -> String {
    assert!(!text.contains(['<', '>', '"']), "{text}");
    let known = text.matches("&amp;").count() + text.matches("&lt;").count();
    let known = known + text.matches("&gt;").count() + text.matches("&quot;").count();
    assert_eq!(text.matches('&').count(), known, "{text}");
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// The attributes of the only tag of this name.
fn only<'t>(all: &'t [Token], tag: &str) -> &'t [(String, String)] {
    let mut found = all.iter().filter_map(|token| match token {
        Token::Open(name, attributes) if name == tag => Some(attributes),
        _ => None,
    });
    let first = found.next().expect("there is one");
    assert!(found.next().is_none(), "there is but one {tag}");
    first
}

fn value<'t>(attributes: &'t [(String, String)], key: &str) -> Option<&'t str> {
    let mut all = attributes.iter().filter(|(k, _)| k == key);
    let found = all.next().map(|(_, v)| v.as_str());
    assert!(all.next().is_none(), "{key} twice");
    found
}

/// Every tag is closed in order, and no tag is other than those that snippets are made of.
fn assert_whole(all: &[Token]) {
    let mut open: Vec<&str> = Vec::new();
    for token in all {
        match token {
            Token::Open(name, _) => {
                let known = [
                    "script", "binh-yen", "template", "link", "div", "iframe", "noscript", "a", "p",
                ];
                assert!(known.contains(&name.as_str()), "{name}");
                if name != "link" {
                    open.push(name);
                }
            }
            Token::Close(name) => assert_eq!(open.pop(), Some(name.as_str())),
            Token::Text(_) => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

fn visible(all: &[Token]) -> String {
    let texts = all.iter().filter_map(|token| match token {
        Token::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

fn site() -> Site {
    Site {
        base: "https://bao.example/binh-yen/".to_owned(),
        data: "https://so.example/du lieu.json?a=1&b=\"2\"".to_owned(),
    }
}

/// Anything one may type, with what HTML and addresses treat otherwise more often than not.
fn word() -> impl Strategy<Value = String> {
    let hostile = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "\" onload=\"x",
        "'><img src=x onerror=x>",
        "</binh-yen>",
        "</textarea>",
        "<!--",
        "-->",
        "&quot;",
        "&amp",
        "a&b=c#d?e%41+f",
        "\u{110}\u{1eaf}k L\u{1eaf}k",
        "javascript:alert(1)",
        "😀",
        "\u{202e}back",
    ]);
    prop_oneof![hostile.prop_map(str::to_owned), "[^\\p{Cc},]{1,12}"]
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("not empty", |text| !text.is_empty())
}

fn selection() -> impl Strategy<Value = Selection> {
    let period = prop::sample::select(vec!["2024", "2024-H1", "2021-06-15..2022-06-14", "2020-Q3"]);
    let periods = prop::collection::vec(period.prop_map(|p| p.parse().unwrap()), 0..3);
    let chosen = (
        prop::sample::select(View::ALL.to_vec()),
        prop::collection::btree_set(word(), 0..5),
        periods,
        prop::option::of(word()),
        prop::option::of(word()),
        prop::option::of(word()),
    );
    let rest = (
        any::<bool>(),
        any::<bool>(),
        prop::option::of(word()),
        any::<bool>(),
        prop::option::of(1900..2200_i32),
    );
    (chosen, rest).prop_map(|(chosen, rest)| {
        let (view, places, periods, indicator, measure, scope) = chosen;
        let (english, by_value, filter, per_100k, population) = rest;
        Selection {
            view,
            places: places.into_iter().collect(),
            periods,
            indicator,
            measure,
            scope,
            lang: if english { Lang::En } else { Lang::Vi },
            order: if by_value { Order::Value } else { Order::Name },
            filter: filter.unwrap_or_default(),
            per_100k,
            population,
        }
    })
}

fn inside() -> impl Strategy<Value = Inside> {
    (word(), prop::option::of(1..20_000_u32)).prop_map(|(title, height)| Inside {
        title,
        app: "<div>app</div>".to_owned(),
        plain: "<p>plain</p>".to_owned(),
        height,
    })
}

fn choices() -> impl Strategy<Value = Choices> {
    let theme = prop::sample::select(Theme::ALL.to_vec());
    let code = prop::sample::select(vec![Code::Element, Code::Frame, Code::Link]);
    (code, theme, prop::option::of(1..20_000_u32)).prop_map(|(code, theme, height)| Choices {
        code,
        theme,
        height,
    })
}

/// An address opens the same view, from the same data, in the same colours.
fn assert_opens(address: &str, s: &Selection, choices: Choices) {
    let query = address
        .strip_prefix("https://bao.example/binh-yen/index.html?")
        .expect("the widget's own page");
    assert!(query.is_ascii() && !query.contains(['#', '?', ' ', '"', '<']));
    assert_eq!(from_query(query), *s);
    assert_eq!(value_of(query, "data"), Some(site().data));
    let theme = value_of(query, "theme");
    let theme = theme.and_then(|word| Theme::from_code(&word));
    assert_eq!(theme.unwrap_or_default(), choices.theme);
}

proptest! {
    #[test]
    fn a_snippet_read_back_is_the_same_view(s in selection(), f in inside(), c in choices()) {
        let site = site();
        let all = tokens(&snippet(&site, &s, &f, c));
        assert_whole(&all);
        let visible = visible(&all);
        match c.code {
            Code::Element => {
                let own = only(&all, "binh-yen");
                prop_assert_eq!(value(own, "src"), Some(site.data.as_str()));
                prop_assert_eq!(value(own, "lang"), Some(s.lang.code()));
                prop_assert_eq!(value(own, "height"), None);
                let theme = value(own, "theme").and_then(Theme::from_code);
                prop_assert_eq!(theme.unwrap_or_default(), c.theme);
                let kept = own.iter().filter(|(k, _)| !matches!(k.as_str(), "src" | "theme"));
                let query: Vec<String> = kept.map(|(k, v)| format!("{k}={}", state::escaped(v))).collect();
                prop_assert_eq!(from_query(&query.join("&")), s.clone());
                let loader = only(&all, "script");
                prop_assert_eq!(value(loader, "src"), Some("https://bao.example/binh-yen/binh-yen.js"));
                prop_assert!(visible.contains("app") && visible.contains("plain"));
                let style = only(&all, "link");
                prop_assert_eq!(value(style, "href"), Some("https://bao.example/binh-yen/binh-yen.css"));
                let Some(Token::Open(_, link)) = all.iter().rfind(|t| matches!(t, Token::Open(n, _) if n == "a")) else {
                    panic!("a link to the whole");
                };
                assert_opens(value(link, "href").unwrap(), &s, c);
            }
            Code::Frame => {
                let own = only(&all, "iframe");
                assert_opens(value(own, "src").unwrap(), &s, c);
                prop_assert_eq!(value(own, "title"), Some(f.title.as_str()));
                let height = c.height.or(f.height).unwrap_or(FRAME_HEIGHT).to_string();
                prop_assert!(visible.contains("plain"));
                prop_assert_eq!(value(own, "height"), Some(height.as_str()));
                let follows = all.iter().any(|t| matches!(t, Token::Open(n, _) if n == "script"));
                prop_assert_eq!(value(own, "data-binh-yen").is_some(), c.height.is_none());
                prop_assert_eq!(follows, c.height.is_none());
            }
            Code::Link => {
                assert_opens(value(only(&all, "a"), "href").unwrap(), &s, c);
                prop_assert_eq!(visible.trim_end(), f.title.as_str());
            }
        }
    }

    #[test]
    fn whatever_is_escaped_means_itself(text in "\\PC*") {
        let html = format!("<p title=\"{0}\">{0}</p>", escaped(&text));
        let all = tokens(&html);
        prop_assert_eq!(value(only(&all, "p"), "title"), Some(text.as_str()));
        prop_assert_eq!(visible(&all), text);
    }
}

#[test]
fn control_characters_are_spaces() {
    assert_eq!(escaped("a\0b\nc\r\u{1b}"), "a b c  ");
}

#[test]
fn the_data_beside_the_widget_needs_no_mention() {
    let site = Site {
        base: "https://bao.example/".to_owned(),
        data: "https://bao.example/data/".to_owned(),
    };
    let s = from_query("view=years&places=gia-lai/kbang");
    assert_eq!(
        address(&site, &s, Theme::Auto),
        "https://bao.example/index.html?view=years&places=gia-lai/kbang"
    );
    let code = snippet(&site, &s, &Inside::default(), Choices::default());
    let expected = "<binh-yen src=\"https://bao.example/data/\" view=\"years\" places=\"gia-lai/kbang\" lang=\"vi\">";
    assert!(code.contains(expected), "{code}");
}

#[test]
fn heights_are_whole_pixels_within_reason() {
    for (typed, found) in [
        ("600", Some(600)),
        (" 80 ", Some(80)),
        ("20000", Some(20_000)),
    ] {
        assert_eq!(height(typed), found, "{typed}");
    }
    for typed in ["", "0", "-5", "1e3", "600px", "20001", "99999999999999"] {
        assert_eq!(height(typed), None, "{typed}");
    }
}

//! What the widget's own styles say of a shape, as SVG attributes: a picture that stands alone has no
//! style sheet, and programs that draw SVG read attributes best.

use std::fmt::Write;

/// A style sheet of ours as it is needed here: see [`shorten`].
macro_rules! sheet {
    ($file:literal) => {{
        const WHOLE: &[u8] = include_bytes!(concat!("../../../styles/", $file));
        const LENGTH: usize = shorten(WHOLE, &mut [0; WHOLE.len()]);
        const SHORT: [u8; LENGTH] = {
            let mut all = [0; WHOLE.len()];
            shorten(WHOLE, &mut all);
            *all.first_chunk().expect("it is as long as before")
        };
        match std::str::from_utf8(&SHORT) {
            Ok(text) => text,
            Err(_) => panic!("not UTF-8"),
        }
    }};
}

/// The widget's custom properties.
const TOKENS: &str = sheet!("tokens.css");
/// The rules for charts.
pub const CHART: &str = sheet!("chart.css");

/// Writes a style sheet without comments and with single spaces, and returns its length. While the program
/// is compiled: nobody reads here what is written for people, and it would be downloaded.
const fn shorten(css: &[u8], out: &mut [u8]) -> usize {
    let (mut at, mut length) = (0, 0);
    while at < css.len() {
        if css[at] == b'/' && css[at + 1] == b'*' {
            at += 2;
            while !(css[at] == b'*' && css[at + 1] == b'/') {
                at += 1;
            }
            at += 2;
            continue;
        }
        let space = css[at].is_ascii_whitespace();
        if !space || length == 0 || out[length - 1] != b' ' {
            out[length] = if space { b' ' } else { css[at] };
            length += 1;
        }
        at += 1;
    }
    length
}

/// Properties that SVG has as attributes too; the others say nothing of a picture.
const DRAWN: [&str; 12] = [
    "color",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "paint-order",
    "font-size",
    "font-weight",
];

/// A rule for one element: its tag, if it names one, its classes, and what it says.
struct Rule {
    tag: String,
    classes: Vec<String>,
    weight: usize,
    says: Vec<(String, String)>,
}

/// The styles of the light theme.
pub struct Look {
    tokens: Vec<(String, String)>,
    rules: Vec<Rule>,
}

impl Look {
    /// Reads the style sheets.
    pub fn light() -> Self {
        let tokens = tokens(false);
        let mut all = Vec::new();
        for (selectors, body) in rules(CHART) {
            let says: Vec<(String, String)> = declared(&body)
                .filter(|(name, _)| DRAWN.contains(name))
                .map(|(name, value)| (name.to_owned(), resolved(value, &tokens)))
                .collect();
            for selector in selectors.split(',').filter(|_| !says.is_empty()) {
                all.extend(rule(selector, &says));
            }
        }
        Self { tokens, rules: all }
    }

    /// The value of a custom property, such as `--_ink`.
    pub fn token(&self, name: &str) -> String {
        resolved(&format!("var({name})"), &self.tokens)
    }

    /// All that the styles say of an element, as attributes with a space before each.
    pub fn attributes(&self, tag: &str, class: &str) -> String {
        let own: Vec<&str> = class.split(' ').collect();
        let fits = |rule: &&Rule| {
            (rule.tag.is_empty() || rule.tag == tag)
                && rule.classes.iter().all(|c| own.contains(&c.as_str()))
        };
        let mut said: Vec<(&str, &str, usize)> = Vec::new();
        for rule in self.rules.iter().filter(fits) {
            for (name, value) in &rule.says {
                match said.iter_mut().find(|(known, ..)| known == name) {
                    // Of equal weight the later one holds.
                    Some(old) if old.2 <= rule.weight => *old = (name, value, rule.weight),
                    Some(_) => {}
                    None => said.push((name, value, rule.weight)),
                }
            }
        }
        let mut text = String::new();
        for (name, value, _) in said {
            // Writing to a String can not fail.
            let _ = write!(text, " {name}=\"{}\"", escaped(value));
        }
        text
    }
}

/// The last element of a selector; `None` if it is of a state or in another element's.
fn rule(selector: &str, says: &[(String, String)]) -> Option<Rule> {
    if selector.contains([':', '[', '>', '+', '~']) {
        return None;
    }
    let parts: Vec<&str> = selector.split_whitespace().collect();
    let last = parts.last()?;
    let mut names = last.split('.');
    let tag = names.next().unwrap_or_default().to_owned();
    let classes: Vec<String> = names.map(str::to_owned).collect();
    let above = parts.len() - 1;
    Some(Rule {
        weight: 100 * (classes.len() + above) + usize::from(!tag.is_empty()),
        tag,
        classes,
        says: says.to_vec(),
    })
}

/// Names and values of what stands between the brackets of a rule.
fn declared(body: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = body.split(';').filter_map(|line| line.split_once(':'));
    pairs.map(|(name, value)| (name.trim(), value.trim()))
}

/// Text for XML, in content and attributes. Characters that XML 1.0 does not have are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

/// Custom properties by name; later ones stand before earlier ones.
pub fn tokens(dark: bool) -> Vec<(String, String)> {
    let mut tokens = Vec::new();
    for (selector, body) in rules(TOKENS) {
        let is = |own: &str| selector.split(',').any(|s| s.trim() == own);
        if is(".by-app") || (dark && is("[data-theme=\"dark\"] .by-app")) {
            let own = declared(&body);
            tokens.extend(own.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
    }
    tokens.reverse();
    tokens
}

/// Every rule outside of `@` rules: selector and body, of a style sheet without comments.
pub fn rules(css: &str) -> Vec<(String, String)> {
    let mut rules = Vec::new();
    let mut rest = css;
    while let Some((selector, after)) = rest.split_once('{') {
        let end = closing(after);
        let (body, beyond) = (&after[..end], after.get(end + 1..).unwrap_or_default());
        let selector = selector.trim();
        if !selector.starts_with('@') {
            rules.push((selector.to_owned(), body.trim().to_owned()));
        }
        rest = beyond;
    }
    rules
}

/// Where the bracket that is open before `css` closes.
fn closing(css: &str) -> usize {
    let mut open = 1;
    for (i, c) in css.char_indices() {
        match c {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return i;
        }
    }
    css.len()
}

/// With the values of custom properties; those of the host page (`--by-…`) take their defaults.
pub fn resolved(css: &str, tokens: &[(String, String)]) -> String {
    let Some((before, rest)) = css.split_once("var(") else {
        return css.to_owned();
    };
    let mut open = 1;
    let end = rest.char_indices().find(|(_, c)| {
        open += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        open == 0
    });
    let end = end.map_or(rest.len(), |(i, _)| i);
    let (inner, after) = (&rest[..end], rest.get(end + 1..).unwrap_or_default());
    let (name, default) = inner.split_once(',').unwrap_or((inner, ""));
    let own = tokens.iter().find(|(n, _)| n == name.trim());
    let value = own.map_or(default.trim(), |(_, value)| value);
    let value = resolved(value, tokens);
    format!("{before}{value}{}", resolved(after, tokens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_is_shortened() {
        let css = b"/* a */ .b,\n.c {\n  x: 1px /* y */ 2px; }\n";
        let mut out = [0; 60];
        let length = shorten(css, &mut out);
        assert_eq!(&out[..length], b" .b, .c { x: 1px 2px; } ");
        assert!(!CHART.contains("/*") && rules(CHART).len() > 20);
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(
            escaped("a<b>&\"c\"\u{1}\nd"),
            "a&lt;b&gt;&amp;&quot;c&quot; d"
        );
    }

    #[test]
    fn an_element_has_what_the_style_sheet_says_of_it() {
        let look = Look::light();
        let grid = look.attributes("line", "by-chart__grid");
        assert_eq!(grid, format!(" stroke=\"{}\"", look.token("--_line")));
        let value = look.attributes("text", "by-chart__value");
        assert!(value.contains(" font-weight=\"650\""), "{value}");
        assert!(value.contains(" font-size=\"13px\""), "{value}");
        let small = look.attributes("text", "by-chart__small");
        assert!(small.contains("font-size=\"12px\""), "{small}");
        assert!(small.contains(&look.token("--_soft")), "{small}");
        let bar = look.attributes("rect", "by-chart__bar by-chart--rest");
        assert!(bar.contains(&look.token("--_rest-bar")), "{bar}");
        assert!(!bar.contains("var("), "{bar}");
    }

    #[test]
    fn nothing_drawn_is_without_colour() {
        // Every class that charts draw with: each has to say how it is seen.
        let look = Look::light();
        for (tag, class) in [
            ("line", "by-chart__axis"),
            ("rect", "by-chart__gap"),
            ("path", "by-chart__line by-chart--two"),
            ("rect", "by-chart__soft by-chart--one"),
            ("line", "by-chart__conflict"),
        ] {
            let said = look.attributes(tag, class);
            assert!(
                said.contains("fill=\"") || said.contains("stroke=\""),
                "{class}: {said}"
            );
        }
    }
}

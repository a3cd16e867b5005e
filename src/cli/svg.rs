//! A drawing as an SVG document that looks right by itself: the shapes of `view::chart` with the
//! widget's own styles, every custom property resolved for one theme.

use std::fmt::Write;

use crate::text::Lang;
use crate::view::chart::{Drawing, px};
use crate::view::take::css::{self, CHART, escaped, resolved, rules};
use crate::view::take::shapes;

/// Room around the drawing, px: marks and letters reach a little beyond it.
const MARGIN: f64 = 12.0;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Theme {
    #[default]
    Light,
    Dark,
}

impl Theme {
    pub(super) const ALL: [Self; 2] = [Self::Light, Self::Dark];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The whole document.
pub(super) fn document(drawing: &Drawing, theme: Theme, lang: Lang) -> String {
    let (width, height) = (drawing.width + 2.0 * MARGIN, drawing.height + 2.0 * MARGIN);
    let (w, h) = (px(width), px(height));
    let corner = px(-MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"by-chart\" viewBox=\"{corner} {corner} {w} {h}\" \
         width=\"{w}\" height=\"{h}\" lang=\"{}\" role=\"img\" aria-labelledby=\"title desc\">\n",
        lang.code()
    );
    let mut line = |text: String| {
        svg.push_str(&text);
        svg.push('\n');
    };
    line(format!(
        "<title id=\"title\">{}</title>",
        escaped(&drawing.title)
    ));
    line(format!(
        "<desc id=\"desc\">{}</desc>",
        escaped(&drawing.description)
    ));
    line(format!("<style>\n{}</style>", style(theme)));
    let by_class = |_: &str, class: &str| format!(" class=\"{class}\"");
    line("<defs>".to_owned());
    line(shapes::textures(&by_class));
    line("</defs>".to_owned());
    line(format!(
        "<rect class=\"by-ground\" x=\"{corner}\" y=\"{corner}\" width=\"{w}\" height=\"{h}\"/>"
    ));
    for shape in &drawing.shapes {
        line(shapes::element(shape, &by_class));
    }
    svg.push_str("</svg>\n");
    svg
}

/// The rules for charts, with plain colours in place of custom properties.
fn style(theme: Theme) -> String {
    let tokens = css::tokens(theme == Theme::Dark);
    let mut css = String::new();
    for (selector, body) in rules(CHART) {
        // Pointing and focus mean nothing in a picture.
        if selector.contains("__spot") || selector.contains("__area") {
            continue;
        }
        // Writing to a String can not fail.
        let _ = writeln!(css, "{selector} {{ {} }}", resolved(&body, &tokens));
    }
    let font = resolved("var(--_font)", &tokens);
    let ground = resolved("var(--_ground)", &tokens);
    let _ = writeln!(css, ".by-chart {{ font-family: {font}; }}");
    let _ = writeln!(css, ".by-ground {{ fill: {ground}; }}");
    css
}

/// A short name of what a document looks like: FNV-1a of it, 64 bits, in hexadecimal. Ids,
/// whitespace and tenths of a pixel do not count, so that only what is seen does.
pub(super) fn fingerprint(svg: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in normalised(svg).bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// Whole pixels (but in paths), no ids, no more than one space.
fn normalised(svg: &str) -> String {
    let words = svg.split_whitespace().map(|w| whole_pixels(without_id(w)));
    words.collect::<Vec<_>>().join(" ")
}

fn without_id(word: &str) -> &str {
    let rest = word.strip_prefix("id=\"");
    rest.and_then(|rest| rest.split_once('"'))
        .map_or(word, |(_, rest)| rest)
}

fn whole_pixels(word: &str) -> String {
    let length = |(name, value): (&str, &str)| {
        let (number, rest) = value.strip_prefix('"')?.split_once('"')?;
        let number: f64 = number.parse().ok()?;
        Some(format!("{name}=\"{:.0}\"{rest}", number))
    };
    let found = word.split_once('=').and_then(length);
    found.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::chart::Shape;

    #[test]
    fn every_custom_property_is_resolved() {
        for theme in Theme::ALL {
            let css = style(theme);
            assert!(!css.contains("var(") && !css.contains("--_"), "{css}");
            assert!(!css.contains("@media"), "{css}");
        }
        assert!(style(Theme::Light).contains("#0072b2"));
        assert!(style(Theme::Dark).contains("#56b4e9"));
        assert!(!style(Theme::Dark).contains("#0072b2"));
    }

    #[test]
    fn a_document_is_whole() {
        let drawing = Drawing {
            title: "a & b".to_owned(),
            shapes: vec![Shape::Rect {
                x: 0.04,
                y: 1.0,
                width: 2.0,
                height: 3.0,
                class: "by-chart__hatch by-chart--two",
            }],
            ..Drawing::default()
        };
        let svg = document(&drawing, Theme::Light, Lang::Vi);
        assert!(
            svg.contains("<title id=\"title\">a &amp; b</title>"),
            "{svg}"
        );
        assert!(svg.contains("fill=\"url(#hatch-two)\""), "{svg}");
        assert!(svg.contains("<pattern id=\"hatch-two\""), "{svg}");
    }

    #[test]
    fn a_fingerprint_sees_pixels_and_words_but_not_tenths() {
        let of =
            |x: &str, text: &str| fingerprint(&format!("<text x=\"{x}\" id=\"a\">{text}</text>"));
        assert_eq!(of("10", "a"), of("10.2", "a"));
        assert_eq!(
            of("10", "a"),
            fingerprint("<text  x=\"10\"\n id=\"a\">a</text>")
        );
        assert_ne!(of("10", "a"), of("12", "a"));
        assert_ne!(of("10", "a"), of("10", "b"));
    }
}

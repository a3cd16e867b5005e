//! The shapes of a drawing as SVG text, for documents that stand by themselves. How a shape looks is
//! said by whoever asks: by its class and a style, or by attributes alone.

use super::css::escaped;
use crate::view::chart::{Anchor, Shape, px};

/// The attributes of an element of this name and class, each with a space before it.
pub type Attributes<'a> = &'a dyn Fn(&str, &str) -> String;

/// Textures that bars name by their id; the same as in components/chart.rs.
pub fn textures(attributes: Attributes) -> String {
    let tone = |tone: &str| {
        let class = format!("by-chart__thread by-chart--{tone}");
        format!(
            "<pattern id=\"hatch-{tone}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"{}/></pattern>\n",
            attributes("line", &class)
        )
    };
    ["one", "two", "rest"].map(tone).concat()
}

/// A shape.
pub fn element(shape: &Shape, attributes: Attributes) -> String {
    let px = |length: &f64| px(*length);
    match shape {
        Shape::Line {
            x1,
            y1,
            x2,
            y2,
            class,
        } => format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>",
            px(x1),
            px(y1),
            px(x2),
            px(y2),
            attributes("line", class)
        ),
        Shape::Rect {
            x,
            y,
            width,
            height,
            class,
        } => {
            let said = attributes("rect", class);
            let fill = match class.contains("__hatch") && !said.contains(" fill=") {
                true => format!(
                    " fill=\"url(#hatch-{})\"",
                    class.rsplit('-').next().unwrap_or("one")
                ),
                false => String::new(),
            };
            format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{said}{fill}/>",
                px(x),
                px(y),
                px(width),
                px(height)
            )
        }
        Shape::Circle { cx, cy, r, class } => format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
            px(cx),
            px(cy),
            px(r),
            attributes("circle", class)
        ),
        Shape::Path { d, class } => {
            format!("<path d=\"{}\"{}/>", escaped(d), attributes("path", class))
        }
        Shape::Text {
            x,
            y,
            anchor,
            class,
            text,
        } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            format!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\"{}>{}</text>",
                px(x),
                px(y),
                attributes("text", class),
                escaped(text)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::take::css::Look;

    #[test]
    fn a_hatched_bar_names_its_texture() {
        let look = Look::light();
        let alone = |tag: &str, class: &str| look.attributes(tag, class);
        let shape = Shape::Rect {
            x: 0.0,
            y: 1.0,
            width: 2.0,
            height: 3.0,
            class: "by-chart__hatch by-chart--two",
        };
        assert!(element(&shape, &alone).contains("fill=\"url(#hatch-two)\""));
        assert!(textures(&alone).contains("id=\"hatch-two\""));
        assert!(!textures(&alone).contains("class="));
    }
}

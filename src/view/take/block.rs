//! Pieces of a picture: each knows its height and is drawn from its own upper left corner.

use super::css::{Look, escaped};
use super::{measure, shapes};
use crate::view::chart::{Anchor, Drawing, px};

/// A piece.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Height with the room below it, px.
    pub height: f64,
    /// Its elements.
    pub svg: String,
    /// How many rows of figures it is.
    pub rows: usize,
}

/// How words are set.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Size of the type, px.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// The custom property of its colour.
    pub ink: &'static str,
    /// Room below the last line, px.
    pub below: f64,
}

/// Distance of lines, in sizes of the type: Vietnamese stacks two marks on a capital.
const LINE: f64 = 1.38;

/// From the top of a line to its foot, in sizes of the type.
const FOOT: f64 = 1.06;

/// Words in as many lines as they need.
pub fn paragraph(look: &Look, text: &str, style: Style, width: f64) -> Block {
    let lines = measure::lines(text, width, style.size, style.bold);
    let mut svg = String::new();
    for (i, line) in lines.iter().enumerate() {
        let y = style.size * (LINE * i as f64 + FOOT);
        svg.push_str(&words(look, (0.0, y), Anchor::Start, style, line));
    }
    Block {
        height: style.size * LINE * lines.len() as f64 + style.below,
        svg,
        rows: 0,
    }
}

/// Words on one line; `y` is its foot.
pub fn words(look: &Look, (x, y): (f64, f64), anchor: Anchor, style: Style, text: &str) -> String {
    let weight = if style.bold {
        " font-weight=\"650\""
    } else {
        ""
    };
    format!(
        "<text x=\"{}\" y=\"{}\"{} font-size=\"{}\"{weight} fill=\"{}\">{}</text>\n",
        px(x),
        px(y),
        anchored(anchor),
        px(style.size),
        look.token(style.ink),
        escaped(text)
    )
}

fn anchored(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    }
}

/// A thin line over the whole width.
pub fn rule(look: &Look, width: f64, ink: &str, below: f64) -> Block {
    let (width, colour) = (px(width), look.token(ink));
    Block {
        height: 1.0 + below,
        svg: format!("<line x1=\"0\" y1=\"0.5\" x2=\"{width}\" y2=\"0.5\" stroke=\"{colour}\"/>\n"),
        rows: 0,
    }
}

/// Empty room.
pub fn room(height: f64) -> Block {
    Block {
        height,
        ..Block::default()
    }
}

/// A figure with what is said of it.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// The number with its signs.
    pub value: String,
    /// What it counts.
    pub unit: String,
    /// Its change and what that comes to.
    pub change: String,
}

/// All figures of one subject.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The subject.
    pub title: String,
    /// Its figures.
    pub cells: Vec<Cell>,
}

const TITLE: Style = Style {
    size: 14.0,
    bold: false,
    ink: "--_ink",
    below: 0.0,
};
const NUMBER: Style = Style {
    size: 20.0,
    bold: true,
    ink: "--_ink",
    below: 0.0,
};
/// What is said beside a number.
pub const BESIDE: Style = Style {
    size: 12.5,
    bold: false,
    ink: "--_soft",
    below: 0.0,
};

/// The subject at the left, its numbers right-aligned in one column of all rows, what is said of them
/// after that.
pub fn row(look: &Look, row: &Row, numbers: f64, width: f64) -> Block {
    let left = (width * 0.4).floor();
    let title = paragraph(look, &row.title, TITLE, left - 12.0);
    let mut svg = placed(&title.svg, 0.0, 11.0);
    let edge = left + numbers;
    let mut y = 6.0;
    for cell in &row.cells {
        let fits = measure::width(&cell.value, NUMBER.size, true) <= numbers;
        let foot = y + NUMBER.size * FOOT;
        let (x, anchor) = if fits {
            (edge, Anchor::End)
        } else {
            (left, Anchor::Start)
        };
        // A number that is wider than its column has its words below it.
        let (size, beside, top) = match fits {
            true => (NUMBER.size, edge + 8.0, foot - BESIDE.size * FOOT),
            false => (17.0, left, foot + 3.0),
        };
        let number = Style { size, ..NUMBER };
        let wide = measure::lines(&cell.value, width - left, size, true);
        if fits || wide.len() < 2 {
            svg.push_str(&words(look, (x, foot), anchor, number, &cell.value));
        } else {
            let block = paragraph(look, &cell.value, number, width - left);
            svg.push_str(&placed(&block.svg, left, foot - size * FOOT));
        }
        let lower = (wide.len().max(1) - 1) as f64 * size * LINE;
        let (top, mut end) = match fits {
            true => (top, foot + 4.0),
            false => (top + lower, foot + lower + 4.0),
        };
        let unit = paragraph(look, &cell.unit, BESIDE, width - beside);
        let change = paragraph(look, &cell.change, BESIDE, width - beside);
        svg.push_str(&placed(&unit.svg, beside, top));
        svg.push_str(&placed(&change.svg, beside, top + unit.height));
        if unit.height + change.height > 0.0 {
            end = end.max(top + unit.height + change.height);
        }
        y = end + 2.0;
    }
    let height = y.max(title.height + 14.0) + 6.0;
    svg.push_str(&placed(
        &rule(look, width, "--_line", 0.0).svg,
        0.0,
        height - 1.0,
    ));
    Block {
        height,
        svg,
        rows: 1,
    }
}

/// How wide the column of numbers has to be, within reason.
pub fn number_column(rows: &[Row], width: f64) -> f64 {
    let cells = rows.iter().flat_map(|r| &r.cells);
    let widths = cells.map(|c| measure::width(&c.value, NUMBER.size, true).ceil());
    widths.filter(|w| *w <= width * 0.27).fold(30.0, f64::max)
}

/// A chart, as large as it was laid out times `scale`.
pub fn chart(look: &Look, drawing: &Drawing, scale: f64, below: f64) -> Block {
    let mut svg = String::new();
    for shape in &drawing.shapes {
        svg.push_str(&shapes::element(shape, &|tag, class| {
            look.attributes(tag, class)
        }));
        svg.push('\n');
    }
    // Three decimals: a tenth would be seen at the far end.
    let thousandths = (scale * 1000.0).floor() / 1000.0;
    if thousandths < 1.0 {
        svg = format!("<g transform=\"scale({thousandths})\">\n{svg}</g>\n");
    }
    Block {
        height: drawing.height * thousandths.min(1.0) + below,
        svg,
        rows: 0,
    }
}

/// Elements moved to where they belong.
pub fn placed(svg: &str, x: f64, y: f64) -> String {
    match svg.is_empty() {
        true => String::new(),
        false => format!(
            "<g transform=\"translate({} {})\">\n{svg}</g>\n",
            px(x),
            px(y)
        ),
    }
}

/// One below the other; what they are together.
pub fn stacked(blocks: &[Block]) -> Block {
    let mut all = Block::default();
    for block in blocks {
        all.svg.push_str(&placed(&block.svg, 0.0, all.height));
        all.height += block.height;
        all.rows += block.rows;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_one_below_the_other() {
        let look = Look::light();
        let style = Style {
            below: 5.0,
            ..TITLE
        };
        let one = paragraph(&look, "a b c", style, 300.0);
        let both = stacked(&[one.clone(), rule(&look, 10.0, "--_ink", 2.0)]);
        assert!((both.height - one.height - 3.0).abs() < 1e-9);
        assert!(
            both.svg
                .contains(&format!("translate(0 {})", px(one.height)))
        );
    }

    #[test]
    fn a_row_is_as_tall_as_what_is_in_it() {
        let look = Look::light();
        let cell = |value: &str| Cell {
            value: value.to_owned(),
            unit: "vụ".to_owned(),
            change: "giảm 4,8% so với năm trước, suy ra năm trước là 21 vụ".to_owned(),
        };
        let one = Row {
            title: "Ma túy".to_owned(),
            cells: vec![cell("20")],
        };
        let two = Row {
            cells: vec![cell("20"), cell("≥ 1.234")],
            ..one.clone()
        };
        let height = |r: &Row| {
            row(
                &look,
                r,
                number_column(std::slice::from_ref(r), 330.0),
                330.0,
            )
            .height
        };
        assert!(height(&two) > height(&one) * 1.7);
    }
}

//! A view as one SVG that stands alone: heading, sentences, chart or figures, what signs mean, who says
//! so and where it is seen. Attributes only, in the light colours.

use chrono::NaiveDate;

use super::block::{
    self, Block, Style, number_column, paragraph, placed, room, row, rule, stacked,
};
use super::content::{Body, Content, content, drawn};
use super::css::{Look, escaped};
use super::shapes;
use crate::state::Selection;
use crate::text::{Lang, names, take};
use crate::view::Focus;
use crate::view::chart::{bars, px};

/// The shape of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Format {
    /// So many px wide, as tall as its content.
    Seen(f64),
    /// 1200 × 630, as pages and chats show beside a link.
    #[default]
    Wide,
    /// 1080 × 1350, as a phone shows it.
    Tall,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The document.
    pub svg: String,
    /// Its width, px.
    pub width: f64,
    /// Its height, px.
    pub height: f64,
    /// What it shows, in a line.
    pub title: String,
}

const KICKER: Style = style(15.0, true, "--_ink", 1.0);
const STATUS: Style = style(12.5, false, "--_soft", 2.0);
const TITLE: Style = style(24.0, true, "--_ink", 4.0);
const SUBTITLE: Style = style(15.0, false, "--_soft", 8.0);
const LEAD: Style = style(16.0, false, "--_ink", 8.0);
const SAYS: Style = style(13.5, false, "--_soft", 7.0);
const NOTE: Style = style(11.5, false, "--_soft", 4.0);
const MORE: Style = style(13.0, false, "--_soft", 6.0);
const NAME: Style = style(13.0, true, "--_ink", 2.0);

const fn style(size: f64, bold: bool, ink: &'static str, below: f64) -> Style {
    Style {
        size,
        bold,
        ink,
        below,
    }
}

/// The narrowest and widest that a picture as seen is laid out.
const SEEN: (f64, f64) = (328.0, 1280.0);

/// The narrowest chart of several side by side, px.
const PANEL: f64 = 250.0;

/// The view as a picture; `None` for a view that has none. `link` is the address of the view, `day`
/// when it is taken.
pub fn picture(
    focus: &Focus,
    selection: &Selection,
    format: Format,
    link: &str,
    day: Option<NaiveDate>,
) -> Option<Picture> {
    let content = content(focus, selection)?;
    let look = Look::light();
    let lang = focus.lang;
    // Laid out in these px; the shapes that are fixed are then shown larger.
    let (wide, tall, zoom) = match format {
        Format::Seen(width) => (width.clamp(SEEN.0, SEEN.1).floor(), None, 1.0),
        Format::Wide => (840.0, Some(441.0), 1200.0 / 840.0),
        Format::Tall => (480.0, Some(600.0), 1080.0 / 480.0),
    };
    let margin = if wide < 420.0 { 16.0 } else { 24.0 };
    let inner = wide - 2.0 * margin;
    let page = Page {
        look: &look,
        content: &content,
        lang,
        inner,
    };
    let foot = page.foot(link, day);
    let above = tall.map(|tall| tall - 2.0 * margin - foot.height - 10.0);
    let body = match (format, above) {
        (Format::Wide, Some(above)) => page.side_by_side(above),
        (_, Some(above)) => page.in_one(above),
        (_, None) => page.whole(),
    };
    let height = tall.unwrap_or((2.0 * margin + body.height + 10.0 + foot.height).ceil());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {} {}\" \
         lang=\"{}\" role=\"img\" font-family=\"{}\" fill=\"{}\">\n<title>{}</title>\n<desc>{}</desc>\n<defs>\n{}</defs>\n\
         <rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
        px(wide),
        px(height),
        lang.code(),
        escaped(&look.token("--_font")),
        look.token("--_ink"),
        escaped(&content.heading()),
        escaped(&content.says.join(" ")),
        shapes::textures(&|tag, class| look.attributes(tag, class)),
        px(wide),
        px(height),
        look.token("--_ground"),
        w = px(wide * zoom),
        h = px(height * zoom),
    );
    svg.push_str(&placed(&body.svg, margin, margin));
    svg.push_str(&placed(&foot.svg, margin, height - margin - foot.height));
    svg.push_str("</svg>\n");
    Some(Picture {
        svg,
        width: wide * zoom,
        height: height * zoom,
        title: content.heading(),
    })
}

impl Content {
    /// Place and subject in a line.
    fn heading(&self) -> String {
        let place = self.kicker.split(" · ").next().unwrap_or_default();
        let parts = [place, &self.title, &self.subtitle];
        let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        parts.join(" – ")
    }
}

struct Page<'a> {
    look: &'a Look,
    content: &'a Content,
    lang: Lang,
    inner: f64,
}

impl Page<'_> {
    /// What signs mean, who says so, where and when it is seen.
    fn foot(&self, link: &str, day: Option<NaiveDate>) -> Block {
        let mut lines: Vec<String> = Vec::new();
        if !self.content.notes.is_empty() {
            lines.push(self.content.notes.join(" "));
        }
        if !self.content.sources.is_empty() {
            let label = take::sources(self.lang);
            lines.push(format!("{label}: {}", self.content.sources));
        }
        let day = day.map(|day| format!("{}. ", take::taken(day, self.lang)));
        let day = day.unwrap_or_default();
        lines.push(format!("{day}{}: {link}", take::seen_at(self.lang)));
        let mut blocks = vec![rule(self.look, self.inner, "--_ink", 5.0)];
        let set = |line: &String| paragraph(self.look, line, NOTE, self.inner);
        blocks.extend(lines.iter().map(set));
        stacked(&blocks)
    }

    fn head(&self, width: f64, size: f64) -> Vec<Block> {
        let c = self.content;
        let title = Style {
            size: (if width < 420.0 { 21.0 } else { TITLE.size }) * size,
            ..TITLE
        };
        let (place, status) = c.kicker.split_once(" · ").unwrap_or((&c.kicker, ""));
        let all = [
            (place, KICKER),
            (status, STATUS),
            (&c.title, title),
            (&c.subtitle, SUBTITLE),
        ];
        let some = all.into_iter().filter(|(text, _)| !text.is_empty());
        some.map(|(text, style)| paragraph(self.look, &names::capitalised(text), style, width))
            .collect()
    }

    /// Sentences, in type of a size that is a part of the usual one.
    fn says(&self, width: f64, size: f64) -> Vec<Block> {
        let set = |(i, text): (usize, &String)| {
            let style = if i == 0 { LEAD } else { SAYS };
            let style = Style {
                size: style.size * size,
                ..style
            };
            // Long lines are hard to read.
            paragraph(self.look, text, style, width.min(720.0))
        };
        self.content.says.iter().enumerate().map(set).collect()
    }

    /// Everything, as tall as it comes.
    fn whole(&self) -> Block {
        let mut blocks = self.head(self.inner, 1.0);
        match &self.content.body {
            Body::Rows(rows, more) => {
                blocks.extend(self.says(self.inner, 1.0));
                if !rows.is_empty() {
                    blocks.push(room(4.0));
                    blocks.push(self.columns(rows));
                }
                if *more > 0 {
                    blocks.push(room(6.0));
                    blocks.push(self.more(*more, self.inner));
                }
            }
            _ => {
                blocks.push(self.charts(self.inner, None));
                blocks.extend(self.says(self.inner, 1.0));
            }
        }
        stacked(&blocks)
    }

    /// One below the other within a height: sentences give way to rows and charts.
    fn in_one(&self, height: f64) -> Block {
        let head = stacked(&self.head(self.inner, 1.0));
        let room_left = height - head.height;
        let mut blocks = vec![head];
        match &self.content.body {
            Body::Rows(rows, more) => {
                let says = self.fitting(self.says(self.inner, 1.0), room_left * 0.5);
                let left = room_left - says.height - 4.0;
                blocks.push(says);
                blocks.push(room(4.0));
                blocks.push(self.rows(rows, self.inner, left, *more));
            }
            _ => {
                // Smaller type and a smaller chart before a sentence is left out.
                let whole = self.charts(self.inner, None).height;
                let says = SIZES.map(|size| self.says(self.inner, size));
                let fits = |says: &&Vec<Block>| {
                    room_left - stacked(says).height >= (whole * LEAST).min(room_left * 0.7)
                };
                let says = says.iter().find(fits).unwrap_or(&says[2]);
                let for_chart = (room_left - stacked(says).height).max(room_left * 0.6);
                let chart = self.charts(self.inner, Some(for_chart));
                let left = room_left - chart.height;
                blocks.push(chart);
                blocks.push(self.fitting(says.clone(), left));
            }
        }
        stacked(&blocks)
    }

    /// Words at the left, figures or chart at the right, within a height.
    fn side_by_side(&self, height: f64) -> Block {
        let left = (self.inner * 0.4).floor() - 14.0;
        let right = self.inner - left - 28.0;
        // Smaller type before anything is left out.
        let sizes = [1.15, 1.0, 0.9, 0.82];
        let set = |size: f64| {
            let mut all = self.head(left, size);
            let head = stacked(&all).height;
            all.extend(self.says(left, size));
            (stacked(&all).height <= height, all, head, size)
        };
        let tries: Vec<_> = sizes.into_iter().map(set).collect();
        let words = match tries.into_iter().find(|(fits, ..)| *fits) {
            Some((_, all, ..)) => stacked(&all),
            None => {
                let head = stacked(&self.head(left, 0.82));
                let says = self.fitting(self.says(left, 0.82), height - head.height);
                stacked(&[head, says])
            }
        };
        let figures = match &self.content.body {
            Body::Rows(rows, more) => self.rows(rows, right, height, *more),
            _ => self.charts(right, Some(height)),
        };
        Block {
            height,
            svg: words.svg + &placed(&figures.svg, left + 28.0, 0.0),
            rows: figures.rows,
        }
    }

    /// As many paragraphs as fit; that there are more is said.
    fn fitting(&self, all: Vec<Block>, height: f64) -> Block {
        if stacked(&all).height <= height {
            return stacked(&all);
        }
        let more = paragraph(
            self.look,
            take::more_at_address(self.lang),
            NOTE,
            self.inner.min(300.0),
        );
        let mut left = height - more.height;
        let mut kept = Vec::new();
        for block in all {
            left -= block.height;
            if left < 0.0 {
                break;
            }
            kept.push(block);
        }
        if !kept.is_empty() || height >= more.height {
            kept.push(more);
        }
        stacked(&kept)
    }

    fn more(&self, count: usize, width: f64) -> Block {
        paragraph(self.look, &take::more(count, self.lang), MORE, width)
    }

    /// Rows in one column within a height; `beyond` more are known to be left out.
    fn rows(&self, rows: &[block::Row], width: f64, height: f64, beyond: usize) -> Block {
        let numbers = number_column(rows, width);
        let all: Vec<Block> = rows
            .iter()
            .map(|r| row(self.look, r, numbers, width))
            .collect();
        if beyond == 0 && stacked(&all).height <= height {
            return stacked(&all);
        }
        let foot = MORE.size * 1.4 + 6.0;
        let mut kept = Vec::new();
        let mut left = height - foot - 6.0;
        for block in all {
            left -= block.height;
            if left < 0.0 {
                break;
            }
            kept.push(block);
        }
        let out = rows.len() - kept.len() + beyond;
        kept.push(room(6.0));
        kept.push(self.more(out, width));
        stacked(&kept)
    }

    /// All rows, in two columns of about the same height where there is room.
    fn columns(&self, rows: &[block::Row]) -> Block {
        const GAP: f64 = 36.0;
        let two = self.inner >= 640.0 && rows.len() > 3;
        let width = if two {
            (self.inner - GAP) / 2.0
        } else {
            self.inner
        };
        let numbers = number_column(rows, width);
        let all: Vec<Block> = rows
            .iter()
            .map(|r| row(self.look, r, numbers, width))
            .collect();
        if !two {
            return stacked(&all);
        }
        let half = stacked(&all).height / 2.0;
        let mut cut = 0;
        let mut height = 0.0;
        while cut < all.len() && height + all[cut].height / 2.0 <= half {
            height += all[cut].height;
            cut += 1;
        }
        let (left, right) = (stacked(&all[..cut]), stacked(&all[cut..]));
        Block {
            height: left.height.max(right.height) + 6.0,
            svg: left.svg + &placed(&right.svg, width + GAP, 0.0),
            rows: all.len(),
        }
    }

    /// The charts in `width`; smaller, or fewer of them, if that is too tall.
    fn charts(&self, width: f64, height: Option<f64>) -> Block {
        let body = &self.content.body;
        let count = match body {
            Body::Time(all) => all.len(),
            Body::Bars(_) => 1,
            Body::Rows(..) => 0,
        };
        match count {
            0 => Block::default(),
            1 => self.chart(width, height),
            _ => self.panels(count, width, height),
        }
    }

    fn chart(&self, width: f64, height: Option<f64>) -> Block {
        let body = &self.content.body;
        let at = |wide: f64| drawn(body, 0, wide, self.lang);
        let Some(height) = height else {
            return block::chart(self.look, &at(width), 1.0, 12.0);
        };
        // Laid out wider it is shown smaller.
        let steps = (0..60).map(|i| width * (1.0 + f64::from(i) * 0.05));
        for wide in steps {
            let drawing = at(wide);
            let scale = width / wide;
            if drawing.height * scale <= height - 8.0 && scale >= LEAST {
                return block::chart(self.look, &drawing, scale, 8.0);
            }
        }
        self.fewer(width, height)
    }

    /// A chart of places that are too many: the first ones, and how many more there are.
    fn fewer(&self, width: f64, height: f64) -> Block {
        let Body::Bars(view) = &self.content.body else {
            // Too tall even then: as small as it has to be.
            let drawing = drawn(&self.content.body, 0, width, self.lang);
            let scale = ((height - 8.0) / drawing.height).clamp(0.2, 1.0);
            return block::chart(self.look, &drawing, scale, 8.0);
        };
        let room_left = height - MORE.size * 1.4 - 14.0;
        let wide = width / LEAST;
        // Of hundreds only as many are tried as could fit.
        let most = (room_left / LEAST / bars::LOWEST) as usize + 2;
        for kept in (1..view.bars.len().min(most)).rev() {
            let mut some = (**view).clone();
            some.bars.truncate(kept);
            let drawing = drawn(&Body::Bars(Box::new(some)), 0, wide, self.lang);
            if drawing.height * LEAST <= room_left || kept == 1 {
                let chart = block::chart(self.look, &drawing, LEAST, 6.0);
                return stacked(&[chart, self.more(view.bars.len() - kept, width)]);
            }
        }
        Block::default()
    }

    /// Charts of single places side by side, all on one scale.
    fn panels(&self, count: usize, width: f64, height: Option<f64>) -> Block {
        const GAP: f64 = 20.0;
        let most = (width / PANEL).floor().clamp(1.0, 3.0);
        let set = |columns: f64| {
            let each = ((width - GAP * (columns - 1.0)) / columns).floor();
            let laid = each.max(PANEL);
            let scale = each / laid;
            let panel = |i: usize| {
                let name = match &self.content.body {
                    Body::Time(all) => all[i].lines[0].label.clone(),
                    _ => String::new(),
                };
                let drawing = drawn(&self.content.body, i, laid, self.lang);
                let name = paragraph(self.look, &name, NAME, each);
                stacked(&[name, block::chart(self.look, &drawing, scale, 10.0)])
            };
            let panels: Vec<Block> = (0..count).map(panel).collect();
            let tallest = panels.iter().map(|p| p.height).fold(0.0, f64::max);
            let columns = columns as usize;
            let rows = count.div_ceil(columns);
            (panels, tallest, columns, rows, each)
        };
        let laid = match height {
            None => set(most),
            // The largest that fit.
            Some(height) => {
                let tries = [1.0, 2.0, 3.0].map(set);
                let fits = |(_, tallest, _, rows, _): &(_, f64, _, usize, _)| {
                    tallest * *rows as f64 <= height
                };
                let fits = tries.iter().position(fits);
                set(fits.map_or(4.0, |i| i as f64 + 1.0))
            }
        };
        let (panels, tallest, columns, rows, each) = laid;
        let fit = height.map_or(rows, |h| (h / tallest).floor().max(1.0) as usize);
        let (rows, out) = match fit < rows {
            true => {
                let fit = height.map_or(fit, |h| ((h - 26.0) / tallest).floor().max(1.0) as usize);
                (fit, count.saturating_sub(fit * columns))
            }
            false => (rows, 0),
        };
        let mut svg = String::new();
        for (i, panel) in panels.iter().take(rows * columns).enumerate() {
            let (x, y) = ((i % columns) as f64, (i / columns) as f64);
            svg.push_str(&placed(&panel.svg, x * (each + GAP), y * tallest));
        }
        let all = Block {
            height: tallest * rows as f64,
            svg,
            rows: 0,
        };
        match out {
            0 => all,
            _ => stacked(&[all, self.more(out, width)]),
        }
    }
}

/// Sizes of type for sentences that have little room, as parts of the usual one.
const SIZES: [f64; 3] = [1.0, 0.9, 0.82];

/// A chart is not shown smaller than this part of how it is laid out: its numbers are to be read.
const LEAST: f64 = 0.68;

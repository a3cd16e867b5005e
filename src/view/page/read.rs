//! Reads pages that were prepared.

use super::{
    Block, Cell, Column, Group, Lead, Line, Links, Named, Page, PeriodPage, PlacePages, ReportLine,
    Row, Strip,
};
use crate::model::prepared::Prepared;

/// What such a text says of itself.
pub const FORMAT: &str = "binh-yen-page/1";

impl PlacePages {
    /// Reads the text of a prepared place; `None` if it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut format = String::new();
        let pages = object(
            &mut Prepared::new(text)?,
            &mut |p, all: &mut Self, name| match name {
                "format" => format = p.text(),
                "place" => all.place = p.text(),
                "name" => all.name = p.text(),
                "pages" => all.pages = p.list(period_page),
                _ => {}
            },
        );
        (format == FORMAT && !pages.pages.is_empty()).then_some(pages)
    }
}

fn object<T: Default>(p: &mut Prepared, field: &mut dyn FnMut(&mut Prepared, &mut T, &str)) -> T {
    let mut made = T::default();
    p.object(&mut |p, name| field(p, &mut made, name));
    made
}

fn period_page(p: &mut Prepared) -> PeriodPage {
    object(p, &mut |p, all: &mut PeriodPage, name| match name {
        "period" => all.period = p.text(),
        "periods" => all.periods = p.list(named),
        "page" => all.page = page(p),
        _ => {}
    })
}

fn named(p: &mut Prepared) -> Named {
    object(p, &mut |p, all: &mut Named, name| match name {
        "id" => all.id = p.text(),
        "name" => all.name = p.text(),
        _ => {}
    })
}

fn page(p: &mut Prepared) -> Page {
    object(p, &mut |p, all: &mut Page, name| match name {
        "kicker" => all.kicker = p.texts(),
        "title" => all.title = p.text(),
        "lineage" => all.lineage = p.list(links),
        "keys" => all.keys = block(p),
        "lead" => all.lead = Some(lead(p)),
        "instead" => all.instead = p.text(),
        "others" => all.others = p.list(named),
        "blocks" => all.blocks = p.list(block),
        "aside" => all.aside = p.list(block),
        "reports" => all.reports = p.list(report),
        _ => {}
    })
}

fn links(p: &mut Prepared) -> Links {
    object(p, &mut |p, all: &mut Links, name| match name {
        "head" => all.head = p.text(),
        "links" => all.links = p.list(named),
        "within" => all.within = Some(named(p)),
        _ => {}
    })
}

fn lead(p: &mut Prepared) -> Lead {
    object(p, &mut |p, all: &mut Lead, name| match name {
        "text" => all.text = p.text(),
        "verdict" => all.verdict = p.text(),
        "doubts" => all.doubts = p.texts(),
        "span" => all.span = p.texts(),
        "strip" => all.strip = Some(strip(p)),
        "at" => all.at = p.texts(),
        _ => {}
    })
}

fn strip(p: &mut Prepared) -> Strip {
    object(p, &mut |p, all: &mut Strip, name| match name {
        "width" => all.width = p.text(),
        "view_box" => all.view_box = p.text(),
        "label" => all.label = p.text(),
        "columns" => all.columns = p.list(column),
        _ => {}
    })
}

fn column(p: &mut Prepared) -> Column {
    object(p, &mut |p, all: &mut Column, name| match name {
        "x" => all.x = p.text(),
        "value" => all.value = p.text(),
        "period" => all.period = p.text(),
        "sure" => all.sure = p.texts(),
        "open" => all.open = p.texts(),
        "y" => all.y = p.text(),
        "now" => all.now = p.flag(),
        "implied" => all.implied = p.flag(),
        _ => {}
    })
}

fn block(p: &mut Prepared) -> Block {
    object(p, &mut |p, all: &mut Block, name| match name {
        "title" => all.title = p.text(),
        "folded" => all.folded = p.flag(),
        "groups" => all.groups = p.list(group),
        "lines" => all.lines = p.list(line),
        "note" => all.note = p.text(),
        _ => {}
    })
}

fn group(p: &mut Prepared) -> Group {
    object(p, &mut |p, all: &mut Group, name| match name {
        "title" => all.title = p.text(),
        "rows" => all.rows = p.list(row),
        _ => {}
    })
}

fn row(p: &mut Prepared) -> Row {
    object(p, &mut |p, all: &mut Row, name| match name {
        "indicator" => all.indicator = p.text(),
        "title" => all.title = p.text(),
        "repeats" => all.repeats = p.flag(),
        "cells" => all.cells = p.list(cell),
        _ => {}
    })
}

fn cell(p: &mut Prepared) -> Cell {
    object(p, &mut |p, all: &mut Cell, name| match name {
        "value" => all.value = p.text(),
        "unit" => all.unit = p.text(),
        "change" => all.change = p.text(),
        "change_only" => all.change_only = p.flag(),
        "noted" => all.noted = p.flag(),
        "doubt" => all.doubt = p.flag(),
        "clear" => all.clear = p.text(),
        "at" => all.at = p.texts(),
        _ => {}
    })
}

fn line(p: &mut Prepared) -> Line {
    object(p, &mut |p, all: &mut Line, name| match name {
        "name" => all.name = p.text(),
        "text" => all.text = p.text(),
        "detail" => all.detail = p.text(),
        "doubt" => all.doubt = p.flag(),
        "word" => all.word = p.text(),
        "at" => all.at = p.texts(),
        _ => {}
    })
}

fn report(p: &mut Prepared) -> ReportLine {
    object(p, &mut |p, all: &mut ReportLine, name| match name {
        "publisher" => all.publisher = p.text(),
        "text" => all.text = p.text(),
        "url" => all.url = p.text(),
        _ => {}
    })
}

//! The figures of a view as CSV and JSON, with how to read them.

use crate::analysis::{At, Item};
use crate::model::{Period, order};
use crate::state::{Selection, View};
use crate::text::take;
use crate::view::table::{self, Column, Record, RowId, Table};
use crate::view::{Focus, places, years};

/// The rows of the table that a view shows: in a summary those of the place and period, with a chart
/// those behind the drawing, in the table those chosen, with the sources all.
pub fn rows(focus: &Focus, selection: &Selection, all: &Table) -> Vec<RowId> {
    let filter = match selection.view {
        View::Table => selection.filter.as_str(),
        _ => "",
    };
    let mut rows = all.chosen(focus.data, filter, Column::Place, false);
    let mut drawn: Vec<At> = match selection.view {
        View::Summary => {
            let shown = (focus.place().id.as_str(), focus.period);
            rows.retain(|row| all.of(*row) == shown);
            return rows;
        }
        View::Years => {
            let shown = years::years(focus, &selection.periods).rows.into_iter();
            shown.flat_map(|r| r.values).flat_map(|v| v.at).collect()
        }
        View::Places => {
            let shown = places::places(focus, selection.order).bars.into_iter();
            shown.flat_map(|bar| bar.shown.at).collect()
        }
        View::Table | View::Sources => return rows,
    };
    order::distinct(&mut drawn);
    // A direction said of several things counts for the one looked at.
    rows.retain(|row| {
        let at = all.at(*row);
        let figure = matches!(at.item, Item::Figure(_));
        drawn.binary_search(&at).is_ok() && (figure || all.indicator(*row) == focus.indicator)
    });
    rows
}

/// Every line: what reports state, then what a chart shows as following from it.
pub fn records(focus: &Focus, selection: &Selection) -> Vec<Record> {
    let (data, lang) = (focus.data, focus.lang);
    let all = Table::new(data, lang);
    let mut records = table::records(data, &all, &rows(focus, selection, &all));
    let (ids, periods): (Vec<String>, Vec<Period>) = match selection.view {
        View::Years => {
            let ids = focus.places.iter().map(|p| p.id.clone()).collect();
            (ids, years::years(focus, &selection.periods).periods)
        }
        View::Places => {
            let bars = places::places(focus, selection.order).bars;
            (
                bars.into_iter().map(|bar| bar.id).collect(),
                vec![focus.period],
            )
        }
        _ => (Vec::new(), Vec::new()),
    };
    for id in ids {
        let series = focus.series(&id);
        let lines = periods.iter();
        records.extend(lines.filter_map(|p| table::implied(data, &series, *p, lang)));
    }
    records
}

/// How to read the figures, with the address of the view, as text.
pub fn readme(focus: &Focus, link: &str) -> String {
    let mut text = String::new();
    for line in take::readme(focus.per_100k, focus.lang) {
        text.push_str(line);
        text.push_str("\r\n\r\n");
    }
    text.push_str(take::seen_at(focus.lang));
    text.push_str(": ");
    text.push_str(link);
    text.push_str("\r\n");
    text
}

/// The figures as JSON: an object with `readme`, how to read it; `address`, that of the view; and
/// `figures`, an array of objects with the columns of the CSV, all strings.
pub fn json(focus: &Focus, records: &[Record], link: &str) -> String {
    let mut text = String::from("{\"readme\":[");
    for (i, line) in take::readme(focus.per_100k, focus.lang).iter().enumerate() {
        text.push_str(if i > 0 { "," } else { "" });
        table::json_string(line, &mut text);
    }
    text.push_str("],\"address\":");
    table::json_string(link, &mut text);
    text.push_str(",\"figures\":");
    text.push_str(&table::json_of(records));
    text.push('}');
    text
}

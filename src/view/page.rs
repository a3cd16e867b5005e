//! What the widget shows of one place, in words and nothing but words: what is drawn first, whether
//! it was prepared when the data was packed or made from a dataset just now. It knows neither model
//! nor analysis, so that they need not be there to show it.

use crate::model::prepared::Prepared;
use crate::state::{Selection, View};

mod made;

pub use made::{inside, outline, place_pages, put_together, screen};

/// What a prepared text says of itself.
pub const FORMAT: &str = "binh-yen-page/1";

/// Types of nothing but words, and how they are written and read: as lists of their fields in this
/// order, which takes far less code than objects with names. Fields may be added at an end; any other
/// change is a new [`FORMAT`].
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ })+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $(
            $(#[$field_doc])*
            pub $field: $type,
        )+ }

        impl $crate::model::prepared::Value for $name {
            fn read(p: &mut $crate::model::prepared::Prepared) -> Self {
                let mut record = p.record();
                let read = Self { $($field: record.field(),)+ };
                record.end();
                read
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeSeq;

                let said = [$(self.$field != <$type>::default(),)+];
                let most = said.iter().rposition(|said| *said).map_or(0, |last| last + 1);
                let mut left = most;
                let mut list = serializer.serialize_seq(Some(most))?;
                $(
                    if left > 0 {
                        list.serialize_element(&self.$field)?;
                        left -= 1;
                    }
                )+
                let _ = left;
                list.end()
            }
        }
    )+ };
}
pub(super) use words;

impl Screen {
    /// Whether the data knows the place that was asked for, and has something of it in that period.
    pub fn has_found(&self) -> bool {
        !self.place.id.is_empty() && self.page.page.others.is_empty()
    }
}

words! {
    /// What the widget shows for a selection.
    Screen {
        /// The place in view.
        place: Named,
        /// Its periods and, in the summary, its page.
        page: PeriodPage,
        /// What of the link or the data could not be used.
        notices: Vec<Notice>,
        /// Whether no report can be used; `errors` then says why.
        no_data: bool,
        /// What is wrong with the data: where, and what to do.
        errors: Vec<Line>,
    }

    /// Something that the reader ought to know.
    Notice {
        /// Whether it is about what was asked for.
        urgent: bool,
        /// What it is.
        text: String,
        /// On the button that does something about it; empty if nothing can be done.
        button: String,
        /// Whether that loads more; else it tries again.
        more: bool,
    }

    /// A place with a page for each of its periods, in one language.
    PlacePages {
        /// The place's id.
        place: String,
        /// Its name.
        name: String,
        /// Its pages; the first is of the period shown where none is asked for.
        pages: Vec<PeriodPage>,
    }

    /// The page of one period.
    PeriodPage {
        /// The period, as in the query string.
        period: String,
        /// The periods to choose from, newest first.
        periods: Vec<Named>,
        /// What is shown.
        page: Page,
    }

    /// Something that is shown by its name.
    Named {
        /// Its id, as in the query string.
        id: String,
        /// Its name.
        name: String,
    }

    /// The summary of a place in a period.
    Page {
        /// Place, province, validity.
        kicker: Vec<String>,
        /// The heading.
        title: String,
        /// What it came from and what became of it.
        lineage: Vec<Links>,
        /// The figures that most citizens ask for; the first is what the opening is about.
        keys: Block,
        /// The opening: the main figure, the one before, and what the difference comes to.
        lead: Option<Lead>,
        /// Said instead of an opening.
        instead: String,
        /// Other periods with reports, where this one has none.
        others: Vec<Named>,
        /// What is reported.
        blocks: Vec<Block>,
        /// What stands beside it.
        aside: Vec<Block>,
        /// The reports that anything on the page comes from.
        reports: Vec<ReportLine>,
    }

    /// Links to other places.
    Links {
        /// What they are to this one.
        head: String,
        /// The places.
        links: Vec<Named>,
        /// What all of them lie in.
        within: Option<Named>,
    }

    /// The opening.
    Lead {
        /// The figure and the one before.
        text: String,
        /// What the difference comes to.
        verdict: String,
        /// What about it does not fit.
        doubts: Vec<String>,
        /// Where the interval of the ratio begins and ends on the mark, px.
        span: Vec<String>,
        /// The same subject in the periods around.
        strip: Option<Strip>,
        /// Who says it.
        at: Vec<String>,
    }

    /// A small chart of columns.
    Strip {
        /// Its width, em: it grows with the text.
        width: String,
        /// The room its lengths are measured in, px.
        view_box: String,
        /// All of it in words.
        label: String,
        /// Columns and gaps, earliest first.
        columns: Vec<Column>,
    }

    /// A column, or the sign of a gap.
    Column {
        /// Its middle, px.
        x: String,
        /// Its number, with signs.
        value: String,
        /// Its period; empty for a gap.
        period: String,
        /// Left edge, top, width and height of what is certain, px.
        sure: Vec<String>,
        /// The same of what may or may not be.
        open: Vec<String>,
        /// Baseline of the number, px.
        y: String,
        /// Whether it is the period in view.
        now: bool,
        /// Whether the level follows from another and is not stated.
        implied: bool,
    }

    /// A part of the page.
    Block {
        /// Its heading.
        title: String,
        /// Whether it is opened by its heading.
        folded: bool,
        /// Figures by subject, under headings.
        groups: Vec<Group>,
        /// Lines of text.
        lines: Vec<Line>,
        /// Said below it.
        note: String,
    }

    /// Subjects under a heading.
    Group {
        /// The heading; may be empty.
        title: String,
        /// The subjects.
        rows: Vec<Row>,
    }

    /// All figures of one subject.
    Row {
        /// The subject's id, for looking at it over time.
        indicator: String,
        /// Its name, with the part it is limited to.
        title: String,
        /// Whether the heading above says the same.
        repeats: bool,
        /// Its figures, the main measure first.
        cells: Vec<Cell>,
    }

    /// A figure.
    Cell {
        /// The number as printed, or the change where there is no level.
        value: String,
        /// What it counts, and what it is a part of.
        unit: String,
        /// The change as printed, with what it implies.
        change: String,
        /// Whether there is only a change, no level.
        change_only: bool,
        /// Whether it may not be read as certain; the note says why.
        noted: bool,
        /// Whether it takes part in a failed check.
        doubt: bool,
        /// That the change is larger than chance.
        clear: String,
        /// Who says it.
        at: Vec<String>,
    }

    /// A line of text.
    Line {
        /// What it is about, if it is a thing with a name.
        name: String,
        /// What is told.
        text: String,
        /// More about it, in small type.
        detail: String,
        /// Whether it takes part in a failed check.
        doubt: bool,
        /// The word that opens who says it.
        word: String,
        /// Who says it.
        at: Vec<String>,
    }

    /// A report in a list.
    ReportLine {
        /// Publisher.
        publisher: String,
        /// Title in our words, and when.
        text: String,
        /// Its address; empty if it is not known.
        url: String,
    }
}

impl Screen {
    /// Whether the page is still to be made: nothing but its title is there.
    pub fn is_outline(&self) -> bool {
        !self.place.id.is_empty() && self.page.page.kicker.is_empty()
    }
}

impl PlacePages {
    /// Reads the text of a prepared place; `None` if it is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut file = Prepared::new(text)?;
        let mut file = file.record();
        let (format, pages): (String, Self) = (file.field(), file.field());
        (format == FORMAT && !pages.pages.is_empty()).then_some(pages)
    }

    /// What is shown for a selection; `None` if it asks for more than was prepared.
    pub fn screen(&self, selection: &Selection) -> Option<Screen> {
        let own = match &selection.places[..] {
            [] => true,
            [place] => *place == self.place,
            _ => false,
        };
        if selection.view != View::Summary || !own {
            return None;
        }
        let asked = selection.periods.last().map(ToString::to_string);
        let page = match asked {
            Some(period) => self.pages.iter().find(|p| p.period == period),
            None => self.pages.first(),
        };
        Some(Screen {
            place: Named {
                id: self.place.clone(),
                name: self.name.clone(),
            },
            page: page?.clone(),
            ..Screen::default()
        })
    }
}

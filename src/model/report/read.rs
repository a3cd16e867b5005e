//! Reads reports: one bad item of a list does not lose its report.

use std::borrow::Cow;

use crate::model::figures::{Figures, Raw};
use crate::model::head::{Common, Head, Words};
use crate::model::json::Kind;
use crate::model::read::Reader;
use crate::model::shape::Wanted;
use crate::model::{
    Change, CommunityModel, Correction, Direction, LocalText, ModelStatus, Of, Period, Quantity,
    Scale, Source, Statement, Subject, Told,
};

use super::DeclaredDates;

impl Source {
    fn read(reader: &mut Reader, common: &mut Common) -> Option<Self> {
        let (mut publisher, mut title) = (None, None);
        let (mut url, mut published, mut event) = (None, None, None);
        let well = reader.object(&["publisher", "title"], &mut |r, field| {
            match field {
                "publisher" => publisher = LocalText::wording(r),
                "title" => title = LocalText::wording(r),
                "url" => url = r.maybe(word),
                "published" => published = r.maybe(word),
                "event" => event = r.maybe(Reader::day),
                _ => return false,
            }
            true
        });
        let (publisher, title) = (publisher?, title?);
        well.then(|| Self {
            publisher: common.text(publisher),
            title: common.text(title),
            url: url.map(|url| url.into()),
            published: published.map(|day| common.word(&day)),
            event,
        })
    }
}

impl DeclaredDates {
    fn read(reader: &mut Reader) -> Option<Self> {
        let (mut from, mut to) = (None, None);
        let well = reader.object(&["from", "to"], &mut |r, field| {
            match field {
                "from" => from = r.day(),
                "to" => to = r.day(),
                _ => return false,
            }
            true
        });
        let (from, to) = (from?, to?);
        well.then_some(Self { from, to })
    }
}

impl Of {
    pub(in crate::model) fn read(reader: &mut Reader) -> Option<Self> {
        let start = reader.json.at();
        match reader.json.kind() {
            Kind::Object => {
                let mut target = None;
                let well = reader.object(&["target"], &mut |r, field| {
                    let is_target = field == "target";
                    if is_target {
                        target = r.whole(u64::MAX);
                    }
                    is_target
                });
                target
                    .filter(|_| well)
                    .map(|target| Self::Target { target })
            }
            _ => match reader.json.value().parse() {
                Ok(whole) => Some(Self::Whole(whole)),
                Err(_) => {
                    reader.wrong_at(start, Wanted::Of);
                    None
                }
            },
        }
    }
}

impl<'a> Raw<'a> {
    /// Reads a figure; whether all is well with it. It is large, and so stays where it is.
    pub(in crate::model) fn read(&mut self, reader: &mut Reader<'a>) -> bool {
        let figure = self;
        reader.object(&["indicator", "measure"], &mut |r, field| {
            match field {
                "indicator" => figure.indicator = word(r).unwrap_or_default(),
                "measure" => figure.measure = word(r).unwrap_or_default(),
                "scope" => figure.scope = r.maybe(word),
                "value" => figure.value = r.maybe(Quantity::read),
                "paragraph" => figure.paragraph = r.maybe(paragraph),
                "unit" => figure.unit = Scale::read(r).unwrap_or_default(),
                "of" => figure.rest().of = r.maybe(Of::read),
                "change" => figure.change = r.maybe(Change::read),
                "place" => figure.place = r.maybe(word),
                "period" => figure.rest().period = r.maybe(Period::read),
                "dates" => figure.rest().dates = r.maybe(DeclaredDates::read),
                "derived" => figure.rest().derived = r.flag(),
                "note" => figure.rest().note = r.maybe(LocalText::read),
                "corrections" => figure.rest().corrections = r.list(Correction::read),
                _ => return false,
            }
            true
        })
    }
}

fn word<'a>(reader: &mut Reader<'a>) -> Option<Cow<'a, str>> {
    reader.word(Wanted::Text)
}

fn paragraph(reader: &mut Reader) -> Option<u16> {
    u16::try_from(reader.whole(u16::MAX.into())?).ok()
}

impl Subject {
    fn read(reader: &mut Reader) -> Option<Self> {
        let (mut indicator, mut measure, mut scope) = (String::new(), None, None);
        let well = reader.object(&["indicator"], &mut |r, field| {
            match field {
                "indicator" => indicator = r.must_text(),
                "measure" => measure = r.maybe(Reader::text),
                "scope" => scope = r.maybe(Reader::text),
                _ => return false,
            }
            true
        });
        well.then_some(Self {
            indicator,
            measure,
            scope,
        })
    }
}

impl Statement {
    fn read(reader: &mut Reader) -> Option<Self> {
        let (mut subjects, mut direction) = (Vec::new(), None);
        let (mut versus, mut note, mut at) = (None, None, None);
        let well = reader.object(&["subjects", "direction"], &mut |r, field| {
            match field {
                "subjects" => subjects = r.all(Subject::read),
                "direction" => direction = Direction::read(r),
                "versus" => versus = r.maybe(Period::read),
                "note" => note = r.maybe(LocalText::read),
                "paragraph" => at = r.maybe(paragraph),
                _ => return false,
            }
            true
        });
        let direction = direction?;
        well.then_some(Self {
            subjects,
            direction,
            versus,
            note,
            paragraph: at,
        })
    }
}

impl CommunityModel {
    fn read(reader: &mut Reader) -> Option<Self> {
        let (mut name, mut places, mut status, mut topic) = (None, None, None, None);
        let well = reader.object(&["name"], &mut |r, field| {
            match field {
                "name" => name = LocalText::read(r),
                "places" => places = r.maybe(LocalText::read),
                "status" => status = r.maybe(ModelStatus::read),
                "topic" => topic = r.maybe(Reader::text),
                _ => return false,
            }
            true
        });
        let name = name?;
        well.then_some(Self {
            name,
            places,
            status,
            topic,
        })
    }
}

impl Head {
    /// A report, whose figures are taken into `figures`, and the place in the document's list of
    /// each that was kept; none if all were.
    pub(in crate::model) fn read(
        reader: &mut Reader,
        figures: &mut Figures,
        common: &mut Common,
    ) -> Option<(Self, Vec<usize>)> {
        let (mut id, mut place) = (Cow::default(), Cow::default());
        let (mut period, mut source, mut dates) = (None, None, None);
        let (mut period_assumed, mut at) = (false, Vec::new());
        let mut words = Words::default();
        let must = &["id", "place", "period", "source"];
        let well = reader.lenient_object(must, &mut |r, field| {
            match field {
                "id" => id = word(r).unwrap_or_default(),
                "place" => place = word(r).unwrap_or_default(),
                "period" => period = Period::read(r),
                "source" => source = Source::read(r, common),
                "dates" => dates = r.apart(|r| r.maybe(DeclaredDates::read)),
                "period_assumed" => {
                    period_assumed = r.apart(|r| Some(r.flag())).unwrap_or(false);
                }
                "figures" => at = read_figures(r, figures),
                "statements" => words.statements = r.list(Statement::read),
                "models" => words.models = r.list(CommunityModel::read),
                "limitations" => words.limitations = r.list(Told::read),
                "tasks" => words.tasks = r.list(Told::read),
                "notes" => words.notes = r.list(LocalText::read),
                _ => return false,
            }
            true
        });
        let (period, source) = (period?, source?);
        let head = Self {
            id: id.into(),
            place: common.word(&place),
            period,
            dates,
            period_assumed,
            source,
            words: (words != Words::default()).then(|| Box::new(words)),
        };
        well.then_some((head, at))
    }
}

fn read_figures(reader: &mut Reader, figures: &mut Figures) -> Vec<usize> {
    // Where they are written twice, the last count.
    figures.forget();
    let (mut at, mut lost) = (Vec::new(), false);
    reader.each(&mut |r, index| {
        let mut figure = Raw::default();
        let is_kept = figure.read(r) && r.is_well();
        if is_kept {
            figures.push(figure);
            at.extend(lost.then_some(index));
        } else if !lost {
            lost = true;
            at.extend(0..index);
        }
        is_kept
    });
    at
}

#[cfg(test)]
impl crate::model::Figure {
    /// Reads a figure by itself.
    pub(in crate::model) fn read(reader: &mut Reader) -> Option<Self> {
        let (mut figures, mut raw) = (Figures::default(), Raw::default());
        raw.read(reader).then(|| figures.push(raw))?;
        figures.end_report(Some(("a", "2024".parse().ok()?)), false);
        figures.unfolded(0).pop()
    }
}

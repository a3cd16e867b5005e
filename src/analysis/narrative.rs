//! What reports tell beside numbers, set side by side: which matters are told of again, which only
//! on one side.
//!
//! A matter is recognised by the topic that the data gives it, or by the very same words; community
//! models by their name, awards by what they are and to whom. Nothing is inferred: that a matter is
//! not told of again does not mean that it ended, and a task is not done because a later report is
//! silent on it.

use crate::model::{Dataset, LocalText, Period};
use crate::model::{case, order};

use super::{At, Item};

/// The indicator whose figures are awards.
pub const AWARDS: &str = "awards";

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Community models.
    Models,
    /// What still goes wrong.
    Limitations,
    /// What is planned.
    Tasks,
    /// Awards given.
    Awards,
}

impl Kind {
    /// All, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Models, Self::Limitations, Self::Tasks, Self::Awards];
}

/// One item of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Who says it.
    pub at: At,
    /// The topic given in the data.
    topic: Option<String>,
    /// Its words, made alike in case and spaces.
    words: String,
    /// Whether it can be told apart from any other: by a topic, or because its words are a name.
    known: bool,
}

impl Mention {
    fn new(at: At, topic: Option<&String>, text: &LocalText) -> Self {
        Self {
            at,
            topic: topic.cloned(),
            words: alike(text.vi()),
            known: topic.is_some(),
        }
    }

    /// The same topic, or the same words.
    fn is_about(&self, other: &Self) -> bool {
        self.words == other.words || (self.topic.is_some() && self.topic == other.topic)
    }
}

/// One matter, and on which sides it is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Each mention: the side's index, and who says it; in this order.
    pub told: Vec<(usize, At)>,
    known: bool,
}

impl Matter {
    /// The sides that tell of it, each once.
    pub fn sides(&self) -> Vec<usize> {
        let mut sides: Vec<usize> = self.told.iter().map(|(side, _)| *side).collect();
        sides.dedup();
        sides
    }

    /// Who tells of it on one side.
    pub fn on(&self, side: usize) -> impl Iterator<Item = At> {
        self.told.iter().filter(move |t| t.0 == side).map(|t| t.1)
    }
}

/// The matters of several sides: of two periods, or of several places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Every matter once, in the order of sides and of the reports.
    pub matters: Vec<Matter>,
    /// Whether those on one side only are certain to be on no other. Not if one of them has no
    /// topic while others stand on another side: it may be the same in other words.
    pub sure: bool,
}

impl Gathered {
    /// The matters told of on more than one side.
    pub fn shared(&self) -> impl Iterator<Item = &Matter> {
        self.matters.iter().filter(|m| m.sides().len() > 1)
    }

    /// The matters told of on this side only.
    pub fn only(&self, side: usize) -> impl Iterator<Item = &Matter> {
        self.matters.iter().filter(move |m| m.sides() == [side])
    }
}

/// What the reports of a place and period tell of a kind.
pub fn mentions(data: &Dataset, place: &str, period: Period, kind: Kind) -> Vec<Mention> {
    if kind == Kind::Awards {
        return awards(data, place, period);
    }
    let mut all = Vec::new();
    for (index, report) in data.reports_of(place, period) {
        let at = |item| At {
            report: index,
            item,
        };
        match kind {
            Kind::Models => all.extend(report.models.iter().enumerate().map(|(i, m)| Mention {
                known: true,
                ..Mention::new(at(Item::Model(i)), m.topic.as_ref(), &m.name)
            })),
            Kind::Limitations | Kind::Tasks => {
                let (list, item): (_, fn(usize) -> Item) = match kind {
                    Kind::Tasks => (&report.tasks, Item::Task),
                    _ => (&report.limitations, Item::Limitation),
                };
                let told = list.iter().enumerate();
                all.extend(told.map(|(i, t)| Mention::new(at(item(i)), t.topic.as_ref(), &t.text)));
            }
            Kind::Awards => {}
        }
    }
    all
}

/// Awards are figures; those of the same kind to the same sort of recipients are one matter,
/// whatever their number.
fn awards(data: &Dataset, place: &str, period: Period) -> Vec<Mention> {
    let figures = data.reports_on(place).flat_map(|(index, report)| {
        let all = report.figures.iter().enumerate();
        all.map(move |(i, figure)| (index, i, report, figure))
    });
    let given = figures.filter(|(_, _, report, figure)| {
        figure.indicator == AWARDS
            && report.place_of(figure) == place
            && report.period_of(figure) == period
    });
    given
        .map(|(report, i, _, figure)| Mention {
            at: At {
                report,
                item: Item::Figure(i),
            },
            topic: None,
            words: format!(
                "{} {}",
                figure.measure,
                figure.scope.as_deref().unwrap_or_default()
            ),
            known: true,
        })
        .collect()
}

/// Whether the reports of a place and period tell anything beside numbers.
pub fn tells(data: &Dataset, place: &str, period: Period) -> bool {
    Kind::ALL
        .into_iter()
        .any(|kind| !mentions(data, place, period, kind).is_empty())
}

/// The last period before this one whose own reports of the place tell anything beside numbers.
pub fn before(data: &Dataset, place: &str, period: Period) -> Option<Period> {
    let own = data.reports_on(place).filter(|(_, r)| r.place == place);
    let earlier = own.map(|(_, r)| r.period).filter(|p| *p < period);
    earlier.filter(|p| tells(data, place, *p)).max()
}

/// The period to set beside this one: the last alike (the same length and part of the year) before
/// it with a report of its own, silent or not, since its silence is told too. Without one, the last
/// that tells anything, though it is of another length.
pub fn beside(data: &Dataset, place: &str, period: Period) -> Option<Period> {
    let own = data.reports_on(place).filter(|(_, r)| r.place == place);
    let earlier = own.map(|(_, r)| r.period).filter(|p| *p < period);
    let last = earlier.filter(|p| alike_periods(*p, period)).max();
    last.or_else(|| before(data, place, period))
}

/// Whether what one report tells and another does not can be called new or gone: only of periods of
/// the same length and the same part of the year.
pub fn alike_periods(a: Period, b: Period) -> bool {
    a.is_like(b) && a.kind() == b.kind()
}

/// Brings together what is about the same matter. Neither the order of the sides' items nor that of
/// the reports matters.
pub fn gather(sides: &[Vec<Mention>]) -> Gathered {
    let all: Vec<(usize, &Mention)> = sides
        .iter()
        .enumerate()
        .flat_map(|(side, mentions)| mentions.iter().map(move |m| (side, m)))
        .collect();
    let mut groups: Vec<Vec<(usize, &Mention)>> = Vec::new();
    for (side, mention) in all {
        // It may tie together groups that were apart: one by its topic, one by its words.
        let (mut tied, apart): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|group| group.iter().any(|(_, other)| mention.is_about(other)));
        groups = apart;
        let mut group: Vec<_> = tied.drain(..).flatten().collect();
        group.push((side, mention));
        groups.push(group);
    }
    let mut matters: Vec<Matter> = groups
        .into_iter()
        .map(|group| {
            let mut told: Vec<(usize, At)> = group.iter().map(|(s, m)| (*s, m.at)).collect();
            order::distinct(&mut told);
            Matter {
                told,
                known: group.iter().any(|(_, m)| m.known),
            }
        })
        .collect();
    order::sort_by(&mut matters, |a, b| a.told.cmp(&b.told));
    let alone: Vec<(usize, bool)> = matters
        .iter()
        .filter_map(|m| match m.sides()[..] {
            [side] => Some((side, m.known)),
            _ => None,
        })
        .collect();
    let on_two = alone.iter().any(|(side, _)| *side != alone[0].0);
    let sure = !on_two || alone.iter().all(|(_, known)| *known);
    Gathered { matters, sure }
}

/// A text without differences of case and spaces, and without its full stop.
fn alike(text: &str) -> String {
    let lower: String = text.chars().map(case::lower).collect();
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests;

//! What rows are of: each place, period, indicator and measure once, with its name, what finds it and
//! its rank.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::model::{Dataset, Period, order};
use crate::text::search::{self, SortKey};
use crate::text::{Lang, names};

/// A name that many rows share.
#[derive(Debug, Default)]
pub struct Name {
    /// Its id.
    pub id: String,
    /// As it is shown.
    pub text: String,
    /// Folded, what a search finds it by.
    pub searched: String,
    /// Which comes how early in the table.
    pub rank: usize,
}

/// All names of a table.
#[derive(Debug, Default)]
pub struct Names {
    /// Places.
    pub places: Vec<Name>,
    /// Periods, as they are called.
    pub periods: Vec<Name>,
    /// Periods, as they are.
    pub when: Vec<Period>,
    /// Indicators, with the parts they are limited to.
    pub subjects: Vec<Name>,
    /// Measures; that of which the id is empty is none.
    pub measures: Vec<Name>,
}

/// Ids met so far, each with its index.
#[derive(Debug, Default)]
struct Ids {
    index: BTreeMap<String, usize>,
    all: Vec<String>,
}

impl Ids {
    /// The index of an id; whether it is met for the first time.
    fn meet(&mut self, id: &str) -> (usize, bool) {
        if let Some(index) = self.index.get(id) {
            return (*index, false);
        }
        let next = self.all.len();
        self.index.insert(id.to_owned(), next);
        self.all.push(id.to_owned());
        (next, true)
    }
}

/// What rows were of so far.
#[derive(Debug, Default)]
pub struct Known {
    places: Ids,
    /// Of each place its name, and what it is sorted by: of a country there are too many for the end.
    named: Vec<(Name, SortKey)>,
    periods: Vec<Period>,
    subjects: Vec<(String, Option<String>)>,
    subject_ids: Ids,
    measures: Ids,
}

impl Known {
    /// The index of a place.
    pub fn place(&mut self, data: &Dataset, id: &str, lang: Lang) -> usize {
        let (index, new) = self.places.meet(id);
        if new {
            let name = data.place(id).map_or(id, |p| &p.name);
            let key = search::sort_key(name);
            self.named.push((place(data, id, lang), key));
        }
        index
    }

    /// The index of a period. There are dozens.
    pub fn period(&mut self, period: Period) -> usize {
        let known = self.periods.iter().position(|p| *p == period);
        known.unwrap_or_else(|| {
            self.periods.push(period);
            self.periods.len() - 1
        })
    }

    /// The index of an indicator with its part.
    pub fn subject(&mut self, indicator: &str, scope: Option<&str>) -> usize {
        let (index, new) = match scope {
            None => self.subject_ids.meet(indicator),
            Some(scope) => self.subject_ids.meet(&format!("{indicator}\n{scope}")),
        };
        if new {
            let subject = (indicator.to_owned(), scope.map(str::to_owned));
            self.subjects.push(subject);
        }
        index
    }

    /// The index of a measure; none is one as well.
    pub fn measure(&mut self, id: Option<&str>) -> usize {
        self.measures.meet(id.unwrap_or_default()).0
    }

    /// Names for all ids.
    pub fn end(self, data: &Dataset, lang: Lang) -> Names {
        let subjects = self.subjects.iter();
        let measures = self.measures.all.iter();
        let (places, keys): (Vec<_>, Vec<_>) = self.named.into_iter().unzip();
        let mut all = Names {
            places,
            periods: self.periods.iter().map(|p| period(*p, lang)).collect(),
            subjects: subjects
                .map(|(id, scope)| subject(data, id, scope.as_deref(), lang))
                .collect(),
            measures: measures.map(|id| measure(data, id, lang)).collect(),
            when: self.periods,
        };
        all.rank(data, &keys);
        all
    }
}

fn named(id: &str, text: String, also: &str) -> Name {
    Name {
        searched: search::folded(&format!("{text} {also}")),
        id: id.to_owned(),
        text,
        rank: 0,
    }
}

fn place(data: &Dataset, id: &str, lang: Lang) -> Name {
    let known = data.place(id);
    let aliases = known.map(|p| p.aliases.join(" ")).unwrap_or_default();
    let text = names::capitalised(&names::place_by_id(data, id, lang));
    named(id, text, &aliases)
}

fn period(period: Period, lang: Lang) -> Name {
    let text = names::period_short(period, lang);
    named("", text, &period.year().to_string())
}

fn subject(data: &Dataset, id: &str, scope: Option<&str>, lang: Lang) -> Name {
    named(id, names::indicator_scoped(data, id, scope, lang), "")
}

fn measure(data: &Dataset, id: &str, lang: Lang) -> Name {
    let text = match id {
        "" => "",
        id => names::measure(data, id, lang),
    };
    named(id, text.to_owned(), "")
}

impl Names {
    /// Names that are alike share a rank; what follows in the order tells their rows apart. `keys` are
    /// what places are sorted by.
    fn rank(&mut self, data: &Dataset, keys: &[SortKey]) {
        let catalogue = &data.catalogue;
        rank(&mut self.places, &|_, a, _, b| keys[a].cmp(&keys[b]));
        let when = &self.when;
        rank(&mut self.periods, &|_, a, _, b| when[b].cmp(&when[a]));
        rank(&mut self.subjects, &|x, _, y, _| {
            let listed = catalogue.rank(&x.id).cmp(&catalogue.rank(&y.id));
            listed.then_with(|| x.text.cmp(&y.text))
        });
        let listed = |m: &Name| match m.id.as_str() {
            "" => 0,
            id => catalogue.measure_rank(id),
        };
        rank(&mut self.measures, &|x, _, y, _| listed(x).cmp(&listed(y)));
    }
}

/// Ranks names by an order of two with their indexes.
fn rank(names: &mut [Name], order: &dyn Fn(&Name, usize, &Name, usize) -> Ordering) {
    let mut sorted: Vec<usize> = (0..names.len()).collect();
    let compared = |names: &[Name], a: usize, b: usize| order(&names[a], a, &names[b], b);
    order::sort_by(&mut sorted, |a, b| compared(names, *a, *b));
    let mut ranks = vec![0; sorted.len()];
    for pair in sorted.windows(2) {
        let next = compared(names, pair[0], pair[1]).is_ne();
        ranks[pair[1]] = ranks[pair[0]] + usize::from(next);
    }
    for (name, rank) in names.iter_mut().zip(ranks) {
        name.rank = rank;
    }
}

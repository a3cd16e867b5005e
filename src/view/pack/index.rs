//! The index of a pack: its shards, what each of them holds, and what is known of all together.

use super::FORMAT;
use crate::model::prepared::Prepared;
use crate::model::{Beyond, Dataset, Level, Period};
use crate::view::page::words;

/// Up to so many bytes of JSON, all shards together, a pack is fetched as a whole: then every view
/// has everything, at the price of a picture.
pub const WHOLE: usize = 512 << 10;

words! {
    /// What there is in a pack.
    Index {
        /// What all shards share: places, and what the catalogue lacks.
        common: File,
        /// The reports, a shard for each province; in the order of the ids of the provinces.
        shards: Vec<Shard>,
        /// The id of the place that is shown where none is asked for.
        first: String,
        /// The newest period of any report.
        newest: String,
    }

    /// A file that never changes.
    File {
        /// Its name, with a part of its hash; relative to the index.
        name: String,
        /// SHA-256 in hexadecimal.
        sha256: String,
        /// Its length as it is read.
        bytes: usize,
        /// Its length in gzip: about what is downloaded.
        packed: usize,
    }

    /// The reports on a province and the places in it.
    Shard {
        /// The id of the province; empty for what lies in none.
        province: String,
        /// The file, a document.
        file: File,
        /// The places of its reports among all reports of the pack, as [`Runs`].
        order: Runs,
        /// Which places it has reports on, as their places in the list of the common file.
        places: Runs,
        /// What it holds of each level.
        holds: Vec<Held>,
    }

    /// Numbers in rising order: each run by its first and its length.
    Runs {
        /// First, length, first, length and so on.
        list: Vec<usize>,
    }

    /// What a shard holds of the places of a level.
    Held {
        /// The level: its [`code`].
        level: String,
        /// The periods that reports give, in rising order.
        told: Vec<Told>,
        /// The indicators of which a level follows for other periods.
        implied: Vec<Implied>,
    }

    /// A period that reports give.
    Told {
        /// The period.
        period: String,
        /// For how many places.
        places: usize,
    }

    /// An indicator of which levels follow.
    Implied {
        /// Its id.
        indicator: String,
        /// For these periods.
        periods: Vec<String>,
    }
}

impl Runs {
    /// The runs of rising numbers.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(numbers: impl IntoIterator<Item = usize>) -> Self {
        let mut list: Vec<usize> = Vec::new();
        for number in numbers {
            match &mut list[..] {
                [.., first, length] if *first + *length == number => *length += 1,
                _ => list.extend([number, 1]),
            }
        }
        Self { list }
    }

    /// The numbers.
    pub fn numbers(&self) -> impl Iterator<Item = usize> {
        let runs = self.list.chunks_exact(2);
        runs.flat_map(|run| run[0]..run[0].saturating_add(run[1]))
    }

    /// Whether a number is among them.
    pub fn has(&self, number: usize) -> bool {
        let mut runs = self.list.chunks_exact(2);
        runs.any(|run| run[0] <= number && number - run[0] < run[1])
    }
}

impl Index {
    /// Reads an index; `None` if it is something else, or of another version.
    pub fn parse(text: &str) -> Option<Self> {
        let mut file = Prepared::new(text)?;
        let mut file = file.record();
        let (format, index): (String, Self) = (file.field(), file.field());
        (format == FORMAT && !index.common.name.is_empty()).then_some(index)
    }

    /// The shard with the reports on a place, by the position of the place among all.
    pub fn shard_of(&self, place: usize) -> Option<usize> {
        self.shards.iter().position(|s| s.places.has(place))
    }

    /// Whether it is so small that all of it is fetched.
    pub fn is_small(&self) -> bool {
        self.shards.iter().map(|s| s.file.bytes).sum::<usize>() <= WHOLE
    }

    /// What a part of the data has to know of the whole. `data` has all places, and `lost` are the
    /// shards that were asked for in vain.
    pub fn beyond(&self, data: &Dataset, lost: &[usize]) -> Beyond {
        let reported = self.marked(data, 0..self.shards.len());
        let mut missing = self.marked(data, lost.iter().copied());
        let heirs = data.places().iter().zip(&missing);
        let mut heirs: Vec<&str> = heirs
            .filter(|(_, missing)| **missing)
            .flat_map(|(place, _)| place.successors.iter().map(String::as_str))
            .collect();
        crate::model::order::distinct(&mut heirs);
        for (place, missing) in data.places().iter().zip(&mut missing) {
            *missing |= heirs.binary_search(&place.id.as_str()).is_ok();
        }
        let mut periods = Vec::new();
        for held in self.shards.iter().flat_map(|s| &s.holds) {
            let told = held.told.iter().filter_map(|t| t.period.parse().ok());
            let level = level(&held.level);
            periods.extend(told.filter_map(|period: Period| Some((level?, period))));
        }
        crate::model::order::distinct(&mut periods);
        Beyond {
            first: self.first.clone(),
            newest: self.newest.parse().ok(),
            reported,
            periods,
            missing,
        }
    }

    /// Of each place whether one of these shards has reports on it.
    fn marked(&self, data: &Dataset, shards: impl Iterator<Item = usize>) -> Vec<bool> {
        let mut marked = vec![false; data.places().len()];
        let shards = shards.filter_map(|at| self.shards.get(at));
        for place in shards.flat_map(|shard| shard.places.numbers()) {
            if let Some(marked) = marked.get_mut(place) {
                *marked = true;
            }
        }
        marked
    }
}

const LEVELS: [(Level, &str); 5] = [
    (Level::Province, "province"),
    (Level::District, "district"),
    (Level::Commune, "commune"),
    (Level::Group, "group"),
    (Level::Region, "region"),
];

/// What a level is called in an index.
pub fn code(level: Level) -> &'static str {
    let known = LEVELS.iter().find(|(of, _)| *of == level);
    known.map_or("", |(_, code)| code)
}

fn level(code: &str) -> Option<Level> {
    let known = LEVELS.iter().find(|(_, of)| *of == code);
    known.map(|(level, _)| *level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_hold_their_numbers_and_no_others() {
        let numbers = [0, 1, 2, 5, 7, 8];
        let runs = Runs::of(numbers);
        assert_eq!(runs.list, [0, 3, 5, 1, 7, 2]);
        assert_eq!(runs.numbers().collect::<Vec<_>>(), numbers);
        for number in 0..12 {
            assert_eq!(runs.has(number), numbers.contains(&number), "{number}");
        }
        assert_eq!(Runs::of([]).numbers().count(), 0);
    }
}

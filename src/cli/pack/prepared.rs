//! What is shown first, made ready.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Result, json};

use super::files::File;
use crate::model::parse::Document;
use crate::model::{Dataset, Piece};
use crate::text::Lang;
use crate::view::options::{self, Choice};
use crate::view::pack::needs::shards_of;
use crate::view::pack::{FORMAT, Index, first_name, index, page_name, places_name};
use crate::view::page::{self, PlacePages};

/// The pages of every place, those shown where none is asked for, and the names of all places. `files`
/// has the shards.
pub(super) fn pages(data: &Dataset, index: &Index, files: &[File]) -> Result<Vec<File>> {
    let shards = Shards::read(index, files);
    let mut pages = Vec::new();
    // Each is made from the shards that it needs, as a widget would make it: asking the whole country
    // of each of its places would take hours.
    let mut groups: BTreeMap<Vec<usize>, Vec<&str>> = BTreeMap::new();
    for place in data.places() {
        let shards = shards_of(index, data, place);
        groups.entry(shards).or_default().push(&place.id);
    }
    for (at, places) in groups {
        let part = shards.part(&at);
        for place in places {
            for lang in [Lang::Vi, Lang::En] {
                let Some(of_place) = page::place_pages(&part, place, lang) else {
                    continue;
                };
                let text = written(&of_place)?;
                if place == index.first {
                    pages.push(File {
                        name: first_name(lang),
                        text: text.clone(),
                    });
                }
                pages.push(File {
                    name: page_name(place, lang),
                    text,
                });
            }
        }
    }
    for lang in [Lang::Vi, Lang::En] {
        pages.push(File {
            name: places_name(lang),
            text: places(data, lang),
        });
    }
    Ok(pages)
}

/// The shards as a widget reads them.
struct Shards<'a> {
    index: &'a Index,
    common: Rc<Piece>,
    all: Vec<Rc<Piece>>,
}

impl<'a> Shards<'a> {
    fn read(index: &'a Index, files: &[File]) -> Self {
        let piece = |named: &index::File| {
            let file = files.iter().find(|file| file.name == named.name);
            Rc::new(Piece::read(Document {
                file: named.name.clone(),
                text: file.map_or(String::new(), |file| file.text.clone()),
            }))
        };
        let shards = index.shards.iter();
        Self {
            index,
            common: piece(&index.common),
            all: shards.map(|shard| piece(&shard.file)).collect(),
        }
    }

    /// A dataset of some of them.
    fn part(&self, at: &[usize]) -> Dataset {
        let mut pieces = vec![(self.common.clone(), Vec::new())];
        pieces.extend(at.iter().map(|at| {
            let order = &self.index.shards[*at].order;
            (self.all[*at].clone(), order.numbers().collect())
        }));
        let mut part = Dataset::part(&pieces);
        part.beyond = self.index.beyond(&part, &[]);
        part
    }
}

fn written(pages: &PlacePages) -> Result<String> {
    serde_json::to_string(&(page::FORMAT, pages))
}

fn places(data: &Dataset, lang: Lang) -> String {
    let place = |c: Choice| json!({ "id": c.id, "label": c.label, "hint": c.hint, "searched": c.searched, "kin": c.kin, "reported": c.reported });
    let all: Vec<_> = options::places(data, lang).into_iter().map(place).collect();
    json!({ "format": FORMAT, "places": all }).to_string()
}

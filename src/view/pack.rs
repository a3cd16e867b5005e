//! Data as `binh-yen pack` writes it: where what is in it, and how the small files are read.

pub mod index;
pub mod keeping;
pub mod needs;
pub mod notices;

pub use index::Index;
pub use needs::{Needs, needs};

use super::options::Choice;
use crate::model::prepared::Prepared;
use crate::text::Lang;

/// What the files say of themselves.
pub const FORMAT: &str = "binh-yen-pack/2";

/// The index: which shards there are, and what they hold.
pub const INDEX: &str = "index.json";

/// The file of the pages of a place.
pub fn page_name(place: &str, lang: Lang) -> String {
    format!("pages/{}/{place}.json", lang.code())
}

/// The file of the pages of the place that is shown where none is asked for.
pub fn first_name(lang: Lang) -> String {
    format!("first.{}.json", lang.code())
}

/// The file of the names of all places.
pub fn places_name(lang: Lang) -> String {
    format!("places.{}.json", lang.code())
}

/// The places to choose from; `None` if this is no such list.
pub fn places(text: &str) -> Option<Vec<Choice>> {
    let (mut format, mut places) = (String::new(), Vec::new());
    Prepared::new(text)?.object(&mut |p, name| match name {
        "format" => format = p.text(),
        "places" => places = p.list(place),
        _ => {}
    });
    (format == FORMAT).then_some(places)
}

fn place(p: &mut Prepared) -> Choice {
    let mut choice = Choice {
        reported: false,
        ..super::options::plain(String::new(), String::new())
    };
    p.object(&mut |p, name| match name {
        "id" => choice.id = p.text(),
        "label" => choice.label = p.text(),
        "hint" => choice.hint = p.text(),
        "searched" => choice.searched = p.text(),
        "kin" => choice.kin = p.text(),
        "reported" => choice.reported = p.flag(),
        _ => {}
    });
    choice
}

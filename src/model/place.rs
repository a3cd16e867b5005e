//! Places: what they are called, to what they belong, how long they existed and what became of them.

use chrono::NaiveDate;
use serde::Serialize;

use super::read::{Reader, choice};
use super::shape::Wanted;
use super::{LocalText, Period};

/// What a place is called before its name. Its [`Level`] follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlaceType {
    /// `tỉnh`.
    Province,
    /// `thành phố trực thuộc trung ương`.
    Municipality,
    /// `huyện`.
    RuralDistrict,
    /// `quận`.
    UrbanDistrict,
    /// `thị xã`.
    Town,
    /// `thành phố thuộc tỉnh`.
    ProvincialCity,
    /// `xã`.
    Commune,
    /// `phường`.
    Ward,
    /// `thị trấn`.
    Township,
    /// `đặc khu`.
    SpecialZone,
    /// Several districts counted together; not an administrative unit.
    DistrictGroup,
    /// A part of a province; not an administrative unit.
    Region,
}

choice!(PlaceType { "province" => Province, "municipality" => Municipality, "rural_district" => RuralDistrict, "urban_district" => UrbanDistrict, "town" => Town, "provincial_city" => ProvincialCity, "commune" => Commune, "ward" => Ward, "township" => Township, "special_zone" => SpecialZone, "district_group" => DistrictGroup, "region" => Region });

/// Administrative level. Counts of different levels are never on one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Provinces and centrally-run cities.
    Province,
    /// Rural and urban districts, towns, cities of a province; ended on 30 June 2025.
    District,
    /// Communes, wards, townships.
    Commune,
    /// Several districts together.
    Group,
    /// A part of a province.
    Region,
}

impl PlaceType {
    /// The level of places of this type.
    pub fn level(self) -> Level {
        match self {
            Self::Province | Self::Municipality => Level::Province,
            Self::RuralDistrict | Self::UrbanDistrict | Self::Town | Self::ProvincialCity => {
                Level::District
            }
            Self::Commune | Self::Ward | Self::Township | Self::SpecialZone => Level::Commune,
            Self::DistrictGroup => Level::Group,
            Self::Region => Level::Region,
        }
    }
}

/// From when to when, both included; a missing end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Validity {
    /// First day; missing: before anything the data tells of.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "super::day::option::serialize"
    )]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub from: Option<NaiveDate>,
    /// Last day; missing: until now.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "super::day::option::serialize"
    )]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Open at both ends.
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| matches!((end, start), (Some(end), Some(start)) if end < start);
        !before(self.to, other.from) && !before(other.to, self.from)
    }

    /// Whether every day of `period` lies within.
    pub fn covers(&self, period: Period) -> bool {
        self.from.is_none_or(|from| from <= period.start())
            && self.to.is_none_or(|to| period.end() <= to)
    }
}

/// An official code. Codes were reused after mergers, so one means nothing without its dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Code {
    /// As in the General Statistics Office's list.
    pub code: String,
    /// When it meant this place.
    #[serde(flatten)]
    pub valid: Validity,
}

/// What kind of count a population is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PopulationKind {
    /// A census.
    Census,
    /// An estimate or a yearbook's average.
    Estimate,
    /// `quy mô dân số` of a merger file: not a census figure.
    MergerFile,
}

choice!(PopulationKind { "census" => Census, "estimate" => Estimate, "merger_file" => MergerFile });

/// How many people, when, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Population {
    /// The year it holds for.
    pub year: i32,
    /// People.
    pub people: u64,
    /// What kind of count.
    pub kind: PopulationKind,
    /// Who says so.
    pub source: LocalText,
}

/// A place that reports speak of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Place {
    /// `gia-lai/kbang`: lower-case ASCII words, the province first. Stable for ever.
    pub id: String,
    /// The name without its type: `Kbang`.
    pub name: String,
    /// The English name, for places whose name is a description; others keep their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: PlaceType,
    /// The id of the province (or, for communes before July 2025, the district) it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Other spellings met: `KBang`, `K'Bang`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Official codes with their dates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Code>,
    /// When the unit existed.
    #[serde(default, skip_serializing_if = "Validity::is_open")]
    pub valid: Validity,
    /// The ids of what it became part of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<String>,
    /// Whether the places that name this one as a successor are all it was made of. Missing: not
    /// known, and then nothing is ever added up over them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub predecessors_complete: bool,
    /// km².
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_km2: Option<f64>,
    /// Whether it lies in the mountains; missing where no source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mountainous: Option<bool>,
    /// Known populations, any order. Missing: no rate is ever shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub populations: Vec<Population>,
    /// Something a reader of this place's figures should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<LocalText>,
}

impl Code {
    fn read(reader: &mut Reader) -> Option<Self> {
        let (mut code, mut valid) = (String::new(), Validity::default());
        let well = reader.object(&["code"], &mut |r, field| {
            match field {
                "code" => code = r.must_text(),
                other => return valid.read_field(r, other),
            }
            true
        });
        well.then_some(Self { code, valid })
    }
}

impl Validity {
    fn read(reader: &mut Reader) -> Option<Self> {
        let mut valid = Self::default();
        let well = reader.object(&[], &mut |r, field| valid.read_field(r, field));
        well.then_some(valid)
    }

    fn read_field(&mut self, reader: &mut Reader, field: &str) -> bool {
        match field {
            "from" => self.from = reader.maybe(Reader::day),
            "to" => self.to = reader.maybe(Reader::day),
            _ => return false,
        }
        true
    }
}

fn read_year(reader: &mut Reader) -> Option<i32> {
    let start = reader.json.at();
    let year = reader.json.value().parse().ok();
    if year.is_none() {
        reader.wrong_at(start, Wanted::Year);
    }
    year
}

impl Population {
    fn read(reader: &mut Reader) -> Option<Self> {
        let (mut year, mut people, mut kind, mut source) = (0, 0, None, None);
        let must = &["year", "people", "kind", "source"];
        let well = reader.object(must, &mut |r, field| {
            match field {
                "year" => year = read_year(r).unwrap_or(0),
                "people" => people = r.whole(u64::MAX).unwrap_or(0),
                "kind" => kind = PopulationKind::read(r),
                "source" => source = LocalText::read(r),
                _ => return false,
            }
            true
        });
        let (kind, source) = (kind?, source?);
        well.then_some(Self {
            year,
            people,
            kind,
            source,
        })
    }
}

impl Place {
    /// A place of which nothing is known but its id and name: comparable with nothing.
    pub(super) fn unknown(id: &str, name: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            name_en: None,
            kind: PlaceType::Region,
            parent: None,
            aliases: Vec::new(),
            codes: Vec::new(),
            valid: Validity::default(),
            successors: Vec::new(),
            area_km2: None,
            predecessors_complete: false,
            mountainous: None,
            populations: Vec::new(),
            note: None,
        }
    }

    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let mut place = Self::unknown("", "");
        let well = reader.object(&["id", "name", "type"], &mut |r, field| {
            match field {
                "id" => place.id = r.must_text(),
                "name" => place.name = r.must_text(),
                "name_en" => place.name_en = r.maybe(Reader::text),
                "type" => place.kind = PlaceType::read(r).unwrap_or(PlaceType::Region),
                "parent" => place.parent = r.maybe(Reader::text),
                "aliases" => place.aliases = r.all(Reader::text),
                "codes" => place.codes = r.all(Code::read),
                "valid" => place.valid = Validity::read(r).unwrap_or_default(),
                "successors" => place.successors = r.all(Reader::text),
                "area_km2" => place.area_km2 = r.maybe(Reader::float),
                "predecessors_complete" => place.predecessors_complete = r.flag(),
                "mountainous" => place.mountainous = r.maybe(|r| Some(r.flag())),
                "populations" => place.populations = r.all(Population::read),
                "note" => place.note = r.maybe(LocalText::read),
                _ => return false,
            }
            true
        });
        well.then_some(place)
    }

    /// The administrative level.
    pub fn level(&self) -> Level {
        self.kind.level()
    }
}

//! The catalogue: what the reports count, in what measures, and how a change is to be read.

use serde::Serialize;

use super::LocalText;
use super::read::{Reader, choice};

/// Whether more or fewer is better. Never shown as a judgement of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// Fewer is better: offences that occurred, deaths.
    FewerBetter,
    /// More is better: cases cleared.
    MoreBetter,
    /// A rise may be more policing: drug cases detected.
    DoubleEdged,
}

choice!(Polarity { "fewer_better" => FewerBetter, "more_better" => MoreBetter, "double_edged" => DoubleEdged });

/// At which stage something is counted. Counts of different stages are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// `xảy ra`.
    Occurred,
    /// `phát hiện`, `bắt giữ`.
    Detected,
    /// `khởi tố`, `truy tố`.
    Prosecuted,
    /// `khám phá`, `làm rõ`.
    Cleared,
    /// `xử phạt`, `xử lý hành chính`.
    Sanctioned,
    /// What police and movement did, or how many there are: patrols, models, files.
    Activity,
}

choice!(Basis { "occurred" => Occurred, "detected" => Detected, "prosecuted" => Prosecuted, "cleared" => Cleared, "sanctioned" => Sanctioned, "activity" => Activity });

/// In what a measure is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeasureUnit {
    /// Whole things or people.
    Count,
    /// Percent.
    Percent,
    /// Vietnamese đồng.
    Vnd,
}

choice!(MeasureUnit { "count" => Count, "percent" => Percent, "vnd" => Vnd });

/// One way of measuring: cases, deaths, a rate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Measure {
    /// `cases`.
    pub id: String,
    /// What is measured, as a heading: `Số vụ`, `Cases`.
    pub name: LocalText,
    /// The noun after a number: `vụ`, `cases`.
    pub noun: LocalText,
    /// The English noun after 1: `case`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noun_one: Option<String>,
    /// Counts, percents or đồng.
    pub unit: MeasureUnit,
    /// The stage, where the measure itself decides it: `cases_prosecuted`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Whether these are separate events that a chance test suits. People hurt or arrested come in
    /// clusters and are never tested.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub events: bool,
    /// Whether it can exceed 100 although it is a percent (targets exceeded).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub over_100: bool,
}

/// One thing reports count.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Indicator {
    /// `social_order_crime`.
    pub id: String,
    /// Its name: `Phạm tội về trật tự xã hội`.
    pub name: LocalText,
    /// Which shelf of the picker: `crime`, `kinds`, `accidents`, `work`, `movement`.
    pub group: String,
    /// How a change reads.
    pub polarity: Polarity,
    /// At which stage it is counted, unless the measure says otherwise.
    pub basis: Basis,
    /// The ids of the measures it is met in; the first is the main one.
    pub measures: Vec<String>,
    /// One sentence: what is counted and what is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<LocalText>,
    /// Indicators of near but not equal meaning that reports use in its place. Never joined.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub close_to: Vec<String>,
    /// What its counts are a part of: cleared cases of all that occurred. Rates are checked
    /// against these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub share_of: Vec<String>,
    /// Totals that all its cases are counted in, and of which no other indicator with the same
    /// total counts any: theft and homicide of all offences. Their sum is checked against it. Only
    /// what is certain belongs here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub part_of: Vec<String>,
    /// Whether a report usually tells of it, so that its absence is worth saying.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub usual: bool,
}

/// A part or kind that a figure is limited to: road accidents, very serious cases. A figure with a
/// scope says nothing of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Scope {
    /// `road`.
    pub id: String,
    /// `đường bộ`, `road`.
    pub name: LocalText,
    /// A name shared by parts that never overlap: road, rail and waterways. Their sum is checked
    /// against the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition: Option<String>,
    /// It may take in more than the indicator does (the economy together with smuggling), and so is
    /// never checked against the whole.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beyond: bool,
}

impl Measure {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let (mut id, mut noun_one) = (String::new(), None);
        let (mut name, mut noun, mut unit, mut basis) = (None, None, None, None);
        let (mut events, mut over_100) = (false, false);
        let well = reader.object(&["id", "name", "noun", "unit"], &mut |r, field| {
            match field {
                "id" => id = r.must_text(),
                "name" => name = LocalText::read(r),
                "noun" => noun = LocalText::read(r),
                "noun_one" => noun_one = r.maybe(Reader::text),
                "unit" => unit = MeasureUnit::read(r),
                "basis" => basis = r.maybe(Basis::read),
                "events" => events = r.flag(),
                "over_100" => over_100 = r.flag(),
                _ => return false,
            }
            true
        });
        let (name, noun, unit) = (name?, noun?, unit?);
        well.then_some(Self {
            id,
            name,
            noun,
            noun_one,
            unit,
            basis,
            events,
            over_100,
        })
    }
}

impl Indicator {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let (mut name, mut polarity, mut basis) = (None, None, None);
        let (mut id, mut group, mut about) = (String::new(), String::new(), None);
        let [mut measures, mut close_to, mut share_of, mut part_of] = [const { Vec::new() }; 4];
        let mut usual = false;
        let must = &["id", "name", "group", "polarity", "basis", "measures"];
        let well = reader.object(must, &mut |r, field| {
            match field {
                "id" => id = r.must_text(),
                "name" => name = LocalText::read(r),
                "group" => group = r.must_text(),
                "polarity" => polarity = Polarity::read(r),
                "basis" => basis = Basis::read(r),
                "measures" => measures = r.all(Reader::text),
                "about" => about = r.maybe(LocalText::read),
                "close_to" => close_to = r.all(Reader::text),
                "share_of" => share_of = r.all(Reader::text),
                "part_of" => part_of = r.all(Reader::text),
                "usual" => usual = r.flag(),
                _ => return false,
            }
            true
        });
        let (name, polarity, basis) = (name?, polarity?, basis?);
        well.then_some(Self {
            id,
            name,
            group,
            polarity,
            basis,
            measures,
            about,
            close_to,
            share_of,
            part_of,
            usual,
        })
    }
}

impl Scope {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let (mut id, mut name, mut partition, mut beyond) = (String::new(), None, None, false);
        let well = reader.object(&["id", "name"], &mut |r, field| {
            match field {
                "id" => id = r.must_text(),
                "name" => name = LocalText::read(r),
                "partition" => partition = r.maybe(Reader::text),
                "beyond" => beyond = r.flag(),
                _ => return false,
            }
            true
        });
        let name = name?;
        well.then_some(Self {
            id,
            name,
            partition,
            beyond,
        })
    }
}

/// Everything that is known of indicators, measures and scopes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// In the order of the picker.
    pub indicators: Vec<Indicator>,
    /// In the order of a table's rows.
    pub measures: Vec<Measure>,
    /// Any order.
    pub scopes: Vec<Scope>,
}

impl Catalogue {
    /// The indicator of this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.id == id)
    }

    /// The measure of this id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|m| m.id == id)
    }

    /// The scope of this id.
    pub fn scope(&self, id: &str) -> Option<&Scope> {
        self.scopes.iter().find(|s| s.id == id)
    }

    /// At which stage `measure` of `indicator` is counted; `None` if either is unknown.
    pub fn basis(&self, indicator: &str, measure: &str) -> Option<Basis> {
        let of_measure = self.measure(measure)?.basis;
        of_measure.or_else(|| self.indicator(indicator).map(|i| i.basis))
    }

    /// Position of an indicator in the catalogue, for sorting; unknown ones come last.
    pub fn rank(&self, indicator: &str) -> usize {
        let found = self.indicators.iter().position(|i| i.id == indicator);
        found.unwrap_or(self.indicators.len())
    }

    /// Position of a measure in the catalogue, for sorting; unknown ones come last.
    pub fn measure_rank(&self, measure: &str) -> usize {
        let found = self.measures.iter().position(|m| m.id == measure);
        found.unwrap_or(self.measures.len())
    }
}

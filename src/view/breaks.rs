//! Moments at which what a series counts changes, on the slots of a time axis: the units of 2025, a
//! place that ended, a change of term, a change of what is counted.

use std::rc::Rc;

use chrono::{Datelike, NaiveDate};

use super::became::{became, name_beside};
use super::chart::series::{Break, BreakLabel, Line, Slot};
use super::focus::Focus;
use crate::analysis::compare::units_changed;
use crate::analysis::{Series, SeriesKey, kept};
use crate::model::{Level, MeasureUnit, Period, Place, order};
use crate::text::breaks as text;
use crate::text::names;

/// Every break of the series drawn, from left to right. `lines` are those drawn, the one in view
/// first.
pub fn breaks(focus: &Focus, main: &Series, lines: &[Line], slots: &[Slot]) -> Vec<Break> {
    let mut found: Vec<Break> = Vec::new();
    found.extend(units(focus, slots));
    found.extend(term(focus, lines, slots));
    found.extend(basis(focus, main, slots));
    order::sort_by(&mut found, |a, b| a.at.total_cmp(&b.at));
    found
}

/// The days in 2025 on which police districts, and then districts, ended and provinces and communes
/// merged, where the axis reaches them; and the end of a place where it does not.
fn units(focus: &Focus, slots: &[Slot]) -> Vec<Break> {
    let (place, lang) = (focus.place(), focus.lang);
    let mut found = Vec::new();
    let police = NaiveDate::from_ymd_opt(2025, 3, 1).filter(|_| place.level() == Level::District);
    let dates = [
        (police, text::police_districts_ended(lang)),
        (Some(units_changed()), text::units_changed(lang)),
    ];
    for (date, words) in dates {
        if let Some((date, at)) = date.and_then(|d| Some((d, position(slots, d)?))) {
            found.push(Break {
                at,
                label: BreakLabel::Text(names::date(date, lang)),
                words: words.to_owned(),
            });
        }
    }
    let alone = found.is_empty() && focus.places.len() == 1;
    let ended = place.valid.to.filter(|_| alone);
    if let Some(last) = ended.filter(|last| is_after(slots, *last)) {
        found.push(Break {
            at: slots.len() as f64,
            label: BreakLabel::Text(text::until(last, lang)),
            words: text::ended(focus.data, place, last, &heirs(focus, place), lang),
        });
    }
    found
}

/// The names of the units of today that a place went into.
fn heirs(focus: &Focus, place: &Place) -> Vec<String> {
    let today = became(focus.data, place).today.into_iter();
    let name = |p: &Place| name_beside(focus.data, p, place, focus.lang);
    today.map(name).collect()
}

/// Where a day lies on the axis, in slots from the left; `None` before its start or after its end.
fn position(slots: &[Slot], day: NaiveDate) -> Option<f64> {
    for (i, slot) in slots.iter().enumerate() {
        let period = slot.period?;
        if day <= period.start() {
            return (i > 0).then_some(i as f64);
        }
        if day <= period.end() {
            let passed = (day - period.start()).num_days() as f64;
            return Some(i as f64 + passed / period.days() as f64);
        }
    }
    None
}

fn is_after(slots: &[Slot], day: NaiveDate) -> bool {
    let last = slots.last().and_then(|s| s.period);
    last.is_some_and(|p| p.end() <= day && day.year() - p.year() <= 2)
}

/// Where reports go over from one term to another of near meaning, if they do so once.
fn term(focus: &Focus, lines: &[Line], slots: &[Slot]) -> Option<Break> {
    let (main, other) = (lines.first()?, lines.iter().find(|l| l.other_term)?);
    let used = |line: &Line| -> Option<(usize, usize)> {
        let is_used = |i: &usize| {
            let point = line.points.get(*i).and_then(Option::as_ref);
            point.is_some_and(|p| p.shown.span.is_some())
        };
        let mut all = (0..slots.len()).filter(is_used);
        let first = all.next()?;
        Some((first, all.next_back().unwrap_or(first)))
    };
    let (main_used, other_used) = (used(main)?, used(other)?);
    let (main_first, from) = match () {
        () if other_used.1 < main_used.0 => (false, main_used.0),
        () if main_used.1 < other_used.0 => (true, other_used.0),
        () => return None,
    };
    let (before, after) = match main_first {
        true => (main, other),
        false => (other, main),
    };
    Some(Break {
        at: from as f64,
        label: BreakLabel::Terms { main_first },
        words: text::term(&slots[from].name, &before.label, &after.label, focus.lang),
    })
}

/// The series of the same indicator counted at another stage: cases prosecuted beside cases
/// detected.
fn at_other_stages(focus: &Focus, main: &Series) -> Vec<Rc<Series>> {
    let (catalogue, key) = (&focus.data.catalogue, &main.key);
    let Some(own) = catalogue.basis(&key.indicator, &key.measure) else {
        return Vec::new();
    };
    let are_cases = |id: &str| id.starts_with("cases");
    let ids = catalogue.indicator(&key.indicator);
    let ids = ids.map_or(&[][..], |i| &i.measures).iter().filter(|id| {
        let is_count = catalogue
            .measure(id)
            .is_some_and(|m| m.unit == MeasureUnit::Count);
        let basis = catalogue.basis(&key.indicator, id);
        is_count && are_cases(id) == are_cases(&key.measure) && basis.is_some_and(|b| b != own)
    });
    let of = |id: &String| {
        let key = SeriesKey {
            measure: id.clone(),
            ..SeriesKey::clone(key)
        };
        kept(focus.data, &key)
    };
    ids.map(of).collect()
}

/// The periods in which a series is silent but the same is told of another stage; they belong on
/// its axis, so that the break is seen.
pub fn told_otherwise(focus: &Focus, main: &Series) -> Vec<Period> {
    let others = at_other_stages(focus, main);
    let told = others.iter().flat_map(|s| &s.estimates);
    told.filter(|(p, e)| e.has_level() && !main.get(*p).has_level())
        .map(|(p, _)| *p)
        .collect()
}

/// Where a report gives the same indicator counted at another stage and is silent on the measure
/// in view.
fn basis(focus: &Focus, main: &Series, slots: &[Slot]) -> Option<Break> {
    let (data, lang) = (focus.data, focus.lang);
    let known = |s: &Series, slot: &Slot| s.get(slot.period?).has_level().then_some(());
    at_other_stages(focus, main).iter().find_map(|other| {
        // The slots in which only one of the two is told, and whether it is the one in view.
        let told = slots.iter().enumerate().filter_map(|(i, slot)| {
            let (own, others) = (known(main, slot).is_some(), known(other, slot).is_some());
            (own != others).then_some((i, own))
        });
        let told: Vec<(usize, bool)> = told.collect();
        let turn = told.windows(2).find(|pair| pair[0].1 != pair[1].1)?;
        let (at, own_after) = turn[1];
        let name = |own: bool| {
            let key = if own { &main.key } else { &other.key };
            text::staged(data, key, lang)
        };
        Some(Break {
            at: at as f64,
            label: BreakLabel::Text(text::counted_otherwise(lang).to_owned()),
            words: text::basis(&slots[at].name, &name(!own_after), &name(own_after), lang),
        })
    })
}

//! What reports tell beside numbers: of one place in two periods, or of several places in one.

use super::focus::Focus;
use crate::analysis::narrative::{
    Gathered, Kind, Matter, alike_periods, before, beside, gather, mentions, tells,
};
use crate::analysis::{At, Item};
use crate::model::{Dataset, Period, Place};
use crate::text::{Lang, names, narrative as words, number, phrase, sentence};

/// One thing told, in the words of each who tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldShown {
    /// Who (a period, places; empty if the heading says so) and what.
    pub lines: Vec<(String, String)>,
    /// Who says it.
    pub at: Vec<At>,
}

/// Things told under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupShown {
    /// The heading.
    pub title: String,
    /// What is told.
    pub items: Vec<ToldShown>,
}

/// Models, limitations, tasks or awards.
#[derive(Clone, Debug, PartialEq)]
pub struct PartShown {
    /// The heading.
    pub title: &'static str,
    /// What is told, by who tells it.
    pub groups: Vec<GroupShown>,
    /// Who tells nothing of the kind, and what is not clear.
    pub notes: Vec<String>,
}

/// The section.
#[derive(Clone, Debug, PartialEq)]
pub struct Narrative {
    /// What is beside what.
    pub intro: String,
    /// By kind; empty where both are silent, as the intro then says.
    pub parts: Vec<PartShown>,
    /// What silence does not mean.
    pub caution: &'static str,
}

/// The place in view in two periods: the two chosen, or the one in view and the last one before it
/// of the same length and part of the year; without such, the last whose report tells anything
/// beside numbers. `None` if there are no two.
pub fn over_periods(focus: &Focus, chosen: &[Period]) -> Option<Narrative> {
    let (data, lang, place) = (focus.data, focus.lang, &focus.place().id);
    let (then, now) = match chosen {
        [a, b] if a != b => (*a.min(b), *a.max(b)),
        _ => (beside(data, place, focus.period)?, focus.period),
    };
    let has_report = |p: Period| data.heads_of(place, p).next().is_some();
    if !has_report(then) || !has_report(now) {
        return None;
    }
    let periods = [then, now];
    let part = |kind| {
        let told = gather(&periods.map(|p| mentions(data, place, p, kind)));
        part_over_periods(data, kind, &told, periods, lang)
    };
    let parts: Vec<PartShown> = Kind::ALL.into_iter().filter_map(part).collect();
    let several = focus.places.len() > 1;
    let name = several.then(|| names::place(focus.place(), lang));
    let mut intro = words::periods(name.as_deref(), now, then, alike_periods(then, now), lang);
    // Silence is told where an earlier report was not silent.
    let silent = parts.is_empty();
    if silent {
        before(data, place, now)?;
        intro = format!("{intro} {}", words::both_silent(lang));
    }
    Some(Narrative {
        intro,
        parts,
        caution: words::caution_periods(lang),
    })
}

fn part_over_periods(
    data: &Dataset,
    kind: Kind,
    told: &Gathered,
    periods: [Period; 2],
    lang: Lang,
) -> Option<PartShown> {
    if told.matters.is_empty() {
        return None;
    }
    let tells = |side| told.matters.iter().any(|m| m.on(side).next().is_some());
    let silent: Vec<Period> = [0, 1]
        .into_iter()
        .filter(|side| !tells(*side))
        .map(|side| periods[side])
        .collect();
    let name = |side: usize| names::capitalised(&names::period(periods[side], lang));
    // The later report first, in heading and in line.
    let shared = told
        .shared()
        .map(|m| shown(data, m, &[1, 0], &name, lang))
        .collect();
    let only = |side| told.only(side).map(|m| alone(data, m, lang)).collect();
    // New or gone is said only of what both reports tell of, and surely, and of periods alike.
    let alike = alike_periods(periods[0], periods[1]);
    let plain = !alike || !silent.is_empty() || !told.sure || kind == Kind::Awards;
    let head = |side: usize, sure: &str| match plain {
        true => words::in_report(periods[side], lang),
        false => sure.to_owned(),
    };
    let groups = [
        (words::again(kind, alike, lang).to_owned(), shared),
        (head(1, words::new(lang)), only(1)),
        (head(0, words::gone(lang)), only(0)),
    ];
    let silent = silent.into_iter();
    let silent = silent.map(|p| words::silent_period(kind, p, lang));
    Some(part(kind, groups.into(), silent.collect(), told.sure, lang))
}

/// The chosen places in the period in view; `None` if not at least two of them have a report of it,
/// or none tells anything beside numbers.
pub fn over_places(focus: &Focus) -> Option<Narrative> {
    let (data, lang, period) = (focus.data, focus.lang, focus.period);
    let (with, without): (Vec<&Place>, Vec<&Place>) = focus
        .places
        .iter()
        .partition(|p| data.heads_of(&p.id, period).next().is_some());
    if with.len() < 2 || !with.iter().any(|p| tells(data, &p.id, period)) {
        return None;
    }
    let name = |place: &&Place| names::place(place, lang);
    let (with_names, without): (Vec<String>, Vec<String>) = (
        with.iter().map(name).collect(),
        without.iter().map(name).collect(),
    );
    let part = |kind| {
        let told: Vec<_> = with
            .iter()
            .map(|p| mentions(data, &p.id, period, kind))
            .collect();
        part_over_places(data, kind, &gather(&told), &with_names, lang)
    };
    Some(Narrative {
        intro: words::places(period, &without, lang),
        parts: Kind::ALL.into_iter().filter_map(part).collect(),
        caution: words::caution_places(lang),
    })
}

fn part_over_places(
    data: &Dataset,
    kind: Kind,
    told: &Gathered,
    places: &[String],
    lang: Lang,
) -> Option<PartShown> {
    if told.matters.is_empty() {
        return None;
    }
    let name = |side: usize| names::capitalised(&places[side]);
    let shared = told
        .shared()
        .map(|m| shown(data, m, &m.sides(), &name, lang))
        .collect();
    let mut groups = vec![(words::shared(lang).to_owned(), shared)];
    let tells = |side: &usize| told.matters.iter().any(|m| m.on(*side).next().is_some());
    let telling = (0..places.len()).filter(tells).count();
    let mut silent = Vec::new();
    for (side, place) in places.iter().enumerate() {
        if !tells(&side) {
            silent.push(words::silent_place(kind, place, lang));
        }
        let head = match told.sure && telling > 1 {
            true => words::only_here(place, lang),
            false => words::here(place, lang),
        };
        groups.push((
            head,
            told.only(side).map(|m| alone(data, m, lang)).collect(),
        ));
    }
    Some(part(kind, groups, silent, told.sure, lang))
}

fn part(
    kind: Kind,
    groups: Vec<(String, Vec<ToldShown>)>,
    mut notes: Vec<String>,
    sure: bool,
    lang: Lang,
) -> PartShown {
    if !sure {
        notes.push(words::unsure(lang).to_owned());
    }
    let groups = groups.into_iter().filter(|(_, items)| !items.is_empty());
    PartShown {
        title: words::kind(kind, lang),
        groups: groups
            .map(|(title, items)| GroupShown { title, items })
            .collect(),
        notes,
    }
}

/// A matter that one side tells.
fn alone(data: &Dataset, matter: &Matter, lang: Lang) -> ToldShown {
    let at: Vec<At> = matter.told.iter().map(|(_, at)| *at).collect();
    let text = at.first().map(|at| text(data, *at, lang));
    ToldShown {
        lines: vec![(String::new(), text.unwrap_or_default())],
        at,
    }
}

/// A matter that several sides tell, in the order of `sides`; one line for the same words.
fn shown(
    data: &Dataset,
    matter: &Matter,
    sides: &[usize],
    name: &dyn Fn(usize) -> String,
    lang: Lang,
) -> ToldShown {
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut all = Vec::new();
    for side in sides {
        let at: Vec<At> = matter.on(*side).collect();
        let Some(first) = at.first() else { continue };
        let text = text(data, *first, lang);
        match lines.iter_mut().find(|(_, said)| *said == text) {
            Some((who, _)) => {
                who.push_str(", ");
                who.push_str(&names::small(&name(*side)));
            }
            None => lines.push((name(*side), text)),
        }
        all.extend(at);
    }
    ToldShown { lines, at: all }
}

/// What stands at a place in the dataset, in words, without where it is from.
pub fn text(data: &Dataset, at: At, lang: Lang) -> String {
    let told = |t: Option<&crate::model::Told>| {
        t.map_or(String::new(), |t| names::local(&t.text, lang).to_owned())
    };
    let Some(report) = data.reports().get(at.report) else {
        return String::new();
    };
    match at.item {
        Item::Model(i) => report.models.get(i).map_or(String::new(), |m| {
            let name = names::capitalised(names::local(&m.name, lang));
            let status = m.status.map_or("", |s| phrase::status(s, lang));
            let places = m.places.as_ref().map_or("", |p| names::local(p, lang));
            words::with_details(&name, &[status, places])
        }),
        Item::Limitation(i) => told(report.limitations.get(i)),
        Item::Task(i) => told(report.tasks.get(i)),
        Item::Figure(i) => report.figures.get(i).map_or(String::new(), |f| {
            let measure = sentence::measure_or_id(data, &f.measure);
            let amount = match f.value {
                Some(value) => number::amount(value, f.unit, &measure, lang),
                None => names::measure(data, &f.measure, lang).to_owned(),
            };
            let scope = f.scope.as_deref().and_then(|s| data.catalogue.scope(s));
            let scope = scope.map_or("", |s| names::local(&s.name, lang));
            words::with_details(&amount, &[scope])
        }),
        Item::Statement(i) => report
            .statements
            .get(i)
            .map_or(String::new(), |s| sentence::statement_text(data, s, lang)),
    }
}

/// An earlier report told it already.
#[derive(Clone, Debug, PartialEq)]
pub struct AgainShown {
    /// Since which report, in words.
    pub text: String,
    /// Who says it, then and now.
    pub at: Vec<At>,
}

/// What of one kind the period in view tells that was told already in the last period before it that
/// tells anything beside numbers: each item with its mark.
pub fn told_again(focus: &Focus, kind: Kind) -> Vec<(At, AgainShown)> {
    let (data, place, now) = (focus.data, &focus.place().id, focus.period);
    let Some(then) = before(data, place, now) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let told = gather(&[then, now].map(|p| mentions(data, place, p, kind)));
    for matter in told.shared() {
        let at: Vec<At> = matter.told.iter().map(|(_, at)| *at).collect();
        let text = words::again_from(then, focus.lang);
        let mark = AgainShown { text, at };
        all.extend(matter.on(1).map(|at| (at, mark.clone())));
    }
    all
}

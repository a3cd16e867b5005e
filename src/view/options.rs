//! What the reader can choose from.

use std::cell::RefCell;
use std::ops::Range;

use super::focus::{self, Focus};
use crate::analysis::{Reason, Series, Side, compare};
use crate::model::order;
use crate::model::{Dataset, Head, Level, Period, PeriodKind, Place};
use crate::text::terms::terms;
use crate::text::{Lang, choices, names, search, spelling};

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its id, as in the query string.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Something that tells it from others of that name; may be empty.
    pub hint: String,
    /// Name, hint and other spellings, folded for search; the bare name first.
    pub searched: String,
    /// The units that it came from or that it became, one a line: the name folded for search, a tab,
    /// and why that finds it.
    pub kin: String,
    /// The level; only places of one level are set side by side.
    pub level: Option<Level>,
    /// Whether there are reports of it; others are only reached through what they were or became.
    pub reported: bool,
    /// Listed, but not to be chosen; the hint says why.
    pub refused: bool,
}

/// Choices under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub label: String,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// Every place that can be chosen: those with reports, and those that became of them or that they
/// came from. In Vietnamese order.
pub fn places(data: &Dataset, lang: Lang) -> Vec<Choice> {
    let reported = |id: &str| data.is_reported(id);
    let kept = data
        .places()
        .iter()
        .filter(|p| reported(&p.id) || data.predecessors(&p.id).any(|b| reported(&b.id)));
    let mut all: Vec<_> = kept
        .map(|p| {
            let parent = p
                .parent
                .as_deref()
                .map(|id| names::place_by_id(data, id, lang));
            let mut hint = parent.unwrap_or_default();
            if let (Some(from), true) = (p.valid.from, hint.is_empty()) {
                hint = format!("{} {}", terms(lang).since, names::date(from, lang));
            }
            let aliases = p.aliases.iter().map(|a| spelling::variants(a));
            let text = [
                p.name.clone(),
                names::place(p, Lang::Vi),
                names::place(p, Lang::En),
                p.aliases.join(" "),
                hint.clone(),
                spelling::of_type(p.kind).to_owned(),
                spelling::variants(&p.name),
                aliases.collect::<Vec<_>>().join(" "),
            ];
            let mut kin = String::new();
            for former in data.predecessors(&p.id) {
                let name = names::place(former, lang);
                let why = match (former.level(), p.level()) {
                    (Level::District, Level::Commune) => choices::before(&name, lang),
                    _ => choices::includes(&name, lang),
                };
                kin += &relative(former, &why);
            }
            for heir in p.successors.iter().filter_map(|id| data.place(id)) {
                let name = names::place(heir, lang);
                let why = choices::now_in(&name, p.successors.len() > 1, lang);
                kin += &relative(heir, &why);
            }
            Choice {
                id: p.id.clone(),
                label: names::capitalised(&names::place(p, lang)),
                hint,
                searched: once(&search::folded(&text.join(" "))),
                kin,
                level: Some(p.level()),
                reported: reported(&p.id),
                refused: false,
            }
        })
        .collect();
    order::sort_by_key(&mut all, |c| {
        let name = data.place(&c.id).map_or("", |p| &p.name);
        (search::sort_key(name), c.id.clone())
    });
    all
}

/// A line of [`Choice::kin`].
fn relative(of: &Place, why: &str) -> String {
    let names = [
        names::place(of, Lang::Vi),
        of.aliases.join(" "),
        spelling::variants(&of.name),
    ];
    format!("{}\t{why}\n", once(&search::folded(&names.join(" "))))
}

/// Every word once, in the order in which they come first.
fn once(words: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in words.split(' ') {
        if !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept.join(" ")
}

/// The choices that match what was typed: those found by their own name before those found by what
/// they were or became, whose hint says so; of those the ones that begin with it first, and the ones
/// with reports. Those at the places `shown`, and how many there are.
pub fn matching(choices: &[Choice], typed: &str, shown: &Range<usize>) -> (Vec<Choice>, usize) {
    let query = search::folded(typed);
    let mut found: Vec<(u8, (&Choice, &str))> = Vec::new();
    for choice in choices {
        let why = match search::matches(&choice.searched, &query) {
            true => Some(""),
            false => kinship(choice, &query),
        };
        let Some(why) = why else { continue };
        let begins = choice.searched.starts_with(&query);
        let last = [choice.refused, !why.is_empty(), !begins, !choice.reported];
        let key = last.iter().fold(0, |key, last| 2 * key + u8::from(*last));
        found.push((if query.is_empty() { 0 } else { key }, (choice, why)));
    }
    let count = found.len();
    // Sorting would be more code for every reader.
    let mut ranked = Vec::new();
    for key in 0..16 {
        let of = found.iter().filter(|(of, _)| *of == key);
        ranked.extend(of.map(|(_, found)| *found));
    }
    (listed(ranked, shown), count)
}

/// Those that are `shown`, with why they were found in their hint.
fn listed(mut found: Vec<(&Choice, &str)>, shown: &Range<usize>) -> Vec<Choice> {
    found.truncate(shown.end);
    found.drain(..shown.start.min(found.len()));
    let said = found.into_iter().map(|(choice, why)| {
        let mut choice = choice.clone();
        if !why.is_empty() {
            if !choice.hint.is_empty() {
                choice.hint += " · ";
            }
            choice.hint += why;
        }
        choice
    });
    said.collect()
}

/// The choices before anything was typed: the last few of `seen` first, the newest before the others,
/// without the very last, which is in view. Those at the places `shown`, and how many there are.
pub fn seen_first(
    all: &[Choice],
    seen: &[String],
    shown: &Range<usize>,
    lang: Lang,
) -> (Vec<Choice>, usize) {
    let mut found: Vec<(&Choice, &str)> = Vec::new();
    for id in seen.iter().rev().skip(1).take(SEEN) {
        let choice = all.iter().find(|c| c.id == *id);
        found.extend(choice.map(|choice| (choice, choices::seen(lang))));
    }
    let recent = found.clone();
    let rest = all
        .iter()
        .filter(|c| !recent.iter().any(|(of, _)| of.id == c.id));
    found.extend(rest.map(|choice| (choice, "")));
    (listed(found, shown), all.len())
}

/// How many places looked at before are offered first.
const SEEN: usize = 4;

/// Why a query finds a place that is not called so.
fn kinship<'c>(choice: &'c Choice, query: &str) -> Option<&'c str> {
    let mut lines = choice.kin.lines().filter_map(|l| l.split_once('\t'));
    let found = lines.find(|(names, _)| search::match_together(names, &choice.searched, query));
    found.map(|(_, why)| why)
}

/// The periods of the place in view, newest first, under their kinds.
pub fn periods(focus: &Focus) -> Vec<(String, Vec<Period>)> {
    let all = focus::periods(focus.data, &focus.place().id);
    match all.is_empty() {
        true => Vec::new(),
        false => grouped(focus, all),
    }
}

/// The periods in which places of this level can be set side by side: those that any of them has a
/// report of, and those that a later report tells of.
pub fn periods_to_compare(focus: &Focus) -> Vec<(String, Vec<Period>)> {
    let level = focus.place().level();
    let reported = reported(focus.data, level);
    let series = focus.series(&focus.place().id);
    let told = series.estimates.iter();
    let told = told.filter(|(_, e)| e.has_level()).map(|(p, _)| *p);
    let beyond = focus.data.beyond.periods.iter();
    let beyond = beyond.filter(|(of, _)| *of == level).map(|(_, p)| *p);
    let mut all: Vec<Period> = reported.into_iter().chain(told).chain(beyond).collect();
    order::distinct(&mut all);
    grouped(focus, all)
}

/// The periods that places of a level report, by level.
#[derive(Default)]
struct Reported(RefCell<Vec<(Level, Vec<Period>)>>);

/// Kept with the data, since to ask thousands of places takes a while.
fn reported(data: &Dataset, level: Level) -> Vec<Period> {
    let kept = data.kept.get(Reported::default);
    let mut kept = kept.0.borrow_mut();
    let known = kept.iter().position(|(of, _)| *of == level);
    let at = known.unwrap_or_else(|| {
        let peers = data.places().iter().filter(|p| p.level() == level);
        kept.push((level, data.periods_on_any(peers.map(|p| p.id.as_str()))));
        kept.len() - 1
    });
    kept[at].1.clone()
}

/// Periods to compare with another one, under a heading that says why they can't be, if so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparable {
    /// Why these are not offered; empty for those that are.
    pub refused: String,
    /// The periods, newest first.
    pub periods: Vec<Period>,
}

/// Whether there is more than one thing to see, be it only why it can't be chosen.
pub fn is_choice(groups: &[Comparable]) -> bool {
    groups.iter().map(|g| g.periods.len()).sum::<usize>() > 1
}

/// All periods that are reported for a series' place: first those that can be compared with
/// `other`, then the rest by what stands against it. `always` is offered whatever there is of it.
pub fn comparable(
    data: &Dataset,
    series: &Series,
    other: Period,
    always: Period,
    lang: Lang,
) -> Vec<Comparable> {
    let mut all: Vec<Period> = series.estimates.iter().map(|(p, _)| *p).collect();
    all.extend(focus::periods(data, &series.key.place));
    all.push(always);
    order::distinct(&mut all);
    let side = |period| Side { series, period };
    let mut groups = vec![Comparable {
        refused: String::new(),
        periods: Vec::new(),
    }];
    for period in all.into_iter().rev().filter(|p| *p != other) {
        let c = compare(data, side(period.min(other)), side(period.max(other)));
        let silent = c.reason == Reason::NotReported;
        let refused = match period != always && (silent || c.refused.is_some()) {
            true => choices::not_with(other, choices::why(c.refused.as_ref(), lang), lang),
            false => String::new(),
        };
        match groups.iter_mut().find(|g| g.refused == refused) {
            Some(group) => group.periods.push(period),
            None => groups.push(Comparable {
                refused,
                periods: vec![period],
            }),
        }
    }
    groups
}

fn grouped(focus: &Focus, mut all: Vec<Period>) -> Vec<(String, Vec<Period>)> {
    let mut groups: Vec<(String, Vec<Period>)> = Vec::new();
    if !all.contains(&focus.period) {
        all.push(focus.period);
        order::sort_by(&mut all, Ord::cmp);
    }
    for period in all.into_iter().rev() {
        let label = names::period_kind(period.kind(), focus.lang).to_owned();
        match groups.iter_mut().find(|(l, _)| *l == label) {
            Some((_, list)) => list.push(period),
            None => groups.push((label, vec![period])),
        }
    }
    order::sort_by_key(&mut groups, |(_, list)| kind_rank(list[0].kind()));
    groups
}

fn kind_rank(kind: PeriodKind) -> u8 {
    match kind {
        PeriodKind::Year => 0,
        PeriodKind::Half(_) => 1,
        PeriodKind::NineMonths => 2,
        PeriodKind::Quarter(_) => 3,
        PeriodKind::Month(_) => 4,
        PeriodKind::Range => 5,
    }
}

/// The indicators reported for any of `places`, grouped for the picker.
pub fn indicators(data: &Dataset, places: &[&str], lang: Lang) -> Vec<Group> {
    let kinds = data.kinds(places);
    let mut ids: Vec<&str> = kinds.iter().map(|(indicator, ..)| *indicator).collect();
    for place in places {
        let own = data.heads_on(place).map(|(_, head)| head);
        let said = own
            .filter(|head| *head.place == **place)
            .flat_map(Head::statements);
        let subjects = said.flat_map(|s| &s.subjects);
        ids.extend(subjects.map(|s| s.indicator.as_str()));
    }
    order::distinct(&mut ids);
    order::sort_by_key(&mut ids, |id| (data.catalogue.rank(id), *id));
    let mut groups: Vec<Group> = Vec::new();
    for id in ids {
        let group = data.catalogue.indicator(id).map_or("", |i| &i.group);
        let label = group_label(group, lang).to_owned();
        let choice = plain(names::indicator(data, id, lang).to_owned(), id.to_owned());
        match groups.iter_mut().find(|g| g.label == label) {
            Some(group) => group.choices.push(choice),
            None => groups.push(Group {
                label,
                choices: vec![choice],
            }),
        }
    }
    groups
}

/// What a group of indicators is called.
pub fn group_label(group: &str, lang: Lang) -> &str {
    let terms = terms(lang);
    match group {
        "crime" => terms.group_crime,
        "kinds" => terms.group_kinds,
        "accidents" => terms.group_accidents,
        "work" => terms.group_work,
        "movement" => terms.group_movement,
        other => other,
    }
}

/// The measures of the chosen indicator.
pub fn measures(focus: &Focus, places: &[&str]) -> Vec<Choice> {
    let mut ids = focus::measures(focus.data, places, &focus.indicator);
    if !ids.contains(&focus.measure) {
        ids.push(focus.measure.clone());
    }
    ids.into_iter()
        .map(|id| plain(names::measure(focus.data, &id, focus.lang).to_owned(), id))
        .collect()
}

/// The parts of the chosen measure; empty if there is only one.
pub fn scopes(focus: &Focus, places: &[&str]) -> Vec<Choice> {
    let all = focus::scopes(focus.data, places, &focus.indicator, &focus.measure);
    if all.len() < 2 {
        return Vec::new();
    }
    let whole = terms(focus.lang).whole;
    all.into_iter()
        .map(|scope| match scope {
            None => plain(names::capitalised(whole), String::new()),
            Some(id) => {
                let name = focus
                    .data
                    .catalogue
                    .scope(&id)
                    .map(|s| names::local(&s.name, focus.lang));
                plain(names::capitalised(name.unwrap_or(&id)), id.clone())
            }
        })
        .collect()
}

/// A choice that is its name and nothing more.
pub fn plain(label: String, id: String) -> Choice {
    Choice {
        id,
        label,
        hint: String::new(),
        searched: String::new(),
        kin: String::new(),
        level: None,
        reported: true,
        refused: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse::{Document, load};

    const DATA: &str = r#"{"format": "binh-yen/1", "places": [
        {"id": "p", "name": "Gia Lai", "type": "province", "successors": ["n"]},
        {"id": "p/k", "name": "Kbang", "type": "rural_district", "parent": "p", "successors": ["n/a", "n/b"]},
        {"id": "p/v", "name": "Lý Sơn", "type": "rural_district", "parent": "p", "successors": ["n"]},
        {"id": "n", "name": "Gia Lai", "type": "province"},
        {"id": "n/a", "name": "Đak Rong", "type": "commune", "parent": "n"},
        {"id": "n/b", "name": "Tơ Tung", "type": "commune", "parent": "n"}],
        "reports": [REPORTS]}"#;

    fn found(typed: &str) -> Vec<(String, String)> {
        let report = |place: &str| {
            format!(
                r#"{{"id": "{place}", "place": "{place}", "period": "2023", "source": {{"publisher": "x", "title": "x"}},
                "figures": [{{"indicator": "theft", "measure": "cases", "value": 30}}]}}"#
            )
        };
        let reports = ["p", "p/k", "p/v"].map(report).join(",");
        let data = load(&[Document {
            file: "t.json".into(),
            text: DATA.replace("REPORTS", &reports),
        }]);
        let all = places(&data, Lang::Vi);
        let found = matching(&all, typed, &(0..10)).0.into_iter();
        found.map(|c| (c.label, c.hint)).collect()
    }

    #[test]
    fn a_place_is_found_by_what_it_was_and_what_it_became() {
        let own = found("k");
        assert_eq!(own[0].0, "Huyện Kbang", "its own name comes first: {own:?}");
        let by_heir = found("to tung");
        assert_eq!(by_heir[0].0, "Xã Tơ Tung");
        let hint = "tỉnh Gia Lai · một phần nay thuộc xã Tơ Tung";
        assert_eq!(by_heir[1], ("Huyện Kbang".into(), hint.into()));
        let by_former = found("huyen kbang dak");
        let hint = "tỉnh Gia Lai · trước thuộc huyện Kbang";
        assert!(
            by_former.contains(&("Xã Đak Rong".into(), hint.into())),
            "{by_former:?}"
        );
        // A province took a district in; it never was a part of it.
        let taken_in = found("ly son");
        assert!(
            taken_in[1]
                .1
                .ends_with("gồm cả địa bàn huyện Lý Sơn trước đây"),
            "{taken_in:?}"
        );
    }

    #[test]
    fn spelling_does_not_matter() {
        assert_eq!(found("LI SƠN")[0].0, "Huyện Lý Sơn");
        assert_eq!(found("dac rong")[0].0, "Xã Đak Rong");
        assert_eq!(found("totung")[0].0, "Xã Tơ Tung");
        assert!(found("kon tum").is_empty());
    }

    #[test]
    fn places_seen_come_first_without_the_one_in_view() {
        let all: Vec<Choice> = ["a", "b", "c"].map(|id| plain(id.into(), id.into())).into();
        let seen: Vec<String> = ["a", "c", "b"].map(Into::into).into();
        let (listed, count) = seen_first(&all, &seen, &(0..3), Lang::En);
        assert_eq!(count, 3);
        let ids: Vec<&str> = listed.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, ["c", "a", "b"]);
        assert_eq!(listed[0].hint, "just viewed");
        assert_eq!(listed[2].hint, "");
        let (later, count) = seen_first(&all, &seen, &(1..2), Lang::En);
        assert_eq!((later[0].id.as_str(), later.len(), count), ("a", 1, 3));
    }
}

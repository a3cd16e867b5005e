//! What subjects and words mean, where a reader needs it: of a figure, of what is drawn, and all.

use super::focus::Focus;
use super::options::group_label;
use super::source::SourceShown;
use crate::analysis::{At, Item};
use crate::model::{Dataset, Head};
use crate::text::glossary::{Term, own_stage, stage, terms};
use crate::text::{Lang, names, working};

/// What a subject means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The subject.
    pub name: String,
    /// At which stage it is counted: `Đếm số bị phát hiện.`
    pub stage: String,
    /// What is counted and what is not; a sentence.
    pub about: String,
    /// That the figure at hand is counted at another stage; else empty.
    pub apart: String,
}

/// What an indicator means, as counted in `measure`; `None` where the data does not say.
pub fn meaning(
    data: &Dataset,
    indicator: &str,
    measure: Option<&str>,
    lang: Lang,
) -> Option<Meaning> {
    let known = data.catalogue.indicator(indicator)?;
    let about = known.about.as_ref()?;
    let own = measure.and_then(|id| data.catalogue.measure(id)?.basis);
    let own = own.filter(|basis| *basis != known.basis);
    Some(Meaning {
        name: names::indicator(data, indicator, lang).to_owned(),
        stage: format!("{}.", names::capitalised(stage(known.basis, lang))),
        about: names::local(about, lang).to_owned(),
        apart: own.map_or(String::new(), |basis| own_stage(basis, lang)),
    })
}

/// What the subject in view means, as counted in the measure in view.
pub fn in_view(focus: &Focus) -> Option<Meaning> {
    meaning(
        focus.data,
        &focus.indicator,
        Some(&focus.measure),
        focus.lang,
    )
}

/// What the subjects of figures and statements mean, each once.
pub fn meanings(data: &Dataset, at: &[At], lang: Lang) -> Vec<Meaning> {
    let mut all: Vec<Meaning> = Vec::new();
    for at in at {
        let found: Vec<_> = subjects(data, *at)
            .into_iter()
            .filter_map(|(indicator, measure)| meaning(data, indicator, measure, lang))
            .collect();
        for meaning in found {
            match all.iter_mut().find(|m| m.name == meaning.name) {
                // Of figures counted at several stages nothing is said of one alone.
                Some(known) if known.apart != meaning.apart => known.apart.clear(),
                Some(_) => {}
                None => all.push(meaning),
            }
        }
    }
    all
}

/// The indicators that something speaks of, each with its measure if one is named.
fn subjects(data: &Dataset, at: At) -> Vec<(&str, Option<&str>)> {
    let Some(report) = data.reports().get(at.report) else {
        return Vec::new();
    };
    match at.item {
        Item::Figure(i) => {
            let figure = report.figures.get(i);
            let named = |f| -> (&str, Option<&str>) {
                let f: &crate::model::Figure = f;
                (&f.indicator, Some(&f.measure))
            };
            figure.map(named).into_iter().collect()
        }
        Item::Statement(i) => {
            let statement = report.statements.get(i);
            let subjects = statement.into_iter().flat_map(|s| &s.subjects);
            subjects
                .map(|s| (&s.indicator[..], s.measure.as_deref()))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// What all subjects mean that any report tells of, under the headings of the choice of subjects.
pub fn all(data: &Dataset, lang: Lang) -> Vec<(String, Vec<Meaning>)> {
    let places: Vec<&str> = data.places().iter().map(|p| p.id.as_str()).collect();
    let kinds = data.kinds(&places);
    let told = |id: &str| {
        let mut said = data.reports().heads().flat_map(Head::statements);
        kinds.iter().any(|(indicator, ..)| *indicator == id)
            || said.any(|s| s.subjects.iter().any(|s| s.indicator == id))
    };
    let mut groups: Vec<(String, Vec<Meaning>)> = Vec::new();
    for indicator in data.catalogue.indicators.iter().filter(|i| told(&i.id)) {
        let Some(meaning) = meaning(data, &indicator.id, None, lang) else {
            continue;
        };
        let label = group_label(&indicator.group, lang);
        match groups.iter_mut().find(|(known, _)| known == label) {
            Some((_, meanings)) => meanings.push(meaning),
            None => groups.push((label.to_owned(), vec![meaning])),
        }
    }
    groups
}

/// The words to explain in what sources say and in what it comes to.
pub fn words_in(sources: &[SourceShown], lang: Lang) -> Vec<&'static Term> {
    let used = |term: &&Term| {
        sources.iter().any(|s| {
            let verdicts = s.weighed.verdicts.iter().map(|v| &v.text[..]);
            let texts = [&s.says].into_iter().chain(&s.notes).chain(&s.working);
            let heading = (!s.working.is_empty()).then(|| working::heading(lang));
            let mut texts = texts.map(|text| &text[..]).chain(verdicts).chain(heading);
            texts.any(|text| term.is_in(text))
        })
    };
    terms(lang).iter().filter(used).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse::{Document, load};

    fn data() -> Dataset {
        let text = r#"{
          "format": "binh-yen/1",
          "indicators": [
            { "id": "boats", "name": "Thuyền", "group": "work", "polarity": "more_better", "basis": "activity",
              "measures": ["cases"], "about": { "vi": "Số thuyền.", "en": "Boats." } },
            { "id": "carts", "name": "Xe", "group": "work", "polarity": "more_better", "basis": "activity",
              "measures": ["cases"] }
          ],
          "places": [{ "id": "x", "name": "X", "type": "rural_district" }],
          "reports": [{ "id": "a", "place": "x", "period": "2023",
            "source": { "publisher": "A", "title": "B" },
            "figures": [
              { "indicator": "drug_crime", "measure": "cases_prosecuted", "value": 2 },
              { "indicator": "drug_crime", "measure": "cases", "value": 3 },
              { "indicator": "boats", "measure": "cases", "value": 3 },
              { "indicator": "carts", "measure": "cases", "value": 3 },
              { "indicator": "unheard_of", "measure": "cases", "value": 3 }
            ] }]
        }"#;
        let (file, text) = ("x.json".to_owned(), text.to_owned());
        load(&[Document { file, text }])
    }

    fn figure(i: usize) -> At {
        At {
            report: 0,
            item: Item::Figure(i),
        }
    }

    #[test]
    fn a_figure_counted_at_another_stage_says_so() {
        let data = data();
        let of = |at: &[At]| meanings(&data, at, Lang::Vi);
        let prosecuted = of(&[figure(0)]);
        assert_eq!(prosecuted[0].stage, "Đếm số bị phát hiện.");
        assert!(prosecuted[0].apart.contains("khởi tố"), "{prosecuted:?}");
        assert_eq!(of(&[figure(1)])[0].apart, "");
        let both = of(&[figure(0), figure(1)]);
        assert_eq!((both.len(), &both[0].apart[..]), (1, ""));
    }

    #[test]
    fn own_indicators_say_what_they_mean_and_unknown_ones_nothing() {
        let data = data();
        let of = |i| meanings(&data, &[figure(i)], Lang::En);
        assert_eq!(of(2)[0].about, "Boats.");
        assert_eq!(of(3), []);
        assert_eq!(of(4), []);
    }

    #[test]
    fn the_list_has_what_is_told_of_and_nothing_else() {
        let all = all(&data(), Lang::Vi);
        let names: Vec<_> = all
            .iter()
            .flat_map(|(_, m)| m.iter().map(|m| m.name.as_str()))
            .collect();
        assert_eq!(names, ["Ma túy", "Thuyền"]);
    }

    #[test]
    fn every_indicator_of_the_catalogue_has_a_sentence_in_both_languages() {
        let data = load(&[]);
        for indicator in &data.catalogue.indicators {
            let vi = meaning(&data, &indicator.id, None, Lang::Vi).map(|m| m.about);
            let en = meaning(&data, &indicator.id, None, Lang::En).map(|m| m.about);
            assert!(vi.is_some() && en.is_some() && vi != en, "{}", indicator.id);
            assert!(vi.is_some_and(|t| t.ends_with('.')) && en.is_some_and(|t| t.ends_with('.')));
        }
    }
}

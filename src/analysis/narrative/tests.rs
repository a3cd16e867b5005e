//! Tests of what is told again, on small lists and on generated ones.

use proptest::prelude::*;

use super::*;

/// An item of side `side`; items of one report, which is all that matters here.
fn mention(side: usize, index: usize, topic: Option<&str>, words: &str) -> Mention {
    let at = At {
        report: side,
        item: Item::Task(index),
    };
    let topic = topic.map(str::to_owned);
    Mention::new(at, topic.as_ref(), &LocalText::Vietnamese(words.to_owned()))
}

fn indexes<'m>(matters: impl Iterator<Item = &'m Matter>, side: usize) -> Vec<usize> {
    let at = matters.flat_map(|m| m.on(side).collect::<Vec<_>>());
    let mut all: Vec<usize> = at
        .filter_map(|at| match at.item {
            Item::Task(i) => Some(i),
            _ => None,
        })
        .collect();
    all.sort_unstable();
    all
}

#[test]
fn a_topic_is_recognised_in_other_words_and_words_without_a_topic() {
    let before = vec![
        mention(0, 0, Some("fraud"), "Fraud rose."),
        mention(0, 1, None, "Too  few Cameras."),
        mention(0, 2, Some("theft"), "Theft rose."),
    ];
    let now = vec![
        mention(1, 0, None, "too few cameras"),
        mention(1, 1, Some("fraud"), "Much fraud online."),
        mention(1, 2, Some("drugs"), "Drugs rose."),
    ];
    let told = gather(&[before, now]);
    assert_eq!(indexes(told.shared(), 0), [0, 1]);
    assert_eq!(indexes(told.shared(), 1), [0, 1]);
    assert_eq!(indexes(told.only(0), 0), [2]);
    assert_eq!(indexes(told.only(1), 1), [2]);
    assert!(told.sure);
}

#[test]
fn what_has_no_topic_may_be_the_same_in_other_words() {
    let unnamed = || mention(0, 0, None, "Fraud rose.");
    let named = mention(1, 0, Some("fraud"), "Much fraud online.");
    assert!(!gather(&[vec![unnamed()], vec![named]]).sure);
    assert!(gather(&[vec![unnamed()], vec![]]).sure);
    let same = mention(1, 0, None, "Fraud rose.");
    let more = mention(1, 1, Some("theft"), "Theft rose.");
    assert!(gather(&[vec![unnamed()], vec![same, more]]).sure);
}

#[test]
fn two_reports_of_one_side_tell_of_one_matter_once() {
    let twice = vec![
        mention(0, 0, Some("fraud"), "Fraud."),
        mention(0, 1, Some("fraud"), "Fraud remains."),
    ];
    let told = gather(&[twice, vec![]]);
    assert_eq!(told.matters.len(), 1);
    assert_eq!(told.matters[0].sides(), [0]);
    assert_eq!(told.matters[0].on(0).count(), 2);
}

fn side(side: usize) -> impl Strategy<Value = Vec<Mention>> {
    let topic = prop::option::of(prop::sample::select(vec!["a", "b", "c"]));
    let words = prop::sample::select(vec!["x", "y", "z", "u"]);
    prop::collection::vec((topic, words), 0..7).prop_map(move |items| {
        let items = items.into_iter().enumerate();
        items
            .map(|(i, (topic, words))| mention(side, i, topic, words))
            .collect()
    })
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_is_told_twice(before in side(0), now in side(1)) {
        let told = gather(&[before.clone(), now.clone()]);
        for (side, list) in [(0, &before), (1, &now)] {
            let mut all = indexes(told.shared(), side);
            all.extend(indexes(told.only(side), side));
            all.sort_unstable();
            prop_assert_eq!(all, (0..list.len()).collect::<Vec<_>>());
            prop_assert!(told.only(side).all(|m| m.on(1 - side).next().is_none()));
        }
        // What is alike on both sides is never called new or gone.
        for a in &before {
            for b in now.iter().filter(|b| a.is_about(b)) {
                let together = told.shared().any(|m| {
                    m.told.contains(&(0, a.at)) && m.told.contains(&(1, b.at))
                });
                prop_assert!(together, "{:?} {:?}", a, b);
            }
        }
    }

    #[test]
    fn the_order_of_items_does_not_matter(before in side(0), now in side(1)) {
        let told = gather(&[before.clone(), now.clone()]);
        let reversed = |list: &[Mention]| list.iter().rev().cloned().collect::<Vec<_>>();
        prop_assert_eq!(&gather(&[reversed(&before), reversed(&now)]), &told);
        let mut turned = now;
        if !turned.is_empty() {
            turned.rotate_left(1);
        }
        prop_assert_eq!(&gather(&[before, turned]), &told);
    }
}

#[test]
fn a_period_stands_beside_one_alike_even_a_silent_one() {
    let report = |period: &str, told: &str| {
        format!(
            r#"{{"id": "a-{period}", "place": "a", "period": "{period}", "source": {{"publisher": "x", "title": "x"}},
            "tasks": [{told}]}}"#
        )
    };
    let told = r#"{"vi": "Việc."}"#;
    let reports = [
        report("2022", told),
        report("2023-H1", told),
        report("2023", ""),
        report("2024", told),
        report("2024-9M", told),
    ];
    let text = format!(
        r#"{{"format": "binh-yen/1", "places": [{{"id": "a", "name": "A", "type": "province"}}], "reports": [{}]}}"#,
        reports.join(",")
    );
    let data = crate::model::parse::load(&[crate::model::parse::Document {
        file: "t.json".into(),
        text,
    }]);
    let beside = |of: &str| beside(&data, "a", of.parse().unwrap()).map(|p| p.to_string());
    assert_eq!(beside("2024").as_deref(), Some("2023"));
    assert_eq!(beside("2023").as_deref(), Some("2022"));
    assert_eq!(beside("2024-H1").as_deref(), Some("2023-H1"));
    let unlike = beside("2024-9M").unwrap();
    assert!(!alike_periods(
        unlike.parse().unwrap(),
        "2024-9M".parse().unwrap()
    ));
    assert!(!alike_periods(
        "2024-H1".parse().unwrap(),
        "2024-H2".parse().unwrap()
    ));
}

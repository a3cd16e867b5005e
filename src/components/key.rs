//! The key: how each kind of value is drawn, with a word for it.

use std::cell::RefCell;

use yew::prelude::*;

use super::chart::picture;
use super::pause::Pace;
use super::view::{Folded, Piece};
use crate::analysis::Span;
use crate::model::{Decimal, Direction, MeasureUnit, Quantity, Scale};
use crate::text::terms::terms;
use crate::text::{Lang, number, phrase};
use crate::view::chart::marks;
use crate::view::{Kind, Shown};

/// How many entries are drawn in one task.
const AT_ONCE: usize = 5;

/// What a key is of, with its piece.
type Known = ((AttrValue, Lang, Pace), Piece);

thread_local! {
    static LAST: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// The key, folded away until asked for. `id` is the prefix of its ids. It is the same piece as long as it
/// is of the same, so that what is chosen does not draw it again.
pub fn key(id: &AttrValue, lang: Lang, pace: Pace) -> Piece {
    let of = (id.clone(), lang, pace);
    LAST.with_borrow_mut(|last| {
        if let Some((known, piece)) = last
            && *known == of
        {
            return piece.clone();
        }
        let id = id.clone();
        let piece = Callback::from(move |()| drawn(&id, lang, pace));
        last.insert((of, piece)).1.clone()
    })
}

fn drawn(id: &AttrValue, lang: Lang, pace: Pace) -> Html {
    let entries = entries(lang).into_iter().enumerate();
    let entries: Vec<(usize, Entry)> = entries.collect();
    let pieces = entries.chunks(AT_ONCE).map(|some| {
        let (id, some) = (id.clone(), some.to_vec());
        Callback::from(move |()| html! { <>{ for some.iter().map(|(i, e)| entry(&id, *i, e)) }</> })
    });
    let pieces: Vec<Piece> = pieces.collect();
    html! {
        <details class="by-key">
            <summary class="by-key__summary">{ terms(lang).signs }</summary>
            <ul class="by-key__list"><Folded {pieces} {pace} /></ul>
        </details>
    }
}

fn entry(id: &str, i: usize, (kind, span, short, words): &Entry) -> Html {
    let shown = Shown {
        kind: *kind,
        span: *span,
        short: short.clone(),
        words: (*words).to_owned(),
        at: Vec::new(),
        doubt: false,
        said: None,
    };
    html! {
        <li class="by-key__entry">
            <span class="by-key__mark" aria-hidden="true">{ picture(&marks::sample(&shown), &format!("{id}-key-{i}")) }</span>
            <span>{ words }</span>
        </li>
    }
}

/// A kind of value, drawn as an example, with its number and what it means.
type Entry = (Kind, Option<Span>, String, &'static str);

fn entries(lang: Lang) -> [Entry; 13] {
    let terms = terms(lang);
    let any = |low: f64| Span::new(low, f64::INFINITY);
    let short = |q, scale, unit| number::short(q, scale, unit, lang);
    let at_least = Quantity::AtLeast(Decimal::whole(1000));
    let at_most = Quantity::AtMost(Decimal::whole(5));
    let just_under = Quantity::JustUnder(Decimal::whole(96));
    let about = Quantity::About(Decimal::new(2659, 1));
    [
        (
            Kind::Exact,
            Some(Span::point(70.0)),
            "20".to_owned(),
            terms.mark_exact,
        ),
        (
            Kind::AtLeast,
            Some(any(60.0)),
            short(at_least, Scale::One, MeasureUnit::Count),
            terms.mark_at_least,
        ),
        (
            Kind::AtMost,
            Some(Span::new(0.0, 70.0)),
            short(at_most, Scale::One, MeasureUnit::Count),
            terms.mark_at_most,
        ),
        (
            Kind::JustUnder,
            Some(Span::new(62.0, 80.0)),
            short(just_under, Scale::One, MeasureUnit::Percent),
            terms.mark_just_under,
        ),
        (
            Kind::About,
            Some(Span::new(62.0, 72.0)),
            short(about, Scale::Billion, MeasureUnit::Vnd),
            terms.mark_about,
        ),
        (
            Kind::Implied,
            Some(Span::point(70.0)),
            "21".to_owned(),
            terms.mark_implied,
        ),
        (
            Kind::Range,
            Some(Span::new(56.0, 76.0)),
            format!(
                "{}–{}",
                number::whole(1008.0, lang),
                number::whole(1009.0, lang)
            ),
            terms.mark_range,
        ),
        (
            Kind::ChangeOnly(Direction::Down),
            None,
            "−1".to_owned(),
            terms.mark_change,
        ),
        (
            Kind::DirectionOnly(Direction::Up),
            None,
            phrase::way(Direction::Up, lang).to_owned(),
            terms.mark_direction,
        ),
        (
            Kind::Zero,
            Some(Span::point(0.0)),
            "0".to_owned(),
            terms.mark_zero,
        ),
        (
            Kind::NotReported,
            None,
            "…".to_owned(),
            terms.mark_not_reported,
        ),
        (Kind::NoReport, None, "…".to_owned(), terms.mark_no_report),
        (
            Kind::Conflict,
            Some(Span::new(60.0, 76.0)),
            "94 ≠ 92".to_owned(),
            terms.mark_conflict,
        ),
    ]
}

//! What is drawn of lists in pages of every kind.

use super::*;
use proptest::prelude::*;

/// A page as a browser lays it out: rows have heights of their own, gaps the one they were given.
struct Page {
    heights: Vec<f64>,
    from: f64,
    to: f64,
}

impl Page {
    fn sights(&self, pieces: &[Piece]) -> Vec<Sight> {
        let mut top = 0.0;
        let sight = |(piece, what): (usize, &Piece)| {
            let height = match what {
                Piece::Row(row) => self.heights[*row],
                Piece::Gap { height, .. } => *height,
            };
            let part = |y: f64| ((y - top) / height).clamp(0.0, 1.0);
            let shown = (self.from < top + height && self.to > top)
                .then(|| (part(self.from), part(self.to)));
            top += height;
            let size = (320.0, height);
            Sight { piece, shown, size }
        };
        pieces.iter().enumerate().map(sight).collect()
    }

    /// Draws until nothing changes any more; how many times.
    fn settle(&self, list: &mut Windowing) -> usize {
        (0..50)
            .find(|_| !list.see(&self.sights(list.pieces())))
            .expect("it settles")
    }
}

/// Every row stands once and in order, drawn or in a gap.
fn assert_whole(list: &Windowing, count: usize) {
    let mut next = 0;
    for piece in list.pieces() {
        let rows = match piece {
            Piece::Row(row) => *row..row + 1,
            Piece::Gap { rows, height } => {
                assert!(*height > 0.0 && !rows.is_empty());
                rows.clone()
            }
        };
        assert_eq!(rows.start, next);
        next = rows.end;
    }
    assert_eq!(next, count);
}

fn rows(list: &Windowing) -> Vec<usize> {
    list.pieces().iter().filter_map(Piece::row).collect()
}

fn drawn(list: &Windowing) -> usize {
    rows(list).len()
}

/// Whatever happens to a list.
#[derive(Clone, Debug)]
enum Event {
    /// It is looked at from a part of its height on, so many px.
    Seen(f64, f64),
    /// A piece gets the focus, or it leaves.
    Focus(Option<usize>),
    /// It grows or becomes shorter.
    Resize(usize),
    /// It has other rows.
    Reset(usize),
    /// More rows are drawn at first.
    Begin(usize),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        3 => (0.0_f64..1.0, 100.0_f64..900.0).prop_map(|(at, room)| Event::Seen(at, room)),
        2 => prop::option::of(0_usize..80).prop_map(Event::Focus),
        1 => (0_usize..400).prop_map(Event::Resize),
        1 => (0_usize..400).prop_map(Event::Reset),
        1 => (0_usize..100).prop_map(Event::Begin),
    ];
    prop::collection::vec(event, 1..20)
}

proptest! {
    #[test]
    fn whatever_happens_every_row_stands_once_and_in_order(
        heights in prop::collection::vec(20.0_f64..120.0, 400),
        mut count in 0_usize..400,
        at_first in 0_usize..60,
        events in events(),
    ) {
        let mut list = Windowing::new(count, at_first, 40.0);
        assert_whole(&list, count);
        for event in events {
            match event {
                Event::Seen(at, room) => {
                    let from = at * heights[..count].iter().sum::<f64>();
                    let page = Page { heights: heights.clone(), from, to: from + room };
                    page.settle(&mut list);
                    let seen = page.sights(list.pieces()).into_iter();
                    let mut seen = seen.filter(|s| s.shown.is_some());
                    prop_assert!(seen.all(|s| list.pieces()[s.piece].row().is_some()), "a gap is in view");
                }
                Event::Focus(piece) => list.focus(piece),
                Event::Resize(to) => {
                    count = to;
                    list.resize(to);
                }
                Event::Reset(to) => {
                    count = to;
                    list.reset(to, at_first);
                }
                Event::Begin(rows) => list.begin(rows),
            }
            assert_whole(&list, count);
            if let Some(row) = list.focused {
                prop_assert!(rows(&list).contains(&row), "{row} has the focus");
            }
        }
    }

    #[test]
    fn what_is_in_view_is_drawn_and_little_else(
        heights in prop::collection::vec(20.0_f64..120.0, 1..600),
        places in prop::collection::vec((0.0_f64..1.0, 200.0_f64..900.0), 1..8),
        focus in 0_usize..60,
        usual in 10.0_f64..200.0,
    ) {
        let mut list = Windowing::new(heights.len(), 30, usual);
        assert_whole(&list, heights.len());
        let mut most = 30;
        for (at, room) in places {
            let whole: f64 = heights.iter().sum();
            let from = at * whole;
            let page = Page { heights: heights.clone(), from, to: from + room };
            let tries = page.settle(&mut list);
            prop_assert!(tries < 12, "{tries} drawings");
            assert_whole(&list, heights.len());
            let empty = page.sights(list.pieces()).into_iter().find(|s| {
                s.shown.is_some() && matches!(list.pieces()[s.piece], Piece::Gap { .. })
            });
            prop_assert!(empty.is_none(), "a gap is in view: {empty:?}");
            // Room for the lowest rows that there are, or are thought to be.
            most = most.max(2 * around(&(0..(room / usual.min(20.0)) as usize + 2)).len() + 3);
            prop_assert!(drawn(&list) <= most, "{} rows, not {most}", drawn(&list));
            list.focus(Some(focus));
        }
    }

    #[test]
    fn what_has_the_focus_stays_with_its_neighbours(
        count in 200_usize..2000, row in 0_usize..20, at in 0.3_f64..1.0,
    ) {
        let mut list = Windowing::new(count, 20, 40.0);
        list.focus(Some(row));
        let from = at * 40.0 * count as f64 - 400.0;
        Page { heights: vec![40.0; count], from, to: from + 400.0 }.settle(&mut list);
        assert_whole(&list, count);
        for near in row.saturating_sub(1)..=row + 1 {
            prop_assert!(list.pieces().contains(&Piece::Row(near)), "{near}");
        }
        prop_assert!(drawn(&list) < 60);
    }
}

fn page(count: usize, from: f64) -> Page {
    Page {
        heights: vec![40.0; count],
        from,
        to: from + 400.0,
    }
}

#[test]
fn a_gap_is_as_high_as_the_rows_were_that_stood_there() {
    let mut list = Windowing::new(300, 60, 99.0);
    let mut page = page(300, 0.0);
    page.heights[3] = 75.0;
    page.settle(&mut list);
    (page.from, page.to) = (2000.0, 2400.0);
    page.settle(&mut list);
    let above = &list.pieces()[0];
    let Piece::Gap { rows, height } = above else {
        panic!("{above:?}")
    };
    assert_eq!(*height, 40.0 * rows.len() as f64 + 35.0);
}

#[test]
fn a_list_out_of_sight_stays_as_it_was() {
    let mut list = Windowing::new(100, 10, 40.0);
    assert!(!list.see(&page(100, 9000.0).sights(list.pieces())));
    assert_eq!(drawn(&list), 10);
}

#[test]
fn other_rows_begin_again_with_as_many_as_had_room() {
    let mut list = Windowing::new(1000, 60, 40.0);
    page(1000, 20_000.0).settle(&mut list);
    list.reset(900, 60);
    assert_eq!(list.pieces()[0], Piece::Row(0));
    assert_eq!(drawn(&list), 10 + 2 * NEAR);
    list.reset(3, 60);
    assert_eq!(list.pieces(), [0, 1, 2].map(Piece::Row));
}

#[test]
fn a_list_that_grows_shows_more_at_its_end() {
    let mut list = Windowing::new(60, 60, 40.0);
    page(60, 2000.0).settle(&mut list);
    list.resize(240);
    assert!(list.pieces().contains(&Piece::Row(60)));
}

#[test]
fn a_list_that_is_cut_begins_at_its_top() {
    let mut list = Windowing::new(240, 60, 40.0);
    page(240, 8000.0).settle(&mut list);
    assert!(!rows(&list).contains(&0));
    list.resize(60);
    assert!(rows(&list).contains(&0));
    assert_whole(&list, 60);
}

#[test]
fn rows_laid_out_otherwise_are_measured_anew() {
    let mut heights = Heights::new(40.0);
    heights.measure(0, (700.0, 40.0));
    assert_eq!(heights.of(&(0..10)), 400.0);
    heights.measure(1, (320.0, 90.0));
    assert_eq!(heights.of(&(0..10)), 900.0);
}

#[test]
fn in_a_zoomed_page_gaps_are_given_in_its_own_measure() {
    let mut heights = Heights::new(40.0);
    heights.measure(0, (700.0, 80.0));
    heights.scale(400.0, 800.0);
    assert_eq!(heights.of(&(0..10)), 400.0);
    assert_eq!(heights.at(&(0..10), 0.55), 5);
}

#[test]
fn what_is_scrolled_away_from_and_back_to_is_drawn_again() {
    let mut list = Windowing::new(1000, 20, 40.0);
    for from in [39_600.0, 20_000.0, 0.0] {
        page(1000, from).settle(&mut list);
        let first = (from / 40.0) as usize;
        let (first, last) = (first.saturating_sub(NEAR), (first + 10 + NEAR).min(1000));
        assert!(
            (first..last).all(|row| rows(&list).contains(&row)),
            "{from}"
        );
        assert_eq!(rows(&list).contains(&0), from == 0.0);
    }
}

#[test]
fn a_short_way_draws_a_bit_at_a_time() {
    let mut list = Windowing::new(1000, 20, 40.0);
    page(1000, 0.0).settle(&mut list);
    let mut before = rows(&list);
    let page = Page {
        heights: vec![40.0; 1000],
        from: 400.0,
        to: 4400.0,
    };
    while list.see(&page.sights(list.pieces())) {
        let now = rows(&list);
        let new = now.iter().filter(|row| !before.contains(row)).count();
        assert!(new <= AT_ONCE, "{new} at once");
        before = now;
    }
    assert!(before.contains(&110));
}

#[test]
fn what_is_told_of_pieces_that_are_gone_is_nothing() {
    let mut list = Windowing::new(100, 60, 40.0);
    let old = page(100, 0.0).sights(list.pieces());
    list.resize(5);
    list.see(&old);
    assert_eq!(list.pieces(), [0, 1, 2, 3, 4].map(Piece::Row));
}

#[test]
fn the_focus_keeps_a_row_until_it_leaves() {
    let mut list = Windowing::new(1000, 20, 40.0);
    list.focus(Some(10));
    page(1000, 20_000.0).settle(&mut list);
    assert_eq!(rows(&list)[..3], [9, 10, 11]);
    // Longer or shorter, it is the same row.
    list.resize(900);
    assert_eq!(rows(&list)[..3], [9, 10, 11]);
    list.focus(None);
    page(900, 10_000.0).settle(&mut list);
    assert!(!rows(&list).contains(&10));
}

#[test]
fn neither_a_gap_nor_a_row_that_is_gone_has_the_focus() {
    let mut list = Windowing::new(100, 10, 40.0);
    list.focus(Some(10));
    assert_eq!(list.focused, None, "it is the gap");
    list.focus(Some(200));
    assert_eq!(list.focused, None, "there is no such piece");
    list.focus(Some(9));
    list.resize(9);
    assert_eq!(list.focused, None);
    list.focus(Some(3));
    list.reset(50, 10);
    assert_eq!(list.focused, None, "these are other rows");
}

#[test]
fn before_anything_is_seen_more_rows_can_be_drawn() {
    let mut list = Windowing::new(50, 10, 40.0);
    list.begin(30);
    assert_eq!(drawn(&list), 30);
    list.begin(20);
    assert_eq!(drawn(&list), 30, "never fewer");
    list.begin(99);
    assert_eq!(drawn(&list), 50);
    let mut list = Windowing::new(1000, 10, 40.0);
    page(1000, 20_000.0).settle(&mut list);
    let before = rows(&list);
    list.begin(100);
    assert_eq!(rows(&list), before, "the reader is elsewhere");
}

#[test]
fn a_list_that_was_empty_can_fill() {
    let mut list = Windowing::new(0, 10, 40.0);
    assert_eq!(list.pieces(), []);
    assert!(!list.see(&[]));
    list.reset(30, 10);
    assert_whole(&list, 30);
    assert_eq!(drawn(&list), 10);
    list.resize(0);
    assert_eq!(list.pieces(), []);
}

#[test]
fn growing_out_of_sight_draws_where_it_grows_and_nothing_else() {
    let mut list = Windowing::new(500, 20, 40.0);
    page(500, 0.0).settle(&mut list);
    let mut all = rows(&list);
    list.resize(900);
    all.extend([499, 500, 501]);
    assert_eq!(rows(&list), all);
    assert_whole(&list, 900);
}

#[test]
fn no_gap_is_higher_than_browsers_can_lay_out() {
    let list = Windowing::new(1_000_000, 10, 40.0);
    let rows = 10..1_000_000;
    let height = HIGHEST;
    assert_eq!(list.pieces()[10], Piece::Gap { rows, height });
}

#[test]
fn what_is_folded_away_has_no_height() {
    let mut heights = Heights::new(40.0);
    heights.measure(0, (0.0, 0.0));
    assert_eq!(heights.of(&(0..10)), 400.0);
    heights.scale(400.0, 0.0);
    assert_eq!(heights.of(&(0..10)), 400.0);
}

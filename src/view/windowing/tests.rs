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

fn drawn(list: &Windowing) -> usize {
    let rows = list.pieces().iter();
    rows.filter(|p| matches!(p, Piece::Row(_))).count()
}

proptest! {
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
    list.resize(20);
    assert_whole(&list, 20);
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

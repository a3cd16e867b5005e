//! Going through the values of a chart: which comes next, and where the note beside one stands.

use super::{Drawing, Spot};

/// The widest that a note is, px.
const NOTE: f64 = 264.0;

/// Columns nearer than this, in slots, are one.
const SAME: f64 = 0.005;

/// Where to go from a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the period before.
    Left,
    /// To the period after.
    Right,
    /// To the place above.
    Up,
    /// To the place below.
    Down,
    /// To the first of all.
    First,
    /// To the last.
    Last,
}

impl Step {
    /// The step that a key stands for, by its name in the browser.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

/// Which spot comes next; `None` where there is none in that direction. Between columns it stays as
/// near to its row as it can.
pub fn next(spots: &[Spot], now: usize, step: Step) -> Option<usize> {
    let from = spots.get(now)?;
    let way = match step {
        Step::First => return Some(0),
        Step::Last => return spots.len().checked_sub(1),
        Step::Left | Step::Up => -1.0,
        Step::Right | Step::Down => 1.0,
    };
    let across = matches!(step, Step::Left | Step::Right);
    let distance = |spot: &Spot| {
        let columns = (spot.column - from.column) * way;
        let rows = spot.row as f64 - from.row as f64;
        match across {
            true => (columns > SAME).then_some((columns, rows.abs())),
            false => (columns.abs() < SAME && rows * way > 0.0).then_some((rows * way, 0.0)),
        }
    };
    let found = spots.iter().enumerate();
    let found = found.filter_map(|(i, spot)| Some((distance(spot)?, i)));
    let nearest = found.min_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    nearest.map(|(_, i)| i)
}

/// Which of `count` rows comes next, whether it is drawn or not.
pub fn next_row(count: usize, now: usize, step: Step) -> Option<usize> {
    let to = match step {
        Step::First => Some(0),
        Step::Last => count.checked_sub(1),
        Step::Up => now.checked_sub(1),
        Step::Down => Some(now + 1),
        Step::Left | Step::Right => None,
    };
    to.filter(|to| *to < count)
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoteBox {
    /// Left edge, px.
    pub x: f64,
    /// Its top edge, or its bottom edge where it stands above, px.
    pub y: f64,
    /// Width, px.
    pub width: f64,
    /// Whether it stands above its mark: then `y` is its bottom edge.
    pub above: bool,
}

/// Where the note of a spot stands: within the chart from side to side, and on the side of its mark
/// where there is more room.
pub fn note(drawing: &Drawing, spot: &Spot) -> NoteBox {
    let (x, y) = spot.mark;
    let width = NOTE.min(drawing.width);
    let above = y > drawing.height / 2.0;
    NoteBox {
        x: (x - width / 2.0).clamp(0.0, drawing.width - width),
        y: match above {
            true => y - spot.reach.0,
            false => y + spot.reach.1,
        },
        width,
        above,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spot(column: f64, row: usize) -> Spot {
        Spot {
            column,
            row,
            ..Spot::default()
        }
    }

    #[test]
    fn arrows_follow_the_periods_and_keep_the_place() {
        let spots = [
            spot(0.5, 0),
            spot(0.5, 1),
            spot(2.0, 0),
            spot(3.5, 0),
            spot(3.5, 1),
        ];
        let go = |from, step| next(&spots, from, step);
        assert_eq!(go(1, Step::Right), Some(2), "the gap is of all places");
        assert_eq!(go(2, Step::Right), Some(3));
        assert_eq!(go(4, Step::Left), Some(2));
        assert_eq!(go(0, Step::Down), Some(1));
        assert_eq!(go(1, Step::Down), None);
        assert_eq!(go(0, Step::Left), None);
        assert_eq!((go(2, Step::First), go(2, Step::Last)), (Some(0), Some(4)));
        assert_eq!(next(&[], 0, Step::Last), None);
    }

    #[test]
    fn rows_are_gone_through_whether_drawn_or_not() {
        let go = |now, step| next_row(705, now, step);
        assert_eq!((go(0, Step::Down), go(704, Step::Down)), (Some(1), None));
        assert_eq!((go(3, Step::Up), go(0, Step::Up)), (Some(2), None));
        assert_eq!(
            (go(9, Step::First), go(9, Step::Last)),
            (Some(0), Some(704))
        );
        assert_eq!(
            (go(9, Step::Left), next_row(0, 0, Step::Last)),
            (None, None)
        );
    }

    fn many() -> impl Strategy<Value = Vec<Spot>> {
        let one = (0_u8..20, 0_usize..6).prop_map(|(c, row)| spot(f64::from(c) / 2.0, row));
        prop::collection::vec(one, 1..40)
    }

    proptest! {
        #[test]
        fn a_step_back_leads_to_the_same_column(spots in many(), from in 0_usize..40) {
            let from = from % spots.len();
            for (there, back) in [(Step::Right, Step::Left), (Step::Left, Step::Right)] {
                if let Some(to) = next(&spots, from, there) {
                    let home = next(&spots, to, back).map(|i| spots[i].column);
                    prop_assert_eq!(home, Some(spots[from].column));
                }
            }
        }

        #[test]
        fn every_column_is_reached_by_arrows(spots in many()) {
            let left = |i: &usize| next(&spots, *i, Step::Left);
            let mut now = (0..spots.len()).find(|i| left(i).is_none()).expect("a leftmost one");
            let mut seen = vec![spots[now].column];
            while let Some(to) = next(&spots, now, Step::Right) {
                now = to;
                seen.push(spots[now].column);
            }
            for spot in &spots {
                prop_assert!(seen.contains(&spot.column));
            }
        }

        #[test]
        fn a_note_stays_between_the_edges(width in 120_f64..1600.0, x in 0_f64..1.0, y in 0_f64..1.0) {
            let drawing = Drawing { width, height: 300.0, ..Drawing::default() };
            let spot = Spot { mark: (x * width, y * 300.0), reach: (20.0, 10.0), ..Spot::default() };
            let found = note(&drawing, &spot);
            prop_assert!(found.x >= 0.0 && found.x + found.width <= width + 1e-9);
            prop_assert!(found.above == (found.y < spot.mark.1));
        }
    }
}

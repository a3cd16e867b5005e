//! Which rows of a long list are drawn: those in view with some around, and the one that has the focus.
//! Where others would stand there are gaps, as high as they are or are thought to be. What is in view is
//! told by who sees the page; nothing here asks for it.

use std::ops::Range;

/// The highest a gap may be, px: browsers can't lay out more than about 17 million.
const HIGHEST: f64 = 8e6;

/// What stands in the list, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// The row of this index.
    Row(usize),
    /// Room for rows that are not drawn.
    Gap {
        /// Which ones; never empty.
        rows: Range<usize>,
        /// How high, px.
        height: f64,
    },
}

impl Piece {
    /// The index, if it is a row.
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::Row(row) => Some(*row),
            Self::Gap { .. } => None,
        }
    }
}

/// A piece as it was seen on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// Which piece, by its place in the list.
    pub piece: usize,
    /// From where to where it is in view, as parts of its height; `None` if it is not.
    pub shown: Option<(f64, f64)>,
    /// How wide and how high it is on the screen, px.
    pub size: (f64, f64),
}

/// A list and what is drawn of it.
#[derive(Clone, Debug)]
pub struct Windowing {
    count: usize,
    drawn: Range<usize>,
    /// How many rows were in view at once when last seen.
    at_once: usize,
    focused: Option<usize>,
    heights: Heights,
    pieces: Vec<Piece>,
    /// By piece, what is known to be in view of it.
    shown: Vec<Option<(f64, f64)>>,
}

impl Windowing {
    /// A list of `count` rows; before anything is seen the first `at_first` are drawn. `usual` is how
    /// high a row is thought to be, px.
    pub fn new(count: usize, at_first: usize, usual: f64) -> Self {
        let mut new = Self {
            count,
            drawn: 0..at_first.min(count),
            at_once: 0,
            focused: None,
            heights: Heights::new(usual),
            pieces: Vec::new(),
            shown: Vec::new(),
        };
        new.arrange();
        new
    }

    /// What is to be drawn.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Other rows stand in the list: it begins again with as many as had room. `at_first` as in
    /// [`Windowing::new`].
    pub fn reset(&mut self, count: usize, at_first: usize) {
        // No more than can be seen: somebody may be typing.
        let first = match self.at_once {
            0 => at_first,
            rows => rows + 2 * NEAR,
        };
        self.count = count;
        self.drawn = 0..first.min(count);
        self.focused = None;
        self.heights.forget();
        self.arrange();
    }

    /// Before anything is seen more rows are drawn, the first `rows`.
    pub fn begin(&mut self, rows: usize) {
        if self.drawn.start == 0 && self.drawn.end < rows.min(self.count) {
            self.drawn.end = rows.min(self.count);
            self.arrange();
        }
    }

    /// The list has become longer at its end, or shorter. The first of those that are new, or of all, is
    /// kept: it is given the focus now, seen or not.
    pub fn resize(&mut self, count: usize) {
        // What stood at the end may have been all that was in view.
        let end = match self.drawn.end == self.count {
            true => self.drawn.end + around(&(0..self.at_once)).len(),
            false => self.drawn.end,
        };
        let old = std::mem::replace(&mut self.count, count);
        let next = if count < old { 0 } else { old };
        self.drawn = self.drawn.start.min(count)..end.min(count);
        self.focused = self.focused.or(Some(next)).filter(|row| *row < count);
        self.arrange();
    }

    /// A row has the focus, or none: it stays, with its neighbours, so that it can be left both ways.
    pub fn focus(&mut self, piece: Option<usize>) {
        self.focused = piece.and_then(|piece| self.pieces.get(piece)?.row());
    }

    /// Takes in what was seen; whether other rows are to be drawn now.
    pub fn see(&mut self, sights: &[Sight]) -> bool {
        for sight in sights {
            let Some(shown) = self.shown.get_mut(sight.piece) else {
                continue;
            };
            *shown = sight.shown;
            match &self.pieces[sight.piece] {
                Piece::Row(row) => self.heights.measure(*row, sight.size),
                Piece::Gap { height, .. } => self.heights.scale(*height, sight.size.1),
            }
        }
        let Some(seen) = self.seen() else {
            return false;
        };
        self.at_once = seen.len();
        let near = seen.start.saturating_sub(NEAR)..(seen.end + NEAR).min(self.count);
        if self.drawn.start <= near.start && near.end <= self.drawn.end {
            return false;
        }
        let wanted = around(&seen);
        let wanted = wanted.start..wanted.end.min(self.count);
        self.drawn = match near.start < self.drawn.end && self.drawn.start < near.end {
            // Not yet enough? Then it is seen again, and there will be more.
            true => {
                let start = self.drawn.start.saturating_sub(AT_ONCE);
                wanted.start.max(start)..wanted.end.min(self.drawn.end + AT_ONCE)
            }
            false => near,
        };
        let before = std::mem::take(&mut self.pieces);
        self.arrange();
        before != self.pieces
    }

    /// The rows in view.
    fn seen(&self) -> Option<Range<usize>> {
        let mut all = self.pieces.iter().zip(&self.shown).filter_map(|(p, s)| {
            let (from, to) = (*s)?;
            Some(match p {
                Piece::Row(row) => *row..row + 1,
                Piece::Gap { rows, .. } => {
                    let from = self.heights.at(rows, from);
                    from..self.heights.at(rows, to).max(from) + 1
                }
            })
        });
        let first = all.next()?;
        Some(all.fold(first, |all, next| {
            all.start.min(next.start)..all.end.max(next.end)
        }))
    }

    fn arrange(&mut self) {
        let mut drawn = vec![self.drawn.clone()];
        if let Some(row) = self.focused {
            let kept = row.saturating_sub(1)..(row + 2).min(self.count);
            let place = usize::from(kept.start >= self.drawn.start);
            drawn.insert(place, kept);
        }
        self.pieces.clear();
        let mut done = 0;
        for range in drawn {
            self.gap(done..range.start);
            self.pieces
                .extend((range.start.max(done)..range.end).map(Piece::Row));
            done = done.max(range.end);
        }
        self.gap(done..self.count);
        self.shown = vec![None; self.pieces.len()];
    }

    fn gap(&mut self, rows: Range<usize>) {
        if !rows.is_empty() {
            let height = self.heights.of(&rows).min(HIGHEST);
            self.pieces.push(Piece::Gap { rows, height });
        }
    }
}

/// How many rows beyond those in view must be there at least.
const NEAR: usize = 4;

/// How many rows are drawn anew at most where others are already: the page around has a task for it.
const AT_ONCE: usize = 16;

/// The rows drawn for those in view: half as many again on either side, so that not every step of a
/// scroll draws.
fn around(seen: &Range<usize>) -> Range<usize> {
    let more = seen.len() / 2 + 2 * NEAR;
    seen.start.saturating_sub(more)..seen.end + more
}

/// How high rows are.
#[derive(Clone, Debug)]
struct Heights {
    /// By row, px on the screen; 0 if it was never seen.
    known: Vec<f64>,
    /// How many are known, and how high they are together.
    measured: (usize, f64),
    usual: f64,
    width: f64,
    /// What a px in the list is on the screen: pages are zoomed and turned into pictures.
    scale: f64,
}

impl Heights {
    fn new(usual: f64) -> Self {
        Self {
            known: Vec::new(),
            measured: (0, 0.0),
            usual,
            width: 0.0,
            scale: 1.0,
        }
    }

    /// Rows are other ones; they are thought to be as high as those before.
    fn forget(&mut self) {
        self.usual = self.mean();
        self.known.clear();
        self.measured = (0, 0.0);
    }

    fn mean(&self) -> f64 {
        match self.measured {
            (0, _) => self.usual,
            (count, sum) => sum / count as f64,
        }
    }

    fn measure(&mut self, row: usize, (width, height): (f64, f64)) {
        // Folded away: it has no height to be told.
        if height <= 0.0 {
            return;
        }
        // Where there is less room lines break otherwise, and all that was measured is of no use.
        if (width - self.width).abs() > 1.0 {
            self.forget();
            self.width = width;
        }
        if self.known.len() <= row {
            self.known.resize(row + 1, 0.0);
        }
        let old = std::mem::replace(&mut self.known[row], height);
        self.measured.0 += usize::from(old == 0.0);
        self.measured.1 += height - old;
    }

    fn scale(&mut self, drawn: f64, seen: f64) {
        if drawn >= 1.0 && seen >= 1.0 {
            self.scale = seen / drawn;
        }
    }

    fn row(&self, row: usize) -> f64 {
        let known = self.known.get(row).copied();
        known.filter(|h| *h > 0.0).unwrap_or_else(|| self.mean())
    }

    /// How high rows are together, px in the list.
    fn of(&self, rows: &Range<usize>) -> f64 {
        let known = rows.start.min(self.known.len())..rows.end.min(self.known.len());
        let rest = rows.len() - known.len();
        let known: f64 = known.map(|row| self.row(row)).sum();
        (known + rest as f64 * self.mean()) / self.scale
    }

    /// The row that stands at a part of the height of rows.
    fn at(&self, rows: &Range<usize>, part: f64) -> usize {
        let mut left = part * self.of(rows) * self.scale;
        let known = rows.start..rows.end.min(self.known.len().max(rows.start));
        for row in known.clone() {
            left -= self.row(row);
            if left < 0.0 {
                return row;
            }
        }
        // The rest are all thought to be alike.
        let more = (left / self.mean().max(1.0)).max(0.0);
        let row = known.end + more as usize;
        row.min(rows.end - 1)
    }
}

#[cfg(test)]
mod tests;

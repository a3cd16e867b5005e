//! Long work, in as many tasks as it takes.

use std::rc::Rc;

use super::Data;
use super::clock::Deadline;
use super::pause::Pace;
use crate::view::alphabetical::{ByName, Naming};

/// How long one task goes on before it rests, ms: with a piece that follows, below 50 on a cheap phone;
/// and long enough that what is quick is done in one.
const TASK: f64 = 8.0;

/// Rests whenever a task has taken its time.
pub struct Breath {
    pace: Pace,
    until: Deadline,
    /// Nothing of the kind was made before: browsers compile code when it first runs, which takes longer
    /// than all it does.
    first: bool,
}

impl Breath {
    /// From now on.
    pub fn new(pace: Pace, first: bool) -> Self {
        let until = Deadline::after(TASK);
        Self { pace, until, first }
    }

    /// Whether nothing of the kind was made before.
    pub fn is_first(&self) -> bool {
        self.first
    }

    /// Between two pieces of work.
    pub async fn rest(&mut self) {
        if self.until.is_over() {
            self.turn().await;
        }
    }

    /// Before a piece with code of its own: in a task of its own if that may be new.
    pub async fn pause(&mut self) {
        match self.first {
            true => self.turn().await,
            false => self.rest().await,
        }
    }

    /// Lets the page have its turn.
    async fn turn(&mut self) {
        self.pace.rest().await;
        self.until = Deadline::after(TASK);
    }
}

/// The order of all places by name. It is kept with the data for all who ask.
pub async fn by_name(data: &Data, breath: &mut Breath) -> Rc<ByName> {
    if let Some(known) = data.kept.known() {
        return known;
    }
    let mut naming = Naming::default();
    while !naming.step(data) {
        breath.rest().await;
    }
    breath.pause().await;
    data.kept.get(|| naming.end(data))
}

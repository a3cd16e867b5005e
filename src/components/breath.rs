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
}

impl Breath {
    /// From now on.
    pub fn new(pace: Pace) -> Self {
        let until = Deadline::after(TASK);
        Self { pace, until }
    }

    /// Between two pieces of work.
    pub async fn rest(&mut self) {
        if self.until.is_over() {
            self.pace.rest().await;
            self.until = Deadline::after(TASK);
        }
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
    breath.rest().await;
    data.kept.get(|| naming.end(data))
}

//! Choices read from a tape: random ones are written down, so that a failing case can be told
//! again with fewer and smaller choices. A tape that has run out chooses 0, which everywhere means
//! the least: no report, nothing told.

/// A row of choices.
#[derive(Clone, Debug)]
pub struct Tape {
    choices: Vec<u64>,
    at: usize,
    random: Option<u64>,
}

impl Tape {
    /// Random choices, the same for the same seed.
    pub fn random(seed: u64) -> Self {
        Self {
            choices: Vec::new(),
            at: 0,
            random: Some(seed.wrapping_mul(0x2545_f491_4f6c_dd1d)),
        }
    }

    fn written(choices: &[u64]) -> Self {
        Self {
            choices: choices.to_vec(),
            at: 0,
            random: None,
        }
    }

    fn next(&mut self) -> u64 {
        if let Some(state) = &mut self.random {
            // SplitMix64 (Steele, Lea & Flood 2014).
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            self.choices.push((z ^ (z >> 31)) >> 16);
        }
        self.at += 1;
        self.choices.get(self.at - 1).copied().unwrap_or(0)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n.max(1)
    }

    /// From `low` to `high`, both included.
    pub fn from(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// Yes once in `n`.
    pub fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == n - 1
    }

    /// One of a list.
    pub fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).expect("it is an index")]
    }
}

/// The simplest tape found on which `fails` still fails: shorter, then with smaller choices.
pub fn simplest(tape: &Tape, fails: impl Fn(Tape) -> bool) -> Tape {
    let mut best = tape.choices.clone();
    let mut budget = 400;
    let mut try_one = |best: &mut Vec<u64>, candidate: Vec<u64>| {
        budget -= 1;
        let better = budget > 0 && fails(Tape::written(&candidate));
        if better {
            *best = candidate;
        }
        better
    };
    while !best.is_empty() && try_one(&mut best.clone(), best[..best.len() / 2].to_vec()) {
        best.truncate(best.len() / 2);
    }
    for size in [16, 4, 1] {
        let mut from = 0;
        while from < best.len() {
            let mut zeroed = best.clone();
            let to = (from + size).min(best.len());
            zeroed[from..to].fill(0);
            if zeroed != best {
                try_one(&mut best, zeroed);
            }
            from += size;
        }
    }
    Tape::written(&best)
}

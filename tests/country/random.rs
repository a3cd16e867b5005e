//! Numbers that look random and are the same for the same seed, on every machine.

/// SplitMix64 (Steele, Lea & Flood 2014). Knows no clock and no address.
#[derive(Clone, Debug)]
pub struct Random(u64);

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    /// The numbers of a seed and of what it is asked for: the same key gives the same numbers
    /// whatever was drawn before.
    pub fn of(seed: u64, key: &[u64]) -> Self {
        let mut random = Self(seed);
        for part in key {
            random.0 = random.next() ^ part.wrapping_mul(GOLDEN);
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        (self.next() >> 16) % n.max(1)
    }

    /// From `low` to `high`, both included.
    pub fn from(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// Yes `n` times in `of`.
    pub fn chance(&mut self, n: u64, of: u64) -> bool {
        self.below(of) < n
    }

    /// One of a list that is not empty.
    pub fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }
}

/// Keeps what is told in given proportions, whatever can be told at the moment: the further a kind
/// is behind, the likelier it is chosen.
#[derive(Clone, Debug)]
pub struct Quota<const N: usize> {
    weights: [u64; N],
    told: [u64; N],
}

impl<const N: usize> Quota<N> {
    /// Nothing told yet.
    pub fn new(weights: [u64; N]) -> Self {
        Self {
            weights,
            told: [0; N],
        }
    }

    /// Chooses one that is possible; the first where none is behind.
    pub fn choose(&mut self, random: &mut Random, possible: [bool; N]) -> usize {
        // What will have been told shortly, so that even the rarest has its chance from the start.
        let soon = self.told.iter().sum::<u64>() + 60;
        let whole: u64 = self.weights.iter().sum();
        let behind = |kind: usize| match possible[kind] {
            true => (soon * self.weights[kind]).saturating_sub(self.told[kind] * whole),
            false => 0,
        };
        let sum: u64 = (0..N).map(behind).sum();
        let mut at = random.below(sum);
        let mut chosen = possible.iter().position(|p| *p).unwrap_or(0);
        for kind in 0..N {
            if at < behind(kind) {
                chosen = kind;
                break;
            }
            at -= behind(kind);
        }
        self.tell(chosen);
        chosen
    }

    /// Whether less was told of it than its part.
    pub fn is_behind(&self, kind: usize) -> bool {
        let told: u64 = self.told.iter().sum();
        let whole: u64 = self.weights.iter().sum();
        self.told[kind] * whole <= (told + 10) * self.weights[kind]
    }

    /// Notes that this one is told.
    pub fn tell(&mut self, kind: usize) {
        self.told[kind] += 1;
    }
}

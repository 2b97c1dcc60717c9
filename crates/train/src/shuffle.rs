//! The order in which a trainer sees its examples: shuffled, and the same on every machine.

/// A xorshift generator (Marsaglia 2003).
pub struct Shuffle(u64);

impl Shuffle {
    /// From a seed that is not 0.
    pub fn new(seed: u64) -> Self {
        Shuffle(seed)
    }

    /// Shuffles in place (Fisher-Yates).
    pub fn apply(&mut self, order: &mut [usize]) {
        for i in (1..order.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            order.swap(i, (self.0 % (i as u64 + 1)) as usize);
        }
    }
}

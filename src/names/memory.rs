//! Memory: what the first pass of the tagger made of a name elsewhere in the article.
//!
//! `Khảo sát của Talentnet` says little, but the article has `công ty Talentnet` too. The first pass labels every run by
//! its own context; the second adds, for each token, what the other mentions of the same string were taken for.

use rustc_hash::FxHashMap;

use super::evidence::Run;
use super::features::mix;

/// Buckets of the features of the second pass.
pub(crate) const MEMORY_BUCKETS: u32 = 1 << 12;

/// Features of each token in the second pass.
pub(crate) const MEMORY_WIDTH: usize = 7;

/// The longest string remembered, in tokens.
const LONGEST: usize = 10;

/// Names of the first pass, by string and by word.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// By the tokens of a name: how often it was each kind.
    strings: FxHashMap<u64, [u16; 4]>,
    /// First words of names, one bit of 64 for each: most tokens are none.
    firsts: u64,
    /// By capitalised word: how often it was outside, then in each kind.
    words: FxHashMap<u64, [u16; 5]>,
    room: Room,
}

/// Room to work in, for all runs of an article.
#[derive(Debug, Default)]
struct Room {
    matches: Vec<Match>,
    words: Vec<u64>,
    features: Vec<[u32; MEMORY_WIDTH]>,
}

/// A name that stands elsewhere too, seen from one of its tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Match {
    /// 1 to 4, 0 for no match.
    kind: u8,
    /// Place of the token: 1 first, 2 inside, 3 last, 4 only.
    place: u8,
    /// How often elsewhere: 1, 2, 3 or more.
    often: u8,
    size: u8,
}

impl Memory {
    /// Remembers the names of the first pass.
    pub(crate) fn new<T>(runs: &[Run<T>], labels: &[Vec<u8>]) -> Memory {
        let mut out = Memory::default();
        for (run, labels) in runs.iter().zip(labels) {
            let mut at = 0;
            while at < labels.len() {
                let end = end_of(labels, at);
                if labels[at] != 0 {
                    let kind = usize::from((labels[at] - 1) / 2);
                    let key = run.keys[at..end].iter().fold(0, |k, &w| mix(k, w));
                    let cell = &mut out.strings.entry(key).or_default()[kind];
                    *cell = cell.saturating_add(1);
                    out.firsts |= first_bit(run.keys[at]);
                }
                for i in at..end {
                    if is_capital(run.keys[i]) {
                        let cell = &mut out.words.entry(run.keys[i]).or_default()[usize::from(labels[at].div_ceil(2))];
                        *cell = cell.saturating_add(1);
                    }
                }
                at = end;
            }
        }
        out
    }

    /// The features of the second pass by token of a run, given its labels of the first.
    pub(crate) fn features<T>(&mut self, run: &Run<T>, labels: &[u8]) -> &[[u32; MEMORY_WIDTH]] {
        let mut room = std::mem::take(&mut self.room);
        self.matches(run, labels, &mut room.matches);
        let Room { matches, words, features } = &mut room;
        words.clear();
        words.extend((0..labels.len()).map(|i| self.word(run.keys[i], labels[i])));
        features.clear();
        features.extend((0..labels.len()).map(|i| {
            let label = u64::from(labels[i]);
            let after = labels.get(i + 1).map_or(9, |&l| u64::from(l));
            let at = |i: Option<usize>| i.and_then(|i| words.get(i).copied()).unwrap_or(63);
            let (word, before, next) = (words[i], at(i.checked_sub(1)), at(Some(i + 1)));
            let m = matches[i];
            let found = u64::from(m.kind) * 8 + u64::from(m.place);
            let ahead = matches.get(i + 1).map_or(0, |m| u64::from(m.kind) * 8 + u64::from(m.place));
            let capital = u64::from(is_capital(run.keys[i]));
            let values = [
                label,
                label * 16 + after,
                word * 16 + label,
                (word * 64 + before) * 64 + next,
                (found * 4 + u64::from(m.often)) * 16 + label,
                ((found * 4 + u64::from(m.size.min(3))) * 64 + ahead) * 16 + label,
                (found * 64 + word) * 2 + capital,
            ];
            std::array::from_fn(|i| (mix(i as u64 + 1, values[i]).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52) as u32)
        }));
        self.room = room;
        &self.room.features
    }

    /// What a capitalised word is elsewhere: the most frequent of outside and the kinds, whether always so, how often.
    fn word(&self, key: u64, label: u8) -> u64 {
        if !is_capital(key) {
            return 0;
        }
        let Some(mut counts) = self.words.get(&key).copied() else { return 0 };
        let own = usize::from(label.div_ceil(2));
        counts[own] = counts[own].saturating_sub(1);
        let total: u16 = counts.iter().fold(0, |a, &b| a.saturating_add(b));
        let Some((kind, &most)) = counts.iter().enumerate().rev().max_by_key(|(_, n)| **n) else { return 0 };
        if most == 0 {
            return 0;
        }
        let purity = if most == total { 2 } else { u64::from(most * 3 >= total * 2) };
        1 + (kind as u64 * 3 + purity) * 3 + u64::from(most.min(3) - 1)
    }

    /// For each token the longest remembered string over it that stands elsewhere too.
    fn matches<T>(&self, run: &Run<T>, labels: &[u8], out: &mut Vec<Match>) {
        out.clear();
        out.resize(labels.len(), Match::default());
        let mut at = 0;
        while at < labels.len() {
            if self.firsts & first_bit(run.keys[at]) == 0 {
                at += 1;
                continue;
            }
            let own = if labels[at] % 2 == 1 { end_of(labels, at) } else { 0 };
            let mut key = 0;
            let mut best = None;
            for end in at + 1..=(at + LONGEST).min(labels.len()) {
                key = mix(key, run.keys[end - 1]);
                let Some(mut counts) = self.strings.get(&key).copied() else { continue };
                if own == end {
                    let cell = &mut counts[usize::from((labels[at] - 1) / 2)];
                    *cell = cell.saturating_sub(1);
                }
                let Some((kind, &most)) = counts.iter().enumerate().rev().max_by_key(|(_, n)| **n) else { continue };
                if most > 0 {
                    best = Some((end, kind as u8 + 1, most.min(3) as u8));
                }
            }
            let Some((end, kind, often)) = best else {
                at += 1;
                continue;
            };
            for (i, cell) in out.iter_mut().enumerate().take(end).skip(at) {
                let place = match (i == at, i + 1 == end) {
                    (true, true) => 4,
                    (true, false) => 1,
                    (false, false) => 2,
                    (false, true) => 3,
                };
                *cell = Match { kind, place, often, size: (end - at).min(255) as u8 };
            }
            at = end;
        }
    }
}

fn is_capital(key: u64) -> bool {
    key & 1 == 1
}

fn first_bit(key: u64) -> u64 {
    1 << (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

/// One past the last token of the name, or the token outside, at `at`.
fn end_of(labels: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    if labels[at] != 0 {
        let inside = labels[at] + labels[at] % 2;
        while end < labels.len() && labels[end] == inside {
            end += 1;
        }
    }
    end
}

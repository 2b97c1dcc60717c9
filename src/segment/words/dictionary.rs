//! The table of words: which runs of syllables are known as one word, how firmly, and where in words a syllable stands.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::hash::{Hash, of_token, with};
use crate::segment::token::tokens;
use crate::text::View;

/// The most tokens of a word of the table that are looked up.
pub(super) const LONGEST: usize = 4;

/// What is known of a run of two tokens or more, in few steps each; 0 for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Known {
    /// How often it was seen as one word: the log to base 4, 1 to 7.
    pub(crate) often: u8,
    /// How often the syllables make one word when they stand side by side, 1 (seldom) to 7 (always).
    pub(crate) one: u8,
    /// How much more often they stand together than by chance, 1 to 7.
    pub(crate) bond: u8,
    /// A name of a place.
    pub(crate) place: bool,
}

/// What is known of a single syllable; steps from 1 to 7, 0 for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Syllable {
    /// How often it is a word of its own.
    pub(crate) alone: u8,
    /// How often it begins a word of several.
    pub(crate) head: u8,
    /// How often it ends one.
    pub(crate) tail: u8,
    /// How many words it begins.
    pub(crate) heads: u8,
    /// How many words it ends.
    pub(crate) tails: u8,
    /// A Vietnamese surname.
    pub(crate) surname: bool,
}

#[derive(Debug)]
pub(crate) struct Dictionary {
    runs: FxHashMap<Hash, Known>,
    syllables: FxHashMap<Hash, Syllable>,
}

static BUILT_IN: Lazy<Dictionary> =
    Lazy::new(|| Dictionary::new(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/words.tsv"))));

impl Dictionary {
    /// That of `data/words.tsv`, made at the first call of the process.
    pub(crate) fn built_in() -> &'static Dictionary {
        &BUILT_IN
    }

    fn new(table: &str) -> Dictionary {
        let mut runs: FxHashMap<Hash, Known> = FxHashMap::default();
        let mut tallies: FxHashMap<Hash, Tally> = FxHashMap::default();
        for row in crate::lexicon::rows(table) {
            let view = View::new(row.cell(0));
            let text = view.text();
            let hashes: Vec<Hash> = tokens(text).iter().map(|t| of_token(text, t)).collect();
            let number = |column| row.cell(column).parse::<u32>().ok();
            let count = number(1).unwrap_or(0);
            match hashes[..] {
                [] => {}
                [syllable] => {
                    let tally = tallies.entry(syllable).or_default();
                    tally.alone += count;
                    tally.surname |= row.list(4).any(|s| s == "surname");
                }
                [first, .., last] => {
                    if hashes.len() <= LONGEST {
                        let known = Known {
                            often: if count > 0 { often(count) } else { 0 },
                            one: number(2).map_or(0, |percent| step(percent, 100)),
                            bond: number(3).map_or(0, |percent| (percent / 14 + 1).min(7) as u8),
                            place: row.list(4).any(|s| s == "place"),
                        };
                        runs.entry(hashes.iter().fold(0, |h, &t| with(h, t))).or_default().merge(known);
                    }
                    if count > 0 {
                        for &syllable in &hashes {
                            tallies.entry(syllable).or_default().inside += count;
                        }
                        let tally = tallies.entry(first).or_default();
                        tally.first += count;
                        tally.firsts += 1;
                        let tally = tallies.entry(last).or_default();
                        tally.last += count;
                        tally.lasts += 1;
                    }
                }
            }
        }
        let syllables = tallies.into_iter().map(|(hash, tally)| (hash, tally.syllable())).collect();
        Dictionary { runs, syllables }
    }

    /// What is known of the run of tokens with this hash.
    #[inline]
    pub(super) fn run(&self, hash: Hash) -> Known {
        self.runs.get(&hash).copied().unwrap_or_default()
    }

    /// What is known of the token with this hash.
    #[inline]
    pub(super) fn syllable(&self, hash: Hash) -> Syllable {
        self.syllables.get(&hash).copied().unwrap_or_default()
    }
}

impl Known {
    /// Takes in another row of the same word, otherwise spelt.
    fn merge(&mut self, other: Known) {
        self.often = self.often.max(other.often);
        self.one = self.one.max(other.one);
        self.bond = self.bond.max(other.bond);
        self.place |= other.place;
    }
}

/// How often a syllable stands where.
#[derive(Debug, Default)]
struct Tally {
    alone: u32,
    inside: u32,
    first: u32,
    last: u32,
    firsts: u32,
    lasts: u32,
    surname: bool,
}

impl Tally {
    fn syllable(&self) -> Syllable {
        let all = self.alone + self.inside;
        if all == 0 {
            return Syllable { surname: self.surname, ..Syllable::default() };
        }
        let many = |n: u32| if n == 0 { 0 } else { (n.ilog2() + 1).min(7) as u8 };
        Syllable {
            alone: step(self.alone, all),
            head: step(self.first, all),
            tail: step(self.last, all),
            heads: many(self.firsts),
            tails: many(self.lasts),
            surname: self.surname,
        }
    }
}

/// A share in 7 steps.
fn step(part: u32, whole: u32) -> u8 {
    (u64::from(part) * 6 / u64::from(whole) + 1).min(7) as u8
}

fn often(count: u32) -> u8 {
    (count.max(1).ilog2() / 2).clamp(1, 7) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(word: &str) -> Hash {
        let view = View::new(word);
        tokens(view.text()).iter().fold(0, |h, t| with(h, of_token(view.text(), t)))
    }

    #[test]
    fn looks_up_any_spelling() {
        let dictionary = Dictionary::new("# word\nhoà bình\t5000\t100\t90\tlist\nkĩ sư\t300\t50\t\tlist\n");
        for (word, found) in [("hòa bình", true), ("Hoà Bình", true), ("kỹ sư", true), ("hòa", false)] {
            assert_eq!(dictionary.run(hash(word)) != Known::default(), found, "{word}");
        }
    }

    #[test]
    fn knows_where_syllables_stand() {
        let dictionary =
            Dictionary::new("# word\nnhà\t600\t\t\tlist\nnhà báo\t100\t100\t\tlist\nviên\t\t\t\tsurname\n");
        let view = View::new("nhà");
        let known = tokens(view.text()).iter().map(|t| dictionary.syllable(of_token(view.text(), t))).next();
        assert_eq!(known, Some(Syllable { alone: 6, head: 1, tail: 1, heads: 1, tails: 0, surname: false }));
    }

    #[test]
    fn table_is_sorted() {
        let table = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/words.tsv"));
        let words: Vec<_> =
            table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').next()).collect();
        assert!(words.windows(2).all(|w| w[0] < w[1]));
    }
}

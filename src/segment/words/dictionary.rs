//! The table of words: which runs of syllables are known as one word, and how firmly.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::hash::{Hash, of_token, with};
use crate::segment::token::tokens;
use crate::text::View;

/// The most tokens of a word of the table that are looked up.
pub(super) const LONGEST: usize = 4;

/// What is known of a run of tokens, in few steps each; 0 for nothing.
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
    /// A Vietnamese surname.
    pub(crate) surname: bool,
}

#[derive(Debug)]
pub(crate) struct Dictionary {
    known: FxHashMap<Hash, Known>,
}

static BUILT_IN: Lazy<Dictionary> =
    Lazy::new(|| Dictionary::new(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/words.tsv"))));

impl Dictionary {
    /// That of `data/words.tsv`, made at the first call of the process.
    pub(crate) fn built_in() -> &'static Dictionary {
        &BUILT_IN
    }

    fn new(table: &str) -> Dictionary {
        let mut known: FxHashMap<Hash, Known> = FxHashMap::default();
        for row in crate::lexicon::rows(table) {
            let view = View::new(row.cell(0));
            let text = view.text();
            let tokens = tokens(text);
            if tokens.is_empty() || tokens.len() > LONGEST {
                continue;
            }
            let hash = tokens.iter().fold(0, |h, t| with(h, of_token(text, t)));
            let number = |column| row.cell(column).parse::<u32>().ok();
            let fresh = Known {
                often: number(1).map_or(0, often),
                one: number(2).map_or(0, |percent| (percent * 6 / 100 + 1).min(7) as u8),
                bond: number(3).map_or(0, |percent| (percent / 14 + 1).min(7) as u8),
                place: row.list(4).any(|s| s == "place"),
                surname: row.list(4).any(|s| s == "surname"),
            };
            let old = known.entry(hash).or_default();
            *old = Known {
                often: old.often.max(fresh.often),
                one: old.one.max(fresh.one),
                bond: old.bond.max(fresh.bond),
                place: old.place || fresh.place,
                surname: old.surname || fresh.surname,
            };
        }
        Dictionary { known }
    }

    /// What is known of the run of tokens with this hash.
    #[inline]
    pub(super) fn get(&self, hash: Hash) -> Known {
        self.known.get(&hash).copied().unwrap_or_default()
    }
}

fn often(count: u32) -> u8 {
    (count.max(1).ilog2() / 2).clamp(1, 7) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_up_any_spelling() {
        let dictionary = Dictionary::new("# word\nhoà bình\t5000\t100\t90\tlist\nkĩ sư\t300\t50\t\tlist\n");
        for (word, found) in [("hòa bình", true), ("Hoà Bình", true), ("kỹ sư", true), ("hòa", false)] {
            let view = View::new(word);
            let hash = tokens(view.text()).iter().fold(0, |h, t| with(h, of_token(view.text(), t)));
            assert_eq!(dictionary.get(hash) != Known::default(), found, "{word}");
        }
    }

    #[test]
    fn table_is_sorted() {
        let table = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/words.tsv"));
        let words: Vec<_> = table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').next()).collect();
        assert!(words.windows(2).all(|w| w[0] < w[1]));
    }
}

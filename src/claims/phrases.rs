//! Tables of phrases, looked up at a word.

use rustc_hash::FxHashMap;

/// Phrases of one or more tokens by their first, or last, one.
pub(super) struct Phrases<T> {
    by_key: FxHashMap<&'static str, Vec<(Vec<&'static str>, T)>>,
    backward: bool,
}

impl<T: Copy> Phrases<T> {
    /// To be read from the first word on.
    pub(super) fn forward(phrases: impl Iterator<Item = (&'static str, T)>) -> Self {
        Phrases::new(phrases, false)
    }

    /// To be read from the last word back.
    pub(super) fn backward(phrases: impl Iterator<Item = (&'static str, T)>) -> Self {
        Phrases::new(phrases, true)
    }

    fn new(phrases: impl Iterator<Item = (&'static str, T)>, backward: bool) -> Self {
        let mut by_key: FxHashMap<&'static str, Vec<(Vec<&'static str>, T)>> = FxHashMap::default();
        for (phrase, value) in phrases {
            let mut words = tokens(phrase);
            if backward {
                words.reverse();
            }
            if let Some(&key) = words.first() {
                by_key.entry(key).or_default().push((words, value));
            }
        }
        for rows in by_key.values_mut() {
            rows.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Phrases { by_key, backward }
    }

    /// How many words the longest phrase has that begins (or, backward, ends) at `at`, and its value.
    pub(super) fn longest<'w>(&self, at: usize, word: impl Fn(usize) -> &'w str) -> Option<(usize, T)> {
        let nth = |k: usize| if self.backward { at.checked_sub(k).map_or("", &word) } else { word(at + k) };
        let rows = self.by_key.get(word(at))?;
        rows.iter()
            .find(|(words, _)| words.iter().enumerate().skip(1).all(|(k, w)| nth(k) == *w))
            .map(|(words, value)| (words.len(), *value))
    }
}

/// The tokens of a phrase: a hyphen is one.
fn tokens(phrase: &'static str) -> Vec<&'static str> {
    let mut out = Vec::new();
    for part in phrase.split(' ') {
        for (i, piece) in part.split('-').enumerate() {
            if i > 0 {
                out.push("-");
            }
            out.push(piece);
        }
    }
    out
}

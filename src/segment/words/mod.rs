//! Words: runs of tokens.
//!
//! Vietnamese writes words of several syllables with blanks inside (`chính phủ`, `Nguyễn Văn Hiển`). Between any two
//! tokens of a sentence a linear model says glue or split, from the syllables around, how they are written, what the
//! table of words knows of them, and the word that the answers so far make; the best row of answers for a sentence is
//! found by dynamic programming. The weights are those of `data/words.model`, made by `crates/train`.

mod dictionary;
mod features;
mod hash;
mod model;
mod sound;
#[cfg(test)]
mod tests;

pub(crate) use dictionary::Dictionary;
pub(crate) use features::{LENGTHS, Sights};
pub(crate) use model::{BITS, Model, write};

use std::ops::Range;

use super::Segments;

/// The built-in model's file.
static FILE: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/words.model"));

/// The words of all sentences: ranges of tokens, which cover all of them in order. Linear.
pub(crate) fn words(segments: &Segments<'_>) -> Vec<Range<usize>> {
    words_by(segments, Model::read(FILE))
}

/// As [`words`], by another model; without one every token is a word.
pub(crate) fn words_by(segments: &Segments<'_>, model: Option<Model<'_>>) -> Vec<Range<usize>> {
    let Some(model) = model else { return (0..segments.tokens.len()).map(|i| i..i + 1).collect() };
    let dictionary = Dictionary::built_in();
    let mut out = Vec::with_capacity(segments.tokens.len());
    let mut sights = Sights::default();
    let mut paths = Vec::new();
    for sentence in &segments.sentences {
        sights.look(segments, sentence.clone(), dictionary);
        push_words(&mut out, sentence, &sights, &model, &mut paths);
    }
    out
}

/// A score that no answer reaches.
const NEVER: i32 = i32::MIN / 2;

/// Scores by the length of the word that is being read, from 1 on; the last is for all longer ones.
type ByLength = [i32; LENGTHS];

/// Pushes the words of one sentence. `paths` is reused.
///
/// For each length of the word so far the best score of what is read is kept: a split makes a word of one token from
/// any length, glue one that is longer by one.
fn push_words(
    out: &mut Vec<Range<usize>>,
    sentence: &Range<usize>,
    sights: &Sights,
    model: &Model<'_>,
    paths: &mut Vec<Back>,
) {
    if sentence.is_empty() {
        return;
    }
    let mut best: ByLength = [NEVER; LENGTHS];
    best[0] = 0;
    paths.clear();
    for gap in 0..sights.gaps() {
        let settled = sights.settled(gap);
        let mut next: ByLength = [NEVER; LENGTHS];
        let mut back = Back { split: 1, longest: false };
        if settled != Some(true) {
            (next[0], back.split) = close(&best, gap, sights, model);
        }
        if settled != Some(false) {
            let mut after = [0, 0];
            if settled.is_none() {
                let mut score = 0;
                sights.glue(
                    gap,
                    |feature| score += model.weight(feature),
                    |split, glue| {
                        after[0] += model.weight(split);
                        after[1] += model.weight(glue);
                    },
                );
                after = after.map(|a| a + score);
            }
            for length in 1..=LENGTHS {
                if best[length - 1] == NEVER {
                    continue;
                }
                let mut score = best[length - 1] + after[usize::from(length > 1)];
                if settled.is_none() {
                    sights.longer(gap, length, |feature| score += model.weight(feature));
                }
                let to = length.min(LENGTHS - 1);
                if score > next[to] {
                    next[to] = score;
                    back.longest = length == LENGTHS;
                }
            }
        }
        paths.push(back);
        best = next;
    }
    // Back along the best path; `end` is one past the last token of the word that is being read.
    let first = out.len();
    let mut length = usize::from(close(&best, sights.gaps(), sights, model).1);
    let mut end = sentence.end;
    for (gap, back) in paths.iter().enumerate().rev() {
        if length > 1 {
            // Glue: the word was shorter by one, or as long as any.
            length -= usize::from(length < LENGTHS || !back.longest);
        } else {
            let cut = sentence.start + gap + 1;
            out.push(cut..end);
            end = cut;
            length = usize::from(back.split);
        }
    }
    out.push(sentence.start..end);
    out[first..].reverse();
}

/// Where the best paths to one gap come from.
#[derive(Debug, Clone, Copy)]
struct Back {
    /// The length of the word that a split closes.
    split: u8,
    /// Whether the best word of the greatest length was of that length before.
    longest: bool,
}

/// The best score of closing a word at `last`, and its length.
fn close(best: &ByLength, last: usize, sights: &Sights, model: &Model<'_>) -> (i32, u8) {
    let mut found = (NEVER, 1);
    for (length, &score) in (1..).zip(best) {
        if score == NEVER {
            continue;
        }
        let mut score = score;
        sights.close(last, length.into(), |feature| score += model.weight(feature));
        if score > found.0 {
            found = (score, length);
        }
    }
    found
}

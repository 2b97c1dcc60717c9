//! Words: runs of tokens.
//!
//! Vietnamese writes words of several syllables with blanks inside (`chính phủ`, `Nguyễn Văn Hiển`). Between any two
//! tokens of a sentence a linear model says glue or split, from the syllables around, how they are written, and what
//! the table of words knows of them; the best row of answers for the sentence is found by dynamic programming, since
//! an answer depends on the one before. The weights are those of `data/words.model`, made by `crates/train`.

mod dictionary;
mod features;
mod hash;
mod model;

pub(crate) use dictionary::Dictionary;
pub(crate) use features::Sights;
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

/// Pushes the words of one sentence. `paths` is reused.
fn push_words(out: &mut Vec<Range<usize>>, sentence: &Range<usize>, sights: &Sights, model: &Model<'_>, paths: &mut Vec<[bool; 2]>) {
    // The score of the best answers so far that end with split and with glue; and, for each gap and answer, whether the
    // answer before it was glue.
    let mut best = [0, i32::MIN / 2];
    paths.clear();
    for gap in 0..sights.gaps() {
        if sights.is_split(gap) {
            let before = best[1] > best[0];
            paths.push([before, before]);
            best = [best[0].max(best[1]), i32::MIN / 2];
            continue;
        }
        let (mut score, mut after) = (0, [0, 0]);
        sights.features(
            gap,
            |feature| score += model.weight(feature),
            |split, glue| {
                after[0] += model.weight(split);
                after[1] += model.weight(glue);
            },
        );
        let (from_split, from_glue) = (best[0] + score + after[0], best[1] + score + after[1]);
        paths.push([best[1] > best[0], from_glue > from_split]);
        best = [best[0].max(best[1]), from_split.max(from_glue)];
    }
    // Back along the best path; `end` is one past the last token of the word that is being read.
    let first = out.len();
    let mut glue = best[1] > best[0];
    let mut end = sentence.end;
    for gap in (0..paths.len()).rev() {
        if !glue {
            let cut = sentence.start + gap + 1;
            out.push(cut..end);
            end = cut;
        }
        glue = paths[gap][usize::from(glue)];
    }
    if !sentence.is_empty() {
        out.push(sentence.start..end);
    }
    out[first..].reverse();
}

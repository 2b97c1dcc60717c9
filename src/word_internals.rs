//! What the trainer in `crates/train` needs. No part of the public API: it may change at any time.

use std::ops::Range;

use crate::segment::words::{self, Dictionary, Model, Sights};
use crate::segment::{Segments, words::BITS};
use crate::text::View;

/// How many weights a model of words has.
pub const WORD_WEIGHTS: usize = 1 << BITS;

/// A text in parts: its normalised view, and byte ranges in the view.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// The view.
    pub view: String,
    /// Its tokens.
    pub tokens: Vec<Range<usize>>,
    /// Its sentences.
    pub sentences: Vec<Range<usize>>,
    /// Its words.
    pub words: Vec<Range<usize>>,
}

/// Splits a text, its words by the model in the file `model`, or by the built-in one.
pub fn parts(text: &str, model: Option<&[u8]>) -> Parts {
    let view = View::new(text);
    let segments = Segments::new(view.text());
    let words = match model {
        Some(file) => words::words_by(&segments, Model::read(file)),
        None => words::words(&segments),
    };
    Parts {
        view: view.text().to_owned(),
        tokens: (0..segments.tokens.len()).map(|t| segments.bytes(t..t + 1)).collect(),
        sentences: segments.sentences.iter().map(|s| segments.bytes(s.clone())).collect(),
        words: words.into_iter().map(|w| segments.bytes(w)).collect(),
    }
}

/// Words of this many tokens and longer ones are one to the model of words.
pub const WORD_LENGTHS: usize = words::LENGTHS;

/// The features at the end of one token; of lengths from 1 to [`WORD_LENGTHS`].
#[derive(Debug, Clone, Default)]
pub struct Gap {
    /// The end of the token, in bytes of the view.
    pub end: usize,
    /// The answer where no model is asked: whether to glue the next token to it.
    pub settled: Option<bool>,
    /// Features of gluing.
    pub alone: Vec<u32>,
    /// Features of gluing to a word of one token, and to a longer one.
    pub pair: Vec<[u32; 2]>,
    /// Features of gluing to a word of each length.
    pub longer: [Vec<u32>; WORD_LENGTHS],
    /// Features of ending a word of each length here.
    pub close: [Vec<u32>; WORD_LENGTHS],
}

/// The gaps of each sentence of a text; the last of a sentence is that behind it, settled as a split.
pub fn gaps(text: &str) -> Vec<Vec<Gap>> {
    let view = View::new(text);
    let segments = Segments::new(view.text());
    let mut sights = Sights::default();
    let mut look = |sentence: &Range<usize>| {
        sights.look(&segments, sentence.clone(), Dictionary::built_in());
        let gap = |i: usize| {
            let inner = i < sights.gaps();
            let mut gap = Gap {
                end: segments.tokens[sentence.start + i].end as usize,
                settled: if inner { sights.settled(i) } else { Some(false) },
                ..Gap::default()
            };
            for length in 1..=WORD_LENGTHS.min(i + 1) {
                sights.close(i, length, |f| gap.close[length - 1].push(f));
                if inner {
                    sights.longer(i, length, |f| gap.longer[length - 1].push(f));
                }
            }
            if inner {
                sights.glue(i, |f| gap.alone.push(f), |split, glue| gap.pair.push([split, glue]));
            }
            gap
        };
        (0..sentence.len()).map(gap).collect()
    };
    segments.sentences.iter().map(&mut look).collect()
}

/// The file of a model of words.
pub fn word_model(weights: &[f32]) -> Vec<u8> {
    words::write(weights)
}

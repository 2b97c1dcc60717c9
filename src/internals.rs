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

/// The features of one gap between two tokens.
#[derive(Debug, Clone, Default)]
pub struct Gap {
    /// The end of the token before it and the start of that behind it, in bytes of the view.
    pub bytes: Range<usize>,
    /// A mark makes it a split.
    pub split: bool,
    /// Features.
    pub alone: Vec<u32>,
    /// Features that go with the answer before: split, glue.
    pub pair: Vec<[u32; 2]>,
}

/// The gaps of each sentence of a text.
pub fn gaps(text: &str) -> Vec<Vec<Gap>> {
    let view = View::new(text);
    let segments = Segments::new(view.text());
    let mut sights = Sights::default();
    let mut look = |sentence: &Range<usize>| {
        sights.look(&segments, sentence.clone(), Dictionary::built_in());
        let gap = |i: usize| {
            let (left, right) = (&segments.tokens[sentence.start + i], &segments.tokens[sentence.start + i + 1]);
            let mut gap = Gap { bytes: left.end as usize..right.start as usize, split: sights.is_split(i), ..Gap::default() };
            sights.features(i, |f| gap.alone.push(f), |split, glue| gap.pair.push([split, glue]));
            gap
        };
        (0..sights.gaps()).map(gap).collect()
    };
    segments.sentences.iter().map(&mut look).collect()
}

/// The file of a model of words.
pub fn word_model(weights: &[f32]) -> Vec<u8> {
    words::write(weights)
}

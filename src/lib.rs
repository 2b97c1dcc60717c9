#![doc = include_str!("../docs/guide.md")]

mod article;
mod assemble;
mod error;
mod extractor;
mod word_internals;
mod record;
mod span;

mod claims;
mod lexicon;
mod names;
mod quotes;
mod reference;
mod segment;
mod text;

pub use article::Article;
pub use error::{Error, ErrorKind};
pub use extractor::{Builder, Extractor, Worker, extract};
pub use lexicon::{Gazetteer, GazetteerEntry};
pub use record::*;
pub use span::{Span, Zone};

/// For the trainer in this workspace; no part of the API.
#[doc(hidden)]
pub mod internals {
    pub use crate::word_internals::*;
    pub use crate::quotes::Candidate;

    /// The candidates for quotes of a text under a model (the trainer's, or none).
    pub fn quote_candidates(text: &str, model: &str) -> Vec<Candidate> {
        let lexicon = crate::lexicon::Lexicon::built_in();
        let view = crate::text::View::new(text);
        let segments = crate::segment::Segments::new(view.text());
        let hits = crate::lexicon::Hits::new(lexicon, &segments);
        let names = crate::names::find(lexicon, &segments, &hits);
        let entities = crate::reference::Entities::new(lexicon, &segments, &hits, &names);
        let judge = crate::quotes::Judge::parse(model);
        let mut found = crate::quotes::candidates(lexicon, &segments, &hits, &names, &entities, &judge);
        for candidate in &mut found {
            for range in candidate.content.iter_mut().chain(&mut candidate.cue) {
                let (start, end) = view.given(range.start, range.end);
                *range = start..end;
            }
        }
        found
    }

    /// Buckets of the features of names, and labels.
    pub const NAME_BUCKETS: usize = crate::names::BUCKETS as usize;
    /// Outside, then begin and inside of each kind.
    pub const NAME_LABELS: usize = crate::names::LABELS;

    /// A run of tokens with the feature buckets and the byte range of each.
    #[derive(Debug, Clone)]
    pub struct NameRun {
        /// By token.
        pub features: Vec<Vec<u32>>,
        /// By token: bytes of the given text.
        pub bytes: Vec<std::ops::Range<usize>>,
    }

    /// The runs of a text among which names are looked for.
    pub fn name_runs(text: &str) -> Vec<NameRun> {
        let view = crate::text::View::new(text);
        let segments = crate::segment::Segments::new(view.text());
        let lexicon = crate::lexicon::Lexicon::built_in();
        let hits = crate::lexicon::Hits::new(lexicon, &segments);
        let bytes = |at: usize| {
            let bytes = segments.bytes(at..at + 1);
            let (start, end) = view.given(bytes.start, bytes.end);
            start..end
        };
        crate::names::runs(lexicon, &segments, &hits)
            .into_iter()
            .map(|run| NameRun { bytes: (run.start..run.start + run.features.len()).map(bytes).collect(), features: run.features })
            .collect()
    }

    /// The best labels under scores by token and transitions.
    pub fn name_labels(features: &[Vec<u32>], score: impl Fn(&[u32]) -> [f32; NAME_LABELS], transitions: &[[f32; NAME_LABELS]; NAME_LABELS + 1]) -> Vec<u8> {
        crate::names::viterbi(features, score, transitions)
    }

    /// The label that begins a kind.
    pub fn name_begin(kind: crate::EntityKind) -> u8 {
        crate::names::begin(kind)
    }

    /// The model file of trained weights.
    pub fn name_model(weights: &[[f32; NAME_LABELS]], transitions: &[[f32; NAME_LABELS]; NAME_LABELS + 1]) -> Vec<u8> {
        crate::names::Tagger::bytes(weights, transitions)
    }

    /// Seconds spent by stage over texts.
    pub fn stage_seconds(texts: &[&str]) -> Vec<(&'static str, f64)> {
        use std::time::Instant;
        let lexicon = crate::lexicon::Lexicon::built_in();
        let mut out = vec![("view", 0.0), ("segments", 0.0), ("hits", 0.0), ("names", 0.0), ("reference", 0.0), ("quotes", 0.0)];
        for text in texts {
            let mut start = Instant::now();
            let mut lap = |i: usize| {
                let now = Instant::now();
                out[i].1 += (now - start).as_secs_f64();
                start = now;
            };
            let view = crate::text::View::new(text);
            lap(0);
            let segments = crate::segment::Segments::new(view.text());
            lap(1);
            let hits = crate::lexicon::Hits::new(lexicon, &segments);
            lap(2);
            let names = crate::names::find(lexicon, &segments, &hits);
            lap(3);
            let entities = crate::reference::Entities::new(lexicon, &segments, &hits, &names);
            lap(4);
            let quotes = crate::quotes::find(lexicon, &segments, &hits, &names, &entities);
            lap(5);
            std::hint::black_box(quotes);
        }
        out
    }
}

#![doc = include_str!("../docs/guide.md")]

mod article;
mod assemble;
mod error;
mod explain;
mod extractor;
mod feature;
mod record;
mod span;
mod word_internals;

mod claims;
mod lexicon;
mod names;
mod quotes;
mod reference;
mod segment;
mod text;

pub use article::Article;
pub use error::{Error, ErrorKind};
pub use explain::Explanation;
pub use extractor::{Builder, Extractor, Worker, extract};
pub use lexicon::{Gazetteer, GazetteerEntry};
pub use record::*;
pub use span::{Span, Zone};

/// For the trainer in this workspace; no part of the API.
#[doc(hidden)]
pub mod internals {
    pub use crate::quotes::{Candidate, Log, Meant, Reference};
    pub use crate::word_internals::*;

    /// The candidates for quotes of a text, and other choices, under a model (the trainer's, or none).
    pub fn quote_candidates(text: &str, model: &str) -> Log {
        let lexicon = crate::lexicon::Lexicon::built_in();
        let view = crate::text::View::new(text);
        let segments = crate::segment::Segments::new(view.text());
        let hits = crate::lexicon::Hits::new(lexicon, &segments);
        let names = crate::names::find(lexicon, &segments, &hits);
        let entities = crate::reference::Entities::new(lexicon, &segments, &hits, &names);
        let judge = crate::quotes::Judge::parse(model);
        let mut found = crate::quotes::candidates(lexicon, &segments, &hits, &names, &entities, &judge);
        for candidate in &mut found.candidates {
            for range in candidate.content.iter_mut().chain(&mut candidate.cue) {
                let (start, end) = view.given(range.start, range.end);
                *range = start..end;
            }
            for (end, _) in &mut candidate.ends {
                *end = view.given(*end, *end).1;
            }
            for range in candidate.subjects.iter_mut().filter_map(|s| s.0.as_mut()) {
                let (start, end) = view.given(range.start, range.end);
                *range = start..end;
            }
            for (start, _) in &mut candidate.starts {
                *start = view.given(*start, *start).0;
            }
        }
        for reference in &mut found.references {
            let mentions = reference.options.iter_mut().flat_map(|o| &mut o.mentions);
            for range in mentions.chain(&mut reference.content).chain(&mut reference.cue) {
                let (start, end) = view.given(range.start, range.end);
                *range = start..end;
            }
        }
        found
    }

    /// A quote as the trainer of acts and confidence sees it.
    #[derive(Debug)]
    pub struct Said {
        /// As in the record, on the given text.
        pub quote: crate::Quote,
        /// `template=value`, of its act.
        pub act: Vec<String>,
        /// `template=value`, of its confidence.
        pub confidence: Vec<String>,
    }

    /// The acts, in the order of the weights of their model.
    pub const ACTS: [crate::Act; 8] = crate::claims::ACTS;

    /// The least score of a quote.
    pub const THRESHOLD: f64 = crate::quotes::THRESHOLD;

    /// The quotes of a text with their features.
    pub fn said(text: &str) -> Vec<Said> {
        crate::extractor::said(text)
    }

    /// Buckets of the features of names, and labels.
    pub const NAME_BUCKETS: usize = crate::names::BUCKETS as usize;
    /// A score for each label.
    pub type NameScores = crate::names::Scores;
    /// From the label before (the last row: the start of a run) to the label.
    pub type NameTransitions = crate::names::Transitions;
    /// Outside, then begin and inside of each kind.
    pub const NAME_LABELS: usize = crate::names::LABELS;

    /// Buckets of the features of the second pass.
    pub const MEMORY_BUCKETS: usize = crate::names::MEMORY_BUCKETS as usize;

    /// Runs of tokens with their features.
    #[derive(Debug)]
    pub struct NameRuns {
        runs: Vec<crate::names::Run<crate::names::Features>>,
        bytes: Vec<Vec<std::ops::Range<usize>>>,
    }

    impl NameRuns {
        /// The runs of a text among which names are looked for.
        pub fn new(text: &str) -> Self {
            let view = crate::text::View::new(text);
            let segments = crate::segment::Segments::new(view.text());
            let lexicon = crate::lexicon::Lexicon::built_in();
            let hits = crate::lexicon::Hits::new(lexicon, &segments);
            let bytes = |at: usize| {
                let bytes = segments.bytes(at..at + 1);
                let (start, end) = view.given(bytes.start, bytes.end);
                start..end
            };
            let runs = crate::names::runs(lexicon, &segments, &hits, |features| *features);
            let bytes = runs.iter().map(|r| (r.start..r.start + r.keys.len()).map(bytes).collect()).collect();
            NameRuns { runs, bytes }
        }

        /// By run and token: the byte range in the given text.
        pub fn bytes(&self) -> &[Vec<std::ops::Range<usize>>] {
            &self.bytes
        }

        /// By run and token: the feature buckets of the first pass.
        pub fn features(&self) -> Vec<Vec<Vec<u32>>> {
            self.runs.iter().map(|r| r.tokens.iter().map(|f| f.to_vec()).collect()).collect()
        }

        /// By run and token: the feature buckets of the second pass, given the labels of the first.
        pub fn memory(&self, labels: &[Vec<u8>]) -> Vec<Vec<Vec<u32>>> {
            let mut memory = crate::names::Memory::new(&self.runs, labels);
            self.runs
                .iter()
                .zip(labels)
                .map(|(run, labels)| memory.features(run, labels).iter().map(|f| f.to_vec()).collect())
                .collect()
        }
    }

    /// The words of each sentence as clusters are made of them: capitals kept but for those of the first word,
    /// numbers as `0`.
    pub fn cluster_words(text: &str) -> Vec<Vec<String>> {
        let view = crate::text::View::new(text);
        let segments = crate::segment::Segments::new(view.text());
        let word = |at: usize, first: usize| {
            let token = &segments.tokens[at];
            let text = segments.str(at);
            match token.kind {
                crate::segment::Kind::Number => "0".to_owned(),
                crate::segment::Kind::Word if at == first && token.shape == crate::segment::Shape::Capital => {
                    text.to_lowercase()
                }
                _ => text.to_owned(),
            }
        };
        segments.sentences.iter().map(|s| s.clone().map(|at| word(at, s.start)).collect()).collect()
    }

    /// The best labels under scores by token and transitions.
    pub fn name_labels(scores: &[NameScores], transitions: &NameTransitions) -> Vec<u8> {
        let mut labels = Vec::new();
        crate::names::Chain::new(*transitions).best(scores, &mut Vec::new(), &mut labels);
        labels
    }

    /// The label that begins a kind.
    pub fn name_begin(kind: crate::EntityKind) -> u8 {
        crate::names::begin(kind)
    }

    /// The model file of the weights and transitions of both passes.
    pub fn name_model(passes: [(&[NameScores], &NameTransitions); 2]) -> Vec<u8> {
        crate::names::Tagger::bytes(passes)
    }

    /// Seconds spent by stage over texts.
    pub fn stage_seconds(texts: &[&str]) -> Vec<(&'static str, f64)> {
        use std::time::Instant;
        let lexicon = crate::lexicon::Lexicon::built_in();
        let mut out =
            vec![("view", 0.0), ("segments", 0.0), ("hits", 0.0), ("names", 0.0), ("reference", 0.0), ("quotes", 0.0)];
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

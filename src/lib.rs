#![doc = include_str!("../docs/guide.md")]

mod article;
mod assemble;
mod error;
mod extractor;
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
            for range in &mut candidate.content {
                let (start, end) = view.given(range.start, range.end);
                *range = start..end;
            }
        }
        found
    }
}

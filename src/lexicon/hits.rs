//! Where an article touches the lexicon.

use super::build::Lexicon;
use super::entry::Entry;
use super::trie::Sym;
use crate::segment::{Segments, Shape};

/// A phrase of the lexicon in the text, in any case of its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// First token.
    pub(crate) start: u32,
    /// One past the last token.
    pub(crate) end: u32,
    pub(crate) entry: Entry,
}

impl Hit {
    pub(crate) fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// All hits of an article, by their first token; those of one token longest first.
#[derive(Debug, Default)]
pub(crate) struct Hits {
    hits: Vec<Hit>,
    /// By token: index of its first hit; one more at the end.
    starts: Vec<u32>,
    /// By token.
    syms: Vec<Sym>,
}

impl Hits {
    /// One pass over the tokens.
    pub(crate) fn new(lexicon: &Lexicon, segments: &Segments<'_>) -> Self {
        let mut lower = String::new();
        let syms: Vec<Sym> = segments
            .tokens
            .iter()
            .map(|token| {
                let word = token.start as usize..token.end as usize;
                match token.shape {
                    Shape::Lower => lexicon.trie.sym_at(segments.text, word, false),
                    Shape::Capital => lexicon.trie.sym_at(segments.text, word, true),
                    Shape::Upper | Shape::Mixed => {
                        lower.clear();
                        lower.extend(segments.text[word].chars().flat_map(char::to_lowercase));
                        lexicon.sym(&lower)
                    }
                }
            })
            .collect();
        let mut hits = Vec::with_capacity(syms.len() / 2);
        let mut starts = Vec::with_capacity(syms.len() + 1);
        for at in 0..syms.len() {
            let first = hits.len();
            starts.push(first as u32);
            lexicon.trie.walk(&syms, &segments.tokens, at, |len, entry| {
                hits.push(Hit { start: at as u32, end: (at + len) as u32, entry });
            });
            hits[first..].reverse();
        }
        starts.push(hits.len() as u32);
        Hits { hits, starts, syms }
    }

    /// The hits that begin at `token`, longest first.
    pub(crate) fn at(&self, token: usize) -> &[Hit] {
        if token + 1 >= self.starts.len() {
            return &[];
        }
        &self.hits[self.starts[token] as usize..self.starts[token + 1] as usize]
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Hit] {
        &self.hits
    }

    /// The sym of `token`.
    pub(crate) fn sym(&self, token: usize) -> Sym {
        self.syms.get(token).copied().unwrap_or_default()
    }
}

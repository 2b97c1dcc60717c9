//! Segments: tokens, sentences, quotation marks, words.

mod letter;
mod mark;
mod sentence;
mod syllable;
mod token;
pub(crate) mod words;

pub(crate) use mark::MarkPair;
pub(crate) use syllable::is_syllable;
pub(crate) use token::{Blank, Kind, Shape, Token, tokens};

use std::ops::Range;

/// The segments of one view. Indices are into `tokens` unless they say bytes.
#[derive(Debug)]
pub(crate) struct Segments<'v> {
    /// The view's text, which token offsets count in.
    pub(crate) text: &'v str,
    pub(crate) tokens: Vec<Token>,
    /// Token ranges; they cover all tokens, in order.
    pub(crate) sentences: Vec<Range<usize>>,
    /// Pairs of quotation marks, by their opening.
    pub(crate) marks: Vec<MarkPair>,
}

impl<'v> Segments<'v> {
    pub(crate) fn new(text: &'v str) -> Self {
        let tokens = token::tokens(text);
        let marks = mark::pairs(text, &tokens);
        let sentences = sentence::sentences(text, &tokens, &marks);
        Segments { text, tokens, sentences, marks }
    }

    /// A token in lower case.
    pub(crate) fn lower(&self, token: usize) -> std::borrow::Cow<'v, str> {
        let text = self.str(token);
        if self.tokens[token].shape == Shape::Lower { text.into() } else { text.to_lowercase().into() }
    }

    /// The text of one token.
    pub(crate) fn str(&self, token: usize) -> &'v str {
        self.tokens[token].str(self.text)
    }

    /// The text of a non-empty range of tokens.
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &'v str {
        let bytes = self.bytes(tokens);
        &self.text[bytes]
    }

    /// The bytes of a range of tokens; an empty range gives an empty one.
    pub(crate) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        if tokens.is_empty() {
            let at = self.tokens.get(tokens.start).map_or(self.text.len(), |t| t.start as usize);
            return at..at;
        }
        self.tokens[tokens.start].start as usize..self.tokens[tokens.end - 1].end as usize
    }

    /// The index of the sentence that holds `token`.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= token).min(self.sentences.len().saturating_sub(1))
    }
}

//! The stretch of tokens that is read, in lower case.

use std::borrow::Cow;
use std::ops::Range;

use crate::segment::{Blank, Kind, Segments, Shape, Token};

/// A stretch of tokens with its words in lower case. Any index may be asked for; outside there is nothing.
pub(crate) struct Words<'s, 'v> {
    segments: &'s Segments<'v>,
    /// The stretch, within the tokens of the segments.
    pub(super) range: Range<usize>,
    lower: Vec<Cow<'v, str>>,
}

impl<'s, 'v> Words<'s, 'v> {
    pub(crate) fn new(segments: &'s Segments<'v>, tokens: Range<usize>) -> Self {
        let end = tokens.end.min(segments.tokens.len());
        let range = tokens.start.min(end)..end;
        let lower = range
            .clone()
            .map(|i| {
                let text = segments.str(i);
                let token = &segments.tokens[i];
                let small = token.shape == Shape::Lower && token.kind != Kind::Number
                    || text.bytes().all(|b| b.is_ascii_digit());
                if small { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
            })
            .collect();
        Words { segments, range, lower }
    }

    /// The token in lower case; `""` outside.
    pub(super) fn at(&self, i: usize) -> &str {
        i.checked_sub(self.range.start).and_then(|i| self.lower.get(i)).map_or("", |w| w)
    }

    /// The token before `i`, in lower case.
    pub(super) fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.at(i))
    }

    /// The token `i` if it stands on the line of the one before.
    pub(super) fn next(&self, i: usize) -> &str {
        if self.token(i).is_some_and(|t| t.blank != Blank::Line) { self.at(i) } else { "" }
    }

    pub(super) fn token(&self, i: usize) -> Option<&'s Token> {
        if self.range.contains(&i) { self.segments.tokens.get(i) } else { None }
    }

    /// The token as written.
    pub(super) fn written(&self, i: usize) -> &'v str {
        if self.range.contains(&i) { self.segments.str(i) } else { "" }
    }

    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.token(i).map(|t| t.kind)
    }

    pub(super) fn is_number(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Number)
    }

    /// No blank stands before the token.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.blank == Blank::None)
    }

    /// A word in small letters.
    pub(super) fn is_lower(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
    }

    /// Whether the word may have its capital letter only because a sentence begins with it.
    pub(super) fn begins(&self, i: usize) -> bool {
        i == self.range.start
            || self.token(i).is_some_and(|t| t.blank == Blank::Line)
            || self.token(i.wrapping_sub(1)).is_none_or(|t| {
                t.is_terminal()
                    || matches!(t.kind, Kind::Quote | Kind::Colon | Kind::Open)
                    || t.kind == Kind::Dash && t.blank != Blank::None
            })
    }

    /// The text of a stretch of tokens as written.
    pub(super) fn slice(&self, tokens: Range<usize>) -> &'v str {
        self.segments.slice(tokens)
    }
}

//! What can go wrong, said so that it can be mended.

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The article is longer than the limit of the extractor.
    TooLarge,
    /// `published` is no date.
    Date,
    /// A row of a gazetteer cannot be read.
    Gazetteer,
}

/// The error of this crate: a kind to match on, the place, and what to do about it.
///
/// One opaque type, so that a new cause is no breaking change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {reason}; {advice}")]
pub struct Error {
    kind: ErrorKind,
    place: String,
    reason: String,
    advice: &'static str,
}

impl Error {
    pub(crate) fn new(
        kind: ErrorKind,
        place: impl Into<String>,
        reason: impl Into<String>,
        advice: &'static str,
    ) -> Self {
        Error { kind, place: place.into(), reason: reason.into(), advice }
    }

    /// The kind, to match on.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The article, or the file and line.
    pub fn place(&self) -> &str {
        &self.place
    }
}

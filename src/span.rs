//! Spans of text and the units they are counted in.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// The part of an article that a span's offsets count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Zone {
    /// The separately given title.
    Title,
}

/// A stretch of the given text: half-open byte offsets on character boundaries, and the text itself.
///
/// ```
/// let article = trichdan::Article::new("a", "Ông Trần Hữu Phát nói: “Cầu sẽ xong trong tháng 5”.");
/// let extraction = trichdan::extract(&article)?;
/// let span = &extraction.quotes[0].content[0];
/// assert_eq!(&article.text[span.range()], span.text);
/// assert_eq!(span.chars_in(&article.text), 24..49);
/// # Ok::<(), trichdan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The bytes between, as given.
    pub text: String,
    /// `None` for the article's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
}

impl Span {
    /// The span as a byte range.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The span counted in characters (Unicode scalar values) of `text`, the text it was taken from. Linear in
    /// its end.
    ///
    /// # Panics
    ///
    /// If the offsets do not lie on character boundaries of `text`, that is, if it is another text.
    pub fn chars_in(&self, text: &str) -> Range<usize> {
        let start = text[..self.start].chars().count();
        start..start + text[self.range()].chars().count()
    }

    /// The span counted in UTF-16 code units of `text`, as JavaScript and Java count. Linear in its end.
    ///
    /// # Panics
    ///
    /// As [`Span::chars_in`].
    pub fn utf16_in(&self, text: &str) -> Range<usize> {
        let start = text[..self.start].encode_utf16().count();
        start..start + text[self.range()].encode_utf16().count()
    }
}

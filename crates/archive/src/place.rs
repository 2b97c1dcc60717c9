//! Where in the input something stands.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer, ser::SerializeMap};

/// A place in the input, as rejects and records name it.
///
/// ```
/// use trichdan_archive::{At, Place};
///
/// let place = Place::new("bao.jsonl", At::Line(7));
/// assert_eq!(place.to_string(), "bao.jsonl:7");
/// assert_eq!(serde_json::to_string(&place)?, r#"{"file":"bao.jsonl","line":7}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The path as it was found, `-` for standard input.
    pub file: Arc<str>,
    /// Where in the file.
    pub at: At,
}

/// Where in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The file is one article.
    Whole,
    /// A line, from 1.
    Line(u64),
    /// A row of a table without lines, from 1.
    Row(u64),
    /// A byte of the decompressed file, from 0.
    Offset(u64),
}

impl Place {
    /// A place in a file.
    pub fn new(file: impl Into<Arc<str>>, at: At) -> Self {
        Place { file: file.into(), at }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match self.at {
            At::Whole => Ok(()),
            At::Line(line) => write!(f, ":{line}"),
            At::Row(row) => write!(f, ", row {row}"),
            At::Offset(byte) => write!(f, ", byte {byte}"),
        }
    }
}

impl At {
    /// The name of the unit and the number.
    pub(crate) fn named(self) -> Option<(&'static str, u64)> {
        match self {
            At::Whole => None,
            At::Line(line) => Some(("line", line)),
            At::Row(row) => Some(("row", row)),
            At::Offset(byte) => Some(("offset", byte)),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("file", &*self.file)?;
        if let Some((unit, number)) = self.at.named() {
            map.serialize_entry(unit, &number)?;
        }
        map.end()
    }
}

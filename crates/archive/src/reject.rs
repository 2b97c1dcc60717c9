//! What could not become a record, and why.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};

use crate::place::Place;

/// The kind of reason for which a piece of the input gives no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The system gives an error on reading.
    Unreadable,
    /// A folder that leads back into itself.
    Loop,
    /// The ending of a named file says nothing of its format.
    Format,
    /// A compressed or framed file ends early or is damaged.
    Truncated,
    /// Longer than the limit of one article.
    TooLarge,
    /// Not Unicode, and no old encoding fits clearly.
    Encoding,
    /// Not JSON.
    Json,
    /// A row of a CSV file that is none.
    Csv,
    /// A Parquet file that cannot be read.
    Parquet,
    /// A record of a web archive that is none.
    Warc,
    /// A page without an article in it.
    Html,
    /// The text is missing, or a field has the wrong type.
    NoArticle,
    /// `published` is no date.
    Date,
    /// The program failed on it.
    Panic,
    /// It took longer than the time limit.
    TimeLimit,
}

impl Reason {
    /// As it stands in `rejects.jsonl`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Unreadable => "unreadable",
            Reason::Loop => "loop",
            Reason::Format => "format",
            Reason::Truncated => "truncated",
            Reason::TooLarge => "too_large",
            Reason::Encoding => "encoding",
            Reason::Json => "json",
            Reason::Csv => "csv",
            Reason::Parquet => "parquet",
            Reason::Warc => "warc",
            Reason::Html => "html",
            Reason::NoArticle => "no_article",
            Reason::Date => "date",
            Reason::Panic => "panic",
            Reason::TimeLimit => "time_limit",
        }
    }
}

/// A piece of the input that gives no record. One line of `rejects.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Where it stands.
    pub place: Place,
    /// What kind of reason.
    pub reason: Reason,
    /// What is wrong and what to do, for people.
    pub message: String,
    /// The bytes, as far as they are kept.
    pub raw: Raw,
}

/// The bytes of a reject.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Raw {
    /// All bytes, or the first ones of a piece over the limit.
    pub bytes: Vec<u8>,
    /// How many there are in the input.
    pub length: u64,
}

/// Bytes kept of a piece that is over the limit.
pub(crate) const RAW_KEPT: usize = 64 << 10;

impl Raw {
    /// All of the piece.
    pub fn whole(bytes: Vec<u8>) -> Self {
        let length = bytes.len() as u64;
        Raw { bytes, length }
    }
}

impl Reject {
    pub(crate) fn new(place: Place, reason: Reason, message: impl Into<String>, raw: Raw) -> Self {
        Reject { place, reason, message: message.into(), raw }
    }

    /// The line for `rejects.jsonl`, with its line feed: `file`, `line`, `row` or `offset`, `reason`, `message`, then
    /// `raw`, or `raw_base64` for bytes that are not UTF-8, and `raw_length` where not all are kept.
    pub fn to_line(&self) -> Vec<u8> {
        let mut line = serde_json::to_vec(self).expect("strings and numbers are JSON");
        line.push(b'\n');
        line
    }
}

impl Serialize for Reject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("file", &*self.place.file)?;
        if let Some((unit, number)) = self.place.at.named() {
            map.serialize_entry(unit, &number)?;
        }
        map.serialize_entry("reason", self.reason.name())?;
        map.serialize_entry("message", &self.message)?;
        let bytes = &self.raw.bytes;
        match std::str::from_utf8(bytes) {
            Ok("") => {}
            Ok(text) => map.serialize_entry("raw", text)?,
            Err(_) => map.serialize_entry("raw_base64", &STANDARD.encode(bytes))?,
        }
        if self.raw.length > bytes.len() as u64 {
            map.serialize_entry("raw_length", &self.raw.length)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::At;

    #[test]
    fn lines_keep_the_bytes() {
        let place = || Place::new("x.jsonl", At::Line(3));
        let line = |raw| String::from_utf8(Reject::new(place(), Reason::Json, "m", raw).to_line()).expect("UTF-8");
        let head = r#"{"file":"x.jsonl","line":3,"reason":"json","message":"m""#;
        assert_eq!(line(Raw::whole("{\"à".into())), format!("{head},\"raw\":\"{{\\\"à\"}}\n"));
        assert_eq!(line(Raw::whole(vec![0xff, 0xfe])), format!("{head},\"raw_base64\":\"//4=\"}}\n"));
        assert_eq!(line(Raw { bytes: b"a".to_vec(), length: 9 }), format!("{head},\"raw\":\"a\",\"raw_length\":9}}\n"));
        assert_eq!(line(Raw::default()), format!("{head}}}\n"));
    }

    #[test]
    fn names_are_those_of_serde() {
        for reason in [Reason::TooLarge, Reason::NoArticle, Reason::TimeLimit, Reason::Loop] {
            assert_eq!(serde_json::to_value(reason).expect("a string"), reason.name());
        }
    }
}

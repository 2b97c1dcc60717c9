//! From records, in order, to files.

mod folder;
mod jsonl;
mod manifest;
mod parquet;
mod part;
mod tally;

pub(crate) use self::folder::{Folder, Log, hex};
pub(crate) use self::manifest::{FileEntry, Inputs, MANIFEST, Manifest, PartEntry, Position, Resume, Speaker};
pub(crate) use self::parquet::schema;
pub(crate) use self::part::{Chosen, Part, Rows};
pub use self::tally::Counts;
pub(crate) use self::tally::{RecordTally, Tally};

/// The shape of the output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Output {
    /// A record a line.
    #[default]
    Jsonl,
    /// A record a row, lists as nested structs.
    Parquet,
}

/// How the output is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Compress {
    /// Not at all.
    None,
    /// By gzip: read everywhere.
    Gzip,
    /// By Zstandard: smaller and faster.
    Zstd,
}

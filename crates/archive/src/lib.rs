#![doc = include_str!("../docs/guide.md")]
#![forbid(unsafe_code)]

mod dates;
mod duplicates;
mod encoding;
mod error;
mod fields;
mod page;
mod place;
mod read;
mod reject;
mod run;
mod take;
mod write;

pub use duplicates::Duplicates;
pub use encoding::{Encoding, EncodingError};
pub use error::Error;
pub use fields::{Map, MapError};
pub use place::{At, Place};
pub use read::Format;
pub use reject::{Raw, Reason, Reject};
pub use run::{Archive, Options, Progress, Stop, Stream, Summary, THREAD_NAME, stream};
pub use take::Record;
pub use write::{Compress, Counts, Output};

/// The schema of Parquet parts.
pub fn parquet_schema() -> arrow_schema::SchemaRef {
    write::schema()
}

//! The same article again, and nearly the same: which earlier article it repeats.
//!
//! Of each first article 60 bytes of a MinHash sketch, a hash of its text and its id are kept, about 300 bytes in all.
//! Own sketches: they are stored with the run and must be the same in every version and on every machine, which the crates
//! at hand do not promise.

mod index;
mod sketch;

pub(crate) use self::index::Index;
pub(crate) use self::sketch::Sketch;

/// What happens to an article that was there before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Duplicates {
    /// Its record says the id of the first one.
    #[default]
    Keep,
    /// It gets no record; it is counted.
    Drop,
    /// Nobody looks for any.
    Off,
}

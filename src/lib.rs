#![doc = include_str!("../docs/guide.md")]

mod article;
mod error;
mod extractor;
#[doc(hidden)]
pub mod internals;
mod record;
mod span;

mod lexicon;
mod names;
mod reference;
mod segment;
mod text;

pub use article::Article;
pub use error::{Error, ErrorKind};
pub use extractor::{Builder, Extractor, Worker, extract};
pub use lexicon::{Gazetteer, GazetteerEntry};
pub use record::*;
pub use span::{Span, Zone};

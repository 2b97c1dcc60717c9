//! Lexicon: what is known about the language and the world, and where an article touches it.
//!
//! The tables of `data/` (and a caller's own gazetteers) become one trie over syllables; one pass over an article
//! gives every [`Hit`]. Case and context are judged later, by the stages that ask for a kind of entry.

mod build;
mod entry;
mod gazetteer;
mod hits;
pub(crate) mod table;
mod trie;

pub(crate) use build::Lexicon;
pub(crate) use entry::{
    Adverb, Break, BreakEffect, Cue, Entry, Frames, Function, Gender, Nominal, NominalKind, Refers, TitleClass,
};
pub use gazetteer::{Gazetteer, GazetteerEntry};
pub(crate) use hits::Hits;
pub(crate) use table::rows;
pub(crate) use trie::Sym;

//! Text: the given string and its normalised view, with a map back.
//!
//! Everything after this stage reads the [`View`]; only the record writer asks it for given offsets.

mod charref;
mod view;

pub(crate) use view::View;

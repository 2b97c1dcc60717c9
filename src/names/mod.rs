//! Names: where people, organizations, countries and places are named.

use std::ops::Range;

use crate::lexicon::{Entry, Hits, Lexicon};
use crate::record::EntityKind;
use crate::segment::Segments;

/// A named mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: EntityKind,
    /// The gazetteer row that holds this form.
    pub(crate) row: Option<u32>,
    /// Title, honorific or role right before a person's name with all that stands between (`Tổng thống Mỹ`, `ông`);
    /// empty where there is none.
    pub(crate) title: Range<usize>,
}

/// The names of an article: in text order, without overlap.
pub(crate) fn find(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < segments.tokens.len() {
        let name = hits.at(at).iter().find_map(|hit| match hit.entry {
            Entry::Name(form) if lexicon.case_fits(form, &segments.tokens[hit.range()]) => {
                Some(Name { tokens: hit.range(), kind: lexicon.row(form).kind, row: Some(lexicon.row_index(form)), title: at..at })
            }
            _ => None,
        });
        at = name.as_ref().map_or(at + 1, |n| n.tokens.end);
        out.extend(name);
    }
    out
}

//! Reference: which mentions are one entity, and whom pronouns and nominals mean.
//!
//! [`join`] makes entities of names, [`role`] reads what people are from titles and appositions, [`focus`] finds whom
//! `ông`, `vị này`, `tổ chức này` mean, [`office`] whom `Tổng thống Mỹ` means.

mod focus;
mod join;
mod office;
mod role;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::lexicon::{Gender, Hits, Lexicon};
use crate::names::Name;
use crate::record::{EntityKind, MentionForm};
use crate::segment::Segments;

/// One person, body, land or place of the article.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    pub(crate) kind: EntityKind,
    /// Index of the mention that gives the fullest name.
    pub(crate) name: usize,
    /// For a person: tokens of the fullest title or apposition that says what they are; may be empty.
    pub(crate) role: Range<usize>,
    /// Entity of the body or land that the role names.
    pub(crate) affiliation: Option<usize>,
    pub(crate) gender: Gender,
    /// Its gazetteer row, for links.
    pub(crate) row: Option<u32>,
}

/// The entities of an article and which one each name is a mention of.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    pub(crate) entities: Vec<Entity>,
    /// By index of the name: entity and form.
    pub(crate) of: Vec<(usize, MentionForm)>,
    /// Titles and appositions of people, in text order: the person and the tokens that say what they are.
    offices: Vec<(usize, Range<usize>)>,
}

impl Entities {
    /// Joins the names of an article to entities.
    pub(crate) fn new(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, names: &[Name]) -> Self {
        let mut out = join::join(lexicon, segments, hits, names);
        role::read(segments, hits, names, &mut out);
        out
    }
}

//! Reference: which mentions are one entity, and whom pronouns and nominals mean.

use std::ops::Range;

use crate::lexicon::{Gender, Hits, Lexicon, Nominal};
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
}

impl Entities {
    /// Joins the names of an article to entities.
    pub(crate) fn new(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, names: &[Name]) -> Self {
        let _ = (lexicon, hits);
        let mut out = Entities::default();
        for (i, name) in names.iter().enumerate() {
            let text = segments.slice(name.tokens.clone());
            let known = out.entities.iter().position(|e| e.kind == name.kind && segments.slice(names[e.name].tokens.clone()) == text);
            let entity = known.unwrap_or_else(|| {
                out.entities.push(Entity { kind: name.kind, name: i, role: 0..0, affiliation: None, gender: Gender::Unknown, row: name.row });
                out.entities.len() - 1
            });
            out.of.push((entity, MentionForm::Name));
        }
        out
    }

    /// The entity that a pronoun or nominal at `tokens` means, among those named before it: by kind, gender, number
    /// and what is in focus. `speakers` are the entities that spoke before, latest last, each with the token where
    /// its quote's attribution stands: who spoke last is in focus.
    pub(crate) fn resolve(&self, segments: &Segments<'_>, names: &[Name], nominal: &Nominal, tokens: Range<usize>, speakers: &[(usize, usize)]) -> Option<usize> {
        let _ = (segments, nominal, speakers);
        names.iter().zip(&self.of).rev().find(|(n, _)| n.tokens.end <= tokens.start && n.kind == EntityKind::Person).map(|(_, &(e, _))| e)
    }
}

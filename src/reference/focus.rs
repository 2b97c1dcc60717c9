//! Whom pronouns and nominals mean.
//!
//! Candidates are the entities named before, of the right kind and gender. Near sentences count more than far ones, who
//! spoke last more than who was only named, and within a sentence its first name (the subject, mostly) more than the
//! others: `Chính phủ của Tổng thống Ilham Aliev cũng giống như người cha Geidar Aliev … Ông …` is Ilham.

use std::ops::Range;

use super::Entities;
use crate::lexicon::{Gender, Nominal, NominalKind};
use crate::names::Name;
use crate::record::EntityKind;
use crate::segment::Segments;

/// How many names before a pronoun are looked at.
const REACH: usize = 120;

/// How many sentences before.
const SENTENCES: usize = 12;

impl Entities {
    /// The entity that a pronoun or nominal at `tokens` means, among those named before it: by kind, gender, number
    /// and what is in focus. `speakers` are the entities that spoke before, latest last, each with the token where
    /// its quote's attribution stands: who spoke last is in focus.
    pub(crate) fn resolve(
        &self,
        segments: &Segments<'_>,
        names: &[Name],
        nominal: &Nominal,
        tokens: Range<usize>,
        speakers: &[(usize, usize)],
    ) -> Option<usize> {
        let kind = match nominal.kind {
            NominalKind::Person => EntityKind::Person,
            NominalKind::Organization => EntityKind::Organization,
            NominalKind::Country => EntityKind::Country,
            NominalKind::Group | NominalKind::Document => return None,
        };
        if nominal.plural {
            return None;
        }
        let here = segments.sentence_of(tokens.start);
        let head = segments.str(tokens.start).to_lowercase();
        let before = names.partition_point(|n| n.tokens.start < tokens.start);
        let speaker = speakers
            .iter()
            .rev()
            .find(|(id, at)| *at < tokens.start && self.entities[*id].kind == kind && fits(self, *id, nominal.gender));
        let mut best: Option<(f64, usize)> = None;
        for i in (before.saturating_sub(REACH)..before).rev() {
            if names[i].kind != kind {
                continue;
            }
            let id = self.of[i].0;
            if !fits(self, id, nominal.gender) {
                continue;
            }
            let sentence = segments.sentence_of(names[i].tokens.start);
            let distance = here - sentence;
            if distance > SENTENCES {
                break;
            }
            let first = !names[..i]
                .iter()
                .rev()
                .take_while(|n| n.tokens.start >= segments.sentences[sentence].start)
                .any(|n| n.kind == kind);
            let mut score = -(distance as f64);
            if first {
                score += 0.6;
            }
            if nominal.gender != Gender::Unknown && self.entities[id].gender == nominal.gender {
                score += 0.4;
            }
            if kind == EntityKind::Organization {
                // `bộ này` is a ministry.
                let opens = segments.str(names[i].tokens.start).to_lowercase();
                score += if opens == head { 3.0 } else { 0.0 };
            }
            if speaker.is_some_and(|(s, at)| *s == id && here - segments.sentence_of(*at) <= 3) {
                score += 1.5;
            }
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, id));
            }
        }
        best.map(|(_, id)| id).or(speaker.map(|(id, _)| *id))
    }
}

fn fits(entities: &Entities, id: usize, gender: Gender) -> bool {
    let known = entities.entities[id].gender;
    gender == Gender::Unknown || known == Gender::Unknown || known == gender
}

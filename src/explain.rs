//! Why: which row or rule made each mention, entity and quote of a record.

use serde::{Deserialize, Serialize};

use crate::assemble::Found;
use crate::lexicon::Entry;
use crate::names::Name;
use crate::quotes::{Draft, Frame, How, THRESHOLD};
use crate::record::{EntityKind, Extraction, MentionForm};
use crate::reference::Entity;

/// A record with the reasons for what is in it, one list for each mention, entity and quote, in their order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The record.
    pub record: Extraction,
    /// By mention: gazetteer row, or the evidence for a name that no list has.
    pub mentions: Vec<Vec<String>>,
    /// By entity: what its mentions have in common, its role, its row.
    pub entities: Vec<Vec<String>>,
    /// By quote: cue, frame, score, and how the speaker was found.
    pub quotes: Vec<Vec<String>>,
}

pub(crate) fn explanation(found: &Found<'_>) -> Explanation {
    Explanation {
        record: found.extraction(),
        mentions: (0..found.names.len()).map(|i| mention(found, i)).collect(),
        entities: entities(found),
        quotes: found.quotes.iter().map(|draft| quote(found, draft)).collect(),
    }
}

fn mention(found: &Found<'_>, index: usize) -> Vec<String> {
    let name = &found.names[index];
    let mut out = Vec::new();
    if let Some(row) = name.row {
        out.push(row_of(found, row));
    } else {
        out.push("no list has this form as this kind: the tagger weighed its context".to_owned());
        out.extend(evidence(found, name));
    }
    if !name.title.is_empty() {
        out.push(format!("title before it: `{}`", found.segments.slice(name.title.clone())));
    }
    let (entity, form) = found.entities.of[index];
    let full = found.entities.entities[entity].name;
    if full != index {
        let how = match form {
            MentionForm::Name => "the same name",
            MentionForm::Acronym => "an acronym",
            _ => "a shorter or other form",
        };
        let full = found.segments.slice(found.names[full].tokens.clone());
        out.push(format!("entity {entity}: {how} of `{full}`"));
    }
    out
}

fn row_of(found: &Found<'_>, row: u32) -> String {
    let row = &found.lexicon.rows[row as usize];
    format!("row `{}` of {}", row.name, row.table)
}

/// What the lexicon says of a name that no row has.
fn evidence(found: &Found<'_>, name: &Name) -> Vec<String> {
    let mut out = Vec::new();
    let text = |range: std::ops::Range<usize>| found.segments.slice(range);
    for at in name.tokens.clone() {
        for hit in found.hits.at(at).iter().filter(|h| h.end as usize <= name.tokens.end) {
            let words = text(hit.range());
            match hit.entry {
                Entry::Head(_) if at == name.tokens.start => out.push(format!("`{words}` opens the name of a body")),
                Entry::Field => out.push(format!("`{words}` is a field of bodies")),
                Entry::Harvest(id) => {
                    let kind = found.lexicon.harvest[id as usize].kind;
                    out.push(format!("`{words}` was counted in an archive as {}", kind_name(kind)));
                }
                Entry::Name(form) => {
                    let row = found.lexicon.row(form);
                    out.push(format!("`{words}` is in row `{}` of {}", row.name, row.table));
                }
                _ => {}
            }
        }
    }
    let first = found.hits.sym(name.tokens.start);
    if name.kind == EntityKind::Person && found.lexicon.surname(first) > 0 {
        out.push(format!("`{}` is a surname", found.segments.str(name.tokens.start)));
    }
    if name.kind == EntityKind::Person && found.lexicon.is_foreign(first) {
        out.push(format!("`{}` is a first name abroad", found.segments.str(name.tokens.start)));
    }
    out.dedup();
    out
}

fn kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "a person",
        EntityKind::Organization => "an organization",
        EntityKind::Country => "a country",
        EntityKind::Location => "a place",
    }
}

fn entities(found: &Found<'_>) -> Vec<Vec<String>> {
    let mut counts = vec![0; found.entities.entities.len()];
    for (entity, _) in &found.entities.of {
        counts[*entity] += 1;
    }
    found.entities.entities.iter().zip(counts).map(|(e, count)| entity(found, e, count)).collect()
}

fn entity(found: &Found<'_>, entity: &Entity, count: usize) -> Vec<String> {
    let mut out = Vec::new();
    out.push(format!(
        "{count} mentions, the fullest `{}`",
        found.segments.slice(found.names[entity.name].tokens.clone())
    ));
    if let Some(row) = entity.row {
        out.push(row_of(found, row));
    }
    if !entity.role.is_empty() {
        out.push(format!("role from `{}`", found.segments.slice(entity.role.clone())));
    }
    out
}

fn quote(found: &Found<'_>, draft: &Draft) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(row) = draft.cue_row {
        let cue = &found.lexicon.cues[row as usize];
        out.push(
            format!("cue: row `{}` of cues.tsv, {:?}, strength {}", cue.text, cue.act, cue.strength).to_lowercase(),
        );
    }
    out.push(
        match draft.frame {
            Frame::Clause => "content: the clause behind the cue",
            Frame::Colon => "content: what stands behind the colon",
            Frame::Verb => "content: the verb phrase behind the cue",
            Frame::Post => "content: the passage in marks before the attribution",
            Frame::PostBare => "content: the words before the attribution, without marks",
            Frame::Prep => "content: what follows `theo` and its speaker",
            Frame::PrepPost => "content: what stands before `theo`",
            Frame::Passage => "content: whole sentences in marks that no cue claims",
        }
        .to_owned(),
    );
    out.push(format!("judge: {:.2} (kept from {THRESHOLD})", draft.score));
    out.push(
        match draft.speaker.how {
            How::Named => "speaker: the name in the attribution",
            How::Office => "speaker: who holds the office, by a title or apposition in the article or the gazetteer",
            How::Focus => "speaker: who is in focus, by kind, gender and distance",
            How::Echo => "speaker: the body whose name begins with these words",
            How::Described => "speaker: has no name, as described",
            How::Before => "speaker: left out, the one of the quote before",
            How::Unknown => "speaker: nobody can tell",
        }
        .to_owned(),
    );
    out
}

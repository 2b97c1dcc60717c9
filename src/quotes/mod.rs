//! Quotes: what is said, by which words it is attributed, and to whom.
//!
//! [`find`] goes through an article in the order a reader would:
//!
//! 1. [`scene`] lays the text out: clauses outside quotation marks, cues, names and nominals by token.
//! 2. [`attribution`] takes each cue with its subject and decides on which side the content stands.
//! 3. [`content`], [`ends`] and [`reach`] bound it.
//! 4. [`passage`] gives speech in quotation marks that no cue claimed to the speaker around it.
//! 5. [`speaking`] chooses the subject, [`speaker`] says who each subject is.

mod attribution;
mod choice;
mod content;
mod cue;
mod ends;
mod judge;
mod passage;
mod reach;
mod referring;
mod scene;
mod speaker;
mod speaking;
mod subject;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::ops::Range;

use crate::lexicon::{Hits, Lexicon};
use crate::names::Name;
use crate::record::{QuoteKind, Source};
use crate::reference::Entities;
use crate::segment::Segments;

pub(crate) use attribution::THRESHOLD;
pub(crate) use judge::Judge;
pub(crate) use scene::Scene;

/// A quote in tokens, before its claims are read.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// Non-empty, in order, without overlap.
    pub(crate) content: Vec<Range<usize>>,
    pub(crate) cue: Option<Range<usize>>,
    /// Row of the cue.
    pub(crate) cue_row: Option<u32>,
    pub(crate) speaker: Speaker,
    /// Entity of the outlet that passes it on.
    pub(crate) carrier: Option<usize>,
    pub(crate) kind: QuoteKind,
    pub(crate) negated: bool,
    /// How likely it is a quote.
    pub(crate) score: f64,
    /// How the content and its attribution stand to each other.
    pub(crate) frame: Frame,
    pub(crate) shares: Shares,
}

/// The shares of what was chosen among what might have been: 1 where nothing else might.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shares {
    /// Of the bounds.
    pub(crate) content: f64,
    /// Of the subject, and of whom it means.
    pub(crate) speaker: f64,
}

impl Default for Shares {
    fn default() -> Self {
        Shares { content: 1.0, speaker: 1.0 }
    }
}

/// How content and attribution stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Frame {
    /// `ông A nói rằng …`
    Clause,
    /// `ông A nói: …`
    Colon,
    /// `ông A yêu cầu …`
    Verb,
    /// `"…", ông A nói`
    Post,
    /// `…, ông A nói` without marks.
    PostBare,
    /// `theo ông A, …`
    Prep,
    /// `…, theo ông A`
    PrepPost,
    /// Speech in marks with no attribution of its own.
    Passage,
}

impl Frame {
    /// Its name in features.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Frame::Clause => "clause",
            Frame::Colon => "colon",
            Frame::Verb => "verb",
            Frame::Post => "post",
            Frame::PostBare => "post-bare",
            Frame::Prep => "prep",
            Frame::PrepPost => "prep-post",
            Frame::Passage => "passage",
        }
    }
}

/// The source of a quote.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Speaker {
    /// Tokens that name it here.
    pub(crate) mention: Option<Range<usize>>,
    pub(crate) who: Who,
    pub(crate) source: Source,
    pub(crate) how: How,
}

/// How a speaker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// By the name in the attribution: `ông Hiển nói`.
    Named,
    /// By an office that somebody holds: `Tổng thống Mỹ nói`.
    Office,
    /// By what is in focus: `ông nói`.
    Focus,
    /// By the head of the name of a body: `sở cho biết`.
    Echo,
    /// No name: the words of the text describe them.
    Described,
    /// The speaker of the quote before: the text leaves the subject out.
    Before,
    /// Nobody can tell.
    Unknown,
}

impl How {
    /// Its name in features.
    pub(crate) fn name(self) -> &'static str {
        match self {
            How::Named => "named",
            How::Office => "office",
            How::Focus => "focus",
            How::Echo => "echo",
            How::Described => "described",
            How::Before => "before",
            How::Unknown => "unknown",
        }
    }
}

/// Who a speaker is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Who {
    /// One entity, or several (`A và B`).
    Entities(Vec<usize>),
    /// Tokens that describe an unnamed source.
    Described(Range<usize>),
    /// Nobody can tell.
    Unknown,
}

/// A candidate as the trainer sees it: its features and the bytes of its content in the view.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// `template=value`
    pub features: Vec<String>,
    /// Byte ranges.
    pub content: Vec<Range<usize>>,
    /// Bytes of its cue.
    pub cue: Option<Range<usize>>,
    /// What the judge made of it.
    pub score: f64,
    /// At most one candidate of a choice is kept.
    pub choice: usize,
    /// Of a kept one, where its content may end: the byte, and features.
    pub ends: Vec<(usize, Vec<String>)>,
    /// The same for where it may begin.
    pub starts: Vec<(usize, Vec<String>)>,
    /// The same for who may be the subject: bytes, or nobody in the sentence.
    pub subjects: Vec<(Option<Range<usize>>, Vec<String>)>,
}

/// What the trainer sees of an article.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// Candidates for quotes.
    pub candidates: Vec<Candidate>,
    /// Subjects that are no names.
    pub references: Vec<Reference>,
}

/// A pronoun or description, as the trainer sees it, and whom it may mean.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Bytes of the content of its quote.
    pub content: Vec<Range<usize>>,
    /// Bytes of its cue.
    pub cue: Option<Range<usize>>,
    /// Whom it may mean; the rules take the first.
    pub options: Vec<Meant>,
}

/// One whom a pronoun or description may mean.
#[derive(Debug, Clone)]
pub struct Meant {
    /// Bytes of the names of the entities, or of the words that describe an unnamed source.
    pub mentions: Vec<Range<usize>>,
    /// Whether it has no name.
    pub described: bool,
    /// How many entities.
    pub count: usize,
    /// `template=value`
    pub features: Vec<String>,
}

/// The quotes of an article, in text order.
pub(crate) fn find(
    lexicon: &Lexicon,
    segments: &Segments<'_>,
    hits: &Hits,
    names: &[Name],
    entities: &Entities,
) -> Vec<Draft> {
    read(&Scene::new(lexicon, segments, hits, names, entities))
}

/// All candidates of an article, those that are no quotes too, and other choices, for the trainer.
pub(crate) fn candidates(
    lexicon: &Lexicon,
    segments: &Segments<'_>,
    hits: &Hits,
    names: &[Name],
    entities: &Entities,
    judge: &Judge,
) -> Log {
    let mut scene = Scene::new(lexicon, segments, hits, names, entities);
    scene.judge = judge;
    scene.log = Some(RefCell::default());
    read(&scene);
    scene.log.map(RefCell::into_inner).unwrap_or_default()
}

/// An article of so many sentences in which nothing is as likely a quote as this reports no speech: a procedure, a score, a recipe.
const LONG: usize = 6;
/// See [`LONG`].
const SURE: f64 = 0.8;

fn read(scene: &Scene<'_>) -> Vec<Draft> {
    let mut found = attribution::attributions(scene);
    passage::claim(scene, &mut found);
    if scene.segments.sentences.len() >= LONG && found.iter().all(|f| f.score < SURE) {
        found.clear();
    }
    speaker::resolve(scene, found)
}

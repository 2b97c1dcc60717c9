//! What comes out: the records of schema 1, serde both ways.
//!
//! Field names and meanings are a contract with programs outside; absent optional fields are left out of the JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// The schema that the records follow.
pub const SCHEMA: u32 = 1;

/// All that was found in one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Extraction {
    /// Always [`SCHEMA`].
    pub schema: u32,
    /// The article's id.
    pub id: String,
    /// Carried over from the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Carried over from the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Carried over from the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Carried over from the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The sentences, in text order, those of the title first.
    pub sentences: Vec<Span>,
    /// The named people, bodies, lands and places; `entities[i].id == i`.
    pub entities: Vec<Entity>,
    /// Every mention of an entity, in text order.
    pub mentions: Vec<Mention>,
    /// Every attributed quote, in text order.
    pub quotes: Vec<Quote>,
    /// The words, when asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Word>,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A named human.
    Person,
    /// A named body: state organ, party, company, club, outlet.
    Organization,
    /// A sovereign state, today's or a former one, or a territory with an ISO 3166 code.
    Country,
    /// Another named place.
    Location,
}

/// One person, body, land or place of the article, however often and by whatever form it is named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entity {
    /// Its index in [`Extraction::entities`].
    pub id: usize,
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name the article gives.
    pub name: String,
    /// The other named forms seen, in text order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// For a person: title, office, affiliation as stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The entity of the body or land that the role names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<usize>,
    /// Identifiers from gazetteers: `iso3166`, `wikidata`, …
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<String, String>,
}

/// How a mention names its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// A full name.
    Name,
    /// A part of the name: `Musabekov`.
    Short,
    /// `OSCE`.
    Acronym,
    /// `Ông`, `họ`.
    Pronoun,
    /// `vị này`, `tổ chức này`.
    Nominal,
}

/// A place in the text where an entity is named or referred to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// The kind of its entity.
    pub kind: EntityKind,
    /// How it names it.
    pub form: MentionForm,
    /// Index in [`Extraction::entities`].
    pub entity: usize,
}

/// Whose words a quote presents itself as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// The speaker's own words.
    Direct,
    /// Reported.
    Indirect,
    /// Reported, with a stretch in quotation marks inside.
    Mixed,
}

/// What is done by saying it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Says how things are.
    Statement,
    /// Says that it is not so.
    Denial,
    /// Says that somebody did wrong.
    Accusation,
    /// Asks, calls for, orders, proposes.
    Demand,
    /// Promises, vows, threatens to do.
    Commitment,
    /// Expects, forecasts, warns of.
    Prediction,
    /// Judges, believes, hopes, fears.
    Opinion,
    /// Asks a question.
    Question,
}

/// What kind of source speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// Named, or a single unnamed human.
    Person,
    /// A body.
    Organization,
    /// A land, for its government.
    Country,
    /// Several people, or an unnamed kind of people.
    Group,
    /// A report, law, verdict, result, study.
    Document,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The mention that names the source of this quote; `None` where the text omits it.
    pub mention: Option<Span>,
    /// Index in [`Extraction::entities`]; `None` for an unnamed source.
    pub entity: Option<usize>,
    /// The fullest name the article gives, the description of an unnamed source, or `?`.
    pub name: String,
    /// What kind of source.
    pub source: Source,
}

/// One attributed quote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// Its index in [`Extraction::quotes`].
    pub id: usize,
    /// Whose words.
    pub kind: QuoteKind,
    /// What is done by saying it.
    pub act: Act,
    /// What is said; several spans where the attribution splits it.
    pub content: Vec<Span>,
    /// The words that attribute.
    pub cue: Option<Span>,
    /// Who.
    pub speaker: Speaker,
    /// The entity of an outlet that passes the quote on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<usize>,
    /// The quote that this one stands inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<usize>,
    /// The speaker is said NOT to have said it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
    /// Entities named or referred to in the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<usize>,
    /// Figures in the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<Quantity>,
    /// Dates in the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<Time>,
    /// How likely the record is right, 0 to 1.
    pub confidence: f64,
}

/// Whether a figure is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// `không quá 20.000 người`
    AtMost,
    /// `ít nhất 3 người`
    AtLeast,
    /// `khoảng 1,4 tỷ đồng`
    About,
}

/// A figure with its unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// The number.
    pub value: f64,
    /// What is counted or measured, as written; empty where the text gives none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The whole that it is a part of: `63 trong số 125`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<f64>,
    /// Absent where exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
}

/// A day or a stretch of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// ISO 8601: a day (`2019-08-15`), a month, a year, or an interval (`2019-08-12/2019-08-18`).
    pub value: String,
}

/// A word with its tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// `word`, `name`, `number` or `punct`.
    pub tag: WordTag,
}

/// The coarse tag of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum WordTag {
    /// An ordinary word.
    Word,
    /// Part of a named mention.
    Name,
    /// Digits.
    Number,
    /// A mark.
    Punct,
}

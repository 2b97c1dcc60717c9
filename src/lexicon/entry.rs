//! What the tables' rows say, typed.

use super::trie::Sym;
use crate::record::{Act, EntityKind};
use crate::segment::{Kind, Shape, Token};

/// What a phrase of the lexicon is; the index is into the list of its kind in [`super::Lexicon`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A form of a gazetteer row.
    Name(u32),
    /// A name counted in an archive.
    Harvest(u32),
    Title(u32),
    TitlePrefix,
    Head(u32),
    /// What follows a head: `Giao thông vận tải`.
    Field,
    Cue(u32),
    Adverb(u32),
    Break(u32),
    Nominal(u32),
    Signal(u32),
    Function(Function),
}

/// A form of a named entity of a gazetteer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameForm {
    pub(crate) row: u32,
    /// That of the row.
    pub(crate) kind: EntityKind,
    /// Also an ordinary word, a syllable of other names, …: needs support from the context.
    pub(crate) ambiguous: bool,
    pub(crate) case: Cases,
}

/// A name counted in an archive.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Harvest {
    pub(crate) kind: EntityKind,
    /// 1 to 3.
    pub(crate) strength: u8,
    pub(crate) case: Cases,
}

/// How the tokens of a name have to be written, dashes aside: two bits for each of the first 32, so that it is read
/// with the name and not looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cases(u64);

const CAPITAL: u64 = 1;
const UPPER: u64 = 2;

impl Cases {
    /// As the tokens of a form are written.
    pub(crate) fn of(tokens: &[Token]) -> Cases {
        let written = tokens.iter().filter(|t| t.kind != Kind::Dash).take(32).map(|t| match t.shape {
            Shape::Upper => UPPER,
            Shape::Capital | Shape::Mixed => CAPITAL,
            Shape::Lower => 0,
        });
        Cases(written.enumerate().fold(0, |all, (i, case)| all | case << (2 * i)))
    }

    /// Whether the tokens of a text are written so.
    pub(crate) fn fit(self, tokens: &[Token]) -> bool {
        let mut rest = self.0;
        for token in tokens.iter().filter(|t| t.kind != Kind::Dash) {
            let fits = match rest & 3 {
                CAPITAL => token.is_capitalised(),
                UPPER => token.shape == Shape::Upper || (token.shape == Shape::Capital && token.end - token.start == 1),
                _ => true,
            };
            if !fits {
                return false;
            }
            rest >>= 2;
        }
        true
    }
}

/// A row of a gazetteer.
#[derive(Debug, Clone)]
pub(crate) struct NameRow {
    /// Its full name and the table that it stands in, for explanations.
    pub(crate) name: Box<str>,
    pub(crate) table: &'static str,
    pub(crate) kind: EntityKind,
    pub(crate) gender: Gender,
    /// What a person is, in lower case: `tổng thống mỹ`; may be empty.
    pub(crate) role: Box<str>,
    /// ISO 3166 code of a land, or of the land that a person stands for; may be empty.
    pub(crate) land: Box<str>,
    /// A caller's own row: wins over all others.
    pub(crate) own: bool,
    pub(crate) links: Vec<(Box<str>, Box<str>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Unknown,
    Male,
    Female,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TitleClass {
    Office,
    Rank,
    Profession,
    Kin,
    Honorific,
    Role,
}

/// A word that stands before a person's name.
#[derive(Debug, Clone)]
pub(crate) struct Title {
    pub(crate) class: TitleClass,
    pub(crate) gender: Gender,
    /// A land, body, place or field may stand between it and the name.
    pub(crate) between: bool,
}

/// A noun that opens the name of an organization.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// Stands alone as a name when capitalised.
    pub(crate) alone: bool,
    /// Belongs to the name in lower case too.
    pub(crate) lower: bool,
}

/// The frames in which a cue introduces content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Frames(u16);

impl Frames {
    pub(crate) const CLAUSE: Frames = Frames(1);
    pub(crate) const VERB: Frames = Frames(2);
    pub(crate) const ADDRESSEE: Frames = Frames(4);
    pub(crate) const COLON: Frames = Frames(8);
    pub(crate) const POST: Frames = Frames(16);
    pub(crate) const NOUN: Frames = Frames(32);
    pub(crate) const DOCUMENT: Frames = Frames(64);
    pub(crate) const PREP: Frames = Frames(128);
    pub(crate) const REVERSE: Frames = Frames(256);
    pub(crate) const AS: Frames = Frames(512);

    /// The frame of a word of the table.
    pub(crate) fn named(name: &str) -> Option<Frames> {
        Some(match name {
            "clause" => Frames::CLAUSE,
            "verb" => Frames::VERB,
            "addressee" => Frames::ADDRESSEE,
            "colon" | "quoted" => Frames::COLON,
            "post" => Frames::POST,
            "noun" => Frames::NOUN,
            "document" => Frames::DOCUMENT,
            "prep" => Frames::PREP,
            "reverse" => Frames::REVERSE,
            "as" => Frames::AS,
            _ => return None,
        })
    }

    pub(crate) fn with(self, other: Frames) -> Frames {
        Frames(self.0 | other.0)
    }

    /// Whether one of `other` is among them.
    pub(crate) fn any(self, other: Frames) -> bool {
        self.0 & other.0 != 0
    }
}

/// A word or phrase that attributes.
#[derive(Debug, Clone)]
pub(crate) struct Cue {
    pub(crate) text: Box<str>,
    pub(crate) act: Act,
    pub(crate) frames: Frames,
    /// 3 almost always attributes, 2 usually, 1 only with a colon, a quotation mark or `rằng`.
    pub(crate) strength: u8,
    /// What right behind it makes it another word: `nói` + `chuyện`.
    pub(crate) blocked_after: Vec<Box<[Sym]>>,
    /// What right before it does so: `hãng` + `tin`.
    pub(crate) blocked_before: Vec<Box<[Sym]>>,
}

/// A word between subject and cue, or behind the cue.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Adverb {
    pub(crate) before: bool,
    pub(crate) after: bool,
    /// The speech has not happened: `sẽ`.
    pub(crate) unreal: bool,
    pub(crate) negation: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BreakEffect {
    /// The reported clause ends before it.
    End,
    Maybe,
    /// A new quote of the same speaker begins.
    New,
    /// Usually still the content.
    Inside,
}

/// A connective after which the writer may go on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Break {
    pub(crate) effect: BreakEffect,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NominalKind {
    Person,
    Organization,
    Country,
    Group,
    Document,
}

/// A pronoun, a nominal that refers back, or a noun that opens an unnamed source.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Nominal {
    pub(crate) kind: NominalKind,
    pub(crate) gender: Gender,
    pub(crate) plural: bool,
    pub(crate) refers: Refers,
}

/// What a nominal refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refers {
    /// To an entity named before: `ông này`.
    Back,
    /// To a source of its own: `một quan chức`.
    Open,
    /// To what follows it: `phản ánh của ông A`.
    Pass,
}

impl Nominal {
    /// Whether it refers to an entity named before.
    pub(crate) fn is_back(&self) -> bool {
        self.refers == Refers::Back
    }
}

/// A word inside a content that speaks for an act.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signal {
    pub(crate) act: Act,
    pub(crate) weight: u8,
    /// Counts at the start of the content alone.
    pub(crate) start: bool,
}

/// A syllable of Vietnamese given names, or a foreign first name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given {
    pub(crate) gender: Gender,
    pub(crate) weight: u8,
}

/// What a function word is to the stages; a set, for some words are several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Function(u16);

impl Function {
    /// Opens a sentence before its subject: `tuy nhiên`.
    pub(crate) const CONNECTIVE: Function = Function(1);
    /// An adverbial by itself: `hôm qua`.
    pub(crate) const TIME: Function = Function(2);
    /// Opens a date: `ngày`.
    pub(crate) const DATE: Function = Function(4);
    pub(crate) const PREPOSITION: Function = Function(8);
    /// Ties a noun to the noun before it: `của`.
    pub(crate) const OF: Function = Function(16);
    /// Opens a noun phrase: `một`.
    pub(crate) const DETERMINER: Function = Function(32);
    /// `tôi`
    pub(crate) const FIRST: Function = Function(64);
    /// Opens a reported clause: `rằng`.
    pub(crate) const THAT: Function = Function(128);
    /// The noun phrase of a subject does not reach over it.
    pub(crate) const STOP: Function = Function(256);
    /// May follow a cue that stands behind what is said: `hôm`, `với`.
    pub(crate) const TAIL: Function = Function(512);
    /// The name of a place follows: `tỉnh`, `ở`.
    pub(crate) const PLACE: Function = Function(1024);

    /// Stands between a subject and its verb, or is the verb: `đã`, `là`.
    pub(crate) const AUXILIARY: Function = Function(2048);
    /// Every class.
    pub(crate) const ALL: Function = Function(u16::MAX);

    /// The class of a word of the table.
    pub(crate) fn named(name: &str) -> Option<Function> {
        Some(match name {
            "connective" => Function::CONNECTIVE,
            "time" => Function::TIME,
            "date" => Function::DATE,
            "preposition" => Function::PREPOSITION,
            "of" => Function::OF,
            "determiner" => Function::DETERMINER,
            "first" => Function::FIRST,
            "that" => Function::THAT,
            "stop" => Function::STOP,
            "tail" => Function::TAIL,
            "place" => Function::PLACE,
            "auxiliary" => Function::AUXILIARY,
            _ => return None,
        })
    }

    pub(crate) fn with(self, other: Function) -> Function {
        Function(self.0 | other.0)
    }

    /// Whether it is one of `other`.
    pub(crate) fn any(self, other: Function) -> bool {
        self.0 & other.0 != 0
    }
}

//! From the tables to the lexicon.

use once_cell::sync::Lazy;
use rustc_hash::{FxHashMap, FxHashSet};

use super::entry::*;
use super::gazetteer::Gazetteer;
use super::table::{self, Row};
use super::trie::{Sym, Trie};
use crate::record::{Act, EntityKind};
use crate::segment::{self, Kind, Shape, Token};

/// All that the stages look up, immutable once built.
#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(super) trie: Trie,
    pub(crate) rows: Vec<NameRow>,
    forms: Vec<NameForm>,
    pub(crate) harvest: Vec<Harvest>,
    pub(crate) titles: Vec<Title>,
    pub(crate) heads: Vec<Head>,
    pub(crate) cues: Vec<Cue>,
    /// The row of `cho biết`, whose parts an addressee may stand between.
    pub(crate) tell: Option<u32>,
    pub(crate) adverbs: Vec<Adverb>,
    pub(crate) breaks: Vec<Break>,
    pub(crate) nominals: Vec<Nominal>,
    pub(crate) signals: Vec<Signal>,
    given: FxHashMap<Sym, Given>,
    foreign: FxHashMap<Sym, Given>,
    /// By sym.
    facts: Vec<Facts>,
    /// Syllables that stand side by side inside a word.
    joins: FxHashSet<(Sym, Sym)>,
    /// Class of words of two syllables.
    classes: FxHashMap<(Sym, Sym), char>,
}

/// What the names stage asks of each token, in one place.
#[derive(Debug, Clone, Copy, Default)]
struct Facts {
    surname: u8,
    given: bool,
    foreign: bool,
    particle: bool,
    /// Cluster in lower case and with a capital, 0 for none.
    clusters: [u8; 2],
    /// One bit for each syllable that stands behind it inside a word.
    joins: u64,
    /// The same for words that have a class.
    classed: u64,
    /// Class of the word of this one syllable.
    class: Option<char>,
}

/// The lexicon of the built-in tables.
static BUILT_IN: Lazy<Lexicon> = Lazy::new(|| Lexicon::with(&[]));

macro_rules! data {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name))
    };
}

impl Lexicon {
    /// The built-in lexicon, made at the first call of the process.
    pub(crate) fn built_in() -> &'static Lexicon {
        &BUILT_IN
    }

    /// The built-in tables and a caller's own.
    pub(crate) fn with(own: &[Gazetteer]) -> Lexicon {
        let mut b = Builder::new();
        b.names(
            "countries.tsv",
            data!("countries.tsv"),
            |row| NameRow {
                land: row.cell(2).into(),
                links: [("iso3166", row.cell(2)), ("wikidata", row.cell(3))]
                    .iter()
                    .filter(|l| !l.1.is_empty())
                    .map(|&(k, v)| (k.into(), v.into()))
                    .collect(),
                ..plain(EntityKind::Country)
            },
            5,
        );
        b.names("places.tsv", data!("places.tsv"), |_| plain(EntityKind::Location), 4);
        b.names("organizations.tsv", data!("organizations.tsv"), |_| plain(EntityKind::Organization), 4);
        b.names(
            "people.tsv",
            data!("people.tsv"),
            |row| NameRow {
                gender: gender(row.cell(2)),
                role: row.cell(3).to_lowercase().into(),
                land: row.cell(4).into(),
                ..plain(EntityKind::Person)
            },
            6,
        );
        b.harvest(data!("harvest.tsv"));
        for gazetteer in own {
            b.own(gazetteer);
        }
        b.words();
        b.lexicon
    }

    /// The gazetteer row of a name form.
    pub(crate) fn row(&self, form: u32) -> &NameRow {
        &self.rows[self.forms[form as usize].row as usize]
    }

    /// The index of the gazetteer row of a name form.
    pub(crate) fn row_index(&self, form: u32) -> u32 {
        self.forms[form as usize].row
    }

    /// Whether a caller's own names are among the rows.
    pub(crate) fn has_own(&self) -> bool {
        self.rows.last().is_some_and(|row| row.own)
    }

    /// What a name form names.
    pub(crate) fn kind(&self, form: u32) -> EntityKind {
        self.forms[form as usize].kind
    }

    /// Whether a form needs support from its context.
    pub(crate) fn is_ambiguous(&self, form: u32) -> bool {
        self.forms[form as usize].ambiguous
    }

    /// Whether the tokens of a hit are written as a name form is.
    pub(crate) fn case_fits(&self, form: u32, tokens: &[Token]) -> bool {
        self.forms[form as usize].case.fit(tokens)
    }

    /// The same for a name of the harvest.
    pub(crate) fn harvest_fits(&self, id: u32, tokens: &[Token]) -> bool {
        self.harvest[id as usize].case.fit(tokens)
    }

    /// The sym of a token string in lower case.
    pub(crate) fn sym(&self, lower: &str) -> Sym {
        self.trie.sym(lower)
    }

    /// How strongly the syllable opens a person's name, 0 for not at all.
    pub(crate) fn surname(&self, sym: Sym) -> u8 {
        self.facts(sym).surname
    }

    /// The syllable as a Vietnamese given name.
    pub(crate) fn given(&self, sym: Sym) -> Option<Given> {
        self.given.get(&sym).copied()
    }

    /// Whether the syllable is a Vietnamese given name.
    pub(crate) fn is_given(&self, sym: Sym) -> bool {
        self.facts(sym).given
    }

    /// The word as a first name from abroad.
    pub(crate) fn foreign(&self, sym: Sym) -> Option<Given> {
        self.foreign.get(&sym).copied()
    }

    /// Whether the word is a first name from abroad.
    pub(crate) fn is_foreign(&self, sym: Sym) -> bool {
        self.facts(sym).foreign
    }

    fn facts(&self, sym: Sym) -> Facts {
        self.facts.get(sym.0 as usize).copied().unwrap_or_default()
    }

    /// Whether the two syllables stand side by side inside a word of the word list.
    pub(crate) fn joins(&self, left: Sym, right: Sym) -> bool {
        self.facts(left).joins & right.bit() != 0 && self.joins.contains(&(left, right))
    }

    fn facts_mut(&mut self, sym: Sym) -> &mut Facts {
        let at = sym.0 as usize;
        if self.facts.len() <= at {
            self.facts.resize(at + 1, Facts::default());
        }
        &mut self.facts[at]
    }

    /// The cluster of a token, 0 for none.
    pub(crate) fn cluster(&self, sym: Sym, capitalised: bool) -> u8 {
        self.facts(sym).clusters[usize::from(capitalised)]
    }

    /// The commonest class of the word that begins with two syllables, and how many of them it takes: `v`, `n`, … as
    /// in `data/word_classes.tsv`; `-` where the table has none.
    pub(crate) fn word_class(&self, first: Sym, second: Sym) -> (char, usize) {
        let facts = self.facts(first);
        if second != Sym::UNKNOWN
            && facts.classed & second.bit() != 0
            && let Some(&class) = self.classes.get(&(first, second))
        {
            return (class, 2);
        }
        (facts.class.unwrap_or('-'), 1)
    }

    /// `bin`, `de`: lower-case words inside names.
    pub(crate) fn is_particle(&self, sym: Sym) -> bool {
        self.facts(sym).particle
    }
}

fn plain(kind: EntityKind) -> NameRow {
    NameRow {
        name: Box::default(),
        table: "",
        kind,
        gender: Gender::Unknown,
        role: Box::default(),
        land: Box::default(),
        own: false,
        links: Vec::new(),
    }
}

fn gender(cell: &str) -> Gender {
    match cell {
        "m" => Gender::Male,
        "f" => Gender::Female,
        _ => Gender::Unknown,
    }
}

fn act(cell: &str) -> Act {
    match cell {
        "denial" => Act::Denial,
        "accusation" => Act::Accusation,
        "demand" => Act::Demand,
        "commitment" => Act::Commitment,
        "prediction" => Act::Prediction,
        "opinion" => Act::Opinion,
        "question" => Act::Question,
        _ => Act::Statement,
    }
}

struct Builder {
    lexicon: Lexicon,
    /// Reused for each form.
    phrase: Vec<Sym>,
}

impl Builder {
    fn new() -> Self {
        Builder {
            lexicon: Lexicon {
                facts: Vec::new(),
                trie: Trie::new(),
                rows: Vec::new(),
                forms: Vec::new(),
                harvest: Vec::new(),
                titles: Vec::new(),
                heads: Vec::new(),
                cues: Vec::new(),
                tell: None,
                adverbs: Vec::new(),
                breaks: Vec::new(),
                nominals: Vec::new(),
                signals: Vec::new(),
                given: FxHashMap::default(),
                foreign: FxHashMap::default(),
                joins: FxHashSet::default(),
                classes: FxHashMap::default(),
            },
            phrase: Vec::new(),
        }
    }

    /// Adds a phrase as an entry; returns its tokens.
    fn phrase(&mut self, text: &str, entry: Entry) -> Vec<Token> {
        let view = crate::text::View::new(text);
        let text = view.text();
        let tokens = segment::tokens(text);
        self.phrase.clear();
        for token in tokens.iter().filter(|t| t.kind != Kind::Dash) {
            let word = token.str(text);
            self.phrase.push(match (token.kind, token.shape) {
                (Kind::Word, Shape::Lower) => self.lexicon.trie.intern(word),
                _ => self.lexicon.trie.intern(&word.to_lowercase()),
            });
        }
        self.lexicon.trie.insert(&self.phrase, entry);
        tokens
    }

    /// The syms of a phrase that is no entry.
    fn syms(&mut self, text: &str) -> Box<[Sym]> {
        let view = crate::text::View::new(text);
        let text = view.text();
        segment::tokens(text).iter().map(|t| self.lexicon.trie.intern(&t.str(text).to_lowercase())).collect()
    }

    fn form(&mut self, text: &str, row: u32, ambiguous: bool) {
        let form = self.lexicon.forms.len() as u32;
        let tokens = self.phrase(text, Entry::Name(form));
        let kind = self.lexicon.rows[row as usize].kind;
        self.lexicon.forms.push(NameForm { row, kind, ambiguous, case: Cases::of(&tokens) });
    }

    /// A gazetteer: name, forms, …, with the column of its ambiguous forms.
    fn names(&mut self, name: &'static str, table: &str, make: impl Fn(&Row<'_>) -> NameRow, ambiguous: usize) {
        for row in table::rows(table) {
            let id = self.lexicon.rows.len() as u32;
            self.lexicon.rows.push(NameRow { name: row.cell(0).into(), table: name, ..make(&row) });
            let risky: Vec<&str> = row.list(ambiguous).collect();
            for form in std::iter::once(row.cell(0)).chain(row.list(1)) {
                self.form(form, id, risky.contains(&form));
            }
        }
    }

    /// Names counted in an archive: forms without a row of their own.
    fn harvest(&mut self, table: &str) {
        for row in table::rows(table) {
            let kind = match row.cell(1) {
                "person" => EntityKind::Person,
                "organization" => EntityKind::Organization,
                "country" => EntityKind::Country,
                _ => EntityKind::Location,
            };
            let articles: u32 = row.cell(2).parse().unwrap_or(0);
            let share: u32 = row.cell(3).parse().unwrap_or(0);
            let strength = match (articles, share) {
                (20.., 95..) => 3,
                (6.., 90..) => 2,
                _ => 1,
            };
            let id = self.lexicon.harvest.len() as u32;
            let tokens = self.phrase(row.cell(0), Entry::Harvest(id));
            self.lexicon.harvest.push(Harvest { kind, strength, case: Cases::of(&tokens) });
        }
    }

    fn own(&mut self, gazetteer: &Gazetteer) {
        for entry in gazetteer.entries() {
            let id = self.lexicon.rows.len() as u32;
            self.lexicon.rows.push(NameRow {
                name: entry.name.as_str().into(),
                table: "your gazetteer",
                own: true,
                links: entry.links.iter().map(|(k, v)| (k.as_str().into(), v.as_str().into())).collect(),
                ..plain(entry.kind)
            });
            for form in std::iter::once(&entry.name).chain(&entry.forms) {
                self.form(form, id, false);
            }
        }
    }

    /// The tables of words.
    fn words(&mut self) {
        for row in table::rows(data!("titles.tsv")) {
            let title = Entry::Title(self.lexicon.titles.len() as u32);
            self.phrase(row.cell(0), title);
            self.lexicon.titles.push(Title {
                class: match row.cell(1) {
                    "rank" => TitleClass::Rank,
                    "profession" => TitleClass::Profession,
                    "kin" => TitleClass::Kin,
                    "honorific" => TitleClass::Honorific,
                    "role" => TitleClass::Role,
                    _ => TitleClass::Office,
                },
                gender: gender(row.cell(2)),
                between: row.list(3).any(|b| b != "none"),
            });
        }
        for row in table::rows(data!("title_prefixes.tsv")) {
            self.phrase(row.cell(0), Entry::TitlePrefix);
        }
        for row in table::rows(data!("org_heads.tsv")) {
            let takes = |what| row.list(2).any(|c| c == what);
            let head = Head { alone: takes("none"), lower: row.cell(3) == "yes" };
            let entry = Entry::Head(self.lexicon.heads.len() as u32);
            self.lexicon.heads.push(head);
            self.phrase(row.cell(0), entry);
        }
        for row in table::rows(data!("org_fields.tsv")) {
            self.phrase(row.cell(0), Entry::Field);
        }
        for row in table::rows(data!("cues.tsv")) {
            let entry = Entry::Cue(self.lexicon.cues.len() as u32);
            self.phrase(row.cell(0), entry);
            let cue = Cue {
                text: row.cell(0).into(),
                act: act(row.cell(1)),
                frames: row.list(2).filter_map(Frames::named).fold(Frames::default(), Frames::with),
                strength: row.cell(3).parse().unwrap_or(1),
                blocked_after: row.list(5).filter(|b| !b.starts_with('<')).map(|b| self.syms(b)).collect(),
                blocked_before: row.list(5).filter_map(|b| b.strip_prefix('<')).map(|b| self.syms(b)).collect(),
            };
            if row.cell(0) == "cho biết" {
                self.lexicon.tell = Some(self.lexicon.cues.len() as u32);
            }
            self.lexicon.cues.push(cue);
        }
        for row in table::rows(data!("cue_adverbs.tsv")) {
            let is = |side| row.list(1).any(|s| s == side);
            let entry = Entry::Adverb(self.lexicon.adverbs.len() as u32);
            self.lexicon.adverbs.push(Adverb {
                before: is("before"),
                after: is("after"),
                unreal: is("unreal"),
                negation: is("negation"),
            });
            self.phrase(row.cell(0), entry);
        }
        for row in table::rows(data!("clause_breaks.tsv")) {
            let effect = match row.cell(1) {
                "end" => BreakEffect::End,
                "new" => BreakEffect::New,
                "inside" => BreakEffect::Inside,
                _ => BreakEffect::Maybe,
            };
            let entry = Entry::Break(self.lexicon.breaks.len() as u32);
            self.lexicon.breaks.push(Break { effect });
            self.phrase(row.cell(0).trim_start_matches([',', ' ']), entry);
        }
        for row in table::rows(data!("nominals.tsv")) {
            let kind = match row.cell(1) {
                "organization" => NominalKind::Organization,
                "country" => NominalKind::Country,
                "group" => NominalKind::Group,
                "document" => NominalKind::Document,
                _ => NominalKind::Person,
            };
            let entry = Entry::Nominal(self.lexicon.nominals.len() as u32);
            self.lexicon.nominals.push(Nominal {
                kind,
                gender: gender(row.cell(2)),
                plural: row.cell(3) == "pl",
                refers: match row.cell(4) {
                    "back" => Refers::Back,
                    "pass" => Refers::Pass,
                    _ => Refers::Open,
                },
            });
            self.phrase(row.cell(0), entry);
        }
        for row in table::rows(data!("act_signals.tsv")) {
            let entry = Entry::Signal(self.lexicon.signals.len() as u32);
            self.lexicon.signals.push(Signal {
                act: act(row.cell(1)),
                weight: row.cell(2).parse().unwrap_or(1),
                start: row.cell(3) == "start",
            });
            self.phrase(row.cell(0), entry);
        }
        for row in table::rows(data!("function_words.tsv")) {
            let class = row.list(1).filter_map(Function::named).fold(Function::default(), Function::with);
            self.phrase(row.cell(0), Entry::Function(class));
        }
        let lexicon = &mut self.lexicon;
        for row in table::rows(data!("surnames.tsv")) {
            let sym = lexicon.trie.intern(&row.cell(0).to_lowercase());
            lexicon.facts_mut(sym).surname = row.cell(2).parse().unwrap_or(1);
        }
        for row in table::rows(data!("word_classes.tsv")) {
            let view = crate::text::View::new(row.cell(0));
            let mut syllables = view.text().split(' ').map(|s| lexicon.trie.intern(s));
            let (Some(first), second) = (syllables.next(), syllables.next()) else { continue };
            let Some(class) = row.cell(1).chars().next() else { continue };
            match second {
                Some(second) => {
                    lexicon.classes.insert((first, second), class);
                    lexicon.facts_mut(first).classed |= second.bit();
                }
                None => lexicon.facts_mut(first).class = Some(class),
            }
        }
        for row in table::rows(data!("words.tsv")).filter(|r| r.cell(1).parse::<u32>().is_ok_and(|n| n >= 20)) {
            let mut before = None;
            for syllable in row.cell(0).split(' ') {
                let view = crate::text::View::new(syllable);
                let sym = lexicon.trie.intern(view.text());
                if let Some(before) = before {
                    lexicon.joins.insert((before, sym));
                    lexicon.facts_mut(before).joins |= sym.bit();
                }
                before = Some(sym);
            }
        }
        for row in table::rows(data!("clusters.tsv")) {
            let word = row.cell(0);
            let lower = word.to_lowercase();
            let sym = lexicon.trie.intern(&lower);
            lexicon.facts_mut(sym).clusters[usize::from(lower != word)] = row.cell(1).parse().unwrap_or(0);
        }
        for row in table::rows(data!("given_names.tsv")) {
            let sym = lexicon.trie.intern(&row.cell(0).to_lowercase());
            lexicon.facts_mut(sym).given = true;
            lexicon.given.insert(sym, Given { gender: gender(row.cell(1)), weight: row.cell(3).parse().unwrap_or(1) });
        }
        for row in table::rows(data!("foreign_names.tsv")) {
            let sym = lexicon.trie.intern(&row.cell(0).to_lowercase());
            lexicon.facts_mut(sym).foreign = true;
            lexicon
                .foreign
                .insert(sym, Given { gender: gender(row.cell(1)), weight: row.cell(2).parse().unwrap_or(1) });
        }
        for row in table::rows(data!("name_particles.tsv")) {
            let sym = lexicon.trie.intern(&row.cell(0).to_lowercase());
            lexicon.facts_mut(sym).particle = true;
        }
    }
}

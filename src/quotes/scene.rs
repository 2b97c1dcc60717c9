//! The article as the quotes stage sees it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::attribution::Found;
use super::judge::{self, Judge};
use super::subject::Subject;
use super::{Candidate, Log, Meant, Reference, Speaker, Who};
use super::{content, ends, reach};

use crate::feature;
use crate::lexicon::{Adverb, Break, Entry, Function, Hits, Lexicon, Nominal, Sym, TitleClass};
use crate::names::Name;
use crate::reference::Entities;
use crate::segment::{Blank, Kind, MarkPair, Segments};

/// Marks further apart, in tokens, enclose no speech.
const MARKS_APART: usize = 900;

/// Longer stretches are cut: no prose, and what the rules do grows with the square of a stretch.
const LONGEST: usize = 1000;

/// What the rules ask about tokens. Made once an article.
pub(crate) struct Scene<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) segments: &'a Segments<'a>,
    pub(crate) hits: &'a Hits,
    pub(crate) names: &'a [Name],
    pub(crate) entities: &'a Entities,
    /// By token: 1 + index of the name that covers it.
    name_at: Vec<u32>,
    /// By token: 1 + index of the outermost mark pair that covers it (its marks too).
    pair_at: Vec<u32>,
    /// Sentences, joined where a boundary stands inside quotation marks.
    pub(crate) stretches: Vec<Range<usize>>,
    pub(super) judge: &'a Judge,
    /// Candidates and choices seen, when the trainer asks.
    pub(super) log: Option<RefCell<Log>>,
    /// How many choices among candidates were made.
    pub(super) choices: Cell<usize>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(
        lexicon: &'a Lexicon,
        segments: &'a Segments<'a>,
        hits: &'a Hits,
        names: &'a [Name],
        entities: &'a Entities,
    ) -> Self {
        let count = segments.tokens.len();
        let mut name_at = vec![0; count];
        for (i, name) in names.iter().enumerate() {
            name_at[name.tokens.clone()].fill(i as u32 + 1);
        }
        let mut pair_at = vec![0; count];
        for (i, pair) in segments.marks.iter().enumerate() {
            if pair.closed && !pair.nested && pair.close - pair.open <= MARKS_APART {
                pair_at[pair.open..=pair.close].fill(i as u32 + 1);
            }
        }
        let mut stretches: Vec<Range<usize>> = Vec::with_capacity(segments.sentences.len());
        for sentence in &segments.sentences {
            let at = sentence.start;
            let inside = at > 0 && pair_at[at] != 0 && pair_at[at] == pair_at[at - 1];
            match stretches.last_mut() {
                Some(last) if inside => last.end = sentence.end,
                _ => stretches.push(sentence.clone()),
            }
        }
        if stretches.iter().any(|s| s.len() > LONGEST) {
            let cut = |s: Range<usize>| s.clone().step_by(LONGEST).map(move |at| at..s.end.min(at + LONGEST));
            stretches = stretches.into_iter().flat_map(cut).collect();
        }
        Scene {
            lexicon,
            segments,
            hits,
            names,
            entities,
            name_at,
            pair_at,
            stretches,
            judge: Judge::built_in(),
            log: None,
            choices: Cell::new(0),
        }
    }

    /// How likely a candidate is a quote.
    pub(super) fn judge(&self, found: &Found) -> f64 {
        if let Some(log) = &self.log {
            let mut features = Vec::new();
            judge::features(self, found, &mut |template, values| features.push(feature::text(template, values)));
            let content = found.content.iter().map(|c| self.segments.bytes(c.clone())).collect();
            log.borrow_mut().candidates.push(Candidate {
                features,
                content,
                cue: found.cue.clone().map(|c| self.segments.bytes(c)),
                score: self.judge.score(self, found),
                choice: self.choices.get(),
                ends: Vec::new(),
                starts: Vec::new(),
                subjects: Vec::new(),
            });
        }
        self.judge.score(self, found)
    }

    /// Shows the trainer where the content of a kept quote may end.
    pub(super) fn log_ends(&self, found: &Found, start: usize, guess: usize, limit: usize) {
        let Some(log) = &self.log else { return };
        let ends = ends::places(self, start, guess, limit).into_iter().filter_map(|at| {
            let mut features = Vec::new();
            let place = ends::Place { start, at, guess, limit };
            ends::features(self, found, &place, &mut |template, values| features.push(feature::text(template, values)));
            let content = content::trim(self, start..at)?;
            Some((self.segments.bytes(content).end, features))
        });
        if let Some(candidate) = kept(&mut log.borrow_mut().candidates, self.choices.get(), found) {
            candidate.ends = ends.collect();
        }
    }

    /// Shows the trainer where speech without marks may end or begin.
    pub(super) fn log_reach(&self, found: &Found, bounds: &[reach::Bound], side: &'static str, span: &Range<usize>) {
        let Some(log) = &self.log else { return };
        let places = bounds.iter().filter_map(|bound| {
            let mut features = Vec::new();
            reach::features(self, found, bound, side, &mut |template, values| {
                features.push(feature::text(template, values))
            });
            let range = if side == "end" { span.start..bound.at } else { bound.at..span.end };
            let bytes = self.segments.bytes(content::trim(self, Some(range).filter(|r| r.start < r.end)?)?);
            Some((if side == "end" { bytes.end } else { bytes.start }, features))
        });
        if let Some(candidate) = kept(&mut log.borrow_mut().candidates, self.choices.get(), found) {
            match side {
                "end" => candidate.ends = places.collect(),
                _ => candidate.starts = places.collect(),
            }
        }
    }

    /// Shows the trainer who may be the subject of a kept quote.
    pub(super) fn log_subjects(
        &self,
        found: &Found,
        options: &[Option<Subject>],
        emit_features: impl Fn(usize, feature::Emit<'_>),
    ) {
        let Some(log) = &self.log else { return };
        let options = options.iter().enumerate().map(|(place, subject)| {
            let mut features = Vec::new();
            emit_features(place, &mut |template, values| features.push(feature::text(template, values)));
            (subject.as_ref().map(|s| self.segments.bytes(s.tokens.clone())), features)
        });
        if let Some(candidate) = kept(&mut log.borrow_mut().candidates, self.choices.get(), found) {
            candidate.subjects = options.collect();
        }
    }

    /// Shows the trainer whom a pronoun or description may mean.
    pub(super) fn log_reference(
        &self,
        found: &Found,
        options: &[Speaker],
        emit_features: impl Fn(usize, feature::Emit<'_>),
    ) {
        let Some(log) = &self.log else { return };
        let bytes = |tokens: &Range<usize>| self.segments.bytes(tokens.clone());
        let meant = |(place, speaker): (usize, &Speaker)| {
            let mut features = Vec::new();
            emit_features(place, &mut |template, values| features.push(feature::text(template, values)));
            let names = self.names.iter().zip(&self.entities.of);
            let mentions = match &speaker.who {
                Who::Entities(ids) => {
                    names.filter(|(_, (id, _))| ids.contains(id)).map(|(n, _)| bytes(&n.tokens)).collect()
                }
                Who::Described(tokens) => vec![bytes(tokens)],
                Who::Unknown => Vec::new(),
            };
            let count = if let Who::Entities(ids) = &speaker.who { ids.len() } else { 0 };
            Meant { mentions, described: matches!(speaker.who, Who::Described(_)), count, features }
        };
        log.borrow_mut().references.push(Reference {
            content: found.content.iter().map(bytes).collect(),
            cue: found.cue.as_ref().map(bytes),
            options: options.iter().enumerate().map(meant).collect(),
        });
    }

    pub(crate) fn len(&self) -> usize {
        self.segments.tokens.len()
    }

    pub(crate) fn kind(&self, token: usize) -> Option<Kind> {
        self.segments.tokens.get(token).map(|t| t.kind)
    }

    pub(crate) fn str(&self, token: usize) -> &'a str {
        if token < self.len() { self.segments.str(token) } else { "" }
    }

    /// The token in lower case.
    pub(crate) fn lower(&self, token: usize) -> Cow<'a, str> {
        if token < self.len() { self.segments.lower(token) } else { "".into() }
    }

    /// Whether two tokens are the same in lower case.
    pub(crate) fn same(&self, one: usize, other: usize) -> bool {
        let syms = [self.hits.sym(one), self.hits.sym(other)];
        syms[0] == syms[1] && (syms[0] != Sym::UNKNOWN || self.lower(one) == self.lower(other))
    }

    /// The token in lower case, or `<name>`.
    pub(crate) fn lower_or_name(&self, token: usize) -> Cow<'a, str> {
        if self.name_index(token).is_some() { "<name>".into() } else { self.lower(token) }
    }

    /// Whether the token is `word` (in lower case), in any case of its first letter.
    pub(crate) fn is(&self, token: usize, word: &str) -> bool {
        let text = self.str(token);
        text == word
            || text.len() == word.len()
                && self.segments.tokens[token].is_capitalised()
                && text.chars().flat_map(char::to_lowercase).eq(word.chars())
    }

    /// Whether a new paragraph begins at the token.
    pub(crate) fn opens_line(&self, token: usize) -> bool {
        self.segments.tokens.get(token).is_none_or(|t| t.blank == Blank::Line)
    }

    pub(crate) fn name_index(&self, token: usize) -> Option<usize> {
        self.name_at.get(token).and_then(|&n| n.checked_sub(1)).map(|n| n as usize)
    }

    pub(crate) fn name(&self, token: usize) -> Option<&'a Name> {
        self.name_index(token).map(|i| &self.names[i])
    }

    /// The outermost closed mark pair that covers the token.
    pub(crate) fn pair(&self, token: usize) -> Option<&'a MarkPair> {
        self.pair_at.get(token).and_then(|&p| p.checked_sub(1)).map(|p| &self.segments.marks[p as usize])
    }

    /// The stretch that holds the token.
    pub(crate) fn stretch_of(&self, token: usize) -> usize {
        self.stretches.partition_point(|s| s.end <= token).min(self.stretches.len().saturating_sub(1))
    }

    fn entry<T>(&self, token: usize, pick: impl Fn(Entry) -> Option<T>) -> Option<(usize, T)> {
        self.hits.at(token).iter().find_map(|hit| pick(hit.entry).map(|found| (hit.end as usize, found)))
    }

    /// The longest function word of one of the classes that begins here: its end and classes.
    pub(crate) fn function(&self, token: usize, classes: Function) -> Option<(usize, Function)> {
        self.entry(token, |entry| match entry {
            Entry::Function(class) if class.any(classes) => Some(class),
            _ => None,
        })
    }

    pub(crate) fn is_function(&self, token: usize, classes: Function) -> bool {
        self.function(token, classes).is_some()
    }

    /// The longest nominal that begins here.
    pub(crate) fn nominal(&self, token: usize) -> Option<(usize, &'a Nominal)> {
        let lexicon = self.lexicon;
        self.entry(token, |entry| match entry {
            Entry::Nominal(row) => Some(&lexicon.nominals[row as usize]),
            _ => None,
        })
    }

    /// The longest title that begins here.
    pub(crate) fn title(&self, token: usize) -> Option<usize> {
        self.entry(token, |entry| match entry {
            Entry::Title(_) | Entry::TitlePrefix => Some(()),
            _ => None,
        })
        .map(|(end, ())| end)
    }

    /// Whether the token is `ông`, `bà`, `anh` …
    pub(crate) fn is_honorific(&self, token: usize) -> bool {
        self.hits.at(token).iter().any(|h| match h.entry {
            Entry::Title(row) => {
                h.end as usize == token + 1
                    && matches!(self.lexicon.titles[row as usize].class, TitleClass::Honorific | TitleClass::Kin)
            }
            _ => false,
        })
    }

    /// The longest organization head that begins here.
    pub(crate) fn head(&self, token: usize) -> Option<usize> {
        self.entry(token, |entry| match entry {
            Entry::Head(_) => Some(()),
            _ => None,
        })
        .map(|(end, ())| end)
    }

    /// The longest adverb of a side that begins here.
    pub(crate) fn adverb(&self, token: usize, side: impl Fn(Adverb) -> bool) -> Option<(usize, Adverb)> {
        let lexicon = self.lexicon;
        self.entry(token, |entry| match entry {
            Entry::Adverb(row) => Some(lexicon.adverbs[row as usize]).filter(|a| side(*a)),
            _ => None,
        })
    }

    /// The longest clause break that begins here.
    pub(crate) fn clause_break(&self, token: usize) -> Option<(usize, Break)> {
        let lexicon = self.lexicon;
        self.entry(token, |entry| match entry {
            Entry::Break(row) => Some(lexicon.breaks[row as usize]),
            _ => None,
        })
    }
}

/// The candidate of a choice that was kept.
fn kept<'c>(log: &'c mut [Candidate], choice: usize, found: &Found) -> Option<&'c mut Candidate> {
    log.iter_mut().rev().find(|c| c.choice == choice && c.score == found.score)
}

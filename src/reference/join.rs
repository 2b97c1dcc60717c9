//! Names to entities.
//!
//! First every full name makes an entity, then the short forms find theirs: `ông Musabekov` is Rasim Musabekov,
//! `OSCE` the body that an earlier `(OSCE)` follows, a later bare `Aliev` the Aliev in focus.

use rustc_hash::FxHashMap;

use super::{Entities, Entity};
use crate::lexicon::{Entry, Gender, Hits, Lexicon, TitleClass};
use crate::names::Name;
use crate::record::{EntityKind, MentionForm};
use crate::segment::{Kind, Segments, Shape, is_syllable};

/// A name as it is compared: lower-case tokens without dashes.
type Key<'t> = Vec<std::borrow::Cow<'t, str>>;

/// How many entities before a short form are looked at: more do not stand in one article.
const REACH: usize = 150;

pub(super) fn join(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, names: &[Name]) -> Entities {
    let keys: Vec<Key<'_>> = names.iter().map(|n| key(segments, n)).collect();
    let mut state = Joiner {
        lexicon,
        segments,
        hits,
        names,
        keys,
        entities: Vec::new(),
        of: vec![None; names.len()],
        exact: FxHashMap::default(),
        last: Vec::new(),
    };
    // Full names first, so that a short form in a headline finds the full name in the text.
    for i in 0..names.len() {
        if state.is_full(i) {
            state.place_full(i);
        }
    }
    for i in 0..names.len() {
        match state.of[i] {
            Some(entity) => state.last[entity] = i,
            None => state.place_short(i),
        }
    }
    state.finish()
}

struct Joiner<'a> {
    lexicon: &'a Lexicon,
    segments: &'a Segments<'a>,
    hits: &'a Hits,
    names: &'a [Name],
    keys: Vec<Key<'a>>,
    entities: Vec<Entity>,
    of: Vec<Option<usize>>,
    /// Kind and joined key → entity.
    exact: FxHashMap<(EntityKind, String), usize>,
    /// By entity: its latest mention placed.
    last: Vec<usize>,
}

impl Joiner<'_> {
    /// A person of two words or more, a body of two words or more; lands and places always.
    fn is_full(&self, i: usize) -> bool {
        match self.names[i].kind {
            EntityKind::Person => self.keys[i].len() >= 2,
            EntityKind::Organization => self.keys[i].len() >= 2 && self.acronym_of(i).is_none(),
            EntityKind::Country | EntityKind::Location => true,
        }
    }

    fn identity(&self, i: usize) -> (EntityKind, String) {
        let name = &self.names[i];
        let text = match name.row {
            // Forms of one row are one entity: `Mỹ`, `Hoa Kỳ`.
            Some(row) => format!("#{row}"),
            None => self.keys[i].join(" "),
        };
        (name.kind, text)
    }

    fn add(&mut self, i: usize) -> usize {
        let name = &self.names[i];
        let gender = self.gender(i);
        self.entities.push(Entity { kind: name.kind, name: i, role: 0..0, affiliation: None, gender, row: name.row });
        self.last.push(i);
        self.entities.len() - 1
    }

    fn put(&mut self, i: usize, entity: usize) {
        self.of[i] = Some(entity);
        self.last[entity] = i;
        let gender = self.gender(i);
        let name = self.entities[entity].name;
        let (longer, known) = (self.keys[i].len() > self.keys[name].len(), &mut self.entities[entity]);
        if longer {
            known.name = i;
        }
        if known.gender == Gender::Unknown {
            known.gender = gender;
        }
        known.row = known.row.or(self.names[i].row);
    }

    fn place_full(&mut self, i: usize) {
        let identity = self.identity(i);
        let plain = (self.names[i].kind, self.keys[i].join(" "));
        let known =
            self.exact.get(&identity).or_else(|| self.exact.get(&plain)).copied().or_else(|| self.longer_or_shorter(i));
        let entity = known.unwrap_or_else(|| self.add(i));
        self.put(i, entity);
        self.exact.insert(identity, entity);
        self.exact.insert(plain, entity);
    }

    /// `Kim Phượng` and `Tô Kim Phượng`, `Bộ Ngoại giao` and `Bộ Ngoại giao Nga`: one is the end (people) or the start
    /// (bodies) of the other, and of no third.
    fn longer_or_shorter(&self, i: usize) -> Option<usize> {
        let kind = self.names[i].kind;
        let mut found = None;
        for (id, entity) in self.entities.iter().enumerate().rev().take(REACH) {
            if entity.kind != kind {
                continue;
            }
            let (a, b) = (&self.keys[i], &self.keys[entity.name]);
            let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
            let fits = match kind {
                EntityKind::Person if short.len() == long.len() => short.len() >= 2 && is_typo(long, short),
                EntityKind::Person => short.len() >= 2 && (ends_with(long, short) || in_order(long, short)),
                EntityKind::Organization => {
                    short.len() < long.len()
                        && short.len() >= 2
                        && long.starts_with(short)
                        && long.len() - short.len() <= 3
                }
                _ => false,
            };
            if fits {
                if found.is_some() && kind == EntityKind::Organization {
                    return None;
                }
                found = found.or(Some(id));
            }
        }
        found
    }

    fn place_short(&mut self, i: usize) {
        let kind = self.names[i].kind;
        let found = match kind {
            EntityKind::Person => self.person(i),
            EntityKind::Organization => self
                .acronym_of(i)
                .or_else(|| self.exact.get(&self.identity(i)).copied())
                .or_else(|| self.exact.get(&(kind, self.keys[i].join(" "))).copied())
                .or_else(|| self.body(i)),
            _ => None,
        };
        let entity = found.unwrap_or_else(|| {
            let identity = self.identity(i);
            let plain = (kind, self.keys[i].join(" "));
            let known = self.exact.get(&plain).or_else(|| self.exact.get(&identity)).copied();
            let entity = known.unwrap_or_else(|| self.add(i));
            self.exact.insert(identity, entity);
            self.exact.insert(plain, entity);
            entity
        });
        self.put(i, entity);
        if kind == EntityKind::Organization {
            let plain = (kind, self.keys[i].join(" "));
            self.exact.entry(plain).or_insert(entity);
        }
    }

    /// The person whose last word (given name of a Vietnamese, surname of a foreigner), or whose first, a bare name is:
    /// the one in focus, or the first that the article names later.
    fn person(&self, i: usize) -> Option<usize> {
        let word = self.keys[i].first()?;
        let gender = self.gender(i);
        let mut best: Option<(i64, usize)> = None;
        for (id, entity) in self.entities.iter().enumerate().rev().take(REACH) {
            if entity.kind != EntityKind::Person {
                continue;
            }
            let long = &self.keys[entity.name];
            let rank = if long.len() < 2 {
                continue;
            } else if long.last() == Some(word) {
                0
            } else if long.first() == Some(word) {
                1
            } else if long.contains(word) {
                2
            } else {
                continue;
            };
            let clash = gender != Gender::Unknown && entity.gender != Gender::Unknown && gender != entity.gender;
            let last = self.last[id];
            // Behind it counts as far away.
            let distance = if last <= i { (i - last) as i64 } else { 10_000 + (last - i) as i64 };
            // Who holds an office is spoken of, rather than a father named beside them.
            let office = 3 * i64::from(self.has_office(entity.name));
            let score = office - distance - 100_000 * rank - if clash { 1_000_000 } else { 0 };
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, id));
            }
        }
        best.filter(|(score, _)| *score > -1_000_000).map(|(_, id)| id)
    }

    /// Whether an office stands before a name: `Tổng thống`, not `ông` or `cha`.
    fn has_office(&self, i: usize) -> bool {
        self.names[i].title.clone().any(|at| {
            self.hits.at(at).iter().any(|h| match h.entry {
                Entry::Title(row) => self.lexicon.titles[row as usize].class == TitleClass::Office,
                _ => false,
            })
        })
    }

    /// `Bộ` for `Bộ Công Thương`: the body named last whose name begins with the words, which are a head noun.
    fn body(&self, i: usize) -> Option<usize> {
        let tokens = &self.names[i].tokens;
        let head = self.hits.at(tokens.start).iter().any(|h| h.range() == *tokens && matches!(h.entry, Entry::Head(_)));
        let named = |j: &usize| {
            self.names[*j].kind == EntityKind::Organization
                && self.keys[*j].len() > self.keys[i].len()
                && self.keys[*j].starts_with(&self.keys[i])
        };
        head.then(|| (i.saturating_sub(REACH)..i).rev().find(named)).flatten().and_then(|j| self.of[j])
    }

    /// `… châu Âu (OSCE)`: the body named right before the bracket that holds the name.
    fn acronym_of(&self, i: usize) -> Option<usize> {
        let tokens = &self.names[i].tokens;
        let before = tokens.start.checked_sub(1)?;
        let bracketed = self.segments.tokens[before].kind == Kind::Open
            && self.segments.tokens.get(tokens.end).is_some_and(|t| t.kind == Kind::Close);
        let previous = i.checked_sub(1)?;
        let full = &self.names[previous];
        let short = self.segments.tokens[tokens.start].shape != Shape::Lower && self.keys[i].len() <= 2;
        (bracketed && short && full.kind == EntityKind::Organization && full.tokens.end == before)
            .then(|| self.of[previous])
            .flatten()
    }

    /// Gender by title, gazetteer, or given name.
    fn gender(&self, i: usize) -> Gender {
        let name = &self.names[i];
        if name.kind != EntityKind::Person {
            return Gender::Unknown;
        }
        for at in name.title.clone().rev() {
            // The longest: `bác sĩ` is no `bác`.
            if let Some(hit) = self.hits.at(at).iter().find(|h| matches!(h.entry, Entry::Title(_)))
                && let Entry::Title(row) = hit.entry
                && hit.end as usize <= name.tokens.start
            {
                let gender = self.lexicon.titles[row as usize].gender;
                if gender != Gender::Unknown {
                    return gender;
                }
            }
        }
        if let Some(row) = name.row {
            let gender = self.lexicon.rows[row as usize].gender;
            if gender != Gender::Unknown {
                return gender;
            }
        }
        if name.tokens.clone().any(|t| self.segments.str(t) == "Thị") {
            return Gender::Female;
        }
        if self.keys[i].len() < 2 {
            return Gender::Unknown;
        }
        let vietnamese = self.lexicon.surname(self.hits.sym(name.tokens.start)) > 0;
        let part = if vietnamese {
            self.lexicon.given(self.hits.sym(name.tokens.end - 1))
        } else {
            self.lexicon.foreign(self.hits.sym(name.tokens.start))
        };
        part.filter(|p| p.weight >= 60).map_or(Gender::Unknown, |p| p.gender)
    }

    fn finish(self) -> Entities {
        // Ids in the order of the text.
        let mut order: Vec<Option<usize>> = vec![None; self.entities.len()];
        let mut next = 0;
        for entity in self.of.iter().flatten() {
            if order[*entity].is_none() {
                order[*entity] = Some(next);
                next += 1;
            }
        }
        let mut entities: Vec<(usize, Entity)> =
            self.entities.iter().cloned().enumerate().filter_map(|(i, e)| Some((order[i]?, e))).collect();
        entities.sort_by_key(|(id, _)| *id);
        let entities: Vec<Entity> = entities.into_iter().map(|(_, e)| e).collect();
        let of = self
            .of
            .iter()
            .enumerate()
            .map(|(i, entity)| {
                let id = entity.and_then(|e| order[e]).unwrap_or(0);
                (id, self.form(i, &entities[id]))
            })
            .collect();
        Entities { entities, of, offices: Vec::new() }
    }

    fn form(&self, i: usize, entity: &Entity) -> MentionForm {
        let first = &self.segments.tokens[self.names[i].tokens.start];
        if self.keys[i] == self.keys[entity.name] {
            MentionForm::Name
        } else if first.shape == Shape::Upper && self.keys[i].len() <= 2 && entity.kind != EntityKind::Person {
            MentionForm::Acronym
        } else {
            MentionForm::Short
        }
    }
}

fn key<'t>(segments: &Segments<'t>, name: &Name) -> Key<'t> {
    name.tokens.clone().filter(|&t| segments.tokens[t].kind != Kind::Dash).map(|t| segments.lower(t)).collect()
}

fn ends_with(long: &[std::borrow::Cow<'_, str>], short: &[std::borrow::Cow<'_, str>]) -> bool {
    long.len() >= short.len() && long[long.len() - short.len()..] == *short
}

/// `Donald Trump` in `Donald John Trump`: the same first and last word, the others in order.
fn in_order(long: &[std::borrow::Cow<'_, str>], short: &[std::borrow::Cow<'_, str>]) -> bool {
    let mut rest = long.iter();
    long.first() == short.first() && long.last() == short.last() && short.iter().all(|s| rest.any(|l| l == s))
}

/// `Robert Harow` for `Robert Harlow`: all words but one the same, and that one, of four letters or more, differs by
/// one letter added, lost or changed.
fn is_typo(a: &[std::borrow::Cow<'_, str>], b: &[std::borrow::Cow<'_, str>]) -> bool {
    let mut differ = a.iter().zip(b).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (differ.next(), differ.next()) else { return false };
    // `Trần Văn Thanh` and `Trần Văn Thành` are two people.
    if is_syllable(x) && is_syllable(y) {
        return false;
    }
    let (x, y): (Vec<char>, Vec<char>) = (x.chars().collect(), y.chars().collect());
    let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
    if short.len() < 4 || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let rest = if short.len() == long.len() { same + 1 } else { same };
    short[rest.min(short.len())..] == long[same + 1..]
}

//! Whom an office means: `Tổng thống Mỹ`, `Chủ tịch HĐND thành phố`, `Thủ tướng`.
//!
//! The person to whom the article gives that office, the nearest before; else one it names of whom the gazetteer knows
//! that they hold it.

use std::ops::Range;

use super::Entities;
use crate::lexicon::{Entry, Hits, Lexicon, TitleClass};
use crate::names::Name;
use crate::record::EntityKind;
use crate::segment::{Kind, Segments};

/// How many offices before and behind a description are looked at.
const REACH: usize = 120;

/// Words that say no more of who is meant: `vị thủ tướng này`.
const EMPTY: &[&str] = &["này", "trên", "nói", "của", "nước", "ta", "đó", "ấy", "vị", "ngài", "ông", "bà", "nữ", "nam"];

impl Entities {
    /// The person that a description by an office at `tokens` means: `Tổng thống Mỹ`, `vị bộ trưởng này`.
    pub(crate) fn holder(
        &self,
        lexicon: &Lexicon,
        segments: &Segments<'_>,
        hits: &Hits,
        names: &[Name],
        tokens: Range<usize>,
    ) -> Option<usize> {
        let office = Office::read(lexicon, segments, hits, names, self, tokens)?;
        let at = self.offices.partition_point(|(_, role)| role.start < office.tokens.start);
        let before = self.offices[..at].iter().rev().take(REACH);
        let behind = self.offices[at..].iter().take(REACH);
        let held: Vec<&(usize, Range<usize>)> =
            before.chain(behind).filter(|(_, role)| office.is_held_by(role)).collect();
        // A bare `Thủ tướng` is the country's own before that of another land.
        let own = |(_, role): &&&(usize, Range<usize>)| {
            names_in(names, self, role).iter().all(|&id| self.entities[id].kind != EntityKind::Country)
        };
        let stated = if office.rest.is_empty() { held.iter().find(own).or(held.first()) } else { held.first() };
        if let Some((person, _)) = stated {
            return Some(*person);
        }
        if office.land.is_empty() {
            return None;
        }
        // `Tổng thống Mỹ`, and the article names Donald Trump.
        let known = |person: &usize| {
            self.entities[*person].row.is_some_and(|row| {
                let row = &lexicon.rows[row as usize];
                *row.land == *office.land && row.role.starts_with(&office.head.join(" "))
            })
        };
        let named = names.partition_point(|n| n.tokens.start < office.tokens.start);
        let near = names[..named].iter().zip(&self.of[..named]).rev().take(REACH);
        let far = names[named..].iter().zip(&self.of[named..]).take(REACH);
        near.chain(far).filter(|(n, _)| n.kind == EntityKind::Person).map(|(_, (id, _))| *id).find(known)
    }
}

/// An office in the text.
struct Office<'a> {
    segments: &'a Segments<'a>,
    names: &'a [Name],
    entities: &'a Entities,
    tokens: Range<usize>,
    /// Its title in lower case.
    head: Vec<String>,
    /// What else it says, in lower case.
    rest: Vec<String>,
    /// Entities that it names.
    of: Vec<usize>,
    /// ISO 3166 code of the land that it names, or empty.
    land: &'a str,
}

impl<'a> Office<'a> {
    fn read(
        lexicon: &'a Lexicon,
        segments: &'a Segments<'a>,
        hits: &Hits,
        names: &'a [Name],
        entities: &'a Entities,
        tokens: Range<usize>,
    ) -> Option<Self> {
        let mut start = tokens.start;
        while start < tokens.end && EMPTY.contains(&lower(segments, start).as_str()) {
            start += 1;
        }
        let title = hits.at(start).iter().find(|h| match h.entry {
            Entry::Title(row) => {
                !matches!(lexicon.titles[row as usize].class, TitleClass::Kin | TitleClass::Honorific)
                    && h.end as usize <= tokens.end
            }
            _ => false,
        })?;
        let end = title.end as usize;
        let words = |range: Range<usize>| -> Vec<String> {
            range.filter(|&i| segments.tokens[i].is_word()).map(|i| lower(segments, i)).collect()
        };
        let rest: Vec<String> = words(end..tokens.end).into_iter().filter(|w| !EMPTY.contains(&w.as_str())).collect();
        // `nữ ca sĩ 35 tuổi` says how old, not of what.
        let rest = if rest.last().is_some_and(|w| w == "tuổi") { Vec::new() } else { rest };
        let named = names_in(names, entities, &(end..tokens.end));
        let land =
            named.iter().find_map(|&id| entities.entities[id].row).map_or("", |row| &*lexicon.rows[row as usize].land);
        Some(Office { segments, names, entities, head: words(start..end), rest, of: named, land, tokens })
    }

    /// Whether the title or apposition `role` of a person is this office.
    fn is_held_by(&self, role: &Range<usize>) -> bool {
        let words: Vec<String> =
            role.clone().filter(|&i| self.segments.tokens[i].is_word()).map(|i| lower(self.segments, i)).collect();
        if !holds(&words, &self.head) {
            return false;
        }
        let named = names_in(self.names, self.entities, role);
        if !self.of.is_empty() && self.of.iter().all(|id| named.contains(id)) {
            return true;
        }
        // `Chủ tịch HĐND thành phố` and `Chủ tịch HĐND TP HCM` say the same of who is meant.
        let small =
            |w: &String| matches!(w.as_str(), "thành" | "phố" | "tp" | "tỉnh" | "huyện" | "quận" | "xã" | "phường");
        self.rest.iter().all(|w| words.contains(w) || small(w))
            // `Bộ trưởng Nội vụ Lê Văn Sâm` for `Bộ trưởng Nội vụ Việt Nam`
            || words.len() > self.head.len() && words.iter().all(|w| self.head.contains(w) || self.rest.contains(w))
    }
}

/// Whether a role has the words of an office in order: `chủ tịch UBND huyện` for `chủ tịch huyện`; not `phó chủ tịch`.
fn holds(role: &[String], office: &[String]) -> bool {
    let Some(first) = role.iter().position(|w| Some(w) == office.first()) else { return false };
    if first > 0 && matches!(role[first - 1].as_str(), "phó" | "cựu" | "nguyên") {
        return false;
    }
    let mut rest = role[first..].iter();
    office.iter().all(|word| rest.any(|w| w == word))
}

/// The entities whose names lie in a range.
fn names_in(names: &[Name], entities: &Entities, range: &Range<usize>) -> Vec<usize> {
    let first = names.partition_point(|n| n.tokens.start < range.start);
    let inside = names[first..].iter().take_while(|n| n.tokens.end <= range.end);
    inside.zip(&entities.of[first..]).map(|(_, (id, _))| *id).collect()
}

fn lower(segments: &Segments<'_>, token: usize) -> String {
    segments.str(token).to_lowercase()
}

impl Entities {
    /// The body that a bare head noun at `tokens` means: `sở`, `cơ quan công an`.
    pub(crate) fn echo(&self, segments: &Segments<'_>, names: &[Name], tokens: Range<usize>) -> Option<usize> {
        let mut words: Vec<String> =
            tokens.clone().filter(|&i| segments.tokens[i].kind == Kind::Word).map(|i| lower(segments, i)).collect();
        // `cơ quan công an`
        if words.len() > 2 && words[..2] == ["cơ", "quan"] {
            words.drain(..2);
        }
        let at = names.partition_point(|n| n.tokens.start < tokens.start);
        let opens = |i: &usize| {
            let name = &names[*i];
            name.kind == EntityKind::Organization
                && name.tokens.len() > words.len()
                && words.iter().enumerate().all(|(k, word)| lower(segments, name.tokens.start + k) == *word)
        };
        let before = (at.saturating_sub(REACH)..at).rev().find(opens);
        before.or_else(|| (at..names.len().min(at + REACH)).find(opens)).map(|i| self.of[i].0)
    }
}

//! Names: where people, organizations, countries and places are named.
//!
//! [`evidence`] gathers what speaks for a name at each token (gazetteer rows, titles, heads of organizations, surnames,
//! letters, the rest of the article), [`tagger`] weighs it, and this module makes names of the labels.

mod again;
mod evidence;
mod features;
mod memory;
mod pattern;
mod split;
mod tagger;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(crate) use evidence::{Run, runs};
pub(crate) use features::{BUCKETS, Features};
pub(crate) use memory::{MEMORY_BUCKETS, Memory};
pub(crate) use tagger::{Chain, LABELS, Scores, Tagger, Transitions, begin};

use crate::lexicon::{Entry, Hits, Lexicon, TitleClass};
use crate::record::EntityKind;
use crate::segment::{Blank, Kind, Segments, is_syllable};

/// A named mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: EntityKind,
    /// The gazetteer row that holds this form.
    pub(crate) row: Option<u32>,
    /// Title, honorific or role right before a person's name with all that stands between (`Tổng thống Mỹ`, `ông`);
    /// empty where there is none.
    pub(crate) title: Range<usize>,
}

/// The names of an article: in text order, without overlap.
pub(crate) fn find(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits) -> Vec<Name> {
    find_with(lexicon, segments, hits, Tagger::built_in())
}

pub(crate) fn find_with(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, tagger: &Tagger) -> Vec<Name> {
    let mut out = own(lexicon, segments, hits);
    let fixed = out.len();
    let mut runs = if tagger.is_trained() { runs(lexicon, segments, hits, |f| tagger.score(f)) } else { Vec::new() };
    let labels = tagger.label(&mut runs);
    for (run, labels) in runs.iter().zip(labels) {
        let mut at = 0;
        while at < labels.len() {
            let label = labels[at];
            let start = at;
            at += 1;
            let Some(kind) = tagger::kind(label) else { continue };
            while at < labels.len() && labels[at] == begin(kind) + 1 {
                at += 1;
            }
            let tokens = run.start + start..run.start + at;
            if out[..fixed].iter().any(|n| n.tokens.start < tokens.end && tokens.start < n.tokens.end) {
                continue;
            }
            out.extend(trimmed(segments, tokens).map(|tokens| Name { tokens, kind, row: None, title: 0..0 }));
        }
    }
    split::persons_off_bodies(lexicon, segments, hits, &mut out);
    out.sort_by_key(|n| n.tokens.start);
    again::surnames(segments, &mut out);
    out.sort_by_key(|n| n.tokens.start);
    for name in &mut out {
        if is_addressed(segments, name) || holds_office(lexicon, hits, name) {
            name.kind = EntityKind::Person;
        }
        if name.kind == EntityKind::Person && is_land(lexicon, segments, hits, name) {
            name.kind = EntityKind::Country;
        }
        if name.row.is_none() {
            name.row = row(lexicon, hits, segments, name);
        }
    }
    for i in 0..out.len() {
        if out[i].kind == EntityKind::Person {
            out[i].title = title(lexicon, hits, &out[..i], out[i].tokens.start);
        }
    }
    out
}

/// The forms of a caller's own gazetteer, longest first: they win over the tagger.
fn own(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    if !lexicon.has_own() {
        return out;
    }
    for hit in hits.all() {
        let Entry::Name(form) = hit.entry else { continue };
        let row = lexicon.row(form);
        let free = out.last().is_none_or(|n| n.tokens.end <= hit.range().start);
        if row.own && free && lexicon.case_fits(form, &segments.tokens[hit.range()]) {
            out.push(Name { tokens: hit.range(), kind: row.kind, row: Some(lexicon.row_index(form)), title: 0..0 });
        }
    }
    out
}

/// Drops marks at the edges of a name; a name needs a word.
fn trimmed(segments: &Segments<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = tokens;
    let edge = |i: usize| !segments.tokens[i].is_word();
    while start < end && edge(start) {
        start += 1;
    }
    // `H.`: the full stop of an initial belongs to it.
    let initial = |end: usize| {
        end >= 2
            && segments.tokens[end - 1].kind == Kind::Stop
            && segments.tokens[end - 2].end - segments.tokens[end - 2].start == 1
    };
    while start < end && edge(end - 1) && !(initial(end) && end - start >= 2) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// Words that a person is addressed by: a bare name behind one is a person's.
const ADDRESS: &[&str] =
    &["ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "Ông", "Bà", "Chị", "Cô", "Chú", "Bác", "Cụ"];

/// `bà Nga`, `ông Đức`: lands that are given names too. Not `vợ Nga`, and not `Anh, Đức`.
fn is_addressed(segments: &Segments<'_>, name: &Name) -> bool {
    let at = name.tokens.start;
    let own_row = name.row.is_some();
    name.kind == EntityKind::Country
        && !own_row
        && name.tokens.len() == 1
        && at > 0
        && segments.tokens[at].blank == Blank::Space
        && is_syllable(segments.str(at))
        && ADDRESS.contains(&segments.str(at - 1))
}

/// `Đại tướng Võ Nguyên Giáp`, `Chủ tịch Tôn Đức Thắng`: people whom streets and places are called after.
fn holds_office(lexicon: &Lexicon, hits: &Hits, name: &Name) -> bool {
    let at = name.tokens.start;
    name.kind == EntityKind::Location
        && name.tokens.len() == 3
        && lexicon.surname(hits.sym(at)) >= SURNAME
        && (at.saturating_sub(4)..at).any(|from| {
            hits.at(from).iter().any(|h| {
                h.end as usize == at
                    && matches!(h.entry, Entry::Title(row) if matches!(lexicon.titles[row as usize].class, TitleClass::Office | TitleClass::Rank))
            })
        })
}

/// The least weight of a surname that a full name is known by.
const SURNAME: u8 = 60;

/// The forms of gazetteers that are exactly the tokens.
fn listed(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, tokens: &Range<usize>) -> impl Iterator<Item = u32> {
    hits.at(tokens.start).iter().filter_map(move |hit| match hit.entry {
        Entry::Name(form) if hit.range() == *tokens && lexicon.case_fits(form, &segments.tokens[hit.range()]) => {
            Some(form)
        }
        _ => None,
    })
}

/// `Bồ Đào Nha gặp …`: a list has the whole name as that of a land, and it is nothing else.
fn is_land(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, name: &Name) -> bool {
    let mut kinds = listed(lexicon, segments, hits, &name.tokens)
        .filter(|&form| !lexicon.is_ambiguous(form))
        .map(|form| lexicon.kind(form))
        .peekable();
    name.row.is_none() && kinds.peek().is_some() && kinds.all(|kind| kind == EntityKind::Country)
}

/// The gazetteer row of exactly this form and kind.
fn row(lexicon: &Lexicon, hits: &Hits, segments: &Segments<'_>, name: &Name) -> Option<u32> {
    let mut forms = listed(lexicon, segments, hits, &name.tokens);
    forms.find(|&form| lexicon.kind(form) == name.kind).map(|form| lexicon.row_index(form))
}

/// The title before a person's name: titles, and between them and the name lands, bodies, places and small words.
fn title(lexicon: &Lexicon, hits: &Hits, before: &[Name], name: usize) -> Range<usize> {
    let mut start = name;
    let mut found = name;
    // How far words that are neither title nor name may reach: `bộ trưởng Quốc phòng Mỹ`.
    while name - start < 24 && start > 0 {
        let mut step = None;
        for from in start.saturating_sub(5)..start {
            let hit = hits.at(from).iter().find(|h| {
                h.end as usize == start && matches!(h.entry, Entry::Title(_) | Entry::TitlePrefix | Entry::Field)
            });
            if let Some(hit) = hit {
                let is_title = !matches!(hit.entry, Entry::Field);
                let between = match hit.entry {
                    Entry::Title(row) => lexicon.titles[row as usize].between,
                    _ => true,
                };
                step = Some((from, is_title && (between || start == name || found == start)));
                break;
            }
        }
        if let Some((from, is_title)) = step {
            start = from;
            if is_title {
                found = from;
            }
            continue;
        }
        match before
            .iter()
            .rev()
            .take_while(|n| n.tokens.end >= start)
            .find(|n| n.tokens.end == start && n.kind != EntityKind::Person)
        {
            Some(n) => start = n.tokens.start,
            None => break,
        }
    }
    found..name
}

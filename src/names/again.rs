//! Again: a surname from abroad that the tagger knew in one place and passed over in another.
//!
//! `Thống đốc Anna Lindqvist …, con trai Per Lindqvist … gọi cho Lindqvist`: a word that no Vietnamese syllable is and
//! that ends a person's full name in the article is a person's wherever it stands with a capital and no other name has it.

use rustc_hash::FxHashSet;

use super::Name;
use crate::record::EntityKind;
use crate::segment::{Blank, Kind, Segments, Shape, is_syllable};

/// The least length of such a word, in bytes.
const LEAST: usize = 4;

/// So many more words with capitals before it belong to the name.
const BEFORE: usize = 2;

/// Adds the names that were passed over; `names` are in text order, and are not after.
pub(super) fn surnames(segments: &Segments<'_>, names: &mut Vec<Name>) {
    let surname = |name: &Name| {
        let last = name.tokens.end - 1;
        let word = segments.str(last);
        let full = name.kind == EntityKind::Person && name.tokens.len() >= 2;
        (full && word.len() >= LEAST && segments.tokens[last].shape == Shape::Capital && !is_syllable(word))
            .then_some(word)
    };
    let known: FxHashSet<&str> = names.iter().filter_map(surname).collect();
    if known.is_empty() {
        return;
    }
    let mut more = Vec::new();
    let mut next = 0;
    let mut free = 0;
    for at in 0..segments.tokens.len() {
        while next < names.len() && names[next].tokens.end <= at {
            free = names[next].tokens.end;
            next += 1;
        }
        let taken = names.get(next).is_some_and(|n| n.tokens.start <= at);
        if taken || segments.tokens[at].kind != Kind::Word || !known.contains(segments.str(at)) {
            continue;
        }
        let mut start = at;
        while start > free && at - start < BEFORE {
            let before = segments.tokens[start - 1];
            let joined = segments.tokens[start].blank == Blank::Space && before.shape == Shape::Capital;
            if !joined || before.kind != Kind::Word || is_syllable(segments.str(start - 1)) {
                break;
            }
            start -= 1;
        }
        free = at + 1;
        more.push(Name { tokens: start..at + 1, kind: EntityKind::Person, row: None, title: 0..0 });
    }
    names.append(&mut more);
}

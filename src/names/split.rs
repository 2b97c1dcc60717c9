//! Split: a body and the person who speaks for it, written without a mark between.
//!
//! `Phát ngôn viên Nhà Trắng Jay Carney`, `Giám đốc Sở Xây dựng Đỗ Văn Gỗ`: the tagger may take both for one name. Where
//! an office stands before and the first part is known to be a body, the rest is the person. Schools and streets that
//! bear a person's name (`Trường THPT Nguyễn Trãi`) are no known body without it and stay whole.

use super::Name;
use crate::lexicon::{Entry, Hits, Lexicon};
use crate::record::EntityKind;
use crate::segment::Segments;

/// Splits the names of bodies that end in a person's.
pub(super) fn persons_off_bodies(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, names: &mut Vec<Name>) {
    let mut more = Vec::new();
    for name in names.iter_mut().filter(|n| n.kind == EntityKind::Organization && n.tokens.len() >= 3) {
        if !follows_office(lexicon, hits, name.tokens.start) {
            continue;
        }
        let Some(at) = person_start(lexicon, segments, hits, name) else { continue };
        more.push(Name { tokens: at..name.tokens.end, kind: EntityKind::Person, row: None, title: at..at });
        name.tokens.end = at;
    }
    names.append(&mut more);
}

/// An office that takes a body before the name ends at `at`.
fn follows_office(lexicon: &Lexicon, hits: &Hits, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|from| {
        hits.at(from).iter().any(|h| {
            h.end as usize == at && matches!(h.entry, Entry::Title(row) if lexicon.titles[row as usize].between)
        })
    })
}

/// Where in the name of a body a person's begins: behind a known body, two to four capitals that open like a person's name.
fn person_start(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, name: &Name) -> Option<usize> {
    let tokens = &name.tokens;
    (tokens.end.saturating_sub(4).max(tokens.start + 1)..tokens.end - 1).find(|&at| {
        let sym = hits.sym(at);
        let opens = lexicon.surname(sym) >= 60 || lexicon.is_foreign(sym);
        opens
            && (at..tokens.end).all(|i| segments.tokens[i].is_capitalised())
            && is_body(lexicon, segments, hits, tokens.start, at)
    })
}

/// Whether a gazetteer holds the tokens as a body, or they are a head and its field.
fn is_body(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, start: usize, end: usize) -> bool {
    hits.at(start).iter().any(|hit| match hit.entry {
        Entry::Name(form) => {
            hit.end as usize == end
                && lexicon.row(form).kind == EntityKind::Organization
                && lexicon.case_fits(form, &segments.tokens[hit.range()])
        }
        Entry::Head(_) => {
            hits.at(hit.end as usize).iter().any(|f| f.end as usize == end && matches!(f.entry, Entry::Field))
        }
        _ => false,
    })
}

//! Split: a body and the person who speaks for it, written without a mark between.
//!
//! `Phát ngôn viên Nhà Trắng Jay Carney`, `Giám đốc Sở Xây dựng Đỗ Văn Gỗ`: the tagger may take both for one name. Where
//! an office stands before and the first part is known to be a body or place, the rest is the person. Schools and streets that
//! bear a person's name (`Trường THPT Nguyễn Trãi`) are no known body without it and stay whole.

use std::ops::Range;

use super::Name;
use crate::lexicon::{Entry, Hits, Lexicon};
use crate::record::EntityKind;
use crate::segment::{Kind, Segments};

/// Splits the names of bodies and places that end in a person's.
pub(super) fn persons_off_bodies(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, names: &mut Vec<Name>) {
    let mut more = Vec::new();
    for name in names.iter_mut().filter(|n| n.kind != EntityKind::Person && n.tokens.len() >= 3) {
        if !follows_office(lexicon, hits, name.tokens.start) {
            continue;
        }
        // `Tổng thống Thổ Nhĩ Kỳ`: `Thổ` is a land too.
        if is_listed(lexicon, segments, hits, &name.tokens) {
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

/// Whether a gazetteer has the name as it stands.
fn is_listed(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, tokens: &Range<usize>) -> bool {
    super::listed(lexicon, segments, hits, tokens).next().is_some()
}

/// Where in a name a person's begins: behind a known body or place, two to five capitals, dashes between them allowed,
/// that no gazetteer has as a place.
fn person_start(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, name: &Name) -> Option<usize> {
    let tokens = &name.tokens;
    let capital = |i: usize| segments.tokens[i].is_capitalised();
    (tokens.start + 1..tokens.end - 1).rev().find(|&at| {
        let words = (at..tokens.end).filter(|&i| capital(i)).count();
        capital(at)
            && (2..=5).contains(&words)
            && (at..tokens.end).all(|i| capital(i) || segments.tokens[i].kind == Kind::Dash)
            // `Sở Giao thông Vận tải An Giang`, `UBND Long An`: surnames that open provinces.
            && !is_listed(lexicon, segments, hits, &(at..tokens.end))
            && match whole(lexicon, segments, hits, tokens.start, at) {
                Some(Whole::Listed) => !is_known(lexicon, segments, hits, at) || opens_person(lexicon, hits, at),
                // `Trường THCS Tân Lúa` bears a name of its own.
                Some(Whole::Headed) => opens_person(lexicon, hits, at) && words >= 3,
                None => false,
            }
    })
}

/// Whether a gazetteer has a place, land or body that begins at the token.
fn is_known(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, at: usize) -> bool {
    hits.at(at).iter().any(|hit| match hit.entry {
        Entry::Name(form) => {
            lexicon.kind(form) != EntityKind::Person && lexicon.case_fits(form, &segments.tokens[hit.range()])
        }
        Entry::Head(_) | Entry::Field => true,
        _ => false,
    })
}

/// What makes tokens a whole name.
enum Whole {
    /// A gazetteer has it, perhaps without the land behind it.
    Listed,
    /// A head with its field, perhaps with a land or place behind it.
    Headed,
}

/// Whether a surname or a first name from abroad opens at the token.
fn opens_person(lexicon: &Lexicon, hits: &Hits, at: usize) -> bool {
    lexicon.surname(hits.sym(at)) >= 60 || lexicon.is_foreign(hits.sym(at))
}

/// Whether the tokens are a whole name.
fn whole(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, start: usize, end: usize) -> Option<Whole> {
    hits.at(start).iter().find_map(|hit| match hit.entry {
        Entry::Name(form) => {
            let kind = lexicon.kind(form);
            let fits = kind != EntityKind::Person && lexicon.case_fits(form, &segments.tokens[hit.range()]);
            let behind = hit.end as usize;
            let listed =
                behind == end || kind == EntityKind::Organization && is_land(lexicon, segments, hits, behind, end);
            (fits && listed).then_some(Whole::Listed)
        }
        Entry::Head(_) => hits
            .at(hit.end as usize)
            .iter()
            .any(|f| {
                let behind = f.end as usize;
                matches!(f.entry, Entry::Field) && (behind == end || is_land(lexicon, segments, hits, behind, end))
            })
            .then_some(Whole::Headed),
        _ => None,
    })
}

fn is_land(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, start: usize, end: usize) -> bool {
    start < end
        && hits.at(start).iter().any(|hit| match hit.entry {
            Entry::Name(form) => {
                hit.end as usize == end
                    && matches!(lexicon.kind(form), EntityKind::Country | EntityKind::Location)
                    && lexicon.case_fits(form, &segments.tokens[hit.range()])
            }
            _ => false,
        })
}

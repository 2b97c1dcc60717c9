//! What people are: the title before a name, or the apposition behind it (`X, chủ tịch Y,`).

use std::ops::Range;

use super::Entities;
use crate::lexicon::{Entry, Hits};
use crate::names::Name;
use crate::record::EntityKind;
use crate::segment::{Blank, Kind, Segments};

/// The longest apposition, in tokens.
const LONGEST: usize = 25;

/// Fills role and affiliation of every person.
pub(super) fn read(segments: &Segments<'_>, hits: &Hits, names: &[Name], entities: &mut Entities) {
    for (i, name) in names.iter().enumerate() {
        if name.kind != EntityKind::Person {
            continue;
        }
        let id = entities.of[i].0;
        let title = name.title.clone();
        entities.offices.extend(
            [title, apposition(segments, hits, name.tokens.end), fronted(segments, hits, name)]
                .into_iter()
                .filter(|r| !r.is_empty())
                .map(|r| (id, r)),
        );
        for role in [apposition(segments, hits, name.tokens.end), name.title.clone()] {
            // A bare `ông` says nothing of what somebody is.
            if role.len() > entities.entities[id].role.len() && role.len() >= 2 {
                entities.entities[id].role = role;
            }
        }
    }
    entities.offices.sort_by_key(|(_, role)| role.start);
    for id in 0..entities.entities.len() {
        let role = entities.entities[id].role.clone();
        let first = names.partition_point(|n| n.tokens.start < role.start);
        let inside = names[first..].iter().take_while(|n| n.tokens.end <= role.end);
        let body = inside
            .zip(&entities.of[first..])
            .filter(|(n, _)| matches!(n.kind, EntityKind::Organization | EntityKind::Country))
            .map(|(_, o)| o.0)
            .next();
        entities.entities[id].affiliation = body;
    }
}

/// `, phó chủ tịch Mặt trận Bình dân Azerbaijan,`, `- Chủ tịch Hội X:`, `(giám đốc …)` behind a name: a title and what
/// follows up to the next mark.
fn apposition(segments: &Segments<'_>, hits: &Hits, at: usize) -> Range<usize> {
    let opens = segments
        .tokens
        .get(at)
        .is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Dash | Kind::Open) && t.blank != Blank::Line);
    let start = at + 1;
    let titled = |t: usize| hits.at(t).iter().any(|h| matches!(h.entry, Entry::Title(_) | Entry::TitlePrefix));
    if !opens || !titled(start) {
        return at..at;
    }
    let ends = |k: Kind| {
        matches!(k, Kind::Comma | Kind::Dash | Kind::Colon | Kind::Stop | Kind::Close | Kind::Semicolon | Kind::Quote)
    };
    match segments.tokens[start..].iter().take(LONGEST).position(|t| ends(t.kind) || t.blank == Blank::Line) {
        Some(len) => start..start + len,
        None => at..at,
    }
}

/// `Phó giám đốc Sở Y tế Nghệ An, ông Lê Văn Sâm`: the title before a comma before `ông` and the name.
fn fronted(segments: &Segments<'_>, hits: &Hits, name: &Name) -> Range<usize> {
    let none = name.tokens.start..name.tokens.start;
    let before = name.title.start.min(name.tokens.start);
    let Some(comma) = before.checked_sub(1).filter(|&c| segments.tokens[c].kind == Kind::Comma) else { return none };
    if name.title.len() > 2 {
        return none;
    }
    let bound = |i: &usize| !matches!(segments.tokens[*i].kind, Kind::Word | Kind::Number | Kind::Dash);
    let from =
        (comma.saturating_sub(LONGEST)..comma).rev().find(bound).map_or(comma.saturating_sub(LONGEST), |i| i + 1);
    let titled = |t: &usize| {
        segments.tokens[*t].is_capitalised()
            && hits
                .at(*t)
                .iter()
                .any(|h| matches!(h.entry, Entry::Title(_) | Entry::TitlePrefix) && h.end as usize <= comma)
    };
    (from..comma).find(titled).map_or(none, |start| start..comma)
}

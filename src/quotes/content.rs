//! Where content begins and ends.

use std::ops::Range;

use super::Scene;
use crate::lexicon::{BreakEffect, Function};
use crate::record::QuoteKind;
use crate::segment::Kind;

/// Cuts blanks of a content: leading commas, colons, dashes and `rằng`, closing full stops and commas, and outer
/// quotation marks. `None` when nothing with a word is left.
pub(super) fn trim(scene: &Scene<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range;
    loop {
        let before = (start, end);
        while start < end
            && (matches!(
                scene.kind(start),
                Some(Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Stop | Kind::Close | Kind::Slash)
            ) || scene.is(start, "rằng"))
        {
            start += 1;
        }
        while start < end
            && matches!(
                scene.kind(end - 1),
                Some(Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Stop | Kind::Open | Kind::Slash)
            )
        {
            end -= 1;
        }
        // A mark at an edge goes; the other of its pair stays inside only when the pair ends there too.
        if start < end && scene.kind(start) == Some(Kind::Quote) {
            start += 1;
        }
        if start < end && scene.kind(end - 1) == Some(Kind::Quote) {
            end -= 1;
        }
        if (start, end) == before {
            break;
        }
    }
    (start < end && (start..end).any(|i| scene.segments.tokens[i].is_word())).then_some(start..end)
}

/// Where a reported clause that begins at `start` ends before `end`, the end of its stretch: at a break after a comma
/// where the writer goes on.
pub(super) fn clause_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        if let Some(pair) = scene.pair(at) {
            at = pair.close + 1;
            continue;
        }
        if scene.kind(at) == Some(Kind::Comma)
            && let Some((_, brk)) = scene.clause_break(at + 1)
            && matches!(brk.effect, BreakEffect::End | BreakEffect::New)
            && at > start
        {
            return at;
        }
        at += 1;
    }
    end
}

/// Whether the stretch of text speaks in the first person, outside of marks.
pub(super) fn first_person(scene: &Scene<'_>, range: Range<usize>) -> bool {
    range.into_iter().any(|i| scene.is_function(i, Function::FIRST) && scene.name_index(i).is_none())
}

/// Direct, mixed or indirect, by the marks in a content. `said`: it stands behind a colon or between marks.
pub(super) fn kind(scene: &Scene<'_>, range: &Range<usize>, said: bool) -> QuoteKind {
    if said {
        return QuoteKind::Direct;
    }
    let mut quoted = 0;
    let mut words = 0;
    let mut longest = 0;
    let mut at = range.start;
    while at < range.end {
        if let Some(pair) = scene.pair(at).filter(|p| p.open >= range.start.saturating_sub(1)) {
            let inner = pair.open + 1..pair.close.min(range.end);
            let count = inner.clone().filter(|&i| scene.segments.tokens[i].is_word()).count();
            quoted += count;
            words += count;
            longest = longest.max(count);
            at = pair.close + 1;
            continue;
        }
        words += usize::from(scene.segments.tokens[at].is_word());
        at += 1;
    }
    if words > 0 && quoted == words {
        QuoteKind::Direct
    } else if longest > 2 {
        QuoteKind::Mixed
    } else {
        QuoteKind::Indirect
    }
}

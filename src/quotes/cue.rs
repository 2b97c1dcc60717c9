//! Where cues stand.

use std::ops::Range;

use super::Scene;
use crate::lexicon::{Cue, Entry, Frames, Sym};
use crate::segment::Kind;

/// A cue in the text.
#[derive(Debug, Clone)]
pub(super) struct CueAt<'a> {
    pub(super) tokens: Range<usize>,
    pub(super) row: u32,
    pub(super) cue: &'a Cue,
    /// The mark pair it stands inside.
    pub(super) pair: Option<usize>,
}

impl CueAt<'_> {
    pub(super) fn takes(&self, frames: Frames) -> bool {
        self.cue.frames.any(frames)
    }
}

/// The cues of the article, in order, the longest at each place, without those that are another word here.
pub(super) fn cues<'a>(scene: &Scene<'a>) -> Vec<CueAt<'a>> {
    let mut out: Vec<CueAt<'a>> = Vec::new();
    let mut free = 0;
    for hit in scene.hits.all() {
        let Entry::Cue(row) = hit.entry else { continue };
        let tokens = hit.range();
        if tokens.start < free {
            continue;
        }
        let cue = &scene.lexicon.cues[row as usize];
        if tokens.clone().any(|t| scene.name_index(t).is_some()) || tokens.clone().skip(1).any(|t| scene.opens_line(t))
        {
            continue;
        }
        if blocked(scene, cue, &tokens) {
            continue;
        }
        free = tokens.end;
        let pair = scene.pair(tokens.start).map(|p| p.open);
        out.push(CueAt { tokens, row, cue, pair });
    }
    split_cues(scene, &mut out);
    out
}

/// `cho AFP biết`: the addressee stands inside the cue.
fn split_cues<'a>(scene: &Scene<'a>, out: &mut Vec<CueAt<'a>>) {
    let Some(row) = scene.lexicon.tell else { return };
    let cho = scene.lexicon.sym("cho");
    let before = out.len();
    for at in 0..scene.len() {
        if scene.hits.sym(at) != cho || scene.is(at + 1, "biết") {
            continue;
        }
        let word = |i: &usize| scene.segments.tokens[*i].is_word();
        let Some(end) = (at + 2..scene.len().min(at + 9)).take_while(word).find(|&i| scene.is(i, "biết")) else {
            continue;
        };
        if scene.name_index(at + 1).is_none()
            && !["báo", "phóng", "tờ", "hãng", "đài", "người", "chúng"].iter().any(|w| scene.is(at + 1, w))
        {
            continue;
        }
        let pair = scene.pair(at).map(|p| p.open);
        out.push(CueAt { tokens: at..end + 1, row, cue: &scene.lexicon.cues[row as usize], pair });
    }
    if out.len() > before {
        out.sort_by_key(|c| c.tokens.start);
        // A cue inside another, or the `biết` that one of its own ends with.
        out.dedup_by(|b, a| b.tokens.start < a.tokens.end);
    }
}

/// `nói` in `nói chuyện`, `tin` in `hãng tin`.
fn blocked(scene: &Scene<'_>, cue: &Cue, tokens: &Range<usize>) -> bool {
    let stands_at =
        |phrase: &[Sym], at: usize| phrase.iter().enumerate().all(|(i, sym)| scene.hits.sym(at + i) == *sym);
    cue.blocked_after.iter().any(|phrase| stands_at(phrase, tokens.end))
        || cue
            .blocked_before
            .iter()
            .any(|phrase| tokens.start >= phrase.len() && stands_at(phrase, tokens.start - phrase.len()))
}

/// Whether the token is a mark of a clause's end, outside names.
pub(super) fn ends_clause(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Comma
            | Kind::Semicolon
            | Kind::Colon
            | Kind::Stop
            | Kind::Question
            | Kind::Exclaim
            | Kind::Ellipsis
            | Kind::Quote
    )
}

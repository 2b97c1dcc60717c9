//! Where cues stand.

use std::ops::Range;

use super::Scene;
use crate::lexicon::{Cue, Entry, Frames, Function, Sym};
use crate::segment::Kind;

/// A cue in the text.
#[derive(Debug, Clone)]
pub(super) struct CueAt<'a> {
    pub(super) tokens: Range<usize>,
    pub(super) row: u32,
    pub(super) cue: &'a Cue,
    /// The mark pair it stands inside.
    pub(super) pair: Option<usize>,
    /// By what stands beside it another word, most likely: `nói` in `nói chuyện`.
    pub(super) blocked: bool,
}

impl CueAt<'_> {
    pub(super) fn takes(&self, frames: Frames) -> bool {
        self.cue.frames.any(frames)
    }
}

/// The cues of the article, in order, the longest at each place.
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
        let blocked = match blocked(scene, cue, &tokens) {
            Some(Block::Word) => continue,
            block => block.is_some(),
        };
        if !blocked {
            free = tokens.end;
        }
        let pair = scene.pair(tokens.start).map(|p| p.open);
        out.push(CueAt { tokens, row, cue, pair, blocked });
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
        out.push(CueAt { tokens: at..end + 1, row, cue: &scene.lexicon.cues[row as usize], pair, blocked: false });
    }
    if out.len() > before {
        out.sort_by_key(|c| c.tokens.start);
        // A cue inside another, or the `biết` that one of its own ends with.
        out.dedup_by(|b, a| b.tokens.start < a.tokens.end && !a.blocked);
    }
}

/// What the words beside a cue make of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    /// Part of another word: `nói` in `nói chuyện`, `tin` in `hãng tin`.
    Word,
    /// No attribution, most likely: `nhận định của`, `theo quy định`.
    Phrase,
}

fn blocked(scene: &Scene<'_>, cue: &Cue, tokens: &Range<usize>) -> Option<Block> {
    let stands_at =
        |phrase: &[Sym], at: usize| phrase.iter().enumerate().all(|(i, sym)| scene.hits.sym(at + i) == *sym);
    let after = cue.blocked_after.iter().filter(|phrase| stands_at(phrase, tokens.end)).map(|_| tokens.end);
    let before = cue
        .blocked_before
        .iter()
        .filter(|p| tokens.start >= p.len() && stands_at(p, tokens.start - p.len()))
        .map(|p| tokens.start - p.len());
    after
        .chain(before)
        .map(|at| {
            let small = scene.is_function(at, Function::ALL) || !scene.segments.tokens[at].is_word();
            if small || tokens.len() > 1 { Block::Phrase } else { Block::Word }
        })
        .max_by_key(|b| *b == Block::Word)
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

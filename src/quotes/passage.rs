//! Speech in quotation marks that no cue claimed: a paragraph of its own between the sentences that name its speaker.

use std::ops::Range;

use super::attribution::{Found, Signals, THRESHOLD};
use super::{Frame, Scene, Shares, content};
use crate::record::QuoteKind;
use crate::segment::Kind;

/// The least number of words of a passage that stands for itself; shorter ones are titles and scare quotes.
const LEAST: usize = 4;

/// How near a quote before a passage is, in tokens.
const NEAR: usize = 60;

/// Adds the passages that are whole sentences in marks, to be given to the speaker before.
pub(super) fn claim(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let mut taken = vec![false; scene.len()];
    let mut more = Vec::new();
    for quote in found.iter() {
        for span in &quote.content {
            taken[span.clone()].fill(true);
        }
    }
    for pair in scene.segments.marks.iter().filter(|p| p.closed && !p.nested) {
        let inner = pair.inner();
        if inner.is_empty() || taken[inner.clone()].iter().any(|&t| t) {
            continue;
        }
        let words = inner.clone().filter(|&i| scene.segments.tokens[i].is_word()).count();
        let stretch = &scene.stretches[scene.stretch_of(pair.open)];
        let whole = (stretch.start..pair.open)
            .chain(pair.close + 1..stretch.end)
            .all(|i| !scene.segments.tokens[i].is_word() || scene.pair(i).is_some_and(|p| p.open != pair.open));
        let sentence = scene.segments.tokens[pair.close - 1].is_terminal()
            || scene.kind(pair.close + 1).is_some_and(|k| matches!(k, Kind::Stop | Kind::Ellipsis))
            || scene.opens_line(pair.close + 1);
        if words < LEAST || !whole || !sentence || !scene.segments.tokens[pair.open + 1].is_capitalised() {
            continue;
        }
        let Some(range) = content::trim(scene, pair.open..pair.close + 1) else { continue };
        let mut quote = Found {
            content: vec![range],
            cue: None,
            cue_row: None,
            subject: None,
            shares: None,
            carrier: None,
            kind: QuoteKind::Direct,
            negated: false,
            frame: Frame::Passage,
            attribution: pair.open..pair.open,
            signals: Signals { right: surroundings(scene, &taken, stretch), ..Signals::default() },
            ruled_end: None,
            score: 0.0,
            certain: Shares::default(),
        };
        scene.choices.update(|n| n + 1);
        quote.score = scene.judge(&quote);
        if quote.score >= THRESHOLD {
            more.push(quote);
        }
    }
    found.append(&mut more);
}

/// Whether the passage is a paragraph of its own, and whether somebody was quoted just before it.
fn surroundings(scene: &Scene<'_>, taken: &[bool], stretch: &Range<usize>) -> &'static str {
    let alone = scene.opens_line(stretch.start) && scene.opens_line(stretch.end);
    let near = taken[stretch.start.saturating_sub(NEAR)..stretch.start].contains(&true);
    match (alone, near) {
        (true, true) => "paragraph-near",
        (true, false) => "paragraph",
        (false, true) => "within-near",
        (false, false) => "within",
    }
}

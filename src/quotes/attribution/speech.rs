//! Speech in marks and speech that has none: behind a colon, before an attribution, over sentences.

use std::ops::Range;

use super::Clause;
use crate::lexicon::Function;
use crate::quotes::{content, subject};
use crate::segment::Kind;

impl Clause<'_, '_> {
    /// What stands behind a colon: the passage in marks that opens there, or speech without marks. Whether it is
    /// speech in marks.
    pub(super) fn after_colon(&self, at: usize) -> Option<(Range<usize>, bool)> {
        let scene = self.scene;
        let at = if at >= self.zone.end && !self.inside { scene.stretches.get(self.stretch + 1)?.start } else { at };
        if let Some(pair) = scene.pair(at).filter(|p| p.open == at && !self.inside) {
            let mut close = pair.close;
            // Passages side by side.
            while let Some(more) = scene.pair(close + 1).filter(|p| p.open == close + 1) {
                close = more.close;
            }
            let stretch = &scene.stretches[scene.stretch_of(at)];
            let rest = (close + 1..stretch.end).filter(|&i| scene.segments.tokens[i].is_word()).count();
            // `nói: “…”, rồi bỏ ra ngoài`
            let goes_on = scene.kind(close + 1) == Some(Kind::Comma) && scene.pair(close + 2).is_none();
            if rest == 0 || goes_on || scene.segments.tokens[close - 1].is_terminal() {
                return Some((at..close + 1, true));
            }
            return Some((at..stretch.end, false));
        }
        if self.inside {
            return (at < self.zone.end).then_some((at..self.zone.end, true));
        }
        let mut end = scene.stretches[scene.stretch_of(at)].end;
        // Speech without marks goes on until somebody else speaks or the paragraph ends.
        for stretch in scene.stretches[scene.stretch_of(at)..].iter().skip(1).take(6) {
            if scene.opens_line(stretch.start)
                || self.attributes(stretch)
                || stretch.clone().any(|i| scene.kind(i) == Some(Kind::Quote))
            {
                break;
            }
            end = stretch.end;
        }
        Some((at..end, true))
    }

    /// Whether a stretch has an attribution of its own.
    pub(super) fn attributes(&self, stretch: &Range<usize>) -> bool {
        let scene = self.scene;
        stretch.clone().any(|i| {
            scene.hits.at(i).iter().any(|h| match h.entry {
                crate::lexicon::Entry::Cue(row) => {
                    scene.lexicon.cues[row as usize].strength >= 3
                        && subject::left_of(scene, stretch.start, i)
                            .is_some_and(|s| !scene.is_function(s.tokens.start, Function::FIRST))
                }
                _ => false,
            })
        })
    }

    /// First-person speech that lost its marks reaches back over the sentences before its last one.
    pub(super) fn lost_marks(&self, range: Range<usize>) -> Range<usize> {
        let scene = self.scene;
        let mut start = range.start;
        for index in (0..self.stretch).rev().take(8) {
            let stretch = &scene.stretches[index];
            let follows = &scene.stretches[index + 1];
            if self.inside
                || scene.opens_line(follows.start)
                || self.attributes(stretch)
                || stretch.clone().any(|i| scene.kind(i) == Some(Kind::Quote))
            {
                break;
            }
            if !content::first_person(scene, stretch.clone()) {
                break;
            }
            start = stretch.start;
        }
        start..range.end
    }

    /// `"A", ông nói. "B"`: the passage straight behind the attribution that ended at `at`.
    pub(super) fn second_half(&self, at: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let mut i = at;
        while i < scene.len() && scene.segments.tokens[i].is_terminal() {
            i += 1;
        }
        let pair = scene.pair(i).filter(|p| p.open == i)?;
        // With an attribution of its own it is another quote.
        let after = pair.close + 1;
        let own = matches!(scene.kind(after), Some(Kind::Comma | Kind::Dash)) && !scene.opens_line(after);
        let stretch = &scene.stretches[scene.stretch_of(i)];
        let rest = (after..stretch.end).filter(|&i| scene.segments.tokens[i].is_word()).count();
        if own || rest > 0 {
            return None;
        }
        content::trim(scene, pair.open..pair.close + 1)
    }
}

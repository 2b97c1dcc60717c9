//! What stands on either side of a cue, and where a reported clause ends.

use std::ops::Range;

use super::Clause;
use crate::lexicon::{Frames, Function};
use crate::quotes::{Frame, content, subject};
use crate::segment::Kind;

/// What stands right of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Right {
    /// `:`; the content begins at the token.
    Colon(usize),
    /// `rằng`, `là`
    That(usize),
    /// `,`
    Comma(usize),
    /// A clause, a verb, an addressee, or a quotation mark.
    Bare(usize),
    /// Nothing but adverbials up to the token, where the sentence or the clause ends.
    End(usize),
}

impl Right {
    pub(super) fn name(self) -> &'static str {
        match self {
            Right::Colon(_) => "colon",
            Right::That(_) => "that",
            Right::Comma(_) => "comma",
            Right::Bare(_) => "bare",
            Right::End(_) => "end",
        }
    }
}

impl Clause<'_, '_> {
    /// What stands right of a cue or a speaker phrase that ends at `at`.
    pub(super) fn right(&self, mut at: usize) -> Right {
        let scene = self.scene;
        let end = self.zone.end;
        while at < end {
            if let Some((next, _)) = scene.adverb(at, |a| a.after).filter(|(e, _)| *e <= end) {
                at = next;
            } else if scene.is(at, "rằng") || scene.is(at, "là") {
                // `nói rằng:` is a colon.
                let next = at + 1;
                return if self.kind(next) == Some(Kind::Colon) { Right::Colon(next + 1) } else { Right::That(next) };
            } else if self.kind(at) == Some(Kind::Colon) {
                return Right::Colon(at + 1);
            } else if self.kind(at) == Some(Kind::Comma) {
                return Right::Comma(at + 1);
            } else if scene.segments.tokens[at].is_terminal()
                || matches!(self.kind(at), Some(Kind::Semicolon | Kind::Close))
            {
                return Right::End(at);
            } else if matches!(self.kind(at), Some(Kind::Open)) {
                match (at..end).find(|&i| self.kind(i) == Some(Kind::Close)) {
                    Some(close) => at = close + 1,
                    None => return Right::End(at),
                }
            } else if scene.is(at, "và") && self.cue_follows(at + 1) {
                // `“…”, ông nói và cho rằng …`
                return Right::End(at);
            } else if scene.is_function(at, Function::TAIL) && scene.name_index(at).is_none() {
                return self.tail(at);
            } else {
                return Right::Bare(at);
            }
        }
        Right::End(end)
    }

    /// Where an adverbial begins that stands right behind a cue which ends at `at`: `cho biết ở Thạch Sơn có …`.
    pub(super) fn tail_start(&self, mut at: usize) -> Option<usize> {
        let scene = self.scene;
        while let Some((next, _)) = scene.adverb(at, |a| a.after).filter(|(e, _)| *e <= self.zone.end) {
            at = next;
        }
        (at < self.zone.end && scene.is_function(at, Function::TAIL) && scene.name_index(at).is_none()).then_some(at)
    }

    /// Where the words behind an addressee begin: `nói với các nhà báo ông …`, `kể với AFP họ …`. `at` is its `với`.
    pub(super) fn behind_addressee(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        if !scene.is(at, "với") && !scene.is(at, "cho") {
            return None;
        }
        let noun = at + 1;
        let end = match scene.name(noun) {
            Some(name) => name.tokens.end,
            None => {
                let first = scene.function(noun, Function::DETERMINER).map_or(noun, |(e, _)| e);
                let heads = scene.nominal(first).map(|(e, _)| e).or_else(|| scene.title(first)).or(scene.head(first));
                let end = heads?;
                scene.name(end).map_or(end, |n| n.tokens.end)
            }
        };
        let end = if scene.is(end, "này") { end + 1 } else { end };
        (end + 2 < self.zone.end && scene.segments.tokens[end].is_word()).then_some(end)
    }

    /// Whether a cue, perhaps behind adverbs, begins at the token.
    pub(super) fn cue_follows(&self, mut at: usize) -> bool {
        while let Some((next, _)) = self.scene.adverb(at, |a| a.before) {
            at = next;
        }
        self.cues.iter().any(|c| c.tokens.start == at)
    }

    /// Behind a cue stands an adverbial: `với AFP hôm 5/3`. What comes after it?
    pub(super) fn tail(&self, at: usize) -> Right {
        let scene = self.scene;
        let mut i = at;
        let mut comma = None;
        while i < self.zone.end && i - at < 35 {
            if let Some(pair) = scene.pair(i) {
                i = pair.close + 1;
                continue;
            }
            if scene.is(i, "rằng") {
                return Right::That(i + 1);
            }
            match self.kind(i) {
                Some(Kind::Colon) => return Right::Colon(i + 1),
                Some(Kind::Comma) if comma.is_none() => comma = Some(i + 1),
                _ => {}
            }
            if scene.segments.tokens[i].is_terminal() && i + 1 >= self.zone.end {
                break;
            }
            i += 1;
        }
        match comma {
            Some(comma) => Right::Comma(comma),
            None if i >= self.zone.end || scene.segments.tokens[i].is_terminal() => Right::End(i),
            None => Right::Bare(at),
        }
    }

    /// What is said before an attribution that begins at `start`: the mark pairs right before it, or the words up to
    /// the comma or dash before it. With the frame.
    pub(super) fn before(&self, start: usize) -> Option<(Range<usize>, Frame)> {
        let scene = self.scene;
        let mut at = start.checked_sub(1)?;
        let mut parted = false;
        while at >= self.zone.start
            && matches!(
                self.kind(at),
                Some(Kind::Comma | Kind::Dash | Kind::Stop | Kind::Question | Kind::Exclaim | Kind::Ellipsis)
            )
        {
            parted = true;
            at = at.checked_sub(1)?;
        }
        if at < self.zone.start {
            return None;
        }
        if let Some(pair) = scene.pair(at).filter(|p| p.close == at && !self.inside) {
            let close = pair.close;
            let mut open = pair.open;
            // Pairs side by side are one quote: `“A”, “B”, ông nói`.
            loop {
                let mut left = open;
                while left > self.zone.start
                    && matches!(self.kind(left - 1), Some(Kind::Comma | Kind::Stop | Kind::Ellipsis))
                {
                    left -= 1;
                }
                let Some(previous) = left
                    .checked_sub(1)
                    .and_then(|l| scene.pair(l))
                    .filter(|p| p.close + 1 == left && p.open >= self.zone.start)
                else {
                    break;
                };
                open = previous.open;
            }
            // `Việc này “rất đáng tiếc”, ông nói`: the pair is the end of a reported clause.
            let opens = open == self.zone.start || {
                let from = subject::skip_openings(scene, self.zone.start, open);
                from == open
                    || matches!(
                        self.kind(open - 1),
                        Some(Kind::Comma | Kind::Colon | Kind::Dash | Kind::Stop | Kind::Question | Kind::Exclaim)
                    )
            };
            if opens {
                return Some((open..close + 1, Frame::Post));
            }
            return Some((subject::skip_openings(scene, self.zone.start, open)..close + 1, Frame::PostBare));
        }
        if !parted {
            return None;
        }
        // Speech whose second mark is missing begins at the first, perhaps sentences before.
        let unclosed = scene.segments.marks[..scene.segments.marks.partition_point(|p| p.open <= at)]
            .iter()
            .rev()
            .take(3)
            .find(|p| !p.closed && !p.nested && p.close > at);
        if let Some(pair) = unclosed.filter(|p| !self.inside && at - p.open < 250) {
            return Some((pair.open..at + 1, Frame::Post));
        }
        let from = subject::skip_openings(scene, self.zone.start, at + 1);
        let words = (from..=at).filter(|&i| scene.segments.tokens[i].is_word()).count();
        (words >= 3).then_some((from..at + 1, Frame::PostBare))
    }

    /// `nhận định “…” như nhiều người muốn`: a passage in marks right behind the cue, and behind it an adverbial.
    pub(super) fn quoted_alone(&self, at: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let pair = scene.pair(at).filter(|p| p.open == at && !self.inside)?;
        let after = pair.close + 1;
        let adverbial =
            scene.is_function(after, Function::PREPOSITION) && !scene.is(after, "của") || scene.is(after, "như");
        adverbial.then_some(at..after)
    }

    /// Whether a cue without a subject, whose adverbs begin at `at`, goes on with the subject before: behind `và`, a
    /// comma, or at the start of its sentence.
    pub(super) fn coordinated(&self, at: usize) -> bool {
        let scene = self.scene;
        let Some(before) = at.checked_sub(1).filter(|b| *b >= self.zone.start) else { return false };
        scene.is(before, "và")
            || scene.is(before, "thời")
            || scene.kind(before) == Some(Kind::Comma)
            || scene.is(before, "rồi")
    }

    /// The clause that begins at `at`: to the end of the sentence, to a break, or to a verb that opens a new quote of
    /// the same subject.
    pub(super) fn clause(&self, at: usize, next: usize) -> Range<usize> {
        let scene = self.scene;
        let mut end = content::clause_end(scene, at, self.zone.end);
        if !self.inside {
            let opens =
                |i: usize| scene.segments.tokens.get(i).is_some_and(|t| t.kind == Kind::Quote || t.is_capitalised());
            let colon =
                (at + 3..end).find(|&i| scene.kind(i) == Some(Kind::Colon) && scene.pair(i).is_none() && opens(i + 1));
            end = colon.unwrap_or(end);
        }
        if let Some(comma) = self.fronted_end(at, end, next) {
            end = comma;
        }
        for cue in &self.cues[next.min(self.cues.len())..] {
            if cue.tokens.start >= end {
                break;
            }
            if cue.tokens.start <= at {
                continue;
            }
            let (left, unreal, _) = subject::skip_adverbials_left(scene, at, cue.tokens.start);
            if !unreal && left > at + 1 && self.coordinated(left) && cue.cue.strength >= 2 && !cue.takes(Frames::PREP) {
                end = left - 1;
                while end > at
                    && (matches!(scene.kind(end - 1), Some(Kind::Comma))
                        || scene.is(end - 1, "đồng")
                        || scene.is(end - 1, "và"))
                {
                    end -= 1;
                }
                break;
            }
            // `…, theo ông A.`
            if cue.takes(Frames::PREP)
                && scene.kind(cue.tokens.start - 1) == Some(Kind::Comma)
                && matches!(self.speaker_right(cue.tokens.end), Some((_, Right::End(_))))
            {
                end = cue.tokens.start - 1;
                break;
            }
        }
        at..end
    }

    /// `Sau khi A tuyên bố X, B tuyên bố Y`: the content of a cue in a clause that opens the sentence with a
    /// subordinating word ends at the comma before the next subject that speaks.
    pub(super) fn fronted_end(&self, at: usize, end: usize, next: usize) -> Option<usize> {
        let scene = self.scene;
        const OPENINGS: &[&str] =
            &["sau", "khi", "trong", "trước", "dù", "mặc", "tuy", "ngay", "bất", "nếu", "vì", "do"];
        let first = subject::skip_openings(scene, self.zone.start, end);
        if !OPENINGS.iter().any(|w| scene.is(first, w) || scene.is(self.zone.start, w)) {
            return None;
        }
        let cue =
            self.cues[next.min(self.cues.len())..].iter().find(|c| c.tokens.start > at && c.tokens.start < end)?;
        let comma = (at..cue.tokens.start)
            .rev()
            .find(|&i| scene.kind(i) == Some(Kind::Comma) && scene.name_index(i).is_none())?;
        let subject = subject::left_of(scene, comma + 1, cue.tokens.start)?;
        (subject.start <= comma + 2 && comma > at + 2).then_some(comma)
    }
}

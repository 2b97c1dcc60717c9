//! The ways to read a verb of saying: it closes what stands before it, or opens what stands behind it, at once or
//! further on.

use std::ops::Range;

use super::side::Right;
use super::{Clause, Found};
use crate::lexicon::{Frames, Function, NominalKind};
use crate::quotes::cue::CueAt;
use crate::quotes::subject::{self, Referent, Subject};
use crate::quotes::{Frame, Shares, content, speaking};
use crate::record::QuoteKind;
use crate::segment::Kind;

/// How far behind a cue its colon or `rằng` may stand, in tokens.
const FAR: usize = 40;

/// A cue with its subject.
struct Reading<'c, 'a> {
    cue: &'c CueAt<'a>,
    subject: Option<Subject>,
    shares: Option<usize>,
    /// Where the attribution begins.
    start: usize,
    /// Index of the next cue of the clause.
    next: usize,
    unreal: bool,
    negated: bool,
    /// `cho rằng …` right behind `và`, a comma, or at the start of the clause.
    coordinated: bool,
}

impl<'a> Clause<'a, '_> {
    /// All readings of a verb.
    pub(super) fn proposals(
        &self,
        cue: &CueAt<'a>,
        low: usize,
        next: usize,
        first: usize,
        out: &[Found],
        reversed: Option<usize>,
    ) -> Vec<Found> {
        let scene = self.scene;
        let (end, unreal, negated) = subject::skip_adverbials_left(scene, low, cue.tokens.start);
        let left = subject::left_of(scene, low, cue.tokens.start);
        let dropped = left.is_none();
        let shares = (out.len() > first).then(|| out.len() - 1);
        let coordinated = self.coordinated(end) || subject::skip_openings(scene, self.zone.start, end) >= end;
        let subject = left.or_else(|| {
            (shares.is_none() && self.coordinated(end)).then(|| subject::opening(scene, self.zone.start, end)).flatten()
        });
        // `Sáng nay, ông A đến và nói …`: a subject further off, which the model may move.
        let subject = subject
            .or_else(|| (!coordinated && cue.cue.strength >= 2).then(|| speaking::nearest(scene, low, end)).flatten());
        let start = if dropped { end } else { subject.as_ref().map_or(end, |s| s.start) };
        let start = reversed.map_or(start, |r| r.min(start));
        let right = self.right(cue.tokens.end);
        let mut reading = Reading { cue, subject, shares, start, next, unreal, negated, coordinated };
        let mut proposals = Vec::new();
        if !dropped && cue.takes(Frames::POST.with(Frames::CLAUSE)) {
            proposals.extend(self.closing(&reading, right));
        }
        if cue.takes(Frames::POST.with(Frames::CLAUSE)) && proposals.is_empty() {
            proposals.extend(self.closing_apart(&reading, low, right));
        }
        // The speaker's own `tôi nghĩ`, `chúng tôi khẳng định` inside speech is no quote in it.
        if reading.subject.as_ref().is_some_and(|s| scene.is_function(s.tokens.start, Function::FIRST)) {
            return proposals;
        }
        if cue.takes(Frames::DOCUMENT) && !cue.takes(Frames::CLAUSE) {
            let document =
                reading.subject.as_ref().is_some_and(|s| matches!(s.referent, Referent::Open(NominalKind::Document)));
            if !document {
                return proposals;
            }
        }
        // `“A”, ông nói, “b”` is one quote.
        if proposals.iter().any(|p| p.content.len() > 1) {
            return proposals;
        }
        let mut forward: Vec<Found> = self.forward(&reading, right, right.name()).into_iter().collect();
        if !matches!(right, Right::Colon(_) | Right::That(_)) {
            forward.extend(self.far(&reading));
        }
        // `cho biết ở Thạch Sơn có …`: the adverbial may be the speaker's own.
        if let Some(tail) = self.tail_start(cue.tokens.end)
            && matches!(right, Right::End(_) | Right::Comma(_) | Right::Bare(_))
        {
            if right != Right::Bare(tail) {
                forward.extend(self.forward(&reading, Right::Bare(tail), "tail"));
            }
            let behind = self.behind_addressee(tail);
            forward.extend(behind.and_then(|at| self.forward(&reading, Right::Bare(at), "addressee")));
        }
        for found in &mut forward {
            found.shares = found.shares.or(shares.filter(|_| reading.subject.is_none() || coordinated));
        }
        proposals.extend(forward);
        if let Some((subject, right)) = self.possessor(cue) {
            reading.subject = Some(subject);
            reading.start = cue.tokens.start;
            proposals.extend(self.forward(&reading, right, "of"));
        }
        proposals
    }

    fn found(
        &self,
        reading: &Reading<'_, 'a>,
        content: Vec<Range<usize>>,
        frame: Frame,
        kind: QuoteKind,
        right: &'static str,
    ) -> Found {
        let Reading { cue, subject, shares, start, unreal, negated, .. } = reading;
        let behind = subject.as_ref().map_or(0, |s| s.tokens.end);
        let mut signals = self.signals(Right::End(0), *unreal);
        signals.right = right;
        signals.blocked = cue.blocked;
        Found {
            content,
            cue: Some(cue.tokens.clone()),
            cue_row: Some(cue.row),
            subject: subject.clone(),
            shares: shares.filter(|_| subject.is_none()),
            carrier: None,
            kind,
            negated: *negated,
            frame,
            attribution: *start..cue.tokens.end.max(behind),
            signals,
            ruled_end: None,
            score: 0.0,
            certain: Shares::default(),
        }
    }

    /// `“…”, ông nói`: the attribution stands behind what is said.
    fn closing(&self, reading: &Reading<'_, 'a>, right: Right) -> Option<Found> {
        if let Some(found) = self.closing_unparted(reading, right) {
            return Some(found);
        }
        // `“…”, ông nói, giọng buồn`, `“…”, ông nói bên lề hội nghị`: behind marks only.
        let (range, frame) =
            self.before(reading.start).filter(|(_, f)| matches!(right, Right::End(_)) || *f == Frame::Post)?;
        if matches!(right, Right::Colon(_) | Right::That(_)) {
            return None;
        }
        self.closed(reading, range, frame, right)
    }

    /// `Chúng tôi sẽ kiện ông Hà nói.`: the mark between speech and attribution is lost too.
    fn closing_unparted(&self, reading: &Reading<'_, 'a>, right: Right) -> Option<Found> {
        let scene = self.scene;
        let named = reading.subject.as_ref().is_some_and(|s| matches!(s.referent, Referent::Names(_)));
        let parted = |i: usize| !scene.segments.tokens[i].is_word();
        if !named || self.inside || !matches!(right, Right::End(_)) || reading.start < self.zone.start + 4 {
            return None;
        }
        if parted(reading.start - 1)
            || !scene.segments.tokens[reading.start].is_capitalised() && !scene.is_honorific(reading.start)
        {
            return None;
        }
        let mut found = self.closed(reading, self.zone.start..reading.start, Frame::PostBare, right)?;
        found.signals.right = "unparted";
        Some(found)
    }

    /// `“…”, Công ty Hải Vân, chủ con tàu, cho biết`: words between the speaker, who follows the passage in marks,
    /// and the cue.
    fn closing_apart(&self, reading: &Reading<'_, 'a>, low: usize, right: Right) -> Option<Found> {
        let scene = self.scene;
        if self.inside || matches!(right, Right::Colon(_) | Right::That(_)) {
            return None;
        }
        let cue = reading.cue.tokens.start;
        let close = (low.max(cue.saturating_sub(FAR))..cue).rev().find(|&i| self.kind(i) == Some(Kind::Quote))?;
        let open = scene.pair(close).filter(|p| p.close == close)?.open;
        let start = (close + 1..cue).find(|&i| !matches!(self.kind(i), Some(Kind::Comma | Kind::Dash)))?;
        let parts = |i: &usize| {
            scene.name_index(*i).is_none() && matches!(self.kind(*i), Some(Kind::Comma | Kind::Dash | Kind::Open))
        };
        let stop = (start..cue).find(parts)?;
        let speaker = subject::phrase(scene, start, stop).filter(|s| !matches!(s.referent, Referent::Bare))?;
        let (range, frame) = self.before(speaker.start).filter(|(r, f)| *f == Frame::Post && r.start <= open)?;
        let reading = Reading { start: speaker.start, subject: Some(speaker), shares: None, ..*reading };
        self.closed(&reading, range, frame, right)
    }

    fn closed(&self, reading: &Reading<'_, 'a>, range: Range<usize>, frame: Frame, right: Right) -> Option<Found> {
        let scene = self.scene;
        let range = if frame == Frame::PostBare { self.lost_marks(range) } else { range };
        let mut kind = content::kind(scene, &range, frame == Frame::Post);
        if kind == QuoteKind::Indirect && content::first_person(scene, range.clone()) {
            kind = QuoteKind::Direct;
        }
        let mut spans = vec![content::trim(scene, range)?];
        match (right, frame) {
            (Right::End(at), Frame::Post) => spans.extend(self.second_half(at)),
            // `“A”, ông nói, “b”`
            (Right::Comma(at), Frame::Post) => {
                let half = scene.pair(at).filter(|p| p.open == at);
                spans.extend(half.and_then(|p| content::trim(scene, p.open..p.close + 1)));
            }
            _ => {}
        }
        Some(self.found(reading, spans, frame, kind, right.name()))
    }

    /// `ông nói rằng …`, `ông nói: …`, `ông yêu cầu …`: the content stands behind.
    fn forward(&self, reading: &Reading<'_, 'a>, right: Right, name: &'static str) -> Option<Found> {
        let scene = self.scene;
        let cue = reading.cue;
        let marked = |at: usize| scene.pair(at).is_some_and(|p| p.open == at) || scene.kind(at) == Some(Kind::Quote);
        if reading.subject.is_none() && !reading.coordinated {
            return None;
        }
        match right {
            Right::Colon(at) => {
                let (range, said) = self.after_colon(at)?;
                let kind = if said { QuoteKind::Direct } else { content::kind(scene, &range, true) };
                Some(self.found(reading, vec![content::trim(scene, range)?], Frame::Colon, kind, name))
            }
            Right::End(_) => None,
            Right::That(at) | Right::Comma(at) | Right::Bare(at) => {
                let bare = matches!(right, Right::Bare(_));
                let that = matches!(right, Right::That(_));
                let clausal = cue.takes(Frames::CLAUSE.with(Frames::DOCUMENT));
                let verbal = cue.takes(Frames::VERB.with(Frames::ADDRESSEE).with(Frames::AS));
                if !(marked(at) || that || clausal || bare && verbal) {
                    return None;
                }
                let range = self.quoted_alone(at).unwrap_or_else(|| self.clause(at, reading.next));
                let range = content::trim(scene, range)?;
                let words = range.clone().filter(|&i| scene.segments.tokens[i].is_word()).count();
                if words < 2 || words < 3 && bare && !marked(at) {
                    return None;
                }
                let kind = content::kind(scene, &range, false);
                let frame = if clausal { Frame::Clause } else { Frame::Verb };
                Some(self.found(reading, vec![range], frame, kind, name))
            }
        }
    }

    /// `phủ nhận tin đồn: “…”`, `báo lên huyện rằng …`: words between the cue and its colon or `rằng`.
    fn far(&self, reading: &Reading<'_, 'a>) -> Option<Found> {
        let scene = self.scene;
        let from = reading.cue.tokens.end;
        let end = self.zone.end.min(from + FAR);
        let mut at = from;
        while at < end {
            if let Some(pair) = scene.pair(at).filter(|_| !self.inside) {
                at = pair.close + 1;
                continue;
            }
            // Another cue takes it.
            if self.cues.iter().any(|c| c.tokens.start == at && c.cue.strength >= 2) {
                return None;
            }
            if scene.name_index(at).is_none() {
                if scene.is(at, "rằng") {
                    return self.forward(reading, Right::That(at + 1), "far-that");
                }
                let opens = |i: usize| {
                    scene.segments.tokens.get(i).is_some_and(|t| t.kind == Kind::Quote || t.is_capitalised())
                };
                if self.kind(at) == Some(Kind::Colon) && opens(at + 1) {
                    return self.forward(reading, Right::Colon(at + 1), "far-colon");
                }
                if self.kind(at) == Some(Kind::Semicolon) || scene.segments.tokens[at].is_terminal() {
                    return None;
                }
            }
            at += 1;
        }
        None
    }

    /// `nhận định của Mỹ rằng …`, `quan điểm của ông là …`: a noun whose speaker follows it, and what follows that.
    fn possessor(&self, cue: &CueAt<'a>) -> Option<(Subject, Right)> {
        let scene = self.scene;
        let from = cue.tokens.end;
        if !scene.is(from, "của") {
            return None;
        }
        let ends = |i: &usize| {
            scene.name_index(*i).is_none()
                && (["rằng", "là", "khi", "trong", "tại", "về"].iter().any(|w| scene.is(*i, w))
                    || self.kind(*i).is_none_or(|k| !matches!(k, Kind::Word | Kind::Number)))
        };
        let stop = (from + 2..self.zone.end.min(from + FAR)).find(ends)?;
        let subject = subject::phrase(scene, from + 1, stop).filter(|s| !matches!(s.referent, Referent::Bare))?;
        let that = (stop..self.zone.end.min(from + FAR))
            .take_while(|&i| !self.cues.iter().any(|c| c.tokens.start == i))
            .find(|&i| scene.is(i, "rằng"));
        let right = match that {
            Some(that) => Right::That(that + 1),
            None => self.right(stop),
        };
        (!matches!(right, Right::Bare(_) | Right::End(_))).then_some((subject, right))
    }
}

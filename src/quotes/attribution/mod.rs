//! From each cue and its subject to the content that it attributes.

mod side;
mod source;
mod speech;

use std::ops::Range;

use self::side::Right;
use super::cue::{self, CueAt};
use super::subject::{self, Referent, Subject};
use super::{Frame, Scene, content};
use crate::lexicon::{Frames, Function, NominalKind};
use crate::record::QuoteKind;
use crate::segment::Kind;

/// A quote whose speaker is not resolved yet.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) content: Vec<Range<usize>>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) cue_row: Option<u32>,
    /// `None`: dropped, the speaker is the one before.
    pub(super) subject: Option<Subject>,
    /// Index in the list of the quote whose subject this one shares.
    pub(super) shares: Option<usize>,
    pub(super) carrier: Option<Subject>,
    pub(super) kind: QuoteKind,
    pub(super) negated: bool,
    pub(super) frame: Frame,
    /// Tokens of the attribution: subject to cue.
    pub(super) attribution: Range<usize>,
    pub(super) signals: Signals,
    /// How likely it is a quote.
    pub(super) score: f64,
}

/// What the judge wants to know beside.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signals {
    /// What stands right of the cue.
    pub(super) right: &'static str,
    /// Inside quotation marks.
    pub(super) inside: bool,
    /// `sẽ`, `có thể` before the cue.
    pub(super) unreal: bool,
}

/// The least score of a quote.
const THRESHOLD: f64 = 0.42;

/// All quotes that a cue attributes, in the order of their cues.
pub(super) fn attributions(scene: &Scene<'_>) -> Vec<Found> {
    let cues = cue::cues(scene);
    let mut out = Vec::new();
    let mut first = 0;
    for (index, stretch) in scene.stretches.iter().enumerate() {
        let last = first + cues[first..].partition_point(|c| c.tokens.start < stretch.end);
        let local = &cues[first..last];
        first = last;
        if local.is_empty() {
            continue;
        }
        let top: Vec<&CueAt<'_>> = local.iter().filter(|c| c.pair.is_none()).collect();
        Clause { scene, zone: stretch.clone(), cues: &top, stretch: index, inside: false }.read(&mut out);
        // Inside marks, sentence by sentence.
        let mut at = 0;
        while at < local.len() {
            let Some(open) = local[at].pair else {
                at += 1;
                continue;
            };
            let sentence = scene.segments.sentence_of(local[at].tokens.start);
            let same = |c: &CueAt<'_>| c.pair == Some(open) && scene.segments.sentence_of(c.tokens.start) == sentence;
            let count = local[at..].iter().take_while(|c| same(c)).count().max(1);
            if let Some(pair) = scene.pair(open) {
                let sentence = &scene.segments.sentences[sentence];
                let zone = sentence.start.max(pair.open + 1)..sentence.end.min(pair.close);
                let nested: Vec<&CueAt<'_>> = local[at..at + count].iter().collect();
                Clause { scene, zone, cues: &nested, stretch: index, inside: true }.read(&mut out);
            }
            at += count;
        }
    }
    out
}

/// A sentence, outside marks or inside a pair, with its cues.
struct Clause<'a, 's> {
    scene: &'s Scene<'a>,
    zone: Range<usize>,
    cues: &'s [&'s CueAt<'a>],
    stretch: usize,
    inside: bool,
}

impl Clause<'_, '_> {
    fn read(&self, out: &mut Vec<Found>) {
        let before = out.len();
        let mut low = self.zone.start;
        let mut carrier: Option<Subject> = None;
        // Where `AFP dẫn lời` begins when the verb behind takes the content.
        let mut reversed: Option<usize> = None;
        let mut k = 0;
        if let Some(found) = self.label() {
            low = found.attribution.end;
            self.accept(found, out);
        }
        while k < self.cues.len() {
            let cue = self.cues[k];
            k += 1;
            if cue.tokens.start < low {
                continue;
            }
            if cue.takes(Frames::REVERSE) {
                match self.reverse(cue, low, k, &mut carrier) {
                    Some(found) => low = self.accept(found, out).unwrap_or(low),
                    None => {
                        low = cue.tokens.end;
                        reversed = Some(carrier.as_ref().map_or(cue.tokens.start, |c| c.start));
                    }
                }
                continue;
            }
            if cue.takes(Frames::PREP) {
                match self.preposition(cue, k, &mut carrier) {
                    Some(found) => low = self.accept(found, out).unwrap_or(low),
                    None => low = low.max(cue.tokens.start),
                }
                continue;
            }
            if let Some(mut found) = self.verb(cue, low, k, before, out, reversed.take()) {
                found.carrier = carrier.clone();
                if let Some(end) = self.accept(found, out) {
                    low = end;
                    self.elaborated(out);
                }
            }
        }
    }

    /// `Chủ tịch Quốc hội Nguyễn Thị A: Phải trao đổi nhiều hơn!`: a person, a colon, no cue.
    fn label(&self) -> Option<Found> {
        let scene = self.scene;
        if self.inside {
            return None;
        }
        let start = subject::skip_openings(scene, self.zone.start, self.zone.end);
        let colon = (start..self.zone.end.min(start + 30)).find(|&i| self.kind(i) == Some(Kind::Colon))?;
        let subject = subject::phrase(scene, start, colon)
            .filter(|s| matches!(s.referent, Referent::Names(_)) && s.tokens.end == colon && s.start == start)?;
        let Referent::Names(names) = &subject.referent else { return None };
        if scene.names[names[0]].kind != crate::record::EntityKind::Person
            || self.cues.iter().any(|c| c.tokens.start < colon)
        {
            return None;
        }
        let (range, _) = self.after_colon(colon + 1)?;
        Some(Found {
            content: vec![content::trim(scene, range)?],
            cue: None,
            cue_row: None,
            subject: Some(subject),
            shares: None,
            carrier: None,
            kind: QuoteKind::Direct,
            negated: false,
            frame: Frame::Colon,
            attribution: start..colon,
            signals: self.signals(Right::Colon(colon + 1), false),
            score: 0.0,
        })
    }

    /// `ông A nhận xét rằng X: Y`: speech behind a colon that ends a reported clause is a quote of its own.
    fn elaborated(&self, out: &mut Vec<Found>) {
        let scene = self.scene;
        let Some(first) = out.last().filter(|f| matches!(f.frame, Frame::Clause | Frame::Verb)) else { return };
        let Some(colon) = first.content.last().map(|c| c.end).filter(|&e| self.kind(e) == Some(Kind::Colon)) else {
            return;
        };
        let Some((range, said)) = self.after_colon(colon + 1) else { return };
        let Some(range) = content::trim(scene, range) else { return };
        let second = Found {
            kind: if said { QuoteKind::Direct } else { content::kind(scene, &range, true) },
            content: vec![range],
            subject: None,
            shares: Some(out.len() - 1),
            frame: Frame::Colon,
            ..first.clone()
        };
        out.push(second);
    }

    /// Keeps a candidate that the judge takes for a quote; where its attribution ends.
    fn accept(&self, mut found: Found, out: &mut Vec<Found>) -> Option<usize> {
        found.score = self.scene.judge(&found);
        if found.score < THRESHOLD {
            return None;
        }
        let end = found.attribution.end;
        out.push(found);
        Some(end)
    }

    fn signals(&self, right: Right, unreal: bool) -> Signals {
        Signals { right: right.name(), inside: self.inside, unreal }
    }

    fn kind(&self, token: usize) -> Option<Kind> {
        if self.zone.contains(&token) { self.scene.kind(token) } else { None }
    }

    /// A verb with its subject.
    fn verb(
        &self,
        cue: &CueAt<'_>,
        low: usize,
        next: usize,
        first: usize,
        out: &[Found],
        reversed: Option<usize>,
    ) -> Option<Found> {
        let scene = self.scene;
        let (end, unreal, negated) = subject::skip_adverbials_left(scene, low, cue.tokens.start);
        let subject = subject::left_of(scene, low, cue.tokens.start);
        let right = self.right(cue.tokens.end);
        let shares = (out.len() > first).then(|| out.len() - 1);
        let dropped = subject.is_none();
        let subject = subject.or_else(|| {
            if dropped && shares.is_none() && self.coordinated(end) {
                subject::opening(scene, self.zone.start, end)
            } else {
                None
            }
        });
        let start = if dropped { end } else { subject.as_ref().map_or(end, |s| s.start) };
        let start = reversed.map_or(start, |r| r.min(start));
        let make = |content: Vec<Range<usize>>, frame, kind| {
            Some(Found {
                content,
                cue: Some(cue.tokens.clone()),
                cue_row: Some(cue.row),
                subject: subject.clone(),
                shares: if subject.is_none() { shares } else { None },
                carrier: None,
                kind,
                negated,
                frame,
                attribution: start..cue.tokens.end,
                signals: self.signals(right, unreal),
                score: 0.0,
            })
        };
        // Behind what is said.
        let closes = match right {
            Right::End(_) => true,
            // `“…”, ông nói, giọng buồn`
            // `“…”, ông nói bên lề hội nghị`
            Right::Comma(_) | Right::Bare(_) => self.before(start).is_some_and(|(_, frame)| frame == Frame::Post),
            _ => false,
        };
        if closes
            && !dropped
            && cue.takes(Frames::POST.with(Frames::CLAUSE))
            && let Some((range, frame)) = self.before(start)
        {
            let range = if frame == Frame::PostBare { self.lost_marks(range) } else { range };
            let kind = content::kind(scene, &range, frame == Frame::Post);
            let kind = if kind == QuoteKind::Indirect && content::first_person(scene, range.clone()) {
                QuoteKind::Direct
            } else {
                kind
            };
            let mut spans = vec![content::trim(scene, range)?];
            if let (Right::End(at), Frame::Post) = (right, frame) {
                spans.extend(self.second_half(at));
            }
            return make(spans, frame, kind);
        }
        if subject.is_none() && !self.coordinated(end) {
            return None;
        }
        // The speaker's own `tôi nghĩ`, `chúng tôi khẳng định` inside speech is no quote in it.
        if subject.as_ref().is_some_and(|s| scene.is_function(s.tokens.start, Function::FIRST)) {
            return None;
        }
        if cue.takes(Frames::DOCUMENT) && !cue.takes(Frames::CLAUSE) {
            let document =
                subject.as_ref().is_some_and(|s| matches!(s.referent, Referent::Open(NominalKind::Document)));
            if !document {
                return None;
            }
        }
        match right {
            Right::Colon(at) => {
                let (range, said) = self.after_colon(at)?;
                let kind = if said { QuoteKind::Direct } else { content::kind(scene, &range, true) };
                make(vec![content::trim(scene, range)?], Frame::Colon, kind)
            }
            Right::End(_) => None,
            Right::That(at) | Right::Comma(at) | Right::Bare(at) => {
                let marked = scene.pair(at).is_some_and(|p| p.open == at) || scene.kind(at) == Some(Kind::Quote);
                let bare = matches!(right, Right::Bare(_));
                let that = matches!(right, Right::That(_));
                let clausal = cue.takes(Frames::CLAUSE.with(Frames::DOCUMENT));
                let verbal = cue.takes(Frames::VERB.with(Frames::ADDRESSEE).with(Frames::AS));
                let fits = marked || that || clausal || bare && verbal;
                if !fits {
                    return None;
                }
                let range = self.quoted_alone(at).unwrap_or_else(|| self.clause(at, next));
                let range = content::trim(scene, range)?;
                let words = range.clone().filter(|&i| scene.segments.tokens[i].is_word()).count();
                if words < 2 || (words < 3 && bare && !marked) {
                    return None;
                }
                let kind = content::kind(scene, &range, false);
                let frame = if clausal { Frame::Clause } else { Frame::Verb };
                make(vec![range], frame, kind)
            }
        }
    }
}

//! From each cue and its subject to the content that it attributes.

mod side;
mod source;
mod speech;
mod verb;

use std::ops::Range;

use self::side::Right;
use super::cue::{self, CueAt};
use super::subject::{self, Referent, Subject};
use super::{Frame, Scene, Shares, content, ends, reach, speaking};
use crate::lexicon::Frames;
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
    /// Where the rules end its content, if the model ends it elsewhere.
    pub(super) ruled_end: Option<usize>,
    /// How likely it is a quote.
    pub(super) score: f64,
    /// How sure its bounds and its subject are.
    pub(super) certain: Shares,
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
    /// The cue is another word here, most likely.
    pub(super) blocked: bool,
    /// The content holds the attribution of a quote found before: `A tuyên bố …, theo Reuters`.
    pub(super) holds: bool,
    /// Where the quote before stands: in the sentence, the one before, or further off.
    pub(super) spoken: &'static str,
}

/// The least score of a quote that has not been said yet.
const UNREAL: f64 = 0.7;

/// A colon so far behind the start of a sentence, in tokens, may follow a speaker without a cue.
const LABEL: usize = 30;

/// The least score of a quote.
pub(crate) const THRESHOLD: f64 = 0.37;

/// All quotes that a cue attributes, in the order of their cues.
pub(super) fn attributions(scene: &Scene<'_>) -> Vec<Found> {
    let cues = cue::cues(scene);
    let mut out = Vec::new();
    let mut first = 0;
    for (index, stretch) in scene.stretches.iter().enumerate() {
        let last = first + cues[first..].partition_point(|c| c.tokens.start < stretch.end);
        let local = &cues[first..last];
        first = last;
        let labelled =
            || (stretch.start..stretch.end.min(stretch.start + LABEL)).any(|i| scene.kind(i) == Some(Kind::Colon));
        if local.is_empty() && !labelled() {
            continue;
        }
        let top: Vec<&CueAt<'_>> = local.iter().filter(|c| c.pair.is_none()).collect();
        Clause::new(scene, stretch.clone(), &top, index, false).read(&mut out);
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
                Clause::new(scene, zone, &nested, index, true).read(&mut out);
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
    /// Cues, without those that are another word here.
    cues: Vec<&'s CueAt<'a>>,
    /// Those too: the judge has the last word.
    all: &'s [&'s CueAt<'a>],
    stretch: usize,
    inside: bool,
}

impl<'a, 's> Clause<'a, 's> {
    fn new(
        scene: &'s Scene<'a>,
        zone: Range<usize>,
        all: &'s [&'s CueAt<'a>],
        stretch: usize,
        inside: bool,
    ) -> Clause<'a, 's> {
        let cues = all.iter().copied().filter(|c| !c.blocked).collect();
        Clause { scene, zone, cues, all, stretch, inside }
    }

    fn read(&self, out: &mut Vec<Found>) {
        let before = out.len();
        let mut low = self.zone.start;
        let mut carrier: Option<Subject> = None;
        // `Theo AFP, ông B nói …`: AFP's own, should B not speak.
        let mut waiting: Vec<Found> = Vec::new();
        // Where `AFP dẫn lời` begins when the verb behind takes the content.
        let mut reversed: Option<usize> = None;
        if let Some(found) = self.label() {
            low = found.attribution.end;
            self.accept(vec![found], low, out);
        }
        for cue in self.all {
            if cue.tokens.start < low {
                continue;
            }
            let next = self.cues.partition_point(|c| c.tokens.start <= cue.tokens.start);
            if cue.takes(Frames::REVERSE) && !cue.blocked {
                let found = self.reverse(cue, low, next, &mut carrier);
                let source = found.as_ref().map_or_else(|| carrier.clone(), |f| f.carrier.clone());
                match self.accept(found.into_iter().collect(), low, out) {
                    Some(end) => low = end,
                    // The verb behind takes the content.
                    None => {
                        low = cue.tokens.end;
                        reversed = Some(source.as_ref().map_or(cue.tokens.start, |c| c.start));
                        carrier = source;
                    }
                }
                continue;
            }
            if cue.takes(Frames::PREP) {
                let readings = self.prepositions(cue, next);
                if let Some(first) = readings.iter().find(|r| r.carries) {
                    carrier = first.found.subject.clone();
                    waiting = readings.into_iter().map(|r| r.found).collect();
                } else {
                    low = self.accept(readings.into_iter().map(|r| r.found).collect(), low, out).unwrap_or(low);
                }
                low = low.max(cue.tokens.start);
                continue;
            }
            let mut proposals = self.proposals(cue, low, next, before, out, reversed.take());
            for found in &mut proposals {
                found.carrier = carrier.clone();
            }
            let end = self.accept(proposals, low, out);
            if end.is_some() {
                waiting.clear();
                self.elaborated(out);
            }
            let end = end.or_else(|| self.accept(std::mem::take(&mut waiting), low, out));
            low = end.unwrap_or(low);
        }
        self.accept(waiting, low, out);
        self.settle(&mut out[before..]);
    }

    /// `cho biết sẽ dời chợ, đồng thời yêu cầu …`: where the rules end a content before the quote that follows, it ends there.
    fn settle(&self, found: &mut [Found]) {
        for i in 1..found.len() {
            let next = found[i].attribution.start;
            let Found { content, ruled_end, .. } = &mut found[i - 1];
            if let (Some(span), Some(end)) = (content.last_mut(), *ruled_end)
                && end <= next
                && next < span.end
                && let Some(range) = content::trim(self.scene, span.start..end)
            {
                *span = range;
            }
        }
    }

    /// `Chủ tịch Quốc hội Nguyễn Thị A: Phải trao đổi nhiều hơn!`: a person, a colon, no cue; a body before marks.
    fn label(&self) -> Option<Found> {
        let scene = self.scene;
        if self.inside {
            return None;
        }
        let start = subject::skip_openings(scene, self.zone.start, self.zone.end);
        let colon = (start..self.zone.end.min(start + LABEL)).find(|&i| self.kind(i) == Some(Kind::Colon))?;
        let marked = scene.kind(colon + 1) == Some(Kind::Quote);
        let subject = subject::phrase(scene, start, colon)
            .filter(|s| matches!(s.referent, Referent::Names(_)) && s.start == start)?;
        // `Ông A, chủ quán: “…”`
        let apposed = marked && scene.kind(subject.tokens.end) == Some(Kind::Comma);
        if subject.tokens.end != colon && !apposed {
            return None;
        }
        let Referent::Names(names) = &subject.referent else { return None };
        if scene.names[names[0]].kind != crate::record::EntityKind::Person && !marked
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
            ruled_end: None,
            score: 0.0,
            certain: Shares::default(),
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

    /// Keeps the best of the ways to read a cue, if the judge takes it for a quote; where its attribution ends. `low` is
    /// where the one before ends.
    fn accept(&self, mut proposals: Vec<Found>, low: usize, out: &mut Vec<Found>) -> Option<usize> {
        self.scene.choices.update(|n| n + 1);
        for found in &mut proposals {
            let content = &found.content[0];
            let inside = |f: &Found| content.start <= f.attribution.start && f.attribution.end <= content.end;
            found.signals.holds = out.iter().rev().take(4).any(inside);
            let before = out.last().map(|f| self.scene.stretch_of(f.attribution.start));
            found.signals.spoken = match before.map(|b| self.stretch.saturating_sub(b)) {
                Some(0) => "here",
                Some(1) => "before",
                Some(2..=4) => "near",
                _ => "far",
            };
        }
        let scored = proposals.into_iter().map(|found| Found { score: self.scene.judge(&found), ..found });
        // Of equals the first.
        let mut best = scored.reduce(|best, found| if found.score > best.score { found } else { best })?;
        // `Nếu thua kiện, bà sẽ yêu cầu …`: what has not been said is left, unless much speaks for it.
        if best.score < if best.signals.unreal { UNREAL } else { THRESHOLD } {
            return None;
        }
        if matches!(best.frame, Frame::Clause | Frame::Verb | Frame::Prep) {
            ends::refine(self.scene, &mut best);
            if let [content] = &best.content[..] {
                best.kind = content::kind(self.scene, content, false);
            }
        }
        reach::refine(self.scene, &mut best);
        speaking::choose(self.scene, self.zone.start, low, &mut best, out.last());
        let end = best.attribution.end;
        out.push(best);
        Some(end)
    }

    fn signals(&self, right: Right, unreal: bool) -> Signals {
        Signals { right: right.name(), inside: self.inside, unreal, blocked: false, holds: false, spoken: "" }
    }

    fn kind(&self, token: usize) -> Option<Kind> {
        if self.zone.contains(&token) { self.scene.kind(token) } else { None }
    }
}

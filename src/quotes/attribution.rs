//! From each cue and its subject to the content that it attributes.

use std::ops::Range;

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
const THRESHOLD: f64 = 0.5;

/// What stands right of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Right {
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
    fn name(self) -> &'static str {
        match self {
            Right::Colon(_) => "colon",
            Right::That(_) => "that",
            Right::Comma(_) => "comma",
            Right::Bare(_) => "bare",
            Right::End(_) => "end",
        }
    }
}

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

    /// What stands right of a cue or a speaker phrase that ends at `at`.
    fn right(&self, mut at: usize) -> Right {
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

    /// Whether a cue, perhaps behind adverbs, begins at the token.
    fn cue_follows(&self, mut at: usize) -> bool {
        while let Some((next, _)) = self.scene.adverb(at, |a| a.before) {
            at = next;
        }
        self.cues.iter().any(|c| c.tokens.start == at)
    }

    /// Behind a cue stands an adverbial: `với AFP hôm 5/3`. What comes after it?
    fn tail(&self, at: usize) -> Right {
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
    fn before(&self, start: usize) -> Option<(Range<usize>, Frame)> {
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

    /// `nhận định “…” như nhiều người muốn`: a passage in marks right behind the cue, and behind it an adverbial.
    fn quoted_alone(&self, at: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let pair = scene.pair(at).filter(|p| p.open == at && !self.inside)?;
        let after = pair.close + 1;
        let adverbial =
            scene.is_function(after, Function::PREPOSITION) && !scene.is(after, "của") || scene.is(after, "như");
        adverbial.then_some(at..after)
    }

    /// Whether a cue without a subject, whose adverbs begin at `at`, goes on with the subject before: behind `và`, a
    /// comma, or at the start of its sentence.
    fn coordinated(&self, at: usize) -> bool {
        let scene = self.scene;
        let Some(before) = at.checked_sub(1).filter(|b| *b >= self.zone.start) else { return false };
        scene.is(before, "và")
            || scene.is(before, "thời")
            || scene.kind(before) == Some(Kind::Comma)
            || scene.is(before, "rồi")
    }

    /// The clause that begins at `at`: to the end of the sentence, to a break, or to a verb that opens a new quote of
    /// the same subject.
    fn clause(&self, at: usize, next: usize) -> Range<usize> {
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
    fn fronted_end(&self, at: usize, end: usize, next: usize) -> Option<usize> {
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

    /// What stands behind a colon: the passage in marks that opens there, or speech without marks. Whether it is
    /// speech in marks.
    fn after_colon(&self, at: usize) -> Option<(Range<usize>, bool)> {
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
            if rest == 0 || scene.segments.tokens[close - 1].is_terminal() {
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
    fn attributes(&self, stretch: &Range<usize>) -> bool {
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
    fn lost_marks(&self, range: Range<usize>) -> Range<usize> {
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
    fn second_half(&self, at: usize) -> Option<Range<usize>> {
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

    /// The phrase right of `theo` or `dẫn lời`, and what follows it.
    fn speaker_right(&self, start: usize) -> Option<(Subject, Right)> {
        let scene = self.scene;
        let mut end = start;
        while end < self.zone.end && end - start < 40 {
            if scene.name_index(end).is_none() {
                if matches!(
                    self.kind(end),
                    Some(
                        Kind::Comma
                            | Kind::Colon
                            | Kind::Semicolon
                            | Kind::Stop
                            | Kind::Quote
                            | Kind::Question
                            | Kind::Exclaim
                            | Kind::Ellipsis
                            | Kind::Close
                    )
                ) {
                    break;
                }
                if self.kind(end) == Some(Kind::Dash) && scene.segments.tokens[end].blank != crate::segment::Blank::None
                {
                    break;
                }
                let verb = end > start
                    && self.cues.iter().any(|c| c.tokens.start == end && !c.takes(Frames::PREP.with(Frames::NOUN)));
                if verb {
                    break;
                }
            }
            end += 1;
        }
        let (trimmed, ..) = subject::skip_adverbials_left(scene, start, end);
        let subject = subject::phrase(scene, start, trimmed.max(start))?;
        // An apposition behind the name: `theo ông A, giám đốc B, …`
        let mut after = end;
        if self.kind(end) == Some(Kind::Comma)
            && matches!(subject.referent, Referent::Names(_))
            && (scene.title(end + 1).is_some() || scene.nominal(end + 1).is_some_and(|(_, n)| !n.back))
        {
            let stop = |i: usize| {
                scene.name_index(i).is_none()
                    && (self.kind(i) == Some(Kind::Comma)
                        || scene.segments.tokens[i].is_terminal() && i + 2 >= self.zone.end)
            };
            if let Some(comma) = (end + 1..self.zone.end.min(end + 30)).find(|&i| stop(i)) {
                let verb = self.cues.iter().any(|c| (end + 1..comma).contains(&c.tokens.start));
                if !verb {
                    after = comma;
                }
            }
        }
        if self.kind(after) == Some(Kind::Dash) {
            // `Theo ông Lê Đức Hinh- Chủ tịch Hội X:`
            if let Some(mark) = (after..self.zone.end.min(after + 25))
                .find(|&i| matches!(self.kind(i), Some(Kind::Comma | Kind::Colon)))
            {
                after = mark;
            }
        }
        let cue = self.cues.iter().find(|c| c.tokens.start == after && !c.takes(Frames::PREP));
        let right = match cue {
            Some(cue) => self.right(cue.tokens.end),
            None => self.right(after),
        };
        Some((subject, right))
    }

    /// `Theo ông A, …` and `…, theo ông A`.
    fn preposition(&self, cue: &CueAt<'_>, next: usize, carrier: &mut Option<Subject>) -> Option<Found> {
        let scene = self.scene;
        let start = cue.tokens.start;
        let opens = subject::skip_openings(scene, self.zone.start, start) == start;
        let parted = start > self.zone.start
            && matches!(
                scene.kind(start - 1),
                Some(Kind::Comma | Kind::Dash | Kind::Quote | Kind::Open | Kind::Semicolon)
            );
        let (subject, right) = self.speaker_right(cue.tokens.end)?;
        if matches!(subject.referent, Referent::Bare)
            || !(opens || parted || scene.is(start - 1, "còn") || scene.is(start - 1, "cũng"))
        {
            return None;
        }
        let attribution = start..subject.tokens.end.max(cue.tokens.end);
        let make = |content: Vec<Range<usize>>, frame, kind| {
            Some(Found {
                content,
                cue: Some(cue.tokens.clone()),
                cue_row: Some(cue.row),
                subject: Some(subject.clone()),
                shares: None,
                carrier: None,
                kind,
                negated: false,
                frame,
                attribution: attribution.clone(),
                signals: self.signals(right, false),
                score: 0.0,
            })
        };
        match right {
            Right::End(_) if parted => {
                let (range, _) = self.before(start)?;
                let kind = content::kind(scene, &range, false);
                make(vec![content::trim(scene, range)?], Frame::PrepPost, kind)
            }
            Right::End(_) => None,
            Right::Colon(at) => {
                let (range, _) = self.after_colon(at)?;
                make(vec![content::trim(scene, range)?], Frame::Colon, QuoteKind::Direct)
            }
            Right::That(at) | Right::Comma(at) | Right::Bare(at) => {
                if !matches!(right, Right::Comma(_))
                    && !self.cues.iter().any(|c| c.tokens.start >= attribution.end && c.tokens.end <= at)
                {
                    return None;
                }
                // `Theo AFP, ông B nói …`: the one who speaks is B.
                if let Some(verb) = self.cues.get(next..).and_then(|c| c.iter().find(|c| c.tokens.start >= at)) {
                    let named = subject::left_of(scene, at, verb.tokens.start)
                        .filter(|s| !matches!(s.referent, Referent::Bare) && s.start <= at + 1);
                    if named.is_some()
                        && verb.cue.strength >= 2
                        && !verb.takes(Frames::PREP)
                        && matches!(
                            subject.referent,
                            Referent::Names(_)
                                | Referent::Open(
                                    NominalKind::Organization | NominalKind::Document | NominalKind::Group
                                )
                        )
                    {
                        *carrier = Some(subject);
                        return None;
                    }
                }
                let range = content::trim(scene, self.clause(at, next))?;
                let kind = content::kind(scene, &range, false);
                make(vec![range], Frame::Prep, kind)
            }
        }
    }

    /// `AFP dẫn lời ông A nói …`: the verb behind takes the content; `“…”, AFP dẫn lời ông A`: this one does.
    fn reverse(&self, cue: &CueAt<'_>, low: usize, next: usize, carrier: &mut Option<Subject>) -> Option<Found> {
        let scene = self.scene;
        *carrier = subject::left_of(scene, low, cue.tokens.start);
        let verb = self.cues.get(next).filter(|c| {
            !c.takes(Frames::PREP)
                && !(cue.tokens.end..c.tokens.start)
                    .any(|i| matches!(self.kind(i), Some(Kind::Comma | Kind::Colon)) && scene.name_index(i).is_none())
        });
        if verb.is_some() {
            return None;
        }
        let (subject, right) = self.speaker_right(cue.tokens.end)?;
        let start = carrier.as_ref().map_or(cue.tokens.start, |c| c.start);
        let (content, frame, kind) = match right {
            Right::End(_) => {
                let (range, frame) = self.before(start)?;
                let kind = content::kind(scene, &range, frame == Frame::Post);
                (range, frame, kind)
            }
            Right::Colon(at) => {
                let (range, _) = self.after_colon(at)?;
                (range, Frame::Colon, QuoteKind::Direct)
            }
            Right::That(at) | Right::Comma(at) | Right::Bare(at) => {
                let range = self.clause(at, next);
                let kind = content::kind(scene, &range, false);
                (range, Frame::Clause, kind)
            }
        };
        Some(Found {
            content: vec![content::trim(scene, content)?],
            cue: Some(cue.tokens.clone()),
            cue_row: Some(cue.row),
            attribution: start..subject.tokens.end,
            subject: Some(subject),
            shares: None,
            carrier: carrier.take(),
            kind,
            negated: false,
            frame,
            signals: self.signals(right, false),
            score: 0.0,
        })
    }
}

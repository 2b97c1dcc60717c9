//! Speakers right of what attributes: `theo ông A`, `dẫn lời ông A`.

use super::side::Right;
use super::{Clause, Found};
use crate::lexicon::{Frames, NominalKind};
use crate::quotes::cue::CueAt;
use crate::quotes::subject::{self, Referent, Subject};
use crate::quotes::{Frame, Shares, content};
use crate::record::QuoteKind;
use crate::segment::Kind;

/// What `theo` attributes.
pub(super) struct Preposed {
    pub(super) found: Found,
    /// Somebody else speaks behind it, most likely: `theo AFP, ông B nói …`.
    pub(super) carries: bool,
}

impl Clause<'_, '_> {
    /// The phrase right of `theo` or `dẫn lời`, and what follows it.
    pub(super) fn speaker_right(&self, start: usize) -> Option<(Subject, Right)> {
        self.speakers_right(start).into_iter().next()
    }

    /// The phrase right of `theo` with what follows it: behind an apposition, if one may stand there, and without.
    fn speakers_right(&self, start: usize) -> Vec<(Subject, Right)> {
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
        let Some(subject) = subject::phrase(scene, start, trimmed.max(start)) else { return Vec::new() };
        // An apposition behind the name: `theo ông A, giám đốc B, …`
        let mut after = end;
        if self.kind(end) == Some(Kind::Comma)
            && matches!(subject.referent, Referent::Names(_))
            && (scene.title(end + 1).is_some() || scene.nominal(end + 1).is_some_and(|(_, n)| !n.is_back()))
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
        let right = |after: usize| {
            let cue = self.cues.iter().find(|c| c.tokens.start == after && !c.takes(Frames::PREP));
            self.right(cue.map_or(after, |c| c.tokens.end))
        };
        let mut out = vec![(subject.clone(), right(after))];
        if after != end {
            out.push((subject, right(end)));
        }
        out
    }

    /// The readings of `Theo ông A, …` and `…, theo ông A`.
    pub(super) fn prepositions(&self, cue: &CueAt<'_>, next: usize) -> Vec<Preposed> {
        let scene = self.scene;
        let start = cue.tokens.start;
        // A capital opens a sentence that was run into the one before: `Ảnh: H. Giang Theo báo cáo, …`
        let opens = subject::skip_openings(scene, self.zone.start, start) == start
            || scene.segments.tokens[start].is_capitalised();
        let parted = start > self.zone.start
            && matches!(
                scene.kind(start - 1),
                Some(Kind::Comma | Kind::Dash | Kind::Quote | Kind::Open | Kind::Semicolon)
            );
        let joined =
            start > 0 && ["còn", "cũng", "song", "nhưng", "vì", "và", "thì"].iter().any(|w| scene.is(start - 1, w));
        if !(opens || parted || joined) {
            return Vec::new();
        }
        let readings = self.speakers_right(cue.tokens.end).into_iter();
        readings
            .filter(|(subject, _)| !matches!(subject.referent, Referent::Bare))
            .filter_map(|(subject, right)| self.preposed(cue, next, subject, right, parted))
            .collect()
    }

    fn preposed(&self, cue: &CueAt<'_>, next: usize, subject: Subject, right: Right, parted: bool) -> Option<Preposed> {
        let scene = self.scene;
        let start = cue.tokens.start;
        let attribution = start..subject.tokens.end.max(cue.tokens.end);
        let mut carries = false;
        let (range, frame, kind) = match right {
            Right::End(_) if parted => {
                let (range, _) = self.before(start)?;
                let kind = content::kind(scene, &range, false);
                (range, Frame::PrepPost, kind)
            }
            Right::End(_) => return None,
            Right::Colon(at) => (self.after_colon(at)?.0, Frame::Colon, QuoteKind::Direct),
            Right::That(at) | Right::Comma(at) | Right::Bare(at) => {
                let verb = self.cues.iter().any(|c| c.tokens.start >= attribution.end && c.tokens.end <= at);
                if matches!(right, Right::Bare(_)) && !verb && subject.tokens.end != at {
                    return None;
                }
                // `Theo AFP, ông B nói …`: the one who speaks is B.
                if let Some(verb) = self.cues.get(next..).and_then(|c| c.iter().find(|c| c.tokens.start >= at)) {
                    let named = subject::left_of(scene, at, verb.tokens.start)
                        .filter(|s| !matches!(s.referent, Referent::Bare) && s.start <= at + 1);
                    carries = named.is_some()
                        && verb.cue.strength >= 2
                        && !verb.takes(Frames::PREP)
                        && matches!(
                            subject.referent,
                            Referent::Names(_)
                                | Referent::Open(
                                    NominalKind::Organization | NominalKind::Document | NominalKind::Group
                                )
                        );
                }
                let range = content::trim(scene, self.clause(at, next))?;
                let kind = content::kind(scene, &range, false);
                (range, Frame::Prep, kind)
            }
        };
        let found = Found {
            content: vec![content::trim(scene, range)?],
            cue: Some(cue.tokens.clone()),
            cue_row: Some(cue.row),
            subject: Some(subject),
            shares: None,
            carrier: None,
            kind,
            negated: false,
            frame,
            attribution,
            signals: super::Signals { blocked: cue.blocked, ..self.signals(right, false) },
            ruled_end: None,
            score: 0.0,
            certain: Shares::default(),
        };
        Some(Preposed { found, carries })
    }

    /// `AFP dẫn lời ông A nói …`: the verb behind takes the content; `“…”, AFP dẫn lời ông A`: this one does.
    pub(super) fn reverse(
        &self,
        cue: &CueAt<'_>,
        low: usize,
        next: usize,
        carrier: &mut Option<Subject>,
    ) -> Option<Found> {
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
            ruled_end: None,
            score: 0.0,
            certain: Shares::default(),
        })
    }
}

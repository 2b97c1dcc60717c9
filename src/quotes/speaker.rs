//! Who each subject is, and the order of the quotes.

use std::ops::Range;

use super::attribution::Found;
use super::referring;
use super::subject::{Referent, Subject};
use super::{Draft, Frame, How, Scene, Speaker, Who};
use crate::lexicon::{Gender, Nominal, NominalKind, Refers};
use crate::record::Source;
use crate::segment::Kind;

/// How many quotes before are looked at for the source that a short description means.
const LATEST: usize = 40;

/// Resolves the subjects in text order and sorts the quotes by their content.
pub(super) fn resolve(scene: &Scene<'_>, mut found: Vec<Found>) -> Vec<Draft> {
    // Speakers are in focus in the order in which the reader meets them.
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&i| found[i].attribution.start);
    let mut speakers: Vec<Option<Speaker>> = vec![None; found.len()];
    let mut focus: Vec<(usize, usize)> = Vec::new();
    let mut said: Vec<Speaker> = Vec::new();
    for (now, &i) in order.iter().enumerate() {
        let mut certain = 1.0;
        let quote = &found[i];
        let speaker = match &quote.subject {
            Some(subject) => {
                let ruled = same_source(scene, read(scene, subject, &focus), &speakers, &order, now);
                let (speaker, share) = referring::weigh(scene, quote, subject, ruled, &said);
                certain = share;
                speaker
            }
            None => {
                let shared = quote.shares.and_then(|s| speakers[s].clone());
                let before = shared.or_else(|| said.last().cloned());
                let mut speaker = before.unwrap_or(Speaker {
                    mention: None,
                    who: Who::Unknown,
                    source: Source::Person,
                    how: How::Unknown,
                });
                speaker.mention = None;
                if speaker.who != Who::Unknown {
                    speaker.how = How::Before;
                }
                speaker
            }
        };
        if let Who::Entities(ids) = &speaker.who {
            focus.extend(ids.iter().map(|&id| (id, quote.attribution.start)));
        }
        if speaker.who != Who::Unknown {
            said.push(speaker.clone());
        }
        speakers[i] = Some(speaker);
        found[i].certain.speaker *= certain;
    }
    let mut drafts: Vec<Draft> = Vec::with_capacity(found.len());
    for (quote, speaker) in found.drain(..).zip(speakers) {
        let Some(speaker) = speaker else { continue };
        if quote.frame == Frame::Passage && speaker.who == Who::Unknown {
            continue;
        }
        let carrier = quote.carrier.as_ref().and_then(|c| match read(scene, c, &focus).who {
            Who::Entities(ids) => ids.first().copied(),
            _ => None,
        });
        drafts.push(Draft {
            content: quote.content,
            cue: quote.cue,
            cue_row: quote.cue_row,
            speaker,
            carrier,
            kind: quote.kind,
            negated: quote.negated,
            score: quote.score,
            frame: quote.frame,
            shares: quote.certain,
        });
    }
    drafts.sort_by_key(|d| (d.content[0].start, std::cmp::Reverse(d.content[0].end)));
    drafts.dedup_by(|b, a| a.content == b.content);
    drafts
}

/// `họ`, `báo cáo này`, `thông cáo`: a source described shortly is the one that was described in full before.
fn same_source(
    scene: &Scene<'_>,
    speaker: Speaker,
    speakers: &[Option<Speaker>],
    order: &[usize],
    now: usize,
) -> Speaker {
    let before: Vec<&Speaker> =
        order[now.saturating_sub(LATEST)..now].iter().filter_map(|&i| speakers[i].as_ref()).collect();
    // `vị này`, `người này`: who was just quoted, also where they have no name.
    if let Some(mention) = &speaker.mention
        && mention.len() == 2
        && scene.is(mention.start + 1, "này")
        && ["vị", "người", "ông", "bà", "anh", "chị"].iter().any(|w| scene.is(mention.start, w))
        && let Some(last) = before.iter().rev().find(|s| s.source == Source::Person)
        && matches!(last.who, Who::Described(_))
    {
        return Speaker { who: last.who.clone(), ..speaker };
    }
    let Who::Described(tokens) = &speaker.who else { return speaker };
    if scene.is(tokens.start, "họ") && tokens.len() == 1 {
        return match before.iter().rev().find(|s| s.source != Source::Person && s.source != Source::Document) {
            Some(s) => Speaker { who: s.who.clone(), source: s.source, ..speaker },
            None => speaker,
        };
    }
    let refers =
        tokens.len() <= 4 && (scene.is(tokens.end - 1, "này") || scene.is(tokens.end - 1, "trên")) || tokens.len() <= 2;
    if !refers {
        return speaker;
    }
    let head = scene.nominal(tokens.start).map_or(tokens.start + 1, |(e, _)| e);
    let full = before.iter().rev().find(|s| match &s.who {
        Who::Described(t) => {
            t.len() > tokens.len()
                && s.source == speaker.source
                && same_words(scene, t.start, tokens.start, head - tokens.start)
        }
        _ => false,
    });
    match full {
        Some(s) => Speaker { who: s.who.clone(), ..speaker },
        None => speaker,
    }
}

fn same_words(scene: &Scene<'_>, a: usize, b: usize, count: usize) -> bool {
    (0..count).all(|i| scene.str(a + i).to_lowercase() == scene.str(b + i).to_lowercase())
}

/// Who a subject is.
fn read(scene: &Scene<'_>, subject: &Subject, focus: &[(usize, usize)]) -> Speaker {
    let mention = Some(subject.tokens.clone());
    let described = |source| Speaker {
        mention: mention.clone(),
        who: Who::Described(without_honorific(scene, &subject.tokens)),
        source,
        how: How::Described,
    };
    let one = |id, source, how| Speaker { mention: mention.clone(), who: Who::Entities(vec![id]), source, how };
    match &subject.referent {
        Referent::Names(indices) => {
            let ids: Vec<usize> = indices.iter().filter_map(|&i| scene.entities.of.get(i).map(|(e, _)| *e)).collect();
            let source = if indices.len() > 1 { Source::Group } else { referring::named(scene.names[indices[0]].kind) };
            Speaker { mention: mention.clone(), who: Who::Entities(ids), source, how: How::Named }
        }
        Referent::Back(nominal) => {
            let back = || scene.entities.resolve(scene.segments, scene.names, nominal, subject.tokens.clone(), focus);
            let first = match nominal.kind {
                NominalKind::Person => holder(scene, subject).map(|id| (id, How::Office)),
                NominalKind::Organization => echo(scene, subject).map(|id| (id, How::Echo)),
                _ => None,
            };
            let found = first.or_else(|| Some((back()?, How::Focus)));
            found.map_or_else(|| described(source(nominal.kind)), |(id, how)| one(id, source(nominal.kind), how))
        }
        Referent::Open(NominalKind::Person) => {
            let definite = || {
                let nominal = definite(scene, &subject.tokens)?;
                scene.entities.resolve(scene.segments, scene.names, &nominal, subject.tokens.clone(), focus)
            };
            let office = holder(scene, subject).map(|id| (id, How::Office));
            let found = office.or_else(|| Some((definite()?, How::Focus)));
            found.map_or_else(|| described(Source::Person), |(id, how)| one(id, Source::Person, how))
        }
        Referent::Open(NominalKind::Organization) => {
            let found = is_bare_head(scene, &subject.tokens).then(|| echo(scene, subject)).flatten();
            found.map_or_else(|| described(Source::Organization), |id| one(id, Source::Organization, How::Echo))
        }
        Referent::Open(kind) => described(source(*kind)),
        Referent::Bare => described(Source::Person),
    }
}

/// `Tổng thống Mỹ`
fn holder(scene: &Scene<'_>, subject: &Subject) -> Option<usize> {
    scene.entities.holder(scene.lexicon, scene.segments, scene.hits, scene.names, subject.tokens.clone())
}

/// `sở`, `cơ quan này`
fn echo(scene: &Scene<'_>, subject: &Subject) -> Option<usize> {
    let Range { start, mut end } = subject.tokens.clone();
    if end - start > 1 && scene.is(end - 1, "này") {
        end -= 1;
    }
    scene.entities.echo(scene.segments, scene.names, start..end)
}

/// `Công an`, `cơ quan công an`: a head noun and nothing else.
fn is_bare_head(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let start = if scene.is(tokens.start, "cơ") && tokens.len() > 2 { tokens.start + 2 } else { tokens.start };
    scene.head(start) == Some(tokens.end) || scene.head(tokens.start) == Some(tokens.end)
}

/// `nữ ca sĩ 35 tuổi`, `người mẫu này`: a description of somebody known.
fn definite(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<Nominal> {
    let last = tokens.end - 1;
    let aged = scene.is(last, "tuổi") && tokens.len() > 2 && scene.kind(last - 1) == Some(Kind::Number);
    let definite = scene.is(last, "này") || aged || scene.is(tokens.start, "vị");
    let indefinite = scene.is(tokens.start, "một") || scene.is(tokens.start, "các") || scene.is(tokens.start, "nhiều");
    let gender = if scene.is(tokens.start, "nữ") || scene.is(tokens.start, "bà") {
        Gender::Female
    } else if scene.is(tokens.start, "nam") || scene.is(tokens.start, "ông") {
        Gender::Male
    } else {
        Gender::Unknown
    };
    (definite && !indefinite).then_some(Nominal {
        kind: NominalKind::Person,
        gender,
        plural: false,
        refers: Refers::Back,
    })
}

fn source(kind: NominalKind) -> Source {
    match kind {
        NominalKind::Person => Source::Person,
        NominalKind::Organization => Source::Organization,
        NominalKind::Country => Source::Country,
        NominalKind::Group => Source::Group,
        NominalKind::Document => Source::Document,
    }
}

/// The description of an unnamed source without `ông`, `bà` at its head.
fn without_honorific(scene: &Scene<'_>, tokens: &Range<usize>) -> Range<usize> {
    let first = tokens.start;
    if tokens.len() > 1 && ["ông", "bà", "anh", "chị"].iter().any(|h| scene.is(first, h)) {
        first + 1..tokens.end
    } else {
        tokens.clone()
    }
}

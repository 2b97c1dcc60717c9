//! The noun phrase that says who speaks: left of a cue, or right of `theo` and `dẫn lời`.

use std::ops::Range;

use super::Scene;
use super::cue::ends_clause;
use crate::lexicon::{Function, Gender, Nominal, NominalKind, Refers};
use crate::record::EntityKind;
use crate::segment::Kind;

/// A phrase that can be a speaker.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// The mention: honorific and name, or the whole phrase of an unnamed source.
    pub(super) tokens: Range<usize>,
    /// Where the phrase with its titles begins.
    pub(super) start: usize,
    pub(super) referent: Referent,
}

/// What a subject says of who it is.
#[derive(Debug, Clone)]
pub(super) enum Referent {
    /// Indices of names: one, or several joined by `và`.
    Names(Vec<usize>),
    /// A pronoun or nominal that refers back.
    Back(Nominal),
    /// An unnamed source.
    Open(NominalKind),
    /// A noun phrase of no known head.
    Bare,
}

/// The longest phrase, in tokens, looked at.
const REACH: usize = 40;

/// Skips leftwards over adverbs, dates and brackets before `end`, not past `low`.
pub(super) fn skip_adverbials_left(scene: &Scene<'_>, low: usize, end: usize) -> (usize, bool, bool) {
    let mut at = end;
    let (mut unreal, mut negated) = (false, false);
    'again: while at > low {
        if scene.kind(at - 1) == Some(Kind::Close)
            && let Some(open) = (low..at - 1).rev().take(REACH).find(|&i| scene.kind(i) == Some(Kind::Open))
        {
            at = open;
            continue;
        }
        for start in (at.saturating_sub(5).max(low)..at).rev() {
            // The longest adverbial that ends here: try the widest first.
            let start = at.saturating_sub(5).max(low) + (at - 1 - start);
            if scene.name_index(start).is_some() {
                continue;
            }
            if let Some((_, adverb)) =
                scene.adverb(start, |a| a.before || a.unreal || a.negation).filter(|(e, _)| *e == at)
            {
                unreal |= adverb.unreal;
                negated |= adverb.negation;
                at = start;
                continue 'again;
            }
            if scene.function(start, Function::TIME).is_some_and(|(e, _)| e == at) {
                at = start;
                continue 'again;
            }
            // `hôm 5/3`, `ngày 22 tháng 10`, `sáng 8-11`
            let dated = scene.function(start, Function::DATE).is_some()
                && (start + 1..at).any(|i| scene.kind(i) == Some(Kind::Number))
                && (start + 1..at).all(|i| {
                    matches!(scene.kind(i), Some(Kind::Number | Kind::Dash | Kind::Slash))
                        || scene.is_function(i, Function::DATE)
                });
            if dated {
                at = start;
                continue 'again;
            }
        }
        break;
    }
    (at, unreal, negated)
}

/// The subject of a cue that begins at `cue`: the phrase that ends before it, not reaching past `low`.
pub(super) fn left_of(scene: &Scene<'_>, low: usize, cue: usize) -> Option<Subject> {
    let low = low.max(cue.saturating_sub(2 * REACH));
    let (end, ..) = skip_adverbials_left(scene, low, cue);
    if end <= low || scene.is(end - 1, "và") || scene.is(end - 1, "rồi") {
        return None;
    }
    if matches!(scene.kind(end - 1), Some(Kind::Comma | Kind::Dash)) {
        return apposition(scene, low, end - 1);
    }
    let start = clause_start(scene, low, end);
    apposed_to(scene, low, start).or_else(|| phrase(scene, start, end).map(|s| enumerated(scene, low, s)))
}

/// `Pháp, Đức và Anh`: the names before the comma before names joined by `và`.
fn enumerated(scene: &Scene<'_>, low: usize, mut subject: Subject) -> Subject {
    let Referent::Names(names) = &mut subject.referent else { return subject };
    if names.len() < 2 {
        return subject;
    }
    while let Some(comma) = subject.start.checked_sub(1).filter(|&c| c > low && scene.kind(c) == Some(Kind::Comma))
        && let Some(before) = scene.name_index(comma - 1).filter(|&i| scene.names[i].tokens.end == comma)
        && scene.names[before].kind == scene.names[names[0]].kind
    {
        names.insert(0, before);
        subject.start = scene.names[before].tokens.start;
        subject.tokens.start = subject.start;
    }
    subject
}

/// `Bà Hoa Nguyễn, trưởng bộ phận Khảo sát lương của Talentnet cho biết`: the person right before the comma or dash
/// that an apposition at `start` follows.
fn apposed_to(scene: &Scene<'_>, low: usize, start: usize) -> Option<Subject> {
    let mark = start.checked_sub(1).filter(|m| *m > low)?;
    let titled = scene.title(start).is_some() && !scene.is_honorific(start)
        || scene.nominal(start).is_some_and(|(_, n)| !n.is_back() && n.kind == NominalKind::Person);
    if !titled || !matches!(scene.kind(mark), Some(Kind::Comma | Kind::Dash)) {
        return None;
    }
    let index = scene
        .name_index(mark - 1)
        .filter(|&i| scene.names[i].kind == EntityKind::Person && scene.names[i].tokens.end == mark)?;
    let mention = with_honorific(scene, index);
    let before = mention.start.checked_sub(1).filter(|b| *b >= low);
    // `theo ông A, giám đốc B nói`, `gặp ông A, …`
    let opens = before.is_none_or(|b| scene.kind(b).is_some_and(ends_clause))
        || scene.names[index].title.start < mention.start
        || mention.start < scene.names[index].tokens.start && skip_openings(scene, low, mention.start) == mention.start;
    opens.then_some(Subject {
        tokens: mention.clone(),
        start: mention.start.min(scene.names[index].title.start),
        referent: Referent::Names(vec![index]),
    })
}

/// The subject with which the clause of `low` opens, for a verb further on that goes on with it: `Bộ Ngoại giao bác bỏ
/// số liệu này, nói rằng …`.
pub(super) fn opening(scene: &Scene<'_>, low: usize, end: usize) -> Option<Subject> {
    let start = skip_openings(scene, low, end);
    let named = scene.name_index(start).is_some()
        || scene.title(start).is_some()
        || scene.nominal(start).is_some()
        || scene.head(start).is_some()
        || scene.is_function(start, Function::DETERMINER);
    if !named {
        return None;
    }
    let stop =
        (start..end).find(|&i| scene.kind(i).is_some_and(ends_clause) && scene.name_index(i).is_none()).unwrap_or(end);
    phrase(scene, start, stop).filter(|s| !matches!(s.referent, Referent::Bare) && s.start <= start + 1)
}

/// `Alcee Hastings, Chủ tịch Hội đồng Nghị viện OSCE, phát biểu`: the name before the apposition that ends at the
/// comma `comma`.
fn apposition(scene: &Scene<'_>, low: usize, comma: usize) -> Option<Subject> {
    let kind = scene.kind(comma);
    let first = (low..comma).rev().take(REACH).find(|&i| scene.kind(i) == kind && scene.name_index(i).is_none())?;
    let opens = first + 1;
    // `Giám đốc cảng, kỹ sư Lê Văn Sâm, viết`: the name is the apposition.
    if let Some(subject) = person_in(scene, opens, comma)
        && subject.tokens.end == comma
        && scene.name_index(opens).is_none_or(|i| scene.names[i].tokens.end == comma)
    {
        return Some(subject);
    }
    let apposed = scene.title(opens).is_some()
        || scene.nominal(opens).is_some()
        || scene.head(opens).is_some()
        || scene.is_function(opens, Function::DETERMINER)
        || [
            "người", "nơi", "cha", "mẹ", "con", "vợ", "chồng", "em", "thành", "nhà", "cựu", "nguyên", "phó", "đang",
            "đến", "ngụ", "trú", "quê", "hiện", "vốn", "chủ", "cán",
        ]
        .iter()
        .any(|w| scene.is(opens, w))
        || scene.kind(opens) == Some(Kind::Number);
    if !apposed {
        return None;
    }
    let (end, ..) = skip_adverbials_left(scene, low, first);
    let start = clause_start(scene, low, end);
    phrase(scene, start, end)
        .filter(|s| matches!(s.referent, Referent::Names(_) | Referent::Back(_) | Referent::Open(_)))
}

/// Where the clause that ends at `end` begins: behind the last mark or stop word before it.
pub(super) fn clause_start(scene: &Scene<'_>, low: usize, end: usize) -> usize {
    let mut at = end;
    while at > low && end - at < REACH {
        let i = at - 1;
        if scene.name_index(i).is_none() {
            if scene.kind(i).is_some_and(ends_clause) || scene.kind(i) == Some(Kind::Open) {
                return at;
            }
            if scene.kind(i) == Some(Kind::Dash) && scene.segments.tokens[i].blank != crate::segment::Blank::None {
                return at;
            }
            if scene.function(i, Function::STOP).is_some_and(|(e, _)| e <= end) {
                return at.max(scene.function(i, Function::STOP).map_or(at, |(e, _)| e));
            }
        }
        at = i;
    }
    at
}

/// Passes over the connectives, dates and prepositional openings at the start of a clause.
pub(super) fn skip_openings(scene: &Scene<'_>, mut at: usize, end: usize) -> usize {
    'again: while at < end {
        if scene.name_index(at).is_some() {
            break;
        }
        if let Some((next, _)) =
            scene.function(at, Function::CONNECTIVE.with(Function::TIME)).filter(|(e, _)| *e <= end)
        {
            at = next;
            continue;
        }
        if matches!(scene.kind(at), Some(Kind::Comma | Kind::Dash)) {
            at += 1;
            continue;
        }
        if scene.function(at, Function::DATE).is_some() && scene.kind(at + 1) == Some(Kind::Number) {
            at += 2;
            while at < end
                && (matches!(scene.kind(at), Some(Kind::Number | Kind::Dash | Kind::Slash))
                    || scene.is_function(at, Function::DATE))
            {
                at += 1;
            }
            continue 'again;
        }
        break;
    }
    at
}

/// Reads the tokens of a clause before its verb (or behind `theo`) as a speaker.
pub(super) fn phrase(scene: &Scene<'_>, start: usize, end: usize) -> Option<Subject> {
    let start = skip_openings(scene, start, end);
    if start >= end {
        return None;
    }
    // The first noun that can be the head.
    let mut at = start;
    while at < end {
        if scene.name_index(at).is_some()
            || scene.title(at).is_some()
            || scene.nominal(at).is_some()
            || scene.head(at).is_some()
            || scene.is_function(at, Function::DETERMINER)
        {
            break;
        }
        at += 1;
    }
    let bare = || {
        let words = (start..end).all(|i| matches!(scene.kind(i), Some(Kind::Word | Kind::Number)));
        // One word is a whole phrase only behind a mark: `, dân nói`, not `tuy nhiên nói`.
        let whole = end - start > 1 || start == 0 || !scene.segments.tokens[start - 1].is_word();
        let noun = whole && (start..end).any(|i| !scene.is_function(i, Function::ALL));
        (words && noun && end - start <= 10).then_some(Subject { tokens: start..end, start, referent: Referent::Bare })
    };
    if at >= end {
        return bare();
    }
    // `phía công ty A`
    let head = if scene.is(at, "phía") && at + 1 < end { at + 1 } else { at };
    let end = noun_end(scene, head, end);
    if let Some(subject) = person_in(scene, head, end) {
        return Some(subject);
    }
    // A name at the head speaks for itself: `Nga`, `OPCW trong thông cáo`, `tờ Times`.
    if let Some(index) = scene.name_index(head) {
        let name = &scene.names[index];
        let (indices, last) = joined(scene, index, end);
        if name.kind == EntityKind::Location && last < end && !scene.is_function(last, Function::PREPOSITION) {
            return Some(Subject { tokens: head..end, start: head, referent: Referent::Bare });
        }
        return Some(Subject { tokens: name.tokens.start..last, start: head, referent: Referent::Names(indices) });
    }
    // `Đài này`, `trung tâm này`
    if scene.is(head + 1, "này") && head + 2 <= end && scene.head(head).is_some_and(|e| e == head + 1) {
        let nominal =
            Nominal { kind: NominalKind::Organization, gender: Gender::Unknown, plural: false, refers: Refers::Back };
        return Some(Subject { tokens: head..head + 2, start: head, referent: Referent::Back(nominal) });
    }
    if let Some((after, nominal)) = scene.nominal(head) {
        // `phản ánh của ông A`
        if nominal.refers == Refers::Pass
            && let Some(subject) = phrase(scene, after, end).filter(|s| !matches!(s.referent, Referent::Bare))
        {
            return Some(subject);
        }
        if nominal.is_back()
            && (after == end
                || scene.is_function(after, Function::PREPOSITION)
                || scene.adverb(after, |_| true).is_some())
        {
            return Some(Subject { tokens: head..after, start: head, referent: Referent::Back(*nominal) });
        }
        // `hãng tin AFP`, `tờ Times`: the class word of a body that is named.
        if (matches!(nominal.kind, NominalKind::Organization) || scene.head(head).is_some())
            && let Some(index) = scene.name_index(after).filter(|&i| scene.names[i].kind == EntityKind::Organization)
        {
            return Some(Subject {
                tokens: scene.names[index].tokens.clone(),
                start: head,
                referent: Referent::Names(vec![index]),
            });
        }
        let kind =
            if nominal.plural && nominal.kind == NominalKind::Person { NominalKind::Group } else { nominal.kind };
        return Some(Subject { tokens: head..end, start: head, referent: Referent::Open(kind) });
    }
    if let Some(after) = scene.head(head) {
        if let Some(index) = scene.name_index(after).filter(|&i| scene.names[i].kind == EntityKind::Organization) {
            return Some(Subject {
                tokens: scene.names[index].tokens.clone(),
                start: head,
                referent: Referent::Names(vec![index]),
            });
        }
        return Some(Subject { tokens: head..end, start: head, referent: Referent::Open(NominalKind::Organization) });
    }
    if let Some((after, _)) = scene.function(head, Function::DETERMINER) {
        let plural = !scene.is(head, "một") || scene.is(head + 1, "số");
        let kind = match scene.nominal(after) {
            Some((_, n)) if n.kind == NominalKind::Person && plural => NominalKind::Group,
            Some((_, n)) => n.kind,
            None if plural => NominalKind::Group,
            None => NominalKind::Person,
        };
        return Some(Subject { tokens: head..end, start: head, referent: Referent::Open(kind) });
    }
    Some(Subject { tokens: head..end, start: head, referent: Referent::Open(NominalKind::Person) })
}

/// Where the noun phrase that begins at `head` ends: before the first auxiliary or verb of saying outside names.
fn noun_end(scene: &Scene<'_>, head: usize, end: usize) -> usize {
    const AUXILIARIES: &[&str] = &[
        "đã", "đang", "sẽ", "vừa", "từng", "cũng", "vẫn", "lại", "chưa", "phải", "đều", "còn", "chỉ", "luôn", "sau",
        "khi", "ngày", "hôm",
    ];
    // `Trung tâm Cảnh báo Sóng thần` is no `Trung tâm` that warns.
    let body = scene.head(head).is_some();
    let said = |i: usize| {
        !body
            && i > head + 1
            && scene.hits.at(i).iter().any(|h| match h.entry {
                crate::lexicon::Entry::Cue(row) => scene.lexicon.cues[row as usize].strength >= 3,
                _ => false,
            })
    };
    (head + 1..end)
        .find(|&i| scene.name_index(i).is_none() && (AUXILIARIES.contains(&scene.str(i)) || said(i)))
        .unwrap_or(end)
}

/// The person of a phrase that begins at `head`: named at once, or behind titles and what stands between.
fn person_in(scene: &Scene<'_>, head: usize, end: usize) -> Option<Subject> {
    let mut at = head;
    while at < end {
        if let Some(index) = scene.name_index(at) {
            let name = &scene.names[index];
            if name.kind == EntityKind::Person {
                let (indices, last) = joined(scene, index, end);
                return Some(Subject {
                    tokens: with_honorific(scene, index).start..last,
                    start: head,
                    referent: Referent::Names(indices),
                });
            }
            // `Nga trong thông cáo`, but `Tổng thống Nga Putin`: a land or body counts as between only behind a title.
            if at == head {
                return None;
            }
            at = name.tokens.end;
            continue;
        }
        if scene.is_function(at, Function::OF) && at > head {
            // `cha của Lan` is not Lan; `giám đốc của công ty X Trần Văn B` is rare.
            return None;
        }
        if matches!(scene.kind(at), Some(Kind::Comma)) && scene.title(head).is_none() {
            return None;
        }
        at += 1;
    }
    None
}

/// `ông A và bà B`, `Nga, Trung Quốc và chính phủ Syria`: the name and those joined to it, and where the last ends.
pub(super) fn joined(scene: &Scene<'_>, index: usize, end: usize) -> (Vec<usize>, usize) {
    let mut indices = vec![index];
    let mut last = scene.names[index].tokens.end;
    while last + 1 < end && (scene.is(last, "và") || scene.kind(last) == Some(Kind::Comma)) {
        let named = match scene.name_index(last + 1) {
            Some(next) if scene.name_index(scene.names[next].tokens.end).is_none() => {
                Some((vec![next], scene.names[next].tokens.end))
            }
            _ if scene.is(last, "và") => phrase(scene, last + 1, end).and_then(|s| match s.referent {
                Referent::Names(names) => Some((names, s.tokens.end)),
                _ => None,
            }),
            _ => None,
        };
        let Some((more, behind)) = named.filter(|(_, behind)| *behind > last) else { break };
        indices.extend(more);
        last = behind;
    }
    (indices, last)
}

/// A person's name with the one-word title right before it: `ông Hiển`, `Ông`.
pub(super) fn with_honorific(scene: &Scene<'_>, index: usize) -> Range<usize> {
    let name = &scene.names[index];
    let start = name.tokens.start;
    let before = start.checked_sub(1);
    let honorific = before.is_some_and(|b| {
        scene.title(b).is_some_and(|e| e == start) && scene.name_index(b).is_none() && !scene.opens_line(start)
    });
    if honorific { start - 1..name.tokens.end } else { name.tokens.clone() }
}

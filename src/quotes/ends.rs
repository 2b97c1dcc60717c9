//! Where a reported clause ends: before the writer goes on, not always with the sentence.
//!
//! `Ông nói tàu đã đầy, sau đó bỏ đi` and `Bà nói giá tăng, do đường sá hỏng`: the same comma, once an end and once
//! none. Every mark and connective of the sentence is a place where the clause may end; weak signals on both sides of it
//! (what follows, how long the clause is, which cue opened it) are weighed by the model that judges quotes, and the likeliest
//! place is taken. Weights are trained by `trichdan-train quotes` on the contents of annotated articles.

use std::ops::Range;

use super::Scene;
use super::attribution::Found;
use super::choice::likeliest;
use super::content;
use super::judge::{Judge, bucket};
use crate::feature::{Emit, Value};
use crate::lexicon::BreakEffect;
use crate::segment::Kind;

/// How many places are weighed.
const MOST: usize = 12;

/// Where the clause that begins at `start` ends, not behind `limit`. `guess` is where the rules end it. And its
/// share.
pub(super) fn choose(
    scene: &Scene<'_>,
    judge: &Judge,
    found: &Found,
    start: usize,
    guess: usize,
    limit: usize,
) -> (usize, f64) {
    let places = places(scene, start, guess, limit);
    let score = |at: usize| {
        let mut sum = 0.0;
        features(scene, found, &Place { start, at, guess, limit }, &mut |template, values| {
            sum += judge.weight(template, values)
        });
        sum
    };
    let (best, share) = likeliest(places.iter().map(|&at| score(at)));
    (places[best], share)
}

/// The places where a clause may end: before marks and connectives, outside names and quotation marks, and at its limit.
pub(super) fn places(scene: &Scene<'_>, start: usize, guess: usize, limit: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = start;
    while at < limit && out.len() < MOST {
        if let Some(pair) = scene.pair(at).filter(|p| p.open == at && p.close < limit) {
            at = pair.close + 1;
            continue;
        }
        let free = scene.name_index(at).is_none();
        let mark = matches!(
            scene.kind(at),
            Some(Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Dash | Kind::Colon | Kind::Ellipsis | Kind::Quote)
        );
        let after_mark = at > start && !scene.segments.tokens[at - 1].is_word();
        let word = !after_mark && is_connective(scene, at);
        if at > start + 1 && free && (mark || word) {
            out.push(at);
        }
        at += 1;
    }
    if !out.contains(&guess) {
        out.push(guess);
    }
    if !out.contains(&limit) {
        out.push(limit);
    }
    out
}

/// `nhưng`, `trong khi`: words before which a clause may end without a mark.
fn is_connective(scene: &Scene<'_>, at: usize) -> bool {
    scene.clause_break(at).is_some() || scene.is(at, "và") || scene.is(at, "khi") || scene.is(at, "sau")
}

/// A place where a clause may end.
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) at: usize,
    pub(super) guess: usize,
    pub(super) limit: usize,
}

/// Calls `emit(template, value)` for each feature of a place.
pub(super) fn features(scene: &Scene<'_>, found: &Found, place: &Place, emit: Emit<'_>) {
    let Place { start, at, guess, limit } = *place;
    let words = |range: Range<usize>| range.filter(|&i| scene.segments.tokens[i].is_word()).count();
    let size = bucket(words(start..at));
    let rest = bucket(words(at..limit));
    let frame = found.frame.name();
    let cue = found.cue_row.map_or("", |row| &*scene.lexicon.cues[row as usize].text);
    let mark = match scene.kind(at) {
        _ if at == limit => "limit",
        Some(Kind::Comma) => ",",
        Some(Kind::Semicolon) => ";",
        Some(Kind::Open) => "(",
        Some(Kind::Dash) => "-",
        Some(Kind::Colon) => ":",
        Some(Kind::Ellipsis) => "...",
        Some(Kind::Quote) => "\"",
        _ => "word",
    };
    let guessed = if at == guess { "guess" } else { "" };
    let written = mark == "word";
    let [size, rest, frame, cue, mark, guessed] = [size, rest, frame, cue, mark, guessed].map(Value::new);
    emit(const { Value::new("e:place") }, &[mark, guessed]);
    emit(const { Value::new("e:place+frame") }, &[mark, guessed, frame]);
    emit(const { Value::new("e:size") }, &[size, mark]);
    emit(const { Value::new("e:rest") }, &[rest, mark]);
    emit(const { Value::new("e:size+frame") }, &[size, mark, frame]);
    if at == limit {
        emit(const { Value::new("e:limit+cue") }, &[cue]);
        return;
    }
    let marks = (start..at).filter(|&i| scene.kind(i) == Some(Kind::Comma) && scene.name_index(i).is_none()).count();
    emit(const { Value::new("e:marks") }, &[Value::new(bucket(marks)), mark]);
    // What follows: words, classes, a break, a cue.
    let mut next = if written { at } else { at + 1 };
    while next < limit && scene.kind(next) == Some(Kind::Quote) {
        next += 1;
    }
    let words = [word(scene, next), word(scene, next + 1)];
    let [first, second] = [Value::new(&words[0]), Value::new(&words[1])];
    emit(const { Value::new("e:next") }, &[mark, first]);
    emit(const { Value::new("e:next2") }, &[mark, first, second]);
    emit(const { Value::new("e:next+frame") }, &[first, frame]);
    let classes = [class(scene, next), class(scene, next + 1)].map(Value::new);
    emit(const { Value::new("e:class") }, &[mark, classes[0]]);
    emit(const { Value::new("e:class2") }, &[mark, classes[0], classes[1]]);
    emit(const { Value::new("e:class+size") }, &[mark, classes[0], size]);
    if at > start {
        emit(const { Value::new("e:before") }, &[mark, Value::new(&word(scene, at - 1))]);
    }
    let effect = scene.clause_break(if written { at } else { at + 1 }).map(|(_, b)| match b.effect {
        BreakEffect::End => "end",
        BreakEffect::Maybe => "maybe",
        BreakEffect::New => "new",
        BreakEffect::Inside => "inside",
    });
    if let Some(effect) = effect {
        emit(const { Value::new("e:break") }, &[Value::new(effect), mark]);
        emit(const { Value::new("e:break+size") }, &[Value::new(effect), size]);
    }
    let spoken = cue_behind(scene, next, limit);
    emit(const { Value::new("e:cue") }, &[Value::new(spoken), mark]);
    emit(const { Value::new("e:cue+class") }, &[Value::new(spoken), mark, classes[0]]);
    emit(const { Value::new("e:mark+cue") }, &[mark, cue]);
    // The speaker comes back as `ông`, `bà`, a name of the subject.
    let subject = found.subject.as_ref().is_some_and(|s| {
        scene.segments.tokens.get(next).is_some() && scene.str(s.tokens.start).eq_ignore_ascii_case(scene.str(next))
    });
    if subject {
        emit(const { Value::new("e:again") }, &[mark, size]);
    }
    let verb = (start..at).any(|i| matches!(class(scene, i), "v" | "a"));
    emit(const { Value::new("e:verb") }, &[Value::new(if verb { "verb" } else { "none" }), mark, classes[0]]);
}

/// Whether somebody speaks behind the place: a cue at once, or behind a subject.
fn cue_behind(scene: &Scene<'_>, next: usize, limit: usize) -> &'static str {
    for at in next..limit.min(next + 12) {
        if at > next && scene.kind(at) == Some(Kind::Comma) && scene.name_index(at).is_none() {
            return "none";
        }
        let strong = scene.hits.at(at).iter().any(|h| match h.entry {
            crate::lexicon::Entry::Cue(row) => scene.lexicon.cues[row as usize].strength >= 2,
            _ => false,
        });
        if strong && scene.name_index(at).is_none() {
            return if at <= next + 1 { "cue" } else { "subject" };
        }
    }
    "none"
}

/// A word in lower case; `<name>`, `<number>` for those; the mark itself.
fn word<'a>(scene: &Scene<'a>, at: usize) -> std::borrow::Cow<'a, str> {
    match scene.kind(at) {
        None => "<end>".into(),
        Some(Kind::Number) if scene.name_index(at).is_none() => "<number>".into(),
        Some(_) => scene.lower_or_name(at),
    }
}

/// The class of the word that begins at a token.
fn class(scene: &Scene<'_>, at: usize) -> &'static str {
    if scene.name_index(at).is_some() {
        return "N";
    }
    match scene.segments.tokens.get(at).map(|t| t.kind) {
        None => "<end>",
        Some(Kind::Word) => match scene.lexicon.word_class(scene.hits.sym(at), scene.hits.sym(at + 1)).0 {
            'v' => "v",
            'x' => "x",
            'a' => "a",
            'n' => "n",
            'p' => "p",
            'r' => "r",
            'c' => "c",
            'e' => "e",
            'm' => "m",
            'l' => "l",
            _ => "-",
        },
        Some(Kind::Number) => "0",
        _ => ",",
    }
}

/// The content with its last span cut at its likeliest end, where a reported clause is its last.
pub(super) fn refine(scene: &Scene<'_>, found: &mut Found) {
    let Some(last) = found.content.last().cloned() else { return };
    let limit = scene.stretches[scene.stretch_of(last.start)].end;
    // Inside marks the pair ends it.
    let limit = scene.pair(last.start).map_or(limit, |p| p.close.min(limit));
    if limit <= last.start + 2 {
        return;
    }
    scene.log_ends(found, last.start, last.end, limit);
    let (end, share) = choose(scene, scene.judge, found, last.start, last.end, limit);
    found.certain.content *= share;
    found.ruled_end = Some(last.end).filter(|ruled| *ruled < end);
    if let Some(range) = content::trim(scene, last.start..end)
        && let Some(span) = found.content.last_mut()
    {
        *span = range;
    }
}

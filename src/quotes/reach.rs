//! How far speech without marks reaches over sentences: behind a colon, and before an attribution that closes it.
//!
//! `Ông Hà nói: Tôi không đồng ý. Chúng tôi sẽ kiện. Vụ việc xảy ra hôm 5/3.` – the second sentence is still his, the third
//! the writer's. Each bound of a sentence is a place where the speech may end (or begin); what the sentences on both
//! sides are like is weighed by the model that judges quotes.

use std::ops::Range;

use super::attribution::Found;
use super::choice::likeliest;
use super::judge::{Judge, bucket};
use super::{Scene, content};
use crate::feature::{Emit, Value};
use crate::lexicon::{Entry, Function};
use crate::segment::Kind;

/// How many sentences a speech without marks may have.
const MOST: usize = 9;

/// A bound of a sentence where speech may end or begin.
pub(super) struct Bound {
    /// The token.
    pub(super) at: usize,
    /// Sentences inside.
    count: usize,
    /// The outermost sentence inside, and the next one outside.
    inner: Range<usize>,
    outer: Option<Range<usize>>,
    guess: bool,
}

/// The places where the speech that begins at `start` may end; the rules end it at `guess`.
pub(super) fn ends(scene: &Scene<'_>, start: usize, guess: usize) -> Vec<Bound> {
    let first = scene.stretch_of(start);
    let guessed = scene.stretch_of(guess.saturating_sub(1));
    (first..scene.stretches.len().min(first + MOST))
        .map(|i| Bound {
            at: scene.stretches[i].end,
            count: i - first + 1,
            inner: scene.stretches[i].clone(),
            outer: scene.stretches.get(i + 1).cloned(),
            guess: i == guessed,
        })
        .collect()
}

/// The places where the speech that ends in the sentence of `end` may begin; the rules begin it at `guess`.
pub(super) fn starts(scene: &Scene<'_>, end: usize, guess: usize) -> Vec<Bound> {
    let last = scene.stretch_of(end.saturating_sub(1));
    let guessed = scene.stretch_of(guess);
    (last.saturating_sub(MOST - 1)..=last)
        .rev()
        .map(|i| Bound {
            at: if i == guessed { guess } else { scene.stretches[i].start },
            count: last - i + 1,
            inner: scene.stretches[i].clone(),
            outer: i.checked_sub(1).map(|i| scene.stretches[i].clone()),
            guess: i == guessed,
        })
        .collect()
}

/// The likeliest of the places, and its share.
pub(super) fn choose(
    scene: &Scene<'_>,
    judge: &Judge,
    found: &Found,
    bounds: &[Bound],
    side: &'static str,
) -> Option<(usize, f64)> {
    let score = |bound: &Bound| {
        let mut sum = 0.0;
        features(scene, found, bound, side, &mut |template, values| sum += judge.weight(template, values));
        sum
    };
    let (best, share) = likeliest(bounds.iter().map(score));
    Some((bounds.get(best)?.at, share))
}

/// Calls `emit(template, value)` for each feature of a place; `side` is `end` or `start`.
pub(super) fn features(scene: &Scene<'_>, found: &Found, bound: &Bound, side: &'static str, emit: Emit<'_>) {
    let side = Value::new(side);
    let guess = if bound.guess { "guess" } else { "" };
    let count = bucket(bound.count);
    let inner = voice(scene, &bound.inner);
    emit(const { Value::new("r:count") }, &[side, Value::new(count)]);
    emit(const { Value::new("r:guess") }, &[side, Value::new(guess), Value::new(count)]);
    emit(const { Value::new("r:inner") }, &[side, Value::new(inner)]);
    let Some(outer) = &bound.outer else {
        emit(const { Value::new("r:outer") }, &[side, Value::new("none")]);
        return;
    };
    let line = if scene.opens_line(outer.start.max(bound.inner.start)) { "line" } else { "" };
    let voiced = voice(scene, outer);
    let attributed = attribution(scene, outer);
    emit(const { Value::new("r:line") }, &[side, Value::new(line), Value::new(count)]);
    emit(const { Value::new("r:outer") }, &[side, Value::new(voiced), Value::new(line)]);
    emit(const { Value::new("r:voices") }, &[side, Value::new(inner), Value::new(voiced), Value::new(line)]);
    emit(const { Value::new("r:attribution") }, &[side, Value::new(attributed), Value::new(line)]);
    emit(const { Value::new("r:attribution+voice") }, &[side, Value::new(attributed), Value::new(voiced)]);
    emit(
        const { Value::new("r:guess+attribution") },
        &[side, Value::new(guess), Value::new(attributed), Value::new(line)],
    );
    let opening = opening(scene, outer.start);
    emit(const { Value::new("r:opening") }, &[side, Value::new(opening), Value::new(line)]);
    emit(const { Value::new("r:opening+voice") }, &[side, Value::new(opening), Value::new(voiced)]);
    let words = outer.clone().filter(|&i| scene.segments.tokens[i].is_word()).count();
    emit(const { Value::new("r:size") }, &[side, Value::new(bucket(words)), Value::new(line)]);
    let named = scene.name(outer.start).is_some_and(|n| {
        found
            .subject
            .as_ref()
            .is_some_and(|s| scene.segments.slice(n.tokens.clone()).ends_with(scene.str(s.tokens.end - 1)))
    });
    if named {
        emit(const { Value::new("r:speaker") }, &[side, Value::new(line)]);
    }
}

/// Who speaks in a sentence: the first person, or questions and orders, or nobody to be heard; or it has marks.
fn voice(scene: &Scene<'_>, range: &Range<usize>) -> &'static str {
    if content::first_person(scene, range.clone()) {
        return "first";
    }
    if range.clone().any(|i| scene.kind(i) == Some(Kind::Quote)) {
        return "marks";
    }
    match scene.segments.tokens.get(range.end.saturating_sub(1)).map(|t| t.kind) {
        Some(Kind::Question) => "question",
        Some(Kind::Exclaim) => "exclaim",
        _ => "plain",
    }
}

/// Whether a sentence attributes: a strong cue with words before it.
fn attribution(scene: &Scene<'_>, range: &Range<usize>) -> &'static str {
    let mut strength = 0;
    for at in range.clone() {
        for hit in scene.hits.at(at) {
            if let Entry::Cue(row) = hit.entry
                && scene.name_index(at).is_none()
            {
                strength = strength.max(scene.lexicon.cues[row as usize].strength);
            }
        }
    }
    match strength {
        3 => "strong",
        2 => "weak",
        _ => "none",
    }
}

/// What a sentence opens with.
fn opening(scene: &Scene<'_>, at: usize) -> &'static str {
    if scene.name_index(at).is_some() {
        "name"
    } else if scene.is_function(at, Function::FIRST) {
        "first"
    } else if scene.is_honorific(at) {
        "honorific"
    } else if scene.title(at).is_some() {
        "title"
    } else if scene.nominal(at).is_some() {
        "nominal"
    } else if scene.is_function(at, Function::CONNECTIVE) {
        "connective"
    } else if scene.is_function(at, Function::DATE.with(Function::TIME)) {
        "time"
    } else if scene.kind(at) == Some(Kind::Quote) {
        "mark"
    } else {
        "word"
    }
}

/// Moves the bound of speech without marks to its likeliest place.
pub(super) fn refine(scene: &Scene<'_>, found: &mut Found) {
    let [span] = &found.content[..] else { return };
    let span = span.clone();
    let marked = |at: usize| scene.kind(at) == Some(Kind::Quote);
    if scene.pair(span.start).is_some() || span.start > 0 && marked(span.start - 1) {
        return;
    }
    let range = match found.frame {
        super::Frame::Colon => {
            let bounds = ends(scene, span.start, span.end);
            scene.log_reach(found, &bounds, "end", &span);
            choose(scene, scene.judge, found, &bounds, "end").map(|(end, share)| (span.start..end, share))
        }
        super::Frame::PostBare => {
            let bounds = starts(scene, span.end, span.start);
            scene.log_reach(found, &bounds, "start", &span);
            choose(scene, scene.judge, found, &bounds, "start").map(|(start, share)| (start..span.end, share))
        }
        _ => None,
    };
    let Some((range, share)) = range.filter(|(r, _)| r.start < r.end) else { return };
    if let Some(range) = content::trim(scene, range) {
        found.content[0] = range;
        found.certain.content *= share;
    }
}

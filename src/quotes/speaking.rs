//! Who of several phrases before a cue is its subject.
//!
//! `Ban quản lý chợ đã họp với các hộ buôn đề nghị …`: the phrase that opens the sentence, not the nearest one.
//! `Xã hứa sẽ sửa cầu, nhưng cũng yêu cầu …`: the one of the quote before. The rules order the phrases, the model
//! that judges quotes weighs them.

use super::Scene;
use super::attribution::Found;
use super::judge::{bucket, subject_name};
use super::subject::Subject;
use crate::feature::{Emit, Value};

/// Puts the likeliest subject in place of the one that the rules take.
pub(super) fn choose(scene: &Scene<'_>, found: &mut Found) {
    if found.others.is_empty() {
        found.shares = found.shares.filter(|_| found.subject.is_none());
        return;
    }
    let options: Vec<Option<Subject>> = std::iter::once(found.subject.clone()).chain(found.others.drain(..)).collect();
    scene.log_subjects(found, &options);
    let score = |place: usize, option: &Option<Subject>| {
        let mut sum = 0.0;
        features(scene, found, place, option.as_ref(), &mut |t, v| sum += scene.judge.weight(t, v));
        sum
    };
    let mut best = (score(0, &options[0]), 0);
    for (i, option) in options.iter().enumerate().skip(1) {
        let score = score(i, option);
        if score > best.0 {
            best = (score, i);
        }
    }
    found.subject = options.into_iter().nth(best.1).flatten();
    found.shares = found.shares.filter(|_| found.subject.is_none());
    if let Some(subject) = &found.subject {
        found.attribution.start = found.attribution.start.min(subject.start);
    }
}

/// Calls `emit(template, value)` for each feature of a subject; `place` counts in the order of the rules.
pub(super) fn features(scene: &Scene<'_>, found: &Found, place: usize, subject: Option<&Subject>, emit: Emit<'_>) {
    let place = ["rules", "second", "third", "fourth"][place.min(3)];
    let rules = subject_name(scene, found.subject.as_ref(), found.shares);
    let Some(subject) = subject else {
        emit(const { Value::new("s:none") }, &[Value::new(place), Value::new(rules)]);
        if let (Some(cue), Some(taken)) = (&found.cue, &found.subject) {
            emit(
                const { Value::new("s:none+left") },
                &[Value::new(&scene.lower_or_name(taken.start.saturating_sub(1)))],
            );
            emit(
                const { Value::new("s:none+gap") },
                &[Value::new(bucket(cue.start.saturating_sub(taken.tokens.end))), Value::new(rules)],
            );
        }
        return;
    };
    let kind = subject_name(scene, Some(subject), None);
    let cue = found.cue.as_ref().map_or(subject.tokens.end, |c| c.start);
    let gap = bucket(cue.saturating_sub(subject.tokens.end) + 1);
    let size = bucket(subject.tokens.len());
    emit(const { Value::new("s:place") }, &[Value::new(place), Value::new(kind)]);
    emit(const { Value::new("s:place+rules") }, &[Value::new(place), Value::new(kind), Value::new(rules)]);
    emit(const { Value::new("s:kind") }, &[Value::new(kind)]);
    emit(const { Value::new("s:gap") }, &[Value::new(gap), Value::new(kind)]);
    emit(const { Value::new("s:size") }, &[Value::new(size), Value::new(kind)]);
    let opens = scene.stretches[scene.stretch_of(subject.start)].start == subject.start;
    let left = if opens { "<start>".into() } else { scene.lower_or_name(subject.start.saturating_sub(1)) };
    emit(const { Value::new("s:left") }, &[Value::new(&left), Value::new(kind)]);
    emit(const { Value::new("s:left+place") }, &[Value::new(&left), Value::new(place)]);
    let behind = if subject.tokens.end == cue { "<cue>".into() } else { scene.lower_or_name(subject.tokens.end) };
    emit(const { Value::new("s:behind") }, &[Value::new(&behind)]);
    emit(const { Value::new("s:behind+kind") }, &[Value::new(&behind), Value::new(kind)]);
    emit(const { Value::new("s:head") }, &[Value::new(&scene.lower_or_name(subject.tokens.start))]);
    emit(const { Value::new("s:last") }, &[Value::new(&scene.lower_or_name(subject.tokens.end - 1))]);
    let row = found.cue_row.map_or("", |row| &*scene.lexicon.cues[row as usize].text);
    emit(const { Value::new("s:cue") }, &[Value::new(row), Value::new(kind)]);
}

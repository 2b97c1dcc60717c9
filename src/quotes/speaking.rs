//! Who of several phrases before a cue is its subject.
//!
//! `Đại sứ quán đã làm việc với các cơ quan sở tại đề nghị …`: the phrase that opens the sentence, not the nearest one.
//! `Trung Quốc nói sẽ xem xét, tuy nhiên cũng yêu cầu …`: the one of the quote before. The rules order the phrases, the model
//! that judges quotes weighs them.

use super::Scene;
use super::attribution::Found;
use super::judge::{bucket, subject_name};
use super::subject::Subject;

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
pub(super) fn features(
    scene: &Scene<'_>,
    found: &Found,
    place: usize,
    subject: Option<&Subject>,
    emit: &mut dyn FnMut(&'static str, &str),
) {
    let mut joined = String::with_capacity(48);
    let mut both = |emit: &mut dyn FnMut(&'static str, &str), template: &'static str, parts: &[&str]| {
        joined.clear();
        for part in parts {
            joined.push_str(part);
            joined.push('/');
        }
        emit(template, &joined);
    };
    let place = ["rules", "second", "third", "fourth"][place.min(3)];
    let rules = subject_name(scene, found.subject.as_ref(), found.shares);
    let Some(subject) = subject else {
        both(emit, "s:none", &[place, rules]);
        if let (Some(cue), Some(taken)) = (&found.cue, &found.subject) {
            both(emit, "s:none+left", &[&lower(scene, taken.start.saturating_sub(1))]);
            both(emit, "s:none+gap", &[bucket(cue.start.saturating_sub(taken.tokens.end)), rules]);
        }
        return;
    };
    let kind = subject_name(scene, Some(subject), None);
    let cue = found.cue.as_ref().map_or(subject.tokens.end, |c| c.start);
    let gap = bucket(cue.saturating_sub(subject.tokens.end) + 1);
    let size = bucket(subject.tokens.len());
    both(emit, "s:place", &[place, kind]);
    both(emit, "s:place+rules", &[place, kind, rules]);
    both(emit, "s:kind", &[kind]);
    both(emit, "s:gap", &[gap, kind]);
    both(emit, "s:size", &[size, kind]);
    let opens = scene.stretches[scene.stretch_of(subject.start)].start == subject.start;
    let left = if opens { "<start>".to_owned() } else { lower(scene, subject.start.saturating_sub(1)) };
    both(emit, "s:left", &[&left, kind]);
    both(emit, "s:left+place", &[&left, place]);
    let behind = if subject.tokens.end == cue { "<cue>".to_owned() } else { lower(scene, subject.tokens.end) };
    both(emit, "s:behind", &[&behind]);
    both(emit, "s:behind+kind", &[&behind, kind]);
    both(emit, "s:head", &[&lower(scene, subject.tokens.start)]);
    both(emit, "s:last", &[&lower(scene, subject.tokens.end - 1)]);
    let row = found.cue_row.map_or("", |row| &*scene.lexicon.cues[row as usize].text);
    both(emit, "s:cue", &[row, kind]);
}

fn lower(scene: &Scene<'_>, at: usize) -> String {
    if scene.name_index(at).is_some() { "<name>".to_owned() } else { scene.str(at).to_lowercase() }
}

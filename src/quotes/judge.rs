//! Whether a candidate is a quote: a linear model over what stands around its cue.
//!
//! The rules of [`super::attribution`] propose, generously; logistic regression disposes. `nói` with a person before
//! it and `rằng` behind it is a quote, `lời khẳng định của ông` is not, and few of the signals between the two decide
//! alone. Weights are trained by `trichdan-train quotes` on annotated articles and stand in `data/quotes.model`, one
//! `feature TAB weight` a line.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::Scene;
use super::attribution::Found;
use super::subject::{Referent, Subject};
use crate::feature;
use crate::lexicon::Function;
use crate::record::QuoteKind;
use crate::segment::Kind;

/// The embedded weights.
static BUILT_IN: Lazy<Judge> = Lazy::new(|| Judge::parse(include_str!("../../data/quotes.model")));

/// The weights.
#[derive(Debug, Default)]
pub(crate) struct Judge {
    weights: FxHashMap<u64, f32>,
}

impl Judge {
    pub(crate) fn built_in() -> &'static Judge {
        &BUILT_IN
    }

    /// Reads a model; lines that hold no weight are comments.
    pub(crate) fn parse(model: &str) -> Judge {
        let weights = feature::lines(model).map(|(key, mut weights)| (key, weights.next().unwrap_or(0.0))).collect();
        Judge { weights }
    }

    /// The weight of a feature, 0 for one that the model does not know.
    pub(super) fn weight(&self, template: &str, value: &str) -> f64 {
        f64::from(self.weights.get(&feature::key(template, value)).copied().unwrap_or(0.0))
    }

    /// How likely the candidate is a quote; 1 without a model.
    pub(super) fn score(&self, scene: &Scene<'_>, found: &Found) -> f64 {
        if self.weights.is_empty() {
            return 1.0;
        }
        let mut sum = 0.0;
        features(scene, found, &mut |template, value| {
            sum += self.weight(template, value);
        });
        1.0 / (1.0 + (-sum).exp())
    }
}

/// Calls `emit(template, value)` for each feature of a candidate.
pub(super) fn features(scene: &Scene<'_>, found: &Found, emit: &mut dyn FnMut(&'static str, &str)) {
    emit("bias", "1");
    let mut joined = String::with_capacity(64);
    let mut both = |emit: &mut dyn FnMut(&'static str, &str), template: &'static str, parts: &[&str]| {
        joined.clear();
        for part in parts {
            joined.push_str(part);
            joined.push('/');
        }
        emit(template, &joined);
    };
    let content = &found.content[0];
    let words = found.content.iter().cloned().flatten().filter(|&i| scene.segments.tokens[i].is_word()).count();
    let length = bucket(words);
    let subject = subject_name(scene, found.subject.as_ref(), found.shares);
    let frame = frame_name(found);
    let right = found.signals.right;
    let cue = found.cue_row.map_or("", |row| &*scene.lexicon.cues[row as usize].text);
    let strength = found
        .cue_row
        .map_or("0", |row| ["0", "1", "2", "3"][usize::from(scene.lexicon.cues[row as usize].strength.min(3))]);
    let kind = match found.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Mixed => "mixed",
    };
    emit("cue", cue);
    emit("frame", frame);
    emit("right", right);
    emit("subject", subject);
    emit("strength", strength);
    emit("kind", kind);
    emit("words", length);
    both(emit, "cue+right", &[cue, right]);
    both(emit, "cue+frame", &[cue, frame]);
    both(emit, "cue+subject", &[cue, subject]);
    both(emit, "subject+right", &[subject, right, strength]);
    both(emit, "subject+frame", &[subject, frame]);
    both(emit, "words+right", &[length, right, strength]);
    both(emit, "kind+frame", &[kind, frame]);
    if found.signals.inside {
        both(emit, "inside", &[right, strength]);
    }
    if found.signals.unreal {
        emit("unreal", right);
    }
    if found.signals.holds {
        both(emit, "holds", &[frame, subject]);
        both(emit, "holds+cue", &[cue]);
    }
    let inner = inner_cue(scene, found);
    both(emit, "inner", &[inner, frame, subject]);
    both(emit, "inner+cue", &[inner, cue]);
    if found.signals.blocked {
        both(emit, "blocked", &[right]);
        both(emit, "blocked+cue", &[cue]);
    }
    if found.negated {
        emit("negated", "1");
    }
    let mut lower = String::new();
    let mut word = |at: usize| -> String {
        lower.clear();
        lower.extend(scene.str(at).chars().flat_map(char::to_lowercase));
        lower.clone()
    };
    let first = word(content.start);
    let named = scene.name_index(content.start).is_some();
    let first = if named { "<name>" } else { &first };
    emit("first", first);
    both(emit, "first+right", &[first, right]);
    both(emit, "cue+first", &[cue, first]);
    if scene.is_function(content.start, Function::DETERMINER) {
        both(emit, "determiner", &[strength, right]);
    }
    if let Some(tokens) = &found.cue {
        if let Some(before) = tokens.start.checked_sub(1) {
            let previous = if scene.name_index(before).is_some() { "<name>".to_owned() } else { word(before) };
            emit("before", &previous);
            both(emit, "before+strength", &[&previous, strength]);
        }
        let opens = scene.stretches[scene.stretch_of(tokens.start)].start == tokens.start;
        if opens {
            both(emit, "opens", &[cue]);
        }
        let next = if scene.name_index(tokens.end).is_some() { "<name>".to_owned() } else { word(tokens.end) };
        emit("next", &next);
        both(emit, "cue+next", &[cue, &next]);
        if scene.segments.tokens[tokens.start].is_capitalised() {
            emit("capital", right);
        }
    }
    if let Some(subject) = &found.subject {
        let size = subject.tokens.len();
        let size = match size {
            0..=1 => "1",
            2..=3 => "2",
            4..=6 => "4",
            7..=12 => "7",
            _ => "13",
        };
        both(emit, "size", &[size, if matches!(subject.referent, Referent::Bare) { "bare" } else { "" }]);
        let head = word(subject.tokens.start);
        if !matches!(subject.referent, Referent::Names(_)) {
            emit("head", &head);
        }
        if let Some(before) = subject.start.checked_sub(1) {
            let previous = if scene.stretches[scene.stretch_of(subject.start)].start == subject.start {
                "<start>".to_owned()
            } else {
                word(before)
            };
            emit("left", &previous);
        } else {
            emit("left", "<start>");
        }
        let gap = found.cue.as_ref().map_or(0, |c| c.start.saturating_sub(subject.tokens.end));
        emit(
            "gap",
            if gap == 0 {
                "0"
            } else if gap <= 2 {
                "2"
            } else if gap <= 6 {
                "6"
            } else {
                "7"
            },
        );
    }
    // What the words are like, by the company they keep in an archive.
    let cluster = |at: usize| -> &'static str {
        match scene.segments.tokens.get(at) {
            None => "end",
            Some(_) if scene.name_index(at).is_some() => "name",
            Some(t) if !t.is_word() => "mark",
            Some(t) => CLUSTERS[usize::from(scene.lexicon.cluster(scene.hits.sym(at), t.is_capitalised()))],
        }
    };
    let (opening, following) = (cluster(content.start), cluster(content.start + 1));
    both(emit, "cluster", &[opening, right]);
    both(emit, "cluster2", &[opening, following]);
    both(emit, "cluster+cue", &[opening, cue]);
    both(emit, "cluster3", &[opening, following, cluster(content.start + 2)]);
    if let Some(tokens) = &found.cue {
        both(emit, "cluster-before", &[tokens.start.checked_sub(1).map_or("start", cluster), strength]);
    }
    if let Some(subject) = &found.subject {
        both(emit, "cluster-subject", &[cluster(subject.tokens.start), cluster(subject.tokens.end - 1)]);
    }
    // A clause has `là`, `sẽ`, `không` near its start; a noun phrase has not.
    let marker = (content.start..content.end.min(content.start + 14)).find(|&i| {
        scene.pair(i).is_none() && scene.name_index(i).is_none() && scene.is_function(i, Function::AUXILIARY)
    });
    let marker = marker.map_or("none", |i| scene.str(i));
    both(emit, "marker", &[marker, right]);
    both(emit, "marker+cue", &[if marker == "none" { marker } else { "some" }, cue]);
    both(emit, "marker+classes", &[if marker == "none" { marker } else { "some" }, opening]);
    // Where in the article it stands, and whether the sentence or the one before has a quote already.
    let stretch = scene.stretch_of(content.start);
    let opens = scene.stretches.get(stretch).is_some_and(|s| scene.opens_line(s.start));
    let place = match (stretch, opens) {
        (0, _) => "headline",
        (_, true) => "paragraph",
        _ => "inside",
    };
    both(emit, "place", &[place, right]);
    both(emit, "place+frame", &[place, frame, subject]);
    emit("spoken", found.signals.spoken);
    both(emit, "spoken+subject", &[found.signals.spoken, subject, frame]);
    both(emit, "cue+subject+right", &[cue, subject, right]);
    both(emit, "cue+marker", &[cue, marker]);
    if let Some(subject) = &found.subject {
        both(emit, "tail", &[&word(subject.tokens.end - 1)]);
        both(emit, "behind-subject", &[&word(subject.tokens.end), strength]);
    }
    let last = content.end - 1;
    both(emit, "last", &[&word(last)]);
    both(emit, "last-cluster", &[cluster(last), frame]);
    // The shape of the content by classes of words: a clause has a verb, a noun phrase has none.
    let mut classes = String::with_capacity(16);
    let mut verb = usize::MAX;
    let mut at = content.start;
    let mut count = 0;
    while at < content.end && count < 12 {
        let (class, len) = if let Some(name) = scene.name(at) {
            ('N', name.tokens.end - at)
        } else if !scene.segments.tokens[at].is_word() {
            (if scene.kind(at) == Some(Kind::Quote) { '"' } else { ',' }, 1)
        } else {
            scene.lexicon.word_class(scene.hits.sym(at), scene.hits.sym(at + 1))
        };
        classes.push(class);
        if matches!(class, 'v' | 'x' | 'a') && verb == usize::MAX {
            verb = count;
        }
        at += len.max(1);
        count += 1;
    }
    let prefix = |n: usize| classes.get(..n.min(classes.len())).unwrap_or("");
    emit("classes1", prefix(1));
    both(emit, "classes2", &[prefix(2), right]);
    both(emit, "classes3", &[prefix(3), if strength == "3" { "3" } else { "" }]);
    let verb = match verb {
        0 => "0",
        1 => "1",
        2..=3 => "2",
        4..=6 => "4",
        7..=11 => "7",
        _ => "none",
    };
    both(emit, "verb", &[verb, right]);
    both(emit, "verb+cue", &[verb, cue]);
    both(emit, "verb+words", &[verb, length, strength]);
}

/// Whether somebody else speaks near the start of the content: `theo AFP, ông B nói …`.
fn inner_cue(scene: &Scene<'_>, found: &Found) -> &'static str {
    let content = &found.content[0];
    let mut named = false;
    for at in content.start..content.end.min(content.start + 30) {
        if scene.pair(at).is_some() {
            continue;
        }
        if let Some(name) = scene.name(at) {
            named |= name.kind != crate::record::EntityKind::Location;
            continue;
        }
        let strong = scene.hits.at(at).iter().any(|h| match h.entry {
            crate::lexicon::Entry::Cue(row) => scene.lexicon.cues[row as usize].strength == 3,
            _ => false,
        });
        if strong {
            return if named { "named" } else { "cue" };
        }
    }
    "none"
}

/// Names of clusters in features.
const CLUSTERS: [&str; 256] = {
    const DIGITS: &str = "\
        000001002003004005006007008009010011012013014015016017018019020021022023024025026027028029030031032033034035036037\
        038039040041042043044045046047048049050051052053054055056057058059060061062063064065066067068069070071072073074075\
        076077078079080081082083084085086087088089090091092093094095096097098099100101102103104105106107108109110111112113\
        114115116117118119120121122123124125126127128129130131132133134135136137138139140141142143144145146147148149150151\
        152153154155156157158159160161162163164165166167168169170171172173174175176177178179180181182183184185186187188189\
        190191192193194195196197198199200201202203204205206207208209210211212213214215216217218219220221222223224225226227\
        228229230231232233234235236237238239240241242243244245246247248249250251252253254255";
    let mut out = [""; 256];
    let mut i = 0;
    let mut rest = DIGITS;
    while i < 256 {
        let (number, more) = rest.split_at(3);
        out[i] = number;
        rest = more;
        i += 1;
    }
    out
};

/// What a subject is, in features.
pub(super) fn subject_name(scene: &Scene<'_>, subject: Option<&Subject>, shares: Option<usize>) -> &'static str {
    match subject {
        None if shares.is_some() => "shared",
        None => "none",
        Some(subject) => match &subject.referent {
            Referent::Names(names) => match scene.names[names[0]].kind {
                crate::record::EntityKind::Person => "person",
                crate::record::EntityKind::Organization => "body",
                crate::record::EntityKind::Country => "land",
                crate::record::EntityKind::Location => "place",
            },
            Referent::Back(_) => "back",
            Referent::Open(kind) => match kind {
                crate::lexicon::NominalKind::Person => "a-person",
                crate::lexicon::NominalKind::Organization => "a-body",
                crate::lexicon::NominalKind::Country => "a-land",
                crate::lexicon::NominalKind::Group => "a-group",
                crate::lexicon::NominalKind::Document => "a-document",
            },
            Referent::Bare => "bare",
        },
    }
}

/// A count in features.
pub(super) fn bucket(count: usize) -> &'static str {
    match count {
        0..=1 => "1",
        2 => "2",
        3 => "3",
        4..=5 => "4",
        6..=9 => "6",
        10..=19 => "10",
        20..=59 => "20",
        _ => "60",
    }
}

/// The name of a frame in features.
pub(super) fn frame_name(found: &Found) -> &'static str {
    use super::Frame;
    match found.frame {
        Frame::Clause => "clause",
        Frame::Colon => "colon",
        Frame::Verb => "verb",
        Frame::Post => "post",
        Frame::PostBare => "post-bare",
        Frame::Prep => "prep",
        Frame::PrepPost => "prep-post",
        Frame::Passage => "passage",
    }
}

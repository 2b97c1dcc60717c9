//! Whether a candidate is a quote: a linear model over what stands around its cue.
//!
//! The rules of [`super::attribution`] propose, generously; logistic regression disposes. `nói` with a person before
//! it and `rằng` behind it is a quote, `lời khẳng định của ông` is not, and few of the signals between the two decide
//! alone. Weights are trained by `trichdan-train quotes` on annotated articles and stand in `data/quotes.model`, one
//! `feature TAB weight` a line.

use once_cell::sync::Lazy;

use super::Scene;
use super::attribution::Found;
use super::subject::{Referent, Subject};
use crate::feature::{Emit, Value, Weights};
use crate::lexicon::Function;
use crate::record::QuoteKind;
use crate::segment::Kind;

/// The embedded weights.
static BUILT_IN: Lazy<Judge> = Lazy::new(|| Judge::parse(include_str!("../../data/quotes.model")));

/// The weights.
#[derive(Debug, Default)]
pub(crate) struct Judge {
    weights: Weights<1>,
}

impl Judge {
    pub(crate) fn built_in() -> &'static Judge {
        &BUILT_IN
    }

    /// Reads a model; lines that hold no weight are comments.
    pub(crate) fn parse(model: &str) -> Judge {
        Judge { weights: Weights::parse(model) }
    }

    /// The weight of a feature, 0 for one that the model does not know.
    pub(super) fn weight(&self, template: Value<'_>, values: &[Value<'_>]) -> f64 {
        self.weights.get(template, values).map_or(0.0, |[weight]| f64::from(*weight))
    }

    /// How likely the candidate is a quote; 1 without a model.
    pub(super) fn score(&self, scene: &Scene<'_>, found: &Found) -> f64 {
        if self.weights.is_empty() {
            return 1.0;
        }
        let mut sum = 0.0;
        features(scene, found, &mut |template, values| sum += self.weight(template, values));
        1.0 / (1.0 + (-sum).exp())
    }
}

/// Calls `emit(template, value)` for each feature of a candidate.
pub(super) fn features(scene: &Scene<'_>, found: &Found, emit: Emit<'_>) {
    emit(const { Value::new("bias") }, &[Value::new("1")]);
    let content = &found.content[0];
    let words = found.content.iter().cloned().flatten().filter(|&i| scene.segments.tokens[i].is_word()).count();
    let length = bucket(words);
    let subject = subject_name(scene, found.subject.as_ref(), found.shares);
    let frame = found.frame.name();
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
    let base = [cue, frame, right, subject, strength, kind, length];
    let [cue, frame, right, subject, strength, kind, length] = base.map(Value::new);
    emit(const { Value::new("cue") }, &[cue]);
    emit(const { Value::new("frame") }, &[frame]);
    emit(const { Value::new("right") }, &[right]);
    emit(const { Value::new("subject") }, &[subject]);
    emit(const { Value::new("strength") }, &[strength]);
    emit(const { Value::new("kind") }, &[kind]);
    emit(const { Value::new("words") }, &[length]);
    emit(const { Value::new("cue+right") }, &[cue, right]);
    emit(const { Value::new("cue+frame") }, &[cue, frame]);
    emit(const { Value::new("cue+subject") }, &[cue, subject]);
    emit(const { Value::new("subject+right") }, &[subject, right, strength]);
    emit(const { Value::new("subject+frame") }, &[subject, frame]);
    emit(const { Value::new("words+right") }, &[length, right, strength]);
    emit(const { Value::new("kind+frame") }, &[kind, frame]);
    if found.signals.inside {
        emit(const { Value::new("inside") }, &[right, strength]);
    }
    if found.signals.unreal {
        emit(const { Value::new("unreal") }, &[right]);
    }
    if found.signals.holds {
        emit(const { Value::new("holds") }, &[frame, subject]);
        emit(const { Value::new("holds+cue") }, &[cue]);
    }
    let inner = Value::new(inner_cue(scene, found));
    emit(const { Value::new("inner") }, &[inner, frame, subject]);
    emit(const { Value::new("inner+cue") }, &[inner, cue]);
    if found.signals.blocked {
        emit(const { Value::new("blocked") }, &[right]);
        emit(const { Value::new("blocked+cue") }, &[cue]);
    }
    if found.negated {
        emit(const { Value::new("negated") }, &[Value::new("1")]);
    }
    let word = |at: usize| scene.lower(at);
    let first = scene.lower_or_name(content.start);
    let first = Value::new(&first);
    emit(const { Value::new("first") }, &[first]);
    emit(const { Value::new("first+right") }, &[first, right]);
    emit(const { Value::new("cue+first") }, &[cue, first]);
    if scene.is_function(content.start, Function::DETERMINER) {
        emit(const { Value::new("determiner") }, &[strength, right]);
    }
    if let Some(tokens) = &found.cue {
        if let Some(before) = tokens.start.checked_sub(1) {
            let previous = scene.lower_or_name(before);
            let previous = Value::new(&previous);
            emit(const { Value::new("before") }, &[previous]);
            emit(const { Value::new("before+strength") }, &[previous, strength]);
        }
        let opens = scene.stretches[scene.stretch_of(tokens.start)].start == tokens.start;
        if opens {
            emit(const { Value::new("opens") }, &[cue]);
        }
        let next = scene.lower_or_name(tokens.end);
        let next = Value::new(&next);
        emit(const { Value::new("next") }, &[next]);
        emit(const { Value::new("cue+next") }, &[cue, next]);
        if scene.segments.tokens[tokens.start].is_capitalised() {
            emit(const { Value::new("capital") }, &[right]);
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
        emit(
            const { Value::new("size") },
            &[Value::new(size), Value::new(if matches!(subject.referent, Referent::Bare) { "bare" } else { "" })],
        );
        let head = word(subject.tokens.start);
        if !matches!(subject.referent, Referent::Names(_)) {
            emit(const { Value::new("head") }, &[Value::new(&head)]);
        }
        if let Some(before) = subject.start.checked_sub(1) {
            let previous = if scene.stretches[scene.stretch_of(subject.start)].start == subject.start {
                "<start>".into()
            } else {
                word(before)
            };
            emit(const { Value::new("left") }, &[Value::new(&previous)]);
        } else {
            emit(const { Value::new("left") }, &[Value::new("<start>")]);
        }
        let gap = found.cue.as_ref().map_or(0, |c| c.start.saturating_sub(subject.tokens.end));
        emit(
            const { Value::new("gap") },
            &[Value::new(if gap == 0 {
                "0"
            } else if gap <= 2 {
                "2"
            } else if gap <= 6 {
                "6"
            } else {
                "7"
            })],
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
    let (opening, following) = (Value::new(cluster(content.start)), Value::new(cluster(content.start + 1)));
    emit(const { Value::new("cluster") }, &[opening, right]);
    emit(const { Value::new("cluster2") }, &[opening, following]);
    emit(const { Value::new("cluster+cue") }, &[opening, cue]);
    emit(const { Value::new("cluster3") }, &[opening, following, Value::new(cluster(content.start + 2))]);
    if let Some(tokens) = &found.cue {
        emit(
            const { Value::new("cluster-before") },
            &[Value::new(tokens.start.checked_sub(1).map_or("start", cluster)), strength],
        );
    }
    if let Some(subject) = &found.subject {
        emit(
            const { Value::new("cluster-subject") },
            &[Value::new(cluster(subject.tokens.start)), Value::new(cluster(subject.tokens.end - 1))],
        );
    }
    // A clause has `là`, `sẽ`, `không` near its start; a noun phrase has not.
    let marker = (content.start..content.end.min(content.start + 14)).find(|&i| {
        scene.pair(i).is_none() && scene.name_index(i).is_none() && scene.is_function(i, Function::AUXILIARY)
    });
    let some = Value::new(marker.map_or("none", |_| "some"));
    let marker = Value::new(marker.map_or("none", |i| scene.str(i)));
    emit(const { Value::new("marker") }, &[marker, right]);
    emit(const { Value::new("marker+cue") }, &[some, cue]);
    emit(const { Value::new("marker+classes") }, &[some, opening]);
    // Where in the article it stands, and whether the sentence or the one before has a quote already.
    let stretch = scene.stretch_of(content.start);
    let opens = |at: usize| scene.stretches.get(at).is_some_and(|s| scene.opens_line(s.start));
    let place = Value::new(match stretch {
        0 if opens(1) => "headline",
        _ if opens(stretch) => "paragraph",
        _ => "inside",
    });
    emit(const { Value::new("place") }, &[place, right]);
    emit(const { Value::new("place+frame") }, &[place, frame, subject]);
    let spoken = Value::new(found.signals.spoken);
    emit(const { Value::new("spoken") }, &[spoken]);
    emit(const { Value::new("spoken+subject") }, &[spoken, subject, frame]);
    emit(const { Value::new("cue+subject+right") }, &[cue, subject, right]);
    emit(const { Value::new("cue+marker") }, &[cue, marker]);
    if let Some(subject) = &found.subject {
        emit(const { Value::new("tail") }, &[Value::new(&word(subject.tokens.end - 1))]);
        emit(const { Value::new("behind-subject") }, &[Value::new(&word(subject.tokens.end)), strength]);
    }
    let last = content.end - 1;
    emit(const { Value::new("last") }, &[Value::new(&word(last))]);
    emit(const { Value::new("last-cluster") }, &[Value::new(cluster(last)), frame]);
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
    emit(const { Value::new("classes1") }, &[Value::new(prefix(1))]);
    emit(const { Value::new("classes2") }, &[Value::new(prefix(2)), right]);
    emit(
        const { Value::new("classes3") },
        &[Value::new(prefix(3)), Value::new(if strength.text == "3" { "3" } else { "" })],
    );
    let verb = Value::new(match verb {
        0 => "0",
        1 => "1",
        2..=3 => "2",
        4..=6 => "4",
        7..=11 => "7",
        _ => "none",
    });
    emit(const { Value::new("verb") }, &[verb, right]);
    emit(const { Value::new("verb+cue") }, &[verb, cue]);
    emit(const { Value::new("verb+words") }, &[verb, length, strength]);
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

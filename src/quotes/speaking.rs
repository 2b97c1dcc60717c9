//! Who of several phrases before a cue is its subject.
//!
//! `Ban quản lý chợ đã họp với các hộ buôn đề nghị …`: the phrase that opens the sentence, not the nearest one.
//! `Chị Lê D., sinh năm 1986, ngụ tỉnh Tiền Giang cho biết …`: the name before the appositions. `Xã hứa sẽ sửa cầu, nhưng
//! cũng yêu cầu …`: the one of the quote before. Every noun phrase before the cue is weighed by what stands between them and
//! around it, by the model that judges quotes.

use super::attribution::Found;
use super::choice::likeliest;
use super::cue::ends_clause;
use super::judge::{bucket, subject_name};
use super::subject::{self, Referent, Subject};
use super::{Frame, Scene};
use crate::feature::{Emit, Value};
use crate::lexicon::{Entry, Frames, Function};
use crate::record::EntityKind;
use crate::segment::Kind;

/// How many phrases are weighed, the nearest to the cue.
const MOST: usize = 8;

/// How far before a cue they may stand, in tokens.
const REACH: usize = 80;

/// Puts the likeliest subject in place of the one that the rules take. The sentence opens at `opening`; `low` is the end of
/// the attribution before.
pub(super) fn choose(scene: &Scene<'_>, opening: usize, low: usize, found: &mut Found, previous: Option<&Found>) {
    let options = options(scene, opening, low, found);
    if options.len() < 2 {
        found.shares = found.shares.filter(|_| found.subject.is_none());
        return;
    }
    let setting = Setting::new(scene, low, found, previous, &options);
    scene.log_subjects(found, &options, |place, emit| setting.features(place, emit));
    let score = |place: usize| {
        let mut sum = 0.0;
        setting.features(place, &mut |t, v| sum += scene.judge.weight(t, v));
        sum
    };
    let (best, share) = likeliest((0..options.len()).map(score));
    found.subject = options.into_iter().nth(best).flatten();
    found.certain.speaker *= share;
    found.shares = found.shares.filter(|_| found.subject.is_none());
    if let Some(subject) = &found.subject {
        found.attribution.start = found.attribution.start.min(subject.start);
    }
}

/// Who may be the subject: what the rules take first; `None` for the one of the quote before.
fn options(scene: &Scene<'_>, opening: usize, low: usize, found: &Found) -> Vec<Option<Subject>> {
    let mut out = vec![found.subject.clone()];
    let (Some(cue), Some(row)) = (&found.cue, found.cue_row) else { return out };
    let behind = scene.lexicon.cues[row as usize].frames.any(Frames::REVERSE.with(Frames::PREP));
    if behind || found.signals.right == "of" || matches!(found.frame, Frame::Prep | Frame::PrepPost | Frame::Passage) {
        return out;
    }
    let low = match found.frame {
        Frame::Post | Frame::PostBare => found.content[0].end.max(low),
        _ => low,
    };
    let low = low.max(cue.start.saturating_sub(REACH)).min(cue.start);
    let (end, ..) = subject::skip_adverbials_left(scene, low, cue.start);
    let mut more = phrases(scene, low, end);
    // `Theo AFP, ông B nói`: who is quoted with `theo` passes it on.
    more.retain(|s| s.start == 0 || !scene.is(s.start - 1, "theo"));
    // `tờ Times nói`: words that end with a name are its title, unless it is a place.
    let named = |s: &Subject| match &s.referent {
        Referent::Names(names) => names.iter().any(|&n| scene.names[n].kind != EntityKind::Location),
        _ => false,
    };
    if !more.iter().any(|s| s.tokens.end == end && named(s)) {
        more.extend(last_words(scene, opening.max(low), low, end));
    }
    for subject in more.into_iter().rev().take(MOST).rev() {
        if out.iter().flatten().all(|s| s.tokens != subject.tokens) {
            out.push(Some(subject));
        }
    }
    if found.subject.is_some() && found.shares.is_some() {
        out.push(None);
    }
    out
}

/// The phrase nearest to a cue that ends before it.
pub(super) fn nearest(scene: &Scene<'_>, low: usize, end: usize) -> Option<Subject> {
    phrases(scene, low.max(end.saturating_sub(REACH)), end).pop()
}

/// The noun phrases between two tokens, outside quotation marks, in order.
fn phrases(scene: &Scene<'_>, low: usize, end: usize) -> Vec<Subject> {
    let mut out = Vec::new();
    let mut at = low;
    while at < end {
        if let Some(pair) = scene.pair(at).filter(|p| p.open == at && p.close < end) {
            at = pair.close + 1;
            continue;
        }
        if let Some(index) = scene.name_index(at) {
            let name = &scene.names[index];
            at = name.tokens.end;
            // `Tổng thống Mỹ Donald Trump`: the land stands in a title.
            let in_title = scene.names[index + 1..].iter().take(2).any(|n| n.title.contains(&name.tokens.start));
            if name.tokens.start >= low && name.tokens.end <= end && !in_title {
                // `theo Yonhap, Hàn Quốc yêu cầu`: names with no more than a comma between them are two phrases.
                let (indices, last) = match subject::joined(scene, index, end) {
                    (all, last) if (name.tokens.end..last).any(|i| scene.is(i, "và")) => (all, last),
                    _ => (vec![index], name.tokens.end),
                };
                let start = subject::with_honorific(scene, index).start.max(low);
                at = last.max(at);
                out.push(Subject {
                    tokens: start..last,
                    start: if name.title.is_empty() { start } else { start.min(name.title.start.max(low)) },
                    referent: Referent::Names(indices),
                });
            }
            continue;
        }
        let head = scene.title(at).or_else(|| scene.nominal(at).map(|(e, _)| e)).or_else(|| scene.head(at));
        let head = head.or_else(|| scene.function(at, Function::DETERMINER).map(|(e, _)| e));
        let Some(behind) = head.filter(|e| *e <= end) else {
            at += 1;
            continue;
        };
        let parts = |i: &usize| scene.kind(*i).is_some_and(ends_clause) && scene.name_index(*i).is_none();
        let stop = (behind..end).find(parts).unwrap_or(end);
        let described = |s: &Subject| s.start == at && !matches!(s.referent, Referent::Names(_));
        if let Some(subject) = subject::phrase(scene, at, stop).filter(described) {
            out.extend(cut(scene, &subject, behind));
            out.push(subject);
        }
        at = behind.max(at + 1);
    }
    out
}

/// `Dư luận phản ứng giận dữ, yêu cầu …`: the phrase without what follows its first verb.
fn cut(scene: &Scene<'_>, subject: &Subject, behind: usize) -> Option<Subject> {
    let verb = |i: &usize| {
        scene.name_index(*i).is_none()
            && matches!(scene.lexicon.word_class(scene.hits.sym(*i), scene.hits.sym(*i + 1)).0, 'v' | 'x' | 'a')
    };
    let end = (behind..subject.tokens.end).find(verb)?;
    (end > subject.tokens.start).then(|| Subject { tokens: subject.tokens.start..end, ..subject.clone() })
}

/// `đài phát thanh thành phố Vinh cảnh báo`: all words before the cue from the last mark on.
fn last_words(scene: &Scene<'_>, opening: usize, low: usize, end: usize) -> Option<Subject> {
    let last = end.checked_sub(1).filter(|l| *l >= low)?;
    if matches!(scene.kind(last), Some(Kind::Comma | Kind::Dash)) {
        return None;
    }
    let start = subject::skip_openings(scene, subject::clause_start(scene, low, end).max(opening), end);
    let noun = !scene.is_function(start, Function::ALL) && scene.adverb(start, |_| true).is_none();
    (noun && end >= start + 2 && end - start <= 14).then_some(Subject {
        tokens: start..end,
        start,
        referent: Referent::Bare,
    })
}

/// A choice of a subject.
struct Setting<'s, 'a> {
    scene: &'s Scene<'a>,
    found: &'s Found,
    options: &'s [Option<Subject>],
    low: usize,
    cue: usize,
    previous: Option<&'s Subject>,
    /// By option: how many others stand nearer to the cue.
    nearer: Vec<usize>,
}

impl<'s, 'a> Setting<'s, 'a> {
    fn new(
        scene: &'s Scene<'a>,
        low: usize,
        found: &'s Found,
        previous: Option<&'s Found>,
        options: &'s [Option<Subject>],
    ) -> Self {
        let cue = found.cue.as_ref().map_or(0, |c| c.start);
        let end = |s: &Option<Subject>| s.as_ref().map_or(0, |s| s.tokens.end);
        let nearer = options.iter().map(|s| options.iter().filter(|o| end(o) > end(s)).count()).collect();
        Setting { scene, found, options, low, cue, previous: previous.and_then(|p| p.subject.as_ref()), nearer }
    }

    /// Calls `emit(template, value)` for each feature of the option at `place`; the rules take the first.
    fn features(&self, place: usize, emit: Emit<'_>) {
        let Setting { scene, found, .. } = *self;
        let ruled = self.options[0].as_ref();
        let rules = subject_name(scene, ruled, found.shares);
        let by_rules = if place == 0 { "rules" } else { "" };
        let row = found.cue_row.map_or("", |row| &*scene.lexicon.cues[row as usize].text);
        let frame = found.frame.name();
        let [rules, by_rules, row, frame] = [rules, by_rules, row, frame].map(Value::new);
        let Some(subject) = &self.options[place] else {
            emit(const { Value::new("s:none") }, &[by_rules, rules]);
            emit(const { Value::new("s:none+cue") }, &[row]);
            emit(const { Value::new("s:none+options") }, &[Value::new(bucket(self.options.len()))]);
            let (end, ..) = subject::skip_adverbials_left(scene, self.low, self.cue);
            let before = scene.lower_or_name(end.saturating_sub(1));
            emit(const { Value::new("s:none+before") }, &[Value::new(&before), rules]);
            if let Some(taken) = ruled {
                let left = scene.lower_or_name(taken.start.saturating_sub(1));
                let gap = bucket(self.cue.saturating_sub(taken.tokens.end));
                emit(const { Value::new("s:none+left") }, &[Value::new(&left)]);
                emit(const { Value::new("s:none+gap") }, &[Value::new(gap), rules]);
            }
            return;
        };
        let kind = Value::new(subject_name(scene, Some(subject), None));
        let gap = Value::new(bucket(self.cue.saturating_sub(subject.tokens.end) + 1));
        let size = Value::new(bucket(subject.tokens.len()));
        let nearer = Value::new(bucket(self.nearer[place] + 1));
        emit(const { Value::new("s:place") }, &[by_rules, kind]);
        emit(const { Value::new("s:place+rules") }, &[by_rules, kind, rules]);
        emit(const { Value::new("s:nearer") }, &[nearer, by_rules]);
        emit(const { Value::new("s:nearer+kind") }, &[nearer, kind]);
        emit(const { Value::new("s:gap") }, &[gap, kind]);
        emit(const { Value::new("s:size") }, &[size, kind]);
        let opens = scene.stretches[scene.stretch_of(subject.start)].start == subject.start;
        let first = if subject::skip_openings(scene, self.low, subject.start) >= subject.start { "first" } else { "" };
        let left = if opens { "<start>".into() } else { scene.lower_or_name(subject.start.saturating_sub(1)) };
        let (first, left) = (Value::new(first), Value::new(&left));
        emit(const { Value::new("s:left") }, &[left, kind]);
        emit(const { Value::new("s:left+place") }, &[left, by_rules]);
        emit(const { Value::new("s:first") }, &[first, kind]);
        let behind =
            if subject.tokens.end == self.cue { "<cue>".into() } else { scene.lower_or_name(subject.tokens.end) };
        let behind = Value::new(&behind);
        emit(const { Value::new("s:behind") }, &[behind]);
        emit(const { Value::new("s:behind+kind") }, &[behind, kind]);
        emit(const { Value::new("s:head") }, &[Value::new(&scene.lower_or_name(subject.tokens.start))]);
        emit(const { Value::new("s:last") }, &[Value::new(&scene.lower_or_name(subject.tokens.end - 1))]);
        emit(const { Value::new("s:cue") }, &[row, kind]);
        emit(const { Value::new("s:frame") }, &[frame, kind, by_rules]);
        // What stands between it and the cue.
        let (mut marks, mut verbs, mut cues, mut at) = (0, 0, 0, subject.tokens.end);
        while at < self.cue {
            if scene.name_index(at).is_some() {
                at += 1;
                continue;
            }
            match scene.kind(at) {
                Some(Kind::Comma | Kind::Dash | Kind::Open | Kind::Semicolon | Kind::Colon) => marks += 1,
                Some(Kind::Word) => {
                    let class = scene.lexicon.word_class(scene.hits.sym(at), scene.hits.sym(at + 1));
                    verbs += usize::from(class.0 == 'v');
                    cues += usize::from(scene.hits.at(at).iter().any(|h| match h.entry {
                        Entry::Cue(row) => scene.lexicon.cues[row as usize].strength >= 2,
                        _ => false,
                    }));
                    at += class.1.max(1) - 1;
                }
                _ => {}
            }
            at += 1;
        }
        let before_cue = match scene.kind(self.cue.saturating_sub(1)) {
            Some(Kind::Comma | Kind::Dash | Kind::Close) => "mark",
            _ => "word",
        };
        let (marks, verbs) =
            (Value::new(["0", "1", "2", "3"][marks.min(3)]), Value::new(["0", "1", "2"][verbs.min(2)]));
        let before_cue = Value::new(before_cue);
        emit(const { Value::new("s:between") }, &[marks, verbs, before_cue]);
        emit(const { Value::new("s:between+kind") }, &[marks, verbs, kind]);
        emit(const { Value::new("s:between+nearer") }, &[marks, verbs, nearer, first]);
        // `như báo X đã đưa tin, ông A cho biết`: X has a verb of its own.
        let cues = Value::new(["0", "1", "2"][cues.min(2)]);
        emit(const { Value::new("s:cues") }, &[cues, nearer]);
        emit(const { Value::new("s:cues+kind") }, &[cues, kind, before_cue]);
        emit(const { Value::new("s:left+nearer") }, &[left, nearer]);
        emit(const { Value::new("s:behind+nearer") }, &[behind, nearer]);
        // `ông A, giám đốc B`: B stands in what is said of A.
        let apposed = scene.kind(subject.start.wrapping_sub(1)) == Some(Kind::Comma)
            && scene.name(subject.start.wrapping_sub(2)).is_some_and(|n| n.kind == EntityKind::Person);
        if apposed {
            emit(const { Value::new("s:apposed") }, &[kind, by_rules]);
        }
        if self.previous.is_some_and(|p| self.same(p, subject)) {
            emit(const { Value::new("s:again") }, &[kind, by_rules]);
        }
    }

    /// Whether two subjects name the same entity.
    fn same(&self, a: &Subject, b: &Subject) -> bool {
        let of = |s: &Subject| match &s.referent {
            Referent::Names(names) => names.first().and_then(|&n| self.scene.entities.of.get(n)).map(|e| e.0),
            _ => None,
        };
        of(a).is_some_and(|entity| of(b) == Some(entity))
    }
}

//! Whom a pronoun or a description means: `ông`, `vị này`, `nữ chủ nhà`, `cơ quan này`, `họ`.
//!
//! The rules (`Entities::resolve`, `holder`, `echo`) name one; the speakers of the quotes before, the people or bodies
//! named nearby and the description itself (`một nhân chứng` is nobody known) are weighed against it by the model that
//! judges quotes.

use std::ops::Range;

use super::attribution::Found;
use super::choice::likeliest;
use super::judge::bucket;
use super::subject::{Referent, Subject};
use super::{How, Scene, Speaker, Who};
use crate::feature::{Emit, Value};
use crate::lexicon::{Gender, NominalKind};
use crate::record::{EntityKind, Source};

/// How many names before are looked at.
const NAMES: usize = 60;

/// How many entities are weighed, the nearest.
const MOST: usize = 5;

/// How many speakers before.
const SPEAKERS: usize = 3;

/// The likeliest of those whom the subject of a quote may mean; `ruled` is whom the rules take.
/// And their share.
pub(super) fn weigh(
    scene: &Scene<'_>,
    found: &Found,
    subject: &Subject,
    ruled: Speaker,
    said: &[Speaker],
) -> (Speaker, f64) {
    let (kind, plural) = match &subject.referent {
        Referent::Names(_) | Referent::Bare => return (ruled, 1.0),
        Referent::Back(nominal) => (nominal.kind, nominal.plural),
        Referent::Open(kind) => (*kind, *kind == NominalKind::Group),
    };
    let options = options(scene, subject, kind, plural, &ruled, said);
    if options.len() < 2 {
        return (ruled, 1.0);
    }
    let setting = Setting { scene, subject, kind, options: &options, said };
    scene.log_reference(found, &options, |place, emit| setting.features(place, emit));
    let score = |place: usize| {
        let mut sum = 0.0;
        setting.features(place, &mut |t, v| sum += scene.judge.weight(t, v));
        sum
    };
    let (best, share) = likeliest((0..options.len()).map(score));
    (options.into_iter().nth(best).unwrap_or(ruled), share)
}

/// Whom the subject may mean: first whom the rules take.
fn options(
    scene: &Scene<'_>,
    subject: &Subject,
    kind: NominalKind,
    plural: bool,
    ruled: &Speaker,
    said: &[Speaker],
) -> Vec<Speaker> {
    let mention = Some(subject.tokens.clone());
    let mut out = vec![ruled.clone()];
    let mut add = |who: Who, source: Source, how: How| {
        if out.iter().all(|s| s.who != who) {
            out.push(Speaker { mention: mention.clone(), who, source, how });
        }
    };
    // An office or a bare head that means somebody is no description.
    if !matches!(ruled.how, How::Office | How::Echo) {
        add(Who::Described(subject.tokens.clone()), ruled.source, How::Described);
    }
    for speaker in said.iter().rev().filter(|s| s.who != Who::Unknown).take(SPEAKERS) {
        add(speaker.who.clone(), speaker.source, How::Focus);
    }
    let wanted = |entity: EntityKind| match kind {
        NominalKind::Person => entity == EntityKind::Person,
        NominalKind::Organization => entity == EntityKind::Organization,
        NominalKind::Country => matches!(entity, EntityKind::Country | EntityKind::Location),
        NominalKind::Group | NominalKind::Document => false,
    };
    if plural {
        return out;
    }
    let before = scene.names.partition_point(|n| n.tokens.start < subject.tokens.start);
    let mut seen: Vec<usize> = Vec::new();
    for i in (before.saturating_sub(NAMES)..before).rev() {
        let id = scene.entities.of[i].0;
        if seen.len() == MOST {
            break;
        }
        if wanted(scene.names[i].kind) && !seen.contains(&id) {
            seen.push(id);
            add(Who::Entities(vec![id]), named(scene.names[i].kind), How::Focus);
        }
    }
    out
}

/// A choice of whom a subject means.
struct Setting<'s, 'a> {
    scene: &'s Scene<'a>,
    subject: &'s Subject,
    kind: NominalKind,
    options: &'s [Speaker],
    /// Speakers of the quotes before, latest last.
    said: &'s [Speaker],
}

impl Setting<'_, '_> {
    /// Calls `emit(template, value)` for each feature of the option at `place`; the rules take the first.
    fn features(&self, place: usize, emit: Emit<'_>) {
        let Setting { scene, subject, options, said, .. } = *self;
        let tokens = &subject.tokens;
        let ruled = place == 0;
        let by_rules = if ruled { options[0].how.name() } else { "" };
        let rules = options[0].how.name();
        let referent = match subject.referent {
            Referent::Back(_) => "back",
            Referent::Open(_) => "open",
            _ => "bare",
        };
        let kind = match self.kind {
            NominalKind::Person => "person",
            NominalKind::Organization => "body",
            NominalKind::Country => "land",
            NominalKind::Group => "group",
            NominalKind::Document => "document",
        };
        let is_self = |who: &Who| matches!(who, Who::Described(t) if t.end > tokens.start && t.start < tokens.end);
        let option = &options[place];
        let spoke = said.iter().rev().filter(|s| s.who != Who::Unknown).position(|s| s.who == option.who);
        let what = match &option.who {
            who if is_self(who) => "self",
            Who::Described(_) => "described",
            Who::Entities(ids) if ids.len() > 1 => "several",
            Who::Entities(_) => "entity",
            Who::Unknown => "unknown",
        };
        let spoke =
            ["last", "second", "third", "before", "never"][spoke.unwrap_or(4).min(3 + usize::from(spoke.is_none()))];
        let size = bucket(tokens.len());
        let head = scene.lower_or_name(tokens.start);
        let second = if tokens.len() > 1 { scene.lower_or_name(tokens.start + 1) } else { "".into() };
        let last = scene.lower_or_name(tokens.end - 1);
        let [by_rules, rules, referent, kind, what, spoke, size] =
            [by_rules, rules, referent, kind, what, spoke, size].map(Value::new);
        let [head, second, last] = [&head, &second, &last].map(|w| Value::new(w));
        emit(const { Value::new("w:rules") }, &[by_rules, what]);
        emit(const { Value::new("w:rules+what") }, &[rules, what, referent]);
        emit(const { Value::new("w:rules+kind") }, &[by_rules, what, kind, referent]);
        emit(const { Value::new("w:what+kind") }, &[what, kind, referent]);
        emit(const { Value::new("w:what+size") }, &[what, size, kind]);
        emit(const { Value::new("w:what+head") }, &[what, head]);
        emit(const { Value::new("w:what+last") }, &[what, last]);
        emit(const { Value::new("w:what+second") }, &[what, head, second]);
        emit(const { Value::new("w:spoke") }, &[spoke, what]);
        emit(const { Value::new("w:spoke+kind") }, &[spoke, what, kind, referent]);
        emit(const { Value::new("w:spoke+head") }, &[spoke, what, head]);
        emit(const { Value::new("w:spoke+rules") }, &[spoke, what, by_rules]);
        let source = match option.source {
            Source::Person => "person",
            Source::Organization => "body",
            Source::Country => "land",
            Source::Group => "group",
            Source::Document => "document",
        };
        let source = Value::new(source);
        emit(const { Value::new("w:source") }, &[source, kind, what]);
        emit(const { Value::new("w:source+head") }, &[source, what, head]);
        let entities = options.iter().filter(|o| matches!(&o.who, Who::Entities(ids) if ids.len() == 1)).count();
        emit(const { Value::new("w:choice") }, &[Value::new(bucket(entities + 1)), what, referent]);
        let Who::Entities(ids) = &option.who else {
            if let Who::Described(other) = &option.who
                && !is_self(&option.who)
            {
                let same = scene.same(other.start, tokens.start);
                let same = Value::new(if same { "same" } else { "" });
                emit(const { Value::new("w:described") }, &[same, kind, referent, spoke]);
            }
            return;
        };
        let Some(&id) = ids.first() else { return };
        self.entity(id, [what, kind, referent, by_rules, spoke], emit);
    }

    /// The features of an option that is an entity.
    fn entity(&self, id: usize, common: [Value<'_>; 5], emit: Emit<'_>) {
        let [what, kind, referent, by_rules, spoke] = common;
        let Setting { scene, subject, .. } = *self;
        let start = subject.tokens.start;
        let before = scene.names.partition_point(|n| n.tokens.start < start);
        let here = scene.segments.sentence_of(start);
        let latest = (0..before).rev().find(|&i| scene.entities.of[i].0 == id);
        let distance =
            latest.map_or("behind", |i| match here - scene.segments.sentence_of(scene.names[i].tokens.start) {
                0 => "0",
                1 => "1",
                2 => "2",
                3..=5 => "3",
                _ => "6",
            });
        let nth = latest.map_or(9, |last| {
            let mut others: Vec<usize> = Vec::new();
            for i in last + 1..before {
                let other = scene.entities.of[i].0;
                if scene.names[i].kind == scene.entities.entities[id].kind && !others.contains(&other) {
                    others.push(other);
                }
            }
            others.len()
        });
        let first = latest.is_some_and(|last| {
            let sentence = scene.segments.sentences[scene.segments.sentence_of(scene.names[last].tokens.start)].start;
            !scene.names[..last]
                .iter()
                .rev()
                .take_while(|n| n.tokens.start >= sentence)
                .any(|n| n.kind == scene.names[last].kind)
        });
        let often = scene.entities.of.iter().filter(|(e, _)| *e == id).count();
        let gender = match (self.gender(), scene.entities.entities[id].gender) {
            (Gender::Unknown, Gender::Unknown) => "none",
            (Gender::Unknown, _) => "unsaid",
            (_, Gender::Unknown) => "unknown",
            (a, b) if a == b => "same",
            _ => "clash",
        };
        let [distance, nth, first, often, gender] =
            [distance, bucket(nth + 1), if first { "first" } else { "" }, bucket(often), gender].map(Value::new);
        emit(const { Value::new("w:distance") }, &[distance, kind, referent]);
        emit(const { Value::new("w:distance+rules") }, &[distance, by_rules, first]);
        emit(const { Value::new("w:distance+spoke") }, &[distance, spoke, first]);
        emit(const { Value::new("w:nth") }, &[nth, kind, referent]);
        emit(const { Value::new("w:nth+distance") }, &[nth, distance, first]);
        emit(const { Value::new("w:often") }, &[often, kind, what]);
        emit(const { Value::new("w:gender") }, &[gender, kind]);
        emit(const { Value::new("w:gender+spoke") }, &[gender, spoke]);
        let held = self.shared(&scene.entities.entities[id].role);
        let named = self.shared(&scene.names[scene.entities.entities[id].name].tokens);
        emit(const { Value::new("w:role") }, &[Value::new(held), referent, by_rules]);
        emit(const { Value::new("w:named") }, &[Value::new(named), kind, referent]);
    }

    /// How many of the words of the subject stand in a range: none, some, all.
    fn shared(&self, range: &Range<usize>) -> &'static str {
        let tokens = self.subject.tokens.clone();
        let words = tokens.clone().filter(|&t| self.scene.segments.tokens[t].is_word());
        let has = |t: &usize| range.clone().any(|r| self.scene.same(r, *t));
        match (words.clone().filter(has).count(), words.count()) {
            (0, _) => "none",
            (some, all) if some == all => "all",
            (some, all) if 2 * some >= all => "half",
            _ => "some",
        }
    }

    /// The gender that the subject's words say.
    fn gender(&self) -> Gender {
        if let Referent::Back(nominal) = &self.subject.referent
            && nominal.gender != Gender::Unknown
        {
            return nominal.gender;
        }
        let is = |words: &[&str]| {
            let mut tokens = self.subject.tokens.clone().take(3);
            tokens.any(|t| words.iter().any(|w| self.scene.is(t, w)))
        };
        if is(&["nữ", "bà", "cô", "chị"]) {
            Gender::Female
        } else if is(&["nam", "ông", "anh", "chàng"]) {
            Gender::Male
        } else {
            Gender::Unknown
        }
    }
}

/// What kind of source something that is named is.
pub(super) fn named(kind: EntityKind) -> Source {
    match kind {
        EntityKind::Person => Source::Person,
        EntityKind::Organization => Source::Organization,
        EntityKind::Country | EntityKind::Location => Source::Country,
    }
}

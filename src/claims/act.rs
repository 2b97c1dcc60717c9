//! What is done by saying it.
//!
//! The cue says much (`yêu cầu`), the content the rest (`… cần phải …`): a linear model for each act over the cue, its own
//! act, the words that speak for an act (`data/act_signals.tsv`) and how the content begins and ends. Weights are trained by
//! `trichdan-train acts` and stand in `data/acts.model`, one feature a line with a weight for each act.

use once_cell::sync::Lazy;

use crate::feature::{Emit, Value, Weights};
use crate::lexicon::{Entry, Hits, Lexicon};
use crate::quotes::{Draft, Frame};
use crate::record::{Act, QuoteKind};
use crate::segment::{Kind, Segments};

/// The acts, in the order of the weights.
pub(crate) const ACTS: [Act; 8] = [
    Act::Statement,
    Act::Denial,
    Act::Accusation,
    Act::Demand,
    Act::Commitment,
    Act::Prediction,
    Act::Opinion,
    Act::Question,
];

/// So many tokens at the start of a content are read word by word.
const HEAD: usize = 28;

static MODEL: Lazy<Weights<{ ACTS.len() }>> = Lazy::new(|| Weights::parse(include_str!("../../data/acts.model")));

/// The likeliest act of a quote.
pub(crate) fn act(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, draft: &Draft) -> Act {
    let mut sums = [0f32; ACTS.len()];
    features(lexicon, segments, hits, draft, &mut |template, values| {
        if let Some(weights) = MODEL.get(template, values) {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        }
    });
    let best = sums.iter().enumerate().fold(0, |best, (i, sum)| if *sum > sums[best] { i } else { best });
    ACTS[best]
}

/// Calls `emit(template, value)` for each feature of a quote.
pub(crate) fn features(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, draft: &Draft, emit: Emit<'_>) {
    emit(const { Value::new("bias") }, &[Value::new("1")]);
    let cue = draft.cue_row.map(|row| &lexicon.cues[row as usize]);
    let text = cue.map_or("", |c| &*c.text);
    let own = cue.map_or("", |c| name(c.act));
    let kind = match draft.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Mixed => "mixed",
    };
    let frame = match draft.frame {
        Frame::Verb => "verb",
        Frame::Clause => "clause",
        Frame::Colon => "colon",
        _ => "",
    };
    emit(const { Value::new("cue") }, &[Value::new(text)]);
    emit(const { Value::new("cue+frame") }, &[Value::new(text), Value::new(frame), Value::new(kind)]);
    emit(const { Value::new("own") }, &[Value::new(own), Value::new(kind)]);
    emit(const { Value::new("own+frame") }, &[Value::new(own), Value::new(frame)]);
    emit(const { Value::new("kind") }, &[Value::new(kind)]);
    emit(const { Value::new("source") }, &[Value::new(source(draft))]);
    let Some(first) = draft.content.first().map(|c| c.start) else { return };
    let last = draft.content.last().map_or(first, |c| c.end);
    let closing = segments.tokens.get(last - 1).map(|t| t.kind);
    let closing = match closing {
        Some(Kind::Question) => "?",
        Some(Kind::Exclaim) => "!",
        Some(Kind::Ellipsis) => "...",
        _ => ".",
    };
    emit(const { Value::new("closing") }, &[Value::new(closing), Value::new(kind)]);
    let words: Vec<std::borrow::Cow<'_, str>> = (first..last.min(first + HEAD)).map(|at| word(segments, at)).collect();
    let words: Vec<Value<'_>> = words.iter().map(|word| Value::new(word)).collect();
    let at = |i: usize| words.get(i).copied().unwrap_or(const { Value::new("<end>") });
    let own = Value::new(own);
    emit(const { Value::new("first") }, &[at(0), own]);
    emit(const { Value::new("first2") }, &[at(0), at(1)]);
    emit(const { Value::new("first3") }, &[at(0), at(1), at(2)]);
    let size = match last - first {
        0..=5 => "5",
        6..=12 => "12",
        13..=25 => "25",
        26..=60 => "60",
        _ => "more",
    };
    emit(const { Value::new("size") }, &[Value::new(size), own]);
    for (i, &word) in words.iter().enumerate() {
        emit(const { Value::new("word") }, &[word]);
        if i < 8 {
            emit(const { Value::new("early") }, &[word]);
        }
        emit(const { Value::new("pair") }, &[word, at(i + 1)]);
    }
    // Signals anywhere in it, those of its first words apart.
    for span in &draft.content {
        for at in span.clone() {
            for hit in hits.at(at) {
                let Entry::Signal(row) = hit.entry else { continue };
                let signal = lexicon.signals[row as usize];
                if !signal.start || at < span.start + 4 {
                    emit(
                        const { Value::new("signal") },
                        &[Value::new(name(signal.act)), Value::new(if signal.weight > 2 { "strong" } else { "weak" })],
                    );
                    emit(const { Value::new("signal+own") }, &[Value::new(name(signal.act)), own]);
                }
                break;
            }
        }
    }
}

fn source(draft: &Draft) -> &'static str {
    use crate::record::Source;
    match draft.speaker.source {
        Source::Person => "person",
        Source::Organization => "organization",
        Source::Country => "country",
        Source::Group => "group",
        Source::Document => "document",
    }
}

fn name(act: Act) -> &'static str {
    match act {
        Act::Statement => "statement",
        Act::Denial => "denial",
        Act::Accusation => "accusation",
        Act::Demand => "demand",
        Act::Commitment => "commitment",
        Act::Prediction => "prediction",
        Act::Opinion => "opinion",
        Act::Question => "question",
    }
}

fn word<'t>(segments: &Segments<'t>, at: usize) -> std::borrow::Cow<'t, str> {
    let token = segments.tokens[at];
    if token.kind == Kind::Number { "<number>".into() } else { segments.lower(at) }
}

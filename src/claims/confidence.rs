//! How far a record can be trusted: the chance that its bounds and its speaker are right. The surer half of all quotes is one
//! group, said to be right from 0.9 on.
//!
//! Logistic regression over the judge's score, the way the speaker was found, and the form of the quote. Weights are fitted
//! by `trichdan-train confidence` on annotated articles that no other model was trained on, and stand in
//! `data/confidence.model`.

use once_cell::sync::Lazy;

use crate::feature::{Emit, Value, Weights};
use crate::lexicon::Lexicon;
use crate::quotes::Draft;
use crate::record::QuoteKind;

static MODEL: Lazy<Weights<1>> = Lazy::new(|| Weights::parse(include_str!("../../data/confidence.model")));

/// The confidence of a draft, between 0 and 1, to two digits.
pub(crate) fn confidence(lexicon: &Lexicon, draft: &Draft) -> f64 {
    let mut sum = 0.0;
    features(lexicon, draft, &mut |template, values| {
        sum += MODEL.get(template, values).map_or(0.0, |[weight]| f64::from(*weight));
    });
    let half = MODEL.get(const { Value::new("half") }, &[Value::new("1")]).map_or(1.0, |[half]| f64::from(*half));
    (100.0 * said(1.0 / (1.0 + (-sum).exp()), half)).round() / 100.0
}

/// The confidence of the surer half of all quotes begins here.
const SURE: f64 = 0.9;
/// And spans so much.
const SPAN: f64 = 0.07;

/// A chance as it is said. Of the surer half of all quotes, those from the chance `half` on, nine of ten are right: they are
/// said to be `SURE` or more, as a whole. Below, the chance is said as it is.
fn said(chance: f64, half: f64) -> f64 {
    if chance < half {
        return chance.min(SURE - 0.01);
    }
    SURE + SPAN * (chance - half) / (1.0 - half).max(f64::EPSILON)
}

/// Calls `emit(template, value)` for each feature of a draft.
pub(crate) fn features(lexicon: &Lexicon, draft: &Draft, emit: Emit<'_>) {
    let score = match draft.score {
        0.99.. => "99",
        0.97..0.99 => "97",
        0.93..0.97 => "93",
        0.85..0.93 => "85",
        0.7..0.85 => "70",
        0.55..0.7 => "55",
        _ => "37",
    };
    let kind = match draft.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Mixed => "mixed",
    };
    let frame = draft.frame.name();
    let how = draft.speaker.how.name();
    let size = match draft.content.iter().map(ExactSizeIterator::len).sum() {
        0..=4 => "4",
        5..=9 => "9",
        10..=19 => "19",
        20..=39 => "39",
        40..=79 => "79",
        _ => "more",
    };
    let strength = match draft.cue_row.map_or(0, |row| lexicon.cues[row as usize].strength) {
        0 => "0",
        1 => "1",
        2 => "2",
        _ => "3",
    };
    let share = |share: f64| match share {
        0.99.. => "99",
        0.95..0.99 => "95",
        0.9..0.95 => "90",
        0.8..0.9 => "80",
        0.6..0.8 => "60",
        _ => "0",
    };
    let (bounds, source) = (share(draft.shares.content), share(draft.shares.speaker));
    emit(const { Value::new("bounds") }, &[Value::new(bounds)]);
    emit(const { Value::new("source") }, &[Value::new(source)]);
    emit(const { Value::new("bounds+frame") }, &[Value::new(bounds), Value::new(frame)]);
    emit(const { Value::new("source+how") }, &[Value::new(source), Value::new(how)]);
    emit(const { Value::new("bias") }, &[Value::new("1")]);
    emit(const { Value::new("score") }, &[Value::new(score)]);
    emit(const { Value::new("kind") }, &[Value::new(kind)]);
    emit(const { Value::new("frame") }, &[Value::new(frame)]);
    emit(const { Value::new("how") }, &[Value::new(how)]);
    emit(const { Value::new("size") }, &[Value::new(size)]);
    emit(const { Value::new("strength") }, &[Value::new(strength)]);
    let [how, frame, size, kind] = [how, frame, size, kind].map(Value::new);
    emit(const { Value::new("how+frame") }, &[how, frame]);
    emit(const { Value::new("size+frame") }, &[size, frame]);
    emit(const { Value::new("kind+frame") }, &[kind, frame]);
    emit(const { Value::new("size+kind") }, &[size, kind]);
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn the_surer_half_is_said_from_nine_tenths_on() {
        assert_eq!(said(0.3, 0.8), 0.3);
        assert_eq!(said(0.79, 0.8), 0.79);
        assert_eq!(said(0.95, 0.98), 0.89);
        assert_eq!(said(0.8, 0.8), 0.9);
        assert!((said(0.9, 0.8) - 0.935).abs() < 1e-12);
        assert!((said(1.0, 0.8) - 0.97).abs() < 1e-12);
        assert!(said(1.0, 1.0) <= 0.97);
    }
}

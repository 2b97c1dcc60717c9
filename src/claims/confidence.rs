//! How far a record can be trusted: the chance that its bounds and its speaker are right.
//!
//! A logistic model of five weights over the judge's score and what is known of the speaker, fitted on articles that no
//! other model was trained on (`DESIGN.md` says how well it holds).

use crate::quotes::{Draft, Who};
use crate::record::QuoteKind;

/// The weights: of the judge's log odds, of a direct quote, of a named speaker, of a speaker that the text leaves out,
/// and of nothing.
const ODDS: f64 = 0.58;
const DIRECT: f64 = 0.3;
const NAMED: f64 = 0.38;
const DROPPED: f64 = -1.0;
const BIAS: f64 = -1.46;

/// The confidence of a draft, between 0 and 1, to two digits.
pub(crate) fn confidence(draft: &Draft) -> f64 {
    let score = draft.score.clamp(0.02, 0.98);
    let speaker = &draft.speaker;
    let mut sum = BIAS + ODDS * (score / (1.0 - score)).ln();
    for (weight, holds) in [
        (DIRECT, draft.kind == QuoteKind::Direct),
        (NAMED, matches!(speaker.who, Who::Entities(_))),
        (DROPPED, speaker.mention.is_none()),
    ] {
        sum += if holds { weight } else { 0.0 };
    }
    (100.0 / (1.0 + (-sum).exp())).round() / 100.0
}

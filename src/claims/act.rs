//! What is done by saying it.

use crate::lexicon::{Entry, Hits, Lexicon};
use crate::quotes::{Draft, Frame};
use crate::record::{Act, QuoteKind};
use crate::segment::{Kind, Segments};

/// The acts, in the order of [`index`].
const ACTS: [Act; 8] = [
    Act::Statement,
    Act::Denial,
    Act::Accusation,
    Act::Demand,
    Act::Commitment,
    Act::Prediction,
    Act::Opinion,
    Act::Question,
];

fn index(act: Act) -> usize {
    ACTS.iter().position(|&a| a == act).unwrap_or(0)
}

/// The act of a quote: the cue's own where it has one (`yêu cầu`), else what the content's words speak for.
pub(crate) fn act(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, draft: &Draft) -> Act {
    let last = draft.content.last().map_or(0, |c| c.end);
    let asks = segments.tokens.get(last.saturating_sub(1)).is_some_and(|t| t.kind == Kind::Question);
    let cue = draft.cue_row.map(|row| &lexicon.cues[row as usize]);
    if let Some(cue) = cue
        && cue.act != Act::Statement
        && (draft.kind != QuoteKind::Direct || draft.frame == Frame::Verb)
    {
        return cue.act;
    }
    let mut votes = [0i32; ACTS.len()];
    votes[0] = 2;
    if asks {
        votes[index(Act::Question)] += 5;
    }
    if let Some(cue) = cue {
        votes[index(cue.act)] += 3;
    }
    for span in &draft.content {
        for at in span.clone() {
            for hit in hits.at(at) {
                let Entry::Signal(row) = hit.entry else { continue };
                let signal = lexicon.signals[row as usize];
                if !signal.start || at < span.start + 4 {
                    votes[index(signal.act)] += i32::from(signal.weight);
                }
                break;
            }
        }
    }
    let best = votes.iter().copied().max().unwrap_or(0);
    ACTS[votes.iter().position(|&v| v == best).unwrap_or(0)]
}

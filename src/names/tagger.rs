//! The tagger: one label a token, by a linear model over the evidence and the label before (Viterbi), in two passes.
//!
//! The second pass adds what the first made of the same names elsewhere in the article ([`super::memory`]). Weights are
//! trained by `trichdan-train names` as conditional random fields and stand in `data/names.model`:
//! magic with version, then for each pass scale, transitions, and the weights of each feature bucket as bytes.

use once_cell::sync::Lazy;

use super::evidence::Run;
use super::features::{BUCKETS, Features};
use super::memory::{MEMORY_BUCKETS, Memory};
use crate::record::EntityKind;

/// Outside, then begin and inside of each kind.
pub(crate) const LABELS: usize = 9;

const MAGIC: &[u8; 8] = b"tdnames2";

static BUILT_IN: Lazy<Tagger> =
    Lazy::new(|| Tagger::read(include_bytes!("../../data/names.model")).unwrap_or_default());

/// The weights of both passes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tagger {
    first: Weights,
    second: Weights,
}

/// What a pass says of one token for each label.
pub(crate) type Scores = [f32; LABELS];

/// From the label before (the last row: the start of a run) to the label.
pub(crate) type Transitions = [Scores; LABELS + 1];

/// The weights of one pass.
#[derive(Debug, Clone, Default)]
struct Weights {
    /// By bucket, what it gives each label more than outside: eight bytes, which are read at once and never lie across two
    /// lines of the cache. Empty without a model.
    weights: Vec<[i8; LABELS - 1]>,
    chain: Chain,
    scale: f32,
}

impl Tagger {
    pub(crate) fn built_in() -> &'static Tagger {
        &BUILT_IN
    }

    /// Reads a model; `None` when it is no model of this version.
    pub(crate) fn read(bytes: &[u8]) -> Option<Tagger> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let first = Weights::read(&mut rest, BUCKETS as usize)?;
        let second = Weights::read(&mut rest, MEMORY_BUCKETS as usize)?;
        rest.is_empty().then_some(Tagger { first, second })
    }

    /// Whether there is a model.
    pub(crate) fn is_trained(&self) -> bool {
        !self.first.weights.is_empty()
    }

    /// The model file of trained weights and transitions of both passes.
    pub(crate) fn bytes(passes: [(&[Scores], &Transitions); 2]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for (weights, transitions) in passes {
            let largest = weights.iter().flatten().fold(1e-6f32, |m, w| m.max(w.abs()));
            let scale = largest / 127.0;
            out.extend(scale.to_le_bytes());
            out.extend(transitions.iter().flatten().flat_map(|t| t.to_le_bytes()));
            out.extend(weights.iter().flatten().map(|w| (w / scale).round() as i8 as u8));
        }
        out
    }

    /// What the first pass says of a token.
    pub(crate) fn score(&self, features: &Features) -> Scores {
        self.first.score(features)
    }

    /// The labels of the runs of an article, whose tokens carry the scores of the first pass.
    pub(crate) fn label(&self, runs: &mut [Run<Scores>]) -> Vec<Vec<u8>> {
        let mut steps = Vec::new();
        let mut labels: Vec<Vec<u8>> = runs
            .iter()
            .map(|run| {
                let mut labels = Vec::new();
                self.first.chain.best(&run.tokens, &mut steps, &mut labels);
                labels
            })
            .collect();
        let mut memory = Memory::new(runs, &labels);
        for (run, labels) in runs.iter_mut().zip(&mut labels) {
            let features = memory.features(run, labels);
            for (score, features) in run.tokens.iter_mut().zip(features) {
                for (sum, more) in score.iter_mut().zip(self.second.score(features)) {
                    *sum += more;
                }
            }
            self.second.chain.best(&run.tokens, &mut steps, labels);
        }
        labels
    }
}

impl Weights {
    /// Takes the weights of one pass off the front.
    fn read(bytes: &mut &[u8], buckets: usize) -> Option<Weights> {
        let head = 4 * (1 + LABELS * (LABELS + 1));
        let (front, rest) = bytes.split_at_checked(head + buckets * LABELS)?;
        *bytes = rest;
        let mut floats = front[..head].chunks_exact(4).map(|c| f32::from_le_bytes([c[0], c[1], c[2], c[3]]));
        let scale = floats.next()?;
        let mut transitions = Transitions::default();
        for cell in transitions.iter_mut().flatten() {
            *cell = floats.next()?;
        }
        let more = |bucket: &[u8]| std::array::from_fn(|i| (bucket[i + 1] as i8).saturating_sub(bucket[0] as i8));
        let weights = front[head..].chunks_exact(LABELS).map(more).collect();
        Some(Weights { weights, chain: Chain::new(transitions), scale })
    }

    /// What the features of a token say for each label.
    fn score(&self, features: &[u32]) -> Scores {
        // At most 64 features of at most 127: far from the limits.
        let mut sums = [0i16; LABELS - 1];
        for &bucket in features {
            for (sum, &weight) in sums.iter_mut().zip(&self.weights[bucket as usize]) {
                *sum += i16::from(weight);
            }
        }
        std::array::from_fn(|i| i.checked_sub(1).map_or(0.0, |i| f32::from(sums[i]) * self.scale))
    }
}

/// Outside and the labels that begin: they may follow every label.
const FREE: [usize; 5] = [0, 1, 3, 5, 7];

/// Inside labels: each follows the one before it in the list of labels, and itself.
const INSIDE: [usize; 4] = [2, 4, 6, 8];

/// Transitions, and what of them the search for the best labels asks of each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chain {
    transitions: Transitions,
    /// By label before: what it gives a free label at most and at least.
    most: Scores,
    least: Scores,
}

/// The best sums at a token by label, and the label before that each comes from.
pub(crate) type Step = (Scores, [u8; LABELS]);

impl Chain {
    pub(crate) fn new(transitions: Transitions) -> Chain {
        let free = |before: usize| FREE.iter().map(move |&label| transitions[before][label]);
        Chain {
            transitions,
            most: std::array::from_fn(|before| free(before).fold(f32::NEG_INFINITY, f32::max)),
            least: std::array::from_fn(|before| free(before).fold(f32::INFINITY, f32::min)),
        }
    }

    /// The best labels of a run under the scores of its tokens (Viterbi). `steps` is room to work in.
    pub(crate) fn best(&self, scores: &[Scores], steps: &mut Vec<Step>, labels: &mut Vec<u8>) {
        steps.clear();
        labels.clear();
        let Some((first, rest)) = scores.split_first() else { return };
        let mut sums = [f32::NEG_INFINITY; LABELS];
        for label in FREE {
            sums[label] = self.transitions[LABELS][label] + first[label];
        }
        steps.push((sums, [0; LABELS]));
        for here in rest {
            let (next, from) = self.step(&sums);
            for label in 0..LABELS {
                sums[label] = next[label] + here[label];
            }
            steps.push((sums, from));
        }
        let mut label = (0..LABELS).max_by(|&a, &b| sums[a].total_cmp(&sums[b])).unwrap_or(0);
        labels.resize(scores.len(), 0);
        for (out, (_, from)) in labels.iter_mut().zip(steps.iter()).rev() {
            *out = label as u8;
            label = usize::from(from[label]);
        }
    }

    /// The best sums over the labels before, and the label before of each.
    fn step(&self, before: &Scores) -> Step {
        let mut sums = [f32::NEG_INFINITY; LABELS];
        let mut from = [0u8; LABELS];
        // Labels before that are behind another whatever follows are passed over: mostly all but one.
        let sure = before.iter().zip(&self.least).map(|(b, least)| b + least).fold(f32::NEG_INFINITY, f32::max);
        for (b, &so_far) in before.iter().enumerate().filter(|&(b, so_far)| so_far + self.most[b] >= sure) {
            for label in FREE {
                let total = so_far + self.transitions[b][label];
                if total > sums[label] {
                    sums[label] = total;
                    from[label] = b as u8;
                }
            }
        }
        for label in INSIDE {
            let (opened, inside) = (
                before[label - 1] + self.transitions[label - 1][label],
                before[label] + self.transitions[label][label],
            );
            (sums[label], from[label]) =
                if inside > opened { (inside, label as u8) } else { (opened, label as u8 - 1) };
        }
        (sums, from)
    }
}

/// The kind of a label.
pub(crate) fn kind(label: u8) -> Option<EntityKind> {
    Some(match label {
        1 | 2 => EntityKind::Person,
        3 | 4 => EntityKind::Organization,
        5 | 6 => EntityKind::Country,
        7 | 8 => EntityKind::Location,
        _ => return None,
    })
}

/// The label that begins a kind.
pub(crate) fn begin(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Person => 1,
        EntityKind::Organization => 3,
        EntityKind::Country => 5,
        EntityKind::Location => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way through a run, the slow one.
    fn best_sum(scores: &[Scores], transitions: &Transitions, before: usize) -> f32 {
        let Some((here, rest)) = scores.split_first() else { return 0.0 };
        let fits = |label: usize| FREE.contains(&label) || before < LABELS && (label == before || label == before + 1);
        (0..LABELS)
            .filter(|&label| fits(label))
            .map(|label| transitions[before][label] + here[label] + best_sum(rest, transitions, label))
            .fold(f32::NEG_INFINITY, f32::max)
    }

    proptest::proptest! {
        #[test]
        fn no_labels_are_better(
            scores in proptest::collection::vec(proptest::array::uniform9(-9.0f32..9.0), 0..5),
            transitions in proptest::array::uniform10(proptest::array::uniform9(-3.0f32..3.0)),
        ) {
            let (mut steps, mut labels) = (Vec::new(), Vec::new());
            Chain::new(transitions).best(&scores, &mut steps, &mut labels);
            let mut before = LABELS;
            let mut sum = 0.0;
            for (&label, here) in labels.iter().zip(&scores) {
                sum += transitions[before][usize::from(label)] + here[usize::from(label)];
                before = usize::from(label);
            }
            proptest::prop_assert!((sum - best_sum(&scores, &transitions, LABELS)).abs() < 1e-3);
        }
    }
}

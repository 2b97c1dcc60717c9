//! The tagger: one label a token, by a linear model over the evidence and the label before (Viterbi), in two passes.
//!
//! The second pass adds what the first made of the same names elsewhere in the article ([`super::memory`]). Weights are
//! trained by `trichdan-train names` as conditional random fields and stand in `data/names.model`:
//! magic with version, then for each pass scale, transitions, and the weights of each feature bucket as bytes.

use once_cell::sync::Lazy;

use super::evidence::Run;
use super::features::{BUCKETS, WIDTH};
use super::memory::{MEMORY_BUCKETS, Memory};
use crate::record::EntityKind;

/// Outside, then begin and inside of each kind.
pub(crate) const LABELS: usize = 9;

const MAGIC: &[u8; 8] = b"tdnames2";

static BUILT_IN: Lazy<Tagger> = Lazy::new(|| Tagger::read(include_bytes!("../../data/names.model")).unwrap_or_default());

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
    /// By bucket, the weight of each label; empty without a model.
    weights: Vec<[i8; LABELS]>,
    transitions: Transitions,
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

    /// The labels of the runs of an article.
    pub(crate) fn label(&self, runs: &[Run]) -> Vec<Vec<u8>> {
        let mut scores: Vec<Vec<Scores>> = runs.iter().map(|run| run.features.chunks_exact(WIDTH).map(|f| self.first.score(f)).collect()).collect();
        let mut labels: Vec<Vec<u8>> = scores.iter().map(|s| viterbi(s, &self.first.transitions)).collect();
        let memory = Memory::new(runs, &labels);
        for ((run, scores), labels) in runs.iter().zip(&mut scores).zip(&mut labels) {
            for (score, features) in scores.iter_mut().zip(memory.features(run, labels)) {
                for (sum, more) in score.iter_mut().zip(self.second.score(&features)) {
                    *sum += more;
                }
            }
            *labels = viterbi(scores, &self.second.transitions);
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
        let weights = front[head..].chunks_exact(LABELS).map(|c| std::array::from_fn(|i| c[i] as i8)).collect();
        Some(Weights { weights, transitions, scale })
    }

    /// What the features of a token say for each label.
    fn score(&self, features: &[u32]) -> Scores {
        let mut sums = [0i32; LABELS];
        for &bucket in features {
            for (sum, &weight) in sums.iter_mut().zip(&self.weights[bucket as usize]) {
                *sum += i32::from(weight);
            }
        }
        sums.map(|s| s as f32 * self.scale)
    }
}

/// The best labels of a run under scores by token and transitions. Inside labels follow their own kind only.
pub(crate) fn viterbi(scores: &[Scores], transitions: &Transitions) -> Vec<u8> {
    let mut best: Vec<([f32; LABELS], [u8; LABELS])> = Vec::with_capacity(scores.len());
    for (i, emission) in scores.iter().enumerate() {
        let mut sums = [f32::NEG_INFINITY; LABELS];
        let mut from = [0u8; LABELS];
        for label in 0..LABELS {
            let inside = label != 0 && label % 2 == 0;
            if i == 0 {
                if !inside {
                    sums[label] = emission[label] + transitions[LABELS][label];
                }
                continue;
            }
            for before in 0..LABELS {
                if inside && before != label && before + 1 != label {
                    continue;
                }
                let total = best[i - 1].0[before] + transitions[before][label];
                if total > sums[label] {
                    sums[label] = total;
                    from[label] = before as u8;
                }
            }
            sums[label] += emission[label];
        }
        best.push((sums, from));
    }
    let Some(last) = best.last() else { return Vec::new() };
    let mut label = (0..LABELS).max_by(|&a, &b| last.0[a].total_cmp(&last.0[b])).unwrap_or(0);
    let mut out = vec![0u8; scores.len()];
    for i in (0..scores.len()).rev() {
        out[i] = label as u8;
        label = usize::from(best[i].1[label]);
    }
    out
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

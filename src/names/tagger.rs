//! The tagger: one label a token, by a linear model over the evidence and the label before (Viterbi).
//!
//! Weights are trained by `trichdan-train names` as an averaged structured perceptron (Collins 2002) and stand in
//! `data/names.model`: magic, version, scale, transitions, then the weights of each feature bucket as bytes.

use once_cell::sync::Lazy;

use super::evidence::{BUCKETS, Run};
use crate::record::EntityKind;

/// Outside, then begin and inside of each kind.
pub(crate) const LABELS: usize = 9;

const MAGIC: &[u8; 8] = b"tdnames1";

static BUILT_IN: Lazy<Tagger> = Lazy::new(|| Tagger::read(include_bytes!("../../data/names.model")).unwrap_or_default());

/// The weights.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tagger {
    /// By bucket, the weight of each label; empty without a model.
    weights: Vec<[i8; LABELS]>,
    /// From the label before (the last row: the start of a run) to the label.
    transitions: [[f32; LABELS]; LABELS + 1],
    scale: f32,
}

impl Tagger {
    pub(crate) fn built_in() -> &'static Tagger {
        &BUILT_IN
    }

    /// Reads a model; `None` when it is no model of this version.
    pub(crate) fn read(bytes: &[u8]) -> Option<Tagger> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let mut floats = rest.chunks_exact(4).map(|c| f32::from_le_bytes([c[0], c[1], c[2], c[3]]));
        let scale = floats.next()?;
        let mut transitions = [[0.0; LABELS]; LABELS + 1];
        for row in &mut transitions {
            for cell in row {
                *cell = floats.next()?;
            }
        }
        let weights = &rest[4 * (1 + LABELS * (LABELS + 1))..];
        if weights.len() != BUCKETS as usize * LABELS {
            return None;
        }
        let weights = weights.chunks_exact(LABELS).map(|c| std::array::from_fn(|i| c[i] as i8)).collect();
        Some(Tagger { weights, transitions, scale })
    }

    /// Whether there is a model.
    pub(crate) fn is_trained(&self) -> bool {
        !self.weights.is_empty()
    }

    /// The model file of trained weights.
    pub(crate) fn bytes(weights: &[[f32; LABELS]], transitions: &[[f32; LABELS]; LABELS + 1]) -> Vec<u8> {
        let largest = weights.iter().flatten().fold(1e-6f32, |m, w| m.max(w.abs()));
        let scale = largest / 127.0;
        let mut out = MAGIC.to_vec();
        out.extend(scale.to_le_bytes());
        out.extend(transitions.iter().flatten().flat_map(|t| t.to_le_bytes()));
        out.extend(weights.iter().flatten().map(|w| (w / scale).round() as i8 as u8));
        out
    }

    /// The labels of a run.
    pub(crate) fn label(&self, run: &Run) -> Vec<u8> {
        let score = |features: &[u32]| {
            let mut sums = [0i32; LABELS];
            for &bucket in features {
                for (sum, &weight) in sums.iter_mut().zip(&self.weights[bucket as usize]) {
                    *sum += i32::from(weight);
                }
            }
            sums.map(|s| s as f32 * self.scale)
        };
        viterbi(&run.features, score, &self.transitions)
    }
}

/// The best labels of a run under scores by token and transitions. Inside labels follow their own kind only.
pub(crate) fn viterbi(features: &[Vec<u32>], score: impl Fn(&[u32]) -> [f32; LABELS], transitions: &[[f32; LABELS]; LABELS + 1]) -> Vec<u8> {
    let mut best: Vec<([f32; LABELS], [u8; LABELS])> = Vec::with_capacity(features.len());
    for (i, token) in features.iter().enumerate() {
        let emission = score(token);
        let mut scores = [f32::NEG_INFINITY; LABELS];
        let mut from = [0u8; LABELS];
        for label in 0..LABELS {
            let inside = label != 0 && label % 2 == 0;
            if i == 0 {
                if !inside {
                    scores[label] = emission[label] + transitions[LABELS][label];
                }
                continue;
            }
            for before in 0..LABELS {
                if inside && before != label && before + 1 != label {
                    continue;
                }
                let total = best[i - 1].0[before] + transitions[before][label];
                if total > scores[label] {
                    scores[label] = total;
                    from[label] = before as u8;
                }
            }
            scores[label] += emission[label];
        }
        best.push((scores, from));
    }
    let Some(last) = best.last() else { return Vec::new() };
    let mut label = (0..LABELS).max_by(|&a, &b| last.0[a].total_cmp(&last.0[b])).unwrap_or(0);
    let mut out = vec![0u8; features.len()];
    for i in (0..features.len()).rev() {
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

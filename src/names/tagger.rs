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

/// So many weights are read at once: those of a bucket and the first of the next.
const LANES: usize = 16;

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
    /// By bucket, the weight of each label, without gaps, so that they stay in the cache; empty without a model.
    weights: Vec<i8>,
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

    /// What the first pass says of a token.
    pub(crate) fn score(&self, features: &Features) -> Scores {
        self.first.score(features)
    }

    /// The labels of the runs of an article, whose tokens carry the scores of the first pass.
    pub(crate) fn label(&self, runs: &mut [Run<Scores>]) -> Vec<Vec<u8>> {
        let mut labels: Vec<Vec<u8>> = runs.iter().map(|run| viterbi(&run.tokens, &self.first.transitions)).collect();
        let memory = Memory::new(runs, &labels);
        for (run, labels) in runs.iter_mut().zip(&mut labels) {
            let features = memory.features(run, labels);
            for (score, features) in run.tokens.iter_mut().zip(features) {
                for (sum, more) in score.iter_mut().zip(self.second.score(&features)) {
                    *sum += more;
                }
            }
            *labels = viterbi(&run.tokens, &self.second.transitions);
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
        let mut weights: Vec<i8> = front[head..].iter().map(|&w| w as i8).collect();
        weights.resize(weights.len() + LANES, 0);
        Some(Weights { weights, transitions, scale })
    }

    /// What the features of a token say for each label.
    fn score(&self, features: &[u32]) -> Scores {
        // At most 64 features of at most 127: far from the limits.
        let mut sums = [0i16; LANES];
        for &bucket in features {
            let Some(weights) = self.weights[bucket as usize * LABELS..].first_chunk::<LANES>() else { continue };
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum += i16::from(weight);
            }
        }
        std::array::from_fn(|i| f32::from(sums[i]) * self.scale)
    }
}

/// The best labels of a run under scores by token and transitions. Inside labels follow their own kind only.
pub(crate) fn viterbi(scores: &[Scores], transitions: &Transitions) -> Vec<u8> {
    // What a label can give the one behind it at most and at least, inside labels aside.
    let bounds: [(f32, f32); LABELS] = std::array::from_fn(|before| {
        let row = (0..LABELS).filter(|&l| !is_inside(l)).map(|l| transitions[before][l]);
        (row.clone().fold(f32::NEG_INFINITY, f32::max), row.fold(f32::INFINITY, f32::min))
    });
    let mut best: Vec<([f32; LABELS], [u8; LABELS])> = Vec::with_capacity(scores.len());
    for here in scores {
        let mut sums = [f32::NEG_INFINITY; LABELS];
        let mut from = [0u8; LABELS];
        match best.last() {
            None => {
                for label in (0..LABELS).filter(|&l| !is_inside(l)) {
                    sums[label] = transitions[LABELS][label];
                }
            }
            Some((before, _)) => {
                let mut step = |b: usize, label: usize| {
                    let total = before[b] + transitions[b][label];
                    if total > sums[label] {
                        sums[label] = total;
                        from[label] = b as u8;
                    }
                };
                // Labels before that cannot be the best whatever follows are passed over: mostly all but one.
                let sure = (0..LABELS).map(|b| before[b] + bounds[b].1).fold(f32::NEG_INFINITY, f32::max);
                for b in (0..LABELS).filter(|&b| before[b] + bounds[b].0 >= sure) {
                    for label in (0..LABELS).filter(|&l| !is_inside(l)) {
                        step(b, label);
                    }
                }
                for label in (0..LABELS).filter(|&l| is_inside(l)) {
                    step(label - 1, label);
                    step(label, label);
                }
            }
        }
        for (sum, here) in sums.iter_mut().zip(here) {
            *sum += here;
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

fn is_inside(label: usize) -> bool {
    label != 0 && label.is_multiple_of(2)
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

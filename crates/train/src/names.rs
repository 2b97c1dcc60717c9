//! `names`: the tagger of names, an averaged structured perceptron (Collins 2002).

use std::error::Error;
use std::ops::Range;
use std::path::Path;

use trichdan::EntityKind;
use trichdan::internals::{NAME_BUCKETS, NAME_LABELS, name_begin, name_labels, name_model, name_runs};

use crate::gold::{self, Article};

const FOLDS: usize = 5;
const EPOCHS: usize = 12;

/// A run with its right labels.
struct Example {
    article: usize,
    features: Vec<Vec<u32>>,
    labels: Vec<u8>,
    /// By token: its bytes.
    bytes: Vec<Range<usize>>,
}

impl Example {
    /// Tokens in brackets, with the run around them.
    fn show(&self, text: &str, tokens: &Range<usize>) -> String {
        let (first, last) = (self.bytes[tokens.start].start, self.bytes[tokens.end - 1].end);
        let (from, to) = (self.bytes[tokens.start.saturating_sub(6)].start, self.bytes[(tokens.end + 5).min(self.bytes.len() - 1)].end);
        format!("{}[{}]{}", &text[from..first], &text[first..last], &text[last..to]).replace('\n', " ⏎ ")
    }
}

type Transitions = [[f32; NAME_LABELS]; NAME_LABELS + 1];

/// Weights and their running sums.
struct Perceptron {
    weights: Vec<[f32; NAME_LABELS]>,
    sums: Vec<[f32; NAME_LABELS]>,
    transitions: Transitions,
    transition_sums: Transitions,
    step: f32,
}

/// Trains on the articles of `folders` and writes the model; says how it does in cross-validation over articles.
///
/// Articles of `extra` are trained on in every fold and never judged. `errors` are printed, that many.
pub fn run(folders: &[String], extra: &[String], errors: usize, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut articles = Vec::new();
    for folder in folders {
        articles.extend(gold::read(Path::new(folder))?);
    }
    let judged = articles.len();
    for folder in extra {
        articles.extend(gold::read(Path::new(folder))?);
    }
    let mut missed = 0;
    let examples: Vec<Example> = articles.iter().enumerate().flat_map(|(i, a)| examples(i, a, &mut missed)).collect();
    println!("{} articles, {} runs, {missed} mentions not on token bounds", articles.len(), examples.len());
    let mut printed = 0;
    let mut counts = [[0usize; 3]; 5];
    for fold in 0..FOLDS {
        let held = |e: &&Example| e.article < judged && e.article % FOLDS == fold;
        let train: Vec<&Example> = examples.iter().filter(|e| !held(e)).collect();
        let (weights, transitions) = train_on(&train);
        for example in examples.iter().filter(held) {
            let found = spans(&label(&example.features, &weights, &transitions));
            let gold = spans(&example.labels);
            for (what, list, other) in [("false", &found, &gold), ("missed", &gold, &found)] {
                for wrong in list.iter().filter(|s| !other.contains(s)) {
                    if printed < errors {
                        printed += 1;
                        println!("{what} {} {}", wrong.1.div_ceil(2), example.show(&articles[example.article].text, &wrong.0));
                    }
                }
            }
            for (kind, count) in counts.iter_mut().enumerate().skip(1) {
                let of = |list: &[(Range<usize>, u8)]| list.iter().filter(|s| usize::from(s.1.div_ceil(2)) == kind).cloned().collect::<Vec<_>>();
                let (found, gold) = (of(&found), of(&gold));
                count[0] += found.iter().filter(|f| gold.contains(f)).count();
                count[1] += gold.len();
                count[2] += found.len();
            }
        }
    }
    let f1 = |c: [usize; 3]| 2.0 * c[0] as f64 / (c[1] + c[2]).max(1) as f64;
    for (kind, count) in [EntityKind::Person, EntityKind::Organization, EntityKind::Country, EntityKind::Location].iter().zip(&counts[1..]) {
        println!("cross-validated {kind:?}: F1 {:.3} ({} of {} gold, {} found)", f1(*count), count[0], count[1], count[2]);
    }
    let three = counts[1..4].iter().fold([0; 3], |a, c| [a[0] + c[0], a[1] + c[1], a[2] + c[2]]);
    println!("cross-validated, without places: F1 {:.3}", f1(three));
    let (weights, transitions) = train_on(&examples.iter().collect::<Vec<_>>());
    std::fs::write(out, name_model(&weights, &transitions))?;
    Ok(())
}

fn examples(article: usize, gold: &Article, missed: &mut usize) -> Vec<Example> {
    let mut found = 0;
    let out = name_runs(&gold.text)
        .into_iter()
        .map(|run| {
            let mut labels = vec![0; run.bytes.len()];
            for (span, kind) in &gold.mentions {
                let first = run.bytes.iter().position(|b| b.start == span.start);
                let last = run.bytes.iter().position(|b| b.end == span.end);
                if let (Some(first), Some(last)) = (first, last) {
                    labels[first] = name_begin(*kind);
                    labels[first + 1..=last].fill(name_begin(*kind) + 1);
                    found += 1;
                }
            }
            Example { article, features: run.features, labels, bytes: run.bytes }
        })
        .collect();
    *missed += gold.mentions.len() - found;
    out
}

fn score(weights: &[[f32; NAME_LABELS]], features: &[u32]) -> [f32; NAME_LABELS] {
    let mut sums = [0.0; NAME_LABELS];
    for &bucket in features {
        for (sum, weight) in sums.iter_mut().zip(&weights[bucket as usize]) {
            *sum += weight;
        }
    }
    sums
}

fn label(features: &[Vec<u32>], weights: &[[f32; NAME_LABELS]], transitions: &Transitions) -> Vec<u8> {
    name_labels(features, |f| score(weights, f), transitions)
}

fn train_on(examples: &[&Example]) -> (Vec<[f32; NAME_LABELS]>, Transitions) {
    let mut p = Perceptron {
        weights: vec![[0.0; NAME_LABELS]; NAME_BUCKETS],
        sums: vec![[0.0; NAME_LABELS]; NAME_BUCKETS],
        transitions: [[0.0; NAME_LABELS]; NAME_LABELS + 1],
        transition_sums: [[0.0; NAME_LABELS]; NAME_LABELS + 1],
        step: 1.0,
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            order.swap(i, (state % (i as u64 + 1)) as usize);
        }
        for &i in &order {
            let example = examples[i];
            let guess = label(&example.features, &p.weights, &p.transitions);
            if guess != example.labels {
                p.update(example, &example.labels, 1.0);
                p.update(example, &guess, -1.0);
            }
            p.step += 1.0;
        }
    }
    let average = |w: f32, s: f32| w - s / p.step;
    let weights = p.weights.iter().zip(&p.sums).map(|(w, s)| std::array::from_fn(|i| average(w[i], s[i]))).collect();
    let transitions = std::array::from_fn(|a| std::array::from_fn(|b| average(p.transitions[a][b], p.transition_sums[a][b])));
    (weights, transitions)
}

impl Perceptron {
    fn update(&mut self, example: &Example, labels: &[u8], by: f32) {
        let mut before = NAME_LABELS;
        for (features, &label) in example.features.iter().zip(labels) {
            let label = usize::from(label);
            for &bucket in features {
                self.weights[bucket as usize][label] += by;
                self.sums[bucket as usize][label] += by * self.step;
            }
            self.transitions[before][label] += by;
            self.transition_sums[before][label] += by * self.step;
            before = label;
        }
    }
}

/// The names of labels: token range and the label that begins each.
fn spans(labels: &[u8]) -> Vec<(Range<usize>, u8)> {
    let mut out: Vec<(Range<usize>, u8)> = Vec::new();
    for (i, &label) in labels.iter().enumerate() {
        match label {
            0 => {}
            _ if label % 2 == 1 => out.push((i..i + 1, label)),
            _ => {
                if let Some(last) = out.last_mut() {
                    last.0.end = i + 1;
                }
            }
        }
    }
    out
}

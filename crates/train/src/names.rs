//! `names`: the tagger of names, two conditional random fields (Lafferty, McCallum, Pereira 2001), one after the other.
//!
//! The second pass learns from what the first makes of articles that it was not trained on, as it will find them.

use std::error::Error;
use std::ops::Range;
use std::path::Path;

use trichdan::internals::{
    MEMORY_BUCKETS, NAME_BUCKETS, NAME_LABELS, NameRuns, NameScores, NameTransitions, name_begin, name_labels,
    name_model,
};

use crate::gold;
use crate::shuffle::Shuffle;

const FOLDS: usize = 5;
const FIRST: Course = Course { epochs: 12, rate: 0.03, decay: 1e-4, trust: 1.0 };
/// The first pass is surer of itself than it is right.
const SECOND: Course = Course { epochs: 6, rate: 0.01, decay: 1e-4, trust: 0.7 };

/// How a pass is trained.
struct Course {
    epochs: usize,
    rate: f32,
    decay: f32,
    /// What the given scores are multiplied by.
    trust: f32,
}

/// An annotated article.
struct Example {
    text: String,
    runs: NameRuns,
    /// By run and token.
    features: Vec<Vec<Vec<u32>>>,
    labels: Vec<Vec<u8>>,
}

/// The weights of one pass.
struct Pass {
    weights: Vec<NameScores>,
    transitions: NameTransitions,
}

/// A run to learn from: features, scores that are given, right labels.
struct Lesson<'e> {
    features: &'e [Vec<u32>],
    given: &'e [NameScores],
    labels: &'e [u8],
}

/// Trains on the articles of `folders` and writes the model; says how it does in cross-validation over articles.
///
/// Articles of `extra` are trained on in every fold and never judged. `errors` are printed, that many.
pub fn run(folders: &[String], extra: &[String], errors: usize, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut examples = Vec::new();
    let mut missed = 0;
    let mut judged = 0;
    for (list, is_judged) in [(folders, true), (extra, false)] {
        for folder in list {
            for article in gold::read(folder)? {
                examples.push(Example::new(article, &mut missed));
                judged += usize::from(is_judged);
            }
        }
    }
    println!("{} articles, {missed} mentions not on token bounds", examples.len());
    let mut printed = 0;
    let mut counts = [[[0usize; 3]; 5]; 2];
    for fold in 0..FOLDS {
        let held = |i: usize| i < judged && i % FOLDS == fold;
        let train: Vec<&Example> = examples.iter().enumerate().filter(|(i, _)| !held(*i)).map(|(_, e)| e).collect();
        let (first, second) = train_both(&train);
        for (_, example) in examples.iter().enumerate().filter(|(i, _)| held(*i)) {
            let (scores, early) = example.first(&first);
            let late = example.second(&second, scores, &early);
            for (pass, labels) in [early, late].iter().enumerate() {
                for (run, (labels, right)) in labels.iter().zip(&example.labels).enumerate() {
                    let (found, gold) = (spans(labels), spans(right));
                    count(&mut counts[pass], &found, &gold);
                    for (what, list, other) in [("false", &found, &gold), ("missed", &gold, &found)] {
                        for wrong in list.iter().filter(|s| pass == 1 && !other.contains(s)) {
                            if printed < errors {
                                printed += 1;
                                println!("{what} {} {}", wrong.1.div_ceil(2), example.show(run, &wrong.0));
                            }
                        }
                    }
                }
            }
        }
    }
    for (counts, pass) in counts.iter().zip(["first pass", "both passes"]) {
        let figures: Vec<String> = ["person", "organization", "country", "location"]
            .iter()
            .zip(&counts[1..])
            .map(|(kind, c)| format!("{kind} {:.3}", f1(*c)))
            .collect();
        let three = counts[1..4].iter().fold([0; 3], |a, c| [a[0] + c[0], a[1] + c[1], a[2] + c[2]]);
        println!("cross-validated F1, {pass}: {}, without places {:.3}", figures.join(", "), f1(three));
    }
    let (first, second) = train_both(&examples.iter().collect::<Vec<_>>());
    std::fs::write(out, name_model([(&first.weights, &first.transitions), (&second.weights, &second.transitions)]))?;
    Ok(())
}

impl Example {
    fn new(article: gold::Article, missed: &mut usize) -> Example {
        let runs = NameRuns::new(&article.text);
        let mut labels: Vec<Vec<u8>> = runs.bytes().iter().map(|b| vec![0; b.len()]).collect();
        for (span, kind) in &article.mentions {
            let place = runs.bytes().iter().enumerate().find_map(|(run, bytes)| {
                let first = bytes.iter().position(|b| b.start == span.start)?;
                let last = bytes.iter().position(|b| b.end == span.end)?;
                Some((run, first, last))
            });
            match place {
                Some((run, first, last)) => {
                    labels[run][first] = name_begin(*kind);
                    labels[run][first + 1..=last].fill(name_begin(*kind) + 1);
                }
                None => *missed += 1,
            }
        }
        Example { features: runs.features(), text: article.text, runs, labels }
    }

    /// Scores and labels of the first pass.
    fn first(&self, pass: &Pass) -> (Vec<Vec<NameScores>>, Vec<Vec<u8>>) {
        let scores: Vec<Vec<NameScores>> =
            self.features.iter().map(|run| run.iter().map(|f| pass.score(f)).collect()).collect();
        let labels = scores.iter().map(|s| name_labels(s, &pass.transitions)).collect();
        (scores, labels)
    }

    /// Labels of the second pass.
    fn second(&self, second: &Pass, mut scores: Vec<Vec<NameScores>>, labels: &[Vec<u8>]) -> Vec<Vec<u8>> {
        for (scores, features) in scores.iter_mut().zip(self.runs.memory(labels)) {
            for (score, features) in scores.iter_mut().zip(&features) {
                add(score, &second.score(features));
            }
        }
        scores.iter().map(|s| name_labels(s, &second.transitions)).collect()
    }

    /// Tokens of a run in brackets, with what stands around them.
    fn show(&self, run: usize, tokens: &Range<usize>) -> String {
        let bytes = &self.runs.bytes()[run];
        let (first, last) = (bytes[tokens.start].start, bytes[tokens.end - 1].end);
        let (from, to) =
            (bytes[tokens.start.saturating_sub(6)].start, bytes[(tokens.end + 5).min(bytes.len() - 1)].end);
        format!("{}[{}]{}", &self.text[from..first], &self.text[first..last], &self.text[last..to]).replace('\n', " ⏎ ")
    }
}

impl Pass {
    fn score(&self, features: &[u32]) -> NameScores {
        let mut sums = NameScores::default();
        for &bucket in features {
            add(&mut sums, &self.weights[bucket as usize]);
        }
        sums
    }
}

fn add(sums: &mut NameScores, more: &NameScores) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

/// Both passes; the second on articles that its first pass has not seen.
fn train_both(examples: &[&Example]) -> (Pass, Pass) {
    let given: Vec<Vec<Vec<NameScores>>> = examples
        .iter()
        .map(|e| e.features.iter().map(|run| vec![NameScores::default(); run.len()]).collect())
        .collect();
    let first_on = |keep: &dyn Fn(usize) -> bool| {
        let lessons: Vec<Lesson<'_>> = (0..examples.len())
            .filter(|&i| keep(i))
            .flat_map(|i| lessons(&examples[i].features, &given[i], &examples[i].labels))
            .collect();
        train_on(&lessons, NAME_BUCKETS, NameTransitions::default(), &FIRST)
    };
    let first = first_on(&|_| true);
    let mut scores = vec![Vec::new(); examples.len()];
    let mut memories = vec![Vec::new(); examples.len()];
    for fold in 0..FOLDS {
        let part = first_on(&|i| i % FOLDS != fold);
        for (i, example) in examples.iter().enumerate().filter(|(i, _)| i % FOLDS == fold) {
            let (found, labels) = example.first(&part);
            scores[i] = found;
            memories[i] = example.runs.memory(&labels);
        }
    }
    let lessons: Vec<Lesson<'_>> =
        (0..examples.len()).flat_map(|i| lessons(&memories[i], &scores[i], &examples[i].labels)).collect();
    let second = train_on(&lessons, MEMORY_BUCKETS, first.transitions, &SECOND);
    (first, second)
}

fn lessons<'e>(features: &'e [Vec<Vec<u32>>], given: &'e [Vec<NameScores>], labels: &'e [Vec<u8>]) -> Vec<Lesson<'e>> {
    features
        .iter()
        .zip(given)
        .zip(labels)
        .map(|((features, given), labels)| Lesson { features, given, labels })
        .collect()
}

/// Trains a conditional random field by stochastic gradient with AdaGrad steps and a small decay.
fn train_on(lessons: &[Lesson<'_>], buckets: usize, transitions: NameTransitions, course: &Course) -> Pass {
    let mut pass = Pass { weights: vec![NameScores::default(); buckets], transitions };
    let mut squares = vec![[1e-2f32; NAME_LABELS]; buckets];
    let mut transition_squares = [[1e-4f32; NAME_LABELS]; NAME_LABELS + 1];
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut shuffle = Shuffle::new(0x2545_f491_4f6c_dd1d);
    for _ in 0..course.epochs {
        shuffle.apply(&mut order);
        for &i in &order {
            let lesson = &lessons[i];
            let mut scores: Vec<NameScores> = lesson.features.iter().map(|f| pass.score(f)).collect();
            for (score, given) in scores.iter_mut().zip(lesson.given) {
                add(score, &given.map(|g| g * course.trust));
            }
            let (mut gradient, mut moves) = expected(&scores, &pass.transitions);
            let mut before = NAME_LABELS;
            for (gradient, &right) in gradient.iter_mut().zip(lesson.labels) {
                gradient[usize::from(right)] -= 1.0;
                moves[before][usize::from(right)] -= 1.0;
                before = usize::from(right);
            }
            for (features, gradient) in lesson.features.iter().zip(&gradient) {
                if gradient.iter().all(|g| g.abs() < 1e-4) {
                    continue;
                }
                for &bucket in features {
                    step(&mut pass.weights[bucket as usize], &mut squares[bucket as usize], gradient, course);
                }
            }
            for ((row, squares), gradient) in pass.transitions.iter_mut().zip(&mut transition_squares).zip(&moves) {
                step(row, squares, gradient, course);
            }
        }
    }
    pass
}

fn step(weights: &mut NameScores, squares: &mut NameScores, gradient: &NameScores, course: &Course) {
    for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(gradient) {
        let gradient = gradient + course.decay * *weight;
        *square += gradient * gradient;
        *weight -= course.rate * gradient / square.sqrt();
    }
}

/// How often each label is expected at each token, and each move between labels in the run (forward and backward).
fn expected(scores: &[NameScores], transitions: &NameTransitions) -> (Vec<NameScores>, NameTransitions) {
    let allowed = |before: usize, label: usize| {
        label == 0 || label % 2 == 1 || before == label || before + 1 == label && before != 0
    };
    let mut factor = NameTransitions::default();
    for before in 0..=NAME_LABELS {
        for label in 0..NAME_LABELS {
            let fits = if before == NAME_LABELS { label == 0 || label % 2 == 1 } else { allowed(before, label) };
            factor[before][label] = if fits { transitions[before][label].clamp(-30.0, 30.0).exp() } else { 0.0 };
        }
    }
    let here: Vec<NameScores> = scores
        .iter()
        .map(|s| {
            let most = s.iter().fold(f32::MIN, |a, &b| a.max(b));
            s.map(|x| (x - most).max(-60.0).exp())
        })
        .collect();
    let normed = |mut row: NameScores| {
        let sum: f32 = row.iter().sum::<f32>().max(1e-30);
        row.iter_mut().for_each(|x| *x /= sum);
        row
    };
    let count = scores.len();
    let mut forward: Vec<NameScores> = Vec::with_capacity(count);
    for i in 0..count {
        let row = std::array::from_fn(|label| {
            let sum: f32 = if i == 0 {
                factor[NAME_LABELS][label]
            } else {
                (0..NAME_LABELS).map(|b| forward[i - 1][b] * factor[b][label]).sum()
            };
            sum * here[i][label]
        });
        forward.push(normed(row));
    }
    let mut backward = vec![[1.0f32; NAME_LABELS]; count];
    for i in (0..count.saturating_sub(1)).rev() {
        let next = backward[i + 1];
        backward[i] = normed(std::array::from_fn(|label| {
            (0..NAME_LABELS).map(|n| factor[label][n] * here[i + 1][n] * next[n]).sum()
        }));
    }
    let labels: Vec<NameScores> =
        (0..count).map(|i| normed(std::array::from_fn(|l| forward[i][l] * backward[i][l]))).collect();
    let mut moves = NameTransitions::default();
    if let Some(first) = labels.first() {
        moves[NAME_LABELS] = *first;
    }
    for i in 1..count {
        let mut pairs = [[0.0f32; NAME_LABELS]; NAME_LABELS];
        let mut sum = 1e-30f32;
        for before in 0..NAME_LABELS {
            for label in 0..NAME_LABELS {
                let p = forward[i - 1][before] * factor[before][label] * here[i][label] * backward[i][label];
                pairs[before][label] = p;
                sum += p;
            }
        }
        for (row, pairs) in moves.iter_mut().zip(&pairs) {
            for (cell, p) in row.iter_mut().zip(pairs) {
                *cell += p / sum;
            }
        }
    }
    (labels, moves)
}

/// Adds right, gold and found names by kind.
fn count(counts: &mut [[usize; 3]; 5], found: &[(Range<usize>, u8)], gold: &[(Range<usize>, u8)]) {
    for name in found {
        let cell = &mut counts[usize::from(name.1.div_ceil(2))];
        cell[2] += 1;
        cell[0] += usize::from(gold.contains(name));
    }
    for name in gold {
        counts[usize::from(name.1.div_ceil(2))][1] += 1;
    }
}

fn f1(c: [usize; 3]) -> f64 {
    2.0 * c[0] as f64 / (c[1] + c[2]).max(1) as f64
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

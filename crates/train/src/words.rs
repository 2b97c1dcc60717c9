//! Trains the model of words: a chain of gaps, each glue or split, whose state is the length of the word so far, by the
//! likelihood of the treebank's answers (a conditional random field), with AdaGrad and feature dropout. Deterministic.

use std::error::Error;

use trichdan::internals::{Gap, WORD_LENGTHS, WORD_WEIGHTS, gaps, parts, word_model};

use crate::args::Args;
use crate::score::Score;
use crate::treebank::{self, Typography};

/// A sentence: its gaps and the right answers.
struct Chain {
    gaps: Vec<Gap>,
    glue: Vec<bool>,
}

pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let sentences = treebank::read(&std::fs::read_to_string(args.required("treebank")?)?);
    // More sentences to learn from, which no fold is tested on.
    let mut also = Vec::new();
    for file in args.all("also") {
        also.extend(treebank::read(&std::fs::read_to_string(file)?));
    }
    let folds = args.number("folds", 0.0) as usize;
    if folds > 1 {
        return crossed(&sentences, &also, folds, args);
    }
    let file = word_model(&train(&chains(&[sentences, also].concat()), args));
    std::fs::write(args.required("out")?, &file)?;
    println!("{} bytes, {} weights in use", file.len(), file.iter().skip(13).filter(|&&b| b != 0).count());
    Ok(())
}

/// The F1 of words on each part of the treebank, by a model of the other parts.
fn crossed(sentences: &[Vec<String>], also: &[Vec<String>], folds: usize, args: &Args) -> Result<(), Box<dyn Error>> {
    let mut sum = [0.0; 2];
    for fold in 0..folds {
        // Neighbouring sentences may be from one article, so folds are blocks.
        let (from, to) = (sentences.len() * fold / folds, sentences.len() * (fold + 1) / folds);
        let rest: Vec<_> = sentences[..from].iter().chain(&sentences[to..]).chain(also).cloned().collect();
        let file = word_model(&train(&chains(&rest), args));
        for (sum, typography) in sum.iter_mut().zip([Typography::Usual, Typography::Spaced]) {
            let raw = treebank::raw(&sentences[from..to], typography);
            let parts = parts(&raw.text, Some(&file));
            let found = treebank::unblanked(&parts.view, &parts.words);
            *sum += Score::of(&raw.words, &found).f1() / folds as f64;
            if typography == Typography::Usual && args.get("errors").is_some() {
                crate::score::differences(&raw, &parts.view, &found);
            }
        }
    }
    println!("{folds} folds: F1 {:.4} usual, {:.4} spaced", sum[0], sum[1]);
    Ok(())
}

/// The sentences in both typographies.
fn chains(sentences: &[Vec<String>]) -> Vec<Chain> {
    let mut out = Vec::new();
    for typography in [Typography::Usual, Typography::Spaced] {
        let raw = treebank::raw(sentences, typography);
        // Tokens are of the view, which is the raw text wherever the treebank is in normal form.
        let counts = treebank::counts(&parts(&raw.text, Some(&[])).view);
        let ends: std::collections::BTreeSet<_> = raw.words.iter().map(|w| w.1).collect();
        for gaps in gaps(&raw.text) {
            let glue = gaps.iter().map(|gap| gap.settled.unwrap_or_else(|| !ends.contains(&counts[gap.end]))).collect();
            out.push(Chain { gaps, glue });
        }
    }
    out
}

/// The mean of some runs that see the sentences and drop the features in other orders.
fn train(chains: &[Chain], args: &Args) -> Vec<f32> {
    let runs = args.number("runs", 4.0) as u64;
    let mut sum = vec![0f64; WORD_WEIGHTS];
    for run in 1..=runs {
        train_once(chains, args, &mut sum, run);
    }
    sum.iter().map(|&s| (s / runs as f64) as f32).collect()
}

/// One run; adds its mean weights over the later half of the epochs to `sum`.
fn train_once(chains: &[Chain], args: &Args, sum: &mut [f64], seed: u64) {
    let epochs = args.number("epochs", 12.0) as usize;
    let rate = args.number("rate", 0.1);
    let l2 = args.number("l2", 2e-5);
    let drop = args.number("drop", 0.3);
    let mut weights = vec![0f32; WORD_WEIGHTS];
    let mut squares = vec![1e-2f32; WORD_WEIGHTS];
    let mut order: Vec<usize> = (0..chains.len()).collect();
    let mut random = Random(seed);
    let counted = epochs.div_ceil(2);
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        for &i in &order {
            step(&chains[i], &mut weights, &mut squares, rate, l2, drop, &mut random);
        }
        if epoch + counted >= epochs {
            for (sum, w) in sum.iter_mut().zip(&weights) {
                *sum += f64::from(*w) / counted as f64;
            }
        }
    }
}

/// A log chance of next to nothing.
const NEVER: f32 = -1e4;

/// Log scores by the length of the word so far.
type ByLength = [f32; WORD_LENGTHS];

/// The features that one step sees, and the scores by them.
struct Seen<'c> {
    gap: &'c Gap,
    alone: Vec<u32>,
    pair: Vec<[u32; 2]>,
    longer: [Vec<u32>; WORD_LENGTHS],
    close: [Vec<u32>; WORD_LENGTHS],
    /// Of gluing and of splitting.
    glue: ByLength,
    split: ByLength,
}

impl<'c> Seen<'c> {
    fn new(gap: &'c Gap, weights: &[f32], drop: f32, random: &mut Random) -> Self {
        let scale = 1.0 / (1.0 - drop);
        let mut some = |from: &[u32]| from.iter().copied().filter(|_| random.unit() >= drop).collect::<Vec<u32>>();
        let alone = some(&gap.alone);
        let longer = std::array::from_fn(|l| some(&gap.longer[l]));
        let close = std::array::from_fn(|l| some(&gap.close[l]));
        let pair: Vec<[u32; 2]> = gap.pair.iter().copied().filter(|_| random.unit() >= drop).collect();
        let sum = |features: &[u32]| features.iter().map(|&f| weights[f as usize]).sum::<f32>() * scale;
        let base = sum(&alone);
        let after = [0, 1].map(|q| pair.iter().map(|f| weights[f[q] as usize]).sum::<f32>() * scale);
        let glue = std::array::from_fn(|l| match gap.settled {
            None => base + after[usize::from(l > 0)] + sum(&longer[l]),
            Some(true) => 0.0,
            Some(false) => NEVER,
        });
        let split = std::array::from_fn(|l| if gap.settled == Some(true) { NEVER } else { sum(&close[l]) });
        Seen { gap, alone, pair, longer, close, glue, split }
    }
}

/// One step up the likelihood of one sentence.
fn step(chain: &Chain, weights: &mut [f32], squares: &mut [f32], rate: f32, l2: f32, drop: f32, random: &mut Random) {
    let n = chain.gaps.len();
    let seen: Vec<Seen<'_>> = chain.gaps.iter().map(|gap| Seen::new(gap, weights, drop, random)).collect();
    // Forward and backward, in logs; `forward[i][l]`: token `i` is number `l + 1` of its word.
    let mut forward = vec![[NEVER; WORD_LENGTHS]; n + 1];
    forward[0][0] = 0.0;
    for i in 0..n {
        let (from, mut to) = (forward[i], [NEVER; WORD_LENGTHS]);
        for (l, here) in from.into_iter().enumerate() {
            to[0] = log_add(to[0], here + seen[i].split[l]);
            let longer = (l + 1).min(WORD_LENGTHS - 1);
            to[longer] = log_add(to[longer], here + seen[i].glue[l]);
        }
        forward[i + 1] = to;
    }
    let mut backward = vec![[0f32; WORD_LENGTHS]; n + 1];
    for i in (0..n).rev() {
        for l in 0..WORD_LENGTHS {
            let longer = (l + 1).min(WORD_LENGTHS - 1);
            backward[i][l] = log_add(backward[i + 1][0] + seen[i].split[l], backward[i + 1][longer] + seen[i].glue[l]);
        }
    }
    let total = forward[n][0];
    let mut update = |feature: u32, slope: f32| {
        let f = feature as usize;
        let slope = slope - l2 * weights[f];
        squares[f] += slope * slope;
        weights[f] += rate * slope / squares[f].sqrt();
    };
    let mut right = 0;
    for (i, seen) in seen.iter().enumerate() {
        let (mut sum, mut by_pair) = (0.0, [0.0; 2]);
        for l in 0..WORD_LENGTHS {
            let longer = (l + 1).min(WORD_LENGTHS - 1);
            let is = |glue: bool| f32::from(u8::from(right == l && chain.glue[i] == glue));
            let split = is(false) - (forward[i][l] + seen.split[l] + backward[i + 1][0] - total).exp();
            let glue = is(true) - (forward[i][l] + seen.glue[l] + backward[i + 1][longer] - total).exp();
            sum += glue;
            by_pair[usize::from(l > 0)] += glue;
            if split.abs() > 1e-4 {
                seen.close[l].iter().for_each(|&f| update(f, split));
            }
            if glue.abs() > 1e-4 && seen.gap.settled.is_none() {
                seen.longer[l].iter().for_each(|&f| update(f, glue));
            }
        }
        if seen.gap.settled.is_none() {
            if sum.abs() > 1e-4 {
                seen.alone.iter().for_each(|&f| update(f, sum));
            }
            for (q, slope) in by_pair.into_iter().enumerate().filter(|(_, slope)| slope.abs() > 1e-4) {
                seen.pair.iter().for_each(|f| update(f[q], slope));
            }
        }
        right = if chain.glue[i] { (right + 1).min(WORD_LENGTHS - 1) } else { 0 };
    }
}

fn log_add(a: f32, b: f32) -> f32 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    high + (low - high).exp().ln_1p()
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}

//! Trains the model of words: a chain of gaps, each glue or split, by the likelihood of the treebank's answers
//! (a conditional random field of first order), with AdaGrad and feature dropout. Deterministic.

use std::error::Error;

use trichdan::internals::{Gap, WORD_WEIGHTS, gaps, parts, word_model};

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
    let folds = args.number("folds", 0.0) as usize;
    if folds > 1 {
        return crossed(&sentences, folds, args);
    }
    let file = word_model(&train(&chains(&sentences), args));
    std::fs::write(args.required("out")?, &file)?;
    println!("{} bytes, {} weights in use", file.len(), file.iter().skip(13).filter(|&&b| b != 0).count());
    Ok(())
}

/// The F1 of words on each part of the treebank, by a model of the other parts.
fn crossed(sentences: &[Vec<String>], folds: usize, args: &Args) -> Result<(), Box<dyn Error>> {
    let mut sum = [0.0; 2];
    for fold in 0..folds {
        // Neighbouring sentences may be from one article, so folds are blocks.
        let (from, to) = (sentences.len() * fold / folds, sentences.len() * (fold + 1) / folds);
        let rest: Vec<_> = sentences[..from].iter().chain(&sentences[to..]).cloned().collect();
        let file = word_model(&train(&chains(&rest), args));
        for (sum, typography) in sum.iter_mut().zip([Typography::Usual, Typography::Spaced]) {
            let raw = treebank::raw(&sentences[from..to], typography);
            let parts = parts(&raw.text, Some(&file));
            *sum += Score::of(&raw.words, &treebank::unblanked(&parts.view, &parts.words)).f1() / folds as f64;
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
            let glue = gaps.iter().map(|gap| !gap.split && !ends.contains(&counts[gap.bytes.end])).collect();
            out.push(Chain { gaps, glue });
        }
    }
    out
}

fn train(chains: &[Chain], args: &Args) -> Vec<f32> {
    let epochs = args.number("epochs", 12.0) as usize;
    let rate = args.number("rate", 0.15);
    let l2 = args.number("l2", 2e-5);
    let drop = args.number("drop", 0.25);
    let mut weights = vec![0f32; WORD_WEIGHTS];
    let mut squares = vec![1e-2f32; WORD_WEIGHTS];
    let mut sum = vec![0f64; WORD_WEIGHTS];
    let mut order: Vec<usize> = (0..chains.len()).collect();
    let mut random = Random(0x5EED_0001);
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        for &i in &order {
            step(&chains[i], &mut weights, &mut squares, rate, l2, drop, &mut random);
        }
        // The mean over the later half of the epochs.
        if epoch * 2 >= epochs {
            for (sum, w) in sum.iter_mut().zip(&weights) {
                *sum += f64::from(*w);
            }
        }
    }
    let epochs = (epochs - epochs.div_ceil(2)).max(1) as f64;
    sum.iter().map(|s| (s / epochs) as f32).collect()
}

/// One step up the likelihood of one sentence.
fn step(chain: &Chain, weights: &mut [f32], squares: &mut [f32], rate: f32, l2: f32, drop: f32, random: &mut Random) {
    let n = chain.gaps.len();
    if n == 0 {
        return;
    }
    // Which features this step sees; scores of glue behind split and behind glue.
    let mut kept: Vec<(Vec<u32>, Vec<[u32; 2]>)> = Vec::with_capacity(n);
    let mut scores = Vec::with_capacity(n);
    let scale = 1.0 / (1.0 - drop);
    for gap in &chain.gaps {
        let alone: Vec<u32> = gap.alone.iter().copied().filter(|_| random.unit() >= drop).collect();
        let pair: Vec<[u32; 2]> = gap.pair.iter().copied().filter(|_| random.unit() >= drop).collect();
        let score: f32 = alone.iter().map(|&f| weights[f as usize]).sum();
        let after = [0, 1].map(|q| pair.iter().map(|f| weights[f[q] as usize]).sum::<f32>());
        scores.push(if gap.split { [-1e4, -1e4] } else { [(score + after[0]) * scale, (score + after[1]) * scale] });
        kept.push((alone, pair));
    }
    // Forward and backward, in logs; index 0 is split, 1 glue.
    let mut forward = vec![[0f32; 2]; n + 1];
    forward[0] = [0.0, -1e4];
    for i in 0..n {
        forward[i + 1][0] = log_add(forward[i][0], forward[i][1]);
        forward[i + 1][1] = log_add(forward[i][0] + scores[i][0], forward[i][1] + scores[i][1]);
    }
    let mut backward = vec![[0f32; 2]; n + 1];
    for i in (0..n).rev() {
        for q in 0..2 {
            backward[i][q] = log_add(backward[i + 1][0], backward[i + 1][1] + scores[i][q]);
        }
    }
    let total = log_add(forward[n][0], forward[n][1]);
    let mut before = 0;
    for i in 0..n {
        let chance = [0, 1].map(|q| (forward[i][q] + scores[i][q] + backward[i + 1][1] - total).exp());
        let right = f32::from(u8::from(chain.glue[i]));
        if !chain.gaps[i].split {
            let mut update = |feature: u32, slope: f32| {
                let f = feature as usize;
                let slope = slope - l2 * weights[f];
                squares[f] += slope * slope;
                weights[f] += rate * slope / squares[f].sqrt();
            };
            let (alone, pair) = &kept[i];
            let slope = right - chance[0] - chance[1];
            if slope.abs() > 1e-4 {
                alone.iter().for_each(|&f| update(f, slope));
            }
            for (q, &chance) in chance.iter().enumerate() {
                let slope = if before == q { right } else { 0.0 } - chance;
                if slope.abs() > 1e-4 {
                    pair.iter().for_each(|f| update(f[q], slope));
                }
            }
        }
        before = usize::from(chain.glue[i]);
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

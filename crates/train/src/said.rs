//! `acts` and `confidence`: the models that read a quote once it is found.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use trichdan::Act;
use trichdan::internals::{ACTS, Said, said};
use trichdan_score::same_speaker;

use crate::gold::{golds, overlap};
use crate::logistic::{self, Example, Vocabulary};

const FOLDS: usize = 5;
const EPOCHS: usize = 20;
/// The share of quotes that are said to be sure; of articles that the models saw less of, a little more is.
const HALF: f64 = 0.49;
/// Acts are told by words that are many and rare.
const ACT_DECAY: f64 = 0.01;
const CONFIDENCE_DECAY: f64 = 0.05;
/// Features of fewer quotes are left out.
const LEAST: usize = 3;

/// A found quote with the gold quote that it meets, if any.
struct Found {
    article: usize,
    said: Said,
    /// Overlap with the gold quote, whether the speaker is right, and its act.
    met: Option<(f64, bool, Act)>,
}

/// The quotes that the library finds in the articles of folders.
fn collect(folders: &[String]) -> Result<Vec<Found>, Box<dyn Error>> {
    let mut out = Vec::new();
    let mut article = 0;
    for folder in folders {
        for gold in golds(folder)? {
            for said in said(&gold.text) {
                let content: Vec<_> = said.quote.content.iter().map(|c| c.start..c.end).collect();
                let met = gold
                    .quotes
                    .iter()
                    .map(|q| (overlap(&gold.text, &q.content, &content), q))
                    .filter(|(o, _)| *o >= 0.5)
                    .max_by(|a, b| a.0.total_cmp(&b.0))
                    .map(|(o, q)| (o, same_speaker(&gold, q, &said.quote.speaker.name), q.act));
                out.push(Found { article, said, met });
            }
            article += 1;
        }
    }
    Ok(out)
}

/// Trains the model of acts and writes it.
pub fn acts(folders: &[String], out: &Path) -> Result<(), Box<dyn Error>> {
    let found: Vec<Found> = collect(folders)?.into_iter().filter(|f| f.met.is_some()).collect();
    let (vocabulary, features) = index(found.iter().map(|f| &f.said.act));
    let train = |keep: &dyn Fn(usize) -> bool| -> Vec<Vec<f64>> {
        let kept: Vec<usize> = (0..found.len()).filter(|&i| keep(found[i].article)).collect();
        let model = |act: &Act| {
            let examples: Vec<Example> = kept
                .iter()
                .map(|&i| Example {
                    features: features[i].clone(),
                    positive: found[i].met.is_some_and(|m| m.2 == *act),
                    note: String::new(),
                })
                .collect();
            logistic::train(&examples.iter().collect::<Vec<_>>(), vocabulary.len(), EPOCHS, ACT_DECAY)
        };
        ACTS.iter().map(model).collect()
    };
    let mut right = 0;
    for fold in 0..FOLDS {
        let weights = train(&|article| article % FOLDS != fold);
        for i in (0..found.len()).filter(|&i| found[i].article % FOLDS == fold) {
            let sum = |w: &Vec<f64>| features[i].iter().map(|&f| w[f as usize]).sum::<f64>();
            let best = (0..ACTS.len()).max_by(|&a, &b| sum(&weights[a]).total_cmp(&sum(&weights[b])));
            right += usize::from(found[i].met.is_some_and(|m| Some(m.2) == best.map(|b| ACTS[b])));
        }
    }
    println!("{} quotes; act right in cross-validation {:.3}", found.len(), right as f64 / found.len().max(1) as f64);
    let weights = train(&|_| true);
    let mut lines = BTreeMap::new();
    for id in 0..vocabulary.len() {
        let row: Vec<String> = weights.iter().map(|w| format!("{:.2}", w[id])).collect();
        if weights.iter().any(|w| w[id].abs() >= 0.1) {
            lines.insert(vocabulary.name(id), row.join("\t"));
        }
    }
    write(out, "acts (src/claims/act.rs)", found.len(), lines.into_iter().map(|(name, row)| format!("{name}\t{row}")))
}

/// Fits confidence on articles that the other models have not seen, and writes it.
pub fn confidence(folders: &[String], out: &Path) -> Result<(), Box<dyn Error>> {
    let found = collect(folders)?;
    let (vocabulary, features) = index(found.iter().map(|f| &f.said.confidence));
    let examples: Vec<Example> = found
        .iter()
        .zip(features)
        .map(|(f, features)| Example {
            features,
            positive: f.met.is_some_and(|(overlap, speaker, _)| overlap >= 0.8 && speaker),
            note: String::new(),
        })
        .collect();
    let train = |keep: &dyn Fn(usize) -> bool| {
        let kept: Vec<&Example> =
            examples.iter().zip(&found).filter(|(_, f)| keep(f.article)).map(|(e, _)| e).collect();
        logistic::train(&kept, vocabulary.len(), EPOCHS, CONFIDENCE_DECAY)
    };
    let mut bins = [(0usize, 0usize, 0.0f64); 10];
    let mut chances: Vec<(f64, bool)> = Vec::new();
    for fold in 0..FOLDS {
        let weights = train(&|article| article % FOLDS != fold);
        for (example, _) in examples.iter().zip(&found).filter(|(_, f)| f.article % FOLDS == fold) {
            let p = logistic::probability(&weights, &example.features);
            let bin = &mut bins[((p * 10.0) as usize).min(9)];
            *bin = (bin.0 + 1, bin.1 + usize::from(example.positive), bin.2 + p);
            chances.push((p, example.positive));
        }
    }
    let all = examples.len().max(1) as f64;
    let error: f64 = bins.iter().map(|b| (b.1 as f64 - b.2).abs() / all).sum();
    println!("{} quotes; expected calibration error in cross-validation {error:.3}", examples.len());
    for (i, (count, right, sum)) in bins.iter().enumerate().filter(|(_, b)| b.0 > 0) {
        let n = *count as f64;
        println!("  0.{i}: {count:5} quotes, said {:.2}, right {:.2}", sum / n, *right as f64 / n);
    }
    chances.sort_by(|a, b| b.0.total_cmp(&a.0));
    let half = (chances.len() as f64 * HALF) as usize;
    let right = chances[..half].iter().filter(|c| c.1).count();
    let bound = chances.get(half).map_or(1.0, |c| c.0);
    println!("the surer half, from {bound:.3} on: right {:.3}", right as f64 / half.max(1) as f64);
    let weights = train(&|_| true);
    let mut lines: BTreeMap<&str, f64> = (0..vocabulary.len()).map(|id| (vocabulary.name(id), weights[id])).collect();
    lines.insert("half=1", bound);
    write(
        out,
        "confidence (src/claims/confidence.rs)",
        found.len(),
        lines.into_iter().map(|(n, w)| format!("{n}\t{w:.3}")),
    )
}

/// Features as ids, without the rare ones.
fn index<'f>(lists: impl Iterator<Item = &'f Vec<String>> + Clone) -> (Vocabulary, Vec<Vec<u32>>) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for feature in lists.clone().flatten() {
        *counts.entry(feature).or_default() += 1;
    }
    let mut vocabulary = Vocabulary::default();
    let ids = lists
        .map(|list| list.iter().filter(|f| counts[f.as_str()] >= LEAST).map(|f| vocabulary.id(f)).collect())
        .collect();
    (vocabulary, ids)
}

fn write(out: &Path, what: &str, count: usize, lines: impl Iterator<Item = String>) -> Result<(), Box<dyn Error>> {
    let mut text = format!("# Weights of {what}, from {count} quotes; made by `trichdan-train`.\n");
    for line in lines {
        writeln!(text, "{line}")?;
    }
    std::fs::write(out, text)?;
    Ok(())
}

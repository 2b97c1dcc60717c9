//! `quotes`: the judge that tells quotes from other uses of cues.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use trichdan::internals::{Candidate, quote_candidates};

use crate::gold::{self, Article};
use crate::logistic::{self, Example, Vocabulary};

const FOLDS: usize = 5;
/// Features of fewer candidates are left out.
const LEAST: usize = 2;
const EPOCHS: usize = 30;
const DECAY: f64 = 0.02;
/// Candidates depend on which ones before them were kept, so the model is trained again on what it keeps.
const ROUNDS: usize = 3;

/// Trains on the articles of `folders` and writes the model; says how it does in cross-validation over articles.
pub fn run(folders: &[String], out: &Path) -> Result<(), Box<dyn Error>> {
    let mut articles = Vec::new();
    for folder in folders {
        articles.extend(gold::read(Path::new(folder))?);
    }
    let mut model = String::new();
    for round in 0..ROUNDS {
        let data = collect(&articles, &model);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for feature in data.iter().flat_map(|(_, candidate, _)| &candidate.features) {
            *counts.entry(feature).or_default() += 1;
        }
        // What stands once teaches nothing that holds.
        let common = |feature: &&String| counts[feature.as_str()] >= LEAST;
        let mut vocabulary = Vocabulary::default();
        let examples: Vec<(usize, Example)> = data
            .iter()
            .map(|(article, candidate, positive)| {
                (
                    *article,
                    Example {
                        features: candidate.features.iter().filter(common).map(|f| vocabulary.id(f)).collect(),
                        positive: *positive,
                        note: note(&articles[*article].text, candidate),
                    },
                )
            })
            .collect();
        validate(round, &examples, vocabulary.len());
        let all: Vec<&Example> = examples.iter().map(|(_, e)| e).collect();
        let weights = logistic::train(&all, vocabulary.len(), EPOCHS, DECAY);
        model = write(&vocabulary, &weights, all.len());
    }
    std::fs::write(out, model)?;
    Ok(())
}

/// The candidates of all articles with whether each is a quote of the gold.
fn collect(articles: &[Article], model: &str) -> Vec<(usize, Candidate, bool)> {
    let mut out = Vec::new();
    for (i, article) in articles.iter().enumerate() {
        for candidate in quote_candidates(&article.text, model) {
            // The judge asks whether this cue attributes; where its content ends is not its business.
            let positive = article.quotes.iter().any(|gold::Quote { content, cue }| {
                let overlap = gold::overlap(&article.text, content, &candidate.content);
                let same_cue =
                    matches!((cue, &candidate.cue), (Some(a), Some(b)) if a.start < b.end && b.start < a.end);
                overlap >= 0.8 || same_cue && overlap > 0.0
            });
            out.push((i, candidate, positive));
        }
    }
    out
}

/// The words around a candidate.
fn note(text: &str, candidate: &Candidate) -> String {
    let start = candidate.cue.as_ref().map_or(candidate.content[0].start, |c| c.start.min(candidate.content[0].start));
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = floor(start.saturating_sub(60));
    let to = floor((candidate.content[0].end).min(start + 160));
    let cue = candidate.cue.as_ref().map_or("", |c| &text[c.clone()]);
    format!("<{cue}> {}", text[from..to.max(from)].replace('\n', " / "))
}

fn validate(round: usize, examples: &[(usize, Example)], features: usize) {
    let (mut hit, mut predicted, mut gold, mut right) = (0, 0, 0, 0);
    for fold in 0..FOLDS {
        let train: Vec<&Example> = examples.iter().filter(|(a, _)| a % FOLDS != fold).map(|(_, e)| e).collect();
        let weights = logistic::train(&train, features, EPOCHS, DECAY);
        for (_, example) in examples.iter().filter(|(a, _)| a % FOLDS == fold) {
            let yes = logistic::probability(&weights, &example.features) >= 0.5;
            hit += usize::from(yes && example.positive);
            predicted += usize::from(yes);
            gold += usize::from(example.positive);
            right += usize::from(yes == example.positive);
            if std::env::var_os("SHOW").is_some() && yes != example.positive && round == ROUNDS - 1 {
                println!("{} {}", if yes { "FALSE" } else { "MISSED" }, example.note);
            }
        }
    }
    let f1 = 2.0 * hit as f64 / (predicted + gold).max(1) as f64;
    println!(
        "round {round}: {} candidates, {gold} quotes; cross-validated F1 {f1:.3}, right {:.3}",
        examples.len(),
        right as f64 / examples.len().max(1) as f64
    );
}

fn write(vocabulary: &Vocabulary, weights: &[f64], count: usize) -> String {
    let mut lines = BTreeMap::new();
    for (id, weight) in weights.iter().enumerate() {
        if weight.abs() >= 0.02 {
            lines.insert(vocabulary.name(id), *weight);
        }
    }
    let mut out = format!(
        "# Weights of the judge of quotes (src/quotes/judge.rs), from {count} candidates; made by `trichdan-train quotes`.\n"
    );
    for (name, weight) in lines {
        let _ = writeln!(out, "{name}\t{weight:.3}");
    }
    out
}

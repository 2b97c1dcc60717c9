//! `quotes`: the judge that tells quotes from other uses of cues.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use trichdan::internals::{Candidate, Log, Reference, THRESHOLD, quote_candidates};

use crate::choices::{Choices, Part};
use crate::gold::{self, Article};
use crate::logistic::{self, Example, Vocabulary};

pub const FOLDS: usize = 5;
/// Features of fewer candidates are left out.
pub const LEAST: usize = 3;
/// More passes fit noise.
const EPOCHS: usize = 5;
const DECAY: f64 = 0.01;
/// Candidates depend on which ones before them were kept, so the model is trained again on what it keeps.
const ROUNDS: usize = 3;

/// Trains on the articles of `folders` and writes the model; says how it does in cross-validation over articles.
///
/// `errors` are printed, that many: candidates judged wrong, quotes that no candidate meets.
pub fn run(folders: &[String], errors: usize, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut articles = Vec::new();
    for folder in folders {
        articles.extend(gold::read_stripped_too(folder)?);
    }
    let golds = articles.iter().map(|a| a.quotes.len()).sum();
    let mut model = String::new();
    for round in 0..ROUNDS {
        let (data, references) = collect(&articles, &model);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for feature in data.iter().flat_map(|(_, candidate, _)| &candidate.features) {
            *counts.entry(feature).or_default() += 1;
        }
        // What stands once teaches nothing that holds.
        let common = |feature: &&String| counts[feature.as_str()] >= LEAST;
        let mut vocabulary = Vocabulary::default();
        let examples: Vec<(usize, usize, Example)> = data
            .iter()
            .map(|(article, candidate, positive)| {
                (
                    *article,
                    candidate.choice,
                    Example {
                        features: candidate.features.iter().filter(common).map(|f| vocabulary.id(f)).collect(),
                        positive: *positive,
                        note: note(&articles[*article].text, candidate.cue.as_ref(), &candidate.content[0]),
                    },
                )
            })
            .collect();
        validate(&examples, vocabulary.len(), golds, round, if round + 1 == ROUNDS { errors } else { 0 });
        let all: Vec<&Example> = examples.iter().map(|(.., e)| e).collect();
        let weights = logistic::train(&all, vocabulary.len(), EPOCHS, DECAY);
        let mut lines = BTreeMap::new();
        keep(&mut lines, &vocabulary, &weights);
        for part in [Part::Start, Part::End, Part::Subject] {
            let choices = Choices::collect(&articles, &data, part);
            choices.validate(round, &format!("{part:?}"));
            keep(&mut lines, &choices.vocabulary, &choices.train(|_| true));
        }
        let choices = Choices::references(&articles, &references);
        choices.validate(round, "Reference");
        keep(&mut lines, &choices.vocabulary, &choices.train(|_| true));
        model = write(&lines, all.len());
    }
    unproposed(&articles, &model, errors);
    std::fs::write(out, model)?;
    Ok(())
}

/// The candidates of all articles with whether each is a quote of the gold: of a choice, the one that meets it best. And
/// the pronouns and descriptions.
#[expect(clippy::type_complexity)]
fn collect(articles: &[Article], model: &str) -> (Vec<(usize, Candidate, bool)>, Vec<(usize, Reference)>) {
    let mut out = Vec::new();
    let mut references = Vec::new();
    for (i, article) in articles.iter().enumerate() {
        let Log { candidates, references: more } = quote_candidates(&article.text, model);
        references.extend(more.into_iter().map(|r| (i, r)));
        for choice in candidates.chunk_by(|a, b| a.choice == b.choice) {
            let best = |c: &Candidate| -> f64 {
                let met = article.quotes.iter().filter(|quote| meets(article, quote, c.cue.as_ref(), &c.content));
                met.map(|q| 0.01 + gold::overlap(&article.text, &q.content, &c.content)).fold(0.0, f64::max)
            };
            let overlaps: Vec<f64> = choice.iter().map(best).collect();
            let most = overlaps.iter().copied().fold(0.0, f64::max);
            let labelled = choice.iter().zip(overlaps).map(|(c, o)| (i, c.clone(), o > 0.0 && o > most - 0.02));
            out.extend(labelled);
        }
    }
    (out, references)
}

/// Whether the candidate attributes as the quote does; where its content ends is not the judge's business.
pub fn meets(article: &Article, quote: &gold::Quote, cue: Option<&Range<usize>>, content: &[Range<usize>]) -> bool {
    let overlap = gold::overlap(&article.text, &quote.content, content);
    match (&quote.cue, cue) {
        (Some(a), Some(b)) => a.start < b.end && b.start < a.end && overlap > 0.0,
        _ => overlap >= 0.8,
    }
}

/// Says how many quotes of the gold no candidate meets, and shows some.
fn unproposed(articles: &[Article], model: &str, errors: usize) {
    let (mut all, mut missed) = (0, 0);
    for article in articles {
        let candidates = quote_candidates(&article.text, model).candidates;
        for quote in &article.quotes {
            all += 1;
            if candidates.iter().any(|c| meets(article, quote, c.cue.as_ref(), &c.content)) {
                continue;
            }
            missed += 1;
            if missed <= errors {
                println!("NO CANDIDATE {}", note(&article.text, quote.cue.as_ref(), &quote.content[0]));
            }
        }
    }
    println!("{missed} of {all} quotes have no candidate");
}

/// The words around a candidate or quote.
fn note(text: &str, cue: Option<&Range<usize>>, content: &Range<usize>) -> String {
    let start = cue.map_or(content.start, |c| c.start.min(content.start));
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = floor(start.saturating_sub(120));
    let to = floor(content.end.max(cue.map_or(0, |c| c.end)).min(start + 240));
    let cue = cue.map_or("", |c| &text[c.clone()]);
    let (before, from) = (&text[from..content.start.max(from)], content.start.max(from));
    format!("<{cue}> {before}[{}", &text[from..to.max(from)]).replace('\n', " / ")
}

/// Says how the judge does in cross-validation: of each choice the likeliest is taken.
fn validate(examples: &[(usize, usize, Example)], features: usize, golds: usize, round: usize, errors: usize) {
    let (mut hit, mut predicted, mut printed) = (0, 0, 0);
    for fold in 0..FOLDS {
        let train: Vec<&Example> = examples.iter().filter(|(a, ..)| a / 2 % FOLDS != fold).map(|(.., e)| e).collect();
        let weights = logistic::train(&train, features, EPOCHS, DECAY);
        for choice in examples.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|c| c[0].0 / 2 % FOLDS == fold) {
            let scored = choice.iter().map(|(.., e)| (logistic::probability(&weights, &e.features), e));
            let Some((score, best)) = scored.reduce(|a, b| if b.0 > a.0 { b } else { a }) else { continue };
            let yes = score >= THRESHOLD;
            hit += usize::from(yes && best.positive);
            predicted += usize::from(yes);
            if yes != best.positive && printed < errors {
                printed += 1;
                println!("{} {score:.2} {}", if yes { "FALSE" } else { "MISSED" }, best.note);
            }
        }
    }
    let f1 = 2.0 * hit as f64 / (predicted + golds).max(1) as f64;
    println!(
        "round {round}: {} candidates; cross-validated {hit} of {golds} quotes, {predicted} kept, F1 {f1:.3}",
        examples.len()
    );
}

/// Adds the weights that matter, by name.
fn keep(lines: &mut BTreeMap<String, f64>, vocabulary: &Vocabulary, weights: &[f64]) {
    for (id, weight) in weights.iter().enumerate() {
        if weight.abs() >= 0.06 {
            lines.insert(vocabulary.name(id).to_owned(), *weight);
        }
    }
}

fn write(lines: &BTreeMap<String, f64>, count: usize) -> String {
    let mut out = format!(
        "# Weights of the judge of quotes (src/quotes/judge.rs) and of ends (src/quotes/ends.rs), from {count} candidates; made by\n# `trichdan-train quotes`.\n"
    );
    for (name, weight) in lines {
        let _ = writeln!(out, "{name}\t{weight:.3}");
    }
    out
}

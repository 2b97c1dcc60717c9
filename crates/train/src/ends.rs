//! Where reported clauses end: from the contents of annotated articles to examples for the weights of ends.

use std::collections::HashMap;

use trichdan::internals::Candidate;

use crate::gold::Article;
use crate::logistic::{self, Example, Vocabulary};
use crate::quotes::{EPOCHS, FOLDS, LEAST, meets};

/// How far from the end in the gold a place may lie and still be it, in bytes.
const NEAR: usize = 4;

/// Contents, each with the places where it may end.
pub struct Ends {
    /// Names of the features.
    pub vocabulary: Vocabulary,
    contents: Vec<Content>,
}

struct Content {
    article: usize,
    /// The place that the rules take.
    guess: Option<usize>,
    places: Vec<Example>,
    note: String,
}

impl Ends {
    /// The kept candidates whose content ends where one of the places is.
    pub fn collect(articles: &[Article], candidates: &[(usize, Candidate, bool)]) -> Ends {
        let kept = candidates.iter().filter(|(.., c, _)| !c.ends.is_empty());
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for feature in kept.clone().flat_map(|(_, c, _)| &c.ends).flat_map(|(_, f)| f) {
            *counts.entry(feature).or_default() += 1;
        }
        let mut vocabulary = Vocabulary::default();
        let mut contents = Vec::new();
        for (article, candidate, _) in kept {
            let text = &articles[*article];
            let Some(quote) = text.quotes.iter().filter(|q| q.cue.is_some()).find(|q| meets(text, q, candidate)) else {
                continue;
            };
            let Some(target) = quote.content.last().map(|c| c.end) else { continue };
            let Some(best) = (0..candidate.ends.len()).min_by_key(|&i| candidate.ends[i].0.abs_diff(target)) else {
                continue;
            };
            if candidate.ends[best].0.abs_diff(target) > NEAR {
                if std::env::var("EE").is_ok() {
                    let t = &text.text;
                    let f = |mut i: usize| {
                        while !t.is_char_boundary(i) {
                            i -= 1
                        }
                        i
                    };
                    println!(
                        "NOPLACE {:?} | {} || gold {}",
                        candidate.cue.clone().map(|c| &t[c]),
                        &t[candidate.content[0].clone()],
                        &t[f(target.saturating_sub(60))..f((target + 40).min(t.len()))]
                    );
                }
                continue;
            }
            let places: Vec<Example> = candidate
                .ends
                .iter()
                .enumerate()
                .map(|(i, (_, features))| {
                    let features =
                        features.iter().filter(|f| counts[f.as_str()] >= LEAST).map(|f| vocabulary.id(f)).collect();
                    let e = candidate.ends[i].0;
                    let t = &text.text;
                    let f = |mut i: usize| {
                        while !t.is_char_boundary(i) {
                            i -= 1
                        }
                        i
                    };
                    Example {
                        features,
                        positive: i == best,
                        note: format!(
                            "        …{}|{}",
                            &t[f(e.saturating_sub(30))..e],
                            &t[e..f((e + 30).min(t.len()))]
                        ),
                    }
                })
                .collect();
            let end = candidate.content.last().map(|c| c.end);
            let guess = candidate.ends.iter().position(|(at, _)| Some(*at) == end);
            contents.push(Content {
                article: *article,
                guess,
                places,
                note: text.text[candidate.content[0].clone()].to_owned(),
            });
        }
        Ends { vocabulary, contents }
    }

    /// Weights from the contents of the articles that `keep` takes.
    pub fn train(&self, keep: impl Fn(usize) -> bool) -> Vec<f64> {
        let examples: Vec<&Example> =
            self.contents.iter().filter(|c| keep(c.article)).flat_map(|c| &c.places).collect();
        logistic::train(&examples, self.vocabulary.len(), EPOCHS, 0.06)
    }

    /// Says how often the likeliest place is the right one, in cross-validation over articles.
    pub fn validate(&self, round: usize) {
        let (mut right, mut guessed) = (0, 0);
        for fold in 0..FOLDS {
            let weights = self.train(|article| article % FOLDS != fold);
            for content in self.contents.iter().filter(|c| c.article % FOLDS == fold) {
                let score = |e: &Example| logistic::probability(&weights, &e.features);
                let best = content.places.iter().max_by(|a, b| score(a).total_cmp(&score(b)));
                right += usize::from(best.is_some_and(|e| e.positive));
                if std::env::var("EE").is_ok() && round == 2 && !best.is_some_and(|e| e.positive) {
                    println!(
                        "WRONGEND guess-right={} {}",
                        content.guess.is_some_and(|g| content.places[g].positive),
                        content.note
                    );
                    for (i, e) in content.places.iter().enumerate() {
                        println!(
                            "     {:.2} {} {}",
                            score(e),
                            if e.positive { "*" } else { "" },
                            if content.guess == Some(i) { "guess" } else { "" }
                        );
                        println!("{}", e.note);
                    }
                }
                guessed += usize::from(content.guess.is_some_and(|g| content.places[g].positive));
            }
        }
        let share = |n: usize| n as f64 / self.contents.len().max(1) as f64;
        println!(
            "round {round}: {} contents end at the likeliest place: cross-validated {:.3}, by rules alone {:.3}",
            self.contents.len(),
            share(right),
            share(guessed)
        );
    }
}

//! Where reported clauses end: from the contents of annotated articles to examples for the weights of ends.

use std::collections::HashMap;
use std::ops::Range;

use trichdan::internals::Candidate;

use crate::gold::Article;
use crate::logistic::{self, Example, Vocabulary};
use crate::quotes::{EPOCHS, FOLDS, LEAST, meets};

/// How far from the end in the gold a place may lie and still be it, in bytes.
const NEAR: usize = 4;

/// A bound of a content.
#[derive(Clone, Copy)]
pub enum Side {
    Start,
    End,
}

impl Side {
    fn places(self, candidate: &Candidate) -> &[(usize, Vec<String>)] {
        match self {
            Side::Start => &candidate.starts,
            Side::End => &candidate.ends,
        }
    }

    fn of(self, content: &[Range<usize>]) -> Option<usize> {
        match self {
            Side::Start => content.first().map(|c| c.start),
            Side::End => content.last().map(|c| c.end),
        }
    }
}

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
}

impl Ends {
    /// The kept candidates whose content ends where one of the places is.
    pub fn collect(articles: &[Article], candidates: &[(usize, Candidate, bool)], side: Side) -> Ends {
        let kept = candidates.iter().filter(|(.., c, _)| !side.places(c).is_empty());
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for feature in kept.clone().flat_map(|(_, c, _)| side.places(c)).flat_map(|(_, f)| f) {
            *counts.entry(feature).or_default() += 1;
        }
        let mut vocabulary = Vocabulary::default();
        let mut contents = Vec::new();
        for (article, candidate, _) in kept {
            let text = &articles[*article];
            let Some(quote) = text.quotes.iter().filter(|q| q.cue.is_some()).find(|q| meets(text, q, candidate)) else {
                continue;
            };
            let places = side.places(candidate);
            let Some(target) = side.of(&quote.content) else { continue };
            let Some(best) = (0..places.len()).min_by_key(|&i| places[i].0.abs_diff(target)) else { continue };
            if places[best].0.abs_diff(target) > NEAR {
                continue;
            }
            let examples = places.iter().enumerate().map(|(i, (_, features))| {
                let features =
                    features.iter().filter(|f| counts[f.as_str()] >= LEAST).map(|f| vocabulary.id(f)).collect();
                Example { features, positive: i == best, note: String::new() }
            });
            let examples = examples.collect();
            let taken = side.of(&candidate.content);
            let guess = places.iter().position(|(at, _)| Some(*at) == taken);
            contents.push(Content { article: *article, guess, places: examples });
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
            let weights = self.train(|article| article / 2 % FOLDS != fold);
            for content in self.contents.iter().filter(|c| c.article / 2 % FOLDS == fold) {
                let score = |e: &Example| logistic::probability(&weights, &e.features);
                let best = content.places.iter().max_by(|a, b| score(a).total_cmp(&score(b)));
                right += usize::from(best.is_some_and(|e| e.positive));
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

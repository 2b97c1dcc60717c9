//! Choices inside a quote: where its content ends or begins, and who is the subject. From annotated articles to examples.

use std::collections::HashMap;
use std::ops::Range;

use trichdan::internals::Candidate;

use crate::gold::{Article, Quote};
use crate::logistic::{self, Example, Vocabulary};
use crate::quotes::{EPOCHS, FOLDS, LEAST, meets};

/// How far from the bound in the gold a place may lie and still be it, in bytes.
const NEAR: usize = 4;

const DECAY: f64 = 0.03;

/// What is chosen.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    Start,
    End,
    Subject,
}

impl Part {
    /// The options of a candidate: features, and whether the gold has it so.
    fn options<'c>(self, candidate: &'c Candidate, quote: &Quote) -> Vec<(&'c [String], bool)> {
        let bound = |places: &'c [(usize, Vec<String>)], target: Option<usize>| -> Vec<(&'c [String], bool)> {
            let distance = |at: usize| target.map_or(usize::MAX, |t| at.abs_diff(t));
            let least = places.iter().map(|p| distance(p.0)).min().unwrap_or(usize::MAX);
            places.iter().map(|(at, f)| (&f[..], least <= NEAR && distance(*at) == least)).collect()
        };
        match self {
            Part::Start => bound(&candidate.starts, quote.content.first().map(|c| c.start)),
            Part::End => bound(&candidate.ends, quote.content.last().map(|c| c.end)),
            Part::Subject => {
                let share = |s: &Option<Range<usize>>| match (s, &quote.speaker) {
                    (Some(a), Some(b)) => {
                        let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
                        both as f64 / (a.end.max(b.end) - a.start.min(b.start)) as f64
                    }
                    (a, b) => f64::from(u8::from(a.is_none() == b.is_none())),
                };
                let shares: Vec<f64> = candidate.subjects.iter().map(|(s, _)| share(s)).collect();
                let most = shares.iter().copied().fold(0.5, f64::max);
                let best = shares.iter().position(|s| *s >= most);
                candidate.subjects.iter().enumerate().map(|(i, (_, f))| (&f[..], Some(i) == best)).collect()
            }
        }
    }

    fn features(self, candidate: &Candidate) -> Vec<&[String]> {
        match self {
            Part::Start => candidate.starts.iter().map(|(_, f)| &f[..]).collect(),
            Part::End => candidate.ends.iter().map(|(_, f)| &f[..]).collect(),
            Part::Subject => candidate.subjects.iter().map(|(_, f)| &f[..]).collect(),
        }
    }

    /// The option that the rules take.
    fn by_rules(self, candidate: &Candidate) -> Option<usize> {
        match self {
            Part::Start => {
                candidate.starts.iter().position(|(at, _)| candidate.content.first().is_some_and(|c| c.start == *at))
            }
            Part::End => {
                candidate.ends.iter().position(|(at, _)| candidate.content.last().is_some_and(|c| c.end == *at))
            }
            Part::Subject => Some(0),
        }
    }
}

/// All choices of one part.
pub struct Choices {
    /// Names of the features.
    pub vocabulary: Vocabulary,
    choices: Vec<Choice>,
}

struct Choice {
    article: usize,
    by_rules: Option<usize>,
    options: Vec<Example>,
}

impl Choices {
    /// Of the kept candidates that meet a quote of the gold, those where one of the options is right.
    pub fn collect(articles: &[Article], candidates: &[(usize, Candidate, bool)], part: Part) -> Choices {
        let kept = candidates.iter().filter(|(_, c, _)| part.features(c).len() > 1);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for feature in kept.clone().flat_map(|(_, c, _)| part.features(c)).flatten() {
            *counts.entry(feature).or_default() += 1;
        }
        let mut vocabulary = Vocabulary::default();
        let mut choices = Vec::new();
        for (article, candidate, _) in kept {
            let text = &articles[*article];
            let Some(quote) = text.quotes.iter().filter(|q| q.cue.is_some()).find(|q| meets(text, q, candidate)) else {
                continue;
            };
            let options = part.options(candidate, quote);
            if !options.iter().any(|o| o.1) {
                continue;
            }
            let examples = options.into_iter().map(|(features, positive)| Example {
                features: features.iter().filter(|f| counts[f.as_str()] >= LEAST).map(|f| vocabulary.id(f)).collect(),
                positive,
                note: String::new(),
            });
            let options = examples.collect();
            choices.push(Choice { article: *article, by_rules: part.by_rules(candidate), options });
        }
        Choices { vocabulary, choices }
    }

    /// Weights from the choices in the articles that `keep` takes.
    pub fn train(&self, keep: impl Fn(usize) -> bool) -> Vec<f64> {
        let choices: Vec<&[Example]> =
            self.choices.iter().filter(|c| keep(c.article)).map(|c| &c.options[..]).collect();
        logistic::train_choices(&choices, self.vocabulary.len(), EPOCHS, DECAY)
    }

    /// Says how often the likeliest option is the right one, in cross-validation over articles.
    pub fn validate(&self, round: usize, part: Part) {
        let (mut right, mut by_rules) = (0, 0);
        for fold in 0..FOLDS {
            let weights = self.train(|article| article / 2 % FOLDS != fold);
            for choice in self.choices.iter().filter(|c| c.article / 2 % FOLDS == fold) {
                let score = |e: &Example| logistic::probability(&weights, &e.features);
                let best = choice.options.iter().max_by(|a, b| score(a).total_cmp(&score(b)));
                right += usize::from(best.is_some_and(|e| e.positive));
                by_rules += usize::from(choice.by_rules.is_some_and(|g| choice.options[g].positive));
            }
        }
        let share = |n: usize| n as f64 / self.choices.len().max(1) as f64;
        println!(
            "round {round}: {part:?} of {} quotes right: cross-validated {:.3}, by rules alone {:.3}",
            self.choices.len(),
            share(right),
            share(by_rules)
        );
    }
}

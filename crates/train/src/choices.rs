//! Choices inside a quote: where its content ends or begins, and who is the subject. From annotated articles to examples.

use std::collections::HashMap;
use std::ops::Range;

use trichdan::internals::{Candidate, Meant, Reference};

use crate::gold::{Article, Quote};
use crate::logistic::{self, Example, Vocabulary};
use crate::quotes::{FOLDS, LEAST, meets};

/// How far from the bound in the gold a place may lie and still be it, in bytes.
const NEAR: usize = 4;

const DECAY: f64 = 0.03;
/// More passes fit noise.
const EPOCHS: usize = 8;

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

/// The option that means who speaks in the gold.
fn right(article: &Article, quote: &Quote, options: &[Meant]) -> Option<usize> {
    let wanted: Vec<&str> = quote.name.split("; ").collect();
    let named = |name: &str| article.names.iter().any(|n| n == name);
    if wanted.iter().all(|name| named(name)) {
        let is = |option: &Meant| {
            !option.described
                && option.count == wanted.len()
                && wanted.iter().all(|w| {
                    article.mentions.iter().zip(&article.names).any(|((span, _), n)| {
                        n == w && option.mentions.iter().any(|m| m.start < span.end && span.start < m.end)
                    })
                })
        };
        return options.iter().position(is);
    }
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_lowercase).collect() };
    let gold = words(&quote.name);
    let likeness = |option: &Meant| {
        let said = option.mentions.first().map(|m| words(&article.text[m.clone()])).unwrap_or_default();
        let both = gold.iter().filter(|w| said.contains(w)).count();
        2.0 * both as f64 / (gold.len() + said.len()).max(1) as f64
    };
    let described = options.iter().enumerate().filter(|(_, o)| o.described);
    let best = described.map(|(i, o)| (likeness(o), i)).reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    (best.0 >= 0.5).then_some(best.1)
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
            let Some(quote) = text
                .quotes
                .iter()
                .filter(|q| q.cue.is_some())
                .find(|q| meets(text, q, candidate.cue.as_ref(), &candidate.content))
            else {
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

    /// Of the pronouns and descriptions of quotes of the gold, those where one of the options is right.
    pub fn references(articles: &[Article], references: &[(usize, Reference)]) -> Choices {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for feature in references.iter().flat_map(|(_, r)| &r.options).flat_map(|o| &o.features) {
            *counts.entry(feature).or_default() += 1;
        }
        let mut vocabulary = Vocabulary::default();
        let mut choices = Vec::new();
        for (article, reference) in references {
            let text = &articles[*article];
            let meets = |q: &&Quote| meets(text, q, reference.cue.as_ref(), &reference.content);
            let Some(quote) = text.quotes.iter().find(meets) else { continue };
            let Some(right) = right(text, quote, &reference.options) else { continue };
            let examples = reference.options.iter().enumerate().map(|(i, option)| Example {
                features: option
                    .features
                    .iter()
                    .filter(|f| counts[f.as_str()] >= LEAST)
                    .map(|f| vocabulary.id(f))
                    .collect(),
                positive: i == right,
                note: String::new(),
            });
            choices.push(Choice { article: *article, by_rules: Some(0), options: examples.collect() });
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
    pub fn validate(&self, round: usize, part: &str) {
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
            "round {round}: {part} of {} quotes right: cross-validated {:.3}, by rules alone {:.3}",
            self.choices.len(),
            share(right),
            share(by_rules)
        );
    }
}

//! Logistic regression over sparse string features, by AdaGrad with L2 decay. Deterministic.

use rustc_hash::FxHashMap;

use crate::shuffle::Shuffle;

/// An example: feature ids and whether it is positive.
pub struct Example {
    /// Ids given by [`Vocabulary::id`].
    pub features: Vec<u32>,
    /// The label.
    pub positive: bool,
    /// For a person who reads the errors.
    pub note: String,
}

/// Features by name.
#[derive(Default)]
pub struct Vocabulary {
    ids: FxHashMap<String, u32>,
    names: Vec<String>,
}

impl Vocabulary {
    /// The id of a feature, made if it has none.
    pub fn id(&mut self, name: &str) -> u32 {
        if let Some(&id) = self.ids.get(name) {
            return id;
        }
        let id = self.names.len() as u32;
        self.ids.insert(name.to_owned(), id);
        self.names.push(name.to_owned());
        id
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Its name.
    pub fn name(&self, id: usize) -> &str {
        &self.names[id]
    }
}

/// Steps of the first examples are no longer than those of later ones: a feature that few have seen keeps a small weight.
const SEEN: f64 = 3.0;
/// The length of a step.
const RATE: f64 = 0.1;

/// Trains weights over `epochs` passes.
pub fn train(examples: &[&Example], features: usize, epochs: usize, decay: f64) -> Vec<f64> {
    let mut weights = vec![0.0; features];
    let mut squares = vec![SEEN; features];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut shuffle = Shuffle::new(0x9e37_79b9_7f4a_7c15);
    for _ in 0..epochs {
        shuffle.apply(&mut order);
        for &i in &order {
            let example = examples[i];
            let error = probability(&weights, &example.features) - f64::from(u8::from(example.positive));
            for &f in &example.features {
                let f = f as usize;
                let gradient = error + decay * weights[f];
                squares[f] += gradient * gradient;
                weights[f] -= RATE * gradient / squares[f].sqrt();
            }
        }
    }
    weights
}

/// Trains weights by which the positive option of each choice is the likeliest: a softmax over its options.
pub fn train_choices(choices: &[&[Example]], features: usize, epochs: usize, decay: f64) -> Vec<f64> {
    let mut weights = vec![0.0; features];
    let mut squares = vec![SEEN; features];
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let mut shuffle = Shuffle::new(0x9e37_79b9_7f4a_7c15);
    for _ in 0..epochs {
        shuffle.apply(&mut order);
        for &i in &order {
            let options = choices[i];
            let scores: Vec<f64> =
                options.iter().map(|o| o.features.iter().map(|&f| weights[f as usize]).sum::<f64>()).collect();
            let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let total: f64 = scores.iter().map(|s| (s - most).exp()).sum();
            let positives = options.iter().filter(|o| o.positive).count().max(1) as f64;
            for (option, score) in options.iter().zip(&scores) {
                let target = if option.positive { 1.0 / positives } else { 0.0 };
                let error = (score - most).exp() / total - target;
                for &f in &option.features {
                    let f = f as usize;
                    let gradient = error + decay * weights[f];
                    squares[f] += gradient * gradient;
                    weights[f] -= RATE * gradient / squares[f].sqrt();
                }
            }
        }
    }
    weights
}

/// The probability that an example is positive.
pub fn probability(weights: &[f64], features: &[u32]) -> f64 {
    let sum: f64 = features.iter().map(|&f| weights[f as usize]).sum();
    1.0 / (1.0 + (-sum).exp())
}

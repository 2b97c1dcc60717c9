//! Features of linear models: a template and a value, hashed to one key.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// The key of a feature.
pub(crate) fn key(template: &str, value: &str) -> u64 {
    let mut hasher = FxHasher::default();
    template.hash(&mut hasher);
    value.hash(&mut hasher);
    hasher.finish()
}

/// The lines of a model file, `template=value TAB weight…`: key and weights of each. Other lines are comments.
pub(crate) fn lines(model: &str) -> impl Iterator<Item = (u64, impl Iterator<Item = f32> + '_)> + '_ {
    model.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (feature, weights) = line.split_once('\t')?;
        let (template, value) = feature.split_once('=')?;
        Some((key(template, value), weights.split('\t').map(|w| w.parse().unwrap_or(0.0))))
    })
}

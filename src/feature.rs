//! Features of linear models: a template and values, as text for the trainer, as one number for the extractor.
//!
//! The number of `template=a/b` is a polynomial hash of its letters, so the numbers of the parts make the number of the
//! whole: no string is built where a model is used.

/// The base of the polynomial: odd and large.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// A part of a feature.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    pub(crate) text: &'a str,
    hash: u64,
    /// The base to the power of the length.
    shift: u64,
}

impl<'a> Value<'a> {
    /// A value of the text.
    // Not inlined: features are many, and the code that emits them has to fit into the cache.
    #[inline(never)]
    pub(crate) const fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let (mut hash, mut shift, mut i) = (0u64, 1u64, 0);
        while i < bytes.len() {
            hash = hash.wrapping_mul(BASE).wrapping_add(bytes[i] as u64 + 1);
            shift = shift.wrapping_mul(BASE);
            i += 1;
        }
        Value { text, hash, shift }
    }
}

/// Takes features one by one: the template and its values.
pub(crate) type Emit<'e> = &'e mut dyn FnMut(Value<'static>, &[Value<'_>]);

const EQUALS: Value<'static> = Value::new("=");
const SLASH: Value<'static> = Value::new("/");

/// The number of a feature.
fn key(template: Value<'_>, values: &[Value<'_>]) -> u64 {
    let then = |hash: u64, next: Value<'_>| hash.wrapping_mul(next.shift).wrapping_add(next.hash);
    let mut hash = then(template.hash, EQUALS);
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            hash = then(hash, SLASH);
        }
        hash = then(hash, *value);
    }
    mixed(hash)
}

/// The text of a feature, as it stands in a model.
pub(crate) fn text(template: Value<'_>, values: &[Value<'_>]) -> String {
    let values: Vec<&str> = values.iter().map(|v| v.text).collect();
    format!("{}={}", template.text, values.join("/"))
}

/// The weights of a linear model, `N` of each feature.
///
/// Most of the features that a text has are not in the model; a bit for each of them, in few enough bytes to stay in the
/// cache, says so.
#[derive(Debug, Default)]
pub(crate) struct Weights<const N: usize> {
    /// A power of two of bits; a set one for the number of each feature.
    known: Vec<u64>,
    /// Open addressing, at least half of it free: half of the number of a feature, never 0, and its weights.
    slots: Vec<(u32, [f32; N])>,
}

impl<const N: usize> Weights<N> {
    /// Reads the lines of a model file, `template=a/b TAB weight…`. Lines that begin with `#` are comments.
    pub(crate) fn parse(model: &str) -> Self {
        let read: Vec<(u64, [f32; N])> = model
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let (feature, weights) = line.split_once('\t')?;
                let mut weights = weights.split('\t').map(|w| w.parse().unwrap_or(0.0));
                Some((mixed(Value::new(feature).hash), std::array::from_fn(|_| weights.next().unwrap_or(0.0))))
            })
            .collect();
        if read.is_empty() {
            return Weights::default();
        }
        // Sixteen bits a feature: one unknown feature in sixteen goes on to the slots.
        let mut known = vec![0; (read.len() / 4).next_power_of_two()];
        let mut slots = vec![(0, [0.0; N]); (read.len() * 2).next_power_of_two()];
        for (key, weights) in read {
            let (word, bit) = place(&known, key);
            known[word] |= bit;
            let at = slot(&slots, key);
            slots[at] = (tag(key), weights);
        }
        Weights { known, slots }
    }

    /// Whether there is no model.
    pub(crate) fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The weights of a feature that the model knows.
    pub(crate) fn get(&self, template: Value<'_>, values: &[Value<'_>]) -> Option<&[f32; N]> {
        let key = key(template, values);
        let (word, bit) = place(&self.known, key);
        if self.known.get(word)? & bit == 0 {
            return None;
        }
        let (there, weights) = &self.slots[slot(&self.slots, key)];
        (*there != 0).then_some(weights)
    }
}

/// The slot of a feature, or the free one where it would stand.
fn slot<const N: usize>(slots: &[(u32, [f32; N])], key: u64) -> usize {
    let mut at = (key >> 32) as usize & (slots.len() - 1);
    while slots[at].0 != 0 && slots[at].0 != tag(key) {
        at = (at + 1) & (slots.len() - 1);
    }
    at
}

fn tag(key: u64) -> u32 {
    key as u32 | 1
}

/// The word and bit of a feature's number.
fn place(known: &[u64], key: u64) -> (usize, u64) {
    let high = key >> 20;
    ((high >> 6) as usize & known.len().wrapping_sub(1), 1 << (high & 63))
}

/// The low bits of a polynomial hash know little of the first letters.
fn mixed(hash: u64) -> u64 {
    (hash ^ (hash >> 32)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_make_the_number_of_the_whole() {
        let model = Weights::<2>::parse("cue+next=nói/rằng\t0.5\n# cue=x\t1\ncue=nói\t1\t2");
        let parts = [Value::new("nói"), Value::new("rằng")];
        assert_eq!(model.get(Value::new("cue+next"), &parts), Some(&[0.5, 0.0]));
        assert_eq!(model.get(Value::new("cue"), &parts[..1]), Some(&[1.0, 2.0]));
        assert_eq!(model.get(Value::new("cue"), &[Value::new("x")]), None);
        assert_eq!(text(Value::new("cue+next"), &parts), "cue+next=nói/rằng");
    }

    #[test]
    fn a_model_that_is_not_there_knows_nothing() {
        assert!(Weights::<1>::default().is_empty());
        assert_eq!(Weights::<1>::default().get(Value::new("cue"), &[]), None);
    }

    #[test]
    fn every_feature_of_a_model_is_known() {
        let lines: Vec<String> = (0..1000).map(|i| format!("word={i}\t{i}")).collect();
        let model = Weights::<1>::parse(&lines.join("\n"));
        for i in 0..1000u16 {
            assert_eq!(model.get(Value::new("word"), &[Value::new(&i.to_string())]), Some(&[f32::from(i)]));
        }
    }
}

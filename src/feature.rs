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
pub(crate) fn key(template: Value<'_>, values: &[Value<'_>]) -> u64 {
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

/// The lines of a model file, `template=a/b TAB weight…`: number and weights of each. Lines that begin with `#` are comments.
pub(crate) fn lines(model: &str) -> impl Iterator<Item = (u64, impl Iterator<Item = f32> + '_)> + '_ {
    model.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (feature, weights) = line.split_once('\t')?;
        Some((mixed(Value::new(feature).hash), weights.split('\t').map(|w| w.parse().unwrap_or(0.0))))
    })
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
        let line = "cue+next=nói/rằng\t0.5\n# cue=x\t1\ncue=nói\t1\t2";
        let read: Vec<u64> = lines(line).map(|(key, _)| key).collect();
        let parts = [Value::new("nói"), Value::new("rằng")];
        assert_eq!(read, [key(Value::new("cue+next"), &parts), key(Value::new("cue"), &parts[..1])]);
        assert_eq!(text(Value::new("cue+next"), &parts), "cue+next=nói/rằng");
    }
}

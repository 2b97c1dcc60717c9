//! Hashes of tokens: one number for a syllable however it is written, and for a run of them.

use crate::segment::token::{Kind, Shape, Token};

pub(crate) type Hash = u64;

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// A run of tokens and one more.
#[inline]
pub(crate) fn with(run: Hash, token: Hash) -> Hash {
    let x = (run.rotate_left(23) ^ token).wrapping_mul(MULTIPLIER);
    x ^ x >> 29
}

/// A token, in lower case; `y` for `i` at the end of a syllable (`kĩ`, `kỹ`) makes no difference. All numbers of one
/// form are one.
pub(crate) fn of_token(text: &str, token: &Token) -> Hash {
    let word = token.str(text);
    match token.kind {
        Kind::Number => of_number(word),
        Kind::Word if token.shape == Shape::Lower && !word.ends_with(['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị']) => {
            of_bytes(word.as_bytes())
        }
        Kind::Word => of_bytes(folded(word).as_bytes()),
        _ => of_bytes(word.as_bytes()),
    }
}

fn of_bytes(bytes: &[u8]) -> Hash {
    let mut hash = 0xCBF2_9CE4_8422_2325;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = with(hash, u64::from_le_bytes(word));
    }
    hash
}

/// Digits by how many they are; separators as they are; letters too.
fn of_number(word: &str) -> Hash {
    let mut form = [0; 12];
    for (form, byte) in form.iter_mut().zip(word.bytes()) {
        *form = if byte.is_ascii_digit() { b'0' } else { byte };
    }
    of_bytes(&form)
}

fn folded(word: &str) -> String {
    let mut out: String = word.chars().flat_map(char::to_lowercase).map(|c| if c == 'ð' { 'đ' } else { c }).collect();
    let mut chars = out.chars().rev();
    let y = match chars.next() {
        Some('i') => 'y',
        Some('ì') => 'ỳ',
        Some('í') => 'ý',
        Some('ỉ') => 'ỷ',
        Some('ĩ') => 'ỹ',
        Some('ị') => 'ỵ',
        _ => return out,
    };
    let before = (chars.next(), chars.next());
    if matches!(before, (Some('h' | 'k' | 'l' | 'm' | 's' | 't'), None) | (Some('u'), Some('q'))) {
        out.pop();
        out.push(y);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds() {
        for (word, want) in
            [("Kĩ", "kỹ"), ("QUÍ", "quý"), ("tỉ", "tỷ"), ("thì", "thì"), ("đi", "đi"), ("Ðặng", "đặng"), ("i", "i")]
        {
            assert_eq!(folded(word), want);
        }
    }
}

//! The Vietnamese syllable: what letters can make one, and words that are two glued together.
//!
//! A syllable is an onset (perhaps none), a rhyme, and one of six tones written on a vowel of the rhyme. The onsets
//! and rhymes are closed sets; rhymes that end in a stop (`c ch p t`) take only two of the tones.

/// Sorted.
const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r",
    "s", "t", "th", "tr", "v", "x", "đ",
];

/// Sorted; without tone.
const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "em", "en", "eng", "eo",
    "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp", "iêt",
    "iêu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe",
    "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt", "u",
    "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uynh", "uyt", "uyu", "uyên", "uyêt", "uân",
    "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "y", "yêm", "yên",
    "yêng", "yêt", "yêu", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "ê", "êch", "êm", "ên", "ênh", "êp", "êt",
    "êu", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ă", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi", "ơm",
    "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt",
    "ươu",
];

/// The letter without its tone, and the tone (0 level, 1 falling, 2 rising, 3 hook, 4 tilde, 5 dot).
fn untoned(ch: char) -> (char, u8) {
    const ROWS: [(char, &str); 12] = [
        ('a', "àáảãạ"),
        ('ă', "ằắẳẵặ"),
        ('â', "ầấẩẫậ"),
        ('e', "èéẻẽẹ"),
        ('ê', "ềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọ"),
        ('ô', "ồốổỗộ"),
        ('ơ', "ờớởỡợ"),
        ('u', "ùúủũụ"),
        ('ư', "ừứửữự"),
        ('y', "ỳýỷỹỵ"),
    ];
    if ch.is_ascii() {
        return (ch, 0);
    }
    for (plain, toned) in ROWS {
        if let Some(i) = toned.chars().position(|c| c == ch) {
            return (plain, i as u8 + 1);
        }
    }
    (ch, 0)
}

/// Whether the letters of `word`, in lower case, can be one Vietnamese syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    if word.len() > 18 {
        return false;
    }
    let mut plain = String::with_capacity(word.len());
    let mut tone = 0;
    for ch in word.chars() {
        for ch in ch.to_lowercase() {
            let (letter, t) = untoned(ch);
            if t != 0 {
                if tone != 0 {
                    return false;
                }
                tone = t;
            }
            plain.push(letter);
        }
    }
    let stops = plain.ends_with(['c', 'p', 't']) || plain.ends_with("ch");
    if stops && !matches!(tone, 2 | 5) {
        return false;
    }
    (0..=plain.len().min(3)).any(|cut| {
        plain.is_char_boundary(cut) && ONSETS.binary_search(&&plain[..cut]).is_ok() && {
            let rhyme = &plain[cut..];
            RHYMES.binary_search(&rhyme).is_ok() || (&plain[..cut] == "gi" && rhyme.is_empty())
        }
    }) || matches!(plain.as_str(), "gi" | "gin" | "ginh" | "giêng" | "giêt")
}

/// Where to cut a word that is two Vietnamese syllables without a blank (`bốbầu`, `dânQuốc`), in bytes.
///
/// Only words that carry a mark that foreign words do not have, and where one cut alone gives two syllables that
/// each have a mark of their own or a capital: a foreign name (`Musabekov`) must never fall apart. To be asked of words
/// that have more than one syllable's worth of letters.
pub(crate) fn glued(word: &str) -> Option<usize> {
    // Two syllables have at most 14 letters; longer words would overflow the counts and take the square of their length.
    if word.is_ascii() || !(5..=40).contains(&word.len()) || is_syllable(word) {
        return None;
    }
    let mut found = None;
    let mut before = '\0';
    for (cut, ch) in word.char_indices() {
        let camel = before.is_lowercase() && ch.is_uppercase();
        before = ch;
        if cut == 0 || ch.is_uppercase() && !camel {
            continue;
        }
        let (left, right) = word.split_at(cut);
        let marked = |s: &str| !s.is_ascii();
        if (camel || marked(left) && marked(right)) && is_syllable(left) && is_syllable(right) {
            if camel {
                return Some(cut);
            }
            // `mộtông`: of two cuts the one that leaves a full rhyme on the left.
            found = Some(cut);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(ONSETS.is_sorted() && RHYMES.is_sorted());
    }

    #[test]
    fn syllables() {
        for word in [
            "Nguyễn", "nghiêng", "quốc", "gì", "giếng", "yêu", "ông", "Ý", "khuya", "xoong", "quyết", "được", "thuở",
            "huỳnh", "gìn", "quý", "già",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["bốbầu", "Trump", "Jong", "str", "mac", "Putin", "Musabekov", "", "x", "tổchức"] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn glued_words() {
        for (word, want) in [
            ("bốbầu", Some("bố")),
            ("tổchức", Some("tổ")),
            ("dânQuốc", Some("dân")),
            ("Pokémon", None),
            ("nghiêng", None),
            ("München", None),
            ("Beyoncé", None),
        ] {
            assert_eq!(glued(word).map(|cut| &word[..cut]), want, "{word}");
        }
    }
}

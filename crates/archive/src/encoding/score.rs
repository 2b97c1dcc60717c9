//! How Vietnamese a text is: the share of syllables among its words with marked letters.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Counts over the words of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Score {
    pub words: usize,
    /// Words with letters beyond ASCII, and signs that news does not have.
    pub marked: usize,
    /// The marked ones that are Vietnamese syllables.
    pub syllables: usize,
}

impl Score {
    pub fn of(text: &str) -> Self {
        let mut score = Score::default();
        for word in text.split(|c: char| !c.is_alphabetic() && !is_combining(c)).filter(|w| !w.is_empty()) {
            score.words += 1;
            if !word.is_ascii() {
                score.marked += 1;
                score.syllables += usize::from(is_syllable(word));
            }
        }
        score.marked += text.chars().filter(|&c| is_strange(c)).count();
        score
    }

    /// Marked words that are no syllables.
    pub fn mistakes(&self) -> usize {
        self.marked - self.syllables
    }

    pub fn share(&self) -> f64 {
        self.syllables as f64 / self.marked.max(1) as f64
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{323}')
}

fn is_strange(c: char) -> bool {
    let usual = matches!(c, '\u{a0}' | '«' | '»' | '°' | '·' | '²' | '³' | '½' | '£' | '§' | '\u{2010}'..='\u{20ff}');
    (!c.is_ascii() && !c.is_alphanumeric() && !is_combining(c) && !usual)
        || (c.is_control() && !c.is_ascii_whitespace())
}

fn rows(tsv: &'static str) -> HashSet<&'static str> {
    tsv.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').next()).collect()
}

static ONSETS: LazyLock<HashSet<&str>> = LazyLock::new(|| rows(include_str!("../../data/onsets.tsv")));
static RHYMES: LazyLock<HashSet<&str>> = LazyLock::new(|| rows(include_str!("../../data/rhymes.tsv")));

/// Whether a word is a syllable that Vietnamese could have.
pub(super) fn is_syllable(word: &str) -> bool {
    if word.len() > 24 || mixed_case(word) {
        return false;
    }
    let mut tone = None;
    let mut bare = String::new();
    for c in word.to_lowercase().nfd() {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' if tone.is_some() => return false,
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = Some(c),
            _ => bare.push(c),
        }
    }
    let bare: String = bare.nfc().collect();
    let stopped = ["c", "ch", "p", "t"].iter().any(|end| bare.ends_with(end));
    if stopped && !matches!(tone, Some('\u{301}' | '\u{323}')) {
        return false;
    }
    let fits = |at: usize| RHYMES.contains(&bare[at..]) && (at == 0 || ONSETS.contains(&bare[..at]));
    // `gì`, `giếng`: the i of the onset is that of the rhyme.
    bare.char_indices().any(|(at, _)| fits(at)) || bare.strip_prefix('g').is_some_and(|rest| RHYMES.contains(rest))
}

/// A capital behind a small letter. All-capital words in old fonts keep small marked letters, so these do not count.
fn mixed_case(word: &str) -> bool {
    let mut small = false;
    word.chars().any(|c| {
        let strange = small && c.is_uppercase() && !c.is_ascii();
        small |= c.is_lowercase() && c.is_ascii();
        strange
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables() {
        for word in
            "Việt gì giếng nghiêng quyển khuya huỳnh ưỡn y Đắc thuở quốc ngoằn khoèo giường ĐƯỜNG hoà hòa oái gịa"
                .split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in "ñaõ viÖt chÝnh café việc̀ nghịị bêch ngh tấtt Müller kiềc quỗcc".split(' ') {
            assert!(!is_syllable(word), "{word}");
        }
    }
}

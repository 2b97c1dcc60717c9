//! Reading a treebank back into raw text.
//!
//! Words and sentences are compared by where they begin and end in the text without its blanks, so that figures do not
//! depend on typography.

use std::collections::BTreeSet;
use std::ops::Range;

/// How marks stand to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typography {
    /// As people write: no blank before `, . : ; ! ? ) ”` nor after `( “`.
    Usual,
    /// As the treebank says in `# text`: blanks around every word.
    Spaced,
}

/// Sentences of words.
pub fn read(conllu: &str) -> Vec<Vec<String>> {
    let mut out = vec![Vec::new()];
    for line in conllu.lines() {
        if line.is_empty() {
            out.push(Vec::new());
        } else if !line.starts_with('#')
            && let Some(word) = line.split('\t').nth(1)
            && let Some(sentence) = out.last_mut()
        {
            // How the treebank spells brackets.
            sentence.push(match word {
                "LBKT" => "(".to_owned(),
                "RBKT" => ")".to_owned(),
                _ => word.to_owned(),
            });
        }
    }
    out.retain(|s: &Vec<String>| !s.is_empty());
    out
}

/// A raw text with its gold spans, in characters other than blanks.
pub struct Raw {
    pub text: String,
    pub words: BTreeSet<(usize, usize)>,
    pub sentences: BTreeSet<(usize, usize)>,
}

/// All sentences as one text, joined by one blank.
pub fn raw(sentences: &[Vec<String>], typography: Typography) -> Raw {
    let mut raw = Raw { text: String::new(), words: BTreeSet::new(), sentences: BTreeSet::new() };
    let mut at = 0;
    for sentence in sentences {
        let start = at;
        let mut opened = false;
        let mut glue = true;
        if !raw.text.is_empty() {
            raw.text.push(' ');
        }
        for (i, word) in sentence.iter().enumerate() {
            let word = if typography == Typography::Usual { usual(word) } else { word.clone() };
            let straight = word == "\"" || word == "'";
            // A lone mark at the end of a sentence closes what another sentence opened.
            let lone = straight && !opened && sentence[i + 1..].iter().all(|w| !w.chars().any(char::is_alphanumeric));
            let closes = straight && (opened || lone);
            let no_blank_before = closes || word.starts_with([',', '.', ':', ';', '!', '?', ')', '”', '…']);
            if !(glue || typography == Typography::Usual && no_blank_before) {
                raw.text.push(' ');
            }
            glue = typography == Typography::Usual && (word == "(" || word == "“" || straight && !closes);
            if straight {
                opened = !closes;
            }
            raw.text.push_str(&word);
            let length = word.chars().filter(|c| !c.is_whitespace()).count();
            raw.words.insert((at, at + length));
            at += length;
            if i == 0 && typography == Typography::Spaced {
                glue = false;
            }
        }
        raw.sentences.insert((start, at));
    }
    raw
}

/// The blanks inside a word as people write it: none around stops and commas of numbers, none before other stops.
fn usual(word: &str) -> String {
    let chars: Vec<char> = word.chars().collect();
    let near = |i: usize, back: bool| {
        let mut rest: Box<dyn Iterator<Item = &char>> =
            if back { Box::new(chars[..i].iter().rev()) } else { Box::new(chars[i + 1..].iter()) };
        rest.find(|c| !c.is_whitespace()).copied().unwrap_or(' ')
    };
    let mut out = String::new();
    for (i, &c) in chars.iter().enumerate() {
        let before_mark = matches!(near(i, false), '.' | ',');
        let behind_mark = matches!(near(i, true), '.' | ',') && near(i, false).is_ascii_digit();
        if !(c.is_whitespace() && (before_mark || behind_mark)) {
            out.push(c);
        }
    }
    out
}

/// Spans of bytes of `text` counted in its characters other than blanks.
pub fn unblanked(text: &str, spans: &[Range<usize>]) -> BTreeSet<(usize, usize)> {
    let counts = counts(text);
    spans.iter().map(|s| (counts[s.start], counts[s.end])).collect()
}

/// For each byte of `text`, how many characters other than blanks stand before it.
pub fn counts(text: &str) -> Vec<usize> {
    let mut counts = vec![0; text.len() + 1];
    let mut n = 0;
    for (at, ch) in text.char_indices() {
        for count in &mut counts[at..at + ch.len_utf8()] {
            *count = n;
        }
        n += usize::from(!ch.is_whitespace());
    }
    counts[text.len()] = n;
    counts
}

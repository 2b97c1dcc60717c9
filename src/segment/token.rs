//! Tokens: syllables, numbers, marks.
//!
//! Vietnamese writes a blank between syllables, so a token is a syllable (or a foreign word, a number, one mark), and
//! words are runs of tokens. Syllables that old archives have glued together (`bốbầu`) are two tokens without a blank
//! between.

use unicode_normalization::char::canonical_combining_class;

use super::letter::{Class, Classes};
use super::syllable;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Letters, perhaps with digits after them (`C45`).
    Word,
    /// Begins with a digit: `50.000`, `1,4`, `20/10`, `15g30`.
    Number,
    /// `.`
    Stop,
    Comma,
    Colon,
    Semicolon,
    Question,
    Exclaim,
    /// `…`, `...`
    Ellipsis,
    /// `-`, `–`, `—`
    Dash,
    /// Any quotation mark; [`super::mark`] pairs them.
    Quote,
    Open,
    Close,
    Slash,
    /// Any other character.
    Other,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Blank {
    None,
    Space,
    /// At least one line end.
    Line,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// `nói`, and everything that is no word.
    Lower,
    /// `Ông`, a single capital letter too.
    Capital,
    /// Two capital letters or more and no small one: `UBND`, `HLV`.
    Upper,
    /// `VnExpress`, `iPhone`.
    Mixed,
}

/// A token with its byte offsets in the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
    /// Before it.
    pub(crate) blank: Blank,
}

impl Token {
    pub(crate) fn str<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }

    /// Letters that begin with a capital.
    pub(crate) fn is_capitalised(&self) -> bool {
        self.kind == Kind::Word && matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Mixed)
    }

    /// A word or a number.
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    /// A mark that closes a sentence.
    pub(crate) fn is_terminal(&self) -> bool {
        matches!(self.kind, Kind::Stop | Kind::Question | Kind::Exclaim | Kind::Ellipsis)
    }
}

/// Splits a view into tokens. Linear.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let classes = Classes::get();
    let mut out = Vec::with_capacity(text.len() / 4 + 1);
    let mut blank = Blank::Line;
    let mut at = 0;
    while let Some(ch) = text[at..].chars().next() {
        let next = at + ch.len_utf8();
        let class = classes.of(ch);
        if class.any(Class::BLANK) {
            blank = blank.max(if ch == '\n' { Blank::Line } else { Blank::Space });
            at = next;
            continue;
        }
        let end = if class.any(Class::LETTER) {
            let word = Word::read(classes, text, at);
            word.push(&mut out, text, at, blank);
            word.end
        } else {
            let (kind, end) = match ch {
                '0'..='9' => (Kind::Number, number_end(classes, text, at)),
                '.' if bytes[next..].starts_with(b".") => {
                    (Kind::Ellipsis, at + bytes[at..].iter().take_while(|&&b| b == b'.').count())
                }
                '\'' if bytes[next..].starts_with(b"'") => (Kind::Quote, next + 1),
                _ => match mark_kind(ch) {
                    // Some symbols are composed of a symbol and a mark.
                    Kind::Other => (Kind::Other, next + marks(&text[next..])),
                    kind => (kind, next),
                },
            };
            out.push(Token { start: at as u32, end: end as u32, kind, shape: Shape::Lower, blank });
            end
        };
        blank = Blank::None;
        at = end;
    }
    out
}

fn mark_kind(ch: char) -> Kind {
    match ch {
        '.' => Kind::Stop,
        ',' => Kind::Comma,
        ':' => Kind::Colon,
        ';' => Kind::Semicolon,
        '?' => Kind::Question,
        '!' => Kind::Exclaim,
        '…' => Kind::Ellipsis,
        '-' | '‐' | '‑' | '–' | '—' | '―' | '−' => Kind::Dash,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '\'' | '″' | '＂' => Kind::Quote,
        '(' | '[' | '{' | '<' => Kind::Open,
        ')' | ']' | '}' | '>' => Kind::Close,
        '/' => Kind::Slash,
        _ => Kind::Other,
    }
}

/// The bytes of the combining marks that a text begins with.
fn marks(text: &str) -> usize {
    text.chars().take_while(|&c| !c.is_ascii() && canonical_combining_class(c) != 0).map(char::len_utf8).sum()
}

/// A word as one pass over its letters finds it.
struct Word {
    end: usize,
    shape: Shape,
    /// It has more than one syllable's worth of letters: two runs of vowels, two tones, or what no syllable has.
    may_be_two: bool,
}

impl Word {
    /// The word, or the letters behind a number, that begin at `start`.
    fn read(classes: &Classes, text: &str, start: usize) -> Word {
        let mut chars = text[start..].chars();
        let first = chars.next().map_or(Class::default(), |ch| classes.of(ch));
        let mut vowel = first.any(Class::VOWEL.with(Class::FIRST_VOWEL));
        let (mut runs, mut tones) = (u32::from(vowel), u32::from(first.any(Class::TONED)));
        let mut rest = Class::default();
        let mut end = text.len() - chars.as_str().len();
        while let Some(ch) = chars.next() {
            let class = classes.of(ch);
            let in_word = class.any(Class::LETTER)
                || ch.is_ascii_digit()
                // `M'Bappé`, `Hay’at`: an apostrophe between letters belongs to the word.
                || matches!(ch, '\'' | '’')
                    && chars.clone().next().is_some_and(|next| classes.of(next).any(Class::LETTER));
            if !in_word {
                break;
            }
            rest = rest.with(class);
            let is_vowel = class.any(Class::VOWEL);
            runs += u32::from(is_vowel && !vowel);
            tones += u32::from(class.any(Class::TONED));
            vowel = is_vowel;
            end = text.len() - chars.as_str().len();
        }
        let shape = match (first.any(Class::UPPER), rest.any(Class::UPPER), rest.any(Class::LOWER)) {
            (false, false, _) => Shape::Lower,
            (true, false, _) => Shape::Capital,
            (true, true, false) => Shape::Upper,
            _ => Shape::Mixed,
        };
        Word { end, shape, may_be_two: runs > 1 || tones > 1 || rest.any(Class::STRANGE) }
    }

    /// Pushes the word, as two where it is two syllables glued together.
    fn push(&self, out: &mut Vec<Token>, text: &str, start: usize, blank: Blank) {
        let Word { end, shape, may_be_two } = *self;
        let mut push = |start: usize, end: usize, shape, blank| {
            out.push(Token { start: start as u32, end: end as u32, kind: Kind::Word, shape, blank });
        };
        let cut = if may_be_two { syllable::glued(&text[start..end]) } else { None };
        match cut {
            Some(cut) => {
                let cut = start + cut;
                let classes = Classes::get();
                push(start, cut, Word::read(classes, &text[..cut], start).shape, blank);
                push(cut, end, Word::read(classes, &text[..end], cut).shape, Blank::None);
            }
            None => push(start, end, shape, blank),
        }
    }
}

/// `50.000`, `1,4`, `20/10/2019`, `8h30`, `15g`, `5G`: digits, separators between digits, and letters right behind.
fn number_end(classes: &Classes, text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = from;
    while end < bytes.len() {
        let separates = matches!(bytes[end], b'.' | b',' | b'/' | b':')
            && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
            && end > from
            && bytes[end - 1].is_ascii_digit();
        if !(bytes[end].is_ascii_digit() || separates) {
            break;
        }
        end += 1;
    }
    let letters = text[end..].chars().next().is_some_and(|ch| classes.of(ch).any(Class::LETTER));
    if letters { Word::read(classes, text, end).end } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        for (text, want) in [
            ("Ông Hiển nói: “Không”.", "Ông|Hiển|nói|:|“|Không|”|."),
            ("50.000 người, 1,4 tỷ", "50.000|người|,|1,4|tỷ"),
            ("ngày 20/10.", "ngày|20/10|."),
            ("TP.HCM", "TP|.|HCM"),
            ("Kim Jong-un...", "Kim|Jong|-|un|..."),
            ("tuyên bốbầu cử", "tuyên|bố|bầu|cử"),
            ("C45, A400M, 15g30", "C45|,|A400M|,|15g30"),
            ("Hay’at", "Hay’at"),
            ("''Tốt''", "''|Tốt|''"),
            ("", ""),
        ] {
            let got: Vec<_> = tokens(text).iter().map(|t| t.str(text)).collect();
            assert_eq!(got.join("|"), want, "{text}");
        }
    }

    #[test]
    fn shapes() {
        for (word, want) in [
            ("nói", Shape::Lower),
            ("Ông", Shape::Capital),
            ("Ý", Shape::Capital),
            ("UBND", Shape::Upper),
            ("VnExpress", Shape::Mixed),
            ("iPhone", Shape::Mixed),
        ] {
            assert_eq!(tokens(word)[0].shape, want, "{word}");
        }
    }
}

//! Tokens: syllables, numbers, marks.
//!
//! Vietnamese writes a blank between syllables, so a token is a syllable (or a foreign word, a number, one mark), and
//! words are runs of tokens. Syllables that old archives have glued together (`bốbầu`) are two tokens without a blank
//! between.

use unicode_normalization::char::canonical_combining_class;

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
    let mut out = Vec::with_capacity(text.len() / 4 + 1);
    let mut blank = Blank::Line;
    let mut at = 0;
    while let Some(ch) = text[at..].chars().next() {
        let next = at + ch.len_utf8();
        if ch.is_whitespace() || ch.is_control() {
            blank = blank.max(if ch == '\n' { Blank::Line } else { Blank::Space });
            at = next;
            continue;
        }
        let (kind, end) = if ch.is_ascii_digit() {
            (Kind::Number, number_end(text, at))
        } else if is_letter(ch) {
            (Kind::Word, word_end(text, next))
        } else {
            match ch {
                '.' if bytes[next..].starts_with(b".") => {
                    (Kind::Ellipsis, at + bytes[at..].iter().take_while(|&&b| b == b'.').count())
                }
                '\'' if bytes[next..].starts_with(b"'") => (Kind::Quote, next + 1),
                _ => match mark_kind(ch) {
                    // Some symbols are composed of a symbol and a mark.
                    Kind::Other => (Kind::Other, next + marks(&text[next..])),
                    kind => (kind, next),
                },
            }
        };
        if kind == Kind::Word {
            push_word(&mut out, text, at, end, blank);
        } else {
            out.push(Token { start: at as u32, end: end as u32, kind, shape: Shape::Lower, blank });
        }
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

fn is_letter(ch: char) -> bool {
    match ch {
        'a'..='z'
        | 'A'..='Z'
        | 'À'..='Ö'
        | 'Ø'..='ö'
        | 'ø'..='\u{24F}'
        | '\u{300}'..='\u{36F}'
        | '\u{1E00}'..='\u{1EFF}' => true,
        '\0'..='\u{24F}' | '\u{2000}'..='\u{206F}' => false,
        _ => ch.is_alphanumeric() || canonical_combining_class(ch) != 0,
    }
}

fn word_end(text: &str, from: usize) -> usize {
    let mut end = from;
    let mut chars = text[from..].chars().peekable();
    while let Some(ch) = chars.next() {
        // `M'Bappé`, `Hay’at`: an apostrophe between letters belongs to the word.
        let joins = matches!(ch, '\'' | '’') && chars.peek().is_some_and(|c| is_letter(*c));
        if !(is_letter(ch) || ch.is_ascii_digit() || joins) {
            break;
        }
        end += ch.len_utf8();
    }
    end
}

/// `50.000`, `1,4`, `20/10/2019`, `8h30`, `15g`, `5G`: digits, separators between digits, and letters right behind.
fn number_end(text: &str, from: usize) -> usize {
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
    if text[end..].chars().next().is_some_and(is_letter) { word_end(text, end) } else { end }
}

/// Pushes the word at `start..end`, as two where it is two syllables glued together.
fn push_word(out: &mut Vec<Token>, text: &str, start: usize, end: usize, blank: Blank) {
    let word = &text[start..end];
    let mut push = |start: usize, end: usize, blank| {
        out.push(Token {
            start: start as u32,
            end: end as u32,
            kind: Kind::Word,
            shape: shape(&text[start..end]),
            blank,
        });
    };
    match syllable::glued(word) {
        Some(cut) => {
            push(start, start + cut, blank);
            push(start + cut, end, Blank::None);
        }
        None => push(start, end, blank),
    }
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars();
    let first = chars.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for ch in chars {
        match ch {
            'a'..='z' => lower += 1,
            // The Vietnamese letters of this block stand in pairs, the capital first.
            '\u{1EA0}'..='\u{1EF9}' if u32::from(ch) % 2 == 1 => lower += 1,
            _ if ch.is_lowercase() => lower += 1,
            _ => upper += usize::from(ch.is_uppercase()),
        }
    }
    match (first, upper, lower) {
        (false, 0, _) => Shape::Lower,
        (true, 0, _) => Shape::Capital,
        (true, _, 0) => Shape::Upper,
        _ => Shape::Mixed,
    }
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
            assert_eq!(shape(word), want, "{word}");
        }
    }
}

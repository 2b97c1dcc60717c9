//! Quotation marks, paired.
//!
//! Curly marks and guillemets say which way they face, straight ones do not; real articles mix them, double them,
//! forget the second one, or open every paragraph of a long speech and close only the last. Pairs never cross and may
//! nest one level.

use super::token::{Blank, Kind, Token};

/// Which way a mark faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
}

/// Two quotation marks that belong together, or one whose second is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MarkPair {
    /// Token of the opening mark.
    pub(crate) open: usize,
    /// Token of the closing mark, or one past the last token of the paragraph where it is missing.
    pub(crate) close: usize,
    /// Whether the second mark is there.
    pub(crate) closed: bool,
    /// Inside another pair.
    pub(crate) nested: bool,
}

impl MarkPair {
    /// Tokens between the marks.
    pub(crate) fn inner(&self) -> std::ops::Range<usize> {
        self.open + 1..self.close
    }
}

/// Families of marks: an opening one is closed by one of its own family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Angle,
    Single,
}

/// The longest stretch, in tokens, that a pair of straight or mixed marks may enclose across paragraphs.
const REACH: usize = 1500;

/// A text whose marks are read.
struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// Straight marks that the blanks around them misread, with the way they face; in order.
    forced: Vec<(usize, Mark)>,
}

/// Pairs the quotation marks of a text. Linear: each mark is pushed and popped once.
pub(super) fn pairs(text: &str, tokens: &[Token]) -> Vec<MarkPair> {
    let mut reader = Reader { text, tokens, forced: Vec::new() };
    reader.forced = reader.alternating();
    reader.pairs()
}

impl Reader<'_> {
    fn pairs(&self) -> Vec<MarkPair> {
        let Reader { text, tokens, .. } = *self;
        let mut out = Vec::new();
        let mut open: Vec<(usize, Family)> = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            if token.blank == Blank::Line && !open.is_empty() && !self.continues(i, open[0].0) {
                drop_open(&mut open, &mut out, i);
            }
            if token.kind != Kind::Quote {
                continue;
            }
            let family = family(token.str(text));
            let inside = open.iter().rposition(|&(_, f)| f == family);
            match (self.facing(i, inside.is_some()), inside) {
                (Mark::Closes, Some(at)) => {
                    open.truncate(at + 1);
                    if let Some((start, _)) = open.pop() {
                        out.push(MarkPair { open: start, close: i, closed: true, nested: !open.is_empty() });
                    }
                }
                // A mark that closes nothing: the first of the pair is missing. Nobody knows where it stood.
                (Mark::Closes, None) => {}
                (Mark::Opens, Some(at)) => {
                    // Open already and opened again: the same speech in a new paragraph, a quote inside the quote (two
                    // marks close in a row), or a second mark is missing.
                    if token.blank == Blank::Line {
                        continue;
                    }
                    if open.len() < 2 && self.closes_twice(i, family) {
                        open.push((i, family));
                        continue;
                    }
                    let start = open[at].0;
                    open.truncate(at);
                    out.push(MarkPair { open: start, close: i, closed: false, nested: !open.is_empty() });
                    open.push((i, family));
                }
                (Mark::Opens, None) if open.len() < 2 => open.push((i, family)),
                (Mark::Opens, None) => {}
            }
        }
        drop_open(&mut open, &mut out, tokens.len());
        out.sort_by_key(|p| p.open);
        out
    }

    /// Whether the next two marks of the paragraph behind `at` both close: `"A "b" c"`.
    fn closes_twice(&self, at: usize, wanted: Family) -> bool {
        let Reader { text, tokens, .. } = *self;
        let mut closing = 0;
        for (i, token) in tokens.iter().enumerate().skip(at + 1).take(300) {
            if token.blank == Blank::Line {
                return false;
            }
            if token.kind == Kind::Quote && family(token.str(text)) == wanted {
                if self.facing(i, true) == Mark::Opens {
                    return false;
                }
                closing += 1;
                if closing == 2 {
                    return true;
                }
            }
        }
        false
    }

    /// Whether what was opened at `start` goes on over the paragraph break before token `at`: the next paragraph opens
    /// with a mark again, or a mark that closes comes before any that opens.
    fn continues(&self, at: usize, start: usize) -> bool {
        let Reader { text, tokens, .. } = *self;
        if at - start > REACH {
            return false;
        }
        let family_of_start = family(tokens[start].str(text));
        for (i, token) in tokens.iter().enumerate().skip(at).take(400) {
            if token.kind == Kind::Quote && family(token.str(text)) == family_of_start {
                let facing = self.facing(i, true);
                return facing == Mark::Closes || (i == at && self.reopened_then_closed(i, family_of_start));
            }
            if i > at && token.blank == Blank::Line && i - at > 250 {
                return false;
            }
        }
        false
    }

    /// The mark at `at` opens a paragraph inside an open speech, as one did the paragraph before, and after perhaps more
    /// such marks the speech is closed.
    fn reopened_then_closed(&self, at: usize, wanted: Family) -> bool {
        let Reader { text, tokens, .. } = *self;
        let paragraph = tokens[..at].iter().enumerate().rev().take(400).find(|(_, t)| t.blank == Blank::Line);
        let opened = |(i, t): (usize, &Token)| t.kind == Kind::Quote && self.facing(i, false) == Mark::Opens;
        paragraph.is_some_and(opened)
            && tokens
                .iter()
                .enumerate()
                .skip(at + 1)
                .take(REACH)
                .filter(|(_, t)| t.kind == Kind::Quote && family(t.str(text)) == wanted)
                .find(|&(i, t)| !(t.blank == Blank::Line && self.facing(i, false) == Mark::Opens))
                .is_some_and(|(i, _)| self.facing(i, true) == Mark::Closes)
    }

    /// Which way the mark at `i` faces, from its form and, for straight and misused ones, from the blanks around it.
    fn facing(&self, i: usize, inside: bool) -> Mark {
        if let Ok(at) = self.forced.binary_search_by_key(&i, |f| f.0) {
            return self.forced[at].1;
        }
        self.facing_by_blanks(i, inside)
    }

    fn facing_by_blanks(&self, i: usize, inside: bool) -> Mark {
        let Reader { text, tokens, .. } = *self;
        let before = tokens[i].blank != Blank::None
            || i > 0 && matches!(tokens[i - 1].kind, Kind::Open | Kind::Dash | Kind::Slash)
            || i == 0;
        let after = tokens.get(i + 1).is_none_or(|t| {
            t.blank != Blank::None
                || (t.kind != Kind::Ellipsis && !t.is_word() && !matches!(t.kind, Kind::Quote | Kind::Open))
        });
        match tokens[i].str(text) {
            "“" | "„" | "«" | "‘" | "‚" if !(inside && !before && after) => Mark::Opens,
            "”" | "»" | "’" | "″" if !(!inside && before && !after) => Mark::Closes,
            "'" if !before && !after => Mark::Closes,
            // `nói:" Tôi …`, also where the mark before was never closed.
            _ if i > 0 && tokens[i - 1].kind == Kind::Colon => Mark::Opens,
            _ => match (before, after) {
                (true, false) => Mark::Opens,
                (false, true) => Mark::Closes,
                _ if inside => Mark::Closes,
                _ => Mark::Opens,
            },
        }
    }

    /// `Nga" chưa hề biết "việc này`: paragraphs in which the blanks around an even number of straight marks make
    /// no sense. There every other mark opens.
    fn alternating(&self) -> Vec<(usize, Mark)> {
        let mut out = Vec::new();
        let mut marks: Vec<usize> = Vec::new();
        for (i, token) in self.tokens.iter().enumerate() {
            if token.blank == Blank::Line {
                self.force(&mut marks, &mut out);
            }
            if token.kind == Kind::Quote && token.str(self.text) == "\"" {
                marks.push(i);
            }
        }
        self.force(&mut marks, &mut out);
        out
    }

    fn force(&self, marks: &mut Vec<usize>, out: &mut Vec<(usize, Mark)>) {
        let mut depth = 0i32;
        let mut senseless = false;
        for &i in marks.iter() {
            depth += if self.facing_by_blanks(i, depth > 0) == Mark::Opens { 1 } else { -1 };
            senseless |= !(0..=2).contains(&depth);
        }
        if (senseless || depth != 0) && marks.len().is_multiple_of(2) {
            out.extend(
                marks.iter().enumerate().map(|(n, &i)| (i, if n % 2 == 0 { Mark::Opens } else { Mark::Closes })),
            );
        }
        marks.clear();
    }
}

/// Ends what is open at the paragraph end `at`. A missing second mark closes with the paragraph.
fn drop_open(open: &mut Vec<(usize, Family)>, out: &mut Vec<MarkPair>, at: usize) {
    while let Some((start, _)) = open.pop() {
        if at > start + 1 {
            out.push(MarkPair { open: start, close: at, closed: false, nested: !open.is_empty() });
        }
    }
}

fn family(mark: &str) -> Family {
    match mark {
        "«" | "»" => Family::Angle,
        "‘" | "’" | "'" | "‚" => Family::Single,
        _ => Family::Double,
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    /// What stands between the marks of each pair, `…` after one whose second mark is missing.
    fn inner(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        pairs(text, &tokens)
            .iter()
            .filter(|p| !p.inner().is_empty())
            .map(|p| {
                let inner = p.inner();
                let slice = &text[tokens[inner.start].start as usize..tokens[inner.end - 1].end as usize];
                if p.closed { slice.to_owned() } else { format!("{slice}…") }
            })
            .collect()
    }

    #[test]
    fn table() {
        let cases: &[(&str, &[&str])] = &[
            ("“Có”, ông nói. “Không”", &["Có", "Không"]),
            ("\"Có\", ông nói. \"Không\"", &["Có", "Không"]),
            ("« Có », ông nói", &["Có"]),
            ("”Có”, ông nói", &["Có"]),
            ("“Anh nói ‘thôi’ rồi”", &["Anh nói ‘thôi’ rồi", "thôi"]),
            ("Ông nói: \"Có\nBà đi. \"Không\" là", &["Có…", "Không"]),
            ("''Có'' nhé", &["Có"]),
            ("“Một.\n“Hai.\n“Ba”, ông nói.", &["Một.\n“Hai.\n“Ba"]),
            ("“Một “hai” ba”", &["Một “hai” ba", "hai"]),
            ("“Một “hai” ba", &["Một…", "hai"]),
            ("\"Một \"hai\" ba\", ông nói", &["Một \"hai\" ba", "hai"]),
            ("Cô nói:\" Tôi đi \". Rồi \"xong\"", &["Tôi đi", "xong"]),
            ("Ông hỏi: \"Ai đi? Cô đáp:\" Tôi đi \".", &["Ai đi? Cô đáp:…", "Tôi đi"]),
            ("Bà nhấn mạnh Nga\" chưa hề biết \"việc này", &["chưa hề biết"]),
            ("Không có dấu", &[]),
            ("5' rồi", &[]),
        ];
        for (text, want) in cases {
            assert_eq!(inner(text), *want, "{text}");
        }
    }
}

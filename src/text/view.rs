//! The normalised view of a text and the map from its offsets back to those of the given text.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class, is_nfc};

use super::charref;

/// A text as the stages read it: NFC, tone marks on the first vowel of open `oa`, `oe`, `uy` (`hoà` → `hòa`), plain
/// blanks, `\n` line ends, no zero-width characters, no HTML references.
///
/// A text that is so already is borrowed, and its map is empty.
#[derive(Debug)]
pub(crate) struct View<'t> {
    text: Cow<'t, str>,
    changes: Vec<Change>,
}

/// A piece of the given text that reads otherwise in the view. Between two changes the bytes are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Change {
    view: (u32, u32),
    given: (u32, u32),
}

impl<'t> View<'t> {
    /// Reads `given` from left to right, once.
    pub(crate) fn new(given: &'t str) -> Self {
        let Some((first, _)) = next_change(given, 0) else {
            return View { text: Cow::Borrowed(given), changes: Vec::new() };
        };
        let mut builder = Builder { given, out: String::with_capacity(given.len()), changes: Vec::new(), copied: 0 };
        builder.run(first);
        View { text: Cow::Owned(builder.out), changes: builder.changes }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The given byte range of a range of the view. A range that cuts through a changed piece takes it whole.
    pub(crate) fn given(&self, start: usize, end: usize) -> (usize, usize) {
        (self.given_start(start), self.given_end(end).max(self.given_start(start)))
    }

    fn given_start(&self, at: usize) -> usize {
        let at = at as u32;
        let n = self.changes.partition_point(|c| c.view.0 <= at);
        match n.checked_sub(1).map(|i| self.changes[i]) {
            None => at as usize,
            Some(c) if at < c.view.1 => c.given.0 as usize,
            Some(c) => (c.given.1 + (at - c.view.1)) as usize,
        }
    }

    fn given_end(&self, at: usize) -> usize {
        let at = at as u32;
        let n = self.changes.partition_point(|c| c.view.0 < at);
        match n.checked_sub(1).map(|i| self.changes[i]) {
            None => at as usize,
            Some(c) if at < c.view.1 => c.given.1 as usize,
            Some(c) => (c.given.1 + (at - c.view.1)) as usize,
        }
    }
}

/// Where normalisation next has something to do at or after `from`: a byte to begin at (a base letter or first vowel may
/// change with what follows it) and the end of the character that asks for it.
fn next_change(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        // Nearly all bytes are plain ASCII, or begin letters that never change.
        match bytes[at] {
            b'&' if charref::read(&text[at..]).is_some() => return Some((at, at + 1)),
            b'\r' => return Some((at, at + 1)),
            0..=0x7f => {
                at += 1;
                continue;
            }
            // Letters up to U+02FF, and from U+1E00 to U+1EFF: they are what they are, but for the tone of an open syllable.
            0xC3..=0xCB if !may_take_tone(bytes, at) => {
                at += 2;
                continue;
            }
            0xE1 if matches!(bytes.get(at + 1), Some(0xB8..=0xBB)) && !may_take_tone(bytes, at) => {
                at += 3;
                continue;
            }
            _ => {}
        }
        let ch = text[at..].chars().next()?;
        let next = at + ch.len_utf8();
        let late = may_take_tone(bytes, at) && late_tone(ch).is_some();
        if late || blank(ch).is_some() || needs_nfc(ch) {
            let mut chars = text[..at].chars().rev();
            let last = chars.next().unwrap_or('\0');
            let previous = [chars.next().unwrap_or('\0'), last];
            if !late || moved_tone(previous, ch, &text[next..]).is_some() {
                return Some((at - if at > 0 { last.len_utf8() } else { 0 }, next));
            }
        }
        at = next;
    }
    None
}

/// Whether the letter before `at` is one that the tone of an open syllable may belong on.
fn may_take_tone(bytes: &[u8], at: usize) -> bool {
    at > 0 && matches!(bytes[at - 1], b'o' | b'O' | b'u' | b'U')
}

struct Builder<'t> {
    given: &'t str,
    out: String,
    changes: Vec<Change>,
    /// Given bytes before this are in `out`.
    copied: usize,
}

impl Builder<'_> {
    fn run(&mut self, from: usize) {
        let given = self.given;
        let mut at = from;
        let mut before = given[..from].chars().rev();
        let last = before.next().unwrap_or('\0');
        let mut previous = [before.next().unwrap_or('\0'), last];
        let mut until = at;
        while let Some(ch) = given[at..].chars().next() {
            if at >= until {
                // Nothing to do up to the next change.
                let Some((from, end)) = next_change(given, at) else { break };
                until = end;
                if from > at {
                    at = from;
                    let mut before = given[..from].chars().rev();
                    let last = before.next().unwrap_or('\0');
                    previous = [before.next().unwrap_or('\0'), last];
                    continue;
                }
            }
            let next = at + ch.len_utf8();
            if ch == '&' {
                if let Some((meant, len)) = charref::read(&given[at..]) {
                    self.replace(at, at + len, meant.encode_utf8(&mut [0; 4]));
                    at += len;
                    previous = [previous[1], meant];
                    continue;
                }
            } else if ch == '\r' {
                let end = if given[next..].starts_with('\n') { next + 1 } else { next };
                self.replace(at, end, "\n");
                at = end;
                previous = [previous[1], '\n'];
                continue;
            } else if let Some(plain) = blank(ch) {
                self.replace(at, next, plain);
                at = next;
                continue;
            }
            // Marks behind a blank or a mark of punctuation stand for themselves.
            let base = ch.is_alphanumeric() || canonical_combining_class(ch) != 0;
            let end = if base { cluster_end(given, at, next) } else { next };
            if end > next || needs_nfc(ch) {
                let cluster = &given[at..end];
                if !is_nfc(cluster) {
                    let composed: String = cluster.nfc().collect();
                    self.replace(at, end, &composed);
                    at = end;
                    for ch in composed.chars() {
                        previous = [previous[1], ch];
                    }
                    // A composed vowel may carry the tone of an open syllable: `hoa` + U+0300.
                    self.move_composed_tone(previous, at);
                    continue;
                }
                at = end;
                previous = [previous[1], ch];
                continue;
            }
            if let Some((vowel, tail)) = moved_tone(previous, ch, &given[next..]) {
                let start = at - previous[1].len_utf8();
                if start >= self.copied {
                    let mut pair = String::new();
                    pair.extend([vowel, tail]);
                    self.replace(start, next, &pair);
                }
            }
            previous = [previous[1], ch];
            at = next;
        }
        self.out.push_str(&given[self.copied..]);
        self.copied = given.len();
    }

    fn replace(&mut self, start: usize, end: usize, with: &str) {
        self.out.push_str(&self.given[self.copied..start]);
        let view = self.out.len();
        self.out.push_str(with);
        self.changes.push(Change { view: (view as u32, self.out.len() as u32), given: (start as u32, end as u32) });
        self.copied = end;
    }

    /// `previous` ends with a vowel just composed and written; `at` is the given offset after it.
    fn move_composed_tone(&mut self, previous: [char; 2], at: usize) {
        let before = self.out.chars().rev().nth(2).unwrap_or('\0');
        let Some((vowel, tail)) = moved_tone([before, previous[0]], previous[1], &self.given[at..]) else { return };
        let (Some(last), width) = (self.changes.last_mut(), previous[0].len_utf8()) else { return };
        // The first vowel stands unchanged right before the composed one, in both texts.
        if last.view.1 as usize != self.out.len() || !self.given[..last.given.0 as usize].ends_with(previous[0]) {
            return;
        }
        let keep = last.view.0 as usize - width;
        self.out.truncate(keep);
        self.out.extend([vowel, tail]);
        last.view = (keep as u32, self.out.len() as u32);
        last.given.0 -= width as u32;
    }
}

/// The end of the combining sequence that begins at `start` with one character up to `next`.
fn cluster_end(text: &str, start: usize, next: usize) -> usize {
    if text.as_bytes().get(next).is_none_or(u8::is_ascii) {
        return next;
    }
    let mut end = next;
    // Long runs of marks are no text; 32 bounds the work for each base.
    for ch in text[next..].chars().take(32) {
        let jamo = matches!(ch, '\u{1161}'..='\u{11FF}');
        if canonical_combining_class(ch) == 0 && !jamo {
            break;
        }
        end += ch.len_utf8();
    }
    debug_assert!(end >= start);
    end
}

/// Characters that may make a text differ from its NFC form.
fn needs_nfc(ch: char) -> bool {
    match ch {
        '\0'..='\u{2FF}' => false,
        '\u{300}'..='\u{36F}' => true,
        '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{203A}' => false,
        _ => {
            canonical_combining_class(ch) != 0
                || matches!(ch, '\u{1100}'..='\u{11FF}')
                || !is_nfc(ch.encode_utf8(&mut [0; 4]))
        }
    }
}

/// What a blank or an invisible character reads as.
fn blank(ch: char) -> Option<&'static str> {
    match ch {
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Some(" "),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some("\n"),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => Some(""),
        _ => None,
    }
}

/// Vowels with each tone, as the second vowel of an open syllable and plain.
const TONES: [(char, &str); 6] =
    [('a', "àáảãạ"), ('e', "èéẻẽẹ"), ('y', "ỳýỷỹỵ"), ('A', "ÀÁẢÃẠ"), ('E', "ÈÉẺẼẸ"), ('Y', "ỲÝỶỸỴ")];

/// The plain vowel and tone number of a second vowel that may carry the tone in the old style.
fn late_tone(ch: char) -> Option<(char, usize)> {
    if !matches!(ch, 'À'..='ý' | '\u{1EA0}'..='\u{1EF9}') {
        return None;
    }
    TONES.iter().find_map(|&(plain, toned)| Some((plain, toned.chars().position(|c| c == ch)?)))
}

/// `o` + `à` at the end of a syllable → (`ò`, `a`).
fn moved_tone(previous: [char; 2], ch: char, rest: &str) -> Option<(char, char)> {
    let (plain, tone) = late_tone(ch)?;
    let toned = match (previous[1], plain) {
        ('o', 'a' | 'e') => "òóỏõọ",
        ('O', 'a' | 'e' | 'A' | 'E') => "ÒÓỎÕỌ",
        ('u', 'y') if !matches!(previous[0], 'q' | 'Q') => "ùúủũụ",
        ('U', 'y' | 'Y') if !matches!(previous[0], 'q' | 'Q') => "ÙÚỦŨỤ",
        _ => return None,
    };
    let open = rest.chars().next().is_none_or(|c| !c.is_alphabetic() && canonical_combining_class(c) == 0);
    (open).then(|| (toned.chars().nth(tone).unwrap_or(previous[1]), plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The view's text, and every character of it mapped back.
    fn check(given: &str, want: &str) {
        let view = View::new(given);
        assert_eq!(view.text(), want, "{given:?}");
        for (at, ch) in view.text().char_indices() {
            let (start, end) = view.given(at, at + ch.len_utf8());
            assert!(start <= end && given.get(start..end).is_some(), "{given:?} at {at}: {start}..{end}");
        }
        assert_eq!(view.given(0, view.text().len()).1.min(given.len()), view.given(0, view.text().len()).1);
    }

    #[test]
    fn plain_text_is_borrowed() {
        for text in ["", "Ông Hiển nói: “Không”.", "quý khách, hoàn toàn, thuyền", "A & B; C&D"] {
            assert!(matches!(View::new(text).text, Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn table() {
        for (given, want) in [
            ("hoà bình", "hòa bình"),
            ("khoẻ, khoẻ", "khỏe, khỏe"),
            ("uỷ ban UỶ BAN Uỷ", "ủy ban ỦY BAN Ủy"),
            ("quý", "quý"),
            ("hoàng", "hoàng"),
            ("ho\u{e0}", "hòa"),
            ("hoa\u{300} bi\u{300}nh", "hòa bình"),
            ("uy\u{309} ban", "ủy ban"),
            ("Vie\u{323}\u{302}t", "Việt"),
            ("a\u{a0}b\u{200b}c\r\nd\re", "a bc\nd\ne"),
            ("&quot;Có&quot; &amp; &#39;không&#39;", "\"Có\" & 'không'"),
            ("\u{feff}Hà Nội", "Hà Nội"),
            ("ho&agrave;", "hoà"),
        ] {
            check(given, want);
        }
    }

    #[test]
    fn offsets_lead_back() {
        let given = "Ông Hoà&nbsp;\u{200b}nói";
        let view = View::new(given);
        assert_eq!(view.text(), "Ông Hòa nói");
        let at = view.text().find("nói").unwrap_or_default();
        let (start, end) = view.given(at, at + "nói".len());
        assert_eq!(&given[start..end], "nói");
        let at = view.text().find("Hòa").unwrap_or_default();
        let (start, end) = view.given(at, at + "Hòa".len());
        assert_eq!(&given[start..end], "Hoà");
    }
}

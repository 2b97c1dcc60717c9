//! Old encodings, recognised by what they say: an encoding is taken where its reading makes Vietnamese syllables and no
//! other one does. What stays in doubt is said to be so.

mod score;
mod table;
mod viqr;

use std::fmt;
use std::str::FromStr;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use self::score::Score;
use self::table::Table;
use crate::fields::Fields;

/// An encoding of Vietnamese text.
///
/// ```
/// use trichdan_archive::Encoding;
///
/// assert_eq!("TCVN3".parse(), Ok(Encoding::Tcvn3));
/// assert_eq!(Encoding::Tcvn3.decode(b"Vi\xd6t Nam").as_deref(), Some("Việt Nam"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// Unicode, 1 to 4 bytes a character.
    Utf8,
    /// Unicode, 2 or 4 bytes a character, low byte first.
    Utf16Le,
    /// Unicode, 2 or 4 bytes a character, high byte first.
    Utf16Be,
    /// The code page of Windows, with tones behind their letter.
    Windows1258,
    /// TCVN 5712:1993 as the ABC fonts have it.
    Tcvn3,
    /// VNI for Windows.
    Vni,
    /// RFC 1456, one byte a character.
    Viscii,
    /// RFC 1456, marks as ASCII signs.
    Viqr,
}

/// The old ones, in the order in which they are tried; those of bytes first.
const OLD: [Encoding; 5] = [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::Windows1258, Encoding::Viqr];

const ALL: [(Encoding, &str); 8] = [
    (Encoding::Utf8, "utf-8"),
    (Encoding::Utf16Le, "utf-16le"),
    (Encoding::Utf16Be, "utf-16be"),
    (Encoding::Windows1258, "windows-1258"),
    (Encoding::Tcvn3, "tcvn3"),
    (Encoding::Vni, "vni"),
    (Encoding::Viscii, "viscii"),
    (Encoding::Viqr, "viqr"),
];

/// A name that no encoding has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no encoding; known are utf-8, utf-16le, utf-16be, windows-1258, tcvn3, vni, viscii and viqr")]
pub struct EncodingError(String);

impl FromStr for Encoding {
    type Err = EncodingError;

    fn from_str(name: &str) -> Result<Self, EncodingError> {
        let known = |(encoding, own): &(Encoding, &str)| own.eq_ignore_ascii_case(name).then_some(*encoding);
        ALL.iter().find_map(known).ok_or_else(|| EncodingError(name.to_owned()))
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Encoding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Encoding {
    /// Its name in small letters.
    pub fn name(self) -> &'static str {
        ALL.iter().find(|(encoding, _)| *encoding == self).expect("all are listed").1
    }

    /// The text in Unicode (NFC where the encoding leaves a choice), `None` for bytes that the encoding does not have.
    pub fn decode(self, bytes: &[u8]) -> Option<String> {
        let text = match self {
            Encoding::Utf8 => return std::str::from_utf8(bytes).ok().map(str::to_owned),
            Encoding::Utf16Le => UTF_16LE.decode_with_bom_removal(bytes),
            Encoding::Utf16Be => UTF_16BE.decode_with_bom_removal(bytes),
            Encoding::Windows1258 => {
                let text = WINDOWS_1258.decode_without_bom_handling_and_without_replacement(bytes)?;
                return Some(text.nfc().collect());
            }
            Encoding::Tcvn3 | Encoding::Vni | Encoding::Viscii => return Table::of(self).decode(bytes),
            Encoding::Viqr => return std::str::from_utf8(bytes).ok().filter(|t| t.is_ascii()).map(viqr::decode),
        };
        (!text.1).then(|| text.0.into_owned())
    }

    /// The text in Unicode of a text whose bytes were taken for Latin-1, as databases do with old fonts.
    fn decode_text(self, text: &str) -> Option<String> {
        if text.is_ascii() {
            return self.decode(text.as_bytes());
        }
        if matches!(self, Encoding::Viqr | Encoding::Windows1258 | Encoding::Utf16Le | Encoding::Utf16Be) {
            return None;
        }
        let (bytes, _, lost) = WINDOWS_1252.encode(text);
        if lost { None } else { self.decode(&bytes) }
    }
}

/// UTF-16 with or without a byte order mark, by the first bytes of a file.
pub(crate) fn utf16_of(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match head {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &head[..head.len().min(1024) & !1];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (high, low, pairs) = (zeros(1), zeros(0), head.len() / 2);
    // Blanks and bare letters are a zero and an ASCII byte.
    if pairs < 4 {
        None
    } else if high * 4 > pairs && low * 20 < high {
        Some(UTF_16LE)
    } else if low * 4 > pairs && high * 20 < low {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Bytes as Unicode, with the encoding if it is not UTF-8.
///
/// # Errors
///
/// Why it stays in doubt, and what to do.
pub(crate) fn unicode(bytes: &[u8], forced: Option<Encoding>) -> Result<(String, Option<Encoding>), String> {
    let stripped = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(stripped) {
        let wide = utf16_of(bytes).is_some() || matches!(forced, Some(Encoding::Utf16Le | Encoding::Utf16Be));
        // Old fonts inside UTF-8 are mended by field.
        if !wide {
            return Ok((text.to_owned(), None));
        }
    }
    let encoding = match (forced, utf16_of(bytes)) {
        (Some(forced), _) => forced,
        (None, Some(wide)) => {
            if wide == UTF_16LE {
                Encoding::Utf16Le
            } else {
                Encoding::Utf16Be
            }
        }
        (None, None) => return detect(|encoding| encoding.decode(bytes), None).map(|(e, text)| (text, Some(e))),
    };
    match encoding.decode(bytes) {
        Some(text) => Ok((text, Some(encoding))),
        None => Err(format!("these bytes are not {encoding}; name the right encoding by --encoding")),
    }
}

/// Old encodings inside Unicode: VIQR, and bytes of old fonts that were taken for Latin-1. The text decides, title and
/// outlet follow. A text that is Unicode and in doubt stays as it is.
pub(crate) fn mend(fields: &mut Fields, forced: Option<Encoding>) -> Option<Encoding> {
    let text = fields.text.as_deref()?;
    let found = match forced {
        Some(Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be) => None,
        Some(forced) if text.is_ascii() && forced != Encoding::Viqr => None,
        Some(forced) => forced.decode_text(text).map(|text| (forced, text)),
        None if is_modern(text) => None,
        None => detect(|encoding| encoding.decode_text(text), Some(Score::of(text))).ok(),
    };
    let (encoding, text) = found?;
    fields.text = Some(text);
    for field in [&mut fields.title, &mut fields.outlet].into_iter().flatten() {
        if let Some(text) = encoding.decode_text(field) {
            *field = text;
        }
    }
    Some(encoding)
}

/// Whether a text has letters that only Unicode gives.
fn is_modern(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| !c.is_ascii());
    letters.any(|c| "ĂăĐđĨĩŨũƠơƯư".contains(c) || matches!(c, '\u{300}'..='\u{323}' | '\u{1ea0}'..='\u{1ef9}'))
}

/// The one encoding under which the text is Vietnamese. `given` is how well it fits as it stands, if it can stand.
fn detect(decode: impl Fn(Encoding) -> Option<String>, given: Option<Score>) -> Result<(Encoding, String), String> {
    let mut readings: Vec<(Encoding, Score, String)> = OLD
        .iter()
        .filter_map(|&encoding| {
            let text = decode(encoding)?;
            let score = Score::of(&text);
            // Without marked words a reading says nothing.
            (score.marked > 0).then_some((encoding, score, text))
        })
        .collect();
    readings.sort_by(|(_, a, _), (_, b, _)| b.share().total_cmp(&a.share()));
    let rival = readings
        .get(1)
        .map(|r| r.1)
        .into_iter()
        .chain(given.filter(|g| g.marked > 0))
        .max_by(|a, b| a.share().total_cmp(&b.share()));
    let sure = |score: &Score| {
        let clear =
            rival.is_none_or(|r| r.mistakes() >= 3 * (score.mistakes() + 1) && score.share() - r.share() >= 0.1);
        score.share() >= 0.85 && score.marked >= 3 && clear
    };
    // A text of ASCII can stand as it is; to be VIQR it must have the marks of VIQR on many words.
    let enough =
        |e: Encoding, score: &Score| e != Encoding::Viqr || score.marked * 4 >= score.words && score.marked >= 5;
    match readings.first() {
        Some((encoding, score, _)) if sure(score) && enough(*encoding, score) => {
            let (encoding, _, text) = readings.swap_remove(0);
            Ok((encoding, text))
        }
        _ => {
            let best: Vec<_> =
                readings.iter().take(3).map(|(e, s, _)| format!("{e} {:.0} %", s.share() * 100.0)).collect();
            let best = if best.is_empty() { "none can be read".to_owned() } else { best.join(", ") };
            Err(format!(
                "not UTF-8, and no old encoding fits clearly (share of Vietnamese syllables among the marked words: \
                 {best}); name it by --encoding"
            ))
        }
    }
}

#[cfg(test)]
mod tests;

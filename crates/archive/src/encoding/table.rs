//! Encodings that are a table.

use std::collections::HashMap;
use std::sync::LazyLock;

use encoding_rs::WINDOWS_1252;

use super::Encoding;

/// Rows by their first byte, those of two bytes by both.
pub(super) struct Table {
    one: [Option<char>; 256],
    two: HashMap<[u8; 2], char>,
    /// Whether bytes 80 to 9F are the marks of windows-1252.
    marks: bool,
    /// Whether lines of capitals are in a font of capitals.
    capital_fonts: bool,
}

impl Table {
    pub fn of(encoding: Encoding) -> &'static Table {
        static TCVN3: LazyLock<Table> = LazyLock::new(|| Table::new(include_str!("../../data/tcvn3.tsv"), true, true));
        static VNI: LazyLock<Table> = LazyLock::new(|| Table::new(include_str!("../../data/vni.tsv"), true, false));
        static VISCII: LazyLock<Table> =
            LazyLock::new(|| Table::new(include_str!("../../data/viscii.tsv"), false, false));
        match encoding {
            Encoding::Tcvn3 => &TCVN3,
            Encoding::Vni => &VNI,
            _ => &VISCII,
        }
    }

    fn new(tsv: &str, marks: bool, capital_fonts: bool) -> Self {
        let mut table = Table { one: [None; 256], two: HashMap::new(), marks, capital_fonts };
        for (bytes, ch) in rows(tsv) {
            match bytes[..] {
                [one] => table.one[usize::from(one)] = Some(ch),
                [first, second] => {
                    table.two.insert([first, second], ch);
                }
                _ => unreachable!("rows have one byte or two"),
            }
        }
        table
    }

    pub fn decode(&self, bytes: &[u8]) -> Option<String> {
        let mut text = String::with_capacity(bytes.len() * 3 / 2);
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let pair = bytes.get(at + 1).and_then(|&next| self.two.get(&[byte, next]));
            text.push(match (pair, self.one[usize::from(byte)]) {
                (Some(&ch), _) => {
                    at += 1;
                    ch
                }
                (None, Some(ch)) => ch,
                (None, None) if byte < 0x80 => char::from(byte),
                (None, None) if self.marks && (0x80..0xa0).contains(&byte) => {
                    let mark = WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?;
                    Some(mark).filter(|m| !m.is_control())?
                }
                // Blank, « », degree and the like, where no letter lies on them.
                (None, None) if self.marks => char::from(byte),
                (None, None) => return None,
            });
            at += 1;
        }
        Some(if self.capital_fonts { text.split_inclusive('\n').map(capitals).collect() } else { text })
    }
}

/// A line whose bare letters are all capitals was set in a font of capitals: its marked letters are capitals, too.
fn capitals(line: &str) -> String {
    let bare = |test: fn(&char) -> bool| line.chars().filter(test).count();
    if bare(char::is_ascii_uppercase) >= 3 && bare(char::is_ascii_lowercase) == 0 {
        line.to_uppercase()
    } else {
        line.to_owned()
    }
}

pub(super) fn rows(tsv: &str) -> impl Iterator<Item = (Vec<u8>, char)> + '_ {
    tsv.lines().filter(|l| !l.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        let bytes = cells.next().expect("a first cell").split(' ');
        let bytes = bytes.map(|b| u8::from_str_radix(b, 16).expect("hexadecimal")).collect();
        (bytes, cells.next().and_then(|c| c.chars().next()).expect("a character"))
    })
}

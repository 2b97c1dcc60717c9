//! VIQR: marks as signs behind the letter.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Letters, mark, combining character.
static MARKS: LazyLock<Vec<(&'static str, char, char)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/viqr.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.map(|row| {
        let mut cells = row.split('\t');
        let letters = cells.next().expect("letters");
        let mark = cells.next().and_then(|c| c.chars().next()).expect("a mark");
        let code = u32::from_str_radix(cells.next().expect("a code"), 16).expect("hexadecimal");
        (letters, mark, char::from_u32(code).expect("a character"))
    })
    .collect()
});

/// What a letter, marked already or not, becomes by a mark.
fn marked(letter: char, bare: char, mark: char) -> Option<char> {
    let row = MARKS.iter().find(|(letters, m, _)| *m == mark && letters.contains(bare.to_ascii_lowercase()))?;
    // What makes the letter and its tone may stand in either order.
    let mut whole = [letter, row.2].into_iter().nfc();
    whole.next().filter(|_| whole.next().is_none())
}

pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        if ch == '\\' {
            // Keeps the next sign as it is.
            out.extend(chars.next_if(|c| c.is_ascii_punctuation()).or(Some(ch)));
            continue;
        }
        if matches!(ch, 'd' | 'D')
            && let Some(second) = chars.next_if(|c| matches!(c, 'd' | 'D'))
        {
            out.push(if ch == 'D' || second == 'D' { 'Đ' } else { 'đ' });
            continue;
        }
        let mut letter = ch;
        while let Some(more) = chars.peek().and_then(|&mark| marked(letter, ch, mark)) {
            letter = more;
            chars.next();
        }
        out.push(letter);
    }
    out
}

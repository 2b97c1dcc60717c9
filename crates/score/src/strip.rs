//! The same article as an archive has it that lost its marks.

use std::ops::Range;

use crate::gold::Gold;

/// Drops quotation marks and the dashes between blanks, keeps every other byte, and moves the spans along.
pub fn strip(gold: &Gold) -> Gold {
    let mut text = String::with_capacity(gold.text.len());
    // By given byte: where it stands in the new text.
    let mut moved = Vec::with_capacity(gold.text.len() + 1);
    let mut before = None;
    let mut chars = gold.text.chars().peekable();
    while let Some(ch) = chars.next() {
        moved.resize(moved.len() + ch.len_utf8(), text.len());
        let after = chars.peek().copied();
        let between_letters = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let dropped = match ch {
            '"' | '“' | '”' | '‘' | '’' | '«' | '»' => true,
            '-' | '–' | '—' => before == Some(' ') && after == Some(' '),
            '\'' => !between_letters,
            _ => false,
        };
        before = Some(ch);
        if !dropped {
            text.push(ch);
        }
    }
    moved.push(text.len());
    let shift = |span: &Range<usize>| moved[span.start]..moved[span.end];
    let mut out = Gold { text, ..gold.clone() };
    for mention in &mut out.mentions {
        mention.span = shift(&mention.span);
    }
    for quote in &mut out.quotes {
        for span in quote.content.iter_mut().chain(&mut quote.cue).chain(&mut quote.speaker) {
            *span = shift(span);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_move_along() {
        let text = "“Có” - ông Lê Phát nói.";
        let json =
            r#"{"id": "t", "entities": [{"name": "Lê Phát", "type": "person", "forms": ["Lê Phát"]}], "quotes": []}"#;
        let stripped = strip(&Gold::parse("t", json, text).expect("resolves"));
        assert_eq!(stripped.text, "Có  ông Lê Phát nói.");
        assert_eq!(&stripped.text[stripped.mentions[0].span.clone()], "Lê Phát");
    }
}

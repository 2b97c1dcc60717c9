//! UTF-16 of line formats, as UTF-8 on the way.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

use crate::encoding::utf16_of;

/// The reader itself, or its UTF-16 as UTF-8; a byte order mark is left out.
pub(super) fn reader(mut bytes: Box<dyn BufRead + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    // An error here will come again on reading, where it has a place.
    let head = bytes.fill_buf().unwrap_or_default();
    if head.starts_with(b"\xef\xbb\xbf") {
        bytes.consume(3);
        return Ok(bytes);
    }
    Ok(match utf16_of(head) {
        Some(encoding) => Box::new(BufReader::with_capacity(64 << 10, Utf16::new(bytes, encoding))),
        None => bytes,
    })
}

/// Turns UTF-16 into UTF-8; what is none is an error, never a replacement character.
struct Utf16<R> {
    reader: R,
    decoder: Decoder,
    ended: bool,
}

impl<R: BufRead> Utf16<R> {
    fn new(reader: R, encoding: &'static Encoding) -> Self {
        Utf16 { reader, decoder: encoding.new_decoder_with_bom_removal(), ended: false }
    }
}

impl<R: BufRead> Read for Utf16<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.ended {
            let input = self.reader.fill_buf()?;
            let last = input.is_empty();
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(input, out, last);
            self.reader.consume(read);
            if let DecoderResult::Malformed(..) = result {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "half a character in UTF-16"));
            }
            self.ended = last && result == DecoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn both_orders_with_and_without_mark() {
        let text = "{\"text\": \"Chợ vẫn mở cửa 😀.\"}\n".repeat(900);
        for big in [false, true] {
            for mark in ["", "\u{feff}"] {
                let bytes = utf16(&[mark, &text].concat(), big);
                let mut out = String::new();
                let small = BufReader::with_capacity(333, io::Cursor::new(bytes));
                reader(Box::new(small)).and_then(|mut r| r.read_to_string(&mut out)).expect("UTF-16");
                assert_eq!(out, text);
            }
        }
    }

    #[test]
    fn half_a_character_is_an_error() {
        let mut bytes = utf16("\u{feff}{\"text\": \"a\"}\n", false);
        bytes.extend([0x00, 0xd8, b'a', 0]);
        let error = reader(Box::new(io::Cursor::new(bytes))).and_then(|mut r| r.read_to_string(&mut String::new()));
        assert_eq!(error.expect_err("half a pair").kind(), io::ErrorKind::InvalidData);
    }
}

//! UTF-16 of line formats, as UTF-8 on the way.

use std::io::{self, BufRead, Read};

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
        Some(encoding) => Box::new(Utf16::new(bytes, encoding)),
        None => bytes,
    })
}

/// Turns UTF-16 into UTF-8; what is none is an error, never a replacement character.
struct Utf16<R> {
    reader: R,
    decoder: Decoder,
    /// Decoded, and taken of it so far.
    ready: Vec<u8>,
    taken: usize,
    /// Behind what is decoded comes what is no UTF-16.
    broken: bool,
    ended: bool,
}

/// Bytes decoded at a time.
const CHUNK: usize = 64 << 10;

impl<R: BufRead> Utf16<R> {
    fn new(reader: R, encoding: &'static Encoding) -> Self {
        Utf16 {
            reader,
            decoder: encoding.new_decoder_with_bom_removal(),
            ready: Vec::new(),
            taken: 0,
            broken: false,
            ended: false,
        }
    }
}

impl<R: BufRead> BufRead for Utf16<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.ready.len() && !self.ended {
            if self.broken {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "half a character in UTF-16"));
            }
            let input = self.reader.fill_buf()?;
            let last = input.is_empty();
            self.ready.resize(CHUNK, 0);
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(input, &mut self.ready, last);
            self.ready.truncate(written);
            self.taken = 0;
            self.reader.consume(read);
            if let DecoderResult::Malformed(..) = result {
                // What is decoded before it comes first.
                self.broken = true;
                continue;
            }
            self.ended = last && result == DecoderResult::InputEmpty;
        }
        Ok(&self.ready[self.taken..])
    }

    fn consume(&mut self, bytes: usize) {
        self.taken += bytes;
    }
}

impl<R: BufRead> Read for Utf16<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

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

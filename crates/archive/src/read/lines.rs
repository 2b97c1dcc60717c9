//! Lines of bounded length.

use std::io::{self, BufRead};

use super::{Content, Found, too_large};
use crate::place::{At, Place};
use crate::reject::{RAW_KEPT, Raw};

/// The lines of a reader. A line over the limit is passed over while streaming.
pub(super) struct Lines<R> {
    reader: R,
    limit: usize,
    blank: bool,
    number: u64,
    ended: bool,
}

/// A line without its line feed.
pub(super) struct Line {
    /// From 1.
    pub number: u64,
    pub content: Result<Vec<u8>, Fault>,
}

/// Why a line is none.
pub(super) enum Fault {
    TooLong(Raw, usize),
    /// The reader failed in it.
    Cut(io::Error, Raw),
}

impl<R: BufRead> Lines<R> {
    /// Blank ones left out.
    pub fn new(reader: R, limit: usize) -> Self {
        Lines { reader, limit, blank: false, number: 0, ended: false }
    }

    /// All.
    pub fn with_blank(reader: R, limit: usize) -> Self {
        Lines { blank: true, ..Lines::new(reader, limit) }
    }

    /// One line with its length, and whether there was one.
    fn read(&mut self, line: &mut Vec<u8>) -> (u64, io::Result<bool>) {
        let mut length = 0u64;
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok([]) => return (length, Ok(length > 0)),
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return (length, Err(error)),
            };
            let end = memchr::memchr(b'\n', buffer);
            let taken = end.unwrap_or(buffer.len());
            length += taken as u64;
            if length <= self.limit as u64 {
                line.extend_from_slice(&buffer[..taken]);
            } else if line.len() != RAW_KEPT {
                let more = RAW_KEPT.saturating_sub(line.len()).min(taken);
                line.extend_from_slice(&buffer[..more]);
                line.truncate(RAW_KEPT);
                line.shrink_to_fit();
            }
            self.reader.consume(taken + usize::from(end.is_some()));
            if end.is_some() {
                return (length, Ok(true));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.ended {
            self.number += 1;
            let mut line = Vec::new();
            let (length, read) = self.read(&mut line);
            let over = length > self.limit as u64;
            let content = match read {
                Ok(false) => {
                    self.ended = true;
                    continue;
                }
                Ok(true) if over => Err(Fault::TooLong(Raw { bytes: line, length }, self.limit)),
                Ok(true) if !self.blank && line.trim_ascii().is_empty() => continue,
                Ok(true) => Ok(line),
                Err(error) => {
                    self.ended = true;
                    Err(Fault::Cut(error, Raw { bytes: line, length }))
                }
            };
            return Some(Line { number: self.number, content });
        }
        None
    }
}

impl Line {
    pub fn is_blank(&self) -> bool {
        matches!(&self.content, Ok(line) if line.trim_ascii().is_empty())
    }

    /// A line of JSON Lines.
    pub fn json(self, file: &Place) -> Option<Found> {
        let place = Place { file: file.file.clone(), at: At::Line(self.number) };
        Some(match self.content {
            Ok(line) => Found { place, content: Content::Json(line) },
            Err(fault) => fault.found(place),
        })
    }
}

impl Fault {
    pub fn found(self, place: Place) -> Found {
        match self {
            Fault::TooLong(raw, limit) => too_large(place, raw, limit),
            Fault::Cut(error, raw) => Found::unreadable(place, &error, raw),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Read};

    #[test]
    fn a_long_line_is_passed_over() {
        let text = [&b"a\r\n\n  \n"[..], &[b'x'; 200_000], b"\nb"].concat();
        let lines: Vec<_> = Lines::new(BufReader::with_capacity(7, &text[..]), 100_000).collect();
        let numbers: Vec<_> = lines.iter().map(|l| l.number).collect();
        assert_eq!(numbers, [1, 4, 5]);
        assert!(matches!(&lines[0].content, Ok(line) if line == b"a\r"));
        let Err(Fault::TooLong(raw, _)) = &lines[1].content else { panic!("a long line") };
        assert_eq!((raw.bytes.len(), raw.length), (RAW_KEPT, 200_000));
        assert!(matches!(&lines[2].content, Ok(line) if line == b"b"));
    }

    #[test]
    fn under_a_small_limit_too() {
        let lines: Vec<_> = Lines::new(&b"abcdef\nab"[..], 3).collect();
        assert!(matches!(&lines[0].content, Err(Fault::TooLong(raw, 3)) if raw.bytes == b"abcdef"));
        assert!(matches!(&lines[1].content, Ok(line) if line == b"ab"));
    }

    #[test]
    fn a_reader_that_fails_ends_the_lines() {
        struct Fails;
        impl Read for Fails {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::UnexpectedEof.into())
            }
        }
        let lines: Vec<_> = Lines::new(BufReader::new((&b"a\nhal"[..]).chain(Fails)), 9).collect();
        assert_eq!(lines.len(), 2);
        assert!(matches!(&lines[1].content, Err(Fault::Cut(_, raw)) if raw.bytes == b"hal"));
    }
}

//! From files to pieces: one piece is what may become one article. Only framing happens here, in the order of the input;
//! what a piece says is worked out by the workers ([`crate::take`]).

mod csv;
mod decompress;
mod inputs;
mod lines;
mod parquet;
mod utf16;
mod warc;
mod whole;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) use self::csv::{Header, filled};
pub use self::inputs::Format;
pub(crate) use self::inputs::{Input, Listing, list};

use crate::fields::{Fields, Map};
use crate::place::{At, Place};
use crate::reject::{RAW_KEPT, Raw, Reason};

/// A piece of the input.
#[derive(Debug)]
pub(crate) struct Found {
    pub place: Place,
    pub content: Content,
}

#[derive(Debug)]
pub(crate) enum Content {
    /// A file that is one text; the bytes are those of the file.
    Text(Vec<u8>),
    Page(Page),
    /// One JSON object.
    Json(Vec<u8>),
    Csv {
        row: Vec<u8>,
        header: Arc<Header>,
    },
    /// Already in fields.
    Fields(Fields),
    /// No article, for a reason that framing knows.
    Broken {
        reason: Reason,
        message: String,
        raw: Raw,
    },
}

/// A web page with what its transport says of it.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub html: Vec<u8>,
    pub url: Option<String>,
}

impl Found {
    pub fn broken(place: Place, reason: Reason, message: impl Into<String>, raw: Raw) -> Self {
        Found { place, content: Content::Broken { reason, message: message.into(), raw } }
    }

    fn unreadable(place: Place, error: &io::Error, raw: Raw) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                Reason::Truncated
            }
            // zstd gives its own messages under `Other`.
            io::ErrorKind::Other => Reason::Truncated,
            _ => Reason::Unreadable,
        };
        let message = match reason {
            Reason::Truncated => {
                format!("the file ends early or is damaged here ({error}); what comes before is taken")
            }
            _ => error.to_string(),
        };
        Found::broken(place, reason, message, raw)
    }

    /// Bytes in memory, about.
    pub fn size(&self) -> usize {
        match &self.content {
            Content::Text(bytes) | Content::Json(bytes) | Content::Csv { row: bytes, .. } => bytes.len(),
            Content::Page(page) => page.html.len(),
            Content::Fields(fields) => fields.text.as_ref().map_or(0, String::len),
            Content::Broken { raw, .. } => raw.bytes.len(),
        }
    }
}

/// Pieces of one file, in order.
pub(crate) type Pieces = Box<dyn Iterator<Item = Found> + Send>;

/// What readers have to know.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading {
    /// The longest piece, in bytes.
    pub limit: usize,
    pub map: Map,
    /// Bytes read from disk so far.
    pub bytes: Arc<AtomicU64>,
}

/// The pieces of an input. Whatever goes wrong is a piece, too.
pub(crate) fn open(input: &Input, reading: &Reading) -> Pieces {
    let place = |at| Place::new(&*input.name(), at);
    if let Some(error) = &input.broken {
        return one(Found::broken(place(At::Whole), error.0, error.1.clone(), Raw::default()));
    }
    match pieces(input, reading) {
        Ok(pieces) => Box::new(Caught { pieces: Some(pieces), place: place(At::Whole) }),
        Err(error) => one(Found::unreadable(place(At::Whole), &error, Raw::default())),
    }
}

fn one(found: Found) -> Pieces {
    Box::new(std::iter::once(found))
}

fn pieces(input: &Input, reading: &Reading) -> io::Result<Pieces> {
    let (format, packed) = input.format;
    let raw: Box<dyn Read + Send> =
        if input.is_stdin() { Box::new(io::stdin()) } else { Box::new(File::open(&input.path)?) };
    let counted = Counted { reader: raw, bytes: reading.bytes.clone() };
    let place = Place::new(&*input.name(), At::Whole);
    if format == Format::Parquet {
        return parquet::rows(input, packed, counted, reading);
    }
    let bytes = decompress::reader(BufReader::with_capacity(256 << 10, counted), packed)?;
    if format == Format::Warc {
        return Ok(Box::new(warc::Records::new(bytes, place, reading.limit)));
    }
    // One text or page is decoded as a whole.
    if matches!(format, Format::Text | Format::Html) {
        return Ok(whole::article(bytes, place, format, reading.limit));
    }
    let bytes = utf16::reader(bytes)?;
    Ok(match format {
        Format::Csv => csv::rows(bytes, place, reading),
        _ => Box::new(lines::Lines::new(bytes, reading.limit).filter_map(move |line| line.json(&place))),
    })
}

/// Counts what is read from disk.
struct Counted<R> {
    reader: R,
    bytes: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// A reader that fails by a panic gives a reject and ends.
struct Caught {
    pieces: Option<Pieces>,
    place: Place,
}

impl Iterator for Caught {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        let pieces = self.pieces.as_mut()?;
        catch_unwind(AssertUnwindSafe(|| pieces.next())).unwrap_or_else(|panic| {
            self.pieces = None;
            let message = format!("the reader of this file failed ({}); its rest is not read", said(&*panic));
            Some(Found::broken(self.place.clone(), Reason::Panic, message, Raw::default()))
        })
    }
}

/// What a panic says.
pub(crate) fn said(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

/// Reads to the end, but keeps no more than `limit` bytes: the bytes, or the first ones and the length of all.
fn read_whole(reader: &mut impl BufRead, limit: usize) -> Result<Result<Vec<u8>, Raw>, (io::Error, Raw)> {
    let mut bytes = Vec::new();
    let mut length = 0u64;
    loop {
        let buffer = match reader.fill_buf() {
            Ok([]) => break,
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => {
                bytes.truncate(RAW_KEPT.max(limit));
                return Err((error, Raw { length: length.max(bytes.len() as u64), bytes }));
            }
        };
        let taken = buffer.len();
        length += taken as u64;
        if length <= limit as u64 {
            bytes.extend_from_slice(buffer);
        } else if bytes.len() > RAW_KEPT || bytes.is_empty() {
            bytes.extend_from_slice(&buffer[..taken.min(RAW_KEPT)]);
            bytes.truncate(RAW_KEPT);
            bytes.shrink_to_fit();
        }
        reader.consume(taken);
    }
    Ok(if length <= limit as u64 { Ok(bytes) } else { Err(Raw { bytes, length }) })
}

fn too_large(place: Place, raw: Raw, limit: usize) -> Found {
    let message = format!("{} bytes, the limit of one article is {limit}; raise it by --max-size", raw.length);
    Found::broken(place, Reason::TooLarge, message, raw)
}

/// The name of a file without folder and endings.
pub(crate) fn stem(name: &str) -> &str {
    let file = Path::new(name).file_name().and_then(|n| n.to_str()).unwrap_or(name);
    let file = file.strip_suffix(".gz").or_else(|| file.strip_suffix(".zst")).unwrap_or(file);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}

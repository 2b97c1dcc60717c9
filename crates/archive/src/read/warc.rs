//! Web archives (ISO 28500): the pages in them. Records that hold no page (requests, metadata, pictures) are passed over;
//! damage costs a reject, and reading goes on at the next record.
//!
//! Own framing: the `warc` crate neither bounds what it holds in memory nor finds its way back after damage.

use std::io::{self, BufRead, Read};

use super::{Content, Found, Page, too_large};
use crate::place::{At, Place};
use crate::reject::{RAW_KEPT, Raw, Reason};

/// The longest head of a record.
const HEAD: usize = 64 << 10;

pub(super) struct Records<R> {
    reader: R,
    file: Place,
    limit: usize,
    /// Bytes of the decompressed file taken so far.
    at: u64,
    ended: bool,
}

/// The named lines of a record that are needed.
#[derive(Default)]
struct Head {
    kind: String,
    content_type: String,
    url: Option<String>,
    length: Option<u64>,
}

impl<R: BufRead> Records<R> {
    pub fn new(reader: R, file: Place, limit: usize) -> Self {
        Records { reader, file, limit, at: 0, ended: false }
    }

    fn place(&self, offset: u64) -> Place {
        Place { file: self.file.file.clone(), at: At::Offset(offset) }
    }

    /// A line with its line feed, cut at [`HEAD`] bytes; empty at the end.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        self.reader.by_ref().take(HEAD as u64).read_until(b'\n', &mut line)?;
        self.at += line.len() as u64;
        Ok(line)
    }

    /// Up to `length` bytes; fewer at the end of the file.
    fn bytes(&mut self, length: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader.by_ref().take(length).read_to_end(&mut bytes)?;
        self.at += bytes.len() as u64;
        Ok(bytes)
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let skipped = io::copy(&mut self.reader.by_ref().take(length), &mut io::sink())?;
        self.at += skipped;
        if skipped < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }

    /// The next page or fault; `None` where a record holds neither.
    fn record(&mut self) -> io::Result<Option<Found>> {
        let mut start = self.at;
        let mut line = self.line()?;
        while !line.is_empty() && line.trim_ascii().is_empty() {
            start = self.at;
            line = self.line()?;
        }
        if line.is_empty() {
            self.ended = true;
            return Ok(None);
        }
        if !is_version(&line) {
            return self.damage(start, line).map(Some);
        }
        let head = match self.head()? {
            Ok(head) => head,
            Err(bytes) => return self.damage(start, bytes).map(Some),
        };
        let Some(length) = head.length else {
            return self.damage(start, line).map(Some);
        };
        let http = head.kind == "response" && head.content_type.starts_with("application/http");
        let page = head.kind == "resource" && is_page(&head.content_type);
        if !(http || page) {
            self.skip(length)?;
            return Ok(None);
        }
        let whole = length <= self.limit as u64;
        let body = self.bytes(if whole { length } else { RAW_KEPT as u64 })?;
        let cut = (body.len() as u64) < length.min(if whole { length } else { RAW_KEPT as u64 });
        let place = self.place(start);
        if cut {
            self.ended = true;
            let error = io::ErrorKind::UnexpectedEof.into();
            return Ok(Some(Found::unreadable(place, &error, Raw::whole(body))));
        }
        if !whole {
            let page = !http || answer(&body).is_ok_and(|answer| answer.is_page());
            self.skip(length - body.len() as u64)?;
            return Ok(page.then(|| too_large(place, Raw { bytes: body, length }, self.limit)));
        }
        Ok(if http { page_of(place, body, head.url, self.limit) } else { Some(found(place, body, head.url)) })
    }

    /// The lines up to the blank one, or the bytes of what is none.
    fn head(&mut self) -> io::Result<Result<Head, Vec<u8>>> {
        let mut head = Head::default();
        let mut taken = 0;
        loop {
            let line = self.line()?;
            taken += line.len();
            let text = String::from_utf8_lossy(&line);
            let text = text.trim();
            if text.is_empty() && !line.is_empty() {
                return Ok(Ok(head));
            }
            let Some((name, value)) = text.split_once(':').filter(|_| taken <= HEAD) else {
                return Ok(Err(line));
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "content-type" => head.content_type = value.to_ascii_lowercase(),
                "warc-target-uri" => head.url = Some(value.trim_matches(['<', '>']).to_owned()),
                "content-length" => head.length = value.parse().ok(),
                _ => {}
            }
        }
    }

    /// Goes on to the next record.
    fn damage(&mut self, start: u64, first: Vec<u8>) -> io::Result<Found> {
        let mut bytes = first;
        loop {
            let ahead = self.reader.fill_buf()?;
            if ahead.is_empty() || is_version(ahead) {
                break;
            }
            let line = self.line()?;
            bytes.extend_from_slice(&line[..line.len().min(RAW_KEPT.saturating_sub(bytes.len()))]);
        }
        let length = self.at - start;
        bytes.truncate(RAW_KEPT);
        let message = "no record of a web archive begins here; reading goes on at the next one";
        Ok(Found::broken(self.place(start), Reason::Warc, message, Raw { bytes, length }))
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while !self.ended {
            let start = self.at;
            match self.record() {
                Ok(Some(found)) => return Some(found),
                Ok(None) => {}
                Err(error) => {
                    self.ended = true;
                    return Some(Found::unreadable(self.place(start), &error, Raw::default()));
                }
            }
        }
        None
    }
}

fn is_version(line: &[u8]) -> bool {
    line.starts_with(b"WARC/") && line.get(5).is_some_and(u8::is_ascii_digit)
}

fn is_page(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    matches!(kind, "text/html" | "application/xhtml+xml")
}

fn found(place: Place, html: Vec<u8>, url: Option<String>) -> Found {
    Found { place, content: Content::Page(Page { html, url }) }
}

/// What an answer of a server says before its body.
struct Answer {
    status: u16,
    content_type: String,
    encoding: String,
    chunked: bool,
    /// Where the body begins.
    body: usize,
}

impl Answer {
    fn is_page(&self) -> bool {
        self.status == 200 && is_page(&self.content_type)
    }
}

fn answer(bytes: &[u8]) -> Result<Answer, String> {
    let mut lines = [httparse::EMPTY_HEADER; 128];
    let mut response = httparse::Response::new(&mut lines);
    let body = match response.parse(bytes) {
        Ok(httparse::Status::Complete(body)) => body,
        Ok(httparse::Status::Partial) => return Err("the head of the answer has no end".to_owned()),
        Err(error) => return Err(format!("the head of the answer is broken: {error}")),
    };
    let value = |name: &str| {
        let line = response.headers.iter().find(|h| h.name.eq_ignore_ascii_case(name));
        line.map(|h| String::from_utf8_lossy(h.value).to_ascii_lowercase()).unwrap_or_default()
    };
    Ok(Answer {
        status: response.code.unwrap_or_default(),
        content_type: value("content-type"),
        encoding: value("content-encoding"),
        chunked: value("transfer-encoding").contains("chunked"),
        body,
    })
}

/// The page in an answer, `None` for an answer of another kind.
fn page_of(place: Place, bytes: Vec<u8>, url: Option<String>, limit: usize) -> Option<Found> {
    let page = answer(&bytes).and_then(|answer| {
        if !answer.is_page() {
            return Ok(None);
        }
        let body = &bytes[answer.body..];
        // Crawlers differ in whether they keep the chunks.
        let joined = if answer.chunked { unchunked(body) } else { None };
        let body = joined.as_deref().unwrap_or(body);
        unpacked(body, &answer.encoding, limit).map(Some)
    });
    match page {
        Ok(None) => None,
        Ok(Some(html)) => Some(found(place, html, url)),
        Err(message) => Some(Found::broken(place, Reason::Warc, message, Raw::whole(bytes))),
    }
}

fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let end = memchr::memchr(b'\n', body)?;
        let size = std::str::from_utf8(&body[..end]).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(body.get(..size)?);
        body = body[size..].strip_prefix(b"\r\n")?;
    }
}

fn unpacked(body: &[u8], encoding: &str, limit: usize) -> Result<Vec<u8>, String> {
    let gzip = body.starts_with(&[0x1f, 0x8b]);
    let mut out = Vec::new();
    let room = limit as u64 + 1;
    let read = match encoding {
        "gzip" | "x-gzip" if gzip => flate2::bufread::MultiGzDecoder::new(body).take(room).read_to_end(&mut out),
        "deflate" => flate2::bufread::ZlibDecoder::new(body).take(room).read_to_end(&mut out),
        "zstd" => zstd::Decoder::new(body).and_then(|d| d.take(room).read_to_end(&mut out)),
        // Said to be compressed by gzip, but kept without, or by none of these: taken as it is if it looks like a page.
        _ if body.iter().take(1024).any(|b| *b == b'<') => return Ok(body.to_vec()),
        other => return Err(format!("the page is compressed by {other:?}, which is not read")),
    };
    match read {
        Ok(_) if out.len() > limit => Err(format!("the page is longer than {limit} bytes; raise it by --max-size")),
        Ok(_) => Ok(out),
        Err(error) => Err(format!("the compressed page is damaged: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn record(kind: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <http://bao.example/{kind}>\r\nContent-Type: \
             {content_type}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), body, b"\r\n\r\n"].concat()
    }

    fn response(more: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n");
        record("response", "application/http; msgtype=response", &[head.as_bytes(), body].concat())
    }

    fn read(bytes: &[u8], limit: usize) -> Vec<String> {
        let records = Records::new(std::io::BufReader::with_capacity(50, bytes), Place::new("x", At::Whole), limit);
        records
            .map(|found| match found.content {
                Content::Page(page) => {
                    let html = String::from_utf8(page.html).expect("UTF-8");
                    format!("{} {} {html}", found.place, page.url.unwrap_or_default())
                }
                Content::Broken { reason, raw, .. } => format!("{} {reason:?} {}", found.place, raw.length),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn pages_are_found_among_other_records() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all("<p>nén</p>".as_bytes()).expect("memory does not fail");
        let file = [
            record("warcinfo", "application/warc-fields", b"software: x\r\n"),
            response("", "<p>một</p>".as_bytes()),
            record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
            response("Transfer-Encoding: chunked\r\n", b"3\r\n<p>\r\n5;x=y\r\nhai</\r\n2\r\np>\r\n0\r\n\r\n"),
            response("Content-Encoding: gzip\r\n", &gzip.finish().expect("memory does not fail")),
            record("resource", "text/html", b"<p>ba</p>"),
            record("response", "application/http", b"HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n<p>x</p>"),
            record("response", "application/http", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<p>x</p>"),
        ];
        let pages = read(&file.concat(), 1000);
        let said: Vec<_> = pages.iter().map(|p| p.split_once(" http").expect("a page").1).collect();
        let want = ["response <p>một</p>", "response <p>hai</p>", "response <p>nén</p>", "resource <p>ba</p>"];
        assert_eq!(said, want.map(|w| format!("://bao.example/{w}")));
        assert!(pages[0].starts_with(&format!("x, byte {} ", file[0].len())));
    }

    #[test]
    fn damage_costs_one_reject() {
        let good = record("resource", "text/html", b"<p>a</p>");
        let file = [&good, &b"rubbish\r\nmore\r\n"[..], &good, b"WARC/1.0\r\nno colon\r\n\r\n", &good].concat();
        let said = read(&file, 1000);
        let kinds: Vec<_> = said.iter().map(|s| if s.contains("<p>a</p>") { "page" } else { s }).collect();
        let (first, second) = (good.len(), 2 * good.len() + 15);
        let want = ["page", &format!("x, byte {first} Warc 15"), "page", &format!("x, byte {second} Warc 22"), "page"];
        assert_eq!(kinds, want);
    }

    #[test]
    fn long_and_cut_records() {
        let long = response("", &[b'x'; 100_000]);
        let picture = record("response", "application/http", &[b"HTTP/1.1 200 OK\r\n\r\n", &[0; 100_000][..]].concat());
        let good = record("resource", "text/html", b"<p>a</p>");
        let said = read(&[&long[..], &picture, &good, &good[..good.len() - 8]].concat(), 70_000);
        assert_eq!(said.len(), 3);
        assert!(said[0].contains("TooLarge 100059"), "{}", said[0]);
        assert!(said[1].contains("<p>a</p>"));
        assert!(said[2].contains("Truncated 4"), "{}", said[2]);
    }
}

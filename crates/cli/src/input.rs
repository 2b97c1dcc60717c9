//! Articles from files and standard input. What cannot be read is named with its place; the rest goes on.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use serde::Deserialize;
use trichdan::Article;

/// An article with its place (`FILE` or `FILE:LINE`), or what is wrong there.
pub type Item = Result<(String, Article), Broken>;

/// A place that gives no article.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken {
    /// `FILE` or `FILE:LINE`.
    pub place: String,
    /// What is wrong.
    pub reason: String,
}

impl Broken {
    fn new(place: impl Into<String>, reason: impl ToString) -> Self {
        Broken { place: place.into(), reason: reason.to_string() }
    }
}

/// The articles of a path; `-` is standard input: JSON Lines or, with `text`, one plain text.
pub fn articles(path: &Path, text: bool) -> Box<dyn Iterator<Item = Item>> {
    if path == Path::new("-") {
        let (place, reader) = ("standard input".to_owned(), io::stdin().lock());
        return if text { Box::new(whole(place, "-".to_owned(), reader)) } else { Box::new(Lines::new(place, reader)) };
    }
    let place = path.display().to_string();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return Box::new(std::iter::once(Err(Broken::new(place, error)))),
    };
    match path.extension().and_then(|e| e.to_str()) {
        Some("jsonl" | "ndjson") => Box::new(Lines::new(place, BufReader::new(file))),
        _ => {
            let id = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            Box::new(whole(place, id, file))
        }
    }
}

/// One plain text.
fn whole(place: String, id: String, mut reader: impl Read) -> impl Iterator<Item = Item> {
    std::iter::once_with(move || {
        let mut bytes = Vec::new();
        if let Err(error) = reader.read_to_end(&mut bytes) {
            return Err(Broken::new(place, error));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok((place, Article::new(id, text))),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..at].iter().filter(|&&b| b == b'\n').count() + 1;
                Err(Broken::new(format!("{place}:{line}"), format!("not UTF-8 at byte {at}; convert the file first")))
            }
        }
    })
}

/// A line of JSON Lines. Archives number their articles as often as they name them.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Option<Id>,
    text: String,
    title: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "id is neither a string nor a whole number")]
enum Id {
    Name(String),
    Number(i64),
}

/// The articles of JSON Lines, one line in memory at a time.
struct Lines<R> {
    place: String,
    reader: R,
    line: Vec<u8>,
    number: usize,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    fn new(place: String, reader: R) -> Self {
        Lines { place, reader, line: Vec::new(), number: 0, ended: false }
    }

    fn article(&self) -> Result<Article, String> {
        let line = std::str::from_utf8(&self.line)
            .map_err(|e| format!("not UTF-8 at byte {} of the line; convert the file first", e.valid_up_to()))?;
        let line: Line =
            serde_json::from_str(line.trim_start_matches('\u{feff}').trim_end()).map_err(|e| reason(&e))?;
        let id = match line.id {
            Some(Id::Name(name)) if !name.is_empty() => name,
            Some(Id::Number(number)) => number.to_string(),
            _ => self.number.to_string(),
        };
        let mut article = Article::new(id, line.text);
        article.title = line.title;
        article.published = line.published;
        article.outlet = line.outlet;
        article.url = line.url;
        Ok(article)
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while !self.ended {
            self.line.clear();
            self.number += 1;
            let place = format!("{}:{}", self.place, self.number);
            match self.reader.read_until(b'\n', &mut self.line) {
                Ok(0) => self.ended = true,
                Ok(_) if self.line.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let article = self.article();
                    return Some(article.map(|a| (place.clone(), a)).map_err(|reason| Broken::new(place, reason)));
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(Broken::new(&self.place, error)));
                }
            }
        }
        None
    }
}

/// The error without serde_json's own line, which is always 1 here.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    match error.classify() {
        serde_json::error::Category::Data => format!("no article: {message}"),
        _ => format!("broken JSON: {message} (column {})", error.column()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[u8]) -> Vec<Item> {
        Lines::new("x".to_owned(), lines).collect()
    }

    #[test]
    fn ids_are_strings_numbers_or_the_line() {
        let items = read(b"{\"id\": \"a\", \"text\": \"\"}\n\n{\"id\": 7, \"text\": \"\"}\r\n{\"text\": \"\"}");
        let ids: Vec<_> = items.into_iter().map(|i| i.map(|(place, a)| (place, a.id))).collect();
        let item = |place: &str, id: &str| Ok((place.to_owned(), id.to_owned()));
        assert_eq!(ids, [item("x:1", "a"), item("x:3", "7"), item("x:4", "4")]);
    }

    #[test]
    fn the_rest_of_the_fields_is_carried() {
        let items =
            read(br#"{"text": "t", "title": "T", "published": "2019-08-15", "outlet": "O", "url": null, "x": 1}"#);
        let want = Article::new("1", "t").with_title("T").with_published("2019-08-15").with_outlet("O");
        assert_eq!(items, [Ok(("x:1".to_owned(), want))]);
    }

    #[test]
    fn broken_lines_are_named_and_passed() {
        let items = read(b"{\"text\": 1}\n{\"id\": \"a\"}\n{\"text\": \"a\"\n\xff\xfe\n{\"id\": [], \"text\": \"\"}\n{\"text\": \"\"}");
        let reasons: Vec<_> =
            items.iter().map(|i| i.as_ref().err().map(|b| format!("{}: {}", b.place, b.reason))).collect();
        assert_eq!(
            reasons,
            [
                Some("x:1: no article: invalid type: integer `1`, expected a string".to_owned()),
                Some("x:2: no article: missing field `text`".to_owned()),
                Some("x:3: broken JSON: EOF while parsing an object (column 12)".to_owned()),
                Some("x:4: not UTF-8 at byte 0 of the line; convert the file first".to_owned()),
                Some("x:5: no article: id is neither a string nor a whole number".to_owned()),
                None,
            ]
        );
    }
}

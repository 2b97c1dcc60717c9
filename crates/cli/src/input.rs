//! Articles from files and standard input; what cannot be read is named and the rest goes on.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use trichdan::Article;

/// An article with its place (`FILE` or `FILE:LINE`), or the place and what is wrong there.
pub type Item = Result<(String, Article), (String, String)>;

/// The articles of a path; `-` is standard input, as JSON Lines or, with `text`, as one text.
pub fn articles(path: &Path, text: bool) -> Box<dyn Iterator<Item = Item>> {
    let place = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    let reader: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        match File::open(path).and_then(|f| {
            if f.metadata()?.is_dir() { Err(io::Error::from(io::ErrorKind::IsADirectory)) } else { Ok(f) }
        }) {
            Ok(file) => Box::new(file),
            Err(error) => return Box::new(std::iter::once(Err((place, error.to_string())))),
        }
    };
    match path.extension().and_then(|e| e.to_str()) {
        Some("jsonl" | "ndjson") => Box::new(lines(place, reader)),
        None if path == Path::new("-") && !text => Box::new(lines(place, reader)),
        _ => {
            let id = if path == Path::new("-") {
                "-".into()
            } else {
                path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
            };
            Box::new(std::iter::once_with(move || whole(place, id, reader)))
        }
    }
}

fn whole(place: String, id: String, mut reader: Box<dyn Read>) -> Item {
    let mut bytes = Vec::new();
    if let Err(error) = reader.read_to_end(&mut bytes) {
        return Err((place, error.to_string()));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((place, Article::new(id, text))),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].iter().filter(|&&b| b == b'\n').count() + 1;
            Err((format!("{place}:{line}"), format!("not UTF-8 at byte {at}; convert the file first")))
        }
    }
}

fn lines(place: String, reader: Box<dyn Read>) -> impl Iterator<Item = Item> {
    let mut reader = BufReader::new(reader);
    let mut number = 0;
    let mut ended = false;
    std::iter::from_fn(move || {
        while !ended {
            let mut bytes = Vec::new();
            number += 1;
            let place = format!("{place}:{number}");
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    ended = true;
                    return Some(Err((place, error.to_string())));
                }
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let line = match std::str::from_utf8(&bytes) {
                Ok(line) => line.trim_start_matches('\u{feff}'),
                Err(error) => {
                    return Some(Err((place, format!("not UTF-8 at byte {} of the line", error.valid_up_to()))));
                }
            };
            return Some(match serde_json::from_str::<Article>(line) {
                Ok(mut article) => {
                    if article.id.is_empty() {
                        article.id = number.to_string();
                    }
                    Ok((place, article))
                }
                Err(error) => Err((place, reason(&error))),
            });
        }
        None
    })
}

/// serde_json counts its lines from the start of the line: only the column says something.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    match error.classify() {
        serde_json::error::Category::Data => format!("no article: {message}"),
        _ => format!("broken JSON: {message} (column {})", error.column()),
    }
}

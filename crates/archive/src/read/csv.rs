//! Rows of CSV. Framing keeps each row's bytes, so that a broken row can be handed back as it was, and an unclosed quote
//! swallows no more than one article may be long: the row is given up and reading goes on with its second line.

use std::collections::VecDeque;
use std::io::BufRead;
use std::sync::Arc;

use super::lines::{Line, Lines};
use super::{Content, Found, Pieces, Reading};
use crate::fields::{Fields, Map};
use crate::place::{At, Place};
use crate::reject::{Raw, Reason};

/// What the first row says.
#[derive(Debug)]
pub(crate) struct Header {
    delimiter: u8,
    /// By column: the fields of the article that it gives, as places in [`Fields::slots`].
    targets: Vec<Vec<usize>>,
}

impl Header {
    fn new(row: &[u8], map: &Map) -> Result<Self, String> {
        let count = |byte: u8| row.iter().filter(|b| **b == byte).count();
        let delimiter = *b",;\t|".iter().rev().max_by_key(|d| count(**d)).expect("four of them");
        let cells = cells(row, delimiter).map_err(|e| format!("the first line is no head of a table: {e}"))?;
        let names: Vec<_> = cells.iter().map(|c| String::from_utf8_lossy(c).trim().to_owned()).collect();
        let targets: Vec<Vec<usize>> = names.iter().map(|name| map.target(name).collect()).collect();
        let text = map.source("text");
        if !names.iter().any(|n| n == text) {
            return Err(format!("no column {text:?} in the head ({}); name it by --map text=COLUMN", names.join(", ")));
        }
        Ok(Header { delimiter, targets })
    }

    /// The fields of a row, still in the encoding of the file.
    pub fn fields(&self, row: &[u8]) -> Result<Vec<(usize, Vec<u8>)>, String> {
        let cells = cells(row, self.delimiter)?;
        if cells.len() != self.targets.len() {
            return Err(format!("{} cells, the head has {}", cells.len(), self.targets.len()));
        }
        let pairs = self.targets.iter().zip(cells);
        Ok(pairs.flat_map(|(targets, cell)| targets.iter().map(move |t| (*t, cell.to_vec()))).collect())
    }
}

fn cells(row: &[u8], delimiter: u8) -> Result<Vec<Vec<u8>>, String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).flexible(true).from_reader(row);
    let mut rows = reader.byte_records();
    match (rows.next(), rows.next()) {
        (Some(Ok(row)), None) => Ok(row.iter().map(<[u8]>::to_vec).collect()),
        (Some(Err(error)), _) => Err(error.to_string()),
        _ => Err("not one row".to_owned()),
    }
}

/// Puts decoded cells into fields.
pub(crate) fn filled(cells: Vec<(usize, String)>) -> Fields {
    let mut fields = Fields::default();
    for (target, cell) in cells {
        *fields.slots()[target] = Some(cell);
    }
    fields
}

pub(super) fn rows(reader: impl BufRead + Send + 'static, file: Place, reading: &Reading) -> Pieces {
    let lines = Lines::with_blank(reader, reading.limit);
    let mut rows = Rows { lines, again: VecDeque::new(), file, limit: reading.limit, delimiter: b',', header: None };
    let map = reading.map.clone();
    let mut ended = false;
    Box::new(std::iter::from_fn(move || {
        while !ended {
            let Some((place, row)) = rows.row() else { break };
            let row = match row {
                Ok(row) => row,
                Err(found) => return Some(*found),
            };
            if let Some(header) = &rows.header {
                return Some(Found { place, content: Content::Csv { row, header: header.clone() } });
            }
            match Header::new(&row, &map) {
                Ok(header) => {
                    rows.delimiter = header.delimiter;
                    rows.header = Some(Arc::new(header));
                }
                Err(message) => {
                    ended = true;
                    let message = format!("{message}; the file is not read");
                    return Some(Found::broken(place, Reason::Csv, message, Raw::whole(row)));
                }
            }
        }
        None
    }))
}

/// The bytes of a row, or what came instead of it.
type Row = Result<Vec<u8>, Box<Found>>;

struct Rows<R> {
    lines: Lines<R>,
    /// Lines that a row that was given up had taken.
    again: VecDeque<Line>,
    file: Place,
    limit: usize,
    delimiter: u8,
    header: Option<Arc<Header>>,
}

impl<R: BufRead> Rows<R> {
    /// The next row, several lines where quotes enclose line feeds.
    fn row(&mut self) -> Option<(Place, Row)> {
        let first = std::iter::from_fn(|| self.line()).find(|line| !line.is_blank())?;
        let place = Place { file: self.file.file.clone(), at: At::Line(first.number) };
        let mut row = match first.content {
            Ok(line) => line,
            Err(fault) => return Some((place.clone(), Err(Box::new(fault.found(place))))),
        };
        let mut quotes = Quotes::default();
        quotes.pass(&row, self.delimiter);
        let first_length = row.len();
        let mut more = Vec::new();
        while quotes == Quotes::Open {
            let next = self.line();
            match next {
                Some(Line { number, content: Ok(line) }) if row.len() + line.len() < self.limit => {
                    row.push(b'\n');
                    row.extend_from_slice(&line);
                    quotes.pass(b"\n", self.delimiter);
                    quotes.pass(&line, self.delimiter);
                    more.push(Line { number, content: Ok(line) });
                }
                other => {
                    for line in more.into_iter().chain(other).rev() {
                        self.again.push_front(line);
                    }
                    row.truncate(first_length);
                    let message = "a quote is opened in this line and not closed within the length of an article; \
                                   reading goes on with the next line";
                    let found = Found::broken(place.clone(), Reason::Csv, message, Raw::whole(row));
                    return Some((place, Err(Box::new(found))));
                }
            }
        }
        Some((place, Ok(row)))
    }

    fn line(&mut self) -> Option<Line> {
        self.again.pop_front().or_else(|| self.lines.next())
    }
}

/// Where in a row the bytes passed have led: quotes open a cell only at its start, and two of them are one inside.
#[derive(Default, PartialEq, Eq)]
enum Quotes {
    #[default]
    Start,
    Bare,
    Open,
    Closing,
}

impl Quotes {
    fn pass(&mut self, bytes: &[u8], delimiter: u8) {
        for &byte in bytes {
            *self = match (&*self, byte) {
                (Quotes::Start | Quotes::Closing, b'"') => Quotes::Open,
                (Quotes::Open, b'"') => Quotes::Closing,
                (Quotes::Open, _) => Quotes::Open,
                (_, byte) if byte == delimiter || byte == b'\n' => Quotes::Start,
                _ => Quotes::Bare,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, limit: usize) -> Vec<String> {
        let reading = Reading { limit, ..Reading::default() };
        let rows = rows(std::io::Cursor::new(text.to_owned()), Place::new("x.csv", At::Whole), &reading);
        rows.map(|found| {
            let said = match found.content {
                Content::Csv { row, header } => header.fields(&row).map(|cells| {
                    let cells = cells.into_iter().map(|(t, c)| (t, String::from_utf8(c).expect("UTF-8")));
                    let fields = filled(cells.collect());
                    format!("{:?} {:?}", fields.id.unwrap_or_default(), fields.text.unwrap_or_default())
                }),
                Content::Broken { reason, raw, .. } => Ok(format!("{reason:?} {}", raw.bytes.len())),
                other => panic!("{other:?}"),
            };
            format!("{} {}", found.place, said.unwrap_or_else(|reason| reason))
        })
        .collect()
    }

    #[test]
    fn quotes_line_feeds_and_marks_between() {
        let text = "id;x;text\n\n1;\"a\"\"b;\";\"Một\n\n\"\"hai\"\"\"\r\n2;;5\" ống\n3;4\n";
        assert_eq!(
            read(text, 1000),
            [r#"x.csv:3 "1" "Một\n\n\"hai\"""#, r#"x.csv:6 "2" "5\" ống""#, "x.csv:7 2 cells, the head has 3",]
        );
    }

    #[test]
    fn an_open_quote_costs_one_row() {
        let text = format!("id,text\n1,\"mở\n{}9,hết\n", "2,đây\n".repeat(20));
        let rows = read(&text, 100);
        assert_eq!(rows.len(), 22);
        assert_eq!(rows[0], "x.csv:2 Csv 7");
        assert_eq!(rows[1], r#"x.csv:3 "2" "đây""#);
        assert_eq!(rows[21], r#"x.csv:23 "9" "hết""#);
    }

    #[test]
    fn a_head_without_text_ends_the_file() {
        assert_eq!(read("id,body\n1,a\n2,b\n", 100), ["x.csv:1 Csv 7"]);
    }
}

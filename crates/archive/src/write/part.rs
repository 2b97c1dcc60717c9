//! A part: one file of the output.

use arrow_array::RecordBatch;

use super::folder::{Folder, Sum};
use super::jsonl::{self, Lines};
use super::parquet::{self, Table};
use super::{Compress, Output};
use crate::error::Error;
use crate::take::Record;

/// Records of a batch, made ready by a worker for the format of the output.
pub(crate) enum Rows {
    /// Each a line without its last brace.
    Lines(Vec<Vec<u8>>),
    Columns(RecordBatch),
}

impl Rows {
    /// The rows of records, and what each takes as a line of JSON: that decides where parts end, in both formats.
    pub fn new(records: &[Record], output: Output) -> (Rows, Vec<u64>) {
        if output == Output::Parquet {
            let lengths = records.iter().map(|record| {
                let mut length = Length(0);
                serde_json::to_writer(&mut length, record).expect("records are JSON");
                length.0
            });
            let lengths = lengths.collect();
            return (
                Rows::Columns(parquet::columns(records).expect("records have the columns of the schema")),
                lengths,
            );
        }
        let line = |record| {
            let mut line = serde_json::to_vec(record).expect("records are JSON");
            line.pop();
            line
        };
        let lines: Vec<_> = records.iter().map(line).collect();
        let lengths = lines.iter().map(|line| line.len() as u64 + 1).collect();
        (Rows::Lines(lines), lengths)
    }
}

/// A row of a batch that goes into a part.
pub(crate) struct Chosen {
    pub row: u32,
    /// Bytes as a line of JSON.
    pub length: u64,
    /// The id of the article that it repeats.
    pub duplicate_of: Option<String>,
}

/// Counts what is written.
struct Length(u64);

impl std::io::Write for Length {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A part that is being written.
pub(crate) struct Part {
    pub name: String,
    path: std::path::PathBuf,
    file: File,
}

enum File {
    Lines(Box<Lines>),
    Table(Box<Table>),
}

impl Part {
    /// The part of a number, from 1.
    pub fn begin(folder: &Folder, number: usize, output: Output, compress: Compress) -> Result<Self, Error> {
        let ending = match output {
            Output::Jsonl => jsonl::ending(compress),
            Output::Parquet => parquet::ENDING,
        };
        let name = format!("{PREFIX}{number:05}.{ending}");
        let file = folder.begin(&name)?;
        let path = file.place().to_owned();
        let fault = Error::write(&path);
        let file = match output {
            Output::Jsonl => Lines::new(file, compress).map(|l| File::Lines(Box::new(l))).map_err(fault)?,
            Output::Parquet => Table::new(file, compress).map(|t| File::Table(Box::new(t))).map_err(fault)?,
        };
        Ok(Part { name, path, file })
    }

    /// Writes some rows of a batch.
    pub fn write(&mut self, rows: &Rows, some: &[Chosen]) -> Result<(), Error> {
        let written = match (&mut self.file, rows) {
            (File::Lines(file), Rows::Lines(lines)) => some
                .iter()
                .try_for_each(|chosen| file.write(&lines[chosen.row as usize], chosen.duplicate_of.as_deref())),
            (File::Table(table), Rows::Columns(batch)) => table.write(batch, some),
            _ => unreachable!("rows are made for the format of the part"),
        };
        written.map_err(Error::write(&self.path))
    }

    pub fn finish(self, folder: &Folder) -> Result<Sum, Error> {
        let file = match self.file {
            File::Lines(file) => file.finish(),
            File::Table(table) => table.finish(),
        };
        file.map_err(Error::write(&self.path))?.finish(folder)
    }

    pub fn is_one(name: &str) -> bool {
        name.starts_with(PREFIX)
    }
}

const PREFIX: &str = "part-";

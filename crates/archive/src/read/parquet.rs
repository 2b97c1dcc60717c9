//! Rows of Parquet.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_array::{Array, RecordBatch, StringArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::inputs::Packed;
use super::{Content, Found, Input, Pieces, Reading, decompress, one};
use crate::fields::Fields;
use crate::place::{At, Place};
use crate::reject::{Raw, Reason};

/// Rows decoded at a time.
const ROWS: usize = 64;

pub(super) fn rows(
    input: &Input,
    packed: Packed,
    bytes: impl Read + Send + 'static,
    reading: &Reading,
) -> io::Result<Pieces> {
    let place = Place::new(&*input.name(), At::Whole);
    // A table is read from its end, so what cannot seek is laid into a file first.
    let file = if packed == Packed::No && !input.is_stdin() {
        File::open(&input.path)?
    } else {
        let mut file = tempfile::tempfile()?;
        io::copy(&mut decompress::reader(BufReader::new(bytes), packed)?, &mut file)?;
        file
    };
    match Rows::new(file, place.file.clone(), reading) {
        Ok(rows) => Ok(Box::new(rows)),
        Err(message) => {
            let message = format!("{message}; the file is not read");
            Ok(one(Found::broken(place, Reason::Parquet, message, Raw::default())))
        }
    }
}

struct Rows {
    batches: ParquetRecordBatchReader,
    /// Columns of the batches with the fields that they give.
    targets: Vec<Vec<usize>>,
    file: Arc<str>,
    batch: Option<(Vec<StringArray>, usize)>,
    row: u64,
    ended: bool,
    limit: usize,
    /// Progress: the share of the rows that are read stands for as many bytes.
    bytes: Arc<AtomicU64>,
    bytes_a_row: u64,
}

impl Rows {
    fn new(file: File, name: Arc<str>, reading: &Reading) -> Result<Self, String> {
        let size = file.metadata().map_or(0, |data| data.len());
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|e| e.to_string())?;
        let schema = builder.schema().clone();
        let map = &reading.map;
        let targets = |name: &str| map.target(name).collect::<Vec<_>>();
        let wanted: Vec<usize> =
            (0..schema.fields().len()).filter(|&i| !targets(schema.field(i).name()).is_empty()).collect();
        let text = map.source("text");
        if !wanted.iter().any(|&i| schema.field(i).name() == text) {
            let names: Vec<_> = schema.fields().iter().map(|f| f.name().as_str()).collect();
            return Err(format!("no column {text:?} among {}; name it by --map text=COLUMN", names.join(", ")));
        }
        let mask = ProjectionMask::roots(builder.parquet_schema(), wanted.iter().copied());
        let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
        let batches = builder.with_projection(mask).with_batch_size(ROWS).build().map_err(|e| e.to_string())?;
        Ok(Rows {
            batches,
            targets: wanted.iter().map(|&i| targets(schema.field(i).name())).collect(),
            file: name,
            batch: None,
            row: 0,
            ended: false,
            limit: reading.limit,
            bytes: reading.bytes.clone(),
            bytes_a_row: size / rows.max(1),
        })
    }

    fn broken(&mut self, message: String) -> Found {
        self.ended = true;
        let place = Place { file: self.file.clone(), at: At::Row(self.row + 1) };
        let message = format!("{message}; the rows from here on are not read");
        Found::broken(place, Reason::Parquet, message, Raw::default())
    }

    fn found(&mut self, columns: &[StringArray], at: usize) -> Found {
        self.row += 1;
        self.bytes.fetch_add(self.bytes_a_row, Ordering::Relaxed);
        let place = Place { file: self.file.clone(), at: At::Row(self.row) };
        let mut fields = Fields::default();
        for (column, targets) in columns.iter().zip(&self.targets) {
            let value = column.is_valid(at).then(|| column.value(at));
            for &target in targets {
                *fields.slots()[target] = value.map(str::to_owned);
            }
        }
        let length = fields.text.as_ref().map_or(0, String::len);
        if length > self.limit {
            let raw = fields.text.unwrap_or_default().into_bytes();
            let kept = raw[..crate::reject::RAW_KEPT.min(raw.len())].to_vec();
            return super::too_large(place, Raw { bytes: kept, length: length as u64 }, self.limit);
        }
        Found { place, content: Content::Fields(fields) }
    }
}

impl Iterator for Rows {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some((columns, at)) = self.batch.take()
                && at < columns[0].len()
            {
                let found = self.found(&columns, at);
                self.batch = Some((columns, at + 1));
                return Some(found);
            }
            if self.ended {
                return None;
            }
            match self.batches.next() {
                None => self.ended = true,
                Some(Err(error)) => return Some(self.broken(error.to_string())),
                Some(Ok(batch)) => match strings(&batch) {
                    Ok(columns) => self.batch = Some((columns, 0)),
                    Err(message) => return Some(self.broken(message)),
                },
            }
        }
    }
}

fn strings(batch: &RecordBatch) -> Result<Vec<StringArray>, String> {
    let string = |(column, field): (&Arc<dyn Array>, &Arc<arrow_schema::Field>)| {
        let text = cast(column, &DataType::Utf8)
            .map_err(|_| format!("the column {:?} holds {}, which is no text", field.name(), field.data_type()))?;
        Ok(StringArray::from(text.to_data()))
    };
    batch.columns().iter().zip(batch.schema().fields()).map(string).collect()
}

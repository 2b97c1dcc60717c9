//! Parts of Parquet. The schema is that of the records; `docs/records.md` shows it with queries.

mod row;

use std::io;
use std::sync::{Arc, LazyLock};

use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt32Array};
use arrow_json::ReaderBuilder;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};
use arrow_select::concat::concat_batches;
use arrow_select::take::take_record_batch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, GzipLevel, ZstdLevel};
use parquet::file::properties::WriterProperties;

use self::row::Row;
use super::folder::Pending;
use super::{Chosen, Compress};
use crate::take::Record;

fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, false)
}

fn int(name: &str) -> Field {
    Field::new(name, DataType::Int32, false)
}

fn optional(field: Field) -> Field {
    field.with_nullable(true)
}

fn object(name: &str, fields: impl Into<Fields>) -> Field {
    Field::new(name, DataType::Struct(fields.into()), false)
}

fn list(name: &str, element: DataType) -> Field {
    Field::new(name, DataType::List(Arc::new(Field::new("element", element, false))), false)
}

fn span() -> Vec<Field> {
    vec![int("start"), int("end"), text("text"), optional(text("zone"))]
}

fn span_and(more: Vec<Field>) -> DataType {
    DataType::Struct(span().into_iter().chain(more).collect())
}

/// Columns of a record; the last one is filled when its turn comes.
static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let float = |name| Field::new(name, DataType::Float64, false);
    let links = {
        let entries = object("entries", vec![text("key"), optional(text("value"))]);
        Field::new("links", DataType::Map(Arc::new(entries), false), false)
    };
    let entity = DataType::Struct(Fields::from(vec![
        int("id"),
        text("kind"),
        text("name"),
        list("aliases", DataType::Utf8),
        optional(text("role")),
        optional(int("affiliation")),
        links,
    ]));
    let speaker = vec![optional(object("mention", span())), optional(int("entity")), text("name"), text("source")];
    let quantity = vec![float("value"), optional(text("unit")), optional(float("of")), optional(text("bound"))];
    let quote = DataType::Struct(Fields::from(vec![
        int("id"),
        text("kind"),
        text("act"),
        list("content", span_and(vec![])),
        optional(object("cue", span())),
        object("speaker", speaker),
        optional(int("carrier")),
        optional(int("parent")),
        Field::new("negated", DataType::Boolean, false),
        list("about", DataType::Int32),
        list("quantities", span_and(quantity)),
        list("times", span_and(vec![text("value")])),
        float("confidence"),
    ]));
    let whole = |name| optional(Field::new(name, DataType::Int64, false));
    Arc::new(Schema::new(vec![
        int("schema"),
        text("id"),
        optional(text("published")),
        optional(text("outlet")),
        optional(text("url")),
        optional(text("title")),
        list("sentences", span_and(vec![])),
        list("entities", entity),
        list("mentions", span_and(vec![text("kind"), text("form"), int("entity")])),
        list("quotes", quote),
        object("place", vec![text("file"), whole("line"), whole("row"), whole("offset")]),
        optional(text("encoding")),
        optional(text("text")),
        optional(text("duplicate_of")),
    ]))
});

/// The schema of the Parquet parts.
pub(crate) fn schema() -> SchemaRef {
    SCHEMA.clone()
}

/// Records as columns.
pub(super) fn columns(records: &[Record]) -> Result<RecordBatch, ArrowError> {
    let mut decoder = ReaderBuilder::new(schema()).with_batch_size(records.len().max(1)).build_decoder()?;
    let rows: Vec<Row<'_>> = records.iter().map(Row::from).collect();
    decoder.serialize(&rows)?;
    Ok(decoder.flush()?.unwrap_or_else(|| RecordBatch::new_empty(schema())))
}

/// What a page and a row group hold depends on the calls of the writer. Calls are made for so many rows, or so many bytes of
/// them as lines of JSON, counted from the start of the part: then it depends on the part alone.
const CALL: (usize, u64) = (256, 4 << 20);
/// Rows of a row group and their bytes, where a call ends.
const GROUP: (usize, u64) = (2048, 32 << 20);

pub(super) struct Table {
    writer: ArrowWriter<Pending>,
    /// Rows of the next call.
    waiting: Vec<RecordBatch>,
    call: (usize, u64),
    group: (usize, u64),
}

pub(super) const ENDING: &str = "parquet";

fn other(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    // The kind of what the system said tells what to do about it.
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(cause) = source {
        if let Some(io) = cause.downcast_ref::<io::Error>() {
            return match io.raw_os_error() {
                Some(code) => io::Error::from_raw_os_error(code),
                None => io.kind().into(),
            };
        }
        source = cause.source();
    }
    io::Error::other(error)
}

impl Table {
    pub fn new(file: Pending, compress: Compress) -> io::Result<Self> {
        let compression = match compress {
            Compress::None => Compression::UNCOMPRESSED,
            Compress::Gzip => Compression::GZIP(GzipLevel::try_new(1).map_err(other)?),
            Compress::Zstd => Compression::ZSTD(ZstdLevel::try_new(1).map_err(other)?),
        };
        let properties = WriterProperties::builder()
            .set_compression(compression)
            .set_created_by(["trichdan ", env!("CARGO_PKG_VERSION")].concat())
            .build();
        let writer = ArrowWriter::try_new(file, schema(), Some(properties)).map_err(other)?;
        Ok(Table { writer, waiting: Vec::new(), call: (0, 0), group: (0, 0) })
    }

    /// Writes some rows of a batch.
    pub fn write(&mut self, batch: &RecordBatch, mut rows: &[Chosen]) -> io::Result<()> {
        while !rows.is_empty() {
            let mut taken = 0;
            while taken < rows.len() && self.call.0 < CALL.0 && self.call.1 < CALL.1 {
                self.call.0 += 1;
                self.call.1 += rows[taken].length;
                taken += 1;
            }
            let (now, later) = rows.split_at(taken);
            self.waiting.push(chosen(batch, now)?);
            rows = later;
            if self.call.0 >= CALL.0 || self.call.1 >= CALL.1 {
                self.call()?;
            }
        }
        Ok(())
    }

    fn call(&mut self) -> io::Result<()> {
        let waiting = concat_batches(&schema(), &std::mem::take(&mut self.waiting)).map_err(other)?;
        self.writer.write(&waiting).map_err(other)?;
        let (rows, bytes) = std::mem::take(&mut self.call);
        self.group = (self.group.0 + rows, self.group.1 + bytes);
        if self.group.0 >= GROUP.0 || self.group.1 >= GROUP.1 {
            self.group = (0, 0);
            self.writer.flush().map_err(other)?;
        }
        Ok(())
    }

    pub fn finish(mut self) -> io::Result<Pending> {
        if !self.waiting.is_empty() {
            self.call()?;
        }
        self.writer.into_inner().map_err(other)
    }
}

/// Some rows of a batch, with the ids of the articles that they repeat.
fn chosen(batch: &RecordBatch, rows: &[Chosen]) -> io::Result<RecordBatch> {
    let first = rows.first().map_or(0, |r| r.row);
    let run = rows.iter().zip(first..).all(|(chosen, want)| chosen.row == want);
    let batch = if run {
        batch.slice(first as usize, rows.len())
    } else {
        let wanted = UInt32Array::from_iter_values(rows.iter().map(|r| r.row));
        take_record_batch(batch, &wanted).map_err(other)?
    };
    let ids: ArrayRef = Arc::new(rows.iter().map(|r| r.duplicate_of.as_deref()).collect::<StringArray>());
    let mut columns = batch.columns().to_vec();
    *columns.last_mut().expect("the column of duplicates") = ids;
    RecordBatch::try_new(schema(), columns).map_err(other)
}

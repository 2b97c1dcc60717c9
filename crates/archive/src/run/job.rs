//! The work on a piece, and what is handed to the writer.

use crate::duplicates::{Duplicates, Sketch};
use crate::reject::{Raw, Reason, Reject};
use crate::run::Numbered;
use crate::run::ordered::{Job, Lost};
use crate::take::{Taken, Taking, raw};
use crate::write::{Output, Position, RecordTally, Rows};

/// Extracts and makes ready for writing.
pub(crate) struct Extracting {
    pub taking: Taking,
    pub output: Output,
    pub duplicates: Duplicates,
}

/// The results of some pieces, in order.
pub(crate) struct Batch {
    pub rows: Rows,
    pub entries: Vec<Entry>,
}

/// What came of a piece.
pub(crate) struct Entry {
    pub position: Position,
    pub what: What,
}

pub(crate) enum What {
    /// The next one of the rows.
    Record(Row),
    Reject {
        line: Vec<u8>,
        reason: Reason,
    },
}

/// What the writer has to know of a record.
pub(crate) struct Row {
    pub id: String,
    /// Bytes as a line of JSON.
    pub length: u64,
    pub sketch: Option<Sketch>,
    pub tally: RecordTally,
}

impl Job for Extracting {
    type Item = Numbered;
    type Done = (Position, Result<(Taken, Option<Sketch>), Reject>);
    type Batch = Batch;

    fn size(&self, item: &Numbered) -> usize {
        item.found.size()
    }

    fn work(&self, item: &Numbered) -> Self::Done {
        let taken = self.taking.take(&item.found).map(|taken| {
            let sketch = (self.duplicates != Duplicates::Off).then(|| Sketch::of(&taken.text));
            (taken, sketch)
        });
        (item.position, taken)
    }

    fn lost(&self, item: &Numbered, how: Lost) -> Self::Done {
        let (reason, message) = match how {
            Lost::Panic(said) => (Reason::Panic, format!("the program failed on it ({said}); please report it")),
            Lost::TimeLimit(limit) => {
                let seconds = limit.as_secs_f64();
                (Reason::TimeLimit, format!("took longer than {seconds} seconds; raise the limit by --time-limit"))
            }
        };
        let raw = Raw::whole(raw(&item.found.content).into_owned());
        (item.position, Err(Reject::new(item.found.place.clone(), reason, message, raw)))
    }

    fn pack(&self, done: Vec<Self::Done>) -> Batch {
        let mut records = Vec::with_capacity(done.len());
        let mut entries = Vec::with_capacity(done.len());
        for (position, result) in done {
            let what = match result {
                Ok((Taken { record, .. }, sketch)) => {
                    let tally = RecordTally::of(&record.extraction, record.encoding);
                    let id = record.extraction.id.clone();
                    records.push(record);
                    What::Record(Row { id, length: 0, sketch, tally })
                }
                Err(reject) => What::Reject { line: reject.to_line(), reason: reject.reason },
            };
            entries.push(Entry { position, what });
        }
        let (rows, lengths) = Rows::new(&records, self.output);
        let rows_of = entries.iter_mut().filter_map(|entry| match &mut entry.what {
            What::Record(row) => Some(row),
            What::Reject { .. } => None,
        });
        for (row, length) in rows_of.zip(lengths) {
            row.length = length;
        }
        Batch { rows, entries }
    }
}

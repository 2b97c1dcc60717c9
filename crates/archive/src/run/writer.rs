//! The end of the line: decides on duplicates, fills parts, keeps the logs, and says in the manifest how far it has come.
//!
//! After each part, in this order: the part is on the disk under its name, the logs are on the disk, the manifest that knows
//! of both replaces the one before. Whatever is in the folder beyond the manifest is made again on resuming. Where parts end
//! depends on the input alone.

use crate::duplicates::{Duplicates, Index, Sketch};
use crate::error::Error;
use crate::run::job::{Batch, Entry, Row, What};
use crate::run::ordered::Sink;
use crate::run::{Progress, Stop, Summary};
use crate::write::{
    Chosen, Compress, FileEntry, Folder, Log, Manifest, Output, Part, PartEntry, Position, Resume, Rows, Speaker, Tally,
};

pub(crate) const INPUTS: &str = "inputs.jsonl";
pub(crate) const REJECTS: &str = "rejects.jsonl";
pub(crate) const DUPLICATES: &str = "duplicates.index";

/// Why no more is taken.
#[derive(Debug)]
pub(crate) enum Halt {
    Stopped,
    Failed(Error),
}

pub(crate) struct Writer {
    pub folder: Folder,
    pub manifest: Manifest,
    pub tally: Tally,
    pub index: Index,
    pub duplicates: Duplicates,
    pub output: Output,
    pub compress: Compress,
    pub part_size: u64,
    pub inputs: Log,
    pub rejects: Log,
    pub seen: Log,
    pub part: Option<(Part, PartEntry)>,
    /// Bytes of records and rejects since the last part.
    pub filled: u64,
    /// Behind the last piece taken.
    pub next: Position,
    /// Whether all of the input is taken.
    pub through: bool,
    pub progress: Progress,
    pub stop: Stop,
}

impl Sink for Writer {
    type Batch = Batch;
    type Error = Halt;

    fn take(&mut self, batch: Batch) -> Result<(), Halt> {
        self.batch(batch).map_err(Halt::Failed).and_then(|stopped| if stopped { Err(Halt::Stopped) } else { Ok(()) })
    }
}

impl Writer {
    /// Whether to stop.
    fn batch(&mut self, batch: Batch) -> Result<bool, Error> {
        let Batch { rows, entries } = batch;
        let mut row = 0;
        // Rows for the part in hand that are not written yet.
        let mut some = Vec::new();
        for Entry { position, what } in entries {
            match what {
                What::Record(record) => {
                    self.filled += record.length;
                    self.record(record, row, &mut some)?;
                    row += 1;
                }
                What::Reject { line, reason } => {
                    self.filled += line.len() as u64;
                    self.rejects.add(&line)?;
                    self.tally.reject(reason);
                    self.progress.reject();
                }
            }
            self.next = Position { piece: position.piece + 1, ..position };
            if self.filled >= self.part_size {
                self.write(&rows, &mut some)?;
                self.end_part()?;
                if self.stop.is_set() {
                    return Ok(true);
                }
            }
        }
        self.write(&rows, &mut some)?;
        // Nothing is in hand: no need to wait for the end of a part.
        Ok(self.filled == 0 && self.stop.is_set())
    }

    fn record(&mut self, record: Row, row: u32, some: &mut Vec<Chosen>) -> Result<(), Error> {
        let Row { id, length, sketch, tally } = record;
        self.tally.counts.articles += 1;
        self.progress.article(tally.quotes());
        let first = match sketch {
            Some(sketch) => self.repeats(&id, &sketch)?,
            None => None,
        };
        self.tally.counts.duplicates += u64::from(first.is_some());
        if first.is_some() && self.duplicates == Duplicates::Drop {
            return Ok(());
        }
        let entry = &mut self.part()?.1;
        entry.records += 1;
        entry.quotes += tally.quotes();
        self.tally.add(tally);
        some.push(Chosen { row, length, duplicate_of: first });
        Ok(())
    }

    /// The id of the article that this one repeats.
    fn repeats(&mut self, id: &str, sketch: &Sketch) -> Result<Option<String>, Error> {
        let mut log = Vec::new();
        let first = self.index.ask(id, sketch, &mut log).map(str::to_owned);
        self.seen.add(&log)?;
        Ok(first)
    }

    fn part(&mut self) -> Result<&mut (Part, PartEntry), Error> {
        if self.part.is_none() {
            let number = self.manifest.parts.len() + 1;
            let part = Part::begin(&self.folder, number, self.output, self.compress)?;
            let file = part.name.clone();
            let entry = PartEntry { file, records: 0, quotes: 0, bytes: 0, sha256: String::new() };
            self.part = Some((part, entry));
        }
        Ok(self.part.as_mut().expect("begun above"))
    }

    fn write(&mut self, rows: &Rows, some: &mut Vec<Chosen>) -> Result<(), Error> {
        if !some.is_empty() {
            self.part()?.0.write(rows, some)?;
            some.clear();
        }
        Ok(())
    }

    /// Ends the part in hand and says so in the manifest.
    pub fn end_part(&mut self) -> Result<(), Error> {
        if let Some((part, mut entry)) = self.part.take() {
            let sum = part.finish(&self.folder)?;
            (entry.bytes, entry.sha256) = (sum.bytes, sum.sha256);
            self.manifest.parts.push(entry);
        }
        self.filled = 0;
        self.save()
    }

    /// Makes last what is finished.
    pub fn save(&mut self) -> Result<(), Error> {
        let resume = Resume {
            next: self.next,
            inputs_bytes: self.inputs.sync()?,
            rejects_bytes: self.rejects.sync()?,
            duplicates_bytes: self.seen.sync()?,
            speakers: self.tally.speakers.clone(),
        };
        self.manifest.resume = Some(resume);
        self.count();
        self.manifest.write(&self.folder)
    }

    fn count(&mut self) {
        self.manifest.counts = self.tally.counts.clone();
        let top = self.tally.top().into_iter();
        self.manifest.top_speakers = top.map(|(name, quotes)| Speaker { name, quotes }).collect();
    }

    /// All of the input is taken: ends the last part.
    pub fn through(mut self) -> Result<Self, Error> {
        if self.filled > 0 {
            self.end_part()?;
        }
        self.through = true;
        Ok(self)
    }

    pub fn is_through(&self) -> bool {
        self.through
    }

    /// Writes the last manifest and leaves nothing behind that only resuming needs.
    pub fn complete(&mut self) -> Result<(), Error> {
        let sum = self.rejects.sum()?;
        self.inputs.sync()?;
        self.count();
        self.manifest.complete = true;
        self.manifest.resume = None;
        self.manifest.rejects = Some(FileEntry { file: REJECTS.to_owned(), bytes: sum.bytes, sha256: sum.sha256 });
        self.manifest.write(&self.folder)?;
        self.folder.remove(DUPLICATES)
    }

    pub fn summary(&self, complete: bool) -> Summary {
        Summary {
            complete,
            counts: self.tally.counts.clone(),
            top_speakers: self.tally.top(),
            parts: self.manifest.parts.len(),
        }
    }
}

//! From the first file to the manifest.

mod begin;
mod job;
mod ordered;
mod progress;
mod stream;
mod watch;
mod writer;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use trichdan::{Article, Extraction, Extractor, Gazetteer};

use self::begin::Begun;
use self::job::Extracting;
use self::writer::Writer;
use crate::duplicates::Duplicates;
use crate::encoding::Encoding;
use crate::error::Error;
use crate::fields::Map;
use crate::read::{self, Format, Found, Input, Reading};
use crate::take::{Extract, Taking};
use crate::write::{Compress, Counts, Output, Position, hex};

pub use self::ordered::THREAD_NAME;
pub use self::progress::{Progress, Stop};
pub use self::stream::{Stream, stream};

/// How an archive is read and written.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Options {
    /// The format of the output.
    pub output: Output,
    /// How the output is compressed; by default JSON Lines not at all and Parquet by Zstandard.
    pub compress: Option<Compress>,
    /// A part ends behind the record with which its records, and the rejects between them, have so many bytes as JSON Lines
    /// without compression. 64 MiB by default.
    pub part_size: u64,
    /// Threads that work; the cores of the machine by default. The output does not depend on it.
    pub threads: usize,
    /// How the fields of an article are called in the input.
    pub map: Map,
    /// The encoding of all input that is not Unicode; recognised article by article by default.
    pub encoding: Option<Encoding>,
    /// Whether records carry the text. Those whose text does not stand in the input as it is always do.
    pub with_text: bool,
    /// What happens to articles that were there before.
    pub duplicates: Duplicates,
    /// The longest that one article may take, 60 seconds by default.
    pub time_limit: Duration,
    /// The longest article, in bytes of the input: 2 MiB by default, at most 1 GiB. Each thread takes some 40 times as much
    /// memory for the longest one.
    pub max_size: usize,
    /// The format of standard input, JSON Lines by default.
    pub stdin: Format,
    /// Seconds between two looks at the folders of [`Archive::watch`], and the time for which a file has to stay as it is
    /// to be taken. 2 by default.
    pub interval: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            output: Output::default(),
            compress: None,
            part_size: 64 << 20,
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            map: Map::default(),
            encoding: None,
            with_text: false,
            duplicates: Duplicates::default(),
            time_limit: Duration::from_secs(60),
            max_size: 2 << 20,
            stdin: Format::default(),
            interval: Duration::from_secs(2),
        }
    }
}

/// A run over an archive, still to be started.
///
/// ```
/// use trichdan_archive::{Archive, Progress, Stop};
///
/// let folder = std::env::temp_dir().join(format!("trichdan-doc-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// std::fs::write(folder.join("bao.jsonl"), "{\"text\": \"Bà Lê Thị Sương nói chợ vẫn mở.\"}\nkhông phải JSON\n")?;
/// let archive = Archive::new([folder.join("bao.jsonl")], folder.join("out"));
/// let summary = archive.run(&Progress::default(), &Stop::default())?;
/// assert!(summary.complete);
/// assert_eq!((summary.counts.records, summary.counts.rejects), (1, 1));
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Archive {
    inputs: Vec<PathBuf>,
    out: PathBuf,
    options: Options,
    resume: bool,
    gazetteers: Vec<(Gazetteer, String)>,
    extract: Option<Extract>,
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Archive { inputs, out, options, resume, .. } = self;
        f.debug_struct("Archive")
            .field("inputs", inputs)
            .field("out", out)
            .field("options", options)
            .field("resume", resume)
            .finish_non_exhaustive()
    }
}

/// What came of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Whether all of the input is through. If not, the run was stopped and can be resumed.
    pub complete: bool,
    /// The counts, of the earlier runs that this one went on with, too.
    pub counts: Counts,
    /// Who is quoted most, with the number of quotes. Exact up to 20,000 speakers, then of the frequent ones.
    pub top_speakers: Vec<(String, u64)>,
    /// Files of the output, without manifest, inputs and rejects.
    pub parts: usize,
}

impl Archive {
    /// A run with the default options: files, folders, globs or `-` in, a folder out.
    pub fn new<P: Into<PathBuf>>(inputs: impl IntoIterator<Item = P>, out: impl Into<PathBuf>) -> Self {
        Archive {
            inputs: inputs.into_iter().map(Into::into).collect(),
            out: out.into(),
            options: Options::default(),
            resume: false,
            gazetteers: Vec::new(),
            extract: None,
        }
    }

    /// With these options.
    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Whether to go on with the run that the folder holds; without one, a run begins.
    #[must_use]
    pub fn resume(mut self, on: bool) -> Self {
        self.resume = on;
        self
    }

    /// Adds names of the caller's own, as a table that [`Gazetteer::from_tsv`] reads.
    ///
    /// # Errors
    ///
    /// For a row that cannot be read.
    pub fn gazetteer(mut self, name: &str, tsv: &str) -> Result<Self, trichdan::Error> {
        use sha2::Digest;
        let gazetteer = Gazetteer::from_tsv(name, tsv)?;
        self.gazetteers.push((gazetteer, hex(&sha2::Sha256::digest(tsv.as_bytes()))));
        Ok(self)
    }

    /// Makes the records by another function than the extractor, for callers that do more than extract. It may panic and
    /// may take too long. On resuming it has to be the same one: nobody can check that.
    #[must_use]
    pub fn extract_by(
        mut self,
        extract: impl Fn(&Article) -> Result<Extraction, trichdan::Error> + Send + Sync + 'static,
    ) -> Self {
        self.extract = Some(Arc::new(extract));
        self
    }

    /// Reads all inputs and writes their records.
    ///
    /// # Errors
    ///
    /// What keeps the run from starting or going on: see [`Error`]. Broken input does not.
    ///
    /// # Panics
    ///
    /// If the system gives no threads.
    pub fn run(&self, progress: &Progress, stop: &Stop) -> Result<Summary, Error> {
        let listing = read::list(&self.inputs, &self.out, self.options.stdin)?;
        let Begun { mut writer, next, complete } = begin::run(self, &listing, progress, stop)?;
        progress.expect(listing.inputs.iter().map(|i| i.size).sum());
        if complete {
            return Ok(writer.summary(true));
        }
        writer = self.work(writer, listing.inputs, 0, next, progress)?;
        if writer.is_through() {
            writer.complete()?;
            return Ok(writer.summary(true));
        }
        Ok(writer.summary(false))
    }

    /// Works through inputs, of which the first one has this number, from a piece on.
    fn work(
        &self,
        writer: Writer,
        inputs: Vec<Input>,
        first: u64,
        next: Position,
        progress: &Progress,
    ) -> Result<Writer, Error> {
        let reading = Reading {
            limit: self.options.max_size.min(1 << 30),
            map: self.options.map.clone(),
            bytes: progress.bytes.clone(),
        };
        let pieces = pieces(inputs, first, next, reading);
        let job =
            Extracting { taking: self.taking(), output: self.options.output, duplicates: self.options.duplicates };
        let (writer, result) = ordered::run(job, pieces, writer, self.options.threads, self.options.time_limit);
        match result {
            Ok(()) => writer.through(),
            Err(writer::Halt::Stopped) => Ok(writer),
            Err(writer::Halt::Failed(error)) => Err(error),
        }
    }

    fn taking(&self) -> Taking {
        let extract = self.extract.clone().unwrap_or_else(|| {
            let limit = self.options.max_size.saturating_mul(4).min(1 << 30);
            let builder = Extractor::builder().limit(limit);
            let builder = self.gazetteers.iter().fold(builder, |b, (gazetteer, _)| b.gazetteer(gazetteer.clone()));
            let extractor = builder.build();
            Arc::new(move |article| extractor.extract(article))
        });
        let Options { map, encoding, with_text, .. } = self.options.clone();
        Taking { extract, map, encoding, with_text }
    }

    fn compress(&self) -> Compress {
        let default = if self.options.output == Output::Parquet { Compress::Zstd } else { Compress::None };
        self.options.compress.unwrap_or(default)
    }

    /// The options on which the output depends.
    fn fingerprint(&self, watch: bool) -> Value {
        let Options { output, part_size, map, encoding, with_text, duplicates, time_limit, max_size, stdin, .. } =
            &self.options;
        json!({
            "format": output,
            "compress": self.compress(),
            "part_size": part_size,
            "map": map,
            "encoding": encoding,
            "with_text": with_text,
            "duplicates": duplicates,
            "time_limit_seconds": time_limit.as_secs_f64(),
            "max_size": max_size,
            "stdin": stdin,
            "gazetteers": self.gazetteers.iter().map(|(_, sum)| sum).collect::<Vec<_>>(),
            "watch": watch,
        })
    }
}

/// A piece with its position.
pub(crate) struct Numbered {
    pub found: Found,
    pub position: Position,
}

fn pieces(inputs: Vec<Input>, first: u64, next: Position, reading: Reading) -> impl Iterator<Item = Numbered> + Send {
    let numbered = inputs.into_iter().zip(first..).skip_while(move |(_, number)| *number < next.input);
    numbered.flat_map(move |(input, number)| {
        let taken = if number == next.input { next.piece } else { 0 };
        let pieces = read::open(&input, &reading).zip(0..);
        pieces
            .map(move |(found, piece)| Numbered { found, position: Position { input: number, piece } })
            .skip_while(move |numbered| numbered.position.piece < taken)
    })
}

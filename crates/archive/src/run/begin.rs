//! Beginning a run, or going on with one.

use std::io::{BufRead, BufReader, Read};

use serde::{Deserialize, Serialize};
use trichdan::SCHEMA;

use crate::duplicates::{Duplicates, Index};
use crate::error::Error;
use crate::read::{Input, Listing};
use crate::run::writer::{DUPLICATES, INPUTS, REJECTS, Writer};
use crate::run::{Archive, Progress, Stop};
use crate::write::{Folder, Inputs, MANIFEST, Manifest, Part, Position, Resume, Tally};

/// A run that is ready to work.
pub(super) struct Begun {
    pub writer: Writer,
    /// The first piece that is not taken.
    pub next: Position,
    /// Whether there is nothing left to do.
    pub complete: bool,
}

/// An input as `inputs.jsonl` has it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct InputLine {
    pub file: String,
    pub bytes: u64,
    /// Nanoseconds since 1970.
    pub modified: u64,
}

impl InputLine {
    pub fn of(input: &Input) -> Self {
        InputLine { file: input.name().into_owned(), bytes: input.size, modified: input.modified }
    }

    pub fn to_line(&self) -> Vec<u8> {
        let mut line = serde_json::to_vec(self).expect("strings and numbers are JSON");
        line.push(b'\n');
        line
    }
}

/// Begins or resumes a run over a listing.
pub(super) fn run(archive: &Archive, listing: &Listing, progress: &Progress, stop: &Stop) -> Result<Begun, Error> {
    let inputs = Inputs {
        files: listing.inputs.len() as u64,
        bytes: listing.inputs.iter().map(|i| i.size).sum(),
        passed_over: listing.passed_over.clone(),
    };
    let (mut begun, fresh) = open(archive, false, inputs, progress, stop)?;
    if fresh {
        add_inputs(&mut begun.writer, &listing.inputs)?;
        begun.writer.save()?;
        return Ok(begun);
    }
    match changed(lines(begun.writer.inputs.read()?), listing.inputs.iter().map(InputLine::of)) {
        None => Ok(begun),
        Some(difference) => Err(Error::Resume { path: archive.out.clone(), difference }),
    }
}

/// The folder with the state of its run; whether the run is a fresh one.
pub(super) fn open(
    archive: &Archive,
    watch: bool,
    inputs: Inputs,
    progress: &Progress,
    stop: &Stop,
) -> Result<(Begun, bool), Error> {
    let folder = Folder::open(&archive.out)?;
    let options = archive.fingerprint(watch);
    let version = env!("CARGO_PKG_VERSION");
    let old = Manifest::read(&folder)?;
    let fresh = old.is_none();
    let manifest = match old {
        Some(_) if !archive.resume => return Err(Error::Occupied { path: archive.out.clone() }),
        Some(old) => {
            if let Some(difference) = old.difference(version, SCHEMA, &options) {
                return Err(Error::Resume { path: archive.out.clone(), difference });
            }
            old
        }
        None => {
            // Without a manifest, parts of others would be taken for ours.
            if folder.names()?.iter().any(|name| Part::is_one(name)) {
                return Err(Error::Occupied { path: archive.out.clone() });
            }
            Manifest {
                program: "trichdan".to_owned(),
                version: version.to_owned(),
                schema: SCHEMA,
                complete: false,
                options,
                inputs,
                counts: Default::default(),
                top_speakers: Vec::new(),
                parts: Vec::new(),
                rejects: None,
                resume: Some(Resume::default()),
            }
        }
    };
    let complete = manifest.complete;
    let lengths = match (&manifest.resume, complete) {
        (Some(resume), _) => (resume.inputs_bytes, resume.rejects_bytes, resume.duplicates_bytes),
        (None, true) => (length(&folder, INPUTS)?, length(&folder, REJECTS)?, 0),
        (None, false) => {
            let path = folder.file(MANIFEST);
            return Err(Error::Manifest { path, reason: "it does not say where the run goes on".to_owned() });
        }
    };
    clear(&folder, &manifest)?;
    let mut seen = folder.log(DUPLICATES, lengths.2)?;
    let index = if archive.options.duplicates == Duplicates::Off {
        Index::default()
    } else {
        let path = folder.file(DUPLICATES);
        Index::read(BufReader::new(seen.read()?)).map_err(Error::write(&path))?
    };
    let resume = manifest.resume.clone().unwrap_or_default();
    let writer = Writer {
        inputs: folder.log(INPUTS, lengths.0)?,
        rejects: folder.log(REJECTS, lengths.1)?,
        seen,
        tally: Tally { counts: manifest.counts.clone(), speakers: resume.speakers },
        manifest,
        index,
        duplicates: archive.options.duplicates,
        output: archive.options.output,
        compress: archive.compress(),
        part_size: archive.options.part_size.max(1),
        part: None,
        filled: 0,
        next: resume.next,
        through: false,
        progress: progress.clone(),
        stop: stop.clone(),
        folder,
    };
    if complete {
        writer.folder.remove(DUPLICATES)?;
    }
    Ok((Begun { writer, next: resume.next, complete }, fresh))
}

fn length(folder: &Folder, name: &str) -> Result<u64, Error> {
    let path = folder.file(name);
    std::fs::metadata(&path).map(|data| data.len()).map_err(Error::write(&path))
}

/// Removes what a run that was cut off has left: files that are not whole, and a part that the manifest does not know.
fn clear(folder: &Folder, manifest: &Manifest) -> Result<(), Error> {
    for name in folder.names()? {
        let known = manifest.parts.iter().any(|part| part.file == name);
        if Folder::is_unfinished(&name) || (Part::is_one(&name) && !known) {
            folder.remove(&name)?;
        }
    }
    for part in &manifest.parts {
        if length(folder, &part.file).ok() != Some(part.bytes) {
            let difference = format!("{} is not there as it was written", part.file);
            return Err(Error::Resume { path: folder.path().to_owned(), difference });
        }
    }
    Ok(())
}

/// The first input that is not as it was.
fn changed(mut old: impl Iterator<Item = InputLine>, mut new: impl Iterator<Item = InputLine>) -> Option<String> {
    loop {
        return Some(match (old.next(), new.next()) {
            (None, None) => return None,
            (Some(a), Some(b)) if a == b => continue,
            (Some(a), Some(b)) if a.file == b.file => format!("the input {} has changed", a.file),
            (Some(a), Some(b)) => format!("where the input {} was, there is {}", a.file, b.file),
            (Some(a), None) => format!("the input {} is missing", a.file),
            (None, Some(b)) => format!("the input {} is new", b.file),
        });
    }
}

/// The inputs of a log.
pub(super) fn lines(log: impl Read) -> impl Iterator<Item = InputLine> {
    let lines = BufReader::new(log).lines();
    lines.map_while(Result::ok).filter_map(|line| serde_json::from_str(&line).ok())
}

/// Lays more inputs into the log.
pub(super) fn add_inputs(writer: &mut Writer, inputs: &[Input]) -> Result<(), Error> {
    inputs.iter().try_for_each(|input| writer.inputs.add(&InputLine::of(input).to_line()))
}

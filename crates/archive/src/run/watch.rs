//! Folders that somebody fills.
//!
//! What each look finds is laid into `inputs.jsonl` and the manifest before it is read, so that a run that is cut off reads
//! the same files in the same order again. A part ends with the files of a look at the latest.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::read::{self, Input};
use crate::run::begin::{self, Begun, InputLine};
use crate::run::writer::Writer;
use crate::run::{Archive, Progress, Stop, Summary};
use crate::write::{Inputs, Position};

impl Archive {
    /// Takes the files of the inputs, then new ones as they come, until it is told to stop. A file is taken once, when it
    /// has not changed between two looks; a file that is filled under a name without a known ending and then renamed is
    /// taken whole in any case.
    ///
    /// # Errors
    ///
    /// As [`Archive::run`].
    ///
    /// # Panics
    ///
    /// As [`Archive::run`].
    pub fn watch(&self, progress: &Progress, stop: &Stop) -> Result<Summary, Error> {
        let (Begun { mut writer, next, .. }, fresh) = begin::open(self, true, Inputs::default(), progress, stop)?;
        if fresh {
            writer.save()?;
        }
        let old: Vec<InputLine> = begin::lines(writer.inputs.read()?).collect();
        let mut known: HashSet<String> = old.iter().map(|line| line.file.clone()).collect();
        let mut number = old.len() as u64;
        writer = self.again(writer, old, next, progress)?;
        let mut settling = HashMap::new();
        while !stop.is_set() {
            let new = self.look(&known, &mut settling)?;
            if new.is_empty() {
                wait(self.options.interval, stop);
                continue;
            }
            begin::add_inputs(&mut writer, &new)?;
            writer.manifest.inputs.files += new.len() as u64;
            writer.manifest.inputs.bytes += new.iter().map(|i| i.size).sum::<u64>();
            writer.save()?;
            known.extend(new.iter().map(|i| i.name().into_owned()));
            progress.expect(new.iter().map(|i| i.size).sum());
            let first = Position { input: number, piece: 0 };
            number += new.len() as u64;
            writer = close(self.work(writer, new, first.input, first, progress)?, number)?;
        }
        Ok(writer.summary(false))
    }

    /// The files of the last look that are not through.
    fn again(&self, writer: Writer, old: Vec<InputLine>, next: Position, progress: &Progress) -> Result<Writer, Error> {
        let first = next.input;
        let mut inputs = Vec::new();
        for line in old.into_iter().skip(usize::try_from(first).unwrap_or(usize::MAX)) {
            let listing = read::list(&[line.file.clone().into()], &self.out, self.options.stdin);
            let input = listing.ok().and_then(|l| l.inputs.into_iter().next());
            match input.filter(|input| InputLine::of(input) == line) {
                Some(input) => inputs.push(input),
                None => {
                    let difference = format!("the input {} is gone or has changed before it was through", line.file);
                    return Err(Error::Resume { path: self.out.clone(), difference });
                }
            }
        }
        if inputs.is_empty() {
            return Ok(writer);
        }
        progress.expect(inputs.iter().map(|i| i.size).sum());
        let behind = first + inputs.len() as u64;
        close(self.work(writer, inputs, first, next, progress)?, behind)
    }

    /// Files that are not known and have been as they are for an interval.
    fn look(
        &self,
        known: &HashSet<String>,
        settling: &mut HashMap<String, (u64, u64, Instant)>,
    ) -> Result<Vec<Input>, Error> {
        let listing = read::list(&self.inputs, &self.out, self.options.stdin)?;
        let mut still = HashMap::new();
        let mut new = Vec::new();
        for input in listing.inputs {
            if known.contains(&*input.name()) {
                continue;
            }
            let now = (input.size, input.modified);
            let since = match settling.get(&*input.name()) {
                Some(&(size, modified, since)) if (size, modified) == now => since,
                _ => Instant::now(),
            };
            if since.elapsed() >= self.options.interval {
                new.push(input);
            } else {
                still.insert(input.name().into_owned(), (now.0, now.1, since));
            }
        }
        *settling = still;
        Ok(new)
    }
}

/// All files of a look are through, those before the one of this number: what is finished is there for readers.
fn close(mut writer: Writer, behind: u64) -> Result<Writer, Error> {
    if writer.is_through() {
        writer.through = false;
        writer.next = Position { input: behind, piece: 0 };
        writer.save()?;
    }
    Ok(writer)
}

fn wait(interval: Duration, stop: &Stop) {
    let start = Instant::now();
    while start.elapsed() < interval && !stop.is_set() {
        std::thread::sleep(interval.min(Duration::from_millis(100)));
    }
}

//! `trichdan extract`

use std::error::Error;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use trichdan::{Article, Extraction, Extractor, Gazetteer};

use crate::explain;
use crate::input::{self, Broken};
use crate::pretty::Printer;
use crate::{Color, ExtractArgs};

/// Extracts every article that can be read; fails at the end if one could not.
pub fn run(args: &ExtractArgs) -> Result<ExitCode, Box<dyn Error>> {
    let stdin = [PathBuf::from("-")];
    let files = if args.files.is_empty() { &stdin[..] } else { &args.files };
    let extractor = extractor(args)?;
    let mut worker = extractor.worker();
    let stdout = io::stdout();
    let printer = args.pretty.then(|| Printer::new(colored(args.color, stdout.is_terminal())));
    let mut out = BufWriter::new(stdout.lock());
    let mut failed = false;
    for item in files.iter().flat_map(|path| input::articles(path, args.text)) {
        if args.explain {
            let told = item.and_then(|(place, article)| {
                worker.explain(&article).map_err(|e| Broken { place, reason: e.to_string() })
            });
            match told {
                Ok(explanation) => explain::print(&mut out, &explanation)?,
                Err(broken) => failed |= complain(&mut out, &broken)?,
            }
            continue;
        }
        let record = item.and_then(|(place, article)| match worker.extract(&article) {
            Ok(record) => Ok((article, keep_confident(record, args.min_confidence))),
            Err(error) => Err(Broken { place, reason: error.to_string() }),
        });
        match record {
            Ok((article, record)) => write(&mut out, &article, &record, printer.as_ref())?,
            Err(broken) => failed |= complain(&mut out, &broken)?,
        }
    }
    out.flush()?;
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Names what could not be read; true, for something failed.
fn complain(out: &mut impl Write, broken: &Broken) -> io::Result<bool> {
    // What is done so far comes before the complaint where both go to one terminal.
    out.flush()?;
    // Nobody is left to tell if this fails.
    let _ = writeln!(io::stderr(), "{}: {}", broken.place, broken.reason);
    Ok(true)
}

fn extractor(args: &ExtractArgs) -> Result<Extractor, Box<dyn Error>> {
    let read = |path: &Path| -> Result<Gazetteer, Box<dyn Error>> {
        let file = path.display().to_string();
        let tsv = std::fs::read_to_string(path).map_err(|e| format!("{file}: {e}"))?;
        Ok(Gazetteer::from_tsv(&file, &tsv)?)
    };
    let mut builder = Extractor::builder().words(args.words);
    for path in &args.gazetteer {
        builder = builder.gazetteer(read(path)?);
    }
    Ok(builder.build())
}

fn colored(color: Color, terminal: bool) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        // https://no-color.org: set and not empty.
        Color::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    }
}

fn write(out: &mut impl Write, article: &Article, record: &Extraction, printer: Option<&Printer>) -> io::Result<()> {
    match printer {
        Some(printer) => printer.print(out, article, record),
        None => {
            serde_json::to_writer(&mut *out, record)?;
            out.write_all(b"\n")
        }
    }
}

/// Drops the quotes under a confidence. Ids stay dense; a quote whose parent is dropped goes to the parent's parent.
fn keep_confident(mut record: Extraction, least: f64) -> Extraction {
    let kept: Vec<bool> = record.quotes.iter().map(|q| q.confidence >= least).collect();
    let parents: Vec<Option<usize>> = record.quotes.iter().map(|q| q.parent).collect();
    let new_id = |id: usize| kept[..id].iter().filter(|k| **k).count();
    record.quotes.retain(|q| q.confidence >= least);
    for quote in &mut record.quotes {
        let mut above = std::iter::successors(quote.parent, |&p| parents[p]).take(kept.len());
        quote.parent = above.find(|&p| kept[p]).map(new_id);
        quote.id = new_id(quote.id);
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(quotes: &[(f64, Option<usize>)]) -> Extraction {
        let quotes: Vec<_> = quotes
            .iter()
            .enumerate()
            .map(|(id, (confidence, parent))| {
                serde_json::json!({"id": id, "kind": "direct", "act": "statement", "content": [], "cue": null,
                    "speaker": {"mention": null, "entity": null, "name": "?", "source": "person"},
                    "parent": parent, "confidence": confidence})
            })
            .collect();
        let record = serde_json::json!({"schema": 1, "id": "t", "sentences": [], "entities": [], "mentions": [], "quotes": quotes});
        serde_json::from_value(record).expect("a record")
    }

    #[test]
    fn ids_and_parents_follow() {
        let given = record(&[(0.9, None), (0.3, Some(0)), (0.8, Some(1)), (0.2, None), (0.7, Some(3))]);
        let kept = keep_confident(given, 0.5);
        let ids: Vec<_> = kept.quotes.iter().map(|q| (q.id, q.parent)).collect();
        assert_eq!(ids, [(0, None), (1, Some(0)), (2, None)]);
    }
}

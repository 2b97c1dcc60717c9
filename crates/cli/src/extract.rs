//! `trichdan extract`

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use trichdan::{Extraction, Extractor, Gazetteer};

use crate::{Color, ExtractArgs, input, pretty};

/// Extracts every article that can be read; fails at the end if one could not.
pub fn run(args: &ExtractArgs) -> Result<ExitCode, Box<dyn Error>> {
    let mut builder = Extractor::builder().words(args.words);
    for path in &args.gazetteer {
        let name = path.display().to_string();
        let tsv = std::fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
        builder = builder.gazetteer(Gazetteer::from_tsv(&name, &tsv)?);
    }
    let extractor = builder.build();
    let mut worker = extractor.worker();
    let stdin = [PathBuf::from("-")];
    let files = if args.files.is_empty() { &stdin[..] } else { &args.files };
    if args.files.is_empty() && io::stdin().is_terminal() {
        return Err("no FILE given and standard input is a terminal; see trichdan extract --help".into());
    }
    let stdout = io::stdout();
    let colored = match args.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    };
    let mut out = BufWriter::new(stdout.lock());
    let mut failed = false;
    for item in files.iter().flat_map(|path| input::articles(path, args.text)) {
        let result = item.and_then(|(place, article)| match worker.extract(&article) {
            Ok(record) => Ok((article, record)),
            Err(error) => Err((place, error.to_string())),
        });
        match result {
            Ok((article, mut record)) => {
                keep_confident(&mut record, args.min_confidence);
                if args.pretty {
                    pretty::print(&mut out, &article, &record, colored)?;
                } else {
                    // As an error of the pipe, so that a closed one ends quietly.
                    serde_json::to_writer(&mut out, &record).map_err(io::Error::from)?;
                    out.write_all(b"\n")?;
                }
            }
            Err((place, reason)) => {
                failed = true;
                out.flush()?;
                eprintln!("{place}: {reason}");
            }
        }
    }
    out.flush()?;
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Drops the quotes under a confidence; ids stay dense and parents follow.
fn keep_confident(record: &mut Extraction, least: f64) {
    record.quotes.retain(|q| q.confidence >= least);
    let ids: BTreeMap<usize, usize> = record.quotes.iter().enumerate().map(|(new, q)| (q.id, new)).collect();
    for quote in &mut record.quotes {
        quote.id = ids[&quote.id];
        quote.parent = quote.parent.and_then(|p| ids.get(&p).copied());
    }
}

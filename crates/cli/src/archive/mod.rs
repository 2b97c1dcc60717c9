//! `trichdan archive`

mod progress;
mod summary;

use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use clap::{Args, ValueEnum};
use signal_hook::consts::{SIGINT, SIGTERM};
use trichdan_archive::{
    Archive, Compress, Duplicates, Encoding, Format, Map, Options, Output, Progress, Stop, THREAD_NAME,
};

pub const EXAMPLES: &str = "\
Examples:
  trichdan archive bao/ --out records                       all articles below a folder, as JSON Lines
  trichdan archive 'bao/**/*.jsonl.zst' --format parquet --out records
  trichdan archive cu/ --map text=body,published=date --encoding tcvn3 --out records
  trichdan archive bao/ --out records --resume              goes on where a run was stopped or killed
  trichdan archive --watch hop-thu/ --out records           takes files as they come, until Ctrl-C
  zstd -dc bao.jsonl.zst | trichdan archive - --out records

Read are .txt, .html, .jsonl, .csv, .tsv, .parquet and .warc, each also in .gz and .zst. DIR gets part-00001.jsonl (or \
.parquet) and so on, manifest.json with counts and SHA-256 sums, inputs.jsonl, and rejects.jsonl with everything that could \
not be read: file, line, reason, bytes. Broken input never ends a run. Ctrl-C finishes the part in hand; a second one stops \
at once, and nothing is lost by either. The same input gives the same bytes, by any number of threads.";

/// What to read and how to write it.
#[derive(Args)]
pub struct ArchiveArgs {
    /// Files, folders (with all below them), patterns in quotes, or - for standard input
    #[arg(value_name = "INPUT", required_unless_present = "watch")]
    inputs: Vec<PathBuf>,
    /// The folder for the output; made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The format of the output
    #[arg(long, value_enum, default_value_t = OutputArg::Jsonl)]
    format: OutputArg,
    /// How the output is compressed [default: none for jsonl, zstd for parquet]
    #[arg(long, value_enum)]
    compress: Option<CompressArg>,
    /// Where parts end: bytes of their records as JSON Lines, with K, M or G
    #[arg(long, value_name = "SIZE", default_value = "64M", value_parser = size)]
    part_size: u64,
    /// Threads that work [default: all cores]
    #[arg(long, value_name = "N")]
    threads: Option<std::num::NonZeroUsize>,
    /// How the fields id, text, title, published, outlet and url are called in the input: text=body,published=meta.date
    #[arg(long, value_name = "FIELD=NAME,…", default_value = "")]
    map: Map,
    /// The encoding of what is not Unicode: tcvn3, vni, viscii, viqr, windows-1258, utf-16le, utf-16be; utf-8 for none
    /// [default: recognised by content]
    #[arg(long, value_name = "NAME")]
    encoding: Option<Encoding>,
    /// Put the text into each record
    #[arg(long)]
    with_text: bool,
    /// What to do with articles that were there before, exactly or nearly
    #[arg(long, value_enum, default_value_t = DuplicatesArg::Keep)]
    duplicates: DuplicatesArg,
    /// The longest that one article may take
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = seconds)]
    time_limit: Duration,
    /// The longest article, in bytes of the input, with K or M
    #[arg(long, value_name = "SIZE", default_value = "2M", value_parser = size)]
    max_size: u64,
    /// The format of standard input: jsonl, csv, text, html, warc, parquet
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = format)]
    stdin: Format,
    /// Go on with the run that the folder holds
    #[arg(long)]
    resume: bool,
    /// Take the files of this folder as they come, until Ctrl-C; may be given again
    #[arg(long, value_name = "DIR", conflicts_with = "inputs")]
    watch: Vec<PathBuf>,
    /// Seconds between two looks at the folders of --watch
    #[arg(long, value_name = "SECONDS", default_value = "2", value_parser = seconds)]
    interval: Duration,
    /// Names of your own: rows of name, kind, forms, links separated by tabs; may be given again
    #[arg(long, value_name = "FILE")]
    gazetteer: Vec<PathBuf>,
    /// Say nothing but errors and the last line
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum OutputArg {
    Jsonl,
    Parquet,
}

#[derive(Clone, Copy, ValueEnum)]
enum CompressArg {
    None,
    Gzip,
    Zstd,
}

#[derive(Clone, Copy, ValueEnum)]
enum DuplicatesArg {
    /// Records say the id of the first article
    Keep,
    /// No record for them
    Drop,
    /// Nobody looks for any
    Off,
}

/// Exit code of a run that could not begin or go on.
const FAILED: u8 = 3;
/// Exit code of a run that was stopped.
const STOPPED: u8 = 130;

/// Runs over an archive. Rejects make the exit code 1.
pub fn run(args: &ArchiveArgs) -> Result<ExitCode, Box<dyn Error>> {
    let watch = !args.watch.is_empty();
    let inputs = if watch { &args.watch } else { &args.inputs };
    let mut archive = Archive::new(inputs, &args.out).options(options(args)).resume(args.resume);
    for path in &args.gazetteer {
        let name = path.display().to_string();
        let tsv = std::fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
        archive = archive.gazetteer(&name, &tsv)?;
    }
    let (progress, stop) = (Progress::default(), Stop::default());
    listen(&stop)?;
    be_silent_about_articles();
    let shown = (!args.quiet).then(|| progress::Shown::start(&progress, &stop, watch));
    let result = if watch { archive.watch(&progress, &stop) } else { archive.run(&progress, &stop) };
    drop(shown);
    let mut err = io::stderr().lock();
    let summary = match result {
        Ok(summary) => summary,
        Err(error) => {
            writeln!(err, "trichdan: {error}")?;
            return Ok(ExitCode::from(FAILED));
        }
    };
    if !args.quiet {
        summary::print(&mut err, &summary)?;
    }
    let out = args.out.display();
    let rejects = match summary.counts.rejects {
        0 => "no rejects".to_owned(),
        n => format!("{n} rejects, see {}", args.out.join("rejects.jsonl").display()),
    };
    let records = summary.counts.records;
    if summary.complete {
        writeln!(err, "{records} records in {out}; {rejects}")?;
        return Ok(if summary.counts.rejects > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS });
    }
    writeln!(err, "stopped with {records} records in {out}; {rejects}; the same command with --resume goes on")?;
    Ok(ExitCode::from(STOPPED))
}

fn options(args: &ArchiveArgs) -> Options {
    let mut options = Options::default();
    options.output = match args.format {
        OutputArg::Jsonl => Output::Jsonl,
        OutputArg::Parquet => Output::Parquet,
    };
    options.compress = args.compress.map(|compress| match compress {
        CompressArg::None => Compress::None,
        CompressArg::Gzip => Compress::Gzip,
        CompressArg::Zstd => Compress::Zstd,
    });
    options.duplicates = match args.duplicates {
        DuplicatesArg::Keep => Duplicates::Keep,
        DuplicatesArg::Drop => Duplicates::Drop,
        DuplicatesArg::Off => Duplicates::Off,
    };
    if let Some(threads) = args.threads {
        options.threads = threads.get();
    }
    options.part_size = args.part_size;
    options.map = args.map.clone();
    options.encoding = args.encoding;
    options.with_text = args.with_text;
    options.time_limit = args.time_limit;
    options.max_size = usize::try_from(args.max_size).unwrap_or(usize::MAX);
    options.stdin = args.stdin;
    options.interval = args.interval;
    options
}

/// The first Ctrl-C asks to stop, the second one stops. A write over a limit of the system is an error, not the end.
fn listen(stop: &Stop) -> io::Result<()> {
    for signal in [SIGINT, SIGTERM] {
        // In this order: the flag is looked at before it is set.
        signal_hook::flag::register_conditional_shutdown(signal, STOPPED.into(), stop.flag())?;
        signal_hook::flag::register(signal, stop.flag())?;
    }
    #[cfg(unix)]
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    Ok(())
}

/// A panic in an article becomes a reject with its message; the terminal need not have it, too.
fn be_silent_about_articles() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(THREAD_NAME) {
            usual(panic);
        }
    }));
}

fn size(text: &str) -> Result<u64, String> {
    let fault = || format!("{text:?} is no size; write 500K, 64M or 2G");
    let (digits, unit) = match text.char_indices().next_back().ok_or_else(fault)? {
        (at, 'K' | 'k') => (&text[..at], 10),
        (at, 'M' | 'm') => (&text[..at], 20),
        (at, 'G' | 'g') => (&text[..at], 30),
        _ => (text, 0),
    };
    let number: u64 = digits.parse().map_err(|_| fault())?;
    number.checked_mul(1 << unit).filter(|n| *n > 0).ok_or_else(fault)
}

fn seconds(text: &str) -> Result<Duration, String> {
    let number: f64 = text.parse().map_err(|_| format!("{text:?} is no number of seconds"))?;
    Duration::try_from_secs_f64(number)
        .ok()
        .filter(|d| !d.is_zero())
        .ok_or_else(|| "a time above 0 is wanted".to_owned())
}

fn format(text: &str) -> Result<Format, String> {
    Ok(match text {
        "jsonl" => Format::Jsonl,
        "csv" => Format::Csv,
        "text" | "txt" => Format::Text,
        "html" => Format::Html,
        "warc" => Format::Warc,
        "parquet" => Format::Parquet,
        _ => return Err("known are jsonl, csv, text, html, warc and parquet".to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (text, want) in [("7", Some(7)), ("500K", Some(512_000)), ("64m", Some(64 << 20)), ("2G", Some(2 << 30))] {
            assert_eq!(size(text).ok(), want, "{text}");
        }
        for text in ["", "K", "0", "-1", "1.5M", "99999999999G"] {
            assert!(size(text).is_err(), "{text}");
        }
    }
}

//! The program `trichdan`: arguments and terminal; everything else is in the library.

mod archive;
mod explain;
mod extract;
mod input;
mod pretty;
mod score;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

/// Who said what in Vietnamese news.
#[derive(Parser)]
#[command(name = "trichdan", version, propagate_version = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 all is well, 1 something could not be read (named on standard error; the rest is \
                          done), 2 the command line is wrong, 3 an archive could not be begun or gone on with, 130 an archive \
                          was stopped and can be resumed.";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  trichdan extract bao.txt                                  one text, one record
  trichdan extract --pretty bao.txt                         for reading at a terminal
  trichdan extract --explain bao.txt                        which row or rule made each mention and quote
  trichdan extract --min-confidence 0.8 archive.jsonl       only what is fairly sure
  trichdan extract --gazetteer own.tsv a.txt b.jsonl        with names of your own
  zstd -dc archive.jsonl.zst | trichdan extract > records.jsonl

A line of JSON Lines is {\"id\": …, \"text\": …}, with title, published (YYYY-MM-DD), outlet and url if known; the id may \
be missing (the number of the line is taken). Input that is broken is named on standard error as FILE:LINE, the rest goes \
on, and the exit code is 1.

With --pretty, people are cyan, organizations magenta, countries yellow, other places green, and what is quoted is \
underlined.";

const SCORE_EXAMPLES: &str = "\
Examples:
  trichdan score fixtures                                   the extractor of this program
  trichdan score fixtures --strip                           on the same texts without quotation marks and dashes
  trichdan score fixtures records.jsonl --errors 20         stored records, and what is wrong with them
  trichdan score fixtures --json | jq '.[\"who-said-what\"].f1'";

#[derive(Subcommand)]
enum Command {
    /// Extract records: one JSON object a line for each article
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract(ExtractArgs),
    /// Turn whole archives into records: any format and old encoding in, JSON Lines or Parquet out
    #[command(after_help = archive::EXAMPLES)]
    Archive(Box<archive::ArchiveArgs>),
    /// Score records against gold annotations
    #[command(after_help = SCORE_EXAMPLES)]
    Score(ScoreArgs),
}

/// What to read and how to write it.
#[derive(Args)]
struct ExtractArgs {
    /// `.jsonl`, a plain text (the id is the file's name without ending), or - for standard input; without FILE, standard
    /// input is read if it is no terminal
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read standard input as one plain text instead of JSON Lines
    #[arg(long)]
    text: bool,
    /// Add the words to each record
    #[arg(long)]
    words: bool,
    /// Names of your own: rows of name, kind, forms, links separated by tabs; may be given again
    #[arg(long, value_name = "FILE")]
    gazetteer: Vec<PathBuf>,
    /// Leave out quotes with less confidence
    #[arg(long, value_name = "0..1", default_value_t = 0.0, value_parser = confidence)]
    min_confidence: f64,
    /// Print for a person: the text in colours and a table of who said what
    #[arg(long)]
    pretty: bool,
    /// Say which row or rule made each mention and quote
    #[arg(long, conflicts_with_all = ["pretty", "min_confidence"])]
    explain: bool,
    /// When to use colours with --pretty
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    color: Color,
}

/// What to compare.
#[derive(Args)]
struct ScoreArgs {
    /// A folder of annotations: ID.json beside ID.txt
    gold: PathBuf,
    /// Records as `trichdan extract` writes them; without, the gold texts are extracted now
    predicted: Option<PathBuf>,
    /// Show that many mistakes
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Score on the same articles without quotation marks and dashes
    #[arg(long)]
    strip: bool,
    /// Figures as one JSON object
    #[arg(long)]
    json: bool,
}

/// When colours are used.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// At a terminal, unless NO_COLOR is set
    Auto,
    /// Into files and pipes, too
    Always,
    /// Not at all
    Never,
}

fn confidence(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("a number from 0 to 1 is wanted".to_owned()),
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Command::Extract(args) = &cli.command
        && args.files.is_empty()
        && std::io::stdin().is_terminal()
    {
        let message = "no FILE is given and standard input is a terminal";
        Cli::command().error(clap::error::ErrorKind::MissingRequiredArgument, message).exit();
    }
    let outcome = match &cli.command {
        Command::Extract(args) => extract::run(args),
        Command::Archive(args) => archive::run(args),
        Command::Score(args) => score::run(args),
    };
    match outcome {
        Ok(code) => code,
        // `trichdan … | head` ends quietly.
        Err(error) if is_broken_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "trichdan: {error}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}

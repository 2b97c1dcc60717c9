//! The program `trichdan`: arguments and terminal; everything else is in the library.

mod extract;
mod input;
mod pretty;
mod score;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Who said what in Vietnamese news.
#[derive(Parser)]
#[command(version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Extract records: one JSON object a line for each article
    #[command(
        after_help = "Examples:\n  trichdan extract bao.txt\n  trichdan extract --pretty bao.txt\n  zstd -dc archive.jsonl.zst | trichdan extract - > records.jsonl"
    )]
    Extract(ExtractArgs),
    /// Score records against gold annotations
    #[command(after_help = "Examples:\n  trichdan score fixtures\n  trichdan score fixtures records.jsonl --errors 20")]
    Score(ScoreArgs),
}

/// What to read and how to write it.
#[derive(Args)]
struct ExtractArgs {
    /// `.txt` (the id is the file's name), `.jsonl` (id, text and, if known, title, published, outlet, url), or - for
    /// standard input
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
    #[arg(long, value_name = "0..1", default_value_t = 0.0)]
    min_confidence: f64,
    /// Print for a person: the text in colours and a table of who said what
    #[arg(long)]
    pretty: bool,
    /// When to use colours with --pretty
    #[arg(long, value_enum, default_value_t = Color::Auto)]
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
    Always,
    Never,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Extract(args) => extract::run(&args),
        Command::Score(args) => score::run(&args),
    };
    match outcome {
        Ok(code) => code,
        // `trichdan … | head` ends quietly.
        Err(error)
            if error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe) =>
        {
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("trichdan: {error}");
            ExitCode::FAILURE
        }
    }
}

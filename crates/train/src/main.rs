//! Trains the models that the library embeds, and scores words. Never needed to use the library.
//!
//! ```text
//! trichdan-train words-table --archive arch.jsonl --list words.tsv --places places.tsv --surnames surnames.tsv --out data/words.tsv
//! trichdan-train words --treebank train.conllu --out data/words.model
//! trichdan-train words-score --treebank dev.conllu [--model words.model] [--errors 40]
//! trichdan-train words-speed --text FILE
//! trichdan-train harvest --archive arch.jsonl --out data/harvest.tsv
//! trichdan-train names --gold DIR [--gold DIR…] --out data/names.model
//! trichdan-train quotes --gold DIR [--gold DIR…] --out data/quotes.model
//! ```

mod args;
mod gold;
mod harvest;
mod logistic;
mod names;
mod quotes;
mod score;
mod table;
mod treebank;
mod words;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use args::Args;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let args = Args::new(args);
    let done = match command.as_str() {
        "words-table" => table::run(&args),
        "words" => words::run(&args),
        "words-score" => score::run(&args),
        "words-speed" => speed(&args),
        "harvest" => harvest(&args),
        "names" => train(&args, names::run),
        "quotes" => train(&args, quotes::run),
        _ => Err("say `words-table`, `words`, `words-score`, `words-speed`, `harvest`, `names` or `quotes`".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("trichdan-train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn harvest(args: &Args) -> Result<(), Box<dyn Error>> {
    harvest::run(Path::new(args.required("archive")?), Path::new(args.required("out")?))
}

/// A model of annotated articles.
fn train(args: &Args, run: fn(&[String], &Path) -> Result<(), Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
    run(&args.all("gold"), Path::new(args.required("out")?))
}

/// Times tokens, sentences and words over a text.
fn speed(args: &Args) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(args.required("text")?)?;
    // The first call builds the dictionary.
    trichdan::internals::parts("Ông đi.", None);
    for (what, model) in [("tokens, sentences", Some(&[][..])), ("with words", None)] {
        let clock = std::time::Instant::now();
        let parts = trichdan::internals::parts(&text, model);
        let time = clock.elapsed().as_nanos() as f64 / text.len() as f64;
        println!("{what}: {time:.1} ns for a byte, {} sentences, {} words", parts.sentences.len(), parts.words.len());
    }
    Ok(())
}

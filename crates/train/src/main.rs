//! Trainer of the models that the library embeds, and scorer. Never needed to use the library.
//!
//! ```text
//! trichdan-train words-table --archive arch.jsonl --list words.tsv --places places.tsv --surnames surnames.tsv --out data/words.tsv
//! trichdan-train words --treebank train.conllu --out data/words.model
//! trichdan-train words-score --treebank dev.conllu [--model words.model] [--errors 40]
//! trichdan-train words-speed --text FILE
//! ```

mod args;
mod score;
mod table;
mod treebank;
mod words;

use std::error::Error;
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
        _ => Err("say `words-table`, `words`, `words-score` or `words-speed`".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("trichdan-train: {error}");
            ExitCode::FAILURE
        }
    }
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

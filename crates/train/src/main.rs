//! Trains the models that the library embeds, and scores words. Never needed to use the library.
//!
//! ```text
//! trichdan-train words-table --archive arch.jsonl --list words.tsv --places places.tsv --surnames surnames.tsv --out data/words.tsv
//! trichdan-train words --treebank train.conllu --out data/words.model
//! trichdan-train words-score --treebank dev.conllu [--model words.model] [--errors 40]
//! trichdan-train words-speed --text FILE
//! trichdan-train clusters --archive arch.jsonl [--without DIR…] --out data/clusters.tsv
//! trichdan-train harvest --archive arch.jsonl [--without DIR…] --out data/harvest.tsv
//! trichdan-train names --gold DIR [--gold DIR…] [--extra DIR…] [--errors N] --out data/names.model
//! trichdan-train quotes --gold DIR [--gold DIR…] [--errors N] --out data/quotes.model
//! trichdan-train acts --gold DIR [--gold DIR…] --out data/acts.model
//! trichdan-train confidence --gold DIR [--gold DIR…] --out data/confidence.model   (DIR: articles that the other models have not seen)
//! trichdan-train standoff --gold DIR [--gold DIR…] --archive arch.jsonl --out annotations.jsonl
//! ```
//!
//! A DIR holds `ID.json` beside `ID.txt`; `annotations.jsonl@arch.jsonl` stands for offsets and the archive with their texts.

mod args;
mod choices;
mod clusters;
mod gold;
mod harvest;
mod logistic;
mod names;
mod quotes;
mod said;
mod score;
mod shuffle;
mod standoff;
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
        "clusters" => clusters(&args),
        "names" => names(&args),
        "quotes" => quotes(&args),
        "acts" => acts(&args),
        "standoff" => standoff(&args),
        "confidence" => confidence(&args),
        _ => {
            Err("say `words-table`, `words`, `words-score`, `words-speed`, `clusters`, `harvest`, `names`, `quotes`, `acts`, `confidence` or `standoff`"
                .into())
        }
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
    harvest::run(Path::new(args.required("archive")?), &ids(&args.all("without"))?, Path::new(args.required("out")?))
}

fn clusters(args: &Args) -> Result<(), Box<dyn Error>> {
    clusters::run(Path::new(args.required("archive")?), &ids(&args.all("without"))?, Path::new(args.required("out")?))
}

fn names(args: &Args) -> Result<(), Box<dyn Error>> {
    let errors = args.number("errors", 0.0) as usize;
    names::run(&args.all("gold"), &args.all("extra"), errors, Path::new(args.required("out")?))
}

fn quotes(args: &Args) -> Result<(), Box<dyn Error>> {
    let errors = args.number("errors", 0.0) as usize;
    quotes::run(&args.all("gold"), errors, Path::new(args.required("out")?))
}

fn acts(args: &Args) -> Result<(), Box<dyn Error>> {
    said::acts(&args.all("gold"), Path::new(args.required("out")?))
}

fn standoff(args: &Args) -> Result<(), Box<dyn Error>> {
    standoff::write(&args.all("gold"), Path::new(args.required("archive")?), Path::new(args.required("out")?))
}

fn confidence(args: &Args) -> Result<(), Box<dyn Error>> {
    said::confidence(&args.all("gold"), Path::new(args.required("out")?))
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

/// The ids of the articles of folders: the names of their texts.
fn ids(folders: &[String]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut out = Vec::new();
    for folder in folders {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "txt") {
                out.extend(path.file_stem().map(|s| s.to_string_lossy().into_owned()));
            }
        }
    }
    Ok(out)
}

//! Trains the models that the library embeds. Never needed to use it.
//!
//! `trichdan-train clusters --archive FILE [--without DIR…] --out data/clusters.tsv`
//! `trichdan-train harvest --archive FILE [--without DIR…] --out data/harvest.tsv`
//! `trichdan-train names --gold DIR [--gold DIR…] [--extra DIR…] [--errors N] --out data/names.model`
//! `trichdan-train quotes --gold DIR [--gold DIR…] --out data/quotes.model`

mod clusters;
mod gold;
mod harvest;
mod logistic;
mod names;
mod quotes;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("trichdan-train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let values = |name: &str| -> Vec<String> { arguments.windows(2).filter(|w| w[0] == name).map(|w| w[1].clone()).collect() };
    let out = values("--out").pop();
    match (arguments.first().map(String::as_str), out) {
        (Some("quotes"), Some(out)) => quotes::run(&values("--gold"), Path::new(&out)),
        (Some("clusters"), Some(out)) => {
            let archive = values("--archive").pop().ok_or("clusters needs --archive FILE")?;
            clusters::run(Path::new(&archive), &ids(&values("--without"))?, Path::new(&out))
        }
        (Some("harvest"), Some(out)) => {
            let archive = values("--archive").pop().ok_or("harvest needs --archive FILE")?;
            harvest::run(Path::new(&archive), &ids(&values("--without"))?, Path::new(&out))
        }
        (Some("names"), Some(out)) => {
            let errors = values("--errors").pop().map_or(Ok(0), |n| n.parse())?;
            names::run(&values("--gold"), &values("--extra"), errors, Path::new(&out))
        },
        _ => Err("usage: trichdan-train names|quotes|harvest|clusters --gold DIR [--gold DIR…] --out FILE".into()),
    }
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

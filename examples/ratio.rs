//! Speed of `extract` in dictionary passes over the same text: `cargo run --release --example ratio`.
//!
//! Over the fixtures, or over the archive that `TRICHDAN_ARCHIVE` names.

#[path = "../benches/common/mod.rs"]
mod common;

use std::time::Instant;

fn main() {
    let start = Instant::now();
    let extractor = trichdan::Extractor::new();
    println!("ready in          {:6.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let articles = common::articles();
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    let dictionary = common::dictionary();
    let mut worker = extractor.worker();
    let fastest = |run: &mut dyn FnMut() -> usize| {
        let seconds = (0..3).map(|_| {
            let start = Instant::now();
            assert!(run() > 0);
            start.elapsed().as_secs_f64()
        });
        seconds.fold(f64::INFINITY, f64::min)
    };
    let pass = fastest(&mut || articles.iter().map(|a| dictionary.find_iter(&a.text).count()).sum());
    let whole = fastest(&mut || articles.iter().map(|a| worker.extract(a).expect("an article").quotes.len()).sum());
    let speed = |seconds: f64| bytes as f64 / 1e6 / seconds;
    println!("dictionary pass   {:6.1} MB/s ({} names)", speed(pass), dictionary.patterns_len());
    println!("extract           {:6.1} MB/s, {:.1} passes", speed(whole), whole / pass);
    let texts: Vec<&str> = articles.iter().map(|a| a.text.as_str()).collect();
    for (stage, seconds) in trichdan::internals::stage_seconds(&texts) {
        println!("  {stage:16}{:6.1} ns a byte", seconds * 1e9 / bytes as f64);
    }
}

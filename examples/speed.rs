//! Speed of `extract` over a JSONL of articles: `cargo run --release --example speed FILE`.
use std::time::Instant;
fn main() {
    let path = std::env::args().nth(1).expect("FILE");
    let data = std::fs::read_to_string(path).expect("read");
    let articles: Vec<trichdan::Article> = data.lines().take(5000).map(|l| serde_json::from_str(l).expect("json")).collect();
    let start = Instant::now();
    let extractor = trichdan::Extractor::new();
    println!("start-up {:?}", start.elapsed());
    let texts: Vec<&str> = articles.iter().map(|a| a.text.as_str()).collect();
    let total: usize = texts.iter().map(|t| t.len()).sum();
    for (stage, seconds) in trichdan::internals::stage_seconds(&texts) {
        println!("{stage:10} {:6.1} ns/byte", seconds * 1e9 / total as f64);
    }
    let mut worker = extractor.worker();
    let (mut bytes, mut quotes, mut mentions) = (0, 0, 0);
    let start = Instant::now();
    for article in &articles {
        let extraction = worker.extract(article).expect("extract");
        bytes += article.text.len();
        quotes += extraction.quotes.len();
        mentions += extraction.mentions.len();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{} articles, {mentions} mentions, {quotes} quotes, {:.1} MB/s", articles.len(), bytes as f64 / 1e6 / seconds);
}

//! The whole pipeline and its stages over 5 MB of articles, beside one dictionary pass over the same text.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use trichdan::Extractor;

fn pipeline(c: &mut Criterion) {
    let articles = common::articles();
    let texts: Vec<&str> = articles.iter().map(|a| a.text.as_str()).collect();
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    let dictionary = common::dictionary();
    let extractor = Extractor::new();
    let quotes: usize = articles.iter().map(|a| extractor.extract(a).expect("an article").quotes.len()).sum();
    assert!(quotes > articles.len() / 2, "{quotes} quotes in {} articles", articles.len());

    let mut group = c.benchmark_group("pipeline");
    group.sample_size(10).throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("dictionary pass", |b| b.iter(|| texts.iter().map(|t| dictionary.find_iter(t).count()).sum::<usize>()));
    group.bench_function("extract", |b| {
        let mut worker = extractor.worker();
        b.iter(|| articles.iter().map(|a| worker.extract(a).expect("an article").quotes.len()).sum::<usize>());
    });
    group.bench_function("extract with words", |b| {
        let extractor = Extractor::builder().words(true).build();
        let mut worker = extractor.worker();
        b.iter(|| articles.iter().map(|a| worker.extract(a).expect("an article").words.len()).sum::<usize>());
    });
    group.finish();

    let mut group = c.benchmark_group("stages");
    group.sample_size(10).throughput(Throughput::Bytes(bytes as u64));
    for (i, (stage, _)) in trichdan::internals::stage_seconds(&texts[..1]).iter().enumerate() {
        group.bench_function(*stage, |b| {
            b.iter_custom(|times| {
                let seconds: f64 = (0..times).map(|_| trichdan::internals::stage_seconds(black_box(&texts))[i].1).sum();
                std::time::Duration::from_secs_f64(seconds)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, pipeline);
criterion_main!(benches);

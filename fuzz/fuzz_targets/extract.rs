//! Any title and text: no panic, and spans that lie in what was given.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use trichdan::{Article, Extractor, Span};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::builder().words(true).build());

// The first line is the title where the input begins with `#`.
fuzz_target!(|data: &str| {
    let article = match data.strip_prefix('#').and_then(|d| d.split_once('\n')) {
        Some((title, text)) => Article::new("a", text).with_title(title),
        None => Article::new("a", data),
    }
    .with_published("2019-08-15");
    let record = EXTRACTOR.extract(&article).expect("a short text");
    let check = |span: &Span| {
        let given = if span.zone.is_some() { article.title.as_deref().unwrap_or_default() } else { &article.text };
        assert_eq!(given.get(span.range()), Some(span.text.as_str()));
    };
    record.sentences.iter().for_each(check);
    record.mentions.iter().for_each(|m| check(&m.span));
    record.words.iter().for_each(|w| check(&w.span));
    for quote in &record.quotes {
        quote.content.iter().chain(&quote.cue).chain(&quote.speaker.mention).for_each(check);
        quote.quantities.iter().for_each(|q| check(&q.span));
        quote.times.iter().for_each(|t| check(&t.span));
    }
});

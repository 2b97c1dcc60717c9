//! Any annotation of any text: read or refused, and what is read can be stripped and scored.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trichdan::Article;
use trichdan_score::{Gold, Score, strip};

// The text, a NUL, the annotation.
fuzz_target!(|data: &str| {
    let Some((text, json)) = data.split_once('\0') else { return };
    if let Ok(gold) = Gold::parse("a.json", json, text) {
        for gold in [strip(&gold), gold] {
            let record = trichdan::extract(&Article::new("a", &gold.text)).expect("a short text");
            Score::default().add(&gold, &record);
        }
    }
});

//! Any table of own names: read or refused with file and line, and extraction with it does not panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trichdan::{Article, Extractor, Gazetteer};

fuzz_target!(|data: &str| {
    match Gazetteer::from_tsv("own.tsv", data) {
        Ok(own) => {
            let names: String =
                own.entries().iter().map(|e| format!("{} nói: “{}”. ", e.name, e.forms.join(" "))).collect();
            let extractor = Extractor::builder().gazetteer(own).build();
            extractor.extract(&Article::new("a", names)).expect("a short text");
        }
        Err(error) => assert!(error.place().starts_with("own.tsv:")),
    }
});

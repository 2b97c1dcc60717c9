//! `harvest`: names that the tagger finds again and again in an archive, as a gazetteer.
//!
//! A string that many articles name, nearly always as the same kind, is evidence for the articles where its context says
//! little. The table holds names, kinds and counts, nothing else of the archive.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use trichdan::{Article, EntityKind, Extractor, MentionForm};

/// Articles that must name a string.
const LEAST: usize = 3;
/// Share of its mentions that must be of one kind.
const SHARE: f64 = 0.75;

/// Reads the articles of a JSONL file, all but those whose ids `skip` holds, and writes the table.
pub fn run(archive: &Path, skip: &[String], out: &Path) -> Result<(), Box<dyn Error>> {
    let extractor = Extractor::builder().quotes(false).build();
    let mut worker = extractor.worker();
    // By string: mentions and articles by kind.
    let mut counts: BTreeMap<String, [(usize, usize); 4]> = BTreeMap::new();
    for line in BufReader::new(std::fs::File::open(archive)?).lines() {
        let article: Article = serde_json::from_str(&line?)?;
        if skip.contains(&article.id) {
            continue;
        }
        let extraction = worker.extract(&article)?;
        let mut seen = BTreeSet::new();
        for mention in
            extraction.mentions.iter().filter(|m| !matches!(m.form, MentionForm::Pronoun | MentionForm::Nominal))
        {
            let name = mention.span.text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
            let kind = match mention.kind {
                EntityKind::Person => 0,
                EntityKind::Organization => 1,
                EntityKind::Country => 2,
                EntityKind::Location => 3,
            };
            let cell = counts.entry(name.clone()).or_default();
            cell[kind].0 += 1;
            cell[kind].1 += usize::from(seen.insert((name, kind)));
        }
    }
    let mut table = String::from(
        "# Names that the tagger finds in an archive, made by `trichdan-train harvest`: counts, to be trusted as far as they go.\n\
         # articles: how many name it so; share: of its mentions, those of this kind, in percent\n\
         # name\tkind\tarticles\tshare\tsource\n",
    );
    let mut rows = 0;
    for (name, kinds) in &counts {
        let total: usize = kinds.iter().map(|k| k.0).sum();
        let Some((kind, (mentions, articles))) = kinds.iter().enumerate().max_by_key(|(_, k)| k.0) else { continue };
        let share = *mentions as f64 / total as f64;
        let plain = name.chars().count() >= 2 && !name.contains(['|', '#', '\t', '"']) && unquoted(name);
        if *articles >= LEAST && share >= SHARE && plain {
            let kind = ["person", "organization", "country", "location"][kind];
            let _ = writeln!(table, "{name}\t{kind}\t{articles}\t{:.0}\tarchive", share * 100.0);
            rows += 1;
        }
    }
    println!("{rows} names");
    std::fs::write(out, table)?;
    Ok(())
}

/// No mark at its edges that would have to be cut.
fn unquoted(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_alphanumeric)
}

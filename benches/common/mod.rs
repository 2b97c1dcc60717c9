//! The texts of the benches, and the yardstick: one dictionary pass over them.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, MatchKind};
use trichdan::Article;

/// Articles of at least 5 MB: those of the archive that `TRICHDAN_ARCHIVE` names (JSON Lines, unpacked), else the
/// fixtures over and over.
pub fn articles() -> Vec<Article> {
    const ENOUGH: usize = 5 << 20;
    let mut size = 0;
    let mut enough = |article: &Article| {
        let go_on = size < ENOUGH;
        size += article.text.len();
        go_on
    };
    if let Some(path) = std::env::var_os("TRICHDAN_ARCHIVE") {
        let lines = std::fs::read_to_string(path).expect("TRICHDAN_ARCHIVE is a file of JSON Lines");
        return lines.lines().map(|line| serde_json::from_str(line).expect("an article a line")).take_while(&mut enough).collect();
    }
    let mut paths: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures"))
        .expect("fixtures")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).expect("a fixture")).collect();
    texts.iter().cycle().enumerate().map(|(i, text)| Article::new(i.to_string(), text)).take_while(&mut enough).collect()
}

/// Every name form of the gazetteers, as one automaton (leftmost-longest).
pub fn dictionary() -> AhoCorasick {
    const TABLES: [&str; 4] = [
        include_str!("../../data/countries.tsv"),
        include_str!("../../data/places.tsv"),
        include_str!("../../data/organizations.tsv"),
        include_str!("../../data/people.tsv"),
    ];
    let rows = TABLES.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#'));
    let forms: BTreeSet<&str> = rows.flat_map(|row| row.split('\t').take(2)).flat_map(|cell| cell.split('|')).filter(|form| !form.is_empty()).collect();
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(forms).expect("an automaton of the names")
}

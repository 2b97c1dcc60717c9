//! What came of a run, as a small table.

use std::io::{self, Write};

use trichdan_archive::Summary;

/// Speakers that are shown.
const SPEAKERS: usize = 10;

pub fn print(out: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let counts = &summary.counts;
    let mut rows = vec![
        ("articles".to_owned(), counts.articles),
        ("records".to_owned(), counts.records),
        ("duplicates".to_owned(), counts.duplicates),
        ("quotes".to_owned(), counts.quotes),
    ];
    let more = [&counts.quotes_by_kind, &counts.quotes_by_act];
    rows.extend(more.into_iter().flatten().map(|(name, count)| (format!("  {name}"), *count)));
    rows.push(("rejects".to_owned(), counts.rejects));
    rows.extend(counts.rejects_by_reason.iter().map(|(name, count)| (format!("  {name}"), *count)));
    if !counts.encodings.is_empty() {
        rows.push(("old encodings".to_owned(), counts.encodings.values().sum()));
        rows.extend(counts.encodings.iter().map(|(name, count)| (format!("  {name}"), *count)));
    }
    for (name, count) in rows {
        writeln!(out, "{name:16}{count:>12}")?;
    }
    if !summary.top_speakers.is_empty() {
        writeln!(out, "quoted most")?;
        for (name, quotes) in summary.top_speakers.iter().take(SPEAKERS) {
            let name: String = name.chars().filter(|c| !c.is_control()).collect();
            writeln!(out, "{quotes:>8}  {name}")?;
        }
    }
    Ok(())
}

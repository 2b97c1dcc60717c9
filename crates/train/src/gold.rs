//! Annotated articles.

use std::error::Error;
use std::ops::Range;
use std::path::Path;

use trichdan::EntityKind;

/// An article with the contents of its quotes.
pub struct Article {
    /// Its text.
    pub text: String,
    /// Byte ranges of each quote's content, and of its cue.
    pub quotes: Vec<(Vec<Range<usize>>, Option<Range<usize>>)>,
    /// Byte range and kind of each mention.
    pub mentions: Vec<(Range<usize>, EntityKind)>,
}

#[derive(serde::Deserialize)]
struct Record {
    id: String,
    quotes: Vec<Quote>,
    mentions: Vec<Mention>,
}

#[derive(serde::Deserialize)]
struct Mention {
    span: (usize, usize),
    r#type: EntityKind,
}

#[derive(serde::Deserialize)]
struct Quote {
    content: Vec<(usize, usize)>,
    cue: Option<(usize, usize)>,
}

/// Reads `gold.jsonl` of a folder and the texts beside it.
pub fn read(folder: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    let mut out = Vec::new();
    for line in std::fs::read_to_string(folder.join("gold.jsonl"))?.lines() {
        let record: Record = serde_json::from_str(line)?;
        let text = std::fs::read_to_string(folder.join(format!("{}.txt", record.id)))?;
        let mentions = record.mentions.into_iter().map(|m| (m.span.0..m.span.1, m.r#type)).collect();
        out.push(Article {
            text,
            mentions,
            quotes: record
                .quotes
                .into_iter()
                .map(|q| (q.content.into_iter().map(|(s, e)| s..e).collect(), q.cue.map(|(s, e)| s..e)))
                .collect(),
        });
    }
    Ok(out)
}

/// Intersection over union of two contents, in bytes that are not blank.
pub fn overlap(text: &str, a: &[Range<usize>], b: &[Range<usize>]) -> f64 {
    let count = |ranges: &mut dyn Iterator<Item = Range<usize>>| -> usize {
        ranges.map(|r| text.as_bytes()[r].iter().filter(|b| !b" \n\t".contains(b)).count()).sum()
    };
    let both = count(
        &mut a
            .iter()
            .flat_map(|x| b.iter().map(move |y| x.start.max(y.start)..x.end.min(y.end)))
            .filter(|r| r.start < r.end),
    );
    let union = count(&mut a.iter().cloned()) + count(&mut b.iter().cloned()) - both;
    if union == 0 { 0.0 } else { both as f64 / union as f64 }
}

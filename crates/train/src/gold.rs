//! Annotated articles, as the trainers want them.

use std::error::Error;
use std::ops::Range;
use std::path::Path;

use trichdan::EntityKind;
use trichdan_score::Gold;

/// An article with the contents and cues of its quotes, and its mentions.
pub struct Article {
    /// Its text.
    pub text: String,
    /// Its quotes.
    pub quotes: Vec<Quote>,
    /// Byte range and kind of each mention.
    pub mentions: Vec<(Range<usize>, EntityKind)>,
    /// The name of the entity of each mention.
    pub names: Vec<String>,
}

/// Where a quote stands, in bytes.
pub struct Quote {
    /// What is said.
    pub content: Vec<Range<usize>>,
    /// What attributes it.
    pub cue: Option<Range<usize>>,
    /// Who speaks, unless the text leaves them out.
    pub speaker: Option<Range<usize>>,
    /// The name or description of who speaks.
    pub name: String,
}

/// Reads annotations: a folder of `ID.json` beside `ID.txt`, or `FILE.jsonl@ARCHIVE.jsonl`, offsets and where their texts are.
pub fn golds(place: &str) -> Result<Vec<Gold>, Box<dyn Error>> {
    match place.split_once(".jsonl@") {
        Some((annotations, archive)) => {
            crate::standoff::read(Path::new(&format!("{annotations}.jsonl")), Path::new(archive))
        }
        None => Ok(Gold::read_folder(Path::new(place))?),
    }
}

/// The articles of a place.
pub fn read(place: &str) -> Result<Vec<Article>, Box<dyn Error>> {
    Ok(golds(place)?.into_iter().map(article).collect())
}

/// As [`read`], each article also as an archive has it that lost its quotation marks and dashes.
pub fn read_stripped_too(place: &str) -> Result<Vec<Article>, Box<dyn Error>> {
    let both = |gold: Gold| [trichdan_score::strip(&gold), gold];
    Ok(golds(place)?.into_iter().flat_map(both).map(article).collect())
}

fn article(gold: Gold) -> Article {
    Article {
        quotes: gold
            .quotes
            .into_iter()
            .map(|q| Quote { content: q.content, cue: q.cue, speaker: q.speaker, name: q.name })
            .collect(),
        names: gold.mentions.iter().map(|m| m.name.clone()).collect(),
        mentions: gold.mentions.into_iter().map(|m| (m.span, m.kind)).collect(),
        text: gold.text,
    }
}

/// Intersection over union of two contents, in bytes that are not blank.
pub fn overlap(text: &str, a: &[Range<usize>], b: &[Range<usize>]) -> f64 {
    let count = |ranges: &mut dyn Iterator<Item = Range<usize>>| -> usize {
        ranges.map(|r| text.as_bytes()[r].iter().filter(|b| !b" \n\t".contains(b)).count()).sum()
    };
    let shared = |x: &Range<usize>, y: &Range<usize>| x.start.max(y.start)..x.end.min(y.end);
    let both = count(&mut a.iter().flat_map(|x| b.iter().map(move |y| shared(x, y))).filter(|r| r.start < r.end));
    let union = count(&mut a.iter().cloned()) + count(&mut b.iter().cloned()) - both;
    if union == 0 { 0.0 } else { both as f64 / union as f64 }
}

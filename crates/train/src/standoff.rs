//! Annotations apart from their texts: offsets only, so that they can be shipped where the texts cannot.
//!
//! One article a line: the id in the archive, whether the text is its title and text or the text alone on one line (`flat`),
//! and spans in bytes. Names are the numbers of entities; a quote's `name` is one, or the span that describes the source.

use std::collections::HashMap;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};
use trichdan::{Act, EntityKind, QuoteKind, Source};
use trichdan_score::{Gold, GoldMention, GoldQuote};

type Bytes = [usize; 2];

#[derive(Serialize, Deserialize)]
struct Line {
    id: String,
    flat: bool,
    /// Start, end, kind, number of the entity.
    mentions: Vec<(usize, usize, EntityKind, usize)>,
    quotes: Vec<Quote>,
}

#[derive(Serialize, Deserialize)]
struct Quote {
    content: Vec<Bytes>,
    speaker: Option<Bytes>,
    name: Name,
    source: Source,
    cue: Option<Bytes>,
    kind: QuoteKind,
    act: Act,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Name {
    Entity(usize),
    Span(Bytes),
    Unknown(()),
}

#[derive(Deserialize)]
struct Article {
    id: String,
    title: String,
    text: String,
}

/// The articles of `annotations`, their texts from `archive` (JSON Lines of id, title, text).
pub fn read(annotations: &Path, archive: &Path) -> Result<Vec<Gold>, Box<dyn Error>> {
    let lines: Vec<Line> =
        lines(annotations)?.map(|l| Ok(serde_json::from_str(&l?)?)).collect::<Result<_, Box<dyn Error>>>()?;
    let wanted: HashMap<&str, &Line> = lines.iter().map(|l| (l.id.as_str(), l)).collect();
    let mut texts: HashMap<String, String> = HashMap::new();
    for article in lines_of(archive)? {
        let article = article?;
        if let Some(line) = wanted.get(article.id.as_str()) {
            texts.insert(article.id.clone(), text(&article, line.flat));
        }
    }
    let gold = |line: &Line| {
        let text = texts.get(&line.id).ok_or_else(|| format!("{}: not in {}", line.id, archive.display()))?;
        line.gold(text).ok_or_else(|| format!("{}: spans do not fit the text in {}", line.id, archive.display()).into())
    };
    lines.iter().map(gold).collect()
}

/// Writes the annotations of the folders whose texts the archive has; says how many.
pub fn write(folders: &[String], archive: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut golds: HashMap<String, Gold> = HashMap::new();
    for folder in folders {
        golds.extend(Gold::read_folder(Path::new(folder))?.into_iter().map(|g| (g.id.clone(), g)));
    }
    let mut written: Vec<String> = Vec::new();
    for article in lines_of(archive)? {
        let article = article?;
        let Some(gold) = golds.get(&article.id) else { continue };
        let Some(flat) = [false, true].into_iter().find(|&flat| text(&article, flat) == gold.text) else { continue };
        written.push(serde_json::to_string(&Line::new(gold, flat))?);
    }
    written.sort();
    println!("{} of {} articles are in the archive", written.len(), golds.len());
    std::fs::write(out, written.join("\n") + "\n")?;
    Ok(())
}

fn lines(path: &Path) -> Result<impl Iterator<Item = std::io::Result<String>>, Box<dyn Error>> {
    let file = std::fs::File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(BufReader::new(file).lines())
}

fn lines_of(path: &Path) -> Result<impl Iterator<Item = Result<Article, Box<dyn Error>>>, Box<dyn Error>> {
    Ok(lines(path)?.map(|l| Ok(serde_json::from_str(&l?)?)))
}

/// The text that was annotated.
fn text(article: &Article, flat: bool) -> String {
    if flat {
        let lines: Vec<&str> = article.text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        return lines.join(" ");
    }
    format!("{}\n\n{}", article.title, article.text)
}

impl Line {
    fn new(gold: &Gold, flat: bool) -> Line {
        let mut names: Vec<&str> = Vec::new();
        let mut mentions = Vec::new();
        for mention in &gold.mentions {
            let known = names.iter().position(|n| *n == mention.name);
            let number = known.unwrap_or_else(|| {
                names.push(&mention.name);
                names.len() - 1
            });
            mentions.push((mention.span.start, mention.span.end, mention.kind, number));
        }
        let bytes = |r: &Range<usize>| [r.start, r.end];
        let name = |quote: &GoldQuote| match names.iter().position(|n| *n == quote.name) {
            Some(number) => Name::Entity(number),
            None => match gold.text.to_lowercase().find(&quote.name.to_lowercase()) {
                Some(at) if gold.text.to_lowercase().len() == gold.text.len() => {
                    Name::Span([at, at + quote.name.len()])
                }
                _ => quote.speaker.as_ref().map_or(Name::Unknown(()), |s| Name::Span(bytes(s))),
            },
        };
        let quote = |quote: &GoldQuote| Quote {
            content: quote.content.iter().map(bytes).collect(),
            speaker: quote.speaker.as_ref().map(bytes),
            name: name(quote),
            source: quote.source,
            cue: quote.cue.as_ref().map(bytes),
            kind: quote.kind,
            act: quote.act,
        };
        Line { id: gold.id.clone(), flat, mentions, quotes: gold.quotes.iter().map(quote).collect() }
    }

    /// `None` where a span does not fit the text.
    fn gold(&self, text: &str) -> Option<Gold> {
        let range = |[start, end]: Bytes| text.get(start..end).map(|_| start..end);
        let name_of = |number: usize| {
            let forms = self.mentions.iter().filter(|m| m.3 == number).filter_map(|m| text.get(m.0..m.1));
            forms.max_by_key(|f| f.len()).unwrap_or("?").to_owned()
        };
        let mentions = self.mentions.iter().map(|&(start, end, kind, number)| {
            Some(GoldMention { span: range([start, end])?, kind, name: name_of(number) })
        });
        let quotes = self.quotes.iter().map(|quote| {
            Some(GoldQuote {
                content: quote.content.iter().map(|&c| range(c)).collect::<Option<_>>()?,
                speaker: match quote.speaker {
                    Some(speaker) => Some(range(speaker)?),
                    None => None,
                },
                name: match quote.name {
                    Name::Entity(number) => name_of(number),
                    Name::Span(span) => text[range(span)?].to_owned(),
                    Name::Unknown(()) => "?".to_owned(),
                },
                source: quote.source,
                cue: match quote.cue {
                    Some(cue) => Some(range(cue)?),
                    None => None,
                },
                kind: quote.kind,
                act: quote.act,
            })
        });
        Some(Gold {
            id: self.id.clone(),
            text: text.to_owned(),
            mentions: mentions.collect::<Option<_>>()?,
            quotes: quotes.collect::<Option<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_alone_make_the_gold_again() {
        let text = "Mưa to\n\nÔng Trần Hữu Phát nói mưa sẽ tạnh. Ông Phát về.";
        let span = |part: &str| text.find(part).map(|at| at..at + part.len()).expect("in the text");
        let mention =
            |part: &str| GoldMention {
                span: span(part), kind: EntityKind::Person, name: "Trần Hữu Phát".to_owned()
            };
        let quote = GoldQuote {
            content: vec![span("mưa sẽ tạnh")],
            speaker: Some(span("Ông Trần Hữu Phát")),
            name: "Trần Hữu Phát".to_owned(),
            source: Source::Person,
            cue: Some(span("nói")),
            kind: QuoteKind::Indirect,
            act: Act::Prediction,
        };
        let gold = Gold {
            id: "a".to_owned(),
            text: text.to_owned(),
            mentions: vec![mention("Trần Hữu Phát"), mention("Phát về")],
            quotes: vec![quote],
        };
        let line = serde_json::to_string(&Line::new(&gold, false)).expect("a line");
        assert!(!line.contains("Phát"), "{line}");
        let again = serde_json::from_str::<Line>(&line).expect("the line").gold(text).expect("it fits");
        assert_eq!(format!("{again:?}"), format!("{gold:?}"));
        assert!(serde_json::from_str::<Line>(&line).expect("the line").gold("ngắn").is_none());
    }
}

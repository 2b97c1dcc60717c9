//! Gold annotations: what people marked in an article, strings resolved to bytes.
//!
//! The format is that of the annotation guideline: a JSON file beside the text, which names every string as the text
//! has it. An entity's `forms` count wherever they stand on syllable bounds, longest first; `only` and `not` keep them
//! to some contexts. A content is a list of pairs of first and last words; cue and speaker are the occurrence nearest
//! to it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use trichdan::{Act, EntityKind, QuoteKind, Source};
use unicode_normalization::char::is_combining_mark;

/// What is wrong with an annotation.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// A file that cannot be read.
    #[error("{file}: {source}")]
    Io {
        /// Which.
        file: String,
        /// Why.
        source: std::io::Error,
    },
    /// No annotation.
    #[error("{file}: {source}")]
    Json {
        /// Which.
        file: String,
        /// Why.
        source: serde_json::Error,
    },
    /// A string that the text does not have, or has where it is not meant.
    #[error("{file}: {place}: {reason}")]
    Unresolved {
        /// Which.
        file: String,
        /// The quote or entity.
        place: String,
        /// Why.
        reason: String,
    },
}

/// An annotated article.
#[derive(Debug, Clone)]
pub struct Gold {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Every named mention.
    pub mentions: Vec<GoldMention>,
    /// Every quote, in text order.
    pub quotes: Vec<GoldQuote>,
}

/// A named mention.
#[derive(Debug, Clone)]
pub struct GoldMention {
    /// Bytes.
    pub span: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// The name of its entity.
    pub name: String,
}

/// A quote.
#[derive(Debug, Clone)]
pub struct GoldQuote {
    /// Bytes.
    pub content: Vec<Range<usize>>,
    /// Bytes.
    pub speaker: Option<Range<usize>>,
    /// Who.
    pub name: String,
    /// What kind of source.
    pub source: Source,
    /// Bytes.
    pub cue: Option<Range<usize>>,
    /// Whose words.
    pub kind: QuoteKind,
    /// What is done by saying it.
    pub act: Act,
}

#[derive(Deserialize)]
struct File {
    id: String,
    entities: Vec<Entity>,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Entity {
    name: String,
    r#type: EntityKind,
    forms: Vec<String>,
    only: Option<Vec<String>>,
    #[serde(default)]
    not: Vec<String>,
}

#[derive(Deserialize)]
struct Quote {
    content: Vec<(String, String)>,
    r#in: Option<String>,
    speaker: Option<String>,
    speaker_in: Option<String>,
    name: String,
    source: Source,
    cue: Option<String>,
    cue_in: Option<String>,
    kind: QuoteKind,
    act: Act,
}

impl Gold {
    /// Reads every `ID.json` of a folder with the `ID.txt` beside it, by id.
    ///
    /// # Errors
    ///
    /// The first file that is missing, is no annotation, or names a string that its text does not have.
    pub fn read_folder(folder: &Path) -> Result<Vec<Gold>, GoldError> {
        let name = |path: &Path| path.display().to_string();
        let io = |path: &Path, source| GoldError::Io { file: name(path), source };
        let entries = std::fs::read_dir(folder).map_err(|e| io(folder, e))?;
        let mut paths: Vec<_> = entries
            .filter_map(|e| Some(e.ok()?.path()))
            .filter(|p| p.extension().is_some_and(|e| e == "json"))
            .collect();
        paths.sort();
        paths
            .iter()
            .map(|path| {
                let json = std::fs::read_to_string(path).map_err(|e| io(path, e))?;
                let beside = path.with_extension("txt");
                let text = std::fs::read_to_string(&beside).map_err(|e| io(&beside, e))?;
                Gold::parse(&name(path), &json, &text)
            })
            .collect()
    }

    /// Reads one annotation; `file` names the place in errors.
    ///
    /// # Errors
    ///
    /// See [`GoldError`].
    pub fn parse(file: &str, json: &str, text: &str) -> Result<Gold, GoldError> {
        let annotation: File =
            serde_json::from_str(json).map_err(|source| GoldError::Json { file: file.to_owned(), source })?;
        let fail = |place: String, reason: String| GoldError::Unresolved { file: file.to_owned(), place, reason };
        let mentions =
            mentions(text, &annotation.entities).map_err(|(name, reason)| fail(format!("entity {name:?}"), reason))?;
        let quotes = annotation
            .quotes
            .iter()
            .enumerate()
            .map(|(i, q)| quote(text, q).map_err(|reason| fail(format!("quote {i}"), reason)))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Gold { id: annotation.id, text: text.to_owned(), mentions, quotes })
    }

    /// By entity: the forms that its mentions have in the text.
    pub fn forms(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut out: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for mention in &self.mentions {
            out.entry(&mention.name).or_default().push(&self.text[mention.span.clone()]);
        }
        out
    }
}

fn is_word(ch: char) -> bool {
    ch.is_alphanumeric() || is_combining_mark(ch)
}

/// Where a form stands on syllable bounds, overlapping ones too.
fn occurrences<'t>(text: &'t str, form: &'t str) -> impl Iterator<Item = usize> + use<'t> {
    let first = form.chars().next();
    let last = form.chars().next_back();
    let mut from = 0;
    std::iter::from_fn(move || {
        let (first, last) = (first?, last?);
        while let Some(at) = text.get(from..)?.find(form).map(|i| from + i) {
            from = at + first.len_utf8();
            let end = at + form.len();
            let left = !(is_word(first) && text[..at].chars().next_back().is_some_and(is_word));
            let right = !(is_word(last) && text[end..].chars().next().is_some_and(is_word));
            if left && right {
                return Some(at);
            }
        }
        None
    })
}

fn stands_in(text: &str, contexts: &[String], span: &Range<usize>) -> bool {
    contexts.iter().any(|context| {
        text.match_indices(context.as_str()).any(|(at, _)| at <= span.start && span.end <= at + context.len())
    })
}

fn mentions(text: &str, entities: &[Entity]) -> Result<Vec<GoldMention>, (String, String)> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for (i, entity) in entities.iter().enumerate() {
        let before = found.len();
        for form in &entity.forms {
            let spans = occurrences(text, form).map(|at| at..at + form.len());
            found.extend(
                spans
                    .filter(|s| {
                        entity.only.as_ref().is_none_or(|only| stands_in(text, only, s))
                            && !stands_in(text, &entity.not, s)
                    })
                    .map(|s| (s, i)),
            );
        }
        if found.len() == before {
            return Err((entity.name.clone(), "none of its forms is in the text".to_owned()));
        }
    }
    // The longest form wins; of equals the first in the text, then the later entity.
    found.sort_by(|(a, i), (b, j)| b.len().cmp(&a.len()).then(a.start.cmp(&b.start)).then(j.cmp(i)));
    let mut taken: Vec<(Range<usize>, usize)> = Vec::new();
    for (span, i) in found {
        if taken.iter().all(|(t, _)| span.end <= t.start || t.end <= span.start) {
            taken.push((span, i));
        }
    }
    taken.sort_by_key(|(s, _)| s.start);
    Ok(taken
        .into_iter()
        .map(|(span, i)| GoldMention { span, kind: entities[i].r#type, name: entities[i].name.clone() })
        .collect())
}

fn quote(text: &str, quote: &Quote) -> Result<GoldQuote, String> {
    let (low, high) = match &quote.r#in {
        Some(context) => {
            let at = text.find(context.as_str()).ok_or_else(|| format!("'in' is not in the text: {context:?}"))?;
            (at, at + context.len())
        }
        None => (0, text.len()),
    };
    let mut content = Vec::new();
    for (first, last) in &quote.content {
        let start = text[low..high]
            .find(first.as_str())
            .map(|i| low + i)
            .ok_or_else(|| format!("first words not found: {first:?}"))?;
        let end = text[start..high]
            .find(last.as_str())
            .map(|i| start + i + last.len())
            .ok_or_else(|| format!("last words not found behind the first: {last:?}"))?;
        content.push(start..end);
    }
    let nearest =
        |what: &str, string: &Option<String>, context: &Option<String>| -> Result<Option<Range<usize>>, String> {
            let Some(string) = string else { return Ok(None) };
            let distance = |at: &usize| {
                let end = at + string.len();
                let gap = |c: &Range<usize>| {
                    if end <= c.start {
                        c.start - end
                    } else if *at >= c.end {
                        at - c.end
                    } else {
                        usize::MAX / 2
                    }
                };
                content.iter().map(gap).min().unwrap_or(0)
            };
            occurrences(text, string)
                .filter(|&at| {
                    context.as_ref().is_none_or(|c| stands_in(text, std::slice::from_ref(c), &(at..at + string.len())))
                })
                .min_by_key(distance)
                .map(|at| Some(at..at + string.len()))
                .ok_or_else(|| format!("{what} not found: {string:?}"))
        };
    Ok(GoldQuote {
        speaker: nearest("speaker", &quote.speaker, &quote.speaker_in)?,
        cue: nearest("cue", &quote.cue, &quote.cue_in)?,
        content,
        name: quote.name.clone(),
        source: quote.source,
        kind: quote.kind,
        act: quote.act,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Bà Nga nói Nga sẽ đi. \"Tôi cũng đi\", ông Lê Phát nói.";

    fn json(entity: &str, quote: &str) -> String {
        format!(r#"{{"id": "t", "entities": [{entity}], "quotes": [{quote}]}}"#)
    }

    #[test]
    fn forms_are_told_apart_by_context() {
        let entities = r#"{"name": "Nga", "type": "person", "forms": ["Nga"], "only": ["Bà Nga"]},
                          {"name": "nước Nga", "type": "country", "forms": ["Nga"], "not": ["Bà Nga"]}"#;
        let gold = Gold::parse("t", &json(entities, ""), TEXT).expect("resolves");
        let kinds: Vec<_> = gold.mentions.iter().map(|m| (m.span.start, m.kind)).collect();
        assert_eq!(kinds, [(4, EntityKind::Person), (13, EntityKind::Country)]);
    }

    #[test]
    fn the_nearest_cue_counts_or_the_one_in_its_context() {
        let quote = |context: &str| {
            format!(
                r#"{{"content": [["Tôi", "đi"]], "speaker": "ông Lê Phát", "name": "Lê Phát", "source": "person", "cue": "nói",
                    {context} "kind": "direct", "act": "statement"}}"#
            )
        };
        let cue = |context| Gold::parse("t", &json("", &quote(context)), TEXT).expect("resolves").quotes[0].cue.clone();
        assert_eq!(cue(""), Some(8..12));
        assert_eq!(cue(r#""cue_in": "Phát nói","#), Some(TEXT.len() - 5..TEXT.len() - 1));
    }

    #[test]
    fn errors_name_the_place() {
        let quote = r#"{"content": [["Không có", "đi"]], "name": "x", "source": "person", "kind": "direct", "act": "statement"}"#;
        let error = Gold::parse("t.json", &json("", quote), TEXT).expect_err("not in the text").to_string();
        assert_eq!(error, "t.json: quote 0: first words not found: \"Không có\"");
        assert!(Gold::parse("t.json", "{", TEXT).expect_err("no JSON").to_string().starts_with("t.json: "));
    }
}

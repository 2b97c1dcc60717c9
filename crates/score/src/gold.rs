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
        let mentions = mentions(text, &annotation.entities)
            .map_err(|(i, reason)| fail(format!("entity {:?}", annotation.entities[i].name), reason))?;
        let quotes = annotation
            .quotes
            .iter()
            .enumerate()
            .map(|(i, q)| quote(text, q).map_err(|reason| fail(format!("quote {i}"), reason)))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Gold { id: annotation.id, text: text.to_owned(), mentions, quotes })
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

/// The mentions of every entity, or the entity that cannot be resolved and why.
fn mentions(text: &str, entities: &[Entity]) -> Result<Vec<GoldMention>, (usize, String)> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for (i, entity) in entities.iter().enumerate() {
        let before = found.len();
        for form in &entity.forms {
            let mut seen = false;
            for span in occurrences(text, form).map(|at| at..at + form.len()) {
                seen = true;
                let meant = entity.only.as_ref().is_none_or(|only| stands_in(text, only, &span));
                if meant && !stands_in(text, &entity.not, &span) {
                    found.push((span, i));
                }
            }
            if !seen {
                return Err((i, format!("form {form:?} is not in the text")));
            }
        }
        if found.len() == before {
            return Err((i, "no mention is left".to_owned()));
        }
    }
    // The longest form wins, of equals the first in the text.
    found.sort_by_key(|(span, i)| (std::cmp::Reverse(span.len()), span.start, *i));
    let mut taken: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (span, i) in found {
        match taken.range(..span.end).next_back() {
            Some((&start, &(end, other))) if span.start < end => {
                if (start..end) == span && other != i {
                    let name = &entities[other].name;
                    return Err((i, format!("{name:?} claims {:?} too: tell them apart with 'only'", &text[span])));
                }
            }
            _ => {
                taken.insert(span.start, (span.end, i));
            }
        }
    }
    let mention = |(start, (end, i)): (usize, (usize, usize))| GoldMention {
        span: start..end,
        kind: entities[i].r#type,
        name: entities[i].name.clone(),
    };
    Ok(taken.into_iter().map(mention).collect())
}

fn quote(text: &str, quote: &Quote) -> Result<GoldQuote, String> {
    let content = contents(text, quote)?;
    Ok(GoldQuote {
        speaker: nearest(text, &content, "speaker", quote.speaker.as_deref(), quote.speaker_in.as_ref())?,
        cue: nearest(text, &content, "cue", quote.cue.as_deref(), quote.cue_in.as_ref())?,
        content,
        name: quote.name.clone(),
        source: quote.source,
        kind: quote.kind,
        act: quote.act,
    })
}

fn contents(text: &str, quote: &Quote) -> Result<Vec<Range<usize>>, String> {
    let (low, high) = match &quote.r#in {
        Some(context) => {
            let at = text.find(context.as_str()).ok_or_else(|| format!("'in' is not in the text: {context:?}"))?;
            (at, at + context.len())
        }
        None => (0, text.len()),
    };
    let span = |(first, last): &(String, String)| {
        if first.is_empty() || last.is_empty() {
            return Err("empty first or last words".to_owned());
        }
        let mut starts = text[low..high].match_indices(first.as_str()).map(|(i, _)| low + i);
        let start = starts.next().ok_or_else(|| format!("first words not found: {first:?}"))?;
        if starts.next().is_some() {
            return Err(format!("first words stand more than once: {first:?} (copy more, or give 'in')"));
        }
        let end = text[start..high].find(last.as_str()).map(|i| start + i + last.len());
        Ok(start..end.ok_or_else(|| format!("last words not found after the first: {last:?}"))?)
    };
    if quote.content.is_empty() {
        return Err("no content".to_owned());
    }
    quote.content.iter().map(span).collect()
}

/// The occurrence nearest to the content, outside of it unless there is no other; inside `context` if given.
fn nearest(
    text: &str,
    content: &[Range<usize>],
    what: &str,
    string: Option<&str>,
    context: Option<&String>,
) -> Result<Option<Range<usize>>, String> {
    let Some(string) = string else { return Ok(None) };
    // In characters, as people see distance.
    let gap = |span: &Range<usize>, content: &Range<usize>| {
        if span.end <= content.start {
            text[span.end..content.start].chars().count()
        } else if span.start >= content.end {
            text[content.end..span.start].chars().count()
        } else {
            usize::MAX
        }
    };
    occurrences(text, string)
        .map(|at| at..at + string.len())
        .filter(|span| context.is_none_or(|c| stands_in(text, std::slice::from_ref(c), span)))
        .min_by_key(|span| content.iter().map(|c| gap(span, c)).min())
        .map(Some)
        .ok_or_else(|| format!("{what} not found: {string:?}"))
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
        let rest = r#""name": "x", "source": "person", "kind": "direct", "act": "statement""#;
        for (quote, want) in [
            (r#"[["Không có", "đi"]]"#, r#"first words not found: "Không có""#),
            (r#"[["đi", "đi"]]"#, r#"first words stand more than once: "đi" (copy more, or give 'in')"#),
            (r#"[["Tôi", "không"]]"#, r#"last words not found after the first: "không""#),
            (r#"[["", ""]]"#, "empty first or last words"),
            ("[]", "no content"),
            (r#"[["Tôi", "đi"]], "in": "Bà kia""#, r#"'in' is not in the text: "Bà kia""#),
            (r#"[["Tôi", "đi"]], "cue": "hứa""#, r#"cue not found: "hứa""#),
            (r#"[["Tôi", "đi"]], "speaker": "Phá""#, r#"speaker not found: "Phá""#),
        ] {
            let json = json("", &format!(r#"{{"content": {quote}, {rest}}}"#));
            let error = Gold::parse("t.json", &json, TEXT).expect_err(want).to_string();
            assert_eq!(error, format!("t.json: quote 0: {want}"));
        }
        assert!(Gold::parse("t.json", "{", TEXT).expect_err("no JSON").to_string().starts_with("t.json: "));
    }

    #[test]
    fn entities_that_cannot_be_told_apart_are_errors() {
        let entity =
            |name: &str, more: &str| format!(r#"{{"name": "{name}", "type": "person", "forms": ["Nga"{more}}}"#);
        for (entities, want) in [
            (entity("A", r#", "Hoa"]"#), r#"entity "A": form "Hoa" is not in the text"#),
            (entity("A", r#"], "only": ["bé Nga"]"#), r#"entity "A": no mention is left"#),
            (
                [entity("A", "]"), entity("B", "]")].join(", "),
                r#"entity "B": "A" claims "Nga" too: tell them apart with 'only'"#,
            ),
        ] {
            let error = Gold::parse("t.json", &json(&entities, ""), TEXT).expect_err(want).to_string();
            assert_eq!(error, format!("t.json: {want}"));
        }
    }
}

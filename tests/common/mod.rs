//! What several test files need: the fixtures and what holds for every record.
#![allow(dead_code)]

use std::path::PathBuf;

use trichdan::{Article, Extraction, Span};

/// The folder of the fixtures.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Id and text of every fixture, by id.
pub fn fixtures() -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder()).expect("the fixtures");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let read = |p: &PathBuf| std::fs::read_to_string(p).expect("UTF-8");
    paths.iter().map(|p| (p.file_stem().expect("a name").to_string_lossy().into_owned(), read(p))).collect()
}

/// Every span of a record with what it is.
pub fn spans(record: &Extraction) -> Vec<(&'static str, &Span)> {
    let mut out: Vec<(&'static str, &Span)> = record.sentences.iter().map(|s| ("sentence", s)).collect();
    out.extend(record.mentions.iter().map(|m| ("mention", &m.span)));
    out.extend(record.words.iter().map(|w| ("word", &w.span)));
    for quote in &record.quotes {
        out.extend(quote.content.iter().map(|s| ("content", s)));
        out.extend(quote.cue.iter().map(|s| ("cue", s)));
        out.extend(quote.speaker.mention.iter().map(|s| ("speaker", s)));
        out.extend(quote.quantities.iter().map(|q| ("quantity", &q.span)));
        out.extend(quote.times.iter().map(|t| ("time", &t.span)));
    }
    out
}

/// Checks what holds for every record, however odd its article.
///
/// # Errors
///
/// The first thing that does not hold.
pub fn check(article: &Article, record: &Extraction) -> Result<(), String> {
    let title = article.title.as_deref().unwrap_or_default();
    for (what, span) in spans(record) {
        let given = if span.zone.is_some() { title } else { &article.text };
        match given.get(span.start..span.end) {
            Some(text) if text == span.text => {}
            Some(text) => return Err(format!("{what} {span:?}: the text there is {text:?}")),
            None => return Err(format!("{what} {span:?}: no range of {} bytes", given.len())),
        }
    }
    in_order("sentences", record.sentences.iter(), true)?;
    in_order("words", record.words.iter().map(|w| &w.span), true)?;
    in_order("mentions", record.mentions.iter().map(|m| &m.span), false)?;
    in_order("quotes", record.quotes.iter().filter_map(|q| q.content.first()), false)?;

    let entities = record.entities.len();
    let known = |what: &str, id: usize| if id < entities { Ok(()) } else { Err(format!("{what}: no entity {id}")) };
    for (i, entity) in record.entities.iter().enumerate() {
        if entity.id != i || entity.name.is_empty() {
            return Err(format!("entity {i}: {entity:?}"));
        }
        if entity.aliases.iter().any(|a| a.is_empty() || *a == entity.name) || entity.role.as_deref() == Some("") {
            return Err(format!("empty or repeated parts: {entity:?}"));
        }
        entity.affiliation.map_or(Ok(()), |id| known("affiliation", id))?;
    }
    for mention in &record.mentions {
        known("mention", mention.entity)?;
        if mention.span.text.is_empty() {
            return Err(format!("empty mention at {}", mention.span.start));
        }
    }
    for (i, quote) in record.quotes.iter().enumerate() {
        if quote.id != i || quote.content.is_empty() || quote.content.iter().any(|c| c.text.is_empty()) {
            return Err(format!("quote {i}: {quote:?}"));
        }
        if quote.parent.is_some_and(|p| p >= record.quotes.len() || p == i) {
            return Err(format!("quote {i}: parent {:?}", quote.parent));
        }
        if !(0.0..=1.0).contains(&quote.confidence) || quote.speaker.name.is_empty() {
            return Err(format!("quote {i}: confidence {}, speaker {:?}", quote.confidence, quote.speaker));
        }
        quote.about.iter().chain(&quote.carrier).chain(&quote.speaker.entity).try_for_each(|&id| known("quote", id))?;
        for pair in quote.content.windows(2) {
            if pair[0].zone == pair[1].zone && pair[0].end > pair[1].start {
                return Err(format!("quote {i}: overlapping contents {pair:?}"));
            }
        }
        for quantity in &quote.quantities {
            if !quantity.value.is_finite() || quantity.of.is_some_and(|of| !of.is_finite()) {
                return Err(format!("quote {i}: {quantity:?} is no number of JSON"));
            }
        }
    }
    Ok(())
}

fn in_order<'s>(what: &str, spans: impl Iterator<Item = &'s Span>, apart: bool) -> Result<(), String> {
    let spans: Vec<&Span> = spans.collect();
    for pair in spans.windows(2) {
        let place = |s: &Span, at: usize| (s.zone.is_none(), at);
        let least = if apart { pair[0].end } else { pair[0].start };
        if place(pair[1], pair[1].start) < place(pair[0], least) {
            return Err(format!("{what} out of order: {:?} then {:?}", pair[0], pair[1]));
        }
    }
    Ok(())
}

/// The record as JSON and back.
///
/// # Errors
///
/// A difference, or what serde says.
pub fn round_trip(record: &Extraction) -> Result<(), String> {
    let json = serde_json::to_string(record).map_err(|e| e.to_string())?;
    let back: Extraction = serde_json::from_str(&json).map_err(|e| format!("{e}: {json}"))?;
    if back == *record { Ok(()) } else { Err(format!("not the same after JSON: {json}")) }
}

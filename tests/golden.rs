//! The record of every fixture, laid out for people, against `fixtures/ID.golden`.
//!
//! `TRICHDAN_BLESS=1 cargo test --test golden` writes what comes out now; look through the difference before it is
//! committed.

mod common;

use std::fmt::{Debug, Write};

use trichdan::{Article, Extraction, Quote, Span};

#[test]
fn records_are_as_blessed() {
    let bless = std::env::var_os("TRICHDAN_BLESS").is_some_and(|v| v == "1");
    let fixtures = common::fixtures();
    let mut wrong = Vec::new();
    for (id, text) in &fixtures {
        let article = Article::new(id.as_str(), text.as_str()).with_published("2019-11-15");
        let now = layout(&trichdan::extract(&article).expect("a short text"));
        let path = common::folder().join(format!("{id}.golden"));
        if bless {
            std::fs::write(&path, now).expect("a file that can be written");
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(before) if before == now => {}
            Ok(before) => wrong.push(format!("{id}.golden:{}", difference(&before, &now))),
            Err(error) => wrong.push(format!("{id}.golden: {error}")),
        }
    }
    for entry in std::fs::read_dir(common::folder()).expect("the fixtures") {
        let path = entry.expect("an entry").path();
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        if path.extension().is_some_and(|e| e == "golden") && fixtures.iter().all(|(known, _)| *known != id) {
            wrong.push(format!("{id}.golden: no fixture {id}.txt; delete it"));
        }
    }
    let advice = "if that is meant: TRICHDAN_BLESS=1 cargo test --test golden, then read the difference";
    assert!(wrong.is_empty(), "{}\n{advice}", wrong.join("\n"));
}

/// The first line that differs.
fn difference(before: &str, now: &str) -> String {
    let (mut old, mut new) = (before.lines(), now.lines());
    for number in 1.. {
        match (old.next(), new.next()) {
            (None, None) => break,
            (was, is) if was != is => {
                return format!("{number}\n  was {}\n  is  {}", was.unwrap_or("(end)"), is.unwrap_or("(end)"));
            }
            _ => {}
        }
    }
    " other line ends".to_owned()
}

/// Line by line, so that a change shows as few lines: no ids that would shift, no confidence.
fn layout(record: &Extraction) -> String {
    let mut out = String::new();
    for entity in &record.entities {
        let _ = write!(out, "entity {}: {}", word(entity.kind), entity.name);
        if !entity.aliases.is_empty() {
            let _ = write!(out, " | {}", entity.aliases.join(" | "));
        }
        if let Some(role) = &entity.role {
            let _ = write!(out, "; role: {role}");
        }
        if let Some(id) = entity.affiliation {
            let _ = write!(out, "; of: {}", record.entities[id].name);
        }
        for (key, value) in &entity.links {
            let _ = write!(out, "; {key}={value}");
        }
        out.push('\n');
    }
    out.push('\n');
    for mention in &record.mentions {
        let sentence =
            record.sentences.iter().rposition(|s| s.zone == mention.span.zone && s.start <= mention.span.start);
        let place = sentence.map_or("?".to_owned(), |i| (i + 1).to_string());
        let (kind, form) = (word(mention.kind), word(mention.form));
        let _ = writeln!(
            out,
            "{place}: {kind} {form} {} → {}",
            one_line(&mention.span),
            record.entities[mention.entity].name
        );
    }
    for q in &record.quotes {
        quote(&mut out, record, q);
    }
    out
}

fn quote(out: &mut String, record: &Extraction, quote: &Quote) {
    let speaker = &quote.speaker;
    let negated = if quote.negated { "not " } else { "" };
    let _ = write!(
        out,
        "\n{negated}{} {} by {} ({}",
        word(quote.kind),
        word(quote.act),
        speaker.name,
        word(speaker.source)
    );
    if let Some(mention) = &speaker.mention {
        let _ = write!(out, ", {}", one_line(mention));
    }
    let _ = writeln!(out, "), cue: {}", quote.cue.as_ref().map_or("none".to_owned(), one_line));
    for content in &quote.content {
        let _ = writeln!(out, "  {}", ends(&one_line(content)));
    }
    let name = |id: usize| record.entities[id].name.as_str();
    if let Some(id) = quote.carrier {
        let _ = writeln!(out, "  carrier: {}", name(id));
    }
    if let Some(content) = quote.parent.and_then(|id| record.quotes[id].content.first()) {
        let _ = writeln!(out, "  inside: {}", ends(&one_line(content)));
    }
    if !quote.about.is_empty() {
        let _ = writeln!(out, "  about: {}", quote.about.iter().map(|&id| name(id)).collect::<Vec<_>>().join(", "));
    }
    for q in &quote.quantities {
        let bound = q.bound.map_or(String::new(), |b| format!("{} ", word(b)));
        let of = q.of.map_or(String::new(), |of| format!(" of {of}"));
        let _ = writeln!(
            out,
            "  quantity: {} = {}",
            one_line(&q.span),
            format!("{bound}{} {}", q.value, q.unit).trim_end().to_owned() + &of
        );
    }
    for time in &quote.times {
        let _ = writeln!(out, "  time: {} = {}", one_line(&time.span), time.value);
    }
}

/// `AtMost` as `atmost`.
fn word(of: impl Debug) -> String {
    format!("{of:?}").to_lowercase()
}

fn one_line(span: &Span) -> String {
    span.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first 60 and the last 30 characters.
fn ends(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= 95 {
        return text.to_owned();
    }
    let part = |chars: &[char]| chars.iter().collect::<String>();
    format!("{} … {}", part(&chars[..60]).trim_end(), part(&chars[chars.len() - 30..]).trim_start())
}

//! A record for a person at a terminal: the text with names and quotes in colours, then who said what.

use std::io::{self, Write};

use trichdan::{Act, Article, EntityKind, Extraction, Span};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const PLAIN: &str = "\x1b[0m";
const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const UNDERLINED: &str = "\x1b[4m";

fn color(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "\x1b[36m",
        EntityKind::Organization => "\x1b[35m",
        EntityKind::Country => "\x1b[33m",
        EntityKind::Location => "\x1b[32m",
    }
}

/// Prints an article and its record.
pub fn print(out: &mut impl Write, article: &Article, record: &Extraction, colored: bool) -> io::Result<()> {
    let paint = |code: &'static str| if colored { code } else { "" };
    writeln!(out, "{}{}{}", paint(BOLD), record.id, paint(PLAIN))?;
    if let Some(title) = &article.title {
        marked(out, title, record, |s| s.zone.is_some(), colored)?;
    }
    marked(out, &article.text, record, |s| s.zone.is_none(), colored)?;
    writeln!(out)?;
    table(out, record, colored)?;
    writeln!(out)
}

/// Every byte of the text, with a change of style wherever a name or a content begins or ends.
fn marked(
    out: &mut impl Write,
    text: &str,
    record: &Extraction,
    here: impl Fn(&Span) -> bool,
    colored: bool,
) -> io::Result<()> {
    let mentions: Vec<_> = record.mentions.iter().filter(|m| here(&m.span)).collect();
    let contents: Vec<_> = record.quotes.iter().flat_map(|q| &q.content).filter(|c| here(c)).collect();
    if !colored {
        return writeln!(out, "{}", text.trim_end());
    }
    let mut cuts: Vec<usize> = mentions
        .iter()
        .flat_map(|m| [m.span.start, m.span.end])
        .chain(contents.iter().flat_map(|c| [c.start, c.end]))
        .chain([0, text.len()])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut next = 0;
    for piece in cuts.windows(2) {
        while next < mentions.len() && mentions[next].span.end <= piece[0] {
            next += 1;
        }
        let quoted = contents.iter().any(|c| c.start <= piece[0] && piece[1] <= c.end);
        let named = mentions.get(next).filter(|m| m.span.start <= piece[0] && piece[1] <= m.span.end);
        if quoted {
            write!(out, "{UNDERLINED}")?;
        }
        if let Some(mention) = named {
            write!(out, "{}", color(mention.kind))?;
        }
        write!(out, "{}", &text[piece[0]..piece[1]])?;
        if quoted || named.is_some() {
            write!(out, "{PLAIN}")?;
        }
    }
    writeln!(out)
}

/// One row a quote: speaker, act, cue, what was said.
fn table(out: &mut impl Write, record: &Extraction, colored: bool) -> io::Result<()> {
    let paint = |code: &'static str| if colored { code } else { "" };
    if record.quotes.is_empty() {
        return writeln!(out, "{}no attributed quotes{}", paint(DIM), paint(PLAIN));
    }
    writeln!(out, "{}{}  {}  {}  what{}", paint(BOLD), fit("who", 28), fit("act", 10), fit("cue", 12), paint(PLAIN))?;
    for quote in &record.quotes {
        let said = quote.content.iter().map(|c| one_line(&c.text)).collect::<Vec<_>>().join(" … ");
        let cue = quote.cue.as_ref().map_or(String::new(), |c| one_line(&c.text));
        let who = if quote.negated { format!("not: {}", quote.speaker.name) } else { quote.speaker.name.clone() };
        writeln!(
            out,
            "{}  {}  {}  {}",
            fit(&who, 28),
            fit(act(quote.act), 10),
            fit(&cue, 12),
            fit(&said, 72).trim_end()
        )?;
    }
    Ok(())
}

fn act(act: Act) -> &'static str {
    match act {
        Act::Statement => "statement",
        Act::Denial => "denial",
        Act::Accusation => "accusation",
        Act::Demand => "demand",
        Act::Commitment => "commitment",
        Act::Prediction => "prediction",
        Act::Opinion => "opinion",
        Act::Question => "question",
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text in exactly `width` columns, cut with `…` or filled with blanks.
fn fit(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    let cut = text.width() > width;
    for ch in text.chars() {
        let w = ch.width().unwrap_or(0);
        if used + w > if cut { width - 1 } else { width } {
            break;
        }
        used += w;
        out.push(ch);
    }
    if cut {
        out.push('…');
        used += 1;
    }
    out.extend(std::iter::repeat_n(' ', width - used));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_a_terminal_does() {
        assert_eq!(fit("Hoà", 5), "Hoà  ");
        assert_eq!(fit("Nguye\u{302}\u{303}n", 6), "Nguye\u{302}\u{303}n");
        assert_eq!(fit("Nguyễn Văn Phát", 8), "Nguyễn …");
    }
}

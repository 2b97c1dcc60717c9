//! A record for a person at a terminal: the text with names and quotes in colours, then who said what.

use std::io::{self, Write};

use trichdan::{Act, Article, EntityKind, Extraction, Quote, Span, Zone};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

const PLAIN: &str = "\x1b[0m";
const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const UNDERLINED: &str = "\x1b[4m";

/// Columns of the table but for the last one, which takes what is left.
const WHO: usize = 28;
const ACT: usize = 10;
const CUE: usize = 12;
const GAP: usize = 2;
/// Columns of a line where there is no terminal.
const WIDTH: usize = 120;

/// How to print.
pub struct Printer {
    colored: bool,
    /// Columns of what was said.
    what: usize,
}

impl Printer {
    /// As wide as the terminal, if there is one.
    pub fn new(colored: bool) -> Self {
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0));
        Printer { colored, what: width.saturating_sub(WHO + ACT + CUE + 3 * GAP).max(20) }
    }

    /// Prints an article and its record.
    pub fn print(&self, out: &mut impl Write, article: &Article, record: &Extraction) -> io::Result<()> {
        writeln!(out, "{}", self.paint(BOLD, &harmless(&record.id)))?;
        if let Some(title) = &article.title {
            self.marked(out, title, record, Some(Zone::Title))?;
        }
        self.marked(out, &article.text, record, None)?;
        writeln!(out)?;
        self.table(out, record)?;
        writeln!(out)
    }

    fn paint(&self, style: &str, text: &str) -> String {
        if self.colored && !style.is_empty() { [style, text, PLAIN].concat() } else { text.to_owned() }
    }

    /// The text of a zone, with a change of style wherever a name or a content begins or ends.
    fn marked(&self, out: &mut impl Write, text: &str, record: &Extraction, zone: Option<Zone>) -> io::Result<()> {
        let mut steps = Steps::default();
        for mention in record.mentions.iter().filter(|m| m.span.zone == zone) {
            steps.add(&mention.span, Style { kind: Some(mention.kind), quoted: 0 });
        }
        for content in record.quotes.iter().flat_map(|q| &q.content).filter(|c| c.zone == zone) {
            steps.add(content, Style { kind: None, quoted: 1 });
        }
        let text = text.trim_end();
        let mut at = 0;
        let mut style = Style::default();
        for (cut, next) in steps.in_order() {
            let cut = cut.min(text.len());
            if at < cut {
                write!(out, "{}", self.paint(&style.codes(), &harmless(&text[at..cut])))?;
            }
            (at, style) = (cut, next);
        }
        writeln!(out, "{}", harmless(&text[at..]))
    }

    /// One row a quote: speaker, act, cue, what was said.
    fn table(&self, out: &mut impl Write, record: &Extraction) -> io::Result<()> {
        if record.quotes.is_empty() {
            return writeln!(out, "{}", self.paint(DIM, "no attributed quotes"));
        }
        let row = |who: &str, act: &str, cue: &str, what: &str| {
            let cells = [fit(who, WHO), fit(act, ACT), fit(cue, CUE), fit(what, self.what)];
            cells.join(&" ".repeat(GAP)).trim_end().to_owned()
        };
        writeln!(out, "{}", self.paint(BOLD, &row("who", "act", "cue", "said what")))?;
        for quote in &record.quotes {
            let what = quote.content.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" … ");
            let cue = quote.cue.as_ref().map_or("", |c| c.text.as_str());
            writeln!(out, "{}", row(&who(quote), act(quote.act), cue, &what))?;
        }
        Ok(())
    }
}

/// The speaker; a quote inside another one stands in, and a quote that was not said says so.
fn who(quote: &Quote) -> String {
    let inside = if quote.parent.is_some() { "└ " } else { "" };
    let not = if quote.negated { "not: " } else { "" };
    [inside, not, &quote.speaker.name].concat()
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

/// How a stretch of text looks.
#[derive(Clone, Copy, Default)]
struct Style {
    kind: Option<EntityKind>,
    /// In how many contents it lies.
    quoted: usize,
}

impl Style {
    fn codes(self) -> String {
        let color = match self.kind {
            Some(EntityKind::Person) => "\x1b[36m",
            Some(EntityKind::Organization) => "\x1b[35m",
            Some(EntityKind::Country) => "\x1b[33m",
            Some(EntityKind::Location) => "\x1b[32m",
            None => "",
        };
        [if self.quoted > 0 { UNDERLINED } else { "" }, color].concat()
    }
}

/// Where styles begin and end.
#[derive(Default)]
struct Steps(Vec<(usize, bool, Style)>);

impl Steps {
    fn add(&mut self, span: &Span, style: Style) {
        self.0.push((span.start, true, style));
        self.0.push((span.end, false, style));
    }

    /// Each cut with the style behind it.
    fn in_order(mut self) -> impl Iterator<Item = (usize, Style)> {
        // At one place what ends comes before what begins.
        self.0.sort_by_key(|&(at, begins, _)| (at, begins));
        let mut now = Style::default();
        self.0.into_iter().map(move |(at, begins, style)| {
            if style.kind.is_some() {
                now.kind = style.kind.filter(|_| begins);
            } else if begins {
                now.quoted += 1;
            } else {
                now.quoted -= 1;
            }
            (at, now)
        })
    }
}

/// Without the control characters by which a text could steer the terminal.
fn harmless(text: &str) -> String {
    text.chars().map(|ch| if ch.is_control() && !matches!(ch, '\n' | '\t') { '\u{fffd}' } else { ch }).collect()
}

/// The text on one line in exactly `width` columns, cut with `…` or filled with blanks.
fn fit(text: &str, width: usize) -> String {
    let text = harmless(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let cut = text.width() > width;
    let room = width - usize::from(cut);
    let mut out = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        if used + cluster.width() > room {
            break;
        }
        used += cluster.width();
        out.push_str(cluster);
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
        assert_eq!(fit("Nguye\u{302}\u{303}n Phát", 6), "Nguye\u{302}\u{303}…");
        assert_eq!(fit("Nguyễn Văn Phát", 8), "Nguyễn …");
        assert_eq!(fit("Bắc\n Kinh", 9), "Bắc Kinh ");
        assert_eq!(fit("北京市", 5), "北京…");
        assert_eq!(fit("北京市", 4), "北… ");
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(harmless("a\x1b[31mb\n\tc\r"), "a\u{fffd}[31mb\n\tc\u{fffd}");
    }

    #[test]
    fn names_inside_contents_keep_both_styles() {
        let span = |start, end| serde_json::json!({"start": start, "end": end, "text": ""});
        let record = serde_json::json!({"schema": 1, "id": "t", "sentences": [], "entities": [],
            "mentions": [{"start": 0, "end": 1, "text": "", "kind": "person", "form": "name", "entity": 0},
                         {"start": 3, "end": 4, "text": "", "kind": "country", "form": "name", "entity": 1}],
            "quotes": [{"id": 0, "kind": "direct", "act": "demand", "content": [span(2, 5)], "cue": null, "confidence": 1.0,
                        "speaker": {"mention": null, "entity": 0, "name": "A", "source": "person"}}]});
        let record: Extraction = serde_json::from_value(record).expect("a record");
        let mut out = Vec::new();
        let printer = Printer { colored: true, what: 20 };
        printer.marked(&mut out, "A:bCdE\n", &record, None).expect("memory does not fail");
        let want = "\x1b[36mA\x1b[0m:\x1b[4mb\x1b[0m\x1b[4m\x1b[33mC\x1b[0m\x1b[4md\x1b[0mE\n";
        assert_eq!(String::from_utf8_lossy(&out), want);
        let plain = Printer { colored: false, what: 20 };
        out.clear();
        plain.print(&mut out, &Article::new("t", "A:bCdE"), &record).expect("memory does not fail");
        assert!(!out.contains(&0x1b));
    }
}

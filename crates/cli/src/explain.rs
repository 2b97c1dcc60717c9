//! `trichdan extract --explain`: a record with its reasons, for reading.

use std::io::{self, Write};

use trichdan::{Explanation, Zone};

/// Prints each entity, mention and quote with what made it.
pub fn print(out: &mut impl Write, explanation: &Explanation) -> io::Result<()> {
    let record = &explanation.record;
    writeln!(out, "{}", record.id)?;
    writeln!(out, "\nEntities")?;
    for (entity, reasons) in record.entities.iter().zip(&explanation.entities) {
        writeln!(out, "  {} {} ({:?})", entity.id, entity.name, entity.kind)?;
        list(out, reasons)?;
    }
    writeln!(out, "\nMentions")?;
    for (mention, reasons) in record.mentions.iter().zip(&explanation.mentions) {
        let zone = if mention.span.zone == Some(Zone::Title) { "title " } else { "" };
        writeln!(
            out,
            "  {zone}{}..{} {} ({:?})",
            mention.span.start, mention.span.end, mention.span.text, mention.kind
        )?;
        list(out, reasons)?;
    }
    writeln!(out, "\nQuotes")?;
    for (quote, reasons) in record.quotes.iter().zip(&explanation.quotes) {
        let content: Vec<&str> = quote.content.iter().map(|c| c.text.as_str()).collect();
        writeln!(out, "  {} {}: {}", quote.id, quote.speaker.name, content.join(" … "))?;
        list(out, reasons)?;
        writeln!(out, "      confidence {:.2}", quote.confidence)?;
    }
    Ok(())
}

fn list(out: &mut impl Write, reasons: &[String]) -> io::Result<()> {
    reasons.iter().try_for_each(|reason| writeln!(out, "      {reason}"))
}

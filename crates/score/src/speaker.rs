//! Whether a name is that of the right speaker.

use std::collections::HashSet;

use trichdan::Source;
use unicode_normalization::UnicodeNormalization;

use crate::gold::{Gold, GoldQuote};

/// Forms of address and titles that do not count when names are compared.
const HONORIFICS: &[&str] =
    &["ông", "bà", "anh", "chị", "cô", "em", "cụ", "ngài", "thầy", "bác sĩ", "bs", "ts", "gs", "pgs", "ths", "hlv"];

/// A name as it is compared: composed, in lower case, without marks at its ends and honorifics before it.
fn fold(name: &str) -> String {
    let lower = name.nfc().collect::<String>().to_lowercase();
    let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = lower.trim_matches([' ', '.', ',', '"', '\'', '“', '”']);
    while let Some(bare) = HONORIFICS.iter().find_map(|h| without(rest, h)) {
        rest = bare;
    }
    rest.to_owned()
}

fn without<'n>(name: &'n str, honorific: &str) -> Option<&'n str> {
    let rest = name.strip_prefix(honorific)?;
    rest.strip_prefix('.').unwrap_or(rest).strip_prefix(' ')
}

/// Whether `name` is the speaker of a gold quote: the same name; for a body or land any form that the text has; for a
/// group, a document or a source that is no entity, half of the words.
pub fn same_speaker(gold: &Gold, quote: &GoldQuote, name: &str) -> bool {
    let (want, have) = (fold(&quote.name), fold(name));
    if want.is_empty() || want == "?" || want == have {
        return true;
    }
    match quote.source {
        Source::Organization | Source::Country => {
            gold.mentions.iter().any(|m| m.name == quote.name && fold(&gold.text[m.span.clone()]) == have)
        }
        Source::Person if gold.mentions.iter().any(|m| fold(&m.name) == want) => false,
        _ => {
            let (a, b): (HashSet<&str>, HashSet<&str>) = (want.split(' ').collect(), have.split(' ').collect());
            let both = a.intersection(&b).count();
            both > 0 && 4 * both >= a.len() + b.len()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honorifics_and_case_do_not_count() {
        assert_eq!(fold("PGS.  TS Lê Phát."), "lê phát");
        assert_eq!(fold("Ông  Lê Phát"), "lê phát");
        assert_eq!(fold("Ôn Phát"), "ôn phát");
        assert_eq!(fold("Bà"), "bà");
    }

    #[test]
    fn each_source_has_its_measure() {
        let text = "Bộ Y tế (BYT) và Lê Phát: a, b, c, d";
        let quote = |name: &str, source: &str| {
            format!(
                r#"{{"content": [["a", "b"]], "in": ": a, b", "name": "{name}", "source": "{source}", "kind": "direct", "act": "statement"}}"#
            )
        };
        let json = format!(
            r#"{{"id": "t", "entities": [{{"name": "Bộ Y tế", "type": "organization", "forms": ["Bộ Y tế", "BYT"]}},
                 {{"name": "Lê Phát", "type": "person", "forms": ["Lê Phát"]}}], "quotes": [{}, {}, {}, {}]}}"#,
            quote("Bộ Y tế", "organization"),
            quote("Lê Phát", "person"),
            quote("các quan sát viên quốc tế", "group"),
            quote("?", "person"),
        );
        let gold = Gold::parse("t", &json, text).expect("resolves");
        let same = |i: usize, name: &str| same_speaker(&gold, &gold.quotes[i], name);
        assert!(same(0, "BYT") && same(0, "bộ Y tế") && !same(0, "Bộ Y"));
        assert!(same(1, "ông Lê Phát") && !same(1, "Phát"));
        assert!(same(2, "quan sát viên quốc tế") && !same(2, "các nước"));
        assert!(same(3, "ai cũng được"));
    }
}

//! Records against gold.
//!
//! Quotes are paired one to one, largest overlap first, overlap being intersection over union of their contents in bytes
//! that are not blank. A pair is *found* at 0.5 and *bounded* at 0.8; *who said what* is bounded with the right speaker.

use std::collections::{BTreeMap, HashSet};

use trichdan::{EntityKind, Extraction, MentionForm, QuoteKind, Source};
use unicode_normalization::UnicodeNormalization;

use crate::gold::{Gold, GoldQuote};

/// Hits among gold and predicted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Right ones.
    pub hit: usize,
    /// In the gold.
    pub gold: usize,
    /// In the records.
    pub predicted: usize,
}

impl Counts {
    /// Harmonic mean of precision and recall; 0 for nothing.
    pub fn f1(&self) -> f64 {
        if self.gold + self.predicted == 0 { 0.0 } else { 2.0 * self.hit as f64 / (self.gold + self.predicted) as f64 }
    }

    /// Right ones among predicted.
    pub fn precision(&self) -> f64 {
        self.hit as f64 / self.predicted.max(1) as f64
    }

    /// Right ones among gold.
    pub fn recall(&self) -> f64 {
        self.hit as f64 / self.gold.max(1) as f64
    }

    fn add(&mut self, hit: usize, gold: usize, predicted: usize) {
        self.hit += hit;
        self.gold += gold;
        self.predicted += predicted;
    }
}

/// Something that is not as the gold has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The article.
    pub id: String,
    /// `mention missed`, `quote false`, `bounds`, `speaker`, …
    pub what: &'static str,
    /// What the gold has.
    pub want: String,
    /// What the record has.
    pub got: String,
}

/// Whether confidence can be trusted: by records, the confidence and whether the record was right.
#[derive(Debug, Clone, Default)]
pub struct Calibration(Vec<(f64, bool)>);

impl Calibration {
    /// Expected calibration error over ten bins.
    pub fn error(&self) -> f64 {
        let mut bins = [(0usize, 0.0, 0usize); 10];
        for &(confidence, right) in &self.0 {
            let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
            bin.0 += 1;
            bin.1 += confidence;
            bin.2 += usize::from(right);
        }
        bins.iter().map(|(_, sum, right)| (sum - *right as f64).abs()).sum::<f64>() / self.0.len().max(1) as f64
    }

    /// Share of all records kept at a confidence, and how many of these are right.
    pub fn at(&self, threshold: f64) -> (f64, f64) {
        let kept: Vec<_> = self.0.iter().filter(|(c, _)| *c >= threshold).collect();
        let right = kept.iter().filter(|(_, r)| *r).count();
        (kept.len() as f64 / self.0.len().max(1) as f64, right as f64 / kept.len().max(1) as f64)
    }
}

/// Figures over articles.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// How many.
    pub articles: usize,
    /// By kind of entity.
    pub mentions: BTreeMap<EntityKind, Counts>,
    /// Overlap of 0.5.
    pub found: Counts,
    /// Overlap of 0.8.
    pub bounded: Counts,
    /// Right speakers among the found.
    pub speaker: usize,
    /// Right cues among the found that have one.
    pub cue: (usize, usize),
    /// Right kinds among the found.
    pub kind: usize,
    /// Right acts among the found.
    pub act: usize,
    /// By kind of quote: found, who-said-what, all.
    pub kinds: [(usize, usize, usize); 3],
    /// Confidence against truth.
    pub calibration: Calibration,
    /// What went wrong.
    pub mistakes: Vec<Mistake>,
    right: usize,
}

impl Score {
    /// People, organizations and countries together.
    pub fn mentions3(&self) -> Counts {
        let mut out = Counts::default();
        for (_, c) in self.mentions.iter().filter(|(k, _)| **k != EntityKind::Location) {
            out.add(c.hit, c.gold, c.predicted);
        }
        out
    }

    /// Bounded, with the right speaker.
    pub fn who_said_what(&self) -> Counts {
        Counts { hit: self.right, ..self.found }
    }

    /// Adds an article.
    pub fn add(&mut self, gold: &Gold, record: &Extraction) {
        self.articles += 1;
        self.add_mentions(gold, record);
        let predicted: Vec<HashSet<usize>> = record
            .quotes
            .iter()
            .map(|q| cells(&gold.text, q.content.iter().filter(|c| c.zone.is_none()).map(|c| c.range())))
            .collect();
        let wanted: Vec<HashSet<usize>> =
            gold.quotes.iter().map(|q| cells(&gold.text, q.content.iter().cloned())).collect();
        let mut pairs = Vec::new();
        for (i, want) in wanted.iter().enumerate() {
            for (j, have) in predicted.iter().enumerate() {
                let both = want.intersection(have).count();
                if both > 0 {
                    pairs.push((both as f64 / (want.len() + have.len() - both) as f64, i, j));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.cmp(&a.2)));
        let mut gold_free = vec![true; wanted.len()];
        let mut free = vec![true; predicted.len()];
        let mut right = vec![false; predicted.len()];
        let (mut found, mut bounded, mut correct) = (0, 0, 0);
        for (share, i, j) in pairs {
            if !gold_free[i] || !free[j] {
                continue;
            }
            gold_free[i] = false;
            free[j] = false;
            if share < 0.5 {
                gold_free[i] = true;
                free[j] = true;
                continue;
            }
            let (want, have) = (&gold.quotes[i], &record.quotes[j]);
            let show = |ranges: &mut dyn Iterator<Item = std::ops::Range<usize>>| {
                ranges.map(|r| gold.text[r].to_owned()).collect::<Vec<_>>().join(" … ")
            };
            let speaker = same_speaker(gold, want, have.speaker.name.as_str());
            found += 1;
            bounded += usize::from(share >= 0.8);
            right[j] = share >= 0.8 && speaker;
            correct += usize::from(right[j]);
            self.speaker += usize::from(speaker);
            self.kind += usize::from(want.kind == have.kind);
            self.act += usize::from(want.act == have.act);
            if let Some(cue) = &want.cue {
                self.cue.1 += 1;
                self.cue.0 += usize::from(have.cue.as_ref().is_some_and(|c| c.start < cue.end && cue.start < c.end));
            }
            let kind = &mut self.kinds[slot(want.kind)];
            kind.0 += 1;
            kind.1 += usize::from(right[j]);
            if share < 0.8 {
                self.mistake(
                    gold,
                    "bounds",
                    show(&mut want.content.iter().cloned()),
                    show(&mut have.content.iter().map(|c| c.range())),
                );
            }
            if !speaker {
                self.mistake(gold, "speaker", want.name.clone(), have.speaker.name.clone());
            }
        }
        for (i, want) in gold.quotes.iter().enumerate() {
            self.kinds[slot(want.kind)].2 += 1;
            if gold_free[i] {
                let text = want.content.iter().map(|r| &gold.text[r.clone()]).collect::<Vec<_>>().join(" … ");
                self.mistake(gold, "quote missed", format!("{}: {text}", want.name), String::new());
            }
        }
        for (j, have) in record.quotes.iter().enumerate() {
            self.calibration.0.push((have.confidence, right[j]));
            if free[j] {
                let text = have.content.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" … ");
                self.mistake(gold, "quote false", String::new(), format!("{}: {text}", have.speaker.name));
            }
        }
        self.found.add(found, gold.quotes.len(), record.quotes.len());
        self.bounded.add(bounded, gold.quotes.len(), record.quotes.len());
        self.right += correct;
    }

    fn add_mentions(&mut self, gold: &Gold, record: &Extraction) {
        let want: HashSet<_> = gold.mentions.iter().map(|m| (m.span.start, m.span.end, m.kind)).collect();
        let named = |form| !matches!(form, MentionForm::Pronoun | MentionForm::Nominal);
        let have: HashSet<_> = record
            .mentions
            .iter()
            .filter(|m| named(m.form) && m.span.zone.is_none())
            .map(|m| (m.span.start, m.span.end, m.kind))
            .collect();
        for kind in [EntityKind::Person, EntityKind::Organization, EntityKind::Country, EntityKind::Location] {
            let of = |set: &HashSet<(usize, usize, EntityKind)>| set.iter().filter(|m| m.2 == kind).count();
            let hit = want.intersection(&have).filter(|m| m.2 == kind).count();
            self.mentions.entry(kind).or_default().add(hit, of(&want), of(&have));
        }
        let show = |m: &(usize, usize, EntityKind)| format!("{} ({:?})", &gold.text[m.0..m.1], m.2);
        for mention in want.difference(&have) {
            self.mistake(gold, "mention missed", show(mention), String::new());
        }
        for mention in have.difference(&want) {
            self.mistake(gold, "mention false", String::new(), show(mention));
        }
    }

    fn mistake(&mut self, gold: &Gold, what: &'static str, want: String, got: String) {
        self.mistakes.push(Mistake { id: gold.id.clone(), what, want, got });
    }
}

fn slot(kind: QuoteKind) -> usize {
    match kind {
        QuoteKind::Direct => 0,
        QuoteKind::Indirect => 1,
        QuoteKind::Mixed => 2,
    }
}

/// The bytes of spans that are not blank.
fn cells(text: &str, spans: impl Iterator<Item = std::ops::Range<usize>>) -> HashSet<usize> {
    spans.flatten().filter(|&i| !matches!(text.as_bytes()[i], b' ' | b'\n' | b'\t')).collect()
}

/// Honorifics that do not count when names are compared.
const HONORIFICS: &[&str] = &[
    "ông ",
    "bà ",
    "anh ",
    "chị ",
    "cô ",
    "em ",
    "cụ ",
    "ngài ",
    "thầy ",
    "bác sĩ ",
    "bs ",
    "bs. ",
    "ts ",
    "ts. ",
    "gs ",
    "gs. ",
    "pgs ",
    "pgs. ",
    "ths ",
    "ths. ",
    "hlv ",
];

/// A name as it is compared.
fn fold(name: &str) -> String {
    let composed: String = name.nfc().collect::<String>().to_lowercase();
    let mut rest = composed.trim_matches([' ', '.', ',', '"', '\'', '“', '”']);
    while let Some(after) = HONORIFICS.iter().find_map(|h| rest.strip_prefix(h)) {
        rest = after;
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `name` is the speaker of a gold quote: the same name; for a body or land any form the text has; for a group,
/// a document or a source that is no entity, half of the words.
pub fn same_speaker(gold: &Gold, quote: &GoldQuote, name: &str) -> bool {
    let (want, have) = (fold(&quote.name), fold(name));
    if want.is_empty() || want == "?" || want == have {
        return true;
    }
    let forms = gold.forms();
    if matches!(quote.source, Source::Organization | Source::Country) {
        return forms.get(quote.name.as_str()).is_some_and(|f| f.iter().any(|f| fold(f) == have));
    }
    if matches!(quote.source, Source::Group | Source::Document) || !forms.keys().any(|n| fold(n) == want) {
        let (a, b): (HashSet<&str>, HashSet<&str>) = (want.split(' ').collect(), have.split(' ').collect());
        let both = a.intersection(&b).count();
        return both > 0 && 4 * both >= a.len() + b.len();
    }
    false
}

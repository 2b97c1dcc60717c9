//! What a run counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use trichdan::{Extraction, QuoteKind};

use crate::encoding::Encoding;
use crate::reject::Reason;

/// The counts of a run, as the manifest has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Articles that were read and extracted.
    pub articles: u64,
    /// Records that were written: the articles without the duplicates that were dropped.
    pub records: u64,
    /// Quotes in the records.
    pub quotes: u64,
    /// Articles that repeat an earlier one.
    pub duplicates: u64,
    /// Pieces of the input that gave no record.
    pub rejects: u64,
    /// Rejects by reason.
    pub rejects_by_reason: BTreeMap<String, u64>,
    /// Quotes by kind.
    pub quotes_by_kind: BTreeMap<String, u64>,
    /// Quotes by act.
    pub quotes_by_act: BTreeMap<String, u64>,
    /// Articles that were not UTF-8, by encoding.
    pub encodings: BTreeMap<String, u64>,
}

/// Counts, and who speaks most.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub counts: Counts,
    pub speakers: BTreeMap<String, u64>,
}

/// Speakers that are counted at a time. When there are more, the rarest half is forgotten: who speaks often stays.
const SPEAKERS: usize = 20_000;
/// Speakers in the manifest.
const TOP: usize = 20;

/// What one record adds.
pub(crate) struct RecordTally {
    quotes: Vec<(&'static str, &'static str)>,
    speakers: Vec<String>,
    encoding: Option<Encoding>,
}

impl RecordTally {
    pub fn of(extraction: &Extraction, encoding: Option<Encoding>) -> Self {
        let named = extraction.quotes.iter().filter(|q| q.speaker.entity.is_some());
        RecordTally {
            quotes: extraction.quotes.iter().map(|q| (kind(q.kind), act(q.act))).collect(),
            speakers: named.map(|q| q.speaker.name.clone()).collect(),
            encoding,
        }
    }

    pub fn quotes(&self) -> u64 {
        self.quotes.len() as u64
    }
}

impl Tally {
    pub fn add(&mut self, record: RecordTally) {
        self.counts.records += 1;
        self.counts.quotes += record.quotes();
        for (kind, act) in record.quotes {
            count(&mut self.counts.quotes_by_kind, kind);
            count(&mut self.counts.quotes_by_act, act);
        }
        if let Some(encoding) = record.encoding {
            count(&mut self.counts.encodings, encoding.name());
        }
        for speaker in record.speakers {
            *self.speakers.entry(speaker).or_default() += 1;
        }
        if self.speakers.len() > SPEAKERS {
            let mut numbers: Vec<u64> = self.speakers.values().copied().collect();
            let (_, least, _) = numbers.select_nth_unstable(SPEAKERS / 2);
            let least = *least;
            self.speakers.retain(|_, quotes| *quotes > least);
        }
    }

    pub fn reject(&mut self, reason: Reason) {
        self.counts.rejects += 1;
        count(&mut self.counts.rejects_by_reason, reason.name());
    }

    /// Who speaks most.
    pub fn top(&self) -> Vec<(String, u64)> {
        let mut all: Vec<_> = self.speakers.iter().map(|(name, quotes)| (name.clone(), *quotes)).collect();
        all.sort_by_key(|(_, quotes)| std::cmp::Reverse(*quotes));
        all.truncate(TOP);
        all
    }
}

fn count(counts: &mut BTreeMap<String, u64>, name: &str) {
    match counts.get_mut(name) {
        Some(count) => *count += 1,
        None => drop(counts.insert(name.to_owned(), 1)),
    }
}

fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Mixed => "mixed",
    }
}

fn act(act: trichdan::Act) -> &'static str {
    use trichdan::Act::*;
    match act {
        Statement => "statement",
        Denial => "denial",
        Accusation => "accusation",
        Demand => "demand",
        Commitment => "commitment",
        Prediction => "prediction",
        Opinion => "opinion",
        Question => "question",
    }
}

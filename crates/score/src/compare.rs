//! Records against gold.
//!
//! Quotes are paired one to one, largest overlap first, overlap being intersection over union of their contents in bytes
//! that are not blank. A pair is *found* at 0.5 and *bounded* at 0.8; *who said what* is bounded with the right speaker.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use trichdan::{EntityKind, Extraction, MentionForm, Quote, QuoteKind, Span};

use crate::calibration::Calibration;
use crate::gold::{Gold, GoldQuote};
use crate::speaker::same_speaker;

/// The least overlap of a quote whose bounds are right.
const BOUNDED: f64 = 0.8;

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

    /// By name: every figure that should be as high as it can, between 0 and 1.
    pub fn figures(&self) -> Vec<(&'static str, f64)> {
        let mention = |kind| self.mentions.get(&kind).copied().unwrap_or_default().f1();
        let found = self.found.hit.max(1) as f64;
        vec![
            ("person", mention(EntityKind::Person)),
            ("organization", mention(EntityKind::Organization)),
            ("country", mention(EntityKind::Country)),
            ("location", mention(EntityKind::Location)),
            ("mentions (3)", self.mentions3().f1()),
            ("found", self.found.f1()),
            ("bounded", self.bounded.f1()),
            ("who-said-what", self.who_said_what().f1()),
            ("speaker", self.speaker as f64 / found),
            ("cue", self.cue.0 as f64 / self.cue.1.max(1) as f64),
            ("kind", self.kind as f64 / found),
            ("act", self.act as f64 / found),
            ("calibration", 1.0 - self.calibration.error()),
        ]
    }

    /// Adds an article. Spans of the title do not count: gold has none.
    pub fn add(&mut self, gold: &Gold, record: &Extraction) {
        self.articles += 1;
        self.add_mentions(gold, record);
        let pairs = pairs(gold, record);
        let right = |p: &Pair| p.share >= BOUNDED && p.speaker;
        let bounded = pairs.iter().filter(|p| p.share >= BOUNDED).count();
        self.found.add(pairs.len(), gold.quotes.len(), record.quotes.len());
        self.bounded.add(bounded, gold.quotes.len(), record.quotes.len());
        self.right += pairs.iter().filter(|p| right(p)).count();
        for pair in &pairs {
            self.add_pair(gold, record, pair);
        }
        self.calibration.add_gold(gold.quotes.len());
        for (i, want) in gold.quotes.iter().enumerate() {
            let pair = pairs.iter().find(|p| p.gold == i);
            let kind = &mut self.kinds[slot(want.kind)];
            kind.0 += usize::from(pair.is_some());
            kind.1 += usize::from(pair.is_some_and(right));
            kind.2 += 1;
            if pair.is_none() {
                self.mistake(gold, "quote missed", format!("{}: {}", want.name, wanted(gold, want)), String::new());
            }
        }
        for (j, have) in record.quotes.iter().enumerate() {
            let pair = pairs.iter().find(|p| p.predicted == j);
            self.calibration.add(have.confidence, pair.is_some_and(right));
            if pair.is_none() {
                self.mistake(gold, "quote false", String::new(), format!("{}: {}", have.speaker.name, said(have)));
            }
        }
    }

    fn add_pair(&mut self, gold: &Gold, record: &Extraction, pair: &Pair) {
        let (want, have) = (&gold.quotes[pair.gold], &record.quotes[pair.predicted]);
        self.speaker += usize::from(pair.speaker);
        self.kind += usize::from(want.kind == have.kind);
        self.act += usize::from(want.act == have.act);
        if let Some(cue) = &want.cue {
            self.cue.1 += 1;
            let same = |c: &Span| c.zone.is_none() && c.start < cue.end && cue.start < c.end;
            self.cue.0 += usize::from(have.cue.as_ref().is_some_and(same));
        }
        if pair.share < BOUNDED {
            self.mistake(gold, "bounds", wanted(gold, want), said(have));
        }
        if !pair.speaker {
            self.mistake(gold, "speaker", want.name.clone(), have.speaker.name.clone());
        }
    }

    fn add_mentions(&mut self, gold: &Gold, record: &Extraction) {
        let want: BTreeSet<_> = gold.mentions.iter().map(|m| (m.span.start, m.span.end, m.kind)).collect();
        let named = |form| !matches!(form, MentionForm::Pronoun | MentionForm::Nominal);
        let have: BTreeSet<_> = record
            .mentions
            .iter()
            .filter(|m| named(m.form) && m.span.zone.is_none())
            .map(|m| (m.span.start, m.span.end, m.kind))
            .collect();
        for kind in [EntityKind::Person, EntityKind::Organization, EntityKind::Country, EntityKind::Location] {
            let of = |set: &BTreeSet<(usize, usize, EntityKind)>| set.iter().filter(|m| m.2 == kind).count();
            let hit = want.intersection(&have).filter(|m| m.2 == kind).count();
            self.mentions.entry(kind).or_default().add(hit, of(&want), of(&have));
        }
        let show = |m: &(usize, usize, EntityKind)| format!("{} ({:?})", gold.text.get(m.0..m.1).unwrap_or("?"), m.2);
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

fn wanted(gold: &Gold, quote: &GoldQuote) -> String {
    quote.content.iter().map(|c| &gold.text[c.clone()]).collect::<Vec<_>>().join(" … ")
}

fn said(quote: &Quote) -> String {
    quote.content.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" … ")
}

/// A gold quote and the predicted one that is taken for it.
struct Pair {
    gold: usize,
    predicted: usize,
    /// Intersection over union of their contents.
    share: f64,
    /// Whether the speaker is the right one.
    speaker: bool,
}

/// One-to-one pairs of enough overlap, largest overlap first.
fn pairs(gold: &Gold, record: &Extraction) -> Vec<Pair> {
    let blank = Blanks::new(&gold.text);
    let here = |q: &Quote| q.content.iter().filter(|c| c.zone.is_none()).map(Span::range).collect();
    let have: Vec<Cells> = record.quotes.iter().map(|q| Cells::new(here(q))).collect();
    let want: Vec<Cells> = gold.quotes.iter().map(|q| Cells::new(q.content.clone())).collect();
    let mut all = Vec::new();
    for (i, want) in want.iter().enumerate() {
        for (j, have) in have.iter().enumerate() {
            let both = want.common(have, &blank);
            let either = want.count(&blank) + have.count(&blank) - both;
            if both > 0 && 2 * both >= either {
                all.push((both as f64 / either as f64, i, j));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let mut out: Vec<Pair> = Vec::new();
    for (share, i, j) in all {
        if out.iter().all(|p| p.gold != i && p.predicted != j) {
            let speaker = same_speaker(gold, &gold.quotes[i], &record.quotes[j].speaker.name);
            out.push(Pair { gold: i, predicted: j, share, speaker });
        }
    }
    out
}

/// By byte of a text: how many bytes before it are not blank.
struct Blanks(Vec<usize>);

impl Blanks {
    fn new(text: &str) -> Self {
        let mut before = vec![0];
        for byte in text.bytes() {
            before.push(before[before.len() - 1] + usize::from(!matches!(byte, b' ' | b'\n' | b'\t')));
        }
        Blanks(before)
    }

    /// The bytes of a range that are not blank; those past the text are none.
    fn count(&self, range: Range<usize>) -> usize {
        let last = self.0.len() - 1;
        self.0[range.end.min(last)].saturating_sub(self.0[range.start.min(last)])
    }
}

/// Ranges in order that do not overlap.
struct Cells(Vec<Range<usize>>);

impl Cells {
    fn new(mut ranges: Vec<Range<usize>>) -> Self {
        ranges.sort_by_key(|r| r.start);
        let mut out: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match out.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => out.push(range),
            }
        }
        Cells(out)
    }

    fn count(&self, blanks: &Blanks) -> usize {
        self.0.iter().map(|r| blanks.count(r.clone())).sum()
    }

    fn common(&self, other: &Cells, blanks: &Blanks) -> usize {
        let both = |a: &Range<usize>, b: &Range<usize>| a.start.max(b.start)..a.end.min(b.end);
        self.0.iter().flat_map(|a| other.0.iter().map(move |b| both(a, b))).map(|r| blanks.count(r)).sum()
    }
}

/// What shows that a record is not of the gold's text, if anything does.
pub fn misfit(gold: &Gold, record: &Extraction) -> Option<String> {
    let mentions = record.mentions.iter().map(|m| &m.span);
    let quotes = record.quotes.iter().flat_map(|q| q.content.iter().chain(&q.cue).chain(&q.speaker.mention));
    let wrong = |s: &&Span| s.zone.is_none() && gold.text.get(s.start..s.end) != Some(s.text.as_str());
    let span = mentions.chain(quotes).find(wrong)?;
    Some(format!("the gold text does not have {:?} at {}..{}", span.text, span.start, span.end))
}

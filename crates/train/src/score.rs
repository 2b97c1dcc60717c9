//! Scores words and sentences against a treebank.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use trichdan::internals::{Parts, parts};

use crate::args::Args;
use crate::treebank::{self, Raw, Typography};

pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let sentences = treebank::read(&std::fs::read_to_string(args.required("treebank")?)?);
    let model = args.get("model").map(std::fs::read).transpose()?;
    for typography in [Typography::Usual, Typography::Spaced] {
        let raw = treebank::raw(&sentences, typography);
        let parts = parts(&raw.text, model.as_deref());
        println!("{typography:?} typography:");
        println!("  words     {}", Score::of(&raw.words, &treebank::unblanked(&parts.view, &parts.words)));
        println!("  sentences {}", Score::of(&raw.sentences, &treebank::unblanked(&parts.view, &parts.sentences)));
        if let (Typography::Usual, Some(file)) = (typography, args.get("dump")) {
            let words: Vec<_> = parts.words.iter().map(|w| parts.view[w.clone()].replace(' ', "_")).collect();
            std::fs::write(file, words.join("\n"))?;
        }
        if typography == Typography::Usual || args.get("both").is_some() {
            show(&raw, &parts, args.number("errors", 0.0) as usize, args.number("breaks", 0.0) as usize);
        }
    }
    Ok(())
}

/// Precision and recall of spans.
pub struct Score {
    right: usize,
    found: usize,
    gold: usize,
}

impl Score {
    pub fn of(gold: &BTreeSet<(usize, usize)>, found: &BTreeSet<(usize, usize)>) -> Self {
        Score { right: gold.intersection(found).count(), found: found.len(), gold: gold.len() }
    }

    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let part = |of: usize| self.right as f64 / of.max(1) as f64;
        write!(
            f,
            "F1 {:.4}  precision {:.4}  recall {:.4}  ({} gold)",
            self.f1(),
            part(self.found),
            part(self.gold),
            self.gold
        )
    }
}

/// Prints each stretch whose words are not the treebank's: before, its words, ours, behind.
pub fn differences(raw: &Raw, view: &str, found: &BTreeSet<(usize, usize)>) {
    let chars: Vec<(usize, char)> = view.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let at = |n: usize| chars.get(n).map_or(view.len(), |c| c.0);
    let slice = |from: usize, to: usize| view[at(from)..at(to)].trim();
    let ends = |s: &BTreeSet<(usize, usize)>| std::iter::once(0).chain(s.iter().map(|s| s.1)).collect::<BTreeSet<_>>();
    let (gold, ours) = (ends(&raw.words), ends(found));
    let both: Vec<usize> = gold.intersection(&ours).copied().collect();
    for pair in both.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let words = |ends: &BTreeSet<usize>| {
            let inner = ends.range(from..=to).copied().collect::<Vec<_>>();
            inner.windows(2).map(|w| slice(w[0], w[1])).collect::<Vec<_>>().join("|")
        };
        let (want, got) = (words(&gold), words(&ours));
        if want != got {
            let before = slice(from.saturating_sub(15), from);
            println!("{want}\t{got}\t{before} ▮ {}", slice(to, (to + 15).min(chars.len())));
        }
    }
}

/// Prints the commonest wrong words and the first wrong sentence ends.
fn show(raw: &Raw, parts: &Parts, errors: usize, breaks: usize) {
    let chars: Vec<(usize, char)> = parts.view.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let slice = |from: usize, to: usize| {
        let end = chars.get(to.saturating_sub(1)).map_or(parts.view.len(), |(at, c)| at + c.len_utf8());
        &parts.view[chars[from.min(chars.len() - 1)].0..end]
    };
    let found = treebank::unblanked(&parts.view, &parts.words);
    let mut seen: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    for &(a, b) in raw.words.difference(&found) {
        *seen.entry((true, slice(a, b))).or_default() += 1;
    }
    for &(a, b) in found.difference(&raw.words) {
        *seen.entry((false, slice(a, b))).or_default() += 1;
    }
    let mut seen: Vec<_> = seen.into_iter().collect();
    seen.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
    for ((gold, word), n) in seen.into_iter().take(errors) {
        println!("{n:4} {} {word}", if gold { "missed" } else { "wrong " });
    }
    let found = treebank::unblanked(&parts.view, &parts.sentences);
    let ends = |s: &BTreeSet<(usize, usize)>| s.iter().map(|s| s.1).collect::<BTreeSet<_>>();
    let (gold, found) = (ends(&raw.sentences), ends(&found));
    for &end in gold.symmetric_difference(&found).take(breaks) {
        let kind = if gold.contains(&end) { "missed" } else { "wrong " };
        println!("{kind} {} ▮ {}", slice(end.saturating_sub(45), end), slice(end, (end + 30).min(chars.len())));
    }
}

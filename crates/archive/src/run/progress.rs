//! What goes on, for those who watch, and how to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// Counters of a run, to be read while it goes on.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    pub(crate) bytes: Arc<AtomicU64>,
    counts: Arc<Counters>,
}

#[derive(Debug, Default)]
struct Counters {
    expected: AtomicU64,
    articles: AtomicU64,
    quotes: AtomicU64,
    rejects: AtomicU64,
}

impl Progress {
    /// Bytes of all inputs on disk, as far as known.
    pub fn expected_bytes(&self) -> u64 {
        self.counts.expected.load(Relaxed)
    }

    /// Bytes read from disk.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Relaxed)
    }

    /// Articles that are through.
    pub fn articles(&self) -> u64 {
        self.counts.articles.load(Relaxed)
    }

    /// Quotes in them.
    pub fn quotes(&self) -> u64 {
        self.counts.quotes.load(Relaxed)
    }

    /// Pieces that gave no record.
    pub fn rejects(&self) -> u64 {
        self.counts.rejects.load(Relaxed)
    }

    pub(crate) fn expect(&self, bytes: u64) {
        self.counts.expected.fetch_add(bytes, Relaxed);
    }

    pub(crate) fn article(&self, quotes: u64) {
        self.counts.articles.fetch_add(1, Relaxed);
        self.counts.quotes.fetch_add(quotes, Relaxed);
    }

    pub(crate) fn reject(&self) {
        self.counts.rejects.fetch_add(1, Relaxed);
    }
}

/// Asks a run to stop behind the part in hand.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks. It cannot be taken back.
    pub fn set(&self) {
        self.0.store(true, Relaxed);
    }

    /// Whether it was asked.
    pub fn is_set(&self) -> bool {
        self.0.load(Relaxed)
    }

    /// The flag itself, for a signal handler to set.
    pub fn flag(&self) -> Arc<AtomicBool> {
        self.0.clone()
    }
}

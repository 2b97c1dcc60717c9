//! A trie over syllables.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::segment::{Kind, Token};

/// A token string in lower case, interned. [`Sym::UNKNOWN`] for one that no table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct Sym(pub(crate) u32);

impl Sym {
    pub(crate) const UNKNOWN: Sym = Sym(0);
}

/// Token strings and phrases of them, each phrase with the ids of its entries.
#[derive(Debug, Default)]
pub(crate) struct Trie {
    /// Strings of up to 16 bytes, packed: nearly all of them.
    short: FxHashMap<u128, Sym>,
    long: FxHashMap<Box<str>, Sym>,
    /// (node, sym) → node; node 0 is the root.
    next: FxHashMap<u64, u32>,
    /// One bit for the hash of each edge in `next`: most of the edges that a text asks for are not there, and this
    /// says so without leaving the cache.
    edges: Vec<u64>,
    /// By sym: the root's child, 0 for none. Most tokens of a text stop here.
    first: Vec<u32>,
    /// By node: its entries, a list through `links`.
    heads: Vec<u32>,
    /// (entry, next link); link 0 ends a list.
    links: Vec<(u32, u32)>,
}

impl Trie {
    pub(crate) fn new() -> Self {
        Trie {
            first: vec![0],
            heads: vec![0],
            links: vec![(0, 0)],
            edges: vec![0; FILTER_BITS / 64],
            ..Trie::default()
        }
    }

    fn find(&self, lower: &str) -> Option<Sym> {
        match packed(lower) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(lower).copied(),
        }
    }

    /// The node that the edge leads to, 0 for none.
    fn step(&self, node: u32, sym: Sym) -> u32 {
        let edge = edge(node, sym);
        let bit = filter_bit(edge);
        if self.edges[bit / 64] >> (bit % 64) & 1 == 0 {
            return 0;
        }
        self.next.get(&edge).copied().unwrap_or(0)
    }

    /// The sym of a string in lower case.
    pub(crate) fn sym(&self, lower: &str) -> Sym {
        self.find(lower).unwrap_or_default()
    }

    /// The sym of the part of a text at `range`, which is in lower case.
    pub(crate) fn sym_at(&self, text: &str, range: Range<usize>) -> Sym {
        // Most words are short and stand before 16 more bytes: one read and a mask pack them.
        let len = range.len();
        match text.as_bytes().get(range.start..).and_then(|b| b.first_chunk::<16>()) {
            Some(bytes) if (1..=16).contains(&len) => {
                let key = u128::from_le_bytes(*bytes) & (u128::MAX >> (8 * (16 - len)));
                self.short.get(&key).copied().unwrap_or_default()
            }
            _ => self.sym(&text[range]),
        }
    }

    /// The sym of a string, made if it has none.
    pub(crate) fn intern(&mut self, lower: &str) -> Sym {
        if let Some(sym) = self.find(lower) {
            return sym;
        }
        let sym = Sym(self.first.len() as u32);
        match packed(lower) {
            Some(key) => self.short.insert(key, sym),
            None => self.long.insert(lower.into(), sym),
        };
        self.first.push(0);
        sym
    }

    /// Adds a phrase; one that holds no syms is left out.
    pub(crate) fn insert(&mut self, phrase: &[Sym], entry: u32) {
        let mut node = 0u32;
        for (i, &sym) in phrase.iter().enumerate() {
            let fresh = self.heads.len() as u32;
            let edge = edge(node, sym);
            let child = *self.next.entry(edge).or_insert(fresh);
            let bit = filter_bit(edge);
            self.edges[bit / 64] |= 1 << (bit % 64);
            if child == fresh {
                self.heads.push(0);
            }
            if i == 0 {
                self.first[sym.0 as usize] = child;
            }
            node = child;
        }
        if node != 0 {
            self.links.push((entry, self.heads[node as usize]));
            self.heads[node as usize] = self.links.len() as u32 - 1;
        }
    }

    /// Calls `found(length in tokens, entry)` for every phrase that begins at `at`. A dash between the tokens of a
    /// phrase is passed over, so that `Kim Jong-un` and `Kim Jong Un` are one.
    pub(crate) fn walk(&self, syms: &[Sym], tokens: &[Token], at: usize, mut found: impl FnMut(usize, u32)) {
        let mut node = self.first[syms[at].0 as usize];
        let mut i = at + 1;
        while node != 0 {
            let mut link = self.heads[node as usize];
            while link != 0 {
                let (entry, next) = self.links[link as usize];
                found(i - at, entry);
                link = next;
            }
            if i < syms.len() && tokens[i].kind == Kind::Dash {
                i += 1;
            }
            let Some(&sym) = syms.get(i) else { return };
            if sym == Sym::UNKNOWN {
                return;
            }
            node = self.step(node, sym);
            i += 1;
        }
    }
}

/// 256 KB: at 150,000 edges, one miss in fourteen goes on to the map.
const FILTER_BITS: usize = 1 << 21;

fn edge(node: u32, sym: Sym) -> u64 {
    u64::from(node) << 32 | u64::from(sym.0)
}

fn filter_bit(edge: u64) -> usize {
    (edge.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 43) as usize
}

/// A string of up to 16 bytes as a number. The last byte tells lengths apart: no string ends with NUL here.
fn packed(text: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

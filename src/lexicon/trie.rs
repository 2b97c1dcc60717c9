//! A trie over syllables.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::entry::Entry;
use crate::segment::{Kind, Token};

/// A token string in lower case, interned. [`Sym::UNKNOWN`] for one that no table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct Sym(pub(crate) u32);

impl Sym {
    pub(crate) const UNKNOWN: Sym = Sym(0);

    /// Its bit in a set that may hold it, of 64.
    pub(super) fn bit(self) -> u64 {
        1 << (self.0.wrapping_mul(0x9e37_79b9) >> 26)
    }
}

/// Token strings and phrases of them, each phrase with its entries.
///
/// Every node says by a few bits which syms may go on from it: most tokens of a text stop there, at one read. What goes on
/// stands with the edge that leads to it, so that a step is one read too.
#[derive(Debug, Default)]
pub(crate) struct Trie {
    short: Short,
    long: FxHashMap<Box<str>, Sym>,
    /// The nodes of the first tokens, by sym.
    roots: Vec<Node>,
    /// Open addressing by edge: the nodes behind the first tokens.
    slots: Vec<Slot>,
    /// How many of them are taken.
    taken: usize,
    /// Lists of further entries; the first is none.
    links: Vec<Link>,
}

/// What a node holds and what goes on from it.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// One bit of 64 for each sym that goes on from here.
    next: u64,
    /// The entry added last.
    entry: Option<Entry>,
    /// Those before it, a list through `links`; 0 for none.
    more: u32,
    /// That of a first token is its sym; the others are counted from [`INNER`] on.
    number: u32,
}

/// A node behind a first token, and the edge that leads to it; [`Sym::UNKNOWN`] where free.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    before: u32,
    sym: Sym,
    node: Node,
}

#[derive(Debug, Clone, Copy)]
struct Link {
    entry: Entry,
    /// 0 ends a list.
    next: u32,
}

/// The number of the first inner node.
const INNER: u32 = 1 << 31;

impl Trie {
    pub(crate) fn new() -> Self {
        Trie {
            short: Short { slots: vec![([0; 2], Sym::UNKNOWN); 1 << 16], len: 0 },
            roots: vec![Node::default()],
            slots: vec![Slot::default(); 1 << 17],
            links: vec![Link { entry: Entry::Field, next: 0 }],
            ..Trie::default()
        }
    }

    fn find(&self, lower: &str) -> Option<Sym> {
        match packed(lower) {
            Some(key) => self.short.get(key),
            None => self.long.get(lower).copied(),
        }
    }

    /// The slot of an edge, or the free one where it would stand.
    fn slot(&self, before: u32, sym: Sym) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = edge_hash(before, sym) & mask;
        while self.slots[at].sym != Sym::UNKNOWN && (self.slots[at].sym != sym || self.slots[at].before != before) {
            at = (at + 1) & mask;
        }
        at
    }

    /// Doubles the slots.
    fn widen(&mut self) {
        let wider = vec![Slot::default(); self.slots.len() * 2];
        for slot in std::mem::replace(&mut self.slots, wider) {
            if slot.sym != Sym::UNKNOWN {
                let at = self.slot(slot.before, slot.sym);
                self.slots[at] = slot;
            }
        }
    }

    /// The sym of a string in lower case.
    pub(crate) fn sym(&self, lower: &str) -> Sym {
        self.find(lower).unwrap_or_default()
    }

    /// The sym of the part of a text at `range`, which is in lower case but for its first letter if `capital`.
    pub(crate) fn sym_at(&self, text: &str, range: Range<usize>, capital: bool) -> Sym {
        // Most words are short and stand before 16 more bytes: one read and a mask pack them.
        let len = range.len();
        let near = text.as_bytes().get(range.start..).and_then(|b| b.first_chunk::<16>()).copied();
        if let Some(mut bytes) = near.filter(|_| (1..=16).contains(&len))
            && (!capital || lower_first(&mut bytes, text[range.start..].chars().next()))
        {
            let key = u128::from_le_bytes(bytes) & (u128::MAX >> (8 * (16 - len)));
            return self.short.get(halves(key)).unwrap_or_default();
        }
        if capital { self.sym(&text[range].to_lowercase()) } else { self.sym(&text[range]) }
    }

    /// The sym of a string, made if it has none.
    pub(crate) fn intern(&mut self, lower: &str) -> Sym {
        if let Some(sym) = self.find(lower) {
            return sym;
        }
        let sym = Sym(self.roots.len() as u32);
        match packed(lower) {
            Some(key) => self.short.insert(key, sym),
            None => {
                self.long.insert(lower.into(), sym);
            }
        }
        self.roots.push(Node { number: sym.0, ..Node::default() });
        sym
    }

    /// Adds a phrase; one that holds no syms is left out.
    pub(crate) fn insert(&mut self, phrase: &[Sym], entry: Entry) {
        let Some((first, rest)) = phrase.split_first() else { return };
        while (self.taken + rest.len()) * 4 > self.slots.len() * 3 {
            self.widen();
        }
        let mut node = &mut self.roots[first.0 as usize];
        for &sym in rest {
            node.next |= sym.bit();
            let before = node.number;
            let at = self.slot(before, sym);
            if self.slots[at].sym == Sym::UNKNOWN {
                let number = INNER + self.taken as u32;
                self.slots[at] = Slot { before, sym, node: Node { number, ..Node::default() } };
                self.taken += 1;
            }
            node = &mut self.slots[at].node;
        }
        if let Some(older) = node.entry.replace(entry) {
            let link = Link { entry: older, next: node.more };
            node.more = self.links.len() as u32;
            self.links.push(link);
        }
    }

    /// Calls `found(length in tokens, entry)` for every phrase that begins at `at`. A dash between the tokens of a
    /// phrase is passed over, so that `Kim Jong-un` and `Kim Jong Un` are one.
    pub(crate) fn walk(&self, syms: &[Sym], tokens: &[Token], at: usize, mut found: impl FnMut(usize, Entry)) {
        let mut node = &self.roots[syms[at].0 as usize];
        let mut i = at + 1;
        loop {
            if let Some(entry) = node.entry {
                found(i - at, entry);
                let mut link = node.more;
                while link != 0 {
                    let Link { entry, next } = self.links[link as usize];
                    found(i - at, entry);
                    link = next;
                }
            }
            if node.next == 0 {
                return;
            }
            if i < syms.len() && tokens[i].kind == Kind::Dash {
                i += 1;
            }
            let Some(&sym) = syms.get(i) else { return };
            if node.next & sym.bit() == 0 || sym == Sym::UNKNOWN {
                return;
            }
            let slot = &self.slots[self.slot(node.number, sym)];
            if slot.sym == Sym::UNKNOWN {
                return;
            }
            node = &slot.node;
            i += 1;
        }
    }
}

fn edge_hash(before: u32, sym: Sym) -> usize {
    let hash = (u64::from(before) << 32 | u64::from(sym.0)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash >> 32) as usize
}

/// Strings of up to 16 bytes, which nearly all are, packed: open addressing, so that a look-up reads one line of the
/// cache.
#[derive(Debug, Default)]
struct Short {
    /// A power of two of them, half of them free: [`Sym::UNKNOWN`].
    slots: Vec<([u64; 2], Sym)>,
    len: usize,
}

impl Short {
    fn get(&self, key: [u64; 2]) -> Option<Sym> {
        let mut at = self.first(key);
        loop {
            let (there, sym) = self.slots[at];
            if there == key {
                return Some(sym);
            }
            if sym == Sym::UNKNOWN {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Adds a key that is not there.
    fn insert(&mut self, key: [u64; 2], sym: Sym) {
        self.len += 1;
        if self.len * 2 > self.slots.len() {
            let wider = vec![([0; 2], Sym::UNKNOWN); self.slots.len() * 2];
            for (key, sym) in std::mem::replace(&mut self.slots, wider) {
                if sym != Sym::UNKNOWN {
                    self.place(key, sym);
                }
            }
        }
        self.place(key, sym);
    }

    fn place(&mut self, key: [u64; 2], sym: Sym) {
        let mut at = self.first(key);
        while self.slots[at].1 != Sym::UNKNOWN {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = (key, sym);
    }

    /// Where a key stands if it is alone.
    fn first(&self, key: [u64; 2]) -> usize {
        let hash = (key[0] ^ key[1].rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (hash >> 32) as usize & (self.slots.len() - 1)
    }
}

/// A string of up to 16 bytes as numbers. The last byte tells lengths apart: no string ends with NUL here.
fn packed(text: &str) -> Option<[u64; 2]> {
    let mut bytes = [0; 16];
    bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(halves(u128::from_le_bytes(bytes)))
}

fn halves(key: u128) -> [u64; 2] {
    [key as u64, (key >> 64) as u64]
}

/// Writes `first`, the character that `bytes` begin with, in lower case; says whether that took no other room.
fn lower_first(bytes: &mut [u8; 16], first: Option<char>) -> bool {
    let Some(first) = first else { return false };
    if first.is_ascii() {
        bytes[0].make_ascii_lowercase();
        return true;
    }
    let mut lower = first.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) if lower.len_utf8() == first.len_utf8() => {
            lower.encode_utf8(bytes);
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_strings_and_phrases() {
        let mut trie = Trie::new();
        let syms: Vec<Sym> = (0..70_000).map(|i| trie.intern(&format!("chữ{i}"))).collect();
        for (i, &sym) in syms.iter().enumerate() {
            assert_eq!(trie.sym(&format!("chữ{i}")), sym);
        }
        // More edges than the slots were made for.
        for (i, pair) in syms.windows(3).enumerate() {
            trie.insert(&pair[..2], Entry::Name(i as u32));
            trie.insert(pair, Entry::Harvest(i as u32));
        }
        let text = "chữ7 chữ8 chữ9";
        let tokens = crate::segment::tokens(text);
        let mut found = Vec::new();
        trie.walk(&syms[7..10], &tokens, 0, |len, entry| found.push((len, entry)));
        assert_eq!(found, [(2, Entry::Name(7)), (3, Entry::Harvest(7))]);
    }

    #[test]
    fn capitals_are_lowered_in_place() {
        let mut trie = Trie::new();
        for word in ["đường", "ông", "ban", "ớt", "người"] {
            let sym = trie.intern(word);
            let mut written = word.chars();
            let first: String = written.next().into_iter().flat_map(char::to_uppercase).collect();
            let text = format!("{first}{} và mười sáu chữ nữa", written.as_str());
            for text in [text.as_str(), &text[..word.len()]] {
                assert_eq!(trie.sym_at(text, 0..word.len(), true), sym, "{text}");
            }
        }
        assert_eq!(trie.sym_at("không có trong bảng", 0..6, false), Sym::UNKNOWN);
    }
}

//! A trie over syllables.

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
    syms: FxHashMap<Box<str>, Sym>,
    /// (node, sym) → node; node 0 is the root.
    next: FxHashMap<(u32, Sym), u32>,
    /// By sym: the root's child, 0 for none. Most tokens of a text stop here.
    first: Vec<u32>,
    /// By node: its entries, a list through `links`.
    heads: Vec<u32>,
    /// (entry, next link); link 0 ends a list.
    links: Vec<(u32, u32)>,
}

impl Trie {
    pub(crate) fn new() -> Self {
        Trie { first: vec![0], heads: vec![0], links: vec![(0, 0)], ..Trie::default() }
    }

    /// The sym of a string in lower case.
    pub(crate) fn sym(&self, lower: &str) -> Sym {
        self.syms.get(lower).copied().unwrap_or_default()
    }

    /// The sym of a string, made if it has none.
    pub(crate) fn intern(&mut self, lower: &str) -> Sym {
        if let Some(&sym) = self.syms.get(lower) {
            return sym;
        }
        let sym = Sym(self.first.len() as u32);
        self.syms.insert(lower.into(), sym);
        self.first.push(0);
        sym
    }

    /// Adds a phrase; one that holds no syms is left out.
    pub(crate) fn insert(&mut self, phrase: &[Sym], entry: u32) {
        let mut node = 0u32;
        for (i, &sym) in phrase.iter().enumerate() {
            let fresh = self.heads.len() as u32;
            let child = *self.next.entry((node, sym)).or_insert(fresh);
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
            node = self.next.get(&(node, sym)).copied().unwrap_or(0);
            i += 1;
        }
    }
}

//! Evidence: what speaks for a name at each token, from the lexicon, from the letters, and from the rest of the article.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::lexicon::{Entry, Function, Hits, Lexicon, Sym, TitleClass};
use crate::record::EntityKind;
use crate::segment::{Blank, Kind, Segments, Shape, Token, is_syllable};

/// Buckets of the feature hash.
pub(crate) const BUCKETS: u32 = 1 << 16;

/// A run of tokens among which names may stand, with the features of each.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) start: usize,
    /// By token of the run: what it is, the lowest bit for a capital.
    pub(crate) keys: Vec<u64>,
    /// By token of the run: its feature buckets.
    pub(crate) features: Vec<Vec<u32>>,
}

/// What a gazetteer says of a token: 0 nothing, else a code of place in the hit, length and ambiguity.
type Codes = [u8; 4];

/// Evidence by token.
pub(super) struct Evidence<'a> {
    lexicon: &'a Lexicon,
    segments: &'a Segments<'a>,
    hits: &'a Hits,
    gazetteer: Vec<Codes>,
    /// What the harvest says: kind, strength and place in the name.
    harvest: Vec<u8>,
    /// A title ends right before the token: 1 kin or honorific, 2 office, 3 other; +4 where other words may stand
    /// between it and the name.
    titled: Vec<u8>,
    /// Inside an organization by pattern: 1 first token, 2 later, 3 last.
    pattern: Vec<u8>,
    /// Inside a title (1), an organization head (2 first token, 3 later), a field (4), nominal (5).
    word: Vec<u8>,
    /// By sym of a capitalised token: what its other occurrences show.
    article: FxHashMap<u64, u8>,
}

/// Bits of [`Evidence::article`].
const TITLED: u8 = 1;
const HEADED: u8 = 2;
const PLACED: u8 = 4;
const LOWER: u8 = 8;
const KNOWN_PERSON: u8 = 16;
const KNOWN_BODY: u8 = 32;
const REPEATED: u8 = 64;

impl<'a> Evidence<'a> {
    pub(super) fn new(lexicon: &'a Lexicon, segments: &'a Segments<'a>, hits: &'a Hits) -> Self {
        let count = segments.tokens.len();
        let mut out = Evidence {
            lexicon,
            segments,
            hits,
            gazetteer: vec![[0; 4]; count],
            harvest: vec![0; count],
            titled: vec![0; count + 1],
            word: vec![0; count],
            pattern: vec![0; count],
            article: FxHashMap::default(),
        };
        for hit in hits.all() {
            let range = hit.range();
            match hit.entry {
                Entry::Name(form) if lexicon.case_fits(form, &segments.tokens[range.clone()]) => {
                    let kind = slot(lexicon.row(form).kind);
                    let size = range.len().min(3) as u8;
                    let ambiguous = u8::from(lexicon.is_ambiguous(form));
                    for at in range.clone() {
                        let place = if at == range.start { 0 } else if at + 1 == range.end { 2 } else { 1 };
                        let code = 1 + size * 8 + place * 2 + (1 - ambiguous);
                        let cell = &mut out.gazetteer[at][kind];
                        if *cell / 8 < code / 8 {
                            *cell = code;
                        }
                    }
                }
                Entry::Harvest(id) if lexicon.harvest_fits(id, &segments.tokens[range.clone()]) => {
                    let name = &lexicon.harvest[id as usize];
                    let size = range.len().min(3) as u8;
                    for at in range.clone() {
                        let place = if at == range.start { 0 } else if at + 1 == range.end { 2 } else { 1 };
                        let code = size * 64 + (slot(name.kind) as u8 * 4 + name.strength) * 3 + place;
                        // The longest name that covers a token counts.
                        if out.harvest[at] / 64 < size {
                            out.harvest[at] = code;
                        }
                    }
                }
                Entry::Title(row) => {
                    let title = &lexicon.titles[row as usize];
                    let class = match title.class {
                        TitleClass::Kin | TitleClass::Honorific => 1,
                        TitleClass::Office => 2,
                        _ => 3,
                    } + 4 * u8::from(title.between);
                    out.titled[range.end] = out.titled[range.end].max(class);
                    for at in range {
                        out.word[at] = out.word[at].max(1);
                    }
                }
                Entry::Head(_) => {
                    for at in range.clone() {
                        out.word[at] = if at == range.start { 2 } else { 3 };
                    }
                }
                Entry::Field(_) => {
                    for at in range {
                        if !matches!(out.word[at], 2 | 3) {
                            out.word[at] = 4;
                        }
                    }
                }
                Entry::Nominal(_) => {
                    for at in range {
                        if out.word[at] == 0 {
                            out.word[at] = 5;
                        }
                    }
                }
                _ => {}
            }
        }
        for body in super::pattern::bodies(lexicon, segments, hits) {
            out.pattern[body.clone()].fill(2);
            out.pattern[body.end - 1] = 3;
            out.pattern[body.start] = 1;
        }
        out.read_article();
        out
    }

    /// Collects what the occurrences of each capitalised string show.
    fn read_article(&mut self) {
        let tokens = &self.segments.tokens;
        for at in 0..tokens.len() {
            if tokens[at].kind != Kind::Word {
                continue;
            }
            let key = self.key(at);
            if !tokens[at].is_capitalised() {
                if tokens[at].shape == Shape::Lower {
                    if let Some(bits) = self.article.get_mut(&key) {
                        *bits |= LOWER;
                    }
                }
                continue;
            }
            let mut bits = 0;
            if self.titled[at] != 0 {
                bits |= TITLED;
            }
            if at > 0 {
                if matches!(self.word[at - 1], 2 | 3) {
                    bits |= HEADED;
                }
                if self.is_place_word(at - 1) {
                    bits |= PLACED;
                }
            }
            if self.gazetteer[at][0] >= 17 {
                bits |= KNOWN_PERSON;
            }
            if self.gazetteer[at][1] >= 17 {
                bits |= KNOWN_BODY;
            }
            let seen = self.article.entry(key).or_insert(0);
            if *seen & 128 != 0 {
                *seen |= REPEATED;
            }
            *seen |= bits | 128;
        }
    }

    fn is_place_word(&self, at: usize) -> bool {
        matches!(self.segments.str(at), "ở" | "tại" | "tỉnh" | "phố" | "huyện" | "quận" | "xã" | "phường" | "đảo" | "sông" | "đường" | "Tại" | "Ở")
    }

    fn key(&self, at: usize) -> u64 {
        match self.hits.sym(at) {
            Sym::UNKNOWN => hash(&self.segments.str(at).to_lowercase()) | 1 << 63,
            Sym(sym) => u64::from(sym),
        }
    }

    /// The runs of the article: capitalised words and what may belong to their names.
    pub(super) fn runs(&self) -> Vec<Run> {
        let tokens = &self.segments.tokens;
        let mut active = vec![false; tokens.len()];
        for (at, token) in tokens.iter().enumerate() {
            let opens = token.is_capitalised() || token.kind == Kind::Number && at > 0 && matches!(self.segments.str(at - 1), "quận" | "lộ" | "đường" | "Quận");
            if opens {
                active[at.saturating_sub(7)..(at + 5).min(tokens.len())].fill(true);
            }
        }
        let mut runs = Vec::new();
        for sentence in &self.segments.sentences {
            let mut at = sentence.start;
            while at < sentence.end {
                if !active[at] {
                    at += 1;
                    continue;
                }
                let start = at;
                while at < sentence.end && active[at] {
                    at += 1;
                }
                let features = (start..at).map(|i| self.features(i, sentence)).collect();
                let keys = (start..at).map(|i| self.key(i) << 1 | u64::from(tokens[i].is_capitalised())).collect();
                runs.push(Run { start, keys, features });
            }
        }
        runs
    }

    fn token(&self, at: Option<usize>, sentence: &std::ops::Range<usize>) -> Option<(usize, &Token)> {
        at.filter(|i| sentence.contains(i)).map(|i| (i, &self.segments.tokens[i]))
    }

    fn features(&self, at: usize, sentence: &std::ops::Range<usize>) -> Vec<u32> {
        let mut out = Vec::with_capacity(44);
        let mut add = |template: u8, value: u64| {
            let mut hasher = FxHasher::default();
            (template, value).hash(&mut hasher);
            let hashed = hasher.finish();
            out.push(((hashed >> 32) ^ hashed) as u32 % BUCKETS);
        };
        let here = self.token(Some(at), sentence);
        let before = self.token(at.checked_sub(1), sentence);
        let before2 = self.token(at.checked_sub(2), sentence);
        let after = self.token(Some(at + 1), sentence);
        let after2 = self.token(Some(at + 2), sentence);
        let word = |t: Option<(usize, &Token)>| t.map_or(0, |(i, _)| self.key(i));
        let shape = |t: Option<(usize, &Token)>| t.map_or(0, |(i, t)| self.shape(i, t));
        let codes = |t: Option<(usize, &Token)>| t.map_or(0, |(i, _)| u64::from(u32::from_le_bytes(self.gazetteer[i])));
        let words = |t: Option<(usize, &Token)>| t.map_or(9, |(i, _)| u64::from(self.word[i]));
        let (w, s, g) = (word(here), shape(here), codes(here));
        let (wb, sb, gb) = (word(before), shape(before), codes(before));
        let (wa, sa, ga) = (word(after), shape(after), codes(after));
        let titled = u64::from(self.titled[at]);
        let first = u64::from(at == sentence.start);
        let evidence = u64::from(self.article.get(&w).copied().unwrap_or(0));
        add(0, 0);
        add(1, w);
        add(2, s * 2 + first);
        add(3, wb);
        add(4, wa);
        add(5, mix(w, wb));
        add(6, mix(w, wa));
        add(7, word(before2));
        add(8, word(after2));
        add(9, s * 64 * 64 + sb * 64 + sa);
        add(10, mix(s, shape(before2) * 64 + sb));
        add(11, mix(s, sa * 64 + shape(after2)));
        add(12, g);
        add(13, mix(g, s));
        add(14, mix(g, gb));
        add(15, mix(g, ga));
        for slot in 0..4 {
            let code = u64::from(self.gazetteer[at][slot]);
            if code != 0 {
                add(16 + slot as u8, code * 2 + first);
                add(20 + slot as u8, mix(code, titled * 16 + words(before)));
            }
        }
        add(24, titled * 64 + s);
        add(25, mix(titled, sa * 64 + s));
        add(26, words(here) * 100 + words(before) * 10 + words(after));
        add(27, mix(words(here) * 64 + s, wb));
        add(28, mix(words(before), w));
        add(29, evidence);
        add(30, mix(evidence, s * 2 + first));
        add(31, mix(evidence, words(before) * 16 + titled));
        add(32, mix(wb, s));
        add(33, mix(wa, s));
        add(34, mix(word(before2), s * 64 + sb));
        add(35, u64::from(self.parts(at)));
        add(36, mix(u64::from(self.parts(at)), sb * 64 + sa));
        let previous = before.map_or(0, |(i, _)| u64::from(self.parts(i)));
        let next = after.map_or(0, |(i, _)| u64::from(self.parts(i)));
        add(37, mix(previous, u64::from(self.parts(at)) * 64 + next));
        if s & 7 >= 1 {
            let text = self.segments.str(at);
            let tail = text.char_indices().rev().nth(2).map_or(0, |(i, _)| i);
            add(38, hash(&text[tail..]));
            let cut = text.char_indices().nth(2).map_or(text.len(), |(i, _)| i);
            add(39, hash(&text[..cut]));
        }
        // The word two before a capital run: `Phó Chủ tịch UBND TP Đà Nẵng Nguyễn …`
        let run = (sentence.start..at).rev().take(8).find(|&i| !self.segments.tokens[i].is_capitalised());
        add(40, mix(run.map_or(1, |i| self.key(i)), s));
        let end = (at..sentence.end).take(8).find(|&i| !self.segments.tokens[i].is_capitalised());
        add(41, mix(end.map_or(1, |i| self.key(i)), s));
        let harvest = |t: Option<(usize, &Token)>| t.map_or(0, |(i, _)| u64::from(self.harvest[i]));
        let pattern = |t: Option<(usize, &Token)>| t.map_or(0, |(i, _)| u64::from(self.pattern[i]));
        let patterns = pattern(before) * 16 + pattern(here) * 4 + pattern(after);
        add(47, patterns);
        add(48, mix(patterns, g));
        add(49, mix(patterns, s * 64 + sb));
        let joins = |a: Option<(usize, &Token)>, b: Option<(usize, &Token)>| match (a, b) {
            (Some((a, _)), Some((b, _))) => u64::from(self.lexicon.joins(self.hits.sym(a), self.hits.sym(b))),
            _ => 0,
        };
        let joined = joins(before, here) * 2 + joins(here, after);
        add(50, mix(joined, s * 64 + sb));
        add(51, mix(joined, patterns));
        add(43, harvest(here) * 2 + first);
        add(44, mix(harvest(here), harvest(before) * 256 + harvest(after)));
        add(45, mix(harvest(here), g));
        add(46, mix(harvest(here), words(before) * 16 + titled));
        let cluster = |t: Option<(usize, &Token)>| t.map_or(255, |(i, t)| u64::from(self.lexicon.cluster(self.hits.sym(i), t.is_capitalised())));
        let (cb2, cb, c, ca, ca2) = (cluster(before2), cluster(before), cluster(here), cluster(after), cluster(after2));
        add(52, mix(c, s));
        add(53, mix(cb, s));
        add(54, mix(ca, s));
        add(55, mix(c, cb));
        add(56, mix(c, ca));
        add(57, mix(cb2, s * 64 + sb));
        add(58, mix(ca2, s * 64 + sa));
        add(59, mix(mix(cb, ca), s));
        add(42, mix(self.cue_after(at, sentence), s * 64 + sa));
        out
    }

    /// Whether a cue begins right behind the run of capitals.
    fn cue_after(&self, at: usize, sentence: &std::ops::Range<usize>) -> u64 {
        let end = (at..sentence.end).take(6).find(|&i| !self.segments.tokens[i].is_capitalised());
        let Some(end) = end else { return 0 };
        1 + u64::from(self.hits.at(end).iter().any(|h| matches!(h.entry, Entry::Cue(_)))) + 2 * u64::from(self.hits.at(end).iter().any(|h| matches!(h.entry, Entry::Function(f) if f.any(Function::OF))))
    }

    /// Letters: shape (3 bits), syllable or not, kind of token.
    fn shape(&self, at: usize, token: &Token) -> u64 {
        let shape = match token.shape {
            Shape::Lower => 0,
            Shape::Capital => 1,
            Shape::Upper => 2,
            Shape::Mixed => 3,
        };
        let text = self.segments.str(at);
        match token.kind {
            Kind::Word => {
                let single = text.len() <= 2 && text.chars().count() == 1;
                let foreign = token.shape != Shape::Lower && text.is_ascii() && !is_syllable(text);
                shape + 8 * u64::from(foreign) + 16 * u64::from(single)
            }
            Kind::Number => 4,
            Kind::Comma => 5,
            Kind::Stop => 6,
            Kind::Quote => 7,
            Kind::Open => 32,
            Kind::Close => 33,
            Kind::Dash => 34 + u64::from(token.blank == Blank::None),
            Kind::Colon => 36,
            _ => 37,
        }
    }

    /// Surname, given name, foreign first name, particle.
    fn parts(&self, at: usize) -> u8 {
        let sym = self.hits.sym(at);
        let token = &self.segments.tokens[at];
        if sym == Sym::UNKNOWN {
            return 63;
        }
        if !token.is_capitalised() {
            return if self.lexicon.is_particle(sym) { 62 } else { 0 };
        }
        let surname = match self.lexicon.surname(sym) {
            0 => 0,
            1..=30 => 1,
            31..=70 => 2,
            _ => 3,
        };
        surname + 4 * u8::from(self.lexicon.given(sym).is_some()) + 8 * u8::from(self.lexicon.foreign(sym).is_some())
    }
}

fn slot(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organization => 1,
        EntityKind::Country => 2,
        EntityKind::Location => 3,
    }
}

pub(super) fn mix(a: u64, b: u64) -> u64 {
    a.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17) ^ b
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

//! Evidence: what speaks for a name at each token, from the lexicon, from the letters, and from the rest of the article.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use super::features;
use crate::lexicon::{Entry, Function, Hits, Lexicon, Sym, TitleClass};
use crate::record::EntityKind;
use crate::segment::{Blank, Kind, Segments, Shape, Token, is_syllable};

/// A run of tokens among which names may stand, with the features of each.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) start: usize,
    /// By token of the run: what it is, the lowest bit for a capital.
    pub(crate) keys: Vec<u64>,
    /// By token of the run: its feature buckets, [`features::WIDTH`] each.
    pub(crate) features: Vec<u32>,
}

/// Evidence at one token.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    /// The token in lower case: its sym, or a hash where no table holds it.
    pub(super) key: u64,
    /// Letters or mark, see [`shape`].
    pub(super) shape: u8,
    pub(super) capital: bool,
    /// By kind, what the gazetteers say: 0 nothing, else place in the name, its length and ambiguity.
    pub(super) gazetteer: [u8; 4],
    /// What the harvest says: kind, strength, place in the name and its length.
    pub(super) harvest: u8,
    /// A title ends right before the token: 1 kin or honorific, 2 office, 3 other; +4 where other words may stand
    /// between it and the name.
    pub(super) titled: u8,
    /// Inside an organization by pattern: 1 first token, 2 later, 3 last.
    pub(super) pattern: u8,
    /// Inside a title (1), an organization head (2 first token, 3 later), a field (4), nominal (5); 9 outside the sentence.
    pub(super) word: u8,
    /// Surname, given name, foreign first name, particle.
    pub(super) parts: u8,
    /// Cluster of the word.
    pub(super) cluster: u8,
    /// Of a capitalised token: what its other occurrences show.
    pub(super) article: u8,
    /// The word and the one before are parts of one word of the word list.
    pub(super) joined: bool,
    /// A cue begins here (1), a word like `của` (2).
    pub(super) opens: u8,
}

impl Cell {
    /// Outside the sentence.
    pub(super) const EDGE: Cell = Cell {
        key: 0,
        shape: 63,
        capital: false,
        gazetteer: [0; 4],
        harvest: 0,
        titled: 0,
        pattern: 0,
        word: 9,
        parts: 0,
        cluster: 255,
        article: 0,
        joined: false,
        opens: 0,
    };
}

/// Bits of [`Cell::article`].
const TITLED: u8 = 1;
const HEADED: u8 = 2;
const PLACED: u8 = 4;
const LOWER: u8 = 8;
const KNOWN_PERSON: u8 = 16;
const KNOWN_BODY: u8 = 32;
const REPEATED: u8 = 64;
const SEEN: u8 = 128;

/// How far from a capital a name may begin and end.
const BEFORE: usize = 2;
const BEHIND: usize = 3;

/// Words in lower case that places and streets follow.
const PLACE_WORDS: &[&str] =
    &["ở", "tại", "tỉnh", "phố", "huyện", "quận", "xã", "phường", "đảo", "sông", "đường", "Tại", "Ở"];

/// The runs of an article: capitalised words and what may belong to their names.
pub(crate) fn runs(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits) -> Vec<Run> {
    let tokens = &segments.tokens;
    let mut active = vec![false; tokens.len()];
    for (at, token) in tokens.iter().enumerate() {
        let numbered =
            || token.kind == Kind::Number && at > 0 && matches!(segments.str(at - 1), "quận" | "lộ" | "đường" | "Quận");
        if token.is_capitalised() || numbered() {
            active[at.saturating_sub(BEFORE)..(at + BEHIND).min(tokens.len())].fill(true);
        }
    }
    // The small words inside the names of bodies: `Ban chỉ huy phòng chống lụt bão tỉnh Đồng Nai`.
    let bodies = super::pattern::bodies(lexicon, segments, hits);
    for body in &bodies {
        active[body.start..(body.end + 1).min(tokens.len())].fill(true);
    }
    // What a list has from its first small word on: `trường THPT chuyên Lê Hồng Phong`, `quốc lộ 1A`.
    for hit in
        hits.all().iter().filter(|h| h.end > h.start + 1 && matches!(h.entry, Entry::Name(_) | Entry::Harvest(_)))
    {
        if active[hit.range()].iter().any(|&a| a) {
            active[hit.range()].fill(true);
        }
    }
    let cells = cells(lexicon, segments, hits, &bodies, &active);
    let mut runs = Vec::new();
    for sentence in &segments.sentences {
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
            let keys = cells[start..at].iter().map(|c| c.key << 1 | u64::from(c.capital)).collect();
            runs.push(Run {
                start,
                keys,
                features: features::of_run(&cells[sentence.clone()], start - sentence.start..at - sentence.start),
            });
        }
    }
    runs
}

/// The evidence by token.
fn cells(
    lexicon: &Lexicon,
    segments: &Segments<'_>,
    hits: &Hits,
    bodies: &[Range<usize>],
    active: &[bool],
) -> Vec<Cell> {
    let tokens = &segments.tokens;
    let mut cells = vec![Cell::default(); tokens.len()];
    for hit in hits.all() {
        let range = hit.range();
        if active[range.start] || active[range.end - 1] {
            place_hit(lexicon, tokens, hit.entry, range, &mut cells);
        }
    }
    for body in bodies {
        for cell in &mut cells[body.clone()] {
            cell.pattern = 2;
        }
        cells[body.end - 1].pattern = 3;
        cells[body.start].pattern = 1;
    }
    for (at, token) in tokens.iter().enumerate() {
        if !active[at] {
            continue;
        }
        let text = segments.str(at);
        let sym = hits.sym(at);
        let cell = &mut cells[at];
        cell.capital = token.is_capitalised();
        cell.key = match sym {
            Sym::UNKNOWN if cell.capital => hash(&text.to_lowercase()) | 1 << 62,
            Sym::UNKNOWN => hash(text) | 1 << 62,
            Sym(sym) => u64::from(sym),
        };
        cell.shape = shape(text, token);
        cell.parts = parts(lexicon, sym, cell.capital);
        cell.cluster = lexicon.cluster(sym, cell.capital);
        cell.joined = at > 0 && lexicon.joins(hits.sym(at - 1), sym);
    }
    read_article(segments, &mut cells, active);
    cells
}

/// Notes a hit of the lexicon in the cells that it covers.
fn place_hit(lexicon: &Lexicon, tokens: &[Token], entry: Entry, range: Range<usize>, cells: &mut [Cell]) {
    let size = range.len().min(3) as u8;
    let place = |at: usize| {
        if at == range.start {
            0
        } else if at + 1 == range.end {
            2
        } else {
            1
        }
    };
    match entry {
        Entry::Name(form) if lexicon.case_fits(form, &tokens[range.clone()]) => {
            let kind = slot(lexicon.row(form).kind);
            let ambiguous = u8::from(lexicon.is_ambiguous(form));
            for at in range.clone() {
                let code = 1 + size * 8 + place(at) * 2 + (1 - ambiguous);
                let cell = &mut cells[at].gazetteer[kind];
                if *cell / 8 < code / 8 {
                    *cell = code;
                }
            }
        }
        Entry::Harvest(id) if lexicon.harvest_fits(id, &tokens[range.clone()]) => {
            let name = &lexicon.harvest[id as usize];
            for at in range.clone() {
                // The longest name that covers a token counts.
                if cells[at].harvest / 64 < size {
                    cells[at].harvest = size * 64 + (slot(name.kind) as u8 * 4 + name.strength) * 3 + place(at);
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
            if let Some(next) = cells.get_mut(range.end) {
                next.titled = next.titled.max(class);
            }
            for cell in &mut cells[range] {
                cell.word = cell.word.max(1);
            }
        }
        Entry::Head(_) => {
            for at in range.clone() {
                cells[at].word = if at == range.start { 2 } else { 3 };
            }
        }
        Entry::Field => {
            for cell in cells[range].iter_mut().filter(|c| !matches!(c.word, 2 | 3)) {
                cell.word = 4;
            }
        }
        Entry::Nominal(_) => {
            for cell in cells[range].iter_mut().filter(|c| c.word == 0) {
                cell.word = 5;
            }
        }
        Entry::Cue(_) => cells[range.start].opens |= 1,
        Entry::Function(f) if f.any(Function::OF) => cells[range.start].opens |= 2,
        _ => {}
    }
}

/// Collects what the occurrences of each capitalised word of the article show, and notes it at each of them.
fn read_article(segments: &Segments<'_>, cells: &mut [Cell], active: &[bool]) {
    let tokens = &segments.tokens;
    let mut seen: FxHashMap<u64, u8> = FxHashMap::default();
    for at in 0..tokens.len() {
        if !active[at] || tokens[at].kind != Kind::Word {
            continue;
        }
        let cell = cells[at];
        if !cell.capital {
            if tokens[at].shape == Shape::Lower
                && let Some(bits) = seen.get_mut(&cell.key)
            {
                *bits |= LOWER;
            }
            continue;
        }
        let mut bits = SEEN;
        if cell.titled != 0 {
            bits |= TITLED;
        }
        if at > 0 {
            if matches!(cells[at - 1].word, 2 | 3) {
                bits |= HEADED;
            }
            if PLACE_WORDS.contains(&segments.str(at - 1)) {
                bits |= PLACED;
            }
        }
        if cell.gazetteer[0] >= 17 {
            bits |= KNOWN_PERSON;
        }
        if cell.gazetteer[1] >= 17 {
            bits |= KNOWN_BODY;
        }
        let known = seen.entry(cell.key).or_insert(0);
        if *known & SEEN != 0 {
            *known |= REPEATED;
        }
        *known |= bits;
    }
    for cell in cells.iter_mut().zip(active).filter(|(_, active)| **active).map(|(cell, _)| cell) {
        cell.article = seen.get(&cell.key).copied().unwrap_or(0);
    }
}

/// Letters: shape (2 bits), foreign (8), a single letter (16); or the kind of mark.
fn shape(text: &str, token: &Token) -> u8 {
    let shape = match token.shape {
        Shape::Lower => 0,
        Shape::Capital => 1,
        Shape::Upper => 2,
        Shape::Mixed => 3,
    };
    match token.kind {
        Kind::Word => {
            let single = text.len() <= 2 && text.chars().count() == 1;
            let foreign = token.shape != Shape::Lower && text.is_ascii() && !is_syllable(text);
            shape + 8 * u8::from(foreign) + 16 * u8::from(single)
        }
        Kind::Number => 4,
        Kind::Comma => 5,
        Kind::Stop => 6,
        Kind::Quote => 7,
        Kind::Open => 32,
        Kind::Close => 33,
        Kind::Dash => 34 + u8::from(token.blank == Blank::None),
        Kind::Colon => 36,
        _ => 37,
    }
}

/// Surname, given name, foreign first name, particle.
fn parts(lexicon: &Lexicon, sym: Sym, capital: bool) -> u8 {
    if sym == Sym::UNKNOWN {
        return 63;
    }
    if !capital {
        return if lexicon.is_particle(sym) { 62 } else { 0 };
    }
    let surname = match lexicon.surname(sym) {
        0 => 0,
        1..=30 => 1,
        31..=70 => 2,
        _ => 3,
    };
    surname + 4 * u8::from(lexicon.given(sym).is_some()) + 8 * u8::from(lexicon.foreign(sym).is_some())
}

fn slot(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organization => 1,
        EntityKind::Country => 2,
        EntityKind::Location => 3,
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish() >> 2
}

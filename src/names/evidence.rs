//! Evidence: what speaks for a name at each token, from the lexicon, from the letters, and from the rest of the article.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use super::features::{self, Features};
use crate::lexicon::{Entry, Function, Hits, Lexicon, Sym, TitleClass};
use crate::record::EntityKind;
use crate::segment::{Blank, Kind, Segments, Shape, Token, is_syllable};

/// A run of tokens among which names may stand, with what was made of the features of each.
#[derive(Debug, Clone)]
pub(crate) struct Run<T> {
    pub(crate) start: usize,
    /// By token of the run: what it is, the lowest bit for a capital.
    pub(crate) keys: Vec<u64>,
    /// By token of the run.
    pub(crate) tokens: Vec<T>,
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
    /// The name of a place follows: `tỉnh`, `ở`.
    pub(super) places: bool,
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
        places: false,
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

/// How far around a token its features look for evidence.
const WINDOW: usize = 2;

/// So many small words between two capitals may belong to one name.
const GAP: usize = 2;

/// So many words behind the head of a body may belong to its name, whatever they are.
const BEHIND_HEAD: usize = 6;

/// The runs of an article: capitalised words and what may belong to their names; `take` makes something of the features
/// of each token.
pub(crate) fn runs<T>(
    lexicon: &Lexicon,
    segments: &Segments<'_>,
    hits: &Hits,
    mut take: impl FnMut(&Features) -> T,
) -> Vec<Run<T>> {
    let bodies = super::pattern::bodies(lexicon, segments, hits);
    let active = active(lexicon, segments, hits, &bodies);
    let mut near = active.clone();
    let mut runs: Vec<Range<usize>> = Vec::new();
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
            runs.push(start..at);
            near[start.saturating_sub(WINDOW)..start].fill(true);
            near[at..(at + WINDOW).min(active.len())].fill(true);
        }
    }
    let cells = cells(lexicon, segments, hits, &bodies, &near);
    let mut sentences = segments.sentences.iter();
    let mut sentence = 0..0;
    runs.into_iter()
        .map(|run| {
            while sentence.end <= run.start {
                sentence = sentences.next().cloned().unwrap_or(run.clone());
            }
            let local = run.start - sentence.start..run.end - sentence.start;
            Run {
                start: run.start,
                keys: cells[run].iter().map(|c| c.key << 1 | u64::from(c.capital)).collect(),
                tokens: features::of_run(&cells[sentence.clone()], local, &mut take),
            }
        })
        .collect()
}

/// By token, whether it may belong to a name.
fn active(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, bodies: &[Range<usize>]) -> Vec<bool> {
    let tokens = &segments.tokens;
    let mut active = vec![false; tokens.len()];
    let mut last = usize::MAX;
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).filter(|_| token.blank != Blank::Line);
        if token.is_capitalised() {
            // `Bộ Lao động - Thương binh và Xã hội`
            let mut from = if last != usize::MAX && at - last <= GAP + 1 { last + 1 } else { at };
            // `sông Hồng`
            if from == at && at > 0 && is_place_word(hits, at - 1) {
                from = at - 1;
            }
            active[from..=at].fill(true);
            last = at;
        } else if token.kind == Kind::Number
            && let Some(before) = before.filter(|&b| active[b] || is_place_word(hits, b))
        {
            // `Quận 1`, `xóm 3`, `quốc lộ 1A`
            active[before..=at].fill(true);
        } else if token.kind == Kind::Stop
            && token.blank == Blank::None
            && before.is_some_and(|b| is_initial(&tokens[b]))
        {
            // `chị Nh.`
            active[at] = true;
        } else if at > 0 && active[at - 1] && token.kind == Kind::Word && lexicon.joins(hits.sym(at - 1), hits.sym(at))
        {
            // `Nhà nước`, `Bộ Giao thông vận tải`
            active[at] = true;
        }
    }
    // The small words inside the names of bodies: `Ban chỉ huy phòng chống lụt bão tỉnh Đồng Nai`.
    for body in bodies {
        active[body.clone()].fill(true);
    }
    // What may follow a head: `Công ty Điện toán và Truyền số liệu`.
    for hit in hits.all().iter().filter(|h| matches!(h.entry, Entry::Head(_))) {
        let Range { start, end } = hit.range();
        if !tokens[start].is_capitalised() {
            continue;
        }
        let stop = |i: &usize| {
            tokens[*i].kind != Kind::Word
                || tokens[*i].blank == Blank::Line
                || hits.at(*i).iter().any(|h| matches!(h.entry, Entry::Cue(_)))
        };
        let last = (end..tokens.len().min(end + BEHIND_HEAD)).find(stop).unwrap_or(tokens.len().min(end + BEHIND_HEAD));
        active[start..last].fill(true);
    }
    // What a list has from its first small word on: `trường THPT chuyên Lê Hồng Phong`, `quốc lộ 1A`.
    for hit in
        hits.all().iter().filter(|h| h.end > h.start + 1 && matches!(h.entry, Entry::Name(_) | Entry::Harvest(_)))
    {
        if active[hit.range()].iter().any(|&a| a) {
            active[hit.range()].fill(true);
        }
    }
    active
}

/// `Nh` in `chị Nh.`: one or two letters with a capital.
fn is_initial(token: &Token) -> bool {
    token.is_capitalised() && token.end - token.start <= 3
}

/// `sông`, `quận`: a word that the name of a place follows, and that may belong to it.
fn is_place_word(hits: &Hits, at: usize) -> bool {
    hits.at(at).iter().any(|h| matches!(h.entry, Entry::Function(class) if class.any(Function::PLACE)))
}

/// The evidence by token, where `near`.
fn cells(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, bodies: &[Range<usize>], near: &[bool]) -> Vec<Cell> {
    let tokens = &segments.tokens;
    let mut cells = vec![Cell::default(); tokens.len()];
    for hit in hits.all() {
        let range = hit.range();
        if near[range.start] || near[range.end - 1] {
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
        if !near[at] {
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
    read_article(segments, &mut cells, near);
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
            let kind = slot(lexicon.kind(form));
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
        Entry::Function(class) => {
            let cell = &mut cells[range.start];
            cell.opens |= 2 * u8::from(class.any(Function::OF));
            cell.places |= class.any(Function::PLACE);
        }
        _ => {}
    }
}

/// Collects what the occurrences of each capitalised word of the article show, and notes it at each of them.
fn read_article(segments: &Segments<'_>, cells: &mut [Cell], near: &[bool]) {
    let tokens = &segments.tokens;
    let mut seen: FxHashMap<u64, u8> = FxHashMap::default();
    for at in 0..tokens.len() {
        if !near[at] || tokens[at].kind != Kind::Word {
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
            if cells[at - 1].places {
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
    for cell in cells.iter_mut().zip(near).filter(|(_, near)| **near).map(|(cell, _)| cell) {
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
    surname + 4 * u8::from(lexicon.is_given(sym)) + 8 * u8::from(lexicon.is_foreign(sym))
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

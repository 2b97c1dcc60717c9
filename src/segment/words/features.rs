//! What the model looks at between two tokens.
//!
//! A gap is the place between two tokens of one sentence; the question is whether they belong to one word. Features are
//! hashed to slots of the model's table; those that depend on the answer at the gap before come in pairs.

use std::ops::Range;

use super::dictionary::{Dictionary, Known};
use super::hash::{Hash, of_token, with};
use super::model::BITS;
use crate::segment::Segments;
use crate::segment::token::{Blank, Kind, Shape, Token};

/// What the model looks at of one token, and of the runs of two, three and four tokens that begin with it.
#[derive(Debug, Clone, Copy, Default)]
struct Sight {
    hash: Hash,
    class: u8,
    one: Known,
    two: Known,
    three: Known,
    four: Known,
}

/// Past the ends of a sentence.
const OUTSIDE: Sight = Sight { hash: 1, class: 31, one: NOTHING, two: NOTHING, three: NOTHING, four: NOTHING };
const NOTHING: Known = Known { often: 0, one: 0, bond: 0, place: false, surname: false };

/// Sights before and behind a sentence.
const MARGIN: usize = 3;

/// One sentence as the model sees it.
#[derive(Debug, Default)]
pub(crate) struct Sights {
    /// With a margin on both sides.
    all: Vec<Sight>,
    blanks: Vec<Blank>,
}

impl Sights {
    /// Looks at a sentence, in place of the one before.
    pub(crate) fn look(&mut self, segments: &Segments<'_>, sentence: Range<usize>, dictionary: &Dictionary) {
        let tokens = &segments.tokens[sentence];
        self.all.clear();
        self.blanks.clear();
        self.all.resize(MARGIN, OUTSIDE);
        let mut start = true;
        for token in tokens {
            self.all.push(Sight { hash: of_token(segments.text, token), class: class(token, start), ..Sight::default() });
            self.blanks.push(token.blank);
            start = if token.is_word() { false } else { start || matches!(token.kind, Kind::Quote | Kind::Colon | Kind::Open) };
        }
        for i in MARGIN..self.all.len() {
            let mut run = 0;
            let mut known = [NOTHING; 4];
            for (known, sight) in known.iter_mut().zip(&self.all[i..]) {
                // Marks other than dashes and stops are never inside a word.
                if sight.class >= FIRST_SPLITTER {
                    break;
                }
                run = with(run, sight.hash);
                *known = dictionary.get(run);
            }
            let sight = &mut self.all[i];
            [sight.one, sight.two, sight.three, sight.four] = known;
        }
        self.all.resize(self.all.len() + MARGIN, OUTSIDE);
    }

    /// How many gaps there are.
    pub(crate) fn gaps(&self) -> usize {
        self.blanks.len().saturating_sub(1)
    }

    /// Whether a mark at this gap stands alone whatever the model says.
    #[inline]
    pub(crate) fn is_split(&self, gap: usize) -> bool {
        let at = MARGIN + gap;
        self.all[at].class >= FIRST_SPLITTER || self.all[at + 1].class >= FIRST_SPLITTER
    }

    /// The features of a gap: those of themselves to `alone`; to `pair` those that go with the answer at the gap
    /// before: the slot for split, that for glue.
    #[inline]
    pub(crate) fn features(&self, gap: usize, mut alone: impl FnMut(u32), mut pair: impl FnMut(u32, u32)) {
        let at = MARGIN + gap;
        let s = &self.all[at - 3..at + 4];
        let (pp, p, a, b, n, nn) = (&s[1], &s[2], &s[3], &s[4], &s[5], &s[6]);
        let blank = self.blanks[gap + 1] as u64;
        let c = |x: &Sight| u64::from(x.class);
        let ab = c(a) | c(b) << 5 | blank << 10;
        let pab = ab | c(p) << 12;
        let pabn = pab | c(n) << 17;

        let mut f = |template: u64, value: u64| alone(slot(template, value));
        f(1, 0);
        f(2, a.hash);
        f(3, b.hash);
        f(4, with(a.hash, b.hash));
        f(5, with(p.hash, a.hash));
        f(6, with(b.hash, n.hash));
        f(7, p.hash);
        f(8, n.hash);
        f(9, pabn);
        f(10, pab | c(pp) << 17);
        f(11, ab | c(n) << 12 | c(nn) << 17);
        f(12, with(a.hash, c(b)));
        f(13, with(c(a), b.hash));

        let (two, left, right) = (full(a.two), full(p.two), full(b.two));
        f(14, two);
        f(15, two | left << 12 | right << 24);
        f(16, two | c(a) << 12 | c(b) << 17);
        f(17, two | left << 12);
        f(18, two | right << 12);
        f(19, with(firmness(a.two), a.hash));
        f(20, with(firmness(a.two), b.hash));
        f(21, two | full(a.one) << 12 | full(b.one) << 24);
        f(22, full(p.three) | full(a.three) << 12 | two << 24);
        f(23, full(pp.four) | full(p.four) << 12 | full(a.four) << 24);
        let names = u64::from(p.one.surname) | u64::from(a.one.surname) << 1 | u64::from(pp.one.surname) << 2;
        let places = u64::from(a.two.place) | u64::from(p.three.place) << 1 | u64::from(a.three.place) << 2
            | u64::from(p.two.place) << 3 | u64::from(b.two.place) << 4;
        f(24, pabn | names << 22);
        f(25, places | pabn << 5);

        let mut g = |template: u64, value: u64| pair(slot(template, value << 1), slot(template, value << 1 | 1));
        g(40, pab);
        g(41, two | left << 12);
        g(42, full(p.three) | two << 12 | left << 24);
        g(43, a.hash);
        g(44, pabn | names << 22);
        g(45, full(p.three) | full(a.three) << 12 | full(p.four) << 24);
    }
}

fn full(known: Known) -> u64 {
    u64::from(known.often) | u64::from(known.one) << 3 | u64::from(known.bond) << 6
}

fn firmness(known: Known) -> u64 {
    u64::from(known.one) | u64::from(known.bond / 3) << 3 | u64::from(known.often / 3) << 6
}

#[inline]
fn slot(template: u64, value: u64) -> u32 {
    (with(template.wrapping_mul(0xA24B_AED4_963E_E407), value) >> (64 - BITS)) as u32
}

/// Classes from this on are marks that make a word of their own.
const FIRST_SPLITTER: u8 = 12;

/// The class of a token; `start` before the first word of a sentence or quotation.
fn class(token: &Token, start: bool) -> u8 {
    match (token.kind, token.shape) {
        (Kind::Word, Shape::Lower) => 0,
        (Kind::Word, Shape::Capital) if token.end - token.start == 1 => 1,
        (Kind::Word, Shape::Capital) if start => 2,
        (Kind::Word, Shape::Capital) => 3,
        (Kind::Word, Shape::Upper) => 4,
        (Kind::Word, Shape::Mixed) => 5,
        (Kind::Number, _) => 6,
        (Kind::Stop, _) => 7,
        (Kind::Dash, _) => 8,
        (Kind::Slash, _) => 9,
        (Kind::Other, _) => 10,
        (Kind::Comma, _) => 12,
        (Kind::Colon, _) => 13,
        (Kind::Semicolon, _) => 14,
        (Kind::Question, _) => 15,
        (Kind::Exclaim, _) => 16,
        (Kind::Ellipsis, _) => 17,
        (Kind::Quote, _) => 18,
        (Kind::Open, _) => 19,
        (Kind::Close, _) => 20,
    }
}

//! What the model looks at between two tokens.
//!
//! A gap is the place between two tokens of one sentence; the question is whether they belong to one word. Features are
//! hashed to slots of the model's table. Some depend on how many tokens the word before the gap has so far, others are
//! of the whole word that a split closes.

use std::ops::Range;

use super::dictionary::{Dictionary, Known, LONGEST, Syllable};
use super::hash::{Hash, of_token, with};
use super::model::BITS;
use super::sound::Sound;
use crate::segment::Segments;
use crate::segment::token::{Blank, Kind, Shape, Token};

/// What the model looks at of one token, and of the runs of two, three and four tokens that begin with it.
#[derive(Debug, Clone, Copy, Default)]
struct Sight {
    hash: Hash,
    class: u8,
    one: Syllable,
    sound: Sound,
    two: Known,
    three: Known,
    four: Known,
}

/// Words of this many tokens and longer ones are one to the model.
pub(crate) const LENGTHS: usize = 5;

/// Sights before and behind a sentence.
const MARGIN: usize = 4;

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
        self.all.resize(MARGIN, outside());
        let mut start = true;
        for token in tokens {
            let hash = of_token(segments.text, token);
            let small = token.kind == Kind::Word && token.shape == Shape::Lower;
            let sound = if small { Sound::of(token.str(segments.text)) } else { Sound::default() };
            self.all.push(Sight {
                hash,
                class: class(token, start),
                one: dictionary.syllable(hash),
                sound,
                ..Sight::default()
            });
            self.blanks.push(token.blank);
            start = if token.is_word() {
                false
            } else {
                start || matches!(token.kind, Kind::Quote | Kind::Colon | Kind::Open)
            };
        }
        for i in MARGIN..self.all.len() {
            let mut run = 0;
            let mut known = [Known::default(); LONGEST];
            for (n, sight) in self.all[i..].iter().take(LONGEST).enumerate() {
                // Marks other than dashes and stops are never inside a word.
                if sight.class >= FIRST_SPLITTER {
                    break;
                }
                run = with(run, sight.hash);
                if n > 0 {
                    known[n] = dictionary.run(run);
                }
            }
            let sight = &mut self.all[i];
            [_, sight.two, sight.three, sight.four] = known;
        }
        self.all.resize(self.all.len() + MARGIN, outside());
    }

    /// How many gaps there are.
    pub(crate) fn gaps(&self) -> usize {
        self.blanks.len().saturating_sub(1)
    }

    /// The answer at a gap that is settled by how the text is written: whether to glue.
    ///
    /// Marks stand alone; but a full stop inside a sentence belongs to the word before it (`TP. HCM`) and, without
    /// blanks, to that behind it too (`TP.HCM`, `baochinhphu.vn`), and so does a dash at a number (`23-3`, `Covid-19`).
    #[inline]
    pub(crate) fn settled(&self, gap: usize) -> Option<bool> {
        let at = MARGIN + gap;
        let (before, left, right, after) = (&self.all[at - 1], &self.all[at], &self.all[at + 1], &self.all[at + 2]);
        if left.class >= FIRST_SPLITTER || right.class >= FIRST_SPLITTER {
            return Some(false);
        }
        let blank = |gap: usize| self.blanks.get(gap + 1).is_none_or(|b| *b != Blank::None);
        let wordy = |sight: &Sight| sight.class <= NUMBER;
        match (left.class, right.class) {
            (_, STOP) => Some(!blank(gap) && wordy(left) && after.class != OUTSIDE && left.class != NUMBER),
            (STOP, _) => Some(!blank(gap) && gap > 0 && !blank(gap - 1) && wordy(before) && wordy(right)),
            (_, DASH | SLASH) if blank(gap) || blank(gap + 1) => Some(false),
            (DASH | SLASH, _) if blank(gap) || gap == 0 || blank(gap - 1) => Some(false),
            (_, DASH) if hyphenates(left.class, after.class) => Some(true),
            (DASH, _) if hyphenates(before.class, right.class) => Some(true),
            _ => None,
        }
    }

    /// The features of gluing at a gap: those of themselves to `alone`; to `pair` those that go with the answer at the
    /// gap before: the slot for split, that for glue.
    #[inline]
    pub(crate) fn glue(&self, gap: usize, mut alone: impl FnMut(u32), mut pair: impl FnMut(u32, u32)) {
        let at = MARGIN + gap;
        let s = &self.all[at - 3..at + 3];
        let (pp, p, a, b, n) = (&s[1], &s[2], &s[3], &s[4], &s[5]);
        let blank = self.blanks[gap + 1] as u64;
        let c = |x: &Sight| u64::from(x.class);
        let ab = c(a) | c(b) << 5 | blank << 10;
        let pab = ab | c(p) << 12;
        let pabn = pab | c(n) << 17;

        let mut f = |template: u64, value: u64| alone(slot(template, value));
        f(1, 0);
        f(4, with(a.hash, b.hash));
        f(9, pabn);

        let (two, left, right) = (full(a.two), full(p.two), full(b.two));
        f(14, two);
        f(2, u64::from(a.two.one));
        f(3, firmness(a.two));
        f(5, u64::from(a.two.bond) | u64::from(a.two.one > 5) << 3);
        f(15, two | left << 12 | right << 24);
        f(17, two | left << 12);
        f(19, with(firmness(a.two), a.hash));
        f(20, with(firmness(a.two), b.hash));
        f(21, two | use_of(a.one) << 12 | use_of(b.one) << 30);
        f(31, a.sound.likeness(b.sound) | firmness(a.two) << 2);
        f(22, full(p.three) | full(a.three) << 12 | two << 24);
        f(23, full(pp.four) | full(p.four) << 12 | full(a.four) << 24);
        let names = u64::from(p.one.surname) | u64::from(a.one.surname) << 1 | u64::from(pp.one.surname) << 2;
        let places = u64::from(a.two.place)
            | u64::from(p.three.place) << 1
            | u64::from(a.three.place) << 2
            | u64::from(p.two.place) << 3
            | u64::from(b.two.place) << 4;
        f(24, pabn | names << 22);
        f(25, places | pabn << 5);

        let mut g = |template: u64, value: u64| pair(slot(template, value << 1), slot(template, value << 1 | 1));
        g(40, pab);
        g(41, two | left << 12);
        g(44, pabn | names << 22);
    }

    /// The features of gluing at a gap when the word before it has `length` tokens so far.
    #[inline]
    pub(crate) fn longer(&self, gap: usize, length: usize, mut f: impl FnMut(u32)) {
        let at = MARGIN + gap;
        let length = length.min(LENGTHS) as u64;
        let known = self.run(at + 1, length as usize + 1);
        let run = full(known);
        f(slot(53, length | u64::from(known.one) << 3));
        f(slot(50, length | run << 3));
        f(slot(51, length | run << 3 | full(self.all[at].two) << 12));
        f(slot(52, length | u64::from(self.all[at].class) << 3 | u64::from(self.all[at + 1].class) << 8));
    }

    /// The features of a word of `length` tokens whose last is number `last` of the sentence.
    #[inline]
    pub(crate) fn close(&self, last: usize, length: usize, mut f: impl FnMut(u32)) {
        let at = MARGIN + last;
        let first = &self.all[(at + 1).saturating_sub(length).max(MARGIN)];
        let length = length.min(LENGTHS) as u64;
        let known = self.run(at, length as usize);
        let run = full(known);
        f(slot(64, length | u64::from(known.one) << 3));
        f(slot(60, length | run << 3));
        f(slot(
            61,
            length
                | u64::from(first.class) << 3
                | u64::from(self.all[at].class) << 8
                | u64::from(first.one.surname) << 13,
        ));
        if length == 1 {
            f(slot(62, use_of(first.one)));
        } else {
            f(slot(63, length | use_of(first.one) << 3 | use_of(self.all[at].one) << 12));
        }
    }

    /// What is known of the run of `length` tokens that ends at `at`.
    #[inline]
    fn run(&self, at: usize, length: usize) -> Known {
        match length {
            2 => self.all[at - 1].two,
            3 => self.all[at - 2].three,
            4 => self.all[at - 3].four,
            _ => Known::default(),
        }
    }
}

fn full(known: Known) -> u64 {
    u64::from(known.often) | u64::from(known.one) << 3 | u64::from(known.bond) << 6
}

fn use_of(s: Syllable) -> u64 {
    u64::from(s.alone) | u64::from(s.head) << 3 | u64::from(s.tail) << 6
}

fn firmness(known: Known) -> u64 {
    u64::from(known.one) | u64::from(known.bond / 3) << 3 | u64::from(known.often / 3) << 6
}

/// Whether a dash without blanks joins tokens of these classes: `Covid-19`, `Jong-un`, `GD-ĐT`; but not `Huế-Vinh`.
fn hyphenates(left: u8, right: u8) -> bool {
    let upper = |class| matches!(class, INITIAL | UPPER);
    left <= NUMBER
        && right <= NUMBER
        && (left == NUMBER || matches!(right, SMALL | NUMBER) || upper(left) && upper(right))
}

/// What stands past the ends of a sentence.
fn outside() -> Sight {
    Sight { hash: 1, class: OUTSIDE, ..Sight::default() }
}

#[inline]
fn slot(template: u64, value: u64) -> u32 {
    (with(template.wrapping_mul(0xA24B_AED4_963E_E407), value) >> (64 - BITS)) as u32
}

const SMALL: u8 = 0;
const INITIAL: u8 = 1;
const UPPER: u8 = 4;
const NUMBER: u8 = 6;
const STOP: u8 = 7;
const DASH: u8 = 8;
const SLASH: u8 = 9;

/// Classes from this on are marks that make a word of their own.
const FIRST_SPLITTER: u8 = 12;

/// The class of what is past the ends.
const OUTSIDE: u8 = 31;

/// The class of a token; `start` before the first word of a sentence or quotation.
fn class(token: &Token, start: bool) -> u8 {
    match (token.kind, token.shape) {
        (Kind::Word, Shape::Lower) => SMALL,
        (Kind::Word, Shape::Capital) if token.end - token.start == 1 => INITIAL,
        (Kind::Word, Shape::Capital) if start => 2,
        (Kind::Word, Shape::Capital) => 3,
        (Kind::Word, Shape::Upper) => UPPER,
        (Kind::Word, Shape::Mixed) => 5,
        (Kind::Number, _) => NUMBER,
        (Kind::Stop, _) => STOP,
        (Kind::Dash, _) => DASH,
        (Kind::Slash, _) => SLASH,
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

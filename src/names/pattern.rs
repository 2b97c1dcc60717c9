//! Organizations by pattern: a head noun and what may follow it inside the name.
//!
//! `Công an tỉnh Sóc Trăng`, `Sở Văn hóa và Thể thao Hà Nội`, `Trường ĐH Công nghệ thông tin`: the heads are a closed
//! set, the rest is places, fields, capitalised words with the small syllables that complete them, and further heads.
//! The result is evidence for the tagger, not a decision.

use std::ops::Range;

use crate::lexicon::{Entry, Hits, Lexicon};
use crate::segment::{Blank, Kind, Segments, Shape};

/// Lower-case words before a place inside the name of a body.
const CLASSES: &[&str] = &[
    "tỉnh",
    "huyện",
    "quận",
    "phường",
    "xã",
    "TP",
    "Tp",
    "tp",
    "Q",
    "P",
    "TX",
    "tx",
    "Tỉnh",
    "Huyện",
    "Quận",
    "Phường",
    "Xã",
    "Thành",
    "thành",
    "thị",
    "Thị",
];

/// The longest name, in tokens.
const LONGEST: usize = 24;

/// The bodies that heads open, without overlap.
pub(super) fn bodies(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut free = 0;
    for hit in hits.all() {
        let Entry::Head(row) = hit.entry else { continue };
        let start = hit.range().start;
        let head = &lexicon.heads[row as usize];
        if start < free || !(head.lower || segments.tokens[start].is_capitalised()) {
            continue;
        }
        let end = extend(lexicon, segments, hits, hit.range());
        if end > hit.range().end || head.alone && segments.tokens[start].is_capitalised() {
            out.push(start..end);
            free = end;
        }
    }
    out
}

/// Where the name that the head opens ends; the end of the head when nothing follows.
fn extend(lexicon: &Lexicon, segments: &Segments<'_>, hits: &Hits, head: Range<usize>) -> usize {
    let tokens = &segments.tokens;
    let mut at = head.end;
    while at < tokens.len() && at - head.start < LONGEST {
        let token = &tokens[at];
        if token.blank == Blank::Line {
            break;
        }
        let longest = |pick: fn(&Entry) -> bool| hits.at(at).iter().find(|h| pick(&h.entry)).map(|h| h.end as usize);
        if let Some(end) = longest(|e| matches!(e, Entry::Field(_))) {
            at = end;
        } else if token.is_capitalised() {
            // A further head, or one word of a name with the syllables that complete it.
            at = longest(|e| matches!(e, Entry::Head(_))).unwrap_or(at + 1);
            while at < tokens.len()
                && tokens[at].shape == Shape::Lower
                && tokens[at].kind == Kind::Word
                && lexicon.joins(hits.sym(at - 1), hits.sym(at))
            {
                at += 1;
            }
        } else if token.kind == Kind::Word && CLASSES.contains(&segments.str(at)) {
            let mut next = at + 1;
            if matches!(segments.str(at), "thành" | "thị" | "Thành" | "Thị") {
                next += 1;
            }
            if tokens.get(next).is_some_and(|t| t.kind == Kind::Stop) {
                next += 1;
            }
            match tokens.get(next) {
                Some(t) if t.is_capitalised() || t.kind == Kind::Number => at = next + 1,
                _ => break,
            }
        } else if matches!(segments.str(at), "và" | "&" | "-") && at > head.end {
            let next = at + 1;
            let goes_on = tokens.get(next).is_some_and(|t| t.is_capitalised())
                && !hits.at(next).iter().any(|h| matches!(h.entry, Entry::Head(_) | Entry::Title(_)));
            if !goes_on || segments.str(at) == "-" && token.blank != Blank::None {
                break;
            }
            at = next;
        } else {
            break;
        }
    }
    at
}

//! Features: the evidence at a token and around it, combined and hashed to buckets of the tagger.

use std::ops::Range;

use super::evidence::Cell;

/// Buckets of the feature hash.
pub(crate) const BUCKETS: u32 = 1 << 16;

/// Features of each token.
pub(crate) const WIDTH: usize = 45;

/// The feature buckets of a token.
pub(crate) type Features = [u32; WIDTH];

/// Hands the features of each token of a run to `take`; `cells` are those of its sentence.
pub(super) fn of_run<T>(cells: &[Cell], run: Range<usize>, take: &mut impl FnMut(&Features) -> T) -> Vec<T> {
    let cell = |at: Option<usize>| at.and_then(|i| cells.get(i)).unwrap_or(&Cell::EDGE);
    // The last word without a capital before the token, the first from it on; both within eight tokens.
    let lower = |at: &usize| !cells[*at].capital;
    run.map(|at| {
        let lead = (at.saturating_sub(8)..at).rev().find(lower).map_or(1 << 61, |i| cells[i].key);
        let trail = cell((at..cells.len().min(at + 8)).find(lower));
        let window = Window {
            before2: cell(at.checked_sub(2)),
            before: cell(at.checked_sub(1)),
            here: &cells[at],
            after: cell(Some(at + 1)),
            after2: cell(Some(at + 2)),
            first: at == 0,
            lead,
            trail,
        };
        take(&window.features())
    })
    .collect()
}

/// A token and what stands around it in its sentence.
struct Window<'c> {
    before2: &'c Cell,
    before: &'c Cell,
    here: &'c Cell,
    after: &'c Cell,
    after2: &'c Cell,
    /// Opens the sentence.
    first: bool,
    /// Key of the last word without a capital before it: `UBND` in `chủ tịch UBND TP Đà Nẵng Nguyễn …` has `tịch`.
    lead: u64,
    /// The first cell without a capital behind it.
    trail: &'c Cell,
}

impl Window<'_> {
    fn features(&self) -> Features {
        let Window { before2, before, here, after, after2, .. } = *self;
        let mut out = [0; WIDTH];
        let mut count = 0;
        let mut add = |template: u64, value: u64| {
            let hashed = (value ^ template.wrapping_mul(0x2545_f491_4f6c_dd1d)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            out[count] = ((hashed ^ (hashed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 48) as u32 % BUCKETS;
            count += 1;
        };
        let first = u64::from(self.first);
        let codes = |c: &Cell| u64::from(u32::from_le_bytes(c.gazetteer));
        let (w, wb, wa) = (here.key, before.key, after.key);
        let (s, sb, sa) = (u64::from(here.shape), u64::from(before.shape), u64::from(after.shape));
        let (sb2, sa2) = (u64::from(before2.shape), u64::from(after2.shape));
        let (g, gb, ga) = (codes(here), codes(before), codes(after));
        let titled = u64::from(here.titled);
        let (role, role_before, role_after) = (u64::from(here.word), u64::from(before.word), u64::from(after.word));
        let article = u64::from(here.article);
        let (p, pb, pa) = (u64::from(here.parts), u64::from(before.parts), u64::from(after.parts));
        add(0, 0);
        add(1, w);
        add(2, s * 2 + first);
        add(3, wb);
        add(5, mix(w, wb));
        add(9, s << 12 | sb << 6 | sa);
        add(10, s << 12 | sb2 << 6 | sb);
        add(11, s << 12 | sa << 6 | sa2);
        add(12, g);
        add(13, mix(g, s));
        add(14, mix(g, gb));
        add(15, mix(g, ga));
        let (kind, code) = strongest(here);
        add(17, mix(code << 2 | kind, titled << 4 | role_before));
        add(24, titled << 6 | s);
        add(25, mix(titled, sa << 6 | s));
        add(26, role * 100 + role_before * 10 + role_after);
        add(27, mix(role << 6 | s, wb));
        add(28, mix(role_before, w));
        add(29, article);
        add(31, article << 9 | role_before << 4 | titled);
        add(32, mix(wb, s));
        add(33, mix(wa, s));
        add(34, mix(before2.key, s << 6 | sb));
        add(35, p);
        add(37, p << 12 | pb << 6 | pa);
        add(40, mix(self.lead, s));
        add(41, mix(self.trail.key, s));
        add(42, u64::from(self.trail.opens) << 12 | s << 6 | sa);
        let (h, hb, ha) = (u64::from(here.harvest), u64::from(before.harvest), u64::from(after.harvest));
        add(43, h * 2 + first);
        add(44, h << 16 | hb << 8 | ha);
        add(45, mix(h, g));
        add(46, h << 8 | role_before << 4 | titled);
        let patterns = u64::from(before.pattern) << 4 | u64::from(here.pattern) << 2 | u64::from(after.pattern);
        add(47, patterns);
        add(48, mix(patterns, g));
        add(49, patterns << 12 | s << 6 | sb);
        let joined = u64::from(here.joined) * 2 + u64::from(after.joined);
        add(50, joined << 12 | s << 6 | sb);
        add(51, joined << 6 | patterns);
        let (c, cb, ca) = (u64::from(here.cluster), u64::from(before.cluster), u64::from(after.cluster));
        add(52, c << 6 | s);
        add(53, cb << 6 | s);
        add(54, ca << 6 | s);
        add(55, c << 8 | cb);
        add(56, c << 8 | ca);
        add(57, u64::from(before2.cluster) << 12 | s << 6 | sb);
        add(58, u64::from(after2.cluster) << 12 | s << 6 | sa);
        add(59, cb << 14 | ca << 6 | s);
        debug_assert_eq!(count, WIDTH);
        out
    }
}

/// The kind of which a gazetteer holds the longest name over the token, and its code.
fn strongest(cell: &Cell) -> (u64, u64) {
    let (kind, &code) = cell.gazetteer.iter().enumerate().max_by_key(|(_, code)| **code).unwrap_or((0, &0));
    (kind as u64, u64::from(code))
}

/// Two values as one.
pub(super) fn mix(a: u64, b: u64) -> u64 {
    a.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17) ^ b
}

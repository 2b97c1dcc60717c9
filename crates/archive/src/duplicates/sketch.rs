//! A text in 68 bytes, by which near-duplicates are told: one-permutation MinHash over runs of three syllables.

use unicode_normalization::UnicodeNormalization;

/// Bins of a sketch.
pub(super) const BINS: usize = BANDS * ROWS;
/// Sketches that share a band are compared.
pub(super) const BANDS: usize = 12;
const ROWS: usize = 5;
/// Bins that two sketches of near-duplicates have in common: seven in ten, as the share of common runs.
const ALIKE: usize = 42;
/// Syllables of a run.
const RUN: usize = 3;
/// A text with fewer runs is only compared as a whole.
const FEWEST: usize = 8;

/// What is remembered of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sketch {
    /// Of the text in NFC, in small letters, without blanks and marks.
    pub whole: u64,
    /// The smallest hash of each bin, cut to a byte; none for short texts.
    pub bins: Option<[u8; BINS]>,
}

impl Sketch {
    pub fn of(text: &str) -> Self {
        // Combining marks begin with these bytes; what has none is composed as far as Vietnamese goes.
        if memchr::memchr2(0xcc, 0xcd, text.as_bytes()).is_some() {
            return Self::composed(&text.nfc().collect::<String>());
        }
        Self::composed(text)
    }

    fn composed(text: &str) -> Self {
        let mut syllables = Vec::with_capacity(text.len() / 5);
        let mut syllable = 0;
        for c in text.chars() {
            match small(c) {
                Some(c) => syllable = (syllable ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3),
                None if syllable != 0 => syllables.push(mix(std::mem::take(&mut syllable))),
                None => {}
            }
        }
        if syllable != 0 {
            syllables.push(mix(syllable));
        }
        let whole = syllables.iter().fold(syllables.len() as u64, |hash, s| mix(hash ^ s));
        let runs = syllables.windows(RUN).map(|run| run.iter().fold(0, |hash, s| mix(hash ^ s)));
        let bins = (runs.len() >= FEWEST).then(|| bins(runs));
        Sketch { whole, bins }
    }

    /// Whether two texts are nearly the same.
    pub fn is_like(&self, other: &Sketch) -> bool {
        match (&self.bins, &other.bins) {
            (Some(a), Some(b)) => a.iter().zip(b).filter(|(a, b)| a == b).count() >= ALIKE,
            _ => self.whole == other.whole,
        }
    }

    /// The keys under which a text is found again: of its bands, and of the whole.
    pub fn keys(&self) -> impl Iterator<Item = u32> {
        let bands = self.bins.into_iter().flat_map(|bins| {
            let key = |band: usize| {
                bins[band * ROWS..(band + 1) * ROWS].iter().fold(band as u64, |k, b| (k << 8) | u64::from(*b))
            };
            let bands: [u32; BANDS] = std::array::from_fn(|band| mix(key(band)) as u32);
            bands
        });
        bands.chain([mix(self.whole) as u32])
    }
}

/// A letter or digit as a small one; `None` for all else. The letters of Vietnamese without a table.
fn small(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' | 'à'..='ö' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '\0'..='\x7f' => None,
        // Capitals have the even numbers.
        '\u{1ea0}'..='\u{1ef9}' => char::from_u32(u32::from(c) | 1),
        _ => c.to_lowercase().next().filter(|c| c.is_alphanumeric()),
    }
}

/// Each run falls into one bin; empty bins of short texts borrow from others, chosen by the number of the bin.
fn bins(runs: impl Iterator<Item = u64>) -> [u8; BINS] {
    let mut least = [u64::MAX; BINS];
    for run in runs {
        let bin = ((run >> 32) * BINS as u64) >> 32;
        let value = run & 0xffff_ffff;
        let bin = &mut least[bin as usize];
        *bin = value.min(*bin);
    }
    let filled = least;
    for (number, bin) in least.iter_mut().enumerate() {
        let mut probe = mix(number as u64 + 1);
        while *bin == u64::MAX {
            *bin = filled[(((probe >> 32) * BINS as u64) >> 32) as usize];
            probe = mix(probe);
        }
    }
    least.map(|value| mix(value) as u8)
}

/// The finaliser of SplitMix64.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: std::ops::Range<u32>) -> String {
        words.map(|w| format!("chữ{w} ")).collect()
    }

    #[test]
    fn blanks_marks_case_and_form_do_not_matter() {
        let a = Sketch::of("Ông Phát nói: “Cầu sẽ xong trong tháng 5”, và cười.");
        let b: String = "ông phát nói  cầu sẽ\n xong trong tháng 5 và CƯỜI".nfd().collect();
        assert_eq!(a, Sketch::of(&b));
        assert_ne!(a.whole, Sketch::of("Ông Phát nói: “Cầu sẽ xong trong tháng 6”, và cười.").whole);
    }

    #[test]
    fn alike_by_the_share_of_common_runs() {
        let first = Sketch::of(&text(0..400));
        // 380 of 420 runs in common, 300 of 500, none.
        assert!(first.is_like(&Sketch::of(&text(20..420))));
        assert!(!first.is_like(&Sketch::of(&text(120..520))));
        assert!(!first.is_like(&Sketch::of(&text(1000..1400))));
        let near = Sketch::of(&text(20..420));
        assert!(first.keys().zip(near.keys()).any(|(a, b)| a == b));
    }

    #[test]
    fn short_texts_only_as_a_whole() {
        let sketch = Sketch::of("Trời nắng.");
        assert_eq!(sketch.bins, None);
        assert!(sketch.is_like(&Sketch::of("trời nắng")));
        assert!(!sketch.is_like(&Sketch::of("Trời mưa.")));
    }

    #[test]
    fn sketches_stay_what_they_are() {
        // Stored with runs: a change here has to raise the version of the index.
        let sketch = Sketch::of(&text(0..50));
        assert_eq!(
            (sketch.whole, sketch.bins.expect("bins")[..4].to_vec()),
            (17_482_484_482_478_351_345, vec![142, 195, 75, 226])
        );
    }
}

//! Whether confidence can be trusted.

/// The confidence of each predicted quote, and whether the quote was right.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Calibration {
    quotes: Vec<(f64, bool)>,
    gold: usize,
}

/// One of ten bins of confidence.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bin {
    /// Quotes in it.
    pub quotes: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share of them that is right.
    pub right: f64,
}

/// What is left when quotes under a confidence are dropped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// The least confidence kept.
    pub confidence: f64,
    /// Share of the predicted quotes that is kept.
    pub kept: f64,
    /// Share of the kept quotes that is right.
    pub precision: f64,
    /// Share of the gold quotes that is kept and right.
    pub recall: f64,
}

impl Calibration {
    pub(crate) fn add_gold(&mut self, quotes: usize) {
        self.gold += quotes;
    }

    pub(crate) fn add(&mut self, confidence: f64, right: bool) {
        self.quotes.push((confidence, right));
    }

    /// By tenths of confidence; a bin without quotes is all zeros.
    pub fn bins(&self) -> [Bin; 10] {
        let mut bins = [Bin::default(); 10];
        for &(confidence, right) in &self.quotes {
            let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
            bin.quotes += 1;
            bin.confidence += confidence;
            bin.right += f64::from(right);
        }
        for bin in &mut bins {
            let quotes = bin.quotes.max(1) as f64;
            bin.confidence /= quotes;
            bin.right /= quotes;
        }
        bins
    }

    /// Expected calibration error: how far confidence and truth are apart in a bin, by the share of its quotes.
    pub fn error(&self) -> f64 {
        let all = self.quotes.len().max(1) as f64;
        self.bins().iter().map(|b| b.quotes as f64 / all * (b.confidence - b.right).abs()).sum()
    }

    /// What is left at a confidence.
    pub fn at(&self, confidence: f64) -> Threshold {
        let kept = self.quotes.iter().filter(|(c, _)| *c >= confidence).count();
        let right = self.quotes.iter().filter(|(c, r)| *r && *c >= confidence).count();
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        Threshold {
            confidence,
            kept: share(kept, self.quotes.len()),
            precision: share(right, kept),
            recall: share(right, self.gold),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn counts_by_tenths() {
        let mut calibration = Calibration::default();
        calibration.add_gold(8);
        for (confidence, right) in [(0.95, true), (0.95, true), (0.95, false), (0.55, true), (0.55, false), (1.0, true)]
        {
            calibration.add(confidence, right);
        }
        let bins = calibration.bins();
        assert_eq!((bins[9].quotes, bins[5].quotes, bins[0].quotes), (4, 2, 0));
        // 4 of 6 quotes at 0.9625 with 3 right, 2 of 6 at 0.55 with 1 right.
        assert!(near(calibration.error(), (4.0 * (0.9625 - 0.75) + 2.0 * 0.05) / 6.0));
        let at = calibration.at(0.9);
        assert!(near(at.kept, 4.0 / 6.0) && near(at.precision, 0.75) && near(at.recall, 3.0 / 8.0), "{at:?}");
    }

    #[test]
    fn nothing_is_no_error() {
        let none = Calibration::default();
        assert!(near(none.error(), 0.0) && near(none.at(0.5).precision, 0.0) && near(none.at(0.5).recall, 0.0));
    }
}

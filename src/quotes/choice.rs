//! One of several by their scores.

/// The likeliest of some scores, the first of equals, and its share among them all by softmax: 1 where there is no other.
pub(super) fn likeliest(scores: impl IntoIterator<Item = f64>) -> (usize, f64) {
    let (mut best, mut most, mut total) = (0, f64::NEG_INFINITY, 0.0);
    for (place, score) in scores.into_iter().enumerate() {
        if score > most {
            total = total * (most - score).exp() + 1.0;
            (best, most) = (place, score);
        } else {
            total += (score - most).exp();
        }
    }
    (best, 1.0 / total.max(1.0))
}

#[cfg(test)]
mod tests {
    use super::likeliest;

    #[test]
    fn shares() {
        assert_eq!(likeliest([]), (0, 1.0));
        assert_eq!(likeliest([3.0]), (0, 1.0));
        assert_eq!(likeliest([1.0, 1.0]), (0, 0.5));
        let (best, share) = likeliest([0.0, 2.0, 1.0]);
        let all = 1.0 + 2f64.exp() + 1f64.exp();
        assert!(best == 1 && (share - 2f64.exp() / all).abs() < 1e-12, "{share}");
    }
}

//! Examples: what is a quantity, what is none.

use super::*;

/// `tokens=value unit/of bound`, joined by `; `.
pub(super) fn show(text: &str) -> String {
    let segments = Segments::new(text);
    let found = quantities(&segments, 0..segments.tokens.len());
    let one = |q: &Quantity| {
        let of = q.of.map_or(String::new(), |of| format!("/{of}"));
        let bound = match q.bound {
            Some(Bound::AtMost) => " <=",
            Some(Bound::AtLeast) => " >=",
            Some(Bound::About) => " ~",
            None => "",
        };
        format!("{}={} {}{of}{bound}", segments.slice(q.tokens.clone()), q.value, q.unit)
    };
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

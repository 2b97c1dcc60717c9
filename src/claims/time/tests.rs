//! Examples: what is a time, what is none.

use jiff::civil::date;

use super::*;

fn show(text: &str, published: Option<Date>) -> String {
    let segments = Segments::new(text);
    let found = times(&segments, 0..segments.tokens.len(), published);
    found.iter().map(|t| format!("{}={}", segments.slice(t.tokens.clone()), t.value)).collect::<Vec<_>>().join("; ")
}

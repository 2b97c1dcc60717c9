//! Files that are one article: a text or a page.

use std::io::BufRead;

use super::{Content, Format, Found, Page, Pieces, read_whole, too_large};
use crate::place::Place;

pub(super) fn article(mut reader: impl BufRead + Send + 'static, place: Place, format: Format, limit: usize) -> Pieces {
    Box::new(std::iter::once_with(move || match read_whole(&mut reader, limit) {
        Ok(Ok(html)) if format == Format::Html => {
            Found { place, content: Content::Page(Page { html, ..Page::default() }) }
        }
        Ok(Ok(text)) => Found { place, content: Content::Text(text) },
        Ok(Err(raw)) => too_large(place, raw, limit),
        Err((error, raw)) => Found::unreadable(place, &error, raw),
    }))
}

//! The article in a web page.

use dom_smoothie::{Config, Readability, TextMode};

use crate::dates;
use crate::fields::Fields;

/// Elements that a page may have. Pages of news have a few thousand; the time that the extractor takes grows faster than
/// their number.
const ELEMENTS: usize = 20_000;

/// Title, text, day, outlet and address as far as the page gives them; what to do if there is no article.
pub(crate) fn article(html: &str, url: Option<&str>) -> Result<Fields, String> {
    let config = Config { text_mode: TextMode::Formatted, max_elements_to_parse: ELEMENTS, ..Config::default() };
    let mut page = Readability::new(html, None, Some(config)).map_err(|e| format!("no page: {e}"))?;
    let found = page.parse().map_err(|e| format!("no article in the page: {e}"))?;
    let text = found.text_content.trim();
    if text.is_empty() {
        return Err("no article in the page: it has no text".to_owned());
    }
    let kept = |field: Option<String>| field.map(|f| f.trim().to_owned()).filter(|f| !f.is_empty());
    // What is no date is left out: the page may mean something else by it.
    let published = kept(found.published_time).and_then(|date| dates::iso(&date));
    Ok(Fields {
        id: url.map(str::to_owned),
        text: Some(text.to_owned()),
        title: kept(Some(found.title)),
        published,
        outlet: kept(found.site_name),
        url: url.map(str::to_owned).or(kept(found.url)),
    })
}

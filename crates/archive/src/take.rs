//! From a piece of the input to a record or a reject. All that can be done to one piece alone is done here.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;
use trichdan::{Article, ErrorKind, Extraction};

use crate::encoding::{Encoding, mend, unicode};
use crate::fields::{Fields, Map};
use crate::page;
use crate::place::Place;
use crate::read::{Content, Found, filled};
use crate::reject::{Raw, Reason, Reject};

/// What makes a record of an article.
pub(crate) type Extract = Arc<dyn Fn(&Article) -> Result<Extraction, trichdan::Error> + Send + Sync>;

/// One record of an archive: what [`trichdan::extract`] gives, and where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Record {
    /// Who said what.
    #[serde(flatten)]
    pub extraction: Extraction,
    /// Where the article stands in the input.
    pub place: Place,
    /// The encoding that the article was turned into Unicode from; `None` for UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// The text that the offsets refer to: if asked for, and where it does not stand in the input as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What workers have to know.
pub(crate) struct Taking {
    pub extract: Extract,
    pub map: Map,
    pub encoding: Option<Encoding>,
    pub with_text: bool,
}

/// A record with the text that it was made of.
pub(crate) struct Taken {
    pub record: Record,
    pub text: String,
}

impl Taking {
    /// The record of a piece, or why there is none.
    pub fn take(&self, found: &Found) -> Result<Taken, Reject> {
        let reject = |(reason, message): (Reason, String)| {
            let raw = match &found.content {
                Content::Broken { raw, .. } => raw.clone(),
                content => Raw::whole(raw(content).into_owned()),
            };
            Reject::new(found.place.clone(), reason, message, raw)
        };
        let Draft { fields, encoding, elsewhere } = self.fields(&found.content).map_err(reject)?;
        let article = fields.article(&found.place).map_err(reject)?;
        let extraction = (self.extract)(&article).map_err(|error| {
            let reason = match error.kind() {
                ErrorKind::TooLarge => Reason::TooLarge,
                ErrorKind::Date => Reason::Date,
                _ => Reason::NoArticle,
            };
            reject((reason, error.to_string()))
        })?;
        let kept = self.with_text || elsewhere || encoding.is_some();
        let text = kept.then(|| article.text.clone());
        let record = Record { extraction, place: found.place.clone(), encoding, text };
        Ok(Taken { record, text: article.text })
    }

    fn fields(&self, content: &Content) -> Result<Draft, (Reason, String)> {
        let doubt = |message: String| (Reason::Encoding, message);
        let decoded = |bytes: &[u8]| unicode(bytes, self.encoding).map_err(doubt);
        let mut elsewhere = false;
        let (mut fields, encoding) = match content {
            Content::Broken { reason, message, .. } => return Err((*reason, message.clone())),
            Content::Text(bytes) => {
                let (text, encoding) = decoded(bytes)?;
                // The mark is not part of the text, but offsets in the file would count it.
                elsewhere = bytes.starts_with(b"\xef\xbb\xbf");
                (Fields { text: Some(text), ..Fields::default() }, encoding)
            }
            Content::Page(given) => {
                let (html, encoding) = decoded(&given.html)?;
                elsewhere = true;
                let fields = page::article(&html, given.url.as_deref()).map_err(|m| (Reason::Html, m))?;
                (fields, encoding)
            }
            Content::Json(line) => {
                let (line, encoding) = decoded(line)?;
                let value = serde_json::from_str(line.trim()).map_err(|e| (Reason::Json, json_fault(&e)))?;
                (Fields::from_json(value, &self.map).map_err(|m| (Reason::NoArticle, m))?, encoding)
            }
            Content::Csv { row, header } => {
                let (row, encoding) = decoded(row)?;
                let cells = header.fields(row.as_bytes()).map_err(|m| (Reason::Csv, m))?;
                let text = |cell| String::from_utf8(cell).expect("cells of a string end at ASCII");
                (filled(cells.into_iter().map(|(t, cell)| (t, text(cell))).collect()), encoding)
            }
            Content::Fields(fields) => (fields.clone(), None),
        };
        let mended = mend(&mut fields, self.encoding);
        Ok(Draft { fields, encoding: mended.or(encoding), elsewhere })
    }
}

struct Draft {
    fields: Fields,
    encoding: Option<Encoding>,
    /// Whether the text does not stand in the input as it is.
    elsewhere: bool,
}

/// The bytes of a piece as they are handed back.
pub(crate) fn raw(content: &Content) -> Cow<'_, [u8]> {
    match content {
        Content::Text(bytes) | Content::Json(bytes) | Content::Csv { row: bytes, .. } => Cow::Borrowed(bytes),
        Content::Page(page) => Cow::Borrowed(&page.html),
        Content::Fields(fields) => Cow::Owned(serde_json::to_vec(fields).expect("strings are JSON")),
        Content::Broken { raw, .. } => Cow::Borrowed(&raw.bytes),
    }
}

/// The error without serde_json's own line, which is always 1 here.
fn json_fault(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    format!("broken JSON: {message} (column {})", error.column())
}

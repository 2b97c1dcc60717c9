//! What goes in.

use serde::{Deserialize, Serialize};

/// One news article. Only `text` has to hold something.
///
/// ```
/// use trichdan::Article;
///
/// let article = Article::new("bao-1", "Ông Phát nói sẽ kháng cáo.")
///     .with_title("Bị cáo kháng cáo")
///     .with_published("2019-08-15");
/// assert_eq!(article.published.as_deref(), Some("2019-08-15"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Carried to the record.
    #[serde(default)]
    pub id: String,
    /// The body, in any Unicode form. Offsets in the record count its bytes.
    pub text: String,
    /// A title that stands apart from the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The day it was published, `YYYY-MM-DD` (a time after it is ignored); relative dates are resolved against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Article {
    /// An article of an id and a text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Article { id: id.into(), text: text.into(), ..Article::default() }
    }

    /// With a title of its own.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// With the day it was published, `YYYY-MM-DD`.
    #[must_use]
    pub fn with_published(mut self, date: impl Into<String>) -> Self {
        self.published = Some(date.into());
        self
    }

    /// With the name of the outlet.
    #[must_use]
    pub fn with_outlet(mut self, outlet: impl Into<String>) -> Self {
        self.outlet = Some(outlet.into());
        self
    }

    /// With its address.
    #[must_use]
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }
}

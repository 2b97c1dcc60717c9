//! From named fields, whatever they are called in the source, to an article.

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::Value;
use trichdan::Article;

use crate::dates;
use crate::place::{At, Place};
use crate::read::stem;
use crate::reject::Reason;

/// The fields of an article, in the order of [`Fields`].
const NAMES: [&str; 6] = ["id", "text", "title", "published", "outlet", "url"];

/// How the fields of an article are called in the source: each by its own name unless said otherwise.
///
/// ```
/// use trichdan_archive::Map;
///
/// let map: Map = "text=body,published=meta.date".parse()?;
/// assert_eq!(map.source("text"), "body");
/// assert_eq!(map.source("title"), "title");
/// assert!("body=text".parse::<Map>().is_err());
/// # Ok::<(), trichdan_archive::MapError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map([String; 6]);

/// A mapping that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no mapping; write FIELD=NAME, where FIELD is id, text, title, published, outlet or url")]
pub struct MapError(String);

impl Default for Map {
    fn default() -> Self {
        Map(NAMES.map(str::to_owned))
    }
}

impl std::str::FromStr for Map {
    type Err = MapError;

    fn from_str(text: &str) -> Result<Self, MapError> {
        let mut map = Map::default();
        for pair in text.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            let fault = || MapError(pair.to_owned());
            let (field, name) = pair.split_once('=').ok_or_else(fault)?;
            let at = NAMES.iter().position(|n| *n == field.trim()).ok_or_else(fault)?;
            map.0[at] = name.trim().to_owned();
        }
        Ok(map)
    }
}

impl Map {
    /// The name in the source of a field of the article. Empty for a field that is not taken.
    ///
    /// # Panics
    ///
    /// If articles have no such field.
    pub fn source(&self, field: &str) -> &str {
        let at = NAMES.iter().position(|n| *n == field).expect("a field of an article");
        &self.0[at]
    }

    /// The place in [`Fields`] of a name of the source.
    pub(crate) fn target(&self, name: &str) -> impl Iterator<Item = usize> + '_ {
        let name = name.to_owned();
        (0..NAMES.len()).filter(move |&at| !self.0[at].is_empty() && self.0[at] == name)
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (field, name) in NAMES.iter().zip(&self.0) {
            map.serialize_entry(field, name)?;
        }
        map.end()
    }
}

/// What a source gives of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Fields {
    pub id: Option<String>,
    pub text: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
}

impl Fields {
    /// By the place of their names.
    pub fn slots(&mut self) -> [&mut Option<String>; 6] {
        [&mut self.id, &mut self.text, &mut self.title, &mut self.published, &mut self.outlet, &mut self.url]
    }

    /// The fields of a JSON object. A name with dots is a path into objects where no field has it as a whole.
    pub fn from_json(mut value: Value, map: &Map) -> Result<Self, String> {
        let mut fields = Fields::default();
        for (slot, (field, name)) in fields.slots().into_iter().zip(NAMES.iter().zip(&map.0)) {
            *slot = match find(&mut value, name).map(Value::take) {
                None | Some(Value::Null) => None,
                Some(Value::String(text)) => Some(text),
                Some(Value::Number(number)) if *field != "text" => Some(number.to_string()),
                Some(other) => return Err(format!("{name:?} is {}, not a string", kind(&other))),
            };
        }
        if fields.text.is_none() {
            let name = map.source("text");
            return Err(format!("there is no {name:?}; name the field that holds the text by --map text=NAME"));
        }
        Ok(fields)
    }

    /// The article. Blank fields count as missing; a missing id is made from the place.
    pub fn article(self, place: &Place) -> Result<Article, (Reason, String)> {
        let kept = |field: Option<String>| field.filter(|f| !f.trim().is_empty());
        let Some(text) = kept(self.text) else {
            return Err((Reason::NoArticle, "the text is missing or blank".to_owned()));
        };
        let mut article = Article::new(kept(self.id).unwrap_or_else(|| made_id(place)), text);
        article.published = match kept(self.published) {
            Some(date) => Some(dates::iso(&date).ok_or_else(|| {
                let message = format!(
                    "published {date:?} is no date; YYYY-MM-DD and DD/MM/YYYY are read, --map published= leaves the \
                     field out"
                );
                (Reason::Date, message)
            })?),
            None => None,
        };
        article.title = kept(self.title);
        article.outlet = kept(self.outlet);
        article.url = kept(self.url);
        Ok(article)
    }
}

fn find<'v>(value: &'v mut Value, name: &str) -> Option<&'v mut Value> {
    if name.is_empty() {
        return None;
    }
    if value.get(name).is_some() {
        return value.get_mut(name);
    }
    name.split('.').try_fold(value, |value, part| value.get_mut(part))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn made_id(place: &Place) -> String {
    let stem = if &*place.file == "-" { "stdin" } else { stem(&place.file) };
    match place.at {
        At::Whole => stem.to_owned(),
        At::Line(number) | At::Row(number) | At::Offset(number) => format!("{stem}:{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_mapped_and_paths_followed() {
        let map: Map = "text=body, published=meta.date,url=a.b,outlet=".parse().expect("a map");
        let value = json!({"id": 7, "body": "t", "meta": {"date": "2019-08-15"}, "a.b": "u", "text": 1, "outlet": []});
        let fields = Fields::from_json(value, &map).expect("fields");
        let article = fields.article(&Place::new("x", At::Line(1))).expect("an article");
        assert_eq!(article, Article::new("7", "t").with_published("2019-08-15").with_url("u"));
    }

    #[test]
    fn what_is_no_article_says_why() {
        for (value, want) in [
            (json!({"body": "t"}), "there is no \"text\""),
            (json!([1]), "there is no \"text\""),
            (json!({"text": 1}), "\"text\" is a number, not a string"),
            (json!({"text": "t", "title": ["a"]}), "\"title\" is a list, not a string"),
        ] {
            let reason = Fields::from_json(value, &Map::default()).expect_err("no article");
            assert!(reason.starts_with(want), "{reason}");
        }
    }

    #[test]
    fn missing_ids_are_made_from_the_place() {
        for (file, at, want) in [
            ("a/b/bao.so.1.txt.gz", At::Whole, "bao.so.1"),
            ("bao.jsonl", At::Line(3), "bao:3"),
            ("-", At::Line(3), "stdin:3"),
            (".txt", At::Whole, ".txt"),
        ] {
            assert_eq!(made_id(&Place::new(file, at)), want);
        }
    }

    #[test]
    fn a_blank_text_and_a_wrong_date() {
        let place = Place::new("x", At::Whole);
        let fields = |text: &str, date: &str| Fields {
            text: Some(text.to_owned()),
            published: Some(date.to_owned()),
            ..Fields::default()
        };
        assert_eq!(fields(" \n", "").article(&place).expect_err("blank").0, Reason::NoArticle);
        assert_eq!(fields("t", "hôm qua").article(&place).expect_err("no date").0, Reason::Date);
        assert_eq!(fields("t", " ").article(&place).expect("an article").published, None);
    }
}

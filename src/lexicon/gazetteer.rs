//! A caller's own names.

use std::collections::BTreeMap;

use super::table;
use crate::error::{Error, ErrorKind};
use crate::record::EntityKind;

/// One entity of a gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GazetteerEntry {
    /// The name records give it.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Other forms, as texts write them.
    pub forms: Vec<String>,
    /// Identifiers to carry to [`crate::Entity::links`].
    pub links: BTreeMap<String, String>,
}

/// Names of the caller, which win over the built-in ones.
///
/// ```
/// use trichdan::{Article, EntityKind, Extractor, Gazetteer};
///
/// let own = Gazetteer::from_tsv("own.tsv", "Hợp tác xã Gò Sậy\torganization\tHTX Gò Sậy\tkb=77\n")?;
/// let extractor = Extractor::builder().gazetteer(own).build();
/// let extraction = extractor.extract(&Article::new("a", "HTX Gò Sậy cho biết sẽ bán sạch vải."))?;
/// assert_eq!(extraction.entities[0].name, "HTX Gò Sậy");
/// assert_eq!(extraction.entities[0].links["kb"], "77");
/// # Ok::<(), trichdan::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gazetteer {
    entries: Vec<GazetteerEntry>,
}

impl Gazetteer {
    /// Reads rows of `name`, `kind` (`person`, `organization`, `country`, `location`), `forms` (a list with `|`) and
    /// `links` (`key=value`, a list with `|`), separated by tabs; the last two may be missing. Lines that begin with
    /// `#` are comments. `file` names the place in errors.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Gazetteer`] for the first row that has no name, an unknown kind or a link without `=`; the
    /// message names file, line and reason.
    pub fn from_tsv(file: &str, tsv: &str) -> Result<Self, Error> {
        let mut entries = Vec::new();
        for row in table::rows(tsv) {
            let fail = |reason: String| {
                let place = format!("{file}:{}", row.line);
                Error::new(ErrorKind::Gazetteer, place, reason, "write name, kind, forms and links, separated by tabs")
            };
            let kind = match row.cell(1).trim() {
                "person" => EntityKind::Person,
                "organization" => EntityKind::Organization,
                "country" => EntityKind::Country,
                "location" => EntityKind::Location,
                other => return Err(fail(format!("{other:?} is no kind (person, organization, country, location)"))),
            };
            let name = row.cell(0).trim();
            if !name.chars().any(char::is_alphanumeric) {
                return Err(fail("the name is empty".to_owned()));
            }
            if row.width() > 4 {
                return Err(fail(format!("{} columns, at most 4 are read", row.width())));
            }
            let mut links = BTreeMap::new();
            for link in row.list(3) {
                let (key, value) = link.split_once('=').ok_or_else(|| fail(format!("link {link:?} has no =")))?;
                links.insert(key.to_owned(), value.to_owned());
            }
            entries.push(GazetteerEntry {
                name: name.to_owned(),
                kind,
                forms: row.list(2).map(str::to_owned).collect(),
                links,
            });
        }
        Ok(Gazetteer { entries })
    }

    /// The rows.
    pub fn entries(&self) -> &[GazetteerEntry] {
        &self.entries
    }
}

impl FromIterator<GazetteerEntry> for Gazetteer {
    fn from_iter<I: IntoIterator<Item = GazetteerEntry>>(entries: I) -> Self {
        Gazetteer { entries: entries.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_row_is_named() {
        for (tsv, want) in [
            ("# c\nA\tplanet\n", "own.tsv:2: \"planet\" is no kind"),
            ("\tperson\n", "own.tsv:1: the name is empty"),
            ("A\tperson\t\tkb\n", "own.tsv:1: link \"kb\" has no ="),
        ] {
            let message = Gazetteer::from_tsv("own.tsv", tsv).map_err(|e| e.to_string());
            assert!(message.as_ref().is_err_and(|m| m.starts_with(want)), "{message:?}");
        }
    }

    #[test]
    fn reads_rows() {
        let gazetteer =
            Gazetteer::from_tsv("x", "Hội A\torganization\tHA|H.A.\tkb=1|wd=Q2\nB\tperson\n").map(|g| g.entries);
        assert!(gazetteer.is_ok_and(|g| g.len() == 2
            && g[0].forms == ["HA", "H.A."]
            && g[0].links.len() == 2
            && g[1].kind == EntityKind::Person));
    }
}

//! Which files are read, and in which order: as named; what a folder holds by path.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use globset::{GlobBuilder, GlobSetBuilder};
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

pub(super) use super::decompress::Packed;
use crate::error::Error;
use crate::reject::Reason;

/// What a file holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// One article, plain: `.txt`.
    Text,
    /// One page: `.html`, `.htm`.
    Html,
    /// An article a line: `.jsonl`, `.ndjson`.
    #[default]
    Jsonl,
    /// An article a row, with a head: `.csv`, `.tsv`.
    Csv,
    /// An article a row: `.parquet`.
    Parquet,
    /// A web archive: `.warc`.
    Warc,
}

/// A file to read. Archives can have millions of them.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    /// `-` for standard input.
    pub path: PathBuf,
    pub format: (Format, Packed),
    /// Bytes on disk.
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: u64,
    /// Named or found, but not to be read.
    pub broken: Option<Box<(Reason, String)>>,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub inputs: Vec<Input>,
    /// Files in folders that have no ending of a known format, by ending.
    pub passed_over: BTreeMap<String, u64>,
}

impl Input {
    pub fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }

    /// The path for people and for `inputs.jsonl`.
    pub fn name(&self) -> Cow<'_, str> {
        self.path.to_string_lossy()
    }
}

/// The format that the ending of a name says.
pub(crate) fn format_of(path: &Path) -> Option<(Format, Packed)> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let (name, packed) = match name.rsplit_once('.') {
        Some((name, "gz")) => (name, Packed::Gzip),
        Some((name, "zst" | "zstd")) => (name, Packed::Zstd),
        _ => (name.as_str(), Packed::No),
    };
    let format = match name.rsplit_once('.')?.1 {
        "txt" => Format::Text,
        "html" | "htm" | "xhtml" => Format::Html,
        "jsonl" | "ndjson" => Format::Jsonl,
        "csv" | "tsv" => Format::Csv,
        "parquet" => Format::Parquet,
        "warc" => Format::Warc,
        _ => return None,
    };
    Some((format, packed))
}

/// The files under the named inputs: files, folders (with all below them), globs, `-`. `out` is left out.
pub(crate) fn list(named: &[PathBuf], out: &Path, stdin: Format) -> Result<Listing, Error> {
    let mut listing = Listing::default();
    let out = out.canonicalize().ok();
    for path in named {
        if path == Path::new("-") {
            let format = (stdin, Packed::No);
            let path = path.clone();
            listing.inputs.push(Input { path, format, size: 0, modified: 0, broken: None });
        } else if path.is_dir() {
            walk(path, out.as_deref(), &|_| true, &mut listing);
        } else if path.exists() {
            file(path, true, &mut listing);
        } else {
            glob(path, out.as_deref(), &mut listing)?;
        }
    }
    Ok(listing)
}

fn file(path: &Path, named: bool, listing: &mut Listing) {
    let format = format_of(path);
    if format.is_none() && !named {
        let ending = path.extension().map_or_else(String::new, |e| e.to_string_lossy().to_lowercase());
        *listing.passed_over.entry(ending).or_default() += 1;
        return;
    }
    let mut input = broken(path, Reason::Format, "");
    match (path.metadata(), format) {
        (Err(error), _) => input.broken = Some(Box::new((Reason::Unreadable, error.to_string()))),
        (Ok(_), None) => {
            let message = "the ending says no format; wanted are .txt, .html, .jsonl, .csv, .parquet and .warc, also \
                           with .gz or .zst";
            input.broken = Some(Box::new((Reason::Format, message.to_owned())));
        }
        (Ok(data), Some(format)) => {
            let since = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            input.modified = since.map_or(0, |d| u64::try_from(d.as_nanos()).unwrap_or(u64::MAX));
            input.size = data.len();
            input.format = format;
            input.broken = None;
        }
    }
    listing.inputs.push(input);
}

fn broken(path: &Path, reason: Reason, message: &str) -> Input {
    Input {
        path: path.to_owned(),
        format: (Format::Text, Packed::No),
        size: 0,
        modified: 0,
        broken: Some(Box::new((reason, message.to_owned()))),
    }
}

/// All files below a folder, by path. Hidden ones are left out; links are followed, loops are not.
fn walk(folder: &Path, out: Option<&Path>, wanted: &dyn Fn(&Path) -> bool, listing: &mut Listing) {
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(|entry| {
        let own = entry.file_type().is_dir() && out.is_some_and(|o| entry.path().canonicalize().is_ok_and(|p| p == o));
        entry.depth() == 0 || !(own || hidden(entry.file_name()))
    });
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_file() && wanted(entry.path()) => file(entry.path(), false, listing),
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder);
                let input = match error.loop_ancestor() {
                    Some(above) => {
                        let message = format!("a link that leads back to {}; not followed", above.display());
                        broken(path, Reason::Loop, &message)
                    }
                    None => {
                        let said = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                        broken(path, Reason::Unreadable, &said)
                    }
                };
                listing.inputs.push(input);
            }
        }
    }
}

fn glob(pattern: &Path, out: Option<&Path>, listing: &mut Listing) -> Result<(), Error> {
    let fail = |reason: &str| Error::Input { path: pattern.to_owned(), reason: reason.to_owned() };
    let is_glob = |part: &std::ffi::OsStr| part.as_encoded_bytes().iter().any(|b| b"*?[{".contains(b));
    if !pattern.components().any(|c| is_glob(c.as_os_str())) {
        return Err(fail("no such file or folder"));
    }
    let text = pattern.to_str().ok_or_else(|| fail("the pattern is not UTF-8"))?;
    let glob = GlobBuilder::new(text).literal_separator(true).build().map_err(|e| fail(&e.kind().to_string()))?;
    let set = GlobSetBuilder::new().add(glob).build().map_err(|e| fail(&e.kind().to_string()))?;
    let root: PathBuf = pattern.components().take_while(|c| !is_glob(c.as_os_str())).collect();
    let here = root.as_os_str().is_empty();
    let root = if here { PathBuf::from(".") } else { root };
    let before = listing.inputs.len();
    let matches = |path: &Path| set.is_match(if here { path.strip_prefix(".").unwrap_or(path) } else { path });
    walk(&root, out, &matches, listing);
    if listing.inputs.len() == before { Err(fail("nothing matches")) } else { Ok(()) }
}

//! `manifest.json`: what a folder of output holds, and, as long as the run is not complete, where it goes on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::folder::Folder;
use super::tally::Counts;
use crate::error::Error;

pub(crate) const MANIFEST: &str = "manifest.json";

/// What is in the folder. Nothing in it depends on time or threads.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub program: String,
    pub version: String,
    /// Of the records.
    pub schema: u32,
    pub complete: bool,
    pub options: Value,
    pub inputs: Inputs,
    pub counts: Counts,
    pub top_speakers: Vec<Speaker>,
    pub parts: Vec<PartEntry>,
    /// Its sum, once it is complete.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejects: Option<FileEntry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume: Option<Resume>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Inputs {
    pub files: u64,
    pub bytes: u64,
    /// Files in folders that have no ending of a known format, by ending.
    pub passed_over: BTreeMap<String, u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Speaker {
    pub name: String,
    pub quotes: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PartEntry {
    pub file: String,
    pub records: u64,
    pub quotes: u64,
    pub bytes: u64,
    pub sha256: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileEntry {
    pub file: String,
    pub bytes: u64,
    pub sha256: String,
}

/// How far a run has come, and how much of its logs counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Resume {
    pub next: Position,
    pub inputs_bytes: u64,
    pub rejects_bytes: u64,
    pub duplicates_bytes: u64,
    pub speakers: BTreeMap<String, u64>,
}

/// A piece of the input.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Position {
    /// The number of the input, from 0.
    pub input: u64,
    /// The number of the piece in it, from 0.
    pub piece: u64,
}

impl Manifest {
    /// The manifest of a folder, if it has one.
    pub fn read(folder: &Folder) -> Result<Option<Self>, Error> {
        let path = folder.file(MANIFEST);
        let fault = |reason: String| Error::Manifest { path: path.clone(), reason };
        match std::fs::read(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(fault(error.to_string())),
            Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|e| fault(format!("no manifest: {e}"))),
        }
    }

    pub fn write(&self, folder: &Folder) -> Result<(), Error> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a manifest is JSON");
        bytes.push(b'\n');
        folder.replace(MANIFEST, &bytes)
    }

    /// In what a run with these options differs from the one of this manifest.
    pub fn difference(&self, version: &str, schema: u32, options: &Value) -> Option<String> {
        if (self.version.as_str(), self.schema) != (version, schema) {
            let (old, old_schema) = (&self.version, self.schema);
            return Some(format!("it was begun by version {old} (schema {old_schema}), this is {version} ({schema})"));
        }
        let empty = serde_json::Map::new();
        let (old, new) = (self.options.as_object().unwrap_or(&empty), options.as_object().unwrap_or(&empty));
        let name = old.keys().chain(new.keys()).find(|name| old.get(*name) != new.get(*name))?;
        let shown = |options: &serde_json::Map<String, Value>| {
            options.get(name).map_or_else(|| "nothing".to_owned(), ToString::to_string)
        };
        Some(format!("the option {name} was {} and is now {}", shown(old), shown(new)))
    }
}

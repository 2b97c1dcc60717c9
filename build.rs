//! Checks the tables under `data/`: a bad row fails the build by file, line and reason.
//!
//! What every table keeps to (see `data/README.md`): UTF-8 in NFC, rows sorted by their first cell and unique in it, as
//! many cells in each row as the last comment line names columns, a source in the last cell, no blanks at the ends of
//! cells.

use std::path::Path;

use unicode_normalization::is_nfc;

#[path = "src/lexicon/table.rs"]
mod table;

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon/table.rs");
    let mut errors = Vec::new();
    let mut paths: Vec<_> = match std::fs::read_dir("data") {
        Ok(folder) => folder
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
            .collect(),
        Err(error) => {
            println!("cargo::error=data: {error}");
            return;
        }
    };
    paths.sort();
    for path in &paths {
        match std::fs::read_to_string(path) {
            Ok(text) => check(path, &text, &mut errors),
            Err(error) => errors.push(format!("{}: {error}", path.display())),
        }
    }
    for error in errors {
        println!("cargo::error={error}");
    }
}

fn check(path: &Path, text: &str, errors: &mut Vec<String>) {
    let columns = text.lines().take_while(|l| l.starts_with('#')).last().map_or(0, |l| l.split('\t').count());
    let mut before = String::new();
    for row in table::rows(text) {
        let mut fail = |reason: String| errors.push(format!("{}:{}: {reason}", path.display(), row.line));
        let first = row.cell(0);
        if row.width() != columns {
            fail(format!("{} cells, the last comment line names {columns} columns", row.width()));
        }
        if row.cell(row.width() - 1).is_empty() {
            fail("no source in the last cell".to_owned());
        }
        if first.is_empty() {
            fail("the first cell is empty".to_owned());
        }
        if before.as_str() >= first && !before.is_empty() {
            fail(format!("{first:?} does not come after {before:?}: sort the rows, once each"));
        }
        for column in 0..row.width() {
            let cell = row.cell(column);
            if cell.trim() != cell {
                fail(format!("blanks at the ends of {cell:?}"));
            }
            if !is_nfc(cell) {
                fail(format!("{cell:?} is not in NFC"));
            }
            if row.list(column).count() != cell.split('|').count() && cell.contains('|') {
                fail(format!("an empty or blank-padded item in {cell:?}"));
            }
        }
        before.clear();
        before.push_str(first);
    }
}

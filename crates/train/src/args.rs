//! Arguments: `--name value`.

use std::collections::BTreeMap;

pub struct Args(BTreeMap<String, String>);

impl Args {
    pub fn new(mut args: impl Iterator<Item = String>) -> Self {
        let mut out = BTreeMap::new();
        while let (Some(name), Some(value)) = (args.next(), args.next()) {
            out.insert(name.trim_start_matches('-').to_owned(), value);
        }
        Args(out)
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub fn required(&self, name: &str) -> Result<&str, String> {
        self.get(name).ok_or_else(|| format!("--{name} is missing"))
    }

    pub fn number(&self, name: &str, or: f32) -> f32 {
        self.get(name).and_then(|v| v.parse().ok()).unwrap_or(or)
    }
}

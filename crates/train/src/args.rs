//! Arguments: `--name value`, some of them more than once.

pub struct Args(Vec<(String, String)>);

impl Args {
    pub fn new(mut args: impl Iterator<Item = String>) -> Self {
        let mut out = Vec::new();
        while let (Some(name), Some(value)) = (args.next(), args.next()) {
            out.push((name.trim_start_matches('-').to_owned(), value));
        }
        Args(out)
    }

    /// Every value given.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(n, _)| n == name).map(|(_, v)| v.clone()).collect()
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub fn required(&self, name: &str) -> Result<&str, String> {
        self.get(name).ok_or_else(|| format!("--{name} is missing"))
    }

    pub fn number(&self, name: &str, or: f32) -> f32 {
        self.get(name).and_then(|v| v.parse().ok()).unwrap_or(or)
    }
}

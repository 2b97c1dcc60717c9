//! Makes the table of words from a list of words with counts, an archive of articles, and the tables of places and
//! surnames, and words written from knowledge. Only facts are taken: which syllables stand together, and how often.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::io::{BufRead, BufReader};

use trichdan::internals::parts;

use crate::args::Args;

const HEAD: &str = "\
# words.tsv: runs of syllables and how firmly they are one word, for word segmentation; made by `trichdan-train words-table`.
# word: in small letters, tone marks in the style `hòa`. count: how often the list has it as a word; empty where the list has it not.
# one: of two and more syllables: in how many of a hundred cases where they stand side by side the list has them as one word;
#   of one syllable: in how many of a hundred cases it is a word of its own.
# bond: normalised pointwise mutual information of the two syllables side by side in the archive, in hundredths; empty if not counted or not above 0.
#   The archive has 20,000 articles.
# source: list = words of 60,000 automatically segmented articles, with counts; place = a name of places.tsv;
#   surname = of the surnames with counts; own = written from knowledge (crates/train/data/own_words.txt).
# word\tcount\tone\tbond\tsource
";

#[derive(Default)]
struct Row {
    count: u32,
    one: Option<u32>,
    bond: Option<u32>,
    sources: Vec<&'static str>,
}

pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut apart: HashMap<String, u32> = HashMap::new();
    for line in std::fs::read_to_string(args.required("list")?)?.lines().filter(|l| !l.starts_with('#')) {
        let mut cells = line.split('\t');
        let word = plain(cells.next().unwrap_or_default());
        let mut number = || cells.next().and_then(|c| c.parse::<u32>().ok()).unwrap_or(0);
        let (count, by_chance) = (number(), number());
        rows.entry(word.clone()).or_default().count += count;
        *apart.entry(word).or_default() += by_chance;
    }
    // How often a syllable is a word of its own.
    let mut inside: HashMap<&str, u32> = HashMap::new();
    for (word, row) in rows.iter().filter(|(w, _)| w.contains(' ')) {
        for syllable in word.split(' ') {
            *inside.entry(syllable).or_default() += row.count;
        }
    }
    let shares: Vec<u32> = rows
        .iter()
        .map(|(word, row)| {
            let other = if word.contains(' ') { apart[word] } else { inside.get(word.as_str()).copied().unwrap_or(0) };
            (f64::from(row.count) * 100.0 / f64::from(row.count + other)).round() as u32
        })
        .collect();
    let fewest = args.number("singles", 100.0) as u32;
    for (row, share) in rows.values_mut().zip(shares) {
        row.one = Some(share);
        row.sources.push("list");
    }
    rows.retain(|word, row| word.contains(' ') || row.count >= fewest && word.chars().all(char::is_alphabetic));

    let bigrams = Bigrams::count(args.required("archive")?)?;
    for (pair, &together) in &bigrams.pairs {
        let bond = bigrams.bond(*pair, together);
        let word = format!("{} {}", bigrams.names[pair.0 as usize], bigrams.names[pair.1 as usize]);
        if let Some(row) = rows.get_mut(&word)
            && bond > 0.0
        {
            row.bond = Some(bond as u32);
        }
    }
    for line in std::fs::read_to_string(args.required("places")?)?.lines().filter(|l| !l.starts_with('#')) {
        let mut cells = line.split('\t');
        let name = cells.next().unwrap_or_default();
        for form in std::iter::once(name).chain(cells.next().unwrap_or_default().split('|')) {
            let word = plain(form);
            if (2..=4).contains(&word.split(' ').count()) && !word.is_ascii() {
                rows.entry(word).or_default().sources.push("place");
            }
        }
    }
    for line in std::fs::read_to_string(args.required("surnames")?)?.lines().skip(1) {
        let mut cells = line.split('\t');
        let word = plain(cells.next().unwrap_or_default());
        if cells.next().and_then(|c| c.parse::<u32>().ok()).is_some_and(|n| n >= 5) {
            rows.entry(word).or_default().sources.push("surname");
        }
    }
    for word in std::fs::read_to_string(args.required("own")?)?.lines().filter(|l| !l.starts_with('#')) {
        let row = rows.entry(plain(word)).or_default();
        if row.count == 0 {
            row.one = Some(100);
            row.sources.push("own");
        }
    }
    let mut out = HEAD.to_owned();
    let cell = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    for (word, mut row) in rows {
        row.sources.dedup();
        let count = if row.count > 0 { row.count.to_string() } else { String::new() };
        out.push_str(&format!("{word}\t{count}\t{}\t{}\t{}\n", cell(row.one), cell(row.bond), row.sources.join("|")));
    }
    std::fs::write(args.required("out")?, &out)?;
    println!("{} rows, {} bytes", out.lines().filter(|l| !l.starts_with('#')).count(), out.len());
    Ok(())
}

/// In small letters, as the library's view has it.
fn plain(word: &str) -> String {
    parts(&word.trim().to_lowercase(), Some(&[])).view
}

/// Neighbouring tokens of the archive.
#[derive(Default)]
struct Bigrams {
    names: Vec<String>,
    ids: HashMap<String, u32>,
    ones: Vec<u32>,
    pairs: BTreeMap<(u32, u32), u32>,
    total: u64,
}

impl Bigrams {
    fn count(archive: &str) -> Result<Self, Box<dyn Error>> {
        let mut out = Bigrams::default();
        let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
        for line in BufReader::new(std::fs::File::open(archive)?).lines() {
            let article: serde_json::Value = serde_json::from_str(&line?)?;
            let parts = parts(article["text"].as_str().unwrap_or_default(), Some(&[]));
            let mut before: Option<(usize, u32)> = None;
            for token in parts.tokens {
                let word = &parts.view[token.clone()];
                if !word.starts_with(char::is_alphabetic) {
                    before = None;
                    continue;
                }
                let id = out.id(&word.to_lowercase());
                out.ones[id as usize] += 1;
                out.total += 1;
                if let Some((end, left)) = before
                    && &parts.view[end..token.start] == " "
                {
                    *pairs.entry((left, id)).or_default() += 1;
                }
                before = Some((token.end, id));
            }
        }
        out.pairs = pairs.into_iter().filter(|&(_, n)| n >= 3).collect();
        Ok(out)
    }

    fn id(&mut self, word: &str) -> u32 {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = self.names.len() as u32;
        self.names.push(word.to_owned());
        self.ids.insert(word.to_owned(), id);
        self.ones.push(0);
        id
    }

    /// Normalised pointwise mutual information, in hundredths.
    fn bond(&self, pair: (u32, u32), together: u32) -> f32 {
        let total = self.total as f64;
        let p = |n: u32| f64::from(n) / total;
        let joint = p(together);
        let expected = p(self.ones[pair.0 as usize]) * p(self.ones[pair.1 as usize]);
        ((joint / expected).ln() / -joint.ln() * 100.0) as f32
    }
}

//! `clusters`: classes of words from an archive, by the exchange algorithm (Martin, Liermann, Ney 1998).
//!
//! Words that stand between the same words get the same class: a name that no annotated article holds is then known by
//! the company it keeps. The table holds word forms and class numbers, nothing else of the archive.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::Path;

use trichdan::Article;
use trichdan::internals::cluster_words;

/// Classes; the numbers in the table begin at 1.
const CLUSTERS: usize = 160;
/// Occurrences that a word needs.
const LEAST: u32 = 12;
const ROUNDS: usize = 12;

/// Bigram counts over the words that get classes; the last id is all other words.
struct Corpus {
    words: Vec<String>,
    count: Vec<f64>,
    after: Vec<Vec<(u32, f64)>>,
    before: Vec<Vec<(u32, f64)>>,
}

/// Reads the articles of a JSONL file, all but those whose ids `skip` holds, and writes the table.
pub fn run(archive: &Path, skip: &[String], out: &Path) -> Result<(), Box<dyn Error>> {
    let mut sentences: Vec<Vec<u32>> = Vec::new();
    let mut ids: HashMap<String, u32> = HashMap::new();
    let mut names: Vec<String> = Vec::new();
    for line in BufReader::new(std::fs::File::open(archive)?).lines() {
        let article: Article = serde_json::from_str(&line?)?;
        if skip.contains(&article.id) {
            continue;
        }
        for sentence in cluster_words(&article.text) {
            sentences.push(
                sentence
                    .into_iter()
                    .map(|word| {
                        *ids.entry(word).or_insert_with_key(|word| {
                            names.push(word.clone());
                            names.len() as u32 - 1
                        })
                    })
                    .collect(),
            );
        }
    }
    let corpus = Corpus::new(&sentences, names);
    let class = exchange(&corpus);
    let rows: BTreeMap<&str, usize> = corpus.words.iter().zip(&class).map(|(w, c)| (w.as_str(), *c + 1)).collect();
    let mut table = format!(
        "# Clusters of words: words of one cluster stand between the same words; made by `trichdan-train clusters` from an archive.\n\
         # cluster: 1 to {CLUSTERS}. A word in lower case here is one in lower case there, or one that opens a sentence.\n\
         # word\tcluster\tsource\n"
    );
    for (word, class) in &rows {
        let _ = writeln!(table, "{word}\t{class}\tarchive");
    }
    println!("{} words", rows.len());
    std::fs::write(out, table)?;
    Ok(())
}

impl Corpus {
    fn new(sentences: &[Vec<u32>], names: Vec<String>) -> Corpus {
        let mut totals = vec![0u32; names.len()];
        for &id in sentences.iter().flatten() {
            totals[id as usize] += 1;
        }
        let kept: Vec<usize> = (0..names.len()).filter(|&i| totals[i] >= LEAST).collect();
        let mut map = vec![kept.len() as u32; names.len()];
        for (new, &old) in kept.iter().enumerate() {
            map[old] = new as u32;
        }
        let mut pairs: HashMap<(u32, u32), f64> = HashMap::new();
        let edge = kept.len() as u32 + 1;
        for sentence in sentences {
            let ids =
                std::iter::once(edge).chain(sentence.iter().map(|&id| map[id as usize])).chain(std::iter::once(edge));
            for (a, b) in ids.clone().zip(ids.skip(1)) {
                *pairs.entry((a, b)).or_insert(0.0) += 1.0;
            }
        }
        let size = kept.len() + 2;
        let (mut after, mut before, mut count) = (vec![Vec::new(); size], vec![Vec::new(); size], vec![0.0; size]);
        let mut sorted: Vec<_> = pairs.into_iter().collect();
        sorted.sort_by_key(|p| p.0);
        for ((a, b), n) in sorted {
            count[a as usize] += n;
            if a != b {
                after[a as usize].push((b, n));
                before[b as usize].push((a, n));
            }
        }
        Corpus { words: kept.iter().map(|&i| names[i].clone()).collect(), count, after, before }
    }
}

fn gain(n: f64) -> f64 {
    if n > 0.0 { n * n.ln() } else { 0.0 }
}

/// Moves each word to the class where the bigram likelihood is best, most frequent words first.
fn exchange(corpus: &Corpus) -> Vec<usize> {
    let total = corpus.words.len();
    // Two classes of their own for rare words and sentence bounds.
    let all = CLUSTERS + 2;
    let mut order: Vec<usize> = (0..total).collect();
    order.sort_by(|&a, &b| corpus.count[b].total_cmp(&corpus.count[a]));
    let mut class = vec![0; total + 2];
    for (rank, &word) in order.iter().enumerate() {
        // The most frequent words begin alone, all others together.
        class[word] = rank.min(CLUSTERS - 1);
    }
    class[total] = CLUSTERS;
    class[total + 1] = CLUSTERS + 1;
    let mut pair = vec![0.0; all * all];
    let mut size = vec![0.0; all];
    for word in 0..total + 2 {
        size[class[word]] += corpus.count[word];
        for &(next, n) in &corpus.after[word] {
            pair[class[word] * all + class[next as usize]] += n;
        }
    }
    for round in 0..ROUNDS {
        let mut moved = 0;
        for &word in &order {
            let from = class[word];
            let (next, last) =
                (by_class(&corpus.after[word], &class, all), by_class(&corpus.before[word], &class, all));
            for &(c, n) in &next {
                pair[from * all + c] -= n;
            }
            for &(c, n) in &last {
                pair[c * all + from] -= n;
            }
            size[from] -= corpus.count[word];
            let value = |to: usize| {
                let rows: f64 =
                    next.iter().map(|&(c, n)| gain(pair[to * all + c] + n) - gain(pair[to * all + c])).sum();
                let columns: f64 =
                    last.iter().map(|&(c, n)| gain(pair[c * all + to] + n) - gain(pair[c * all + to])).sum();
                rows + columns - 2.0 * (gain(size[to] + corpus.count[word]) - gain(size[to]))
            };
            let to = (0..CLUSTERS).max_by(|&a, &b| value(a).total_cmp(&value(b))).unwrap_or(from);
            moved += usize::from(to != from);
            class[word] = to;
            for &(c, n) in &next {
                pair[to * all + c] += n;
            }
            for &(c, n) in &last {
                pair[c * all + to] += n;
            }
            size[to] += corpus.count[word];
        }
        println!("round {round}: {moved} of {total} words moved");
    }
    class.truncate(total);
    class
}

fn by_class(list: &[(u32, f64)], class: &[usize], all: usize) -> Vec<(usize, f64)> {
    let mut sums = vec![0.0; all];
    for &(word, n) in list {
        sums[class[word as usize]] += n;
    }
    sums.into_iter().enumerate().filter(|(_, n)| *n > 0.0).collect()
}

//! The first articles, by their sketches. In memory to be asked, on disk to be built again on resuming.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::io::{self, Read};

use super::sketch::{BINS, Sketch};

/// Keys are hashes already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("keys are u32")
    }

    fn write_u32(&mut self, key: u32) {
        // Tables look at the upper bits, too.
        self.0 = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// The first articles of a run.
#[derive(Default)]
pub(crate) struct Index {
    sketches: Vec<Sketch>,
    ids: String,
    /// Where each id ends in `ids`.
    ends: Vec<u64>,
    /// The article that had a key first.
    first: HashMap<u32, u32, BuildHasherDefault<AsItIs>>,
}

impl Index {
    /// The id of the first article that this one repeats; otherwise it is a first one from now on, and `log` gets what
    /// [`Index::read`] wants.
    pub fn ask(&mut self, id: &str, sketch: &Sketch, log: &mut Vec<u8>) -> Option<&str> {
        let known = sketch.keys().filter_map(|key| self.first.get(&key).copied());
        let like = known.filter(|&at| self.sketches[at as usize].is_like(sketch)).min();
        if let Some(at) = like {
            return Some(self.id(at as usize));
        }
        self.add(id, sketch);
        log.extend_from_slice(&sketch.whole.to_le_bytes());
        log.push(u8::from(sketch.bins.is_some()));
        log.extend_from_slice(&sketch.bins.unwrap_or([0; BINS]));
        log.extend_from_slice(&u32::try_from(id.len()).unwrap_or(u32::MAX).to_le_bytes());
        log.extend_from_slice(id.as_bytes());
        None
    }

    fn id(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.ids[start as usize..self.ends[at] as usize]
    }

    fn add(&mut self, id: &str, sketch: &Sketch) {
        let at = u32::try_from(self.sketches.len()).expect("fewer than four milliards of articles");
        self.sketches.push(*sketch);
        self.ids.push_str(id);
        self.ends.push(self.ids.len() as u64);
        for key in sketch.keys() {
            self.first.entry(key).or_insert(at);
        }
    }

    /// The index that wrote this log.
    pub fn read(mut log: impl Read) -> io::Result<Self> {
        let mut index = Index::default();
        let mut head = [0; 8 + 1 + BINS + 4];
        loop {
            match log.read_exact(&mut head) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(index),
                Err(error) => return Err(error),
            }
            let (whole, rest) = head.split_first_chunk().expect("eight bytes");
            let (bins, length) = rest[1..].split_first_chunk::<BINS>().expect("the bins");
            let bins = (rest[0] == 1).then_some(*bins);
            let length = u32::from_le_bytes(length.try_into().expect("four bytes"));
            let mut id = vec![0; length as usize];
            log.read_exact(&mut id)?;
            let id = String::from_utf8(id).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))?;
            index.add(&id, &Sketch { whole: u64::from_le_bytes(*whole), bins });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: std::ops::Range<u32>) -> String {
        words.map(|w| format!("chữ{w} ")).collect()
    }

    #[test]
    fn the_first_is_found_and_survives_the_disk() {
        let texts = [text(0..300), text(1000..1300), "Trời nắng.".to_owned(), text(5..305), text(1290..1600)];
        let mut index = Index::default();
        let mut log = Vec::new();
        let ask = |index: &mut Index, log: &mut Vec<u8>, at: usize, text: &str| {
            index.ask(&format!("bài {at}"), &Sketch::of(text), log).map(str::to_owned)
        };
        let found: Vec<_> = texts.iter().enumerate().map(|(at, t)| ask(&mut index, &mut log, at, t)).collect();
        assert_eq!(found, [None, None, None, Some("bài 0".to_owned()), None]);
        let mut again = Index::read(&log[..]).expect("a log");
        for (at, first) in [(0, 0), (1, 1), (2, 2), (3, 0), (4, 4)] {
            let found = ask(&mut again, &mut Vec::new(), 9, &texts[at]);
            assert_eq!(found, Some(format!("bài {first}")));
        }
    }
}

//! Parts of JSON Lines.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use zstd::stream::write::Encoder as ZstdEncoder;

use super::Compress;
use super::folder::Pending;

/// Level of both compressors: what is gained beyond costs more than extracting.
const ZSTD: i32 = 3;

pub(super) enum Lines {
    Plain(Pending),
    Gzip(GzEncoder<Pending>),
    Zstd(ZstdEncoder<'static, Pending>),
}

pub(super) fn ending(compress: Compress) -> &'static str {
    match compress {
        Compress::None => "jsonl",
        Compress::Gzip => "jsonl.gz",
        Compress::Zstd => "jsonl.zst",
    }
}

impl Lines {
    pub fn new(file: Pending, compress: Compress) -> io::Result<Self> {
        Ok(match compress {
            Compress::None => Lines::Plain(file),
            Compress::Gzip => Lines::Gzip(GzEncoder::new(file, Compression::fast())),
            Compress::Zstd => Lines::Zstd(ZstdEncoder::new(file, ZSTD)?),
        })
    }

    /// Writes one line: the record without its last brace, and the id of the article that it repeats.
    pub fn write(&mut self, open_record: &[u8], duplicate_of: Option<&str>) -> io::Result<()> {
        let out: &mut dyn Write = match self {
            Lines::Plain(file) => file,
            Lines::Gzip(file) => file,
            Lines::Zstd(file) => file,
        };
        out.write_all(open_record)?;
        if let Some(id) = duplicate_of {
            out.write_all(b",\"duplicate_of\":")?;
            serde_json::to_writer(&mut *out, id)?;
        }
        out.write_all(b"}\n")
    }

    pub fn finish(self) -> io::Result<Pending> {
        match self {
            Lines::Plain(file) => Ok(file),
            Lines::Gzip(file) => file.finish(),
            Lines::Zstd(file) => file.finish(),
        }
    }
}

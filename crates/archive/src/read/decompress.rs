//! `.gz` and `.zst`, of any number of members.

use std::io::{self, BufRead, BufReader};

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packed {
    No,
    Gzip,
    Zstd,
}

/// The bytes of a file, decompressed.
pub(super) fn reader<R: BufRead + Send + 'static>(reader: R, packed: Packed) -> io::Result<Box<dyn BufRead + Send>> {
    const BUFFER: usize = 128 << 10;
    Ok(match packed {
        Packed::No => Box::new(reader),
        Packed::Gzip => Box::new(BufReader::with_capacity(BUFFER, flate2::bufread::MultiGzDecoder::new(reader))),
        Packed::Zstd => {
            let mut decoder = zstd::Decoder::with_buffer(reader)?;
            // The most that a frame may ask to hold in memory: 128 MiB, what `zstd -d` takes without being told.
            decoder.window_log_max(27)?;
            Box::new(BufReader::with_capacity(BUFFER, decoder))
        }
    })
}

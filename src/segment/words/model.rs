//! The weights: their file and the look-up.
//!
//! A file is the magic `TDWORDS`, one byte of version, the bits of the table as `u8`, the scale as an `f32` in
//! little-endian order, and then one `i8` for each slot of the table. A weight is its `i8` times the scale.

/// What a file begins with.
const MAGIC: &[u8; 7] = b"TDWORDS";

/// The version of the features and of the format; a file of another version is not read.
const VERSION: u8 = 1;

/// Bytes before the weights.
const HEADER: usize = 13;

/// How many bits of a feature's hash choose its slot.
pub(crate) const BITS: u32 = 18;

/// A table of weights, borrowed from its file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Model<'f> {
    weights: &'f [u8],
}

impl<'f> Model<'f> {
    /// Reads a file; `None` if it is none, or one of another version.
    pub(crate) fn read(file: &'f [u8]) -> Option<Self> {
        let weights = file.get(HEADER..)?;
        let known = file.starts_with(MAGIC) && file[7] == VERSION && u32::from(file[8]) == BITS;
        (known && weights.len() == 1 << BITS).then_some(Model { weights })
    }

    /// The weight of a feature, in units of the scale. The scale itself does not matter to a comparison with 0.
    #[inline]
    pub(crate) fn weight(&self, feature: u32) -> i32 {
        i32::from(self.weights.get(feature as usize).map_or(0, |&w| w as i8))
    }
}

/// The file of a table of weights, each rounded to the nearest of 255 steps.
pub(crate) fn write(weights: &[f32]) -> Vec<u8> {
    let most = weights.iter().fold(f32::MIN_POSITIVE, |most, w| most.max(w.abs()));
    let scale = most / 127.0;
    let mut file = Vec::with_capacity(HEADER + weights.len());
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&[VERSION, BITS as u8]);
    file.extend_from_slice(&scale.to_le_bytes());
    file.extend(weights.iter().map(|w| (w / scale).round() as i8 as u8));
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_it_reads() {
        let mut weights = vec![0.0; 1 << BITS];
        weights[3] = 2.54;
        weights[4] = -1.0;
        let file = write(&weights);
        let model = Model::read(&file).map(|m| [m.weight(2), m.weight(3), m.weight(4), m.weight(u32::MAX)]);
        assert_eq!(model, Some([0, 127, -50, 0]));
    }

    #[test]
    fn refuses_other_files() {
        let file = write(&vec![0.0; 1 << BITS]);
        assert!(Model::read(&file[..file.len() - 1]).is_none());
        assert!(Model::read(&[]).is_none());
        assert!(Model::read(b"TDWORDS\x09").is_none());
        let mut other = file;
        other[7] += 1;
        assert!(Model::read(&other).is_none());
    }
}

//! How syllables sound alike: Vietnamese makes words by saying a syllable twice, with another rhyme (`xám xịt`) or
//! another onset (`lọ mọ`).

use super::hash::{Hash, with};

/// The onset and the rhyme of a syllable, hashed; the rhyme without its tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sound {
    onset: u32,
    rhyme: u32,
}

impl Sound {
    /// Of a word in small letters.
    pub(super) fn of(word: &str) -> Sound {
        let (mut onset, mut rhyme): (Hash, Hash) = (0, 0);
        let mut before = true;
        for ch in word.chars() {
            let plain = untoned(ch);
            before = before && !matches!(plain, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y');
            let part = if before { &mut onset } else { &mut rhyme };
            *part = with(*part, u64::from(plain));
        }
        Sound { onset: onset as u32, rhyme: rhyme as u32 }
    }

    /// In what two syllables are alike: 1 for the onset, 2 for the rhyme, 3 for both; 0 in neither or without an onset.
    #[inline]
    pub(super) fn likeness(self, other: Sound) -> u64 {
        if self.onset == 0 || other.onset == 0 {
            return 0;
        }
        u64::from(self.onset == other.onset) | u64::from(self.rhyme == other.rhyme && self.rhyme != 0) << 1
    }
}

fn untoned(ch: char) -> char {
    match ch {
        '\0'..='\x7F' | 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư' | 'đ' => ch,
        'à' | 'á' | 'ả' | 'ã' | 'ạ' => 'a',
        'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' => 'ă',
        'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => 'â',
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' => 'e',
        'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'ê',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' => 'o',
        'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' => 'ô',
        'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => 'ơ',
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' => 'u',
        'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'ư',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike() {
        for (left, right, want) in [
            ("xám", "xịt", 1),
            ("lọ", "mọ", 2),
            ("luôn", "luôn", 3),
            ("phành", "phạch", 1),
            ("đủng", "đỉnh", 1),
            ("ăn", "uống", 0),
            ("nhà", "báo", 0),
            ("cheo", "leo", 2),
            ("", "", 0),
        ] {
            assert_eq!(Sound::of(left).likeness(Sound::of(right)), want, "{left} {right}");
        }
    }
}

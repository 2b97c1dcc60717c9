//! What the tokenizer asks of every character, in one table.

use once_cell::sync::Lazy;
use unicode_normalization::char::canonical_combining_class;

/// What a character is: a set of the constants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u8);

impl Class {
    pub(super) const LETTER: Class = Class(1);
    pub(super) const UPPER: Class = Class(2);
    pub(super) const LOWER: Class = Class(4);
    /// A vowel of a Vietnamese syllable in small letters.
    pub(super) const VOWEL: Class = Class(8);
    pub(super) const TONED: Class = Class(16);
    /// A capital vowel, which counts as one at the start of a word.
    pub(super) const FIRST_VOWEL: Class = Class(32);
    /// No letter of a Vietnamese syllable behind the first one.
    pub(super) const STRANGE: Class = Class(64);
    pub(super) const BLANK: Class = Class(128);

    /// What `ch` is.
    fn new(ch: char) -> Class {
        let (vowel, toned, strange) = match ch {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư' => (true, false, false),
            'b'..='z' | 'đ' => (false, false, false),
            '\u{1EA0}'..='\u{1EF9}' | 'à'..='ý' | 'ĩ' | 'ũ' => (true, true, false),
            _ => (false, false, true),
        };
        let first = matches!(ch, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y' | 'Ă' | 'Â' | 'Ê' | 'Ô' | 'Ơ' | 'Ư');
        [
            (Class::LETTER, is_letter(ch)),
            (Class::UPPER, ch.is_uppercase()),
            (Class::LOWER, ch.is_lowercase()),
            (Class::VOWEL, vowel),
            (Class::TONED, toned),
            (Class::FIRST_VOWEL, first),
            (Class::STRANGE, strange),
            (Class::BLANK, ch.is_whitespace() || ch.is_control()),
        ]
        .iter()
        .filter(|(_, is)| *is)
        .fold(Class::default(), |all, (class, _)| all.with(*class))
    }

    pub(super) fn with(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// Whether it is one of `other`.
    pub(super) fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }
}

/// Classes of the characters up to general punctuation: nearly all of a text.
pub(super) struct Classes([Class; 0x2070]);

static CLASSES: Lazy<Box<Classes>> =
    Lazy::new(|| Box::new(Classes(std::array::from_fn(|i| char::from_u32(i as u32).map_or(Class(0), Class::new)))));

impl Classes {
    pub(super) fn get() -> &'static Classes {
        &CLASSES
    }

    pub(super) fn of(&self, ch: char) -> Class {
        self.0.get(ch as usize).copied().unwrap_or_else(|| Class::new(ch))
    }
}

fn is_letter(ch: char) -> bool {
    match ch {
        'a'..='z'
        | 'A'..='Z'
        | 'À'..='Ö'
        | 'Ø'..='ö'
        | 'ø'..='\u{24F}'
        | '\u{300}'..='\u{36F}'
        | '\u{1E00}'..='\u{1EFF}' => true,
        '\0'..='\u{24F}' | '\u{2000}'..='\u{206F}' => false,
        _ => ch.is_alphanumeric() || canonical_combining_class(ch) != 0,
    }
}

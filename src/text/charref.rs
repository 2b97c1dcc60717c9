//! HTML character references that crawlers leave in article texts: `&quot;`, `&#39;`, `&aacute;`.

/// Named references worth reading: markup, typography, and the Latin letters that Vietnamese pages wrote so.
const NAMED: &[(&str, char)] = &[
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Agrave", 'À'),
    ("Atilde", 'Ã'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Egrave", 'È'),
    ("Iacute", 'Í'),
    ("Igrave", 'Ì'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Ograve", 'Ò'),
    ("Otilde", 'Õ'),
    ("Uacute", 'Ú'),
    ("Ugrave", 'Ù'),
    ("Yacute", 'Ý'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("agrave", 'à'),
    ("amp", '&'),
    ("apos", '\''),
    ("atilde", 'ã'),
    ("bull", '•'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("egrave", 'è'),
    ("euro", '€'),
    ("gt", '>'),
    ("hellip", '…'),
    ("iacute", 'í'),
    ("igrave", 'ì'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("ograve", 'ò'),
    ("otilde", 'õ'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("rsquo", '’'),
    ("uacute", 'ú'),
    ("ugrave", 'ù'),
    ("yacute", 'ý'),
];

/// The character that the reference at the start of `rest` stands for, and the bytes it takes.
///
/// `rest` begins with `&`. A reference without its `;`, an unknown name or a number that is no character is left
/// as it is.
pub(super) fn read(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(12).position(|b| b == b';')?;
    let name = rest.get(1..end)?;
    let ch = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
        None => NAMED[NAMED.binary_search_by(|(n, _)| n.cmp(&name)).ok()?].1,
    };
    Some((ch, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(NAMED.windows(2).all(|w| w[0].0 < w[1].0));
    }

    #[test]
    fn reads_what_crawlers_leave() {
        for (text, want) in [
            ("&quot;Không", Some(('"', 6))),
            ("&#39;", Some(('\'', 5))),
            ("&#x1EA1;", Some(('ạ', 8))),
            ("&nbsp;", Some((' ', 6))),
            ("& Co;", None),
            ("&quot", None),
            ("&lạ;", None),
            ("&#0;", None),
            ("&#99999999;", None),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}

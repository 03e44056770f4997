//! Matches texts against the patterns of the specification, which are simple: classes, groups of alternatives, `?` and
//! `{m,n}`. The emitter of the tables refuses patterns that are more than that.

use std::cell::RefCell;
use std::collections::HashMap;

/// Whether the whole text matches a pattern such as `^#[0-9a-f]{6}$`.
pub(super) fn matches(pattern: &'static str, text: &str) -> bool {
    READ.with_borrow_mut(|read| {
        let alternatives = read.entry(pattern).or_insert_with(|| {
            let inner = pattern.strip_prefix('^').unwrap_or(pattern);
            let inner = inner.strip_suffix('$').unwrap_or(inner);
            Parser { rest: inner.as_bytes() }.alternatives()
        });
        any(alternatives, text.as_bytes(), &<[u8]>::is_empty)
    })
}

thread_local! {
    /// The patterns of the specification are few, and each is needed often.
    static READ: RefCell<HashMap<&'static str, Vec<Vec<Part>>>> = RefCell::default();
}

enum Atom {
    /// Ranges of bytes, both ends included.
    Class(Vec<(u8, u8)>),
    Group(Vec<Vec<Part>>),
}

/// An atom, and how often it may stand.
struct Part {
    atom: Atom,
    least: usize,
    most: usize,
}

struct Parser<'pattern> {
    rest: &'pattern [u8],
}

impl Parser<'_> {
    fn next(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    /// Up to the end of the group or of the pattern.
    fn alternatives(&mut self) -> Vec<Vec<Part>> {
        let mut alternatives = vec![Vec::new()];
        while let Some(byte) = self.next() {
            let atom = match byte {
                b')' => break,
                b'|' => {
                    alternatives.push(Vec::new());
                    continue;
                }
                b'(' => Atom::Group(self.alternatives()),
                b'[' => Atom::Class(self.class()),
                b'\\' => Atom::Class(self.next().map(|byte| (byte, byte)).into_iter().collect()),
                _ => Atom::Class(vec![(byte, byte)]),
            };
            let (least, most) = self.count();
            if let Some(sequence) = alternatives.last_mut() {
                sequence.push(Part { atom, least, most });
            }
        }
        alternatives
    }

    fn class(&mut self) -> Vec<(u8, u8)> {
        let mut ranges = Vec::new();
        while let Some(byte) = self.next().filter(|byte| *byte != b']') {
            match self.rest {
                [b'-', end, ..] if *end != b']' => {
                    ranges.push((byte, *end));
                    self.rest = &self.rest[2..];
                }
                _ => ranges.push((byte, byte)),
            }
        }
        ranges
    }

    fn count(&mut self) -> (usize, usize) {
        match self.rest.first() {
            Some(b'?') => {
                self.next();
                (0, 1)
            }
            Some(b'{') => {
                self.next();
                let least = self.digits();
                let most = if self.rest.first() == Some(&b',') {
                    self.next();
                    self.digits()
                } else {
                    least
                };
                self.next();
                (least, most)
            }
            _ => (1, 1),
        }
    }

    fn digits(&mut self) -> usize {
        let mut number = 0;
        while let Some(digit) = self.rest.first().filter(|byte| byte.is_ascii_digit()) {
            number = number * 10 + usize::from(digit - b'0');
            self.rest = &self.rest[1..];
        }
        number
    }
}

fn any(alternatives: &[Vec<Part>], text: &[u8], then: &dyn Fn(&[u8]) -> bool) -> bool {
    alternatives.iter().any(|sequence| all(sequence, text, then))
}

fn all(sequence: &[Part], text: &[u8], then: &dyn Fn(&[u8]) -> bool) -> bool {
    match sequence.split_first() {
        None => then(text),
        Some((part, rest)) => repeat(part, 0, text, &|text| all(rest, text, then)),
    }
}

/// Takes as many as there may be, and fewer where the rest asks for it.
fn repeat(part: &Part, taken: usize, text: &[u8], then: &dyn Fn(&[u8]) -> bool) -> bool {
    let more = |rest: &[u8]| repeat(part, taken + 1, rest, then);
    let takes_more = taken < part.most
        && match (&part.atom, text.split_first()) {
            (Atom::Class(ranges), Some((byte, rest))) => {
                ranges.iter().any(|(first, last)| (first..=last).contains(&byte)) && more(rest)
            }
            (Atom::Class(_), None) => false,
            (Atom::Group(alternatives), _) => any(alternatives, text, &more),
        };
    takes_more || (taken >= part.least && then(text))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn the_patterns_of_the_specification() {
        let length = r"^-?([0-9]{1,6}(\.[0-9]{1,9})?|\.[0-9]{1,9})(em|px)$";
        for text in ["1em", "-12px", "1.5em", ".5px", "999999.999999999em"] {
            assert!(matches(length, text), "{text}");
        }
        for text in ["", "em", "1", "1.em", "+1em", "1pt", "1em ", "1234567em", "1.5", "é"] {
            assert!(!matches(length, text), "{text}");
        }
        let color = "^(#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})|transparent)$";
        assert!(["#fff", "#00FF00", "transparent"].iter().all(|text| matches(color, text)));
        assert!(!["#ffff", "fff", "red", "transparent "].iter().any(|text| matches(color, text)));
        let digest = "^sha256-[A-Za-z0-9+/]{3}=$";
        assert!(matches(digest, "sha256-a+/=") && !matches(digest, "sha256-a-/="));
    }
}

//! Reads JSON text (RFC 8259). It says where the text is wrong in words a person can act on, finds members that are given
//! twice and halves of surrogate pairs, and does not recurse, so that no text can overflow the stack.

use serde_json::{Map, Value};

use super::limits;
use super::report::Report;
use crate::error::{ErrorCode, quoted};
use crate::pointer;

/// The value of the text; none when the text is no JSON or too deep, which is reported.
pub(super) fn read(text: &str, report: &mut Report) -> Option<Value> {
    let mut reader = Reader { text, position: 0, open: Vec::new(), report };
    match reader.value_of_text() {
        Ok(value) => Some(value),
        Err(Failure::TooDeep) => {
            let pointer = reader.pointer();
            report.refuse(ErrorCode::NestingTooDeep, &pointer, &[("limit", limits::DEPTH.to_string())]);
            None
        }
        Err(Failure::Wrong(reason)) => {
            let (line, column) = place(&text[..reader.position]);
            let parameters = [("reason", reason), ("line", line.to_string()), ("column", column.to_string())];
            report.refuse(ErrorCode::DocumentNotJson, "", &parameters);
            None
        }
    }
}

enum Failure {
    Wrong(String),
    TooDeep,
}

fn wrong<T>(reason: impl Into<String>) -> Result<T, Failure> {
    Err(Failure::Wrong(reason.into()))
}

/// Line and column after a text; both count from 1, columns count UTF-16 code units.
fn place(before: &str) -> (usize, usize) {
    let text = before.replace("\r\n", "\n").replace('\r', "\n");
    let last = text.rsplit('\n').next().unwrap_or("");
    (text.matches('\n').count() + 1, last.encode_utf16().count() + 1)
}

/// An object or a list that is open at the present place.
enum Container {
    /// With the name of the present member.
    Object(Map<String, Value>, String),
    List(Vec<Value>),
}

struct Reader<'text, 'report> {
    text: &'text str,
    /// In bytes.
    position: usize,
    open: Vec<Container>,
    report: &'report mut Report,
}

impl<'text> Reader<'text, '_> {
    fn value_of_text(&mut self) -> Result<Value, Failure> {
        loop {
            self.skip_spaces();
            let Some(value) = self.value()? else { continue };
            if let Some(whole) = self.after_value(value)? {
                return Ok(whole);
            }
        }
    }

    /// A scalar or an empty container; none when a container was opened and a value in it comes next.
    fn value(&mut self) -> Result<Option<Value>, Failure> {
        match self.peek() {
            Some(b'{' | b'[') => self.open_container(),
            Some(b'"') => {
                let (text, is_whole) = self.string()?;
                if !is_whole {
                    self.report.add(ErrorCode::TextLoneSurrogate, self.pointer(), &[]);
                }
                Ok(Some(text.into()))
            }
            Some(b'-' | b'0'..=b'9') => self.number().map(Some),
            _ => {
                let words = [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)];
                let found = words.into_iter().find(|(word, _)| self.word() == *word);
                let Some((word, value)) = found else { return self.wrong_value() };
                self.position += word.len();
                Ok(Some(value))
            }
        }
    }

    fn open_container(&mut self) -> Result<Option<Value>, Failure> {
        let is_object = self.peek() == Some(b'{');
        self.position += 1;
        if self.open.len() >= limits::DEPTH {
            return Err(Failure::TooDeep);
        }
        self.skip_spaces();
        if self.peek() == Some(if is_object { b'}' } else { b']' }) {
            self.position += 1;
            return Ok(Some(if is_object { Value::Object(Map::new()) } else { Value::Array(Vec::new()) }));
        }
        if is_object {
            self.open.push(Container::Object(Map::new(), String::new()));
            self.member_name()?;
        } else {
            self.open.push(Container::List(Vec::new()));
        }
        Ok(None)
    }

    /// Puts a value where it belongs and goes on to the next one; gives the whole value at the end of the text.
    fn after_value(&mut self, mut value: Value) -> Result<Option<Value>, Failure> {
        loop {
            self.skip_spaces();
            let Some(container) = self.open.last_mut() else {
                let is_end = self.position == self.text.len();
                return if is_end { Ok(Some(value)) } else { wrong("there is something after the end of the value") };
            };
            let end = match container {
                Container::Object(members, name) => {
                    members.insert(std::mem::take(name), value);
                    b'}'
                }
                Container::List(entries) => {
                    entries.push(value);
                    b']'
                }
            };
            match self.peek() {
                Some(byte) if byte == end => {
                    self.position += 1;
                    value = match self.open.pop() {
                        Some(Container::Object(members, _)) => Value::Object(members),
                        Some(Container::List(entries)) => Value::Array(entries),
                        None => Value::Null,
                    };
                }
                Some(b',') => {
                    self.position += 1;
                    self.skip_spaces();
                    let end = char::from(end);
                    if self.peek() == u8::try_from(end).ok() {
                        return wrong(format!("a comma before \"{end}\" is not allowed"));
                    }
                    if end == '}' {
                        self.member_name()?;
                    }
                    return Ok(None);
                }
                _ => return self.expected(&format!("\",\" or \"{}\"", char::from(end))),
            }
        }
    }

    fn member_name(&mut self) -> Result<(), Failure> {
        match self.peek() {
            Some(b'"') => {}
            Some(b'\'') => return wrong("names are written in double quotes, not single ones"),
            _ if !self.word().is_empty() => return wrong("names are written in double quotes"),
            _ => return self.expected("a name in double quotes or \"}\""),
        }
        let (name, is_whole) = self.string()?;
        if let Some(Container::Object(members, present)) = self.open.last_mut() {
            let is_duplicate = members.contains_key(&name);
            name.clone_into(present);
            if is_duplicate {
                self.report.add(ErrorCode::NameDuplicate, self.pointer(), &[("property", name)]);
            } else if !is_whole {
                self.report.add(ErrorCode::TextLoneSurrogate, self.parent_pointer(), &[]);
            }
        }
        self.skip_spaces();
        if self.peek() != Some(b':') {
            return self.expected("\":\"");
        }
        self.position += 1;
        Ok(())
    }

    /// The text of a string, and whether it is Unicode: half of a surrogate pair becomes U+FFFD.
    fn string(&mut self) -> Result<(String, bool), Failure> {
        self.position += 1;
        let mut text = String::new();
        let mut is_whole = true;
        loop {
            let rest = &self.text[self.position..];
            let end = rest.find(|character| matches!(character, '"' | '\\' | '\0'..='\u{1f}')).unwrap_or(rest.len());
            text.push_str(&rest[..end]);
            self.position += end;
            match self.peek() {
                None => return wrong("the text ends inside a string"),
                Some(b'"') => {
                    self.position += 1;
                    return Ok((text, is_whole));
                }
                Some(b'\\') => {
                    let Some(code) = self.escape() else {
                        let reason =
                            "after \"\\\" only one of \" \\ / b f n r t, or u and four hexadecimal digits, may come";
                        return wrong(reason);
                    };
                    let character = char::from_u32(code);
                    is_whole &= character.is_some();
                    text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                Some(_) => {
                    let reason = "a string contains a line break or another control character; write it as an escape such as \\n";
                    return wrong(reason);
                }
            }
        }
    }

    /// Reads an escape: its code point, which half of a surrogate pair has too. None when it is no escape.
    fn escape(&mut self) -> Option<u32> {
        let plain = match self.text.as_bytes().get(self.position + 1)? {
            byte @ (b'"' | b'\\' | b'/') => u32::from(*byte),
            b'b' => 8,
            b'f' => 12,
            b'n' => 10,
            b'r' => 13,
            b't' => 9,
            b'u' => return self.unicode_escape(),
            _ => return None,
        };
        self.position += 2;
        Some(plain)
    }

    fn unicode_escape(&mut self) -> Option<u32> {
        let first = self.code_unit(self.position)?;
        self.position += 6;
        let second = self.code_unit(self.position).filter(|unit| (0xdc00..0xe000).contains(unit));
        let Some(second) = second.filter(|_| (0xd800..0xdc00).contains(&first)) else { return Some(first) };
        self.position += 6;
        Some(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }

    /// The code unit of `\uXXXX` at a place.
    fn code_unit(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_plain { u32::from_str_radix(digits, 16).ok() } else { None }
    }

    fn number(&mut self) -> Result<Value, Failure> {
        let bytes = &self.text.as_bytes()[self.position..];
        let digits = |from: usize| from + bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
        let start = usize::from(bytes[0] == b'-');
        let mut end = if bytes.get(start) == Some(&b'0') { start + 1 } else { digits(start) };
        if end == start {
            return self.wrong_value();
        }
        if bytes.get(end) == Some(&b'.') && digits(end + 1) > end + 1 {
            end = digits(end + 1);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            if digits(sign) > sign {
                end = digits(sign);
            }
        }
        let token = &self.text[self.position..self.position + end];
        self.position += end;
        if matches!(self.peek(), Some(b'.' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z')) {
            let reason =
                "a number is written like 5, -0.5 or 1e3, with digits on both sides of the point and no leading zeros";
            return wrong(reason);
        }
        let number: f64 = token.parse().unwrap_or(f64::NAN);
        if !number.is_finite() {
            let value = if number > 0.0 { "Infinity" } else { "-Infinity" };
            self.report.add(ErrorCode::NumberNotFinite, self.pointer(), &[("value", value.to_owned())]);
        }
        Ok(plain_number(number))
    }

    fn wrong_value<T>(&mut self) -> Result<T, Failure> {
        match self.peek() {
            None => return wrong("the text ends where a value is expected"),
            Some(b'\'') => return wrong("strings are written in double quotes, not single ones"),
            Some(b'/') => return wrong("JSON has no comments"),
            Some(b'.') => return wrong("a number needs a digit before its point"),
            Some(b'+') => return wrong("a number has no \"+\" before it"),
            _ => {}
        }
        if self.text[self.position..].starts_with('\u{feff}') {
            return wrong("the text begins with a byte order mark, which JSON does not have");
        }
        let sign = if self.peek() == Some(b'-') { "-" } else { "" };
        self.position += sign.len();
        let word = self.word();
        self.position -= sign.len();
        if word.is_empty() { self.expected("a value") } else { wrong(word_reason(&format!("{sign}{word}"))) }
    }

    fn expected<T>(&self, what: &str) -> Result<T, Failure> {
        match self.text[self.position..].chars().next() {
            None => wrong(format!("the text ends where {what} is expected")),
            Some('/') => wrong("JSON has no comments"),
            Some(character) => wrong(format!("{what} is expected, not {}", quoted(&character.to_string()))),
        }
    }

    /// Letters, digits, `_` and `$` that follow.
    fn word(&self) -> &'text str {
        let text = self.text;
        let rest = &text[self.position..];
        let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$');
        if !rest.as_bytes().first().is_some_and(is_letter) {
            return "";
        }
        &rest[..rest.bytes().take_while(|byte| is_letter(byte) || byte.is_ascii_digit()).count().min(40)]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
    }

    /// The pointer of the value at the present place.
    fn pointer(&self) -> String {
        self.open.iter().fold(String::new(), |pointer, container| match container {
            Container::Object(_, name) => pointer::member(&pointer, name),
            Container::List(entries) => pointer::entry(&pointer, entries.len()),
        })
    }

    fn parent_pointer(&self) -> String {
        let pointer = self.pointer();
        pointer.rsplit_once('/').map_or_else(String::new, |(parent, _)| parent.to_owned())
    }
}

/// Whole numbers are kept as such, so that `6.0` is as good as `6` where a type asks for a whole number. What is not
/// finite has been reported.
#[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
fn plain_number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 { (number as i64).into() } else { number.into() }
}

/// A value of any origin with its whole numbers as such.
pub(crate) fn with_whole_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().map_or(Value::Number(number), plain_number),
        Value::Array(entries) => entries.into_iter().map(with_whole_numbers).collect(),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(name, member)| (name, with_whole_numbers(member))).collect())
        }
        other => other,
    }
}

fn word_reason(word: &str) -> String {
    match word.trim_start_matches('-').to_ascii_lowercase().as_str() {
        "nan" | "infinity" => format!("{word} is not a JSON number; numbers are finite"),
        "undefined" | "none" | "nil" => format!("{word} is not JSON; leave the member out"),
        "true" | "false" => format!("{word} is written {}", word.to_ascii_lowercase()),
        _ => format!("\"{word}\" is not a JSON value; strings are written in double quotes"),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::error::ErrorCode;
    use crate::validate::report::Report;

    fn issues(text: &str) -> Vec<(ErrorCode, String)> {
        let mut report = Report::new();
        read(text, &mut report);
        report.issues().into_iter().map(|issue| (issue.code, issue.pointer + "|" + &issue.message)).collect()
    }

    #[test]
    fn values_are_read_as_json_says() {
        let mut report = Report::new();
        let text = " {\"a\": [1, -0.5, 1e3, 6.0, true, null, {}], \"\\u00e9\\ud83d\\ude00\\n\": \"\\u0000\\/é\"} ";
        let value = read(text, &mut report);
        assert_eq!(value, Some(serde_json::json!({"a": [1, -0.5, 1000, 6, true, null, {}], "é😀\n": "\0/é"})));
        assert!(!report.has_errors());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let cases = [
            ("", "the text ends where a value is expected"),
            ("{\"a\": 1,}", "a comma before \"}\" is not allowed"),
            ("[1 2]", "\",\" or \"]\" is expected, not \"2\""),
            ("{a: 1}", "names are written in double quotes"),
            ("{'a': 1}", "names are written in double quotes, not single ones"),
            ("[NaN]", "NaN is not a JSON number"),
            ("[None]", "None is not JSON; leave the member out"),
            ("[True]", "True is written true"),
            ("[-x]", "\"-x\" is not a JSON value"),
            ("[01]", "a number is written like"),
            ("[1.]", "a number is written like"),
            ("[\"\n\"]", "a string contains a line break"),
            ("[\"\\x\"]", "after \"\\\" only one of"),
            ("[\"a", "the text ends inside a string"),
            ("[] []", "there is something after the end of the value"),
            ("// hi", "JSON has no comments"),
            ("\u{feff}{}", "byte order mark"),
        ];
        for (text, reason) in cases {
            let [(code, message)] = &issues(text)[..] else { panic!("{text}: {:?}", issues(text)) };
            assert_eq!(*code, ErrorCode::DocumentNotJson, "{text}");
            assert!(message.contains(reason), "{text}: {message}");
        }
        assert!(
            issues("{\n \"é\": 1,\r\n  ]")[0].1.contains("line 3, column 3"),
            "{:?}",
            issues("{\n \"é\": 1,\r\n  ]")
        );
    }

    #[test]
    fn names_given_twice_lone_surrogates_and_large_numbers_have_places() {
        let found = issues(r#"{"a": {"b/c": 1, "b/c": 2}, "d": ["x", "\ud800"], "e": [1e999]}"#);
        let places: Vec<_> = found.iter().map(|(code, text)| (*code, text.split('|').next().unwrap_or(""))).collect();
        assert_eq!(
            places,
            [
                (ErrorCode::NameDuplicate, "/a/b~1c"),
                (ErrorCode::TextLoneSurrogate, "/d/1"),
                (ErrorCode::NumberNotFinite, "/e/0"),
            ]
        );
    }

    #[test]
    fn depth_is_limited_without_recursion() {
        let text = "[".repeat(100_000);
        assert_eq!(issues(&text)[0].0, ErrorCode::NestingTooDeep);
    }
}

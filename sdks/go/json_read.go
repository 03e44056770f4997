package videojson

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// readJSON reads JSON text (RFC 8259) strictly, and says in words a person can act on where it is
// wrong. Members that are given twice are reported with their pointer; the last one counts. Half of a
// surrogate pair becomes text that is not valid UTF-8, which checks of text find.
func readJSON(text string, report *report) (any, bool) {
	reader := jsonReader{text: text, report: report}
	value, err := reader.document()
	if err == nil {
		return value, true
	}
	if problem, ok := err.(textProblem); ok {
		line, column := reader.place()
		report.add(CodeDocumentNotJSON, "", parameters{"reason": string(problem), "line": line, "column": column})
	} else {
		report.add(CodeNestingTooDeep, string(err.(tooDeep)), parameters{"limit": deepestValue})
	}
	return nil, false
}

// textProblem is why text is not JSON.
type textProblem string

func (p textProblem) Error() string { return string(p) }

// tooDeep is the pointer of the first entry of a value that is nested deeper than allowed.
type tooDeep string

func (p tooDeep) Error() string { return string(p) }

type jsonReader struct {
	text     string
	position int
	report   *report
}

var (
	numberToken = regexp.MustCompile(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?`)
	wordToken   = regexp.MustCompile(`^-?[A-Za-z_$][0-9A-Za-z_$]*`)
)

func (r *jsonReader) document() (any, error) {
	value, err := r.value("", 0)
	if err != nil {
		return nil, err
	}
	r.skipSpace()
	if r.position < len(r.text) {
		return nil, textProblem("there is something after the end of the value")
	}
	return value, nil
}

func (r *jsonReader) value(pointer string, depth int) (any, error) {
	r.skipSpace()
	switch r.next() {
	case '{':
		return r.object(pointer, depth+1)
	case '[':
		return r.list(pointer, depth+1)
	case '"':
		return r.string()
	}
	rest := r.text[r.position:]
	if token := numberToken.FindString(rest); token != "" {
		return r.number(token)
	}
	for _, literal := range []struct {
		text  string
		value any
	}{{"true", true}, {"false", false}, {"null", nil}} {
		if wordToken.FindString(rest) == literal.text {
			r.position += len(literal.text)
			return literal.value, nil
		}
	}
	return nil, r.wrongValue()
}

func (r *jsonReader) object(pointer string, depth int) (any, error) {
	if depth > deepestValue {
		return nil, tooDeep(entryPointer(pointer, 0))
	}
	result := &object{}
	var seen map[string]int
	r.position++
	r.skipSpace()
	if r.accept('}') {
		return result, nil
	}
	for {
		name, err := r.memberName()
		if err != nil {
			return nil, err
		}
		at := childPointer(pointer, name)
		value, err := r.value(at, depth)
		if err != nil {
			return nil, err
		}
		if seen == nil {
			seen = map[string]int{}
		}
		if index, known := seen[name]; known {
			r.report.add(CodeNameDuplicate, at, parameters{"property": name})
			result.members[index].value = value
		} else {
			seen[name] = len(result.members)
			result.add(name, value)
		}
		if done, err := r.afterItem('}'); done || err != nil {
			return result, err
		}
	}
}

func (r *jsonReader) list(pointer string, depth int) (any, error) {
	if depth > deepestValue {
		return nil, tooDeep(entryPointer(pointer, 0))
	}
	result := []any{}
	r.position++
	r.skipSpace()
	if r.accept(']') {
		return result, nil
	}
	for {
		value, err := r.value(entryPointer(pointer, len(result)), depth)
		if err != nil {
			return nil, err
		}
		result = append(result, value)
		if done, err := r.afterItem(']'); done || err != nil {
			return result, err
		}
	}
}

// afterItem reads the end of a list or an object, or the comma before its next item.
func (r *jsonReader) afterItem(end byte) (bool, error) {
	r.skipSpace()
	if r.accept(end) {
		return true, nil
	}
	if r.next() != ',' {
		return false, r.expected(fmt.Sprintf(`"," or "%c"`, end))
	}
	r.position++
	r.skipSpace()
	if r.next() == end {
		return false, textProblem(fmt.Sprintf(`a comma before "%c" is not allowed`, end))
	}
	return false, nil
}

func (r *jsonReader) memberName() (string, error) {
	r.skipSpace()
	switch {
	case r.next() == '\'':
		return "", textProblem("names are written in double quotes, not single ones")
	case wordToken.MatchString(r.text[r.position:]):
		return "", textProblem("names are written in double quotes")
	case r.next() != '"':
		return "", r.expected(`a name in double quotes or "}"`)
	}
	name, err := r.string()
	if err != nil {
		return "", err
	}
	r.skipSpace()
	if !r.accept(':') {
		return "", r.expected(`":"`)
	}
	return name, nil
}

func (r *jsonReader) number(token string) (any, error) {
	r.position += len(token)
	if next := r.next(); next == '.' || next == '_' || isAlphanumeric(next) {
		return nil, textProblem("a number is written like 5, -0.5 or 1e3, with digits on both sides of the point and no leading zeros")
	}
	// What is too large for a double becomes infinite, and is refused as such.
	value, err := strconv.ParseFloat(token, 64)
	if err != nil && !math.IsInf(value, 0) {
		return nil, textProblem("a number cannot be read")
	}
	return value, nil
}

func (r *jsonReader) string() (string, error) {
	r.position++
	start := r.position
	for r.position < len(r.text) {
		switch character := r.text[r.position]; {
		case character == '"':
			r.position++
			return r.text[start : r.position-1], nil
		case character == '\\':
			return r.escapedString(start)
		case character < 0x20:
			return "", controlCharacter
		}
		r.position++
	}
	return "", unfinishedString
}

const (
	unfinishedString = textProblem("the text ends inside a string")
	controlCharacter = textProblem(
		`a string contains a line break or another control character; write it as an escape such as \n`)
	unknownEscape = textProblem(`after "\" only one of " \ / b f n r t, or u and four hexadecimal digits, may come`)
)

var plainEscapes = map[byte]byte{
	'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t',
}

// escapedString reads on in a string in which an escape has been found.
func (r *jsonReader) escapedString(start int) (string, error) {
	text := []byte(r.text[start:r.position])
	for r.position < len(r.text) {
		character := r.text[r.position]
		switch {
		case character == '"':
			r.position++
			return string(text), nil
		case character < 0x20:
			return "", controlCharacter
		case character != '\\':
			text = append(text, character)
			r.position++
			continue
		}
		if plain, ok := plainEscapes[r.at(r.position+1)]; ok {
			text = append(text, plain)
			r.position += 2
			continue
		}
		unit, ok := r.unicodeEscape(r.position)
		if !ok {
			return "", unknownEscape
		}
		r.position += 6
		if low, ok := r.unicodeEscape(r.position); ok && utf16.DecodeRune(unit, low) != utf8.RuneError {
			unit = utf16.DecodeRune(unit, low)
			r.position += 6
		}
		text = appendRune(text, unit)
	}
	return "", unfinishedString
}

// unicodeEscape reads four hexadecimal digits after a backslash and u.
func (r *jsonReader) unicodeEscape(position int) (rune, bool) {
	if r.at(position) != '\\' || r.at(position+1) != 'u' || position+6 > len(r.text) {
		return 0, false
	}
	unit, err := strconv.ParseUint(r.text[position+2:position+6], 16, 16)
	return rune(unit), err == nil
}

// appendRune writes half of a surrogate pair as the three bytes it would have, which UTF-8 forbids.
func appendRune(text []byte, character rune) []byte {
	if utf16.IsSurrogate(character) {
		return append(text, 0xE0|byte(character>>12), 0x80|byte(character>>6)&0xBF, 0x80|byte(character)&0xBF)
	}
	return utf8.AppendRune(text, character)
}

func (r *jsonReader) wrongValue() error {
	rest := r.text[r.position:]
	switch {
	case rest == "":
		return textProblem("the text ends where a value is expected")
	case strings.HasPrefix(rest, "\ufeff"):
		return textProblem("the text begins with a byte order mark, which JSON does not have")
	case rest[0] == '\'':
		return textProblem("strings are written in double quotes, not single ones")
	case rest[0] == '/':
		return textProblem("JSON has no comments")
	case rest[0] == '.':
		return textProblem("a number needs a digit before its point")
	case rest[0] == '+':
		return textProblem(`a number has no "+" before it`)
	}
	word := wordToken.FindString(rest)
	if word == "" {
		return r.expected("a value")
	}
	word = word[:min(len(word), 40)]
	switch strings.TrimPrefix(strings.ToLower(word), "-") {
	case "nan", "infinity":
		return textProblem(word + " is not a JSON number; numbers are finite")
	case "undefined", "none", "nil":
		return textProblem(word + " is not JSON; leave the member out")
	case "true", "false":
		return textProblem(word + " is written " + strings.ToLower(word))
	}
	return textProblem(`"` + word + `" is not a JSON value; strings are written in double quotes`)
}

func (r *jsonReader) expected(what string) error {
	rest := r.text[r.position:]
	if rest == "" {
		return textProblem("the text ends where " + what + " is expected")
	}
	if rest[0] == '/' {
		return textProblem("JSON has no comments")
	}
	character, _ := utf8.DecodeRuneInString(rest)
	return textProblem(what + " is expected, not " + quoteText(string(character)))
}

func (r *jsonReader) skipSpace() {
	for r.position < len(r.text) && strings.IndexByte(" \t\n\r", r.text[r.position]) >= 0 {
		r.position++
	}
}

// next is the byte at the present place, 0 at the end.
func (r *jsonReader) next() byte { return r.at(r.position) }

func (r *jsonReader) at(position int) byte {
	if position < len(r.text) {
		return r.text[position]
	}
	return 0
}

func (r *jsonReader) accept(character byte) bool {
	if r.next() != character {
		return false
	}
	r.position++
	return true
}

// place is where reading stands; both count from 1, columns in UTF-16 code units.
func (r *jsonReader) place() (line, column int) {
	before := strings.ReplaceAll(r.text[:r.position], "\r\n", "\n")
	before = strings.ReplaceAll(before, "\r", "\n")
	line = strings.Count(before, "\n") + 1
	return line, len(utf16.Encode([]rune(before[strings.LastIndexByte(before, '\n')+1:]))) + 1
}

func isAlphanumeric(character byte) bool {
	return character >= '0' && character <= '9' || character|0x20 >= 'a' && character|0x20 <= 'z'
}

// plainJSON turns any value of Go into JSON data, by way of encoding/json where it is of no plain type.
func plainJSON(value any, depth int) (any, error) {
	if depth > deepestValue {
		return nil, fail(CodeNestingTooDeep, parameters{"limit": deepestValue})
	}
	switch value := value.(type) {
	case nil, bool, float64, string:
		return value, nil
	case int:
		return float64(value), nil
	case []any:
		list := make([]any, len(value))
		for index, item := range value {
			plain, err := plainJSON(item, depth+1)
			if err != nil {
				return nil, err
			}
			list[index] = plain
		}
		return list, nil
	case map[string]any:
		result := &object{}
		for _, name := range sortedKeys(value) {
			plain, err := plainJSON(value[name], depth+1)
			if err != nil {
				return nil, err
			}
			result.add(name, plain)
		}
		return result, nil
	}
	text, err := json.Marshal(value)
	if err != nil {
		return nil, &Error{
			Issues: []Issue{newIssue(CodeValueType, "", parameters{"actual": fmt.Sprintf("a %T", value), "expected": "a JSON value"})},
			cause:  err,
		}
	}
	report := newReport()
	plain, _ := readJSON(string(text), report)
	return plain, report.err(nil)
}

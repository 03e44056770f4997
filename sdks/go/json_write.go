package videojson

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Deeper values are refused.
const deepestWritten = 1000

// canonicalJSON writes a value by RFC 8785 (JSON Canonicalization Scheme): one spelling for one value.
// Members are sorted by the UTF-16 code units of their names, numbers are written as ECMAScript writes
// them, strings with the shortest escapes, nothing is indented.
func canonicalJSON(value any) ([]byte, error) {
	writer := canonicalWriter{}
	if err := writer.write(value); err != nil {
		return nil, err
	}
	return writer.text, nil
}

type canonicalWriter struct {
	text  []byte
	trail trail
}

func (w *canonicalWriter) write(value any) error {
	if len(w.trail) > deepestWritten {
		return fail(CodeNestingTooDeep, parameters{"limit": deepestWritten})
	}
	switch value := value.(type) {
	case nil:
		w.text = append(w.text, "null"...)
	case bool:
		w.text = strconv.AppendBool(w.text, value)
	case float64:
		if math.IsNaN(value) || math.IsInf(value, 0) {
			return failAt(w.trail.pointer(), CodeNumberNotFinite, parameters{"value": formatNumber(value)})
		}
		w.text = appendNumber(w.text, value)
	case string:
		return w.writeText(value)
	case []any:
		return w.writeList(value)
	case *object:
		return w.writeObject(value)
	}
	return nil
}

func (w *canonicalWriter) writeList(list []any) error {
	w.text = append(w.text, '[')
	for index, item := range list {
		if index > 0 {
			w.text = append(w.text, ',')
		}
		w.trail.enterEntry(index)
		if err := w.write(item); err != nil {
			return err
		}
		w.trail.leave()
	}
	w.text = append(w.text, ']')
	return nil
}

func (w *canonicalWriter) writeObject(value *object) error {
	members := slices.Clone(value.members)
	slices.SortFunc(members, func(a, b member) int { return compareUTF16(a.name, b.name) })
	w.text = append(w.text, '{')
	for index, member := range members {
		if index > 0 {
			w.text = append(w.text, ',')
		}
		w.trail.enter(member.name)
		if err := w.writeText(member.name); err != nil {
			return err
		}
		w.text = append(w.text, ':')
		if err := w.write(member.value); err != nil {
			return err
		}
		w.trail.leave()
	}
	w.text = append(w.text, '}')
	return nil
}

func (w *canonicalWriter) writeText(text string) error {
	if !utf8.ValidString(text) {
		return failAt(w.trail.pointer(), CodeTextLoneSurrogate, nil)
	}
	w.text = appendText(w.text, text)
	return nil
}

// appendNumber writes a finite number as ECMAScript does: the shortest digits that give the same
// double, in decimal from 1e-6 up to 1e21.
func appendNumber(text []byte, value float64) []byte {
	if value == 0 {
		return append(text, '0') // -0 too
	}
	if size := math.Abs(value); size >= 1e-6 && size < 1e21 {
		return strconv.AppendFloat(text, value, 'f', -1, 64)
	}
	text = strconv.AppendFloat(text, value, 'e', -1, 64)
	// Go writes at least two digits of exponent: 1e-07.
	if end := len(text); text[end-2] == '0' && (text[end-3] == '-' || text[end-3] == '+') {
		text[end-2] = text[end-1]
		text = text[:end-1]
	}
	return text
}

// formatNumber is a number as messages show it.
func formatNumber(value float64) string {
	switch {
	case math.IsNaN(value):
		return "NaN"
	case math.IsInf(value, 1):
		return "Infinity"
	case math.IsInf(value, -1):
		return "-Infinity"
	}
	return string(appendNumber(nil, value))
}

const hexadecimal = "0123456789abcdef"

// appendText writes a string; unlike encoding/json it escapes nothing for HTML.
func appendText(text []byte, value string) []byte {
	text = append(text, '"')
	start := 0
	for index := 0; index < len(value); index++ {
		character := value[index]
		if character >= 0x20 && character != '"' && character != '\\' {
			continue
		}
		text = append(text, value[start:index]...)
		start = index + 1
		switch character {
		case '"', '\\':
			text = append(text, '\\', character)
		case '\b':
			text = append(text, '\\', 'b')
		case '\t':
			text = append(text, '\\', 't')
		case '\n':
			text = append(text, '\\', 'n')
		case '\f':
			text = append(text, '\\', 'f')
		case '\r':
			text = append(text, '\\', 'r')
		default:
			text = append(text, '\\', 'u', '0', '0', hexadecimal[character>>4], hexadecimal[character&15])
		}
	}
	text = append(text, value[start:]...)
	return append(text, '"')
}

// compareUTF16 compares texts by their UTF-16 code units. That is the order of their bytes, except where
// one has a character beyond the basic plane.
func compareUTF16(a, b string) int {
	common := 0
	for common < len(a) && common < len(b) && a[common] == b[common] {
		common++
	}
	if common == len(a) || common == len(b) {
		return cmp.Compare(len(a), len(b))
	}
	// Back to the start of the character in which they differ.
	for common > 0 && !utf8.RuneStart(a[common]) {
		common--
	}
	one, _ := utf8.DecodeRuneInString(a[common:])
	other, _ := utf8.DecodeRuneInString(b[common:])
	return cmp.Or(cmp.Compare(firstUnit(one), firstUnit(other)), cmp.Compare(one, other))
}

// firstUnit is the first of the UTF-16 code units of a character.
func firstUnit(character rune) rune {
	if character < 0x10000 {
		return character
	}
	return 0xD800 + (character-0x10000)>>10
}

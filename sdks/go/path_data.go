package videojson

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
)

var (
	pathSeparators = regexp.MustCompile(`^[ \t\n\f\r]*(?:,[ \t\n\f\r]*)?`)
	pathSpaces     = regexp.MustCompile(`^[ \t\n\f\r]*`)
	pathNumber     = regexp.MustCompile(`^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?`)
	pathFlag       = regexp.MustCompile(`^[01]`)
)

// Numbers a command takes: n is a number, f a flag (0 or 1).
var pathArguments = map[byte]string{
	'M': "nn", 'L': "nn", 'H': "n", 'V': "n", 'C': "nnnnnn", 'S': "nnnn", 'Q': "nnnn", 'T': "nn",
	'A': "nnnffnn", 'Z': "",
}

// findPathError finds the first mistake in path data in the grammar of SVG 2, and the index of its
// character; the reason is "" when there is none.
func findPathError(path string) (offset int, reason string) {
	position, reason := scanPath(path)
	if reason == "" {
		return 0, ""
	}
	return len(utf16.Encode([]rune(path[:position]))), reason
}

func scanPath(path string) (int, string) {
	position := skip(pathSpaces, path, 0)
	if !strings.HasPrefix(strings.ToUpper(path[position:]), "M") {
		return position, "it does not begin with M"
	}
	for position < len(path) {
		letter := path[position]
		expected, known := pathArguments[letter&^0x20]
		if !known || !isAlphanumeric(letter) || letter <= '9' {
			return position, "a command is expected, not " + quoteText(firstCharacter(path[position:]))
		}
		position = skip(pathSpaces, path, position+1)
		for repeated := false; expected != ""; repeated = true {
			if repeated {
				next := skip(pathSeparators, path, position)
				if next >= len(path) || strings.IndexByte("0123456789+-.", path[next]) < 0 {
					break
				}
				position = next
			}
			for index, kind := range expected {
				if index > 0 {
					position = skip(pathSeparators, path, position)
				}
				token := pathNumber
				if kind == 'f' {
					token = pathFlag
				}
				end := skip(token, path, position)
				if end == position {
					return position, missingArgument(letter, len(expected), kind)
				}
				position = end
			}
		}
		position = skip(pathSpaces, path, position)
	}
	return 0, ""
}

func missingArgument(letter byte, count int, kind rune) string {
	noun := "numbers"
	if count == 1 {
		noun = "number"
	}
	needed := fmt.Sprintf("%c takes %d %s at a time", letter, count, noun)
	if kind == 'f' {
		return needed + ", the fourth and fifth of them 0 or 1"
	}
	return needed
}

func firstCharacter(text string) string {
	for _, character := range text {
		return string(character)
	}
	return ""
}

// skip is the position after the token, or the same where the token is not there.
func skip(token *regexp.Regexp, path string, position int) int {
	return position + len(token.FindString(path[position:]))
}

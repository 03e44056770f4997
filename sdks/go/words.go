package videojson

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Says in a few words what a value is and what is expected instead.

const longestQuote = 60

// describeValue says what a JSON value is: `the text "abc"`, `the number 5`, `a list of 3 entries`.
func describeValue(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case string:
		return "the text " + quote(value)
	case float64:
		return "the number " + formatNumber(value)
	case []any:
		if len(value) == 1 {
			return "a list of 1 entry"
		}
		return fmt.Sprintf("a list of %d entries", len(value))
	case *object:
		return "an object"
	}
	return fmt.Sprint(value)
}

// quote is a value as JSON, cut where it is long.
func quote(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case string:
		text := quoteText(value)
		if utf8.RuneCountInString(text) > longestQuote {
			return cut(text) + `"`
		}
		return text
	case float64:
		return formatNumber(value)
	}
	return describeValue(value)
}

func quoteText(text string) string { return string(appendText(nil, text)) }

// cut is the beginning of a long text.
func cut(text string) string {
	if utf8.RuneCountInString(text) <= longestQuote {
		return text
	}
	return string([]rune(text)[:longestQuote]) + "…"
}

func listNames(names []string) string {
	quoted := make([]string, len(names))
	for index, name := range names {
		quoted[index] = quoteText(name)
	}
	return strings.Join(quoted, ", ")
}

// describeStruct is what an object of the contract is called: "a text layer", "the document", "the
// keyframes of a text layer".
func describeStruct(name string) string {
	if name == "Video" {
		return "the document"
	}
	if facts := structsByName()[name]; facts != nil && facts.title != "" {
		return withArticle(facts.title)
	}
	if owner := ownerOfKeyframes(name); owner != "" {
		return "the keyframes of " + describeStruct(owner)
	}
	return "a keyframe"
}

// ownerOfKeyframes is the struct whose properties the given struct animates; "" when it is no table of
// keyframes.
func ownerOfKeyframes(name string) string {
	owner, ok := strings.CutSuffix(name, "Keyframes")
	if _, known := structsByName()[owner]; ok && known {
		return owner
	}
	return ""
}

// describeType is what a type asks for: "a number from 0 to 1", `a colour, such as "#FF5A1F"`.
func describeType(of *valueType, unit string) string {
	switch of.kind {
	case numberKind, integerKind:
		noun := "a number"
		if of.kind == integerKind {
			noun = "a whole number"
		}
		return strings.TrimSuffix(noun+" "+describeLimits(of.within, unit), " ")
	case stringKind:
		return "text"
	case booleanKind:
		return "true or false"
	case constantKind:
		return quote(of.constant)
	case listKind:
		return "a list"
	case tupleKind:
		return fmt.Sprintf("a list of %d entries", len(of.items))
	case mapKind:
		return "an object"
	case referenceKind:
		return describeNamed(of.name)
	}
	return "a JSON value"
}

func describeNamed(name string) string {
	if _, ok := structsByName()[name]; ok {
		return "an object: " + describeStruct(name)
	}
	facts := valuesByName()[name]
	switch {
	case facts == nil:
		return "a JSON value"
	case facts.kind == enumValue:
		return "one of " + listNames(facts.names)
	case facts.kind == taggedValue:
		return "an object: " + withArticle(facts.title)
	case facts.example == "":
		return withArticle(facts.title)
	}
	return withArticle(facts.title) + ", such as " + facts.example
}

// describeTitle is what one value of a named type is called: "a colour".
func describeTitle(name string) string {
	if facts, ok := valuesByName()[name]; ok {
		return withArticle(facts.title)
	}
	if facts, ok := structsByName()[name]; ok && facts.title != "" {
		return withArticle(facts.title)
	}
	return withArticle(name)
}

var limitUnits = map[string]string{"deg": " degrees", "s": " s", "px": " px", "em": " em", "Hz": " Hz"}

// describeLimits says "from 0 to 1", "at least 0 s", "above 0 and at most 240"; "" without limits.
func describeLimits(l limits, unit string) string {
	first, _, _ := strings.Cut(unit, "|")
	word := limitUnits[first]
	if l.minimum != nil && l.maximum != nil {
		return "from " + formatNumber(*l.minimum) + " to " + formatNumber(*l.maximum) + word
	}
	parts := []string{}
	for _, limit := range []struct {
		word   string
		number *float64
	}{{"at least ", l.minimum}, {"above ", l.above}, {"at most ", l.maximum}, {"below ", l.below}} {
		if limit.number != nil {
			parts = append(parts, limit.word+formatNumber(*limit.number))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, " and ") + word
}

func withArticle(title string) string {
	letters := []rune(title)
	isAbbreviation := len(letters) > 1 && unicode.IsUpper(letters[0]) && !unicode.IsLower(letters[1]) && letters[1] != ' '
	if !isAbbreviation && len(letters) > 0 {
		letters[0] = unicode.ToLower(letters[0])
	}
	if len(letters) > 0 && strings.ContainsRune("aeiouAEIOU", letters[0]) {
		return "an " + string(letters)
	}
	return "a " + string(letters)
}

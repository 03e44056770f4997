package videojson

import (
	"fmt"
	"math"
	"unicode/utf8"
)

// From text, or from the types of Go, to everything that is wrong with a document:
//
//	text  -> readJSON (json_read.go)  \
//	Video -> encoder (encode.go)       > plain data -> sizes (here)
//	                                                -> structure (validate_structure.go)
//	                                                -> rules the schema cannot say (validate_rules.go)
//	                                                -> issues in the order of the document (report.go)

// validate lists the issues of a document as plain data.
func validate(document any, report *report) []Issue {
	size := sizeCheck{report: report}
	if size.value(document); size.refused {
		return report.issues(nil)
	}
	structure := structureCheck{report: report, layer: "Layer"}
	structure.object(document, "Video", "")
	if video, ok := document.(*object); ok {
		checkRules(video, report)
	}
	return report.issues(document)
}

// sizeCheck finds numbers that are not finite, text that is not Unicode, and data that is too large or
// too deep to be looked at any further.
type sizeCheck struct {
	report *report
	trail  trail
	// A lower bound of the size as JSON text: bytes and punctuation.
	size    int
	refused bool
}

func (c *sizeCheck) value(value any) {
	c.size += 2
	switch value := value.(type) {
	case float64:
		if math.IsNaN(value) || math.IsInf(value, 0) {
			c.report.add(CodeNumberNotFinite, c.trail.pointer(), parameters{"value": formatNumber(value)})
		}
	case string:
		c.size += len(value)
		c.text(value)
	case []any:
		for index, item := range value {
			if c.isRefused() {
				return
			}
			c.trail.enterEntry(index)
			c.value(item)
			c.trail.leave()
		}
	case *object:
		for _, member := range value.members {
			if c.isRefused() {
				return
			}
			if !utf8.ValidString(member.name) {
				c.report.add(CodeTextLoneSurrogate, c.trail.pointer(), nil)
			}
			c.size += len(member.name) + 3
			c.trail.enter(member.name)
			c.value(member.value)
			c.trail.leave()
		}
	}
}

func (c *sizeCheck) text(text string) {
	if !utf8.ValidString(text) {
		c.report.add(CodeTextLoneSurrogate, c.trail.pointer(), nil)
	} else if length := utf8.RuneCountInString(text); length > mostCharacters {
		c.report.add(CodeStringTooLong, c.trail.pointer(), parameters{"length": length, "limit": mostCharacters})
	}
}

// isRefused ends the check when the document is too large, or the present value too deep.
func (c *sizeCheck) isRefused() bool {
	switch {
	case c.refused:
	case len(c.trail) >= deepestValue:
		c.report.refuse(CodeNestingTooDeep, c.trail.pointer(), parameters{"limit": deepestValue})
		c.refused = true
	case c.size > mostBytes:
		bytes := fmt.Sprintf("more than %d", mostBytes)
		c.report.refuse(CodeDocumentTooLarge, "", parameters{"bytes": bytes, "limit": mostBytes})
		c.refused = true
	}
	return c.refused
}

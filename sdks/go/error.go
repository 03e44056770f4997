package videojson

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// Severity says whether an issue keeps a document from being used.
type Severity string

// The severities.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
)

// Issue is one thing that is wrong, where it is, and how to mend it.
type Issue struct {
	// Stable name; docs/ERRORS.md explains each.
	Code Code `json:"code"`

	// A document with an error is refused; one with warnings only is used.
	Severity Severity `json:"severity"`

	// JSON Pointer (RFC 6901) to the place in the document; "" is the whole document.
	Pointer string `json:"pointer"`

	// One sentence that says what is wrong.
	Message string `json:"message"`

	// One sentence that says how to mend it.
	Fix string `json:"fix"`

	// The nearest valid names where a name is not known, best first.
	Suggestions []string `json:"suggestions,omitempty"`
}

// String is the issue on one line.
func (i Issue) String() string {
	if i.Pointer == "" {
		return fmt.Sprintf("%s: %s %s", i.Code, i.Message, i.Fix)
	}
	return fmt.Sprintf("%s %s: %s %s", i.Code, i.Pointer, i.Message, i.Fix)
}

// Error is what is returned when a document, an asset or a call is refused: everything that is wrong,
// at once. Find it with [errors.As].
type Error struct {
	// At least one.
	Issues []Issue

	// What lies beneath, for [errors.Is]; may be nil.
	cause error
}

// Error lists the issues, one on a line.
func (e *Error) Error() string {
	lines := make([]string, len(e.Issues))
	for index, issue := range e.Issues {
		lines[index] = issue.String()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives what caused the error: a context that is done, a command that could not be started.
func (e *Error) Unwrap() error { return e.cause }

// Code is that of the first issue that is an error.
func (e *Error) Code() Code {
	for _, issue := range e.Issues {
		if issue.Severity == SeverityError {
			return issue.Code
		}
	}
	if len(e.Issues) > 0 {
		return e.Issues[0].Code
	}
	return CodeInternal
}

// errorFacts is a row of the registry.
type errorFacts struct {
	code     Code
	severity Severity
	// Exit status of the command line.
	exit         int
	message, fix string
}

var errorsByCode = sync.OnceValue(func() map[Code]errorFacts {
	table := make(map[Code]errorFacts, len(errorTable))
	for _, facts := range errorTable {
		table[facts.code] = facts
	}
	return table
})

// parameters are what {name} stands for in the sentences of an error.
type parameters map[string]any

// newIssue is an issue of the registry with its sentences filled in.
func newIssue(code Code, pointer string, given parameters, suggestions ...string) Issue {
	facts := errorsByCode()[code]
	question := ""
	if len(suggestions) > 0 {
		quoted := make([]string, len(suggestions))
		for index, name := range suggestions {
			quoted[index] = quoteText(name)
		}
		question = "Did you mean " + strings.Join(quoted, " or ") + "? "
	}
	return Issue{
		Code:        code,
		Severity:    facts.severity,
		Pointer:     pointer,
		Message:     fill(facts.message, given),
		Fix:         question + fill(facts.fix, given),
		Suggestions: suggestions,
	}
}

// fail is an error of one issue that belongs to no place in a document.
func fail(code Code, given parameters, suggestions ...string) *Error {
	return failAt("", code, given, suggestions...)
}

func failAt(pointer string, code Code, given parameters, suggestions ...string) *Error {
	return &Error{Issues: []Issue{newIssue(code, pointer, given, suggestions...)}}
}

var placeholder = regexp.MustCompile(`\{[A-Za-z]+\}`)

func fill(template string, given parameters) string {
	return placeholder.ReplaceAllStringFunc(template, func(name string) string {
		switch value := given[name[1:len(name)-1]].(type) {
		case nil:
			return name
		case float64:
			return formatNumber(value)
		default:
			return fmt.Sprint(value)
		}
	})
}

// issuesOf lists the issues of an error of ours.
func issuesOf(err error) []Issue {
	var refusal *Error
	if errors.As(err, &refusal) {
		return refusal.Issues
	}
	return []Issue{newIssue(CodeInternal, "", parameters{"reason": err.Error()})}
}

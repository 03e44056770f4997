package videojson

import (
	"slices"
	"strconv"
	"strings"
)

// SPEC §18: how much a document may ask for.
const (
	mostBytes      = 16 * 1024 * 1024
	deepestGroup   = 64
	deepestValue   = 256
	mostCharacters = 1_048_576
	mostLayers     = 10_000
	mostPixels     = 33_554_432
	longestVideo   = 86_400
	mostIssues     = 1000
)

// report collects the issues of one document: at most one for a value, so that a value which is wrong
// in one way is not also blamed for what follows from it, and a limited number in all, so that a
// hostile document cannot fill the memory.
type report struct {
	found   []Issue
	blamed  map[string]bool
	omitted int
	errors  int
}

func newReport() *report { return &report{blamed: map[string]bool{}} }

func (r *report) hasErrors() bool { return r.errors > 0 }

func (r *report) add(code Code, pointer string, given parameters, suggestions ...string) {
	if len(r.found) >= mostIssues {
		r.omitted++
		r.errors++
		return
	}
	if r.blamed[pointer] {
		return
	}
	r.blamed[pointer] = true
	r.keep(newIssue(code, pointer, given, suggestions...))
}

// refuse tells an issue for which the rest of the document is not looked at, even when the list is full.
func (r *report) refuse(code Code, pointer string, given parameters) {
	r.keep(newIssue(code, pointer, given))
}

// addMissing tells a member that is missing: several can be, so their issues share the pointer of the
// object.
func (r *report) addMissing(pointer, property, owner string) {
	if len(r.found) >= mostIssues {
		r.omitted++
		r.errors++
		return
	}
	r.keep(newIssue(CodePropertyMissing, pointer, parameters{"property": property, "owner": owner}))
}

func (r *report) keep(issue Issue) {
	r.found = append(r.found, issue)
	if issue.Severity == SeverityError {
		r.errors++
	}
}

// issues lists all issues in the order of the document.
func (r *report) issues(document any) []Issue {
	order := documentOrder{document, map[*object]map[string]int{}}
	places := make(map[string][]int, len(r.found))
	for _, issue := range r.found {
		places[issue.Pointer] = order.placeOf(issue.Pointer)
	}
	slices.SortStableFunc(r.found, func(a, b Issue) int {
		return slices.Compare(places[a.Pointer], places[b.Pointer])
	})
	if r.omitted > 0 {
		return append(r.found, newIssue(CodeIssuesOmitted, "", parameters{"count": r.omitted}))
	}
	return r.found
}

// err is an error of all issues that are errors; nil when there are none.
func (r *report) err(document any) error {
	return errorOf(r.issues(document))
}

// errorOf is an error of those issues that are errors; nil when there are none.
func errorOf(issues []Issue) error {
	var errors []Issue
	for _, issue := range issues {
		if issue.Severity == SeverityError {
			errors = append(errors, issue)
		}
	}
	if len(errors) == 0 {
		return nil
	}
	return &Error{Issues: errors}
}

// documentOrder turns pointers into places: the numbers of the members and entries on the way down.
type documentOrder struct {
	document any
	indexes  map[*object]map[string]int
}

func (d documentOrder) placeOf(pointer string) []int {
	place := []int{}
	value := d.document
	if pointer == "" {
		return place
	}
	for _, token := range strings.Split(pointer[1:], "/") {
		switch parent := value.(type) {
		case []any:
			index, err := strconv.Atoi(token)
			if err != nil || index < 0 || index >= len(parent) {
				return place
			}
			place, value = append(place, index), parent[index]
		case *object:
			name := strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
			index, ok := d.indexOf(parent)[name]
			if !ok {
				return append(place, -1)
			}
			place, value = append(place, index), parent.members[index].value
		default:
			return place
		}
	}
	return place
}

func (d documentOrder) indexOf(parent *object) map[string]int {
	index, ok := d.indexes[parent]
	if !ok {
		index = make(map[string]int, len(parent.members))
		for position, member := range parent.members {
			index[member.name] = position
		}
		d.indexes[parent] = index
	}
	return index
}

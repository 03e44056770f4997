package videojson

import (
	"reflect"
	"unicode/utf8"
)

// Document is what can be rendered: a [Flow] or a [*Video].
type Document interface {
	// JSON is the canonical text of the document, which must be valid.
	JSON() ([]byte, error)
}

// Parse reads a document from JSON text. The error is an [*Error] with every issue that is one;
// [Validate] tells warnings too.
func Parse(text []byte) (*Video, error) {
	report := newReport()
	value, ok := readDocument(text, report)
	if !ok {
		return nil, report.err(nil)
	}
	if err := errorOf(validate(value, report)); err != nil {
		return nil, err
	}
	return decodeVideo(value)
}

// Validate lists everything that is wrong with the JSON text of a document, in the order of the
// document. One with warnings only is used.
func Validate(text []byte) []Issue {
	report := newReport()
	value, ok := readDocument(text, report)
	if !ok {
		return report.issues(nil)
	}
	return validate(value, report)
}

// Validate lists everything that is wrong with the document, in the order of the document. One with
// warnings only is used.
func (v *Video) Validate() []Issue {
	data, err := toJSON(*v)
	if err != nil {
		return issuesOf(err)
	}
	return validate(data, newReport())
}

// JSON is the canonical text of the document (SPEC §17): defaults are left out, times are whole
// microseconds, members are sorted, and documents that mean the same are the same bytes.
//
// The error is an [*Error] with every issue of a document that is not valid.
func (v *Video) JSON() ([]byte, error) {
	data, err := toJSON(*v)
	if err != nil {
		return nil, err
	}
	normal := normalize(data)
	if err := errorOf(validate(normal, newReport())); err != nil {
		return nil, err
	}
	return canonicalJSON(normal)
}

// CanonicalJSON writes any value that encoding/json can write by RFC 8785 (JSON Canonicalization
// Scheme): equal values give equal bytes. Numbers are doubles.
//
// The error is an [*Error] with the code NUMBER_NOT_FINITE, TEXT_LONE_SURROGATE, VALUE_TYPE or
// NESTING_TOO_DEEP.
func CanonicalJSON(value any) ([]byte, error) {
	data, err := plainJSON(value, 0)
	if err != nil {
		return nil, err
	}
	return canonicalJSON(data)
}

func readDocument(text []byte, report *report) (any, bool) {
	if len(text) > mostBytes {
		report.refuse(CodeDocumentTooLarge, "", parameters{"bytes": len(text), "limit": mostBytes})
		return nil, false
	}
	if offset := invalidUTF8(text); offset >= 0 {
		report.refuse(CodeDocumentNotUTF8, "", parameters{"offset": offset})
		return nil, false
	}
	return readJSON(string(text), report)
}

// invalidUTF8 is the index of the first byte that belongs to no character; -1 when there is none.
func invalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	offset := 0
	for offset < len(text) {
		character, size := utf8.DecodeRune(text[offset:])
		if character == utf8.RuneError && size == 1 {
			break
		}
		offset += size
	}
	return offset
}

func decodeVideo(data any) (*Video, error) {
	video := &Video{}
	if err := decode(data, reflect.ValueOf(video).Elem(), ""); err != nil {
		return nil, err
	}
	return video, nil
}

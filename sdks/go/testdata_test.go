package videojson_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"videojson"
)

// repository is the root of the repository, from here.
const repository = "../.."

// place is where an issue is and what it is.
type place struct {
	Code    videojson.Code `json:"code"`
	Pointer string         `json:"pointer"`
}

// goldenCase is a folder of conformance/cases.
type goldenCase struct {
	name     string
	document []byte
	// Of a document that renders.
	Frames map[string]string `json:"frames"`
	// Of a document that is refused, or warned of.
	Issues []place `json:"issues"`
}

func goldenCases(t *testing.T) []goldenCase {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(repository, "conformance/cases/*/*/case.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no cases: %v", err)
	}
	var cases []goldenCase
	for _, file := range files {
		folder := filepath.Dir(file)
		golden := goldenCase{name: filepath.Base(filepath.Dir(folder)) + "/" + filepath.Base(folder)}
		if err := json.Unmarshal(readFile(t, file), &golden); err != nil {
			t.Fatal(err)
		}
		document := filepath.Join(folder, "document.json")
		if _, err := os.Stat(document); errors.Is(err, os.ErrNotExist) {
			document = filepath.Join(folder, "document.txt")
		}
		golden.document = readFile(t, document)
		cases = append(cases, golden)
	}
	return cases
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func placesOf(issues []videojson.Issue) []place {
	places := []place{}
	for _, issue := range issues {
		places = append(places, place{issue.Code, issue.Pointer})
	}
	return places
}

// wantCode checks the first code of an error, and where it is.
func wantCode(t *testing.T, err error, code videojson.Code, pointer string) {
	t.Helper()
	var refusal *videojson.Error
	if !errors.As(err, &refusal) {
		t.Fatalf("got %v, want %s", err, code)
	}
	if got := refusal.Issues[0]; got.Code != code || got.Pointer != pointer {
		t.Errorf("got %s at %q, want %s at %q", got.Code, got.Pointer, code, pointer)
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"videojson"
)

const repository = "../../../.."

// The programs that every SDK reproduces byte for byte; npm run test:builders asks the same and more.
func TestBuilders(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(repository, "conformance/builders/*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no programs: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var suite struct {
			Cases []struct {
				Name     string
				Static   bool
				Program  json.RawMessage
				Expected struct {
					Document any
					Errors   []place
				}
			}
		}
		if err := json.Unmarshal(text, &suite); err != nil {
			t.Fatal(err)
		}
		for _, example := range suite.Cases {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".json")+"/"+example.Name, func(t *testing.T) {
				answer, err := answer([]byte(`{"id":"a","program":` + string(example.Program) + `}`))
				if err != nil {
					t.Fatal(err)
				}
				switch {
				case answer.Static != "":
					if !example.Static {
						t.Errorf("the types refuse it: %s", answer.Static)
					}
				case example.Expected.Document != nil:
					want, err := videojson.CanonicalJSON(example.Expected.Document)
					if err != nil {
						t.Fatal(err)
					}
					if answer.JSON == nil || *answer.JSON != string(want) {
						t.Errorf("got %v, want %s", answer, want)
					}
				case !slices.Equal(sorted(answer.Errors), sorted(example.Expected.Errors)):
					t.Errorf("got %v, want %v", answer.Errors, example.Expected.Errors)
				}
			})
		}
	}
}

func sorted(places []place) []place {
	return slices.SortedFunc(slices.Values(places), func(a, b place) int {
		return strings.Compare(string(a.Code)+a.Pointer, string(b.Code)+b.Pointer)
	})
}

// The digest of a million numbers as ECMAScript writes them.
func TestDoubles(t *testing.T) {
	for count, want := range map[string]string{
		"4":       "e2b5e3e22203e762402dcd148d3da4f9aac99bd0a0e399071d4b0304020eadf8",
		"1000000": "d889fe6e12d299902fe582dd216bd05122ad6d80c4d79d17e86a01a99692db5c",
	} {
		answer, err := answer([]byte(`{"id":"a","doubles":{"seed":"42","count":` + count + `}}`))
		if err != nil || answer.SHA256 != want {
			t.Errorf("%s: got %v, %v, want %s", count, answer, err, want)
		}
	}
}

// Requests are answered in order; one that is no request ends the harness.
func TestServe(t *testing.T) {
	var output bytes.Buffer
	input := `{"id":"1","document":"{\"layers\":[]}"}` + "\n" + `{"id":"2","document":"{}"}`
	if err := serve(strings.NewReader(input), &output); err != nil {
		t.Fatal(err)
	}
	want := `{"id":"1","json":"{\"layers\":[],\"version\":\"1.0\"}"}` + "\n" +
		`{"id":"2","errors":[{"code":"PROPERTY_MISSING","pointer":""}]}` + "\n"
	if output.String() != want {
		t.Errorf("got %s, want %s", output.String(), want)
	}
	if err := serve(strings.NewReader("nonsense\n"), &output); err == nil {
		t.Error("nonsense is answered")
	}
}

// Package schematest holds what the Go SDK writes to the JSON Schema of documents. It is a module of its
// own, so that the SDK has no dependencies.
package schematest

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"videojson"
)

const repository = "../../.."

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiled, err := jsonschema.NewCompiler().Compile(filepath.Join(repository, "spec/videojson.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(repository, pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("there is nothing at %s: %v", pattern, err)
	}
	return files
}

// checkWritten reads a valid document with the SDK, and validates what the SDK writes.
func checkWritten(t *testing.T, schema *jsonschema.Schema, document []byte) {
	t.Helper()
	video, err := videojson.Parse(document)
	if err != nil {
		t.Fatal(err)
	}
	text, err := video.JSON()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v in %s", err, text)
	}
}

func TestDocumentsOfPrograms(t *testing.T) {
	schema := schema(t)
	for _, file := range glob(t, "conformance/builders/*.json") {
		var suite struct {
			Cases []struct {
				Name     string
				Expected struct{ Document json.RawMessage }
			}
		}
		if err := json.Unmarshal(read(t, file), &suite); err != nil {
			t.Fatal(err)
		}
		for _, example := range suite.Cases {
			if example.Expected.Document != nil {
				t.Run(strings.TrimSuffix(filepath.Base(file), ".json")+"/"+example.Name, func(t *testing.T) {
					checkWritten(t, schema, example.Expected.Document)
				})
			}
		}
	}
}

func TestGoldenDocuments(t *testing.T) {
	schema := schema(t)
	for _, file := range glob(t, "conformance/cases/*/*/document.json") {
		folder := filepath.Dir(file)
		var golden struct{ Frames map[string]string }
		if err := json.Unmarshal(read(t, filepath.Join(folder, "case.json")), &golden); err != nil {
			t.Fatal(err)
		}
		if golden.Frames != nil {
			t.Run(filepath.Base(filepath.Dir(folder))+"/"+filepath.Base(folder), func(t *testing.T) {
				checkWritten(t, schema, read(t, file))
			})
		}
	}
}

// The schema and the SDK refuse the same documents.
func TestRefusedAlike(t *testing.T) {
	schema := schema(t)
	for name, document := range map[string]string{
		"misspelt property": `{"layers": [{"type": "text", "text": "a", "fontSzie": 5}]}`,
		"out of range":      `{"layers": [{"type": "text", "text": "a", "opacity": 2}]}`,
		"missing":           `{"layers": [{"type": "image"}]}`,
		"unknown effect":    `{"layers": [{"type": "text", "text": "a", "effects": [{"effect": "sparkle"}]}]}`,
		"wrong type":        `{"layers": [{"type": "text", "text": 5}]}`,
		"wrong form":        `{"layers": [{"type": "text", "text": "a", "color": "red"}]}`,
		"empty list":        `{"layers": [{"type": "captions", "captions": []}]}`,
		"null":              `{"layers": [{"type": "text", "text": null}]}`,
		"keyframe range":    `{"layers": [{"type": "text", "text": "a", "keyframes": {"opacity": [{"time": 0, "value": 2}]}}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
			if err != nil {
				t.Fatal(err)
			}
			if schema.Validate(value) == nil {
				t.Error("the schema takes it")
			}
			if _, err := videojson.Parse([]byte(document)); err == nil {
				t.Error("the SDK takes it")
			}
		})
	}
}

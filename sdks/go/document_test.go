package videojson_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"videojson"
)

// Every document of the conformance suite that renders is read into the types of Go and written again as
// the same bytes as videoflow normalize writes.
func TestRoundTrip(t *testing.T) {
	command := filepath.Join(repository, "apps/cli/dist/main.js")
	_, err := os.Stat(command)
	node, nodeErr := exec.LookPath("node")
	hasCommand := err == nil && nodeErr == nil
	for _, golden := range goldenCases(t) {
		if golden.Frames == nil {
			continue
		}
		t.Run(golden.name, func(t *testing.T) {
			t.Parallel()
			video, err := videojson.Parse(golden.document)
			if err != nil {
				t.Fatal(err)
			}
			text, err := video.JSON()
			if err != nil {
				t.Fatal(err)
			}
			again, err := videojson.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			if second, _ := again.JSON(); !bytes.Equal(second, text) {
				t.Errorf("written again it is\n%s\nnot\n%s", second, text)
			}
			if !hasCommand {
				missing(t, "node or the videoflow command is missing")
			}
			process := exec.Command(node, command, "normalize", "-")
			process.Stdin = bytes.NewReader(golden.document)
			normal, err := process.Output()
			if err != nil {
				t.Fatal(err)
			}
			if want := bytes.TrimSpace(normal); !bytes.Equal(text, want) {
				t.Errorf("got\n%s\nwant\n%s", text, want)
			}
		})
	}
}

// Every document that is refused, or warned of, gives the same issues in the same order as elsewhere;
// one that only a renderer refuses, because of a font or a file, gives no others.
func TestIssues(t *testing.T) {
	for _, golden := range goldenCases(t) {
		if golden.Issues == nil {
			continue
		}
		t.Run(golden.name, func(t *testing.T) {
			got := placesOf(videojson.Validate(golden.document))
			if !slices.ContainsFunc(golden.Issues, isOfDocument(t)) {
				for _, place := range got {
					if !slices.Contains(golden.Issues, place) {
						t.Errorf("got %v, want nothing but %v", got, golden.Issues)
					}
				}
			} else if !slices.Equal(got, golden.Issues) {
				t.Errorf("got %v, want %v", got, golden.Issues)
			}
		})
	}
}

// isOfDocument tells issues of the document itself from those that turn up in rendering, by the exit
// status of the command: 3 for a document, 0 for a warning.
func isOfDocument(t *testing.T) func(place) bool {
	t.Helper()
	var registry []struct {
		Code videojson.Code
		Exit int
	}
	if err := json.Unmarshal(readFile(t, filepath.Join(repository, "spec/errors.json")), &registry); err != nil {
		t.Fatal(err)
	}
	return func(place place) bool {
		for _, facts := range registry {
			if facts.Code == place.Code {
				return facts.Exit == 3 || facts.Exit == 0
			}
		}
		return false
	}
}

func TestParseRefusesTextThatIsNoDocument(t *testing.T) {
	cases := []struct {
		name, text string
		code       videojson.Code
		pointer    string
	}{
		{"nothing", ``, videojson.CodeDocumentNotJSON, ""},
		{"half", `{"layers": [`, videojson.CodeDocumentNotJSON, ""},
		{"more", `{"layers": []} x`, videojson.CodeDocumentNotJSON, ""},
		{"trailing comma", `{"layers": [],}`, videojson.CodeDocumentNotJSON, ""},
		{"comment", `{"layers": [] /* none */}`, videojson.CodeDocumentNotJSON, ""},
		{"not a number", `{"layers": [], "fps": NaN}`, videojson.CodeDocumentNotJSON, ""},
		{"leading zero", `{"layers": [], "fps": 030}`, videojson.CodeDocumentNotJSON, ""},
		{"control character", "{\"layers\": [], \"name\": \"a\nb\"}", videojson.CodeDocumentNotJSON, ""},
		{"not UTF-8", "{\"layers\": [], \"name\": \"\xff\"}", videojson.CodeDocumentNotUTF8, ""},
		{"half of a pair", `{"layers": [], "name": "\ud83d"}`, videojson.CodeTextLoneSurrogate, "/name"},
		{"infinite", `{"layers": [], "duration": 1e999}`, videojson.CodeNumberNotFinite, "/duration"},
		{"twice", `{"layers": [], "name": "a", "name": "b"}`, videojson.CodeNameDuplicate, "/name"},
		{"a list", `[]`, videojson.CodeValueType, ""},
		{"null", `null`, videojson.CodeValueNull, ""},
		{"no layers", `{}`, videojson.CodePropertyMissing, ""},
		{"misspelt", `{"layers": [], "widht": 5}`, videojson.CodePropertyUnknown, "/widht"},
		{"too deep", strings.Repeat("[", 300), videojson.CodeNestingTooDeep, strings.Repeat("/0", 257)},
	}
	for _, example := range cases {
		t.Run(example.name, func(t *testing.T) {
			video, err := videojson.Parse([]byte(example.text))
			if video != nil {
				t.Error("there is a video")
			}
			wantCode(t, err, example.code, example.pointer)
		})
	}
}

func TestIssueTellsHowToMend(t *testing.T) {
	issues := videojson.Validate([]byte(`{"layers": [{"type": "text", "text": "a", "fontsize": 5}]}`))
	want := `PROPERTY_UNKNOWN /layers/0/fontsize: There is no property "fontsize" in a text layer. ` +
		`Did you mean "fontSize"? Correct its spelling, or remove it; data of your own belongs under "metadata".`
	if len(issues) != 1 || issues[0].String() != want {
		t.Errorf("got %v, want %s", issues, want)
	}
}

func TestDocumentAsStructLiteral(t *testing.T) {
	video := &videojson.Video{
		Width: videojson.Int(640),
		FPS:   videojson.FPSRatio("30000/1001"),
		Layers: []videojson.Layer{
			&videojson.ShapeLayer{
				ShapeType: videojson.ShapeTypeEllipse,
				StartTime: "15f",
				Width:     videojson.Px(40),
				Height:    videojson.Percent(12.5),
				Fill: &videojson.RadialGradient{Stops: []videojson.GradientStop{
					{Offset: 0, Color: "#FFF"}, {Offset: 1, Color: "#000"},
				}},
				Scale:    videojson.Vector2{1, 0.5},
				Rotation: videojson.Number(45),
				Effects:  []videojson.Effect{&videojson.GlowEffect{Radius: videojson.Float(2)}},
				Keyframes: &videojson.ShapeLayerKeyframes{Opacity: []videojson.NumberKeyframe{
					{Time: "0s", Value: 0, Easing: &videojson.SpringEasing{}}, {Time: "500ms", Value: 1},
				}},
				Metadata: videojson.Metadata{"order": 7, "tags": []string{"a"}, "none": nil},
			},
		},
	}
	want := `{"fps":"30000/1001","layers":[{"effects":[{"effect":"glow","radius":2}],` +
		`"fill":{"stops":[{"color":"#FFF","offset":0},{"color":"#000","offset":1}],"type":"radial"},"height":"12.5%",` +
		`"keyframes":{"opacity":[{"easing":{"type":"spring"},"time":0,"value":0},{"time":0.5,"value":1}]},` +
		`"metadata":{"none":null,"order":7,"tags":["a"]},"rotation":45,"scale":[1,0.5],"shapeType":"ellipse",` +
		`"startTime":0.5005,"type":"shape","width":"40px"}],"version":"1.0","width":640}`
	text, err := video.JSON()
	if err != nil || string(text) != want {
		t.Fatalf("got %s, %v\nwant %s", text, err, want)
	}
	if issues := video.Validate(); len(issues) != 0 {
		t.Errorf("got issues %v", issues)
	}
	plain, err := json.Marshal(video)
	if err != nil {
		t.Fatal(err)
	}
	read := &videojson.Video{}
	if err := json.Unmarshal(plain, read); err != nil {
		t.Fatal(err)
	}
	if text, err := read.JSON(); err != nil || string(text) != want {
		t.Errorf("by way of encoding/json it is %s, %v", text, err)
	}
}

func TestDocumentIsRefusedWhereItIsWrong(t *testing.T) {
	video := &videojson.Video{Layers: []videojson.Layer{
		&videojson.ImageLayer{},
		&videojson.TextLayer{TextAlign: "middle", Opacity: videojson.Float(2), Color: videojson.Color("red")},
		&videojson.ShapeLayer{ShapeType: videojson.ShapeTypePolygon, Sides: videojson.Int(2)},
	}}
	want := []place{
		{videojson.CodePropertyMissing, "/layers/0"},
		{videojson.CodeValueRange, "/layers/1/opacity"},
		{videojson.CodeValueFormat, "/layers/1/color"},
		{videojson.CodeValueNotAllowed, "/layers/1/textAlign"},
		{videojson.CodeValueRange, "/layers/2/sides"},
	}
	if got := placesOf(video.Validate()); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if _, err := video.JSON(); err == nil {
		t.Error("it is written all the same")
	}
}

// A value that contains itself ends in an error.
func TestGroupThatContainsItself(t *testing.T) {
	group := &videojson.GroupLayer{}
	group.Layers = []videojson.Layer{group}
	_, err := (&videojson.Video{Layers: group.Layers}).JSON()
	wantCode(t, err, videojson.CodeNestingTooDeep, "")
}

func TestCanonicalJSON(t *testing.T) {
	cases := []struct {
		name  string
		value any
		want  string
	}{
		{"nothing for HTML", "<&>\u2028", "\"<&>\u2028\""},
		{"control characters", "\x00\b\t\n\f\r\x1f\"\\/\x7f", "\"\\u0000\\b\\t\\n\\f\\r\\u001f\\\"\\\\/\x7f\""},
		{"order by UTF-16", map[string]any{"\uffee": 1, "😀": 2, "é": 3, "a": 4}, `{"a":4,"é":3,"😀":2,"` + "\uffee" + `":1}`},
		{"numbers", []any{0.1, 1e21, 1e-7, 123456789012345680000.0, 1e-6, 5e-324, math.Copysign(0, -1), 100}, `[0.1,1e+21,1e-7,123456789012345680000,0.000001,5e-324,0,100]`},
		{"types of Go", struct {
			A []int `json:"a"`
		}{[]int{1}}, `{"a":[1]}`},
	}
	for _, example := range cases {
		t.Run(example.name, func(t *testing.T) {
			if got, err := videojson.CanonicalJSON(example.value); err != nil || string(got) != example.want {
				t.Errorf("got %s, %v, want %s", got, err, example.want)
			}
		})
	}
	for name, value := range map[string]any{"channel": make(chan int), "function": func() {}} {
		t.Run(name, func(t *testing.T) {
			_, err := videojson.CanonicalJSON(value)
			wantCode(t, err, videojson.CodeValueType, "")
		})
	}
	t.Run("text that is not Unicode", func(t *testing.T) {
		_, err := videojson.CanonicalJSON([]any{"\xff"})
		wantCode(t, err, videojson.CodeTextLoneSurrogate, "/0")
	})
}

// Whatever is given, there is a document or an error, and canonical text of canonical text is itself.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"layers": [{"type": "text", "text": "a", "opacity": 0.5, "startTime": 1e-7}]}`))
	f.Add([]byte(`{"layers": [{"type": "group", "layers": [{"type": "audio", "source": "a.mp3"}]}], "metadata": {"\ud83d\ude00": [1e22, null]}}`))
	f.Add([]byte(`{"layers": [{"type": "shape", "shapeType": "path", "path": "M 0 0 L"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		video, err := videojson.Parse(text)
		if err != nil {
			return
		}
		once, err := video.JSON()
		if err != nil {
			t.Fatalf("%s is valid, but its normal form is not: %v", text, err)
		}
		again, err := videojson.Parse(once)
		if err != nil {
			t.Fatal(err)
		}
		if twice, err := again.JSON(); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%s becomes %s, %v", once, twice, err)
		}
	})
}

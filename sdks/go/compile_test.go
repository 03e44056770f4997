package videojson_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// inModule runs the go command on programs of their own module, which uses this one as it stands here.
func inModule(t *testing.T, programs map[string]string, arguments ...string) (string, error) {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	module := fmt.Sprintf("module example\n\ngo 1.24\n\nrequire videojson v0.0.0\n\nreplace videojson => %q\n", here)
	programs["go.mod"] = module
	for name, text := range programs {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command("go", arguments...)
	command.Dir = folder
	output, err := command.CombinedOutput()
	return string(output), err
}

// What the types can refuse does not compile.
func TestWrongUseDoesNotCompile(t *testing.T) {
	cases := map[string]struct{ line, want string }{
		"misspelt property":          {`v.AddText(videojson.TextLayer{Text: "a", FontSzie: videojson.Em(5)})`, "unknown field FontSzie"},
		"wrong type":                 {`v.AddText(videojson.TextLayer{Text: 5})`, "cannot use 5"},
		"length without a unit":      {`v.AddText(videojson.TextLayer{FontSize: "5px"})`, "does not implement videojson.NonNegativeLength"},
		"unknown word":               {`v.AddText(videojson.TextLayer{TextAlign: videojson.TextAlignMiddle})`, "undefined: videojson.TextAlignMiddle"},
		"word of another list":       {`v.AddText(videojson.TextLayer{TextAlign: videojson.VerticalAlignTop})`, "cannot use videojson.VerticalAlignTop"},
		"half a pixel":               {`_ = videojson.Settings{Width: videojson.Int(10.5)}`, "truncated"},
		"animated for ever the same": {`v.AddText(videojson.TextLayer{}).Animate(videojson.TextValues{Matte: nil}, videojson.TextValues{})`, "unknown field Matte"},
		"opacity of a sound":         {`v.AddAudio(videojson.AudioLayer{}).Animate(videojson.AudioValues{Opacity: nil}, videojson.AudioValues{})`, "unknown field Opacity"},
		"moved in time":              {`v.AddText(videojson.TextLayer{}).Set(videojson.TextProperties{StartTime: "1s"})`, "unknown field StartTime"},
		"effect of a sound":          {`v.AddAudio(videojson.AudioLayer{}).AddEffect(&videojson.GlowEffect{})`, "AddEffect undefined"},
		"typewriter of a picture":    {`v.AddImage(videojson.ImageLayer{}).TransitionIn(&videojson.TypewriterTransition{})`, "does not implement"},
		"effect's parameter":         {`_ = videojson.GlowEffect{Size: nil}`, "unknown field Size"},
		"gradient nobody has":        {`_ = videojson.MeshGradient{}`, "undefined: videojson.MeshGradient"},
		"point of one number":        {`_ = videojson.Vector2{1, 2, 3}`, "out of bounds"},
	}
	programs := map[string]string{}
	folders := map[string]string{}
	for name, example := range cases {
		folder := strings.ReplaceAll(name, " ", "_")
		folder = strings.ReplaceAll(folder, "'", "")
		folders[name] = folder
		programs[folder+"/main.go"] = "package main\n\nimport \"videojson\"\n\n" +
			"func main() {\n\tv := videojson.New(videojson.Settings{})\n\t" + example.line + "\n\t_ = v\n}\n"
	}
	output, err := inModule(t, programs, "build", "./...")
	if err == nil {
		t.Fatal("everything compiles")
	}
	for name, example := range cases {
		t.Run(name, func(t *testing.T) {
			pattern := regexp.MustCompile(regexp.QuoteMeta(folders[name]) + `/main\.go:.*` + regexp.QuoteMeta(example.want))
			if !pattern.MatchString(output) {
				t.Errorf("%q is missing from\n%s", example.want, output)
			}
		})
	}
}

var program = regexp.MustCompile("(?s)```go\n(package main\n.*?)```")

// The programs of the README run, and the first of them is short.
func TestReadme(t *testing.T) {
	matches := program.FindAllStringSubmatch(string(readFile(t, "README.md")), -1)
	if len(matches) == 0 {
		t.Fatal("there is no program")
	}
	first := matches[0][1]
	if lines := strings.Count(first, "\n"); lines > 15 || !strings.Contains(first, "Render(") {
		t.Errorf("the first has %d lines:\n%s", lines, first)
	}
	useStandIn(t)
	for index, match := range matches {
		t.Run(fmt.Sprint(index), func(t *testing.T) {
			if output, err := inModule(t, map[string]string{"main.go": match[1]}, "run", "."); err != nil {
				t.Errorf("%v\n%s", err, output)
			}
		})
	}
}

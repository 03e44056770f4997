package videojson_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"videojson"
)

// standInVariable makes this test program a command that answers as videoflow does, so that the client
// is tested without rendering. The name of the document says what happens.
const standInVariable = "VIDEOJSON_TEST_STAND_IN"

func TestMain(m *testing.M) {
	if os.Getenv(standInVariable) != "" {
		os.Exit(standIn(os.Args[1:]))
	}
	os.Exit(m.Run())
}

func standIn(arguments []string) int {
	text, _ := io.ReadAll(os.Stdin)
	var document struct{ Name string }
	if err := json.Unmarshal(text, &document); err != nil {
		return 1
	}
	valueOf := func(option string) string { return arguments[slices.Index(arguments, option)+1] }
	switch document.Name {
	case "crash":
		fmt.Fprintln(os.Stderr, "TypeError: something broke")
		return 1
	case "nonsense":
		fmt.Println("done")
		return 0
	case "refused":
		fmt.Println(`{"issues":[{"code":"FONT_UNKNOWN","severity":"error","pointer":"/layers/0/fontFamily",` +
			`"message":"There is no font.","fix":"Take another.","suggestions":["Inter"]}]}`)
		return 4
	}
	if slices.Contains(arguments, "frame") {
		fmt.Print("\x89PNG frame " + valueOf("--frame"))
		return 0
	}
	output := bufio.NewWriter(os.Stderr)
	for done := 1; done <= 3; done++ {
		fmt.Fprintf(output, `{"progress":{"frames":%d,"frameCount":3}}`+"\n", done)
		_ = output.Flush()
		if document.Name == "slow" {
			time.Sleep(time.Minute)
		}
	}
	path := valueOf("--output")
	if err := os.WriteFile(path, []byte(strings.Join(arguments, " ")), 0o600); err != nil {
		return 1
	}
	answer, _ := json.Marshal(map[string]any{"output": path, "bytes": 12, "frames": 3, "seconds": 0.5, "issues": []any{}})
	fmt.Println(string(answer))
	return 0
}

// useStandIn makes the stand-in the videoflow command of this test.
func useStandIn(t *testing.T) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(standInVariable, "1")
	t.Setenv("VIDEOFLOW_COMMAND", "'"+program+"'")
}

func project(name string) *videojson.Flow {
	v := videojson.New(videojson.Settings{Name: videojson.String(name)})
	v.AddText(videojson.TextLayer{Text: "Hello"})
	return v.Wait("1s")
}

func TestRender(t *testing.T) {
	useStandIn(t)
	var seen []videojson.Progress
	output := filepath.Join(t.TempDir(), "out.mp4")
	result, err := videojson.Render(context.Background(), project("fine"), output,
		videojson.WithQuality(videojson.QualityHigh), videojson.WithWorkers(2),
		videojson.WithProgress(func(progress videojson.Progress) { seen = append(seen, progress) }))
	if err != nil {
		t.Fatal(err)
	}
	if result.Path != output || result.Bytes != 12 || result.Frames != 3 || result.Took != 500*time.Millisecond {
		t.Errorf("got %+v", result)
	}
	if want := []videojson.Progress{{1, 3}, {2, 3}, {3, 3}}; !slices.Equal(seen, want) || seen[2].Fraction() != 1 {
		t.Errorf("got progress %v, want %v", seen, want)
	}
	want := "--json render - --output " + output + " --quality high --progress --workers 2"
	if got := string(readFile(t, output)); got != want {
		t.Errorf("the command was given %s, want %s", got, want)
	}
}

func TestFrame(t *testing.T) {
	useStandIn(t)
	video, err := project("fine").Compile()
	if err != nil {
		t.Fatal(err)
	}
	picture, err := videojson.Frame(context.Background(), video, 15)
	if err != nil || string(picture) != "\x89PNG frame 15" {
		t.Errorf("got %q, %v", picture, err)
	}
}

func TestRenderErrors(t *testing.T) {
	useStandIn(t)
	output := filepath.Join(t.TempDir(), "out.mp4")
	for name, want := range map[string]place{
		"refused":  {videojson.CodeFontUnknown, "/layers/0/fontFamily"},
		"crash":    {videojson.CodeInternal, ""},
		"nonsense": {videojson.CodeInternal, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := videojson.Render(context.Background(), project(name), output)
			wantCode(t, err, want.Code, want.Pointer)
			if name == "crash" && !strings.Contains(err.Error(), "something broke") {
				t.Errorf("the reason is missing from %v", err)
			}
		})
	}
	t.Run("invalid document", func(t *testing.T) {
		v := project("fine")
		v.AddImage(videojson.ImageLayer{})
		_, err := videojson.Render(context.Background(), v, output, videojson.WithCommand("/no/such/command"))
		wantCode(t, err, videojson.CodePropertyMissing, "/layers/1")
	})
	t.Run("no command", func(t *testing.T) {
		_, err := videojson.Render(context.Background(), project("fine"), output, videojson.WithCommand("/no/such/command"))
		wantCode(t, err, videojson.CodeRendererMissing, "")
		if !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%v does not wrap its cause", err)
		}
	})
	t.Run("nothing installed", func(t *testing.T) {
		t.Setenv("VIDEOFLOW_COMMAND", "")
		t.Setenv("PATH", t.TempDir())
		t.Chdir(t.TempDir())
		_, err := videojson.Render(context.Background(), project("fine"), output)
		wantCode(t, err, videojson.CodeRendererMissing, "")
	})
}

func TestRenderEndsWithItsContext(t *testing.T) {
	useStandIn(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err := videojson.Render(ctx, project("slow"), filepath.Join(t.TempDir(), "out.mp4"),
		videojson.WithProgress(func(videojson.Progress) { cancel() }))
	wantCode(t, err, videojson.CodeAborted, "")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v does not wrap the error of the context", err)
	}
}

// The real command of this repository, where it is built.
func TestRenderForReal(t *testing.T) {
	command, err := filepath.Abs(filepath.Join(repository, "apps/cli/dist/main.js"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(command); err != nil {
		missing(t, "the videoflow command is not built")
	}
	if _, err := exec.LookPath("node"); err != nil {
		missing(t, "node is missing")
	}
	with := videojson.WithCommand("node", command)
	v := videojson.New(videojson.Settings{Width: videojson.Int(270), Height: videojson.Int(480)})
	v.AddText(videojson.TextLayer{Text: "Your Weekly Stats", FontSize: videojson.Em(6)}).FadeIn("250ms")
	v.Wait("250ms")
	var last videojson.Progress
	result, err := videojson.Render(context.Background(), v, filepath.Join(t.TempDir(), "digest.mp4"), with,
		videojson.WithProgress(func(progress videojson.Progress) { last = progress }))
	if err != nil {
		t.Fatal(err)
	}
	file := readFile(t, result.Path)
	if result.Frames != 15 || result.Bytes != int64(len(file)) || !bytes.Equal(file[4:8], []byte("ftyp")) {
		t.Errorf("got %+v", result)
	}
	if want := (videojson.Progress{Frames: 15, FrameCount: 15}); last != want {
		t.Errorf("got progress %v, want %v", last, want)
	}
	picture, err := videojson.Frame(context.Background(), v, 7, with)
	if err != nil || !bytes.HasPrefix(picture, []byte("\x89PNG")) {
		t.Errorf("got no picture: %v", err)
	}
	v.AddText(videojson.TextLayer{Text: "a", FontFamily: videojson.String("Nobody's Font")})
	_, err = videojson.Frame(context.Background(), v, 0, with)
	wantCode(t, err, videojson.CodeFontUnknown, "/layers/1/fontFamily")
}

// missing skips a test that needs what is not on this machine; in CI everything has to be there.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

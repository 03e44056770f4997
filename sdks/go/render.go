package videojson

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Rendering is a video that has been rendered.
type Rendering struct {
	// The file.
	Path string
	// Size of the file.
	Bytes int64
	// Number of frames.
	Frames int
	// How long it took.
	Took time.Duration
	// What may be wrong with the document, though it was rendered.
	Warnings []Issue
}

// Progress is how far a rendering is.
type Progress struct {
	// Frames that are done.
	Frames int `json:"frames"`
	// Frames of the whole video.
	FrameCount int `json:"frameCount"`
}

// Fraction is the part that is done, 0 to 1.
func (p Progress) Fraction() float64 {
	return float64(p.Frames) / float64(p.FrameCount)
}

// Quality is picture quality.
type Quality string

// The qualities. Default: [QualityMedium].
const (
	QualityLow    Quality = "low"
	QualityMedium Quality = "medium"
	QualityHigh   Quality = "high"
)

// RenderOption says how to render.
type RenderOption func(*renderOptions)

type renderOptions struct {
	quality    Quality
	workers    int
	onProgress func(Progress)
	command    []string
}

// WithQuality is the picture quality.
func WithQuality(quality Quality) RenderOption {
	return func(options *renderOptions) { options.quality = quality }
}

// WithWorkers is how many threads render; the file is the same for any number. Default: as many as the
// machine has use for.
func WithWorkers(count int) RenderOption {
	return func(options *renderOptions) { options.workers = count }
}

// WithProgress is called as frames are done, one call at a time, from a goroutine other than that of the
// caller. It is not called any more when [Render] has returned.
func WithProgress(tell func(Progress)) RenderOption {
	return func(options *renderOptions) { options.onProgress = tell }
}

// WithCommand is the videoflow command as a list of words. Default: the environment variable
// VIDEOFLOW_COMMAND, else videoflow on the PATH, else in node_modules here or above.
func WithCommand(words ...string) RenderOption {
	return func(options *renderOptions) { options.command = words }
}

// Render renders a document to an MP4 file, which appears when it is whole. Paths of media in the
// document are relative to the current directory.
//
// The error is an [*Error]: the issues of the document, or whatever the command reports;
// RENDERER_MISSING without a command. When the context is done the rendering is ended, and the error
// wraps that of the context.
func Render(ctx context.Context, document Document, output string, options ...RenderOption) (*Rendering, error) {
	given := renderOptions{quality: QualityMedium}
	for _, option := range options {
		option(&given)
	}
	arguments := []string{"render", "-", "--output", output, "--quality", string(given.quality), "--progress"}
	if given.workers != 0 {
		arguments = append(arguments, "--workers", strconv.Itoa(given.workers))
	}
	answer, err := given.run(ctx, document, arguments)
	if err != nil {
		return nil, err
	}
	var result struct {
		Output  string
		Bytes   int64
		Frames  int
		Seconds float64
		Issues  []Issue
	}
	if err := json.Unmarshal(answer, &result); err != nil {
		return nil, commandFailure("its answer cannot be read", err)
	}
	took := time.Duration(result.Seconds * float64(time.Second))
	return &Rendering{result.Output, result.Bytes, result.Frames, took, result.Issues}, nil
}

// Frame renders one frame, counted from 0, to a PNG picture. Of the options only [WithCommand] matters.
// Errors as [Render].
func Frame(ctx context.Context, document Document, frame int, options ...RenderOption) ([]byte, error) {
	given := renderOptions{}
	for _, option := range options {
		option(&given)
	}
	return given.run(ctx, document, []string{"frame", "-", "--frame", strconv.Itoa(frame), "--output", "-"})
}

// How long a command that has been asked to end may take.
const patience = 5 * time.Second

// run gives the document to the command, and what the command writes to its standard output.
func (o renderOptions) run(ctx context.Context, document Document, arguments []string) ([]byte, error) {
	text, err := document.JSON()
	if err != nil {
		return nil, err
	}
	words, err := o.findCommand()
	if err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, words[0], append(append(words[1:len(words):len(words)], "--json"), arguments...)...)
	var answer bytes.Buffer
	spoken := &progressReader{tell: o.onProgress}
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(text), &answer, spoken
	command.WaitDelay = patience
	command.Cancel = func() error {
		// Where there are no signals, the process is killed.
		if err := command.Process.Signal(os.Interrupt); err == nil || errors.Is(err, os.ErrProcessDone) {
			return err
		}
		return command.Process.Kill()
	}
	err = command.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return answer.Bytes(), nil
	case ctx.Err() != nil:
		return nil, &Error{[]Issue{newIssue(CodeAborted, "", nil)}, context.Cause(ctx)}
	case errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) || errors.Is(err, os.ErrPermission):
		return nil, commandMissing(err)
	case !errors.As(err, &exit):
		return nil, commandFailure(err.Error(), err)
	}
	var refusal struct{ Issues []Issue }
	if json.Unmarshal(answer.Bytes(), &refusal) == nil && len(refusal.Issues) > 0 {
		return nil, &Error{refusal.Issues, err}
	}
	return nil, commandFailure(cmp.Or(spoken.lastLine(), err.Error()), err)
}

func commandMissing(cause error) error {
	return &Error{[]Issue{newIssue(CodeRendererMissing, "", parameters{"package": "@videoflow/cli"})}, cause}
}

func commandFailure(reason string, cause error) error {
	given := parameters{"reason": fmt.Sprintf("the videoflow command failed (%s)", reason)}
	return &Error{[]Issue{newIssue(CodeInternal, "", given)}, cause}
}

// progressReader reads what the command writes to its standard error: lines that tell progress, and
// others, of which the last is kept.
type progressReader struct {
	tell    func(Progress)
	pending []byte
	last    string
}

func (r *progressReader) Write(text []byte) (int, error) {
	r.pending = append(r.pending, text...)
	for {
		line, rest, found := bytes.Cut(r.pending, []byte("\n"))
		if !found {
			return len(text), nil
		}
		r.pending = rest
		r.line(line)
	}
}

func (r *progressReader) line(line []byte) {
	var told struct{ Progress *Progress }
	if bytes.HasPrefix(line, []byte(`{"progress"`)) && json.Unmarshal(line, &told) == nil && told.Progress != nil {
		if r.tell != nil {
			r.tell(*told.Progress)
		}
	} else if text := strings.TrimSpace(string(line)); text != "" {
		r.last = text
	}
}

func (r *progressReader) lastLine() string {
	r.line(r.pending)
	return r.last
}

func (o renderOptions) findCommand() ([]string, error) {
	if len(o.command) > 0 {
		return o.command, nil
	}
	if words := splitWords(os.Getenv("VIDEOFLOW_COMMAND")); len(words) > 0 {
		return words, nil
	}
	found, err := exec.LookPath("videoflow")
	if err == nil {
		return []string{found}, nil
	}
	folder, _ := os.Getwd()
	for folder != "" {
		local := filepath.Join(folder, "node_modules", ".bin", "videoflow")
		if found, err := exec.LookPath(local); err == nil {
			return []string{found}, nil
		}
		if folder == filepath.Dir(folder) {
			break
		}
		folder = filepath.Dir(folder)
	}
	return nil, commandMissing(err)
}

// splitWords takes a command apart at spaces; quotes, single or double, keep words together.
func splitWords(text string) []string {
	var words []string
	var word strings.Builder
	quote, isOpen := rune(0), false
	for _, character := range text {
		switch {
		case quote != 0 && character == quote:
			quote = 0
		case quote == 0 && (character == '"' || character == '\''):
			quote, isOpen = character, true
		case quote == 0 && strings.ContainsRune(" \t\n", character):
			if isOpen {
				words = append(words, word.String())
			}
			word.Reset()
			isOpen = false
		default:
			word.WriteRune(character)
			isOpen = true
		}
	}
	if isOpen {
		words = append(words, word.String())
	}
	return words
}

// The harness of the Go SDK: it reads requests as JSON lines and answers each on one line. The protocol
// is described in conformance/builders/README.md. Only the public API of the SDK is used.
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"videojson"
)

type request struct {
	ID       string   `json:"id"`
	Program  *program `json:"program"`
	Document *string  `json:"document"`
	Doubles  *doubles `json:"doubles"`
}

type response struct {
	ID     string  `json:"id"`
	JSON   *string `json:"json,omitempty"`
	SHA256 string  `json:"sha256,omitempty"`
	Errors []place `json:"errors,omitempty"`
	Static string  `json:"static,omitempty"`
}

type place struct {
	Code    videojson.Code `json:"code"`
	Pointer string         `json:"pointer"`
}

// staticError is why the types of Go cannot say a program.
type staticError struct{ reason string }

func (e staticError) Error() string { return e.reason }

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(input io.Reader, output io.Writer) error {
	reader := bufio.NewReader(input)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 0 {
			answer, err := answer(line)
			if err != nil {
				return err
			}
			text, err := json.Marshal(answer)
			if err != nil {
				return err
			}
			if _, err := output.Write(append(text, '\n')); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func answer(line []byte) (*response, error) {
	var request request
	if err := json.Unmarshal(line, &request); err != nil {
		return nil, err
	}
	answer := &response{ID: request.ID}
	text, err := request.run(answer)
	var refusal *videojson.Error
	var static staticError
	switch {
	case errors.As(err, &static):
		answer.Static = static.reason
	case errors.As(err, &refusal):
		for _, issue := range refusal.Issues {
			answer.Errors = append(answer.Errors, place{issue.Code, issue.Pointer})
		}
	case err != nil:
		return nil, fmt.Errorf("%s: %w", request.ID, err)
	case answer.SHA256 == "":
		answer.JSON = &text
	}
	return answer, nil
}

func (r request) run(answer *response) (string, error) {
	switch {
	case r.Program != nil:
		text, err := r.Program.compile()
		return string(text), err
	case r.Document != nil:
		video, err := videojson.Parse([]byte(*r.Document))
		if err != nil {
			return "", err
		}
		text, err := video.JSON()
		return string(text), err
	}
	text, err := videojson.CanonicalJSON(r.Doubles.list())
	digest := sha256.Sum256(text)
	answer.SHA256 = hex.EncodeToString(digest[:])
	return "", err
}

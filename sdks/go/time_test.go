package videojson_test

import (
	"math"
	"testing"
	"time"

	"videojson"
)

func TestParseTime(t *testing.T) {
	ntsc := videojson.FPSRatio("30000/1001")
	cases := []struct {
		text videojson.Time
		fps  videojson.FPS
		want time.Duration
	}{
		{"5", nil, 5 * time.Second},
		{" 1.5 s\t", nil, 1500 * time.Millisecond},
		{"500ms", nil, 500 * time.Millisecond},
		{"-2m", nil, -2 * time.Minute},
		{".5h", nil, 30 * time.Minute},
		{"120f", nil, 4 * time.Second},
		{"1f", ntsc, 33367 * time.Microsecond},
		{"24f", videojson.Number(23.976), 1001001 * time.Microsecond},
		{"1:30", nil, 90 * time.Second},
		{"01:02:30.25", nil, time.Hour + 2*time.Minute + 30250*time.Millisecond},
		{"00:00:01:15", nil, 1500 * time.Millisecond},
		{"0.0000005", nil, time.Microsecond},
		{"0.00000049999", nil, 0},
		{videojson.Seconds(0.1 + 0.2), nil, 300 * time.Millisecond},
		{videojson.Seconds(-1.25), nil, -1250 * time.Millisecond},
		{videojson.Seconds(5e-7), nil, time.Microsecond},
		{videojson.Frames(15), nil, 500 * time.Millisecond},
		{videojson.Span(1500 * time.Millisecond), nil, 1500 * time.Millisecond},
	}
	for _, example := range cases {
		t.Run(string(example.text), func(t *testing.T) {
			if got, err := videojson.ParseTime(example.text, example.fps); err != nil || got != example.want {
				t.Errorf("got %v, %v, want %v", got, err, example.want)
			}
		})
	}
}

func TestParseTimeRefuses(t *testing.T) {
	texts := []videojson.Time{
		"", "soon", "5S", "1e3", "1.5f", "1:60", "1:60:00", "00:00:01:30", "1:2:3:4:5", "finish", "5 5",
		videojson.Seconds(math.NaN()), videojson.Seconds(math.Inf(1)), videojson.Seconds(1e9 + 1),
	}
	for _, text := range texts {
		t.Run(string(text), func(t *testing.T) {
			_, err := videojson.ParseTime(text, nil)
			wantCode(t, err, videojson.CodeTimeInvalid, "")
		})
	}
	_, err := videojson.ParseTime("1f", videojson.Number(0))
	wantCode(t, err, videojson.CodeFPSInvalid, "")
}

package videojson_test

import (
	"bytes"
	"log/slog"
	"math"
	"strings"
	"testing"

	"videojson"
)

// Each program is wrong at run time; the codes and pointers are those of every SDK.
func TestMisuse(t *testing.T) {
	cases := []struct {
		name    string
		program func(v *videojson.Flow)
		code    videojson.Code
		pointer string
	}{
		{"no time", func(v *videojson.Flow) { v.Wait("soon") }, videojson.CodeTimeInvalid, ""},
		{"back in time", func(v *videojson.Flow) { v.Wait("-1s") }, videojson.CodeBuilderCallInvalid, ""},
		{"start before the parent", func(v *videojson.Flow) {
			v.AddText(videojson.TextLayer{StartTime: "-1s"})
		}, videojson.CodeBuilderCallInvalid, ""},
		{"layers of a group given", func(v *videojson.Flow) {
			v.Group(videojson.GroupLayer{Layers: []videojson.Layer{&videojson.TextLayer{}}}, nil)
		}, videojson.CodeBuilderCallInvalid, ""},
		{"keyframe without a time", func(v *videojson.Flow) {
			v.AddText(videojson.TextLayer{Keyframes: &videojson.TextLayerKeyframes{
				Opacity: []videojson.NumberKeyframe{{Value: 1}},
			}})
		}, videojson.CodeBuilderCallInvalid, ""},
		{"unknown end", func(v *videojson.Flow) {
			v.AddText(videojson.TextLayer{}, videojson.WaitFor(videojson.Finish))
		}, videojson.CodeBuilderCallInvalid, ""},
		{"no index", func(v *videojson.Flow) {
			v.AddText(videojson.TextLayer{}, videojson.Index(math.NaN()))
		}, videojson.CodeBuilderCallInvalid, ""},
		{"no transition", func(v *videojson.Flow) {
			v.AddText(videojson.TextLayer{}).TransitionIn(nil)
		}, videojson.CodeBuilderCallInvalid, ""},
		{"no effect", func(v *videojson.Flow) {
			v.AddText(videojson.TextLayer{}).AddEffect(nil)
		}, videojson.CodeBuilderCallInvalid, ""},
		{"a value nobody gave", func(v *videojson.Flow) {
			v.AddImage(videojson.ImageLayer{Source: "a.png"}).
				Animate(videojson.ImageValues{}, videojson.ImageValues{Width: videojson.Em(5)})
		}, videojson.CodeBuilderCallInvalid, ""},
		{"an outline that changes", func(v *videojson.Flow) {
			shape := v.AddShape(videojson.ShapeLayer{ShapeType: videojson.ShapeTypePath, Path: videojson.String("M0 0H1")})
			v.Wait("1s")
			shape.Set(videojson.ShapeProperties{Path: videojson.String("M0 0V1")})
		}, videojson.CodeKeyframeNotAnimatable, ""},
		{"after the removal", func(v *videojson.Flow) {
			title := v.AddText(videojson.TextLayer{})
			v.Wait("1s")
			title.Remove("").Hide()
		}, videojson.CodeBuilderCallInvalid, ""},
		{"compiled in a group", func(v *videojson.Flow) {
			v.Group(videojson.GroupLayer{}, func(*videojson.GroupHandle) { _, _ = v.Compile() })
		}, videojson.CodeBuilderCallInvalid, ""},
		{"source missing", func(v *videojson.Flow) {
			v.AddImage(videojson.ImageLayer{})
		}, videojson.CodePropertyMissing, "/layers/0"},
		{"out of range", func(v *videojson.Flow) {
			v.AddText(videojson.TextLayer{}).FadeIn("").Animate(
				videojson.TextValues{}, videojson.TextValues{Opacity: videojson.Float(2)})
		}, videojson.CodeValueRange, "/layers/0/keyframes/opacity/2/value"},
		{"unknown easing", func(v *videojson.Flow) {
			v.AddText(videojson.TextLayer{}).FadeIn("1s", videojson.Eased(videojson.EasingName("bounce")))
		}, videojson.CodeEasingUnknown, "/layers/0/keyframes/opacity/0/easing"},
		{"not finite", func(v *videojson.Flow) {
			v.AddText(videojson.TextLayer{Opacity: videojson.Float(math.NaN())})
		}, videojson.CodeNumberNotFinite, "/layers/0/opacity"},
		{"not Unicode", func(v *videojson.Flow) {
			v.AddText(videojson.TextLayer{Text: "\xff"})
		}, videojson.CodeTextLoneSurrogate, "/layers/0/text"},
	}
	for _, example := range cases {
		t.Run(example.name, func(t *testing.T) {
			v := videojson.New(videojson.Settings{})
			example.program(v)
			_, err := v.Compile()
			wantCode(t, err, example.code, example.pointer)
		})
	}
}

// After the first error calls do nothing, and the error stays.
func TestTheFirstErrorStays(t *testing.T) {
	v := videojson.New(videojson.Settings{FPS: videojson.Number(0)})
	wantCode(t, v.Err(), videojson.CodeFPSInvalid, "")
	v.Wait("soon")
	title := v.AddText(videojson.TextLayer{})
	title.FadeIn("1s").FadeOut("1s").Show().Set(videojson.TextProperties{}).Remove("")
	title.Animate(videojson.TextValues{}, videojson.TextValues{}).AddEffect(&videojson.GlowEffect{})
	title.TransitionIn(&videojson.FadeTransition{})
	v.Group(videojson.GroupLayer{}, func(group *videojson.GroupHandle) { group.FadeIn("1s") })
	_, err := v.JSON()
	wantCode(t, err, videojson.CodeFPSInvalid, "")
}

// What was given may be changed afterwards.
func TestNothingIsShared(t *testing.T) {
	stops := []videojson.GradientStop{{Offset: 0, Color: "#000"}, {Offset: 1, Color: "#FFF"}}
	metadata := videojson.Metadata{"a": []any{1.0}}
	v := videojson.New(videojson.Settings{})
	v.AddText(videojson.TextLayer{Color: &videojson.LinearGradient{Stops: stops}, Metadata: metadata})
	before, err := v.JSON()
	if err != nil {
		t.Fatal(err)
	}
	stops[0].Color = "#F00"
	metadata["a"].([]any)[0] = 2.0
	if after, err := v.JSON(); err != nil || !bytes.Equal(before, after) {
		t.Errorf("got %s, %v, want %s", after, err, before)
	}
}

// A group whose content panics is closed all the same.
func TestPanicInAGroup(t *testing.T) {
	v := videojson.New(videojson.Settings{})
	func() {
		defer func() { _ = recover() }()
		v.Group(videojson.GroupLayer{}, func(*videojson.GroupHandle) { panic("no") })
	}()
	if _, err := v.Compile(); err != nil {
		t.Error(err)
	}
}

func TestLogger(t *testing.T) {
	var told bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&told, &slog.HandlerOptions{Level: slog.LevelDebug}))
	v := videojson.New(videojson.Settings{Duration: "1s"}, videojson.WithLogger(logger))
	v.Wait("1.5s").AddText(videojson.TextLayer{})
	if _, err := v.Compile(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"msg=Wait() seconds=1.5", "msg=AddText() seconds=1.5", "LAYER_NEVER_SHOWN"} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("%q is missing from\n%s", want, told.String())
		}
	}
}

func BenchmarkThousandLayers(b *testing.B) {
	for b.Loop() {
		v := videojson.New(videojson.Settings{Name: videojson.String("Thousand")})
		for range 1000 {
			title := v.AddText(videojson.TextLayer{
				Text:     "Your Weekly Stats",
				FontSize: videojson.Em(6),
				Color:    videojson.Color("#FF5A1F"),
				Position: videojson.Vector2{0.5, 0.4},
				Duration: "2s",
			})
			title.FadeIn("250ms").FadeOut("250ms")
		}
		if _, err := v.JSON(); err != nil {
			b.Fatal(err)
		}
	}
}

package videojson_test

import (
	"context"
	"errors"
	"fmt"
	"log"

	"videojson"
)

func Example() {
	v := videojson.New(videojson.Settings{Name: videojson.String("Weekly Digest"), Width: videojson.Int(1080)})
	title := v.AddText(videojson.TextLayer{
		Text:     "Your Weekly Stats",
		FontSize: videojson.Em(6),
		Color:    videojson.Color("#FF5A1F"),
		Position: videojson.Vector2{0.5, 0.4},
	})
	title.FadeIn("500ms", videojson.Eased(videojson.EasingLinear))
	v.Wait("4.5s")
	text, err := v.JSON()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
	// Output: {"duration":5,"layers":[{"color":"#FF5A1F","fontSize":6,"keyframes":{"opacity":[{"time":0,"value":0},{"time":0.5,"value":1}]},"position":[0.5,0.4],"text":"Your Weekly Stats","type":"text"}],"name":"Weekly Digest","version":"1.0","width":1080}
}

func ExampleRender() {
	v := videojson.New(videojson.Settings{})
	v.AddText(videojson.TextLayer{Text: "Hello"})
	v.Wait("2s")
	result, err := videojson.Render(context.Background(), v, "hello.mp4",
		videojson.WithProgress(func(progress videojson.Progress) {
			fmt.Printf("\r%3.0f %%", 100*progress.Fraction())
		}))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(result.Path, result.Bytes)
}

func ExampleFlow_Group() {
	v := videojson.New(videojson.Settings{})
	v.Group(videojson.GroupLayer{Name: videojson.String("card")}, func(group *videojson.GroupHandle) {
		v.AddText(videojson.TextLayer{Text: "inside"})
		v.Wait("2s")
	}).FadeOut("1s", videojson.Eased(videojson.EasingEaseIn))
	text, err := v.JSON()
	fmt.Println(string(text), err)
	// Output: {"duration":3,"layers":[{"duration":2,"keyframes":{"opacity":[{"easing":"easeIn","time":2,"value":1},{"time":3,"value":0}]},"layers":[{"text":"inside","type":"text"}],"name":"card","type":"group"}],"version":"1.0"} <nil>
}

func ExampleFlow_Parallel() {
	v := videojson.New(videojson.Settings{})
	v.Parallel(
		func() { v.Wait("1s").AddText(videojson.TextLayer{Text: "after one second"}) },
		func() { v.Wait("3s").AddText(videojson.TextLayer{Text: "after three"}) },
	)
	video, err := v.Compile()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(video.Duration, video.Layers[0].(*videojson.TextLayer).StartTime)
	// Output: 3s 1s
}

func ExampleTextHandle_Animate() {
	v := videojson.New(videojson.Settings{})
	title := v.AddText(videojson.TextLayer{Text: "Hello"})
	title.Animate(
		videojson.TextValues{Scale: videojson.Number(0)},
		videojson.TextValues{Scale: videojson.Number(1)},
		videojson.Over("750ms"), videojson.Eased(&videojson.SpringEasing{Stiffness: videojson.Float(200)}),
	)
	text, err := v.JSON()
	fmt.Println(string(text), err)
	// Output: {"duration":0.75,"layers":[{"keyframes":{"scale":[{"easing":{"stiffness":200,"type":"spring"},"time":0,"value":0},{"time":0.75,"value":1}]},"text":"Hello","type":"text"}],"version":"1.0"} <nil>
}

func ExampleParse() {
	video, err := videojson.Parse([]byte(`{"layers": [{"type": "text", "text": "Hello", "startTime": 0.5}]}`))
	if err != nil {
		log.Fatal(err)
	}
	for _, layer := range video.Layers {
		switch layer := layer.(type) {
		case *videojson.TextLayer:
			fmt.Println(layer.Text, layer.StartTime)
		default:
			fmt.Printf("%T\n", layer)
		}
	}
	// Output: Hello 0.5s
}

func ExampleError() {
	v := videojson.New(videojson.Settings{})
	v.AddText(videojson.TextLayer{Text: "Hello", Opacity: videojson.Float(1.5)})
	_, err := v.Compile()
	var refusal *videojson.Error
	if errors.As(err, &refusal) {
		for _, issue := range refusal.Issues {
			fmt.Println(issue.Code, issue.Pointer)
			fmt.Println(issue.Message)
			fmt.Println(issue.Fix)
		}
	}
	// Output:
	// VALUE_RANGE /layers/0/opacity
	// The value 1.5 is out of range: from 0 to 1 is allowed.
	// Write a value that is from 0 to 1.
}

func ExampleSeconds() {
	fmt.Println(videojson.Seconds(0.1+0.2), videojson.Seconds(90), videojson.Frames(12))
	// Output: 0.3s 90s 12f
}

// Package videojson writes videos as programs.
//
// A [Flow] turns a few lines of Go into a VideoJSON document: plain data that can be stored, diffed,
// sent through a queue, and rendered to the same bytes everywhere. [Render] makes a video of it with
// the videoflow command.
//
//	v := videojson.New(videojson.Settings{Width: videojson.Int(1080), Height: videojson.Int(1920)})
//	title := v.AddText(videojson.TextLayer{Text: "Hello", FontSize: videojson.Em(8)})
//	title.FadeIn("500ms")
//	v.Wait("2s")
//	title.FadeOut("500ms")
//	video, err := v.Compile() // 3 s
//
// # Values that may be left out
//
// Every field of a document that is optional can be told from one that is zero: numbers, booleans and
// plain texts are pointers (see [Float], [Int], [Bool], [String]), structs and arrays too
// (&videojson.Vector2{0.5, 0.5}); unions are interfaces, lists slices; times, colours and names from a
// list of words are strings of which "" is none.
//
// # Errors
//
// Whatever is wrong with a document, a call or a rendering is an [*Error] with every [Issue]: a stable
// code, a JSON Pointer, a sentence that says what is wrong and one that says how to mend it.
package videojson

package videojson

import (
	"regexp"
	"strconv"
	"strings"
)

// checkRules checks every rule that the schema cannot say. The document need not be valid in its
// structure, so that everything wrong is told at once: a rule looks only at what has the types it needs.
func checkRules(document *object, report *report) {
	rules := rules{document, layersOf(document), report}
	rules.version()
	rules.layerCount()
	rules.canvas()
	rules.frameRate()
	rules.identifiers()
	rules.mattes()
	rules.autoDucking()
	rules.keyframeOrder()
	rules.gradients()
	rules.shapes()
	rules.media()
	rules.captions()
	rules.timeline()
}

type rules struct {
	document *object
	layers   []*layerVisit
	report   *report
}

// layerVisit is a layer somewhere in the document.
type layerVisit struct {
	layer   *object
	pointer string
	// 1 for a layer of the document itself, 2 inside a group, …
	depth int
	// Pointer of the list the layer is in.
	list string
}

// layersOf lists all layers in the order of the document, those of a group after the group.
func layersOf(document *object) []*layerVisit {
	var visits []*layerVisit
	var visit func(parent *object, pointer string, depth int)
	visit = func(parent *object, pointer string, depth int) {
		list := pointer + "/layers"
		for index, item := range parent.list("layers") {
			if layer, ok := item.(*object); ok {
				at := entryPointer(list, index)
				visits = append(visits, &layerVisit{layer, at, depth, list})
				visit(layer, at, depth+1)
			}
		}
	}
	visit(document, "", 1)
	return visits
}

// The version of the specification these rules are written for.
const supportedMajor, supportedMinor = 1, 0

var versionForm = regexp.MustCompile(`^([0-9]{1,4})\.([0-9]{1,4})$`)

// version takes a newer minor version with a warning and refuses another major one.
func (r *rules) version() {
	version, ok := r.document.text("version")
	if !ok {
		return
	}
	match := versionForm.FindStringSubmatch(version)
	if match == nil {
		r.report.add(CodeVersionInvalid, "/version", parameters{"version": cut(version)})
		return
	}
	major, _ := strconv.Atoi(match[1])
	minor, _ := strconv.Atoi(match[2])
	supported := strconv.Itoa(supportedMajor) + "." + strconv.Itoa(supportedMinor)
	given := parameters{"version": version, "supported": supported}
	if major != supportedMajor {
		r.report.add(CodeVersionUnsupported, "/version", given)
	} else if minor > supportedMinor {
		r.report.add(CodeVersionNewer, "/version", given)
	}
}

// layerCount limits layers in number over all groups together, and groups in depth.
func (r *rules) layerCount() {
	if len(r.layers) > mostLayers {
		r.report.add(CodeLayersTooMany, "/layers", parameters{"count": len(r.layers), "limit": mostLayers})
	}
	for _, visit := range r.layers {
		if _, isGroup := visit.layer.value("layers").([]any); isGroup && visit.depth > deepestGroup {
			r.report.add(CodeNestingTooDeep, visit.pointer, parameters{"limit": deepestGroup})
			return
		}
	}
}

// canvas limits both sides together; each is limited by the schema.
func (r *rules) canvas() {
	width, ok := r.document.number("width")
	if !ok {
		width = 1920
	}
	height, ok := r.document.number("height")
	if !ok {
		height = 1080
	}
	if pixels := width * height; width > 0 && height > 0 && pixels > mostPixels {
		given := parameters{"width": width, "height": height, "pixels": pixels, "limit": mostPixels}
		r.report.add(CodeCanvasTooLarge, "", given)
	}
}

// frameRate refuses what is no exact ratio above 0 and up to 240 after rounding to thousandths.
func (r *rules) frameRate() {
	if fps := r.document.value("fps"); fps != nil {
		if _, ok := readFrameRate(fps); !ok {
			r.report.add(CodeFPSInvalid, "/fps", parameters{"value": quote(fps)})
		}
	}
}

// identifiers lets an id name one layer of the whole document.
func (r *rules) identifiers() {
	seen := map[string]string{}
	for _, visit := range r.layers {
		id, ok := visit.layer.text("id")
		if !ok {
			continue
		}
		if other, known := seen[id]; known {
			r.report.add(CodeIdentifierDuplicate, visit.pointer+"/id", parameters{"id": id, "other": other})
		} else {
			seen[id] = visit.pointer
		}
	}
}

// shapes wants path data, written in the grammar of SVG, of paths and of no other shapes.
func (r *rules) shapes() {
	for _, visit := range r.layers {
		kind, _ := visit.layer.text("type")
		shape, ok := visit.layer.text("shapeType")
		if kind != "shape" || !ok {
			continue
		}
		path, hasPath := visit.layer.text("path")
		at := visit.pointer + "/path"
		switch {
		case shape != "path" && hasPath:
			reason := `the shape is of type "` + cut(shape) + `"`
			r.report.add(CodePropertyNotApplicable, at, parameters{"property": "path", "reason": reason})
		case shape != "path":
		case visit.layer.find("path") < 0:
			r.report.addMissing(visit.pointer, "path", `a shape of type "path"`)
		case path != "":
			if offset, reason := findPathError(path); reason != "" {
				r.report.add(CodePathInvalid, at, parameters{"offset": offset, "reason": reason})
			}
		}
	}
}

// media wants trimmed media to end after they begin, and sources in a form that can be loaded.
func (r *rules) media() {
	for _, visit := range r.layers {
		r.span(visit.layer, "sourceStart", "sourceEnd", visit.pointer)
		r.source(visit.layer, visit.pointer)
	}
	for index, item := range r.document.list("fonts") {
		if font, ok := item.(*object); ok {
			r.source(font, entryPointer("/fonts", index))
		}
	}
}

var schemeForm = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)

// source refuses schemes other than http, https and data; without a scheme it is a path.
func (r *rules) source(owner *object, pointer string) {
	source, _ := owner.text("source")
	match := schemeForm.FindStringSubmatch(source)
	if match == nil {
		return
	}
	switch strings.ToLower(match[1]) {
	case "http", "https", "data":
	default:
		r.report.add(CodeAssetSourceInvalid, pointer+"/source", parameters{"source": cut(source)})
	}
}

// span wants the second of two times of an object to lie after the first.
func (r *rules) span(owner *object, start, end, pointer string) {
	startValue, hasStart := owner.number(start)
	endValue, hasEnd := owner.number(end)
	if !hasStart || !hasEnd || roundMicroseconds(endValue) > roundMicroseconds(startValue) {
		return
	}
	given := parameters{"start": start, "startValue": startValue, "end": end, "endValue": endValue}
	r.report.add(CodeTimeOrder, pointer+"/"+end, given)
}

// captions wants captions to end after they begin, to follow one another, and to contain the words that
// are timed in them.
func (r *rules) captions() {
	for _, visit := range r.layers {
		previousEnd, hasPrevious := 0.0, false
		for index, item := range visit.layer.list("captions") {
			caption, ok := item.(*object)
			if !ok {
				continue
			}
			at := entryPointer(visit.pointer+"/captions", index)
			startTime, ok := caption.number("startTime")
			if ok && hasPrevious && roundMicroseconds(startTime) < roundMicroseconds(previousEnd) {
				given := parameters{"startTime": startTime, "previousEnd": previousEnd}
				r.report.add(CodeCaptionOverlap, at+"/startTime", given)
			}
			if endTime, ok := caption.number("endTime"); ok {
				previousEnd, hasPrevious = endTime, true
			}
			r.span(caption, "startTime", "endTime", at)
			r.words(caption, at)
		}
	}
}

func (r *rules) words(caption *object, pointer string) {
	text, known := caption.text("caption")
	rest := text
	for index, item := range caption.list("words") {
		entry, ok := item.(*object)
		if !ok {
			continue
		}
		at := entryPointer(pointer+"/words", index)
		r.span(entry, "startTime", "endTime", at)
		word, _ := entry.text("word")
		if word == "" || !known {
			continue
		}
		_, after, found := strings.Cut(rest, word)
		if !found {
			// Where the next word should be is then unknown.
			known = false
			r.report.add(CodeCaptionWordUnknown, at+"/word", parameters{"word": cut(word), "caption": cut(text)})
		}
		rest = after
	}
}

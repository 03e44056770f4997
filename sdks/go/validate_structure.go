package videojson

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Lists that say by a code of their own what they do not know.
var unknownCodes = map[string]Code{
	"Layer":       CodeLayerTypeUnknown,
	"EasingName":  CodeEasingUnknown,
	"EasingCurve": CodeEasingUnknown,
	"Gradient":    CodeGradientTypeUnknown,
}

// unknownTagCode is the code of a value that is none of a tagged union.
func unknownTagCode(union, tag string) Code {
	if code, ok := unknownCodes[union]; ok {
		return code
	}
	switch tag {
	case "effect":
		return CodeEffectUnknown
	case "transition":
		return CodeTransitionUnknown
	}
	return CodeValueNotAllowed
}

// structureCheck walks a document along the generated tables and says everything that is wrong with its
// structure. One mistake gives one issue, however many alternatives a union has. The depth of the value
// is limited beforehand.
type structureCheck struct {
	report *report
	// The kind of layer that is looked at.
	layer string
}

func (c *structureCheck) object(value any, name, pointer string) {
	given, ok := value.(*object)
	if !ok {
		c.wrongType(value, "an object: "+describeStruct(name), pointer)
		return
	}
	facts := structsByName()[name]
	for _, field := range facts.fields {
		tag, ok := given.get(field.name)
		if field.of.kind != constantKind || !ok || tag == field.of.constant {
			continue
		}
		// It is another kind of thing: what its other members should be is not known.
		c.unknownTag(tag, name, field.name, []string{field.of.constant.(string)}, childPointer(pointer, field.name))
		return
	}
	for _, field := range facts.fields {
		if field.required && given.find(field.name) < 0 {
			c.report.addMissing(pointer, field.name, describeStruct(name))
		}
	}
	for _, member := range given.members {
		at := childPointer(pointer, member.name)
		if field := facts.field(member.name); field == nil {
			c.unknownProperty(facts, member.name, at)
		} else {
			c.field(member.value, field, name, at)
		}
	}
}

func (c *structureCheck) field(value any, field *fieldFacts, owner, pointer string) {
	if strings.HasSuffix(owner, "Layer") {
		c.layer = owner
	}
	if !hasCheckOfItsOwn(owner, field.name, value) {
		c.value(value, field.of, pointer, field.unit)
	}
}

// hasCheckOfItsOwn is true of the version and the frame rate, which have codes of their own.
func hasCheckOfItsOwn(owner, name string, value any) bool {
	_, isText := value.(string)
	return owner == "Video" && (name == "fps" && value != nil || name == "version" && isText)
}

func (c *structureCheck) value(value any, of *valueType, pointer, unit string) {
	if value == nil && of.kind != anyKind && of.kind != referenceKind {
		c.report.add(CodeValueNull, pointer, nil)
		return
	}
	switch of.kind {
	case numberKind, integerKind:
		c.number(value, of, pointer, unit)
	case stringKind:
		c.string(value, of, pointer, "")
	case booleanKind:
		if _, ok := value.(bool); !ok {
			c.wrongType(value, describeType(of, unit), pointer)
		}
	case listKind:
		c.list(value, of, pointer, unit)
	case tupleKind:
		c.tuple(value, of.items, pointer, unit)
	case mapKind:
		c.members(value, of.items[0], pointer)
	case referenceKind:
		c.named(value, of.name, pointer, unit)
	}
}

func (c *structureCheck) named(value any, name, pointer, unit string) {
	facts := valuesByName()[name]
	switch {
	case facts != nil && facts.kind == aliasValue && facts.types[0].kind == stringKind:
		c.string(value, facts.types[0], pointer, name)
	case facts != nil && facts.kind == aliasValue:
		if unit == "" {
			unit = facts.unit
		}
		c.value(value, facts.types[0], pointer, unit)
	case value == nil:
		c.report.add(CodeValueNull, pointer, nil)
	case facts == nil:
		c.object(value, name, pointer)
	case facts.kind == enumValue:
		c.choice(value, facts, pointer)
	case facts.kind == taggedValue:
		c.tagged(value, facts, pointer)
	default:
		c.untagged(value, facts, pointer, unit)
	}
}

func (c *structureCheck) number(value any, of *valueType, pointer, unit string) {
	number, ok := value.(float64)
	if !ok || of.kind == integerKind && number != math.Trunc(number) {
		c.wrongType(value, describeType(of, unit), pointer)
		return
	}
	c.within(number, of.within, pointer, unit)
}

func (c *structureCheck) within(number float64, allowed limits, pointer, unit string) {
	if !allowed.allow(number) {
		c.report.add(CodeValueRange, pointer, parameters{"value": number, "range": describeLimits(allowed, unit)})
	}
}

func (c *structureCheck) string(value any, of *valueType, pointer, name string) {
	text, ok := value.(string)
	if !ok {
		expected := "text"
		if name != "" {
			expected = describeNamed(name)
		}
		c.wrongType(value, expected, pointer)
		return
	}
	length := utf8.RuneCountInString(text)
	switch {
	case length < of.least:
		c.report.add(CodeStringTooShort, pointer, parameters{"length": length, "limit": of.least})
	case of.most > 0 && length > of.most:
		c.report.add(CodeStringTooLong, pointer, parameters{"length": length, "limit": of.most})
	case of.pattern != "" && !compiled(of.pattern).MatchString(text):
		c.wrongFormat(text, name, pointer)
	}
}

// patterns holds those of the contract that have been used.
var patterns sync.Map

func compiled(source string) *regexp.Regexp {
	if known, ok := patterns.Load(source); ok {
		return known.(*regexp.Regexp)
	}
	pattern := regexp.MustCompile(source)
	patterns.Store(source, pattern)
	return pattern
}

func (c *structureCheck) wrongFormat(text, name, pointer string) {
	expected, example := "this text", `""`
	if facts := valuesByName()[name]; facts != nil {
		expected = describeTitle(name)
		if facts.example != "" {
			example = facts.example
		}
	}
	c.report.add(CodeValueFormat, pointer, parameters{"value": quote(text), "expected": expected, "example": example})
}

func (c *structureCheck) choice(value any, facts *valueFacts, pointer string) {
	text, ok := value.(string)
	if !ok {
		c.wrongType(value, describeNamed(facts.name), pointer)
	} else if !slices.Contains(facts.names, text) {
		given := parameters{"value": quote(text), "allowed": listNames(facts.names)}
		c.report.add(unknownTagCode(facts.name, ""), pointer, given, nearest(text, facts.names)...)
	}
}

func (c *structureCheck) list(value any, of *valueType, pointer, unit string) {
	list, ok := value.([]any)
	if !ok {
		c.wrongType(value, "a list", pointer)
		return
	}
	c.length(len(list), of.least, of.most, pointer)
	for index, item := range list {
		at := entryPointer(pointer, index)
		c.value(item, of.items[0], at, unit)
		if entry, ok := item.(*object); ok && of.values != nil {
			if number, ok := entry.number("value"); ok {
				c.within(number, *of.values, at+"/value", unit)
			}
		}
	}
}

func (c *structureCheck) tuple(value any, items []*valueType, pointer, unit string) {
	list, ok := value.([]any)
	if !ok {
		c.wrongType(value, describeType(&valueType{kind: tupleKind, items: items}, ""), pointer)
		return
	}
	c.length(len(list), len(items), len(items), pointer)
	for index, item := range items {
		if index < len(list) {
			c.value(list[index], item, entryPointer(pointer, index), unit)
		}
	}
}

func (c *structureCheck) length(length, least, most int, pointer string) {
	if length < least {
		c.report.add(CodeListTooShort, pointer, parameters{"length": length, "limit": least})
	} else if most > 0 && length > most {
		c.report.add(CodeListTooLong, pointer, parameters{"length": length, "limit": most})
	}
}

func (c *structureCheck) members(value any, items *valueType, pointer string) {
	given, ok := value.(*object)
	if !ok {
		c.wrongType(value, "an object", pointer)
		return
	}
	for _, member := range given.members {
		c.value(member.value, items, childPointer(pointer, member.name), "")
	}
}

func (c *structureCheck) tagged(value any, facts *valueFacts, pointer string) {
	given, ok := value.(*object)
	if !ok {
		c.wrongType(value, describeNamed(facts.name), pointer)
		return
	}
	tag, ok := given.get(facts.tag)
	if !ok {
		c.report.addMissing(pointer, facts.tag, describeTitle(facts.name))
		return
	}
	if text, ok := tag.(string); ok && facts.member(text) != "" {
		c.object(given, facts.member(text), pointer)
		return
	}
	c.unknownTag(tag, facts.name, facts.tag, facts.names, childPointer(pointer, facts.tag))
}

func (c *structureCheck) unknownTag(value any, union, tag string, allowed []string, pointer string) {
	text, isText := value.(string)
	given := parameters{"value": quote(value), "allowed": listNames(allowed)}
	switch {
	case value == nil:
		c.report.add(CodeValueNull, pointer, nil)
	case isText && tag == "transition" && valuesByName()["Transition"].member(text) != "":
		given["owner"] = describeStruct(c.layer)
		c.report.add(CodeTransitionNotApplicable, pointer, given)
	default:
		c.report.add(unknownTagCode(union, tag), pointer, given, nearest(text, allowed)...)
	}
}

// untagged chooses the one alternative that is meant by the kind of the value and, for lists, by its
// length.
func (c *structureCheck) untagged(value any, facts *valueFacts, pointer, unit string) {
	var meant, fitting []*valueType
	for _, of := range facts.types {
		if !canBe(of, value) {
			continue
		}
		meant = append(meant, of)
		if list, ok := value.([]any); !ok || tupleLength(of) == len(list) {
			fitting = append(fitting, of)
		}
	}
	switch {
	case len(fitting) == 1:
		c.value(value, fitting[0], pointer, unit)
	case len(meant) == 1:
		c.value(value, meant[0], pointer, unit)
	default:
		c.wrongType(value, describeNamed(facts.name), pointer)
	}
}

// canBe tells whether a value is of the kind of JSON value that a type asks for.
func canBe(of *valueType, value any) bool {
	switch of.kind {
	case numberKind, integerKind:
		_, ok := value.(float64)
		return ok
	case stringKind, constantKind:
		_, ok := value.(string)
		return ok
	case booleanKind:
		_, ok := value.(bool)
		return ok
	case listKind, tupleKind:
		_, ok := value.([]any)
		return ok
	case mapKind:
		_, ok := value.(*object)
		return ok
	case referenceKind:
		return canBeNamed(of.name, value)
	}
	return of.kind == anyKind
}

func canBeNamed(name string, value any) bool {
	_, isObject := value.(*object)
	facts := valuesByName()[name]
	if facts == nil {
		return isObject
	}
	switch facts.kind {
	case enumValue:
		_, ok := value.(string)
		return ok
	case taggedValue:
		return isObject
	}
	return slices.ContainsFunc(facts.types, func(of *valueType) bool { return canBe(of, value) })
}

// tupleLength is the number of entries of a tuple; -1 for anything else.
func tupleLength(of *valueType) int {
	if of.kind == tupleKind {
		return len(of.items)
	}
	if facts := valuesByName()[of.name]; of.kind == referenceKind && facts != nil && facts.kind == aliasValue {
		return tupleLength(facts.types[0])
	}
	return -1
}

func (c *structureCheck) unknownProperty(facts *structFacts, name, pointer string) {
	if owner := ownerOfKeyframes(facts.name); owner != "" && structsByName()[owner].field(name) != nil {
		c.report.add(CodeKeyframeNotAnimatable, pointer, parameters{"property": name, "owner": describeStruct(owner)})
		return
	}
	given := parameters{"property": cut(name), "owner": describeStruct(facts.name)}
	c.report.add(CodePropertyUnknown, pointer, given, nearest(name, facts.fieldNames())...)
}

func (c *structureCheck) wrongType(value any, expected, pointer string) {
	if value == nil {
		c.report.add(CodeValueNull, pointer, nil)
		return
	}
	c.report.add(CodeValueType, pointer, parameters{"actual": describeValue(value), "expected": expected})
}

package videojson

import "sync"

// The rows of the generated tables in contract_gen.go, and questions about them.

// structFacts is an object of the contract.
type structFacts struct {
	name string
	// What one is called; "" for what is derived, such as tables of keyframes.
	title  string
	fields []*fieldFacts
}

// fieldFacts is what is known of one field of an object.
type fieldFacts struct {
	name     string
	of       *valueType
	required bool
	// Normative value of an absent field; nil when absence means something of its own.
	fallback any
	// Unit of bare numbers: "s", "em", "em|px", "deg", "fraction", …
	unit       string
	animatable bool
	// The struct or tagged union that the value, or each of its items, is when it is an object.
	object string
}

type typeKind int

const (
	numberKind typeKind = iota + 1
	integerKind
	stringKind
	booleanKind
	anyKind
	constantKind
	referenceKind
	listKind
	tupleKind
	mapKind
)

// valueType is what a value may be.
type valueType struct {
	kind typeKind
	// Of a number.
	within limits
	// Of a constant.
	constant any
	// Of a reference.
	name string
	// Of a list and a map one type for all, of a tuple one for each entry.
	items []*valueType
	// Length of a string in characters, or of a list in entries; 0 is no limit.
	least, most int
	// Of a string.
	pattern string
	// Narrower limits of the field "value" of the items of a list.
	values *limits
}

// limits are those of a number; nil is none.
type limits struct{ minimum, maximum, above, below *float64 }

func at(number float64) *float64 { return &number }

func (l limits) allow(number float64) bool {
	return (l.minimum == nil || number >= *l.minimum) &&
		(l.maximum == nil || number <= *l.maximum) &&
		(l.above == nil || number > *l.above) &&
		(l.below == nil || number < *l.below)
}

type valueKind int

const (
	enumValue valueKind = iota + 1
	aliasValue
	taggedValue
	untaggedValue
)

// valueFacts is a type of the contract that is not an object.
type valueFacts struct {
	name, title string
	kind        valueKind
	// Of an enum its values, of a tagged union its tags.
	names []string
	// Of a tagged union: the field that tells its structs apart, and the struct for each name.
	tag     string
	structs []string
	// Of an alias its type, of an untagged union its alternatives.
	types []*valueType
	unit  string
	// As JSON; "" is none.
	example string
}

var structsByName = sync.OnceValue(func() map[string]*structFacts {
	table := make(map[string]*structFacts, len(structTable))
	for index := range structTable {
		table[structTable[index].name] = &structTable[index]
	}
	return table
})

var valuesByName = sync.OnceValue(func() map[string]*valueFacts {
	table := make(map[string]*valueFacts, len(valueTable))
	for index := range valueTable {
		table[valueTable[index].name] = &valueTable[index]
	}
	return table
})

// field finds a field; nil when the struct, which may be nil, has none of that name.
func (s *structFacts) field(name string) *fieldFacts {
	if s == nil {
		return nil
	}
	for _, field := range s.fields {
		if field.name == name {
			return field
		}
	}
	return nil
}

func (s *structFacts) fieldNames() []string {
	names := make([]string, len(s.fields))
	for index, field := range s.fields {
		names[index] = field.name
	}
	return names
}

// member is the struct of a tagged union for a value of its tag; "" when there is none.
func (v *valueFacts) member(tag string) string {
	for index, name := range v.names {
		if name == tag {
			return v.structs[index]
		}
	}
	return ""
}

// structOf is the struct an object is, when a field is made of the named struct or tagged union; nil
// when it is none.
func structOf(name string, value *object) *structFacts {
	if facts, ok := structsByName()[name]; ok {
		return facts
	}
	union, ok := valuesByName()[name]
	if !ok || union.kind != taggedValue {
		return nil
	}
	tag, _ := value.text(union.tag)
	return structsByName()[union.member(tag)]
}

// layerFacts is the struct of a layer type such as "text".
func layerFacts(kind string) *structFacts {
	return structsByName()[valuesByName()["Layer"].member(kind)]
}

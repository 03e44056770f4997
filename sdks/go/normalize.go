package videojson

// normalize gives a document its normal form (SPEC §17): version is written, what has the value of its
// default or is null is left out, times are whole microseconds. Parts that are not valid stay as they
// are, and so does what is inside metadata.
func normalize(document any) any {
	given, ok := document.(*object)
	if !ok {
		return document
	}
	facts := structsByName()["Video"]
	normal := normalizeStruct(given, facts)
	if _, ok := normal.get("version"); !ok {
		normal.members = append([]member{{"version", facts.field("version").fallback}}, normal.members...)
	}
	return normal
}

func normalizeStruct(given *object, facts *structFacts) *object {
	normal := &object{members: make([]member, 0, len(given.members))}
	for _, member := range given.members {
		field := facts.field(member.name)
		if field == nil {
			normal.add(member.name, member.value)
			continue
		}
		if member.value == nil {
			continue
		}
		value := normalizeValue(member.value, field)
		if field.required || field.fallback == nil || !sameJSON(value, field.fallback) {
			normal.add(member.name, value)
		}
	}
	return normal
}

func normalizeValue(value any, field *fieldFacts) any {
	switch value := value.(type) {
	case float64:
		if microseconds, ok := microsecondsOf(value); ok && field.unit == "s" {
			return secondsOf(microseconds)
		}
	case []any:
		if field.object != "" {
			list := make([]any, len(value))
			for index, item := range value {
				list[index] = normalizeValue(item, field)
			}
			return list
		}
	case *object:
		if field.object != "" {
			return normalizeStruct(value, structOf(field.object, value))
		}
	}
	return value
}

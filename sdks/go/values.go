package videojson

import "strconv"

// Float is a number for a field that may be left out.
func Float(value float64) *float64 { return &value }

// Int is a whole number for a field that may be left out.
func Int(value int) *int { return &value }

// Bool is true or false for a field that may be left out.
func Bool(value bool) *bool { return &value }

// String is text for a field that may be left out.
func String(value string) *string { return &value }

// Em is a length in em: 1% of the width of the canvas, inside of text the size of its letters.
func Em(value float64) Number { return Number(value) }

// Px is a length in pixels of the canvas, to nine decimals.
func Px(value float64) Dimension { return dimension(value, "px") }

// Percent is a length in hundredths of what the field says, to nine decimals.
func Percent(value float64) Dimension { return dimension(value, "%") }

func dimension(value float64, unit string) Dimension {
	text := strconv.FormatFloat(value, 'f', -1, 64)
	if rounded := strconv.FormatFloat(value, 'f', 9, 64); len(rounded) < len(text) {
		text = rounded
	}
	return Dimension(text + unit)
}

package videojson

import (
	"math"
	"regexp"
	"strconv"
)

// frameRate is frames per second as an exact reduced fraction.
type frameRate struct{ num, den int64 }

var defaultRate = frameRate{30, 1}

// frameRateOf is the exact fraction behind a document's frame rate; nil is 30. A number is rounded to
// thousandths, floor(fps*1000 + 0.5)/1000. The result lies above 0 and at most at 240.
func frameRateOf(fps FPS) (frameRate, error) {
	if fps == nil {
		return defaultRate, nil
	}
	var given any
	switch fps := fps.(type) {
	case Number:
		given = float64(fps)
	case FPSRatio:
		given = string(fps)
	}
	if rate, ok := readFrameRate(given); ok {
		return rate, nil
	}
	return frameRate{}, fail(CodeFPSInvalid, parameters{"value": quote(given)})
}

var ratio = regexp.MustCompile(`^([1-9][0-9]{0,6})/([1-9][0-9]{0,6})$`)

// readFrameRate reads the JSON of a frame rate.
func readFrameRate(fps any) (frameRate, bool) {
	var rate frameRate
	switch fps := fps.(type) {
	case float64:
		if !(fps > 0 && fps <= 240) {
			return rate, false
		}
		rate = frameRate{int64(math.Floor(float64(fps*1000) + 0.5)), 1000}
	case string:
		match := ratio.FindStringSubmatch(fps)
		if match == nil {
			return rate, false
		}
		rate.num, _ = strconv.ParseInt(match[1], 10, 64)
		rate.den, _ = strconv.ParseInt(match[2], 10, 64)
	}
	if rate.num <= 0 || rate.num > 240*rate.den {
		return rate, false
	}
	divisor := greatestCommonDivisor(rate.num, rate.den)
	return frameRate{rate.num / divisor, rate.den / divisor}, true
}

func greatestCommonDivisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

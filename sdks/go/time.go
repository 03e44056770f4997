package videojson

import (
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Time is a time or a length of time, as people write it:
//
//	"5", "0.25", "1.5s"   seconds
//	"500ms"               thousandths of a second
//	"2m", "1.5h"          minutes, hours
//	"120f"                whole frames at the project's frame rate
//	"1:30", "01:30.5"     mm:ss
//	"01:02:30"            hh:mm:ss
//	"01:02:30:15"         hh:mm:ss:ff, the last field counts frames
//
// [Seconds], [Frames] and [Span] make one of numbers. Texts are read in exact integer arithmetic and
// rounded once, half up, to whole microseconds. Spaces and tabs around the text and between a number
// and its unit do not count. No time may lie further than 1e9 s from zero. "" is no time: it stands
// for one that is left out.
type Time string

// Finish, given to [WaitFor], is the end of the layer that is added.
const Finish Time = "finish"

// Seconds is a time of a number of seconds, to the nearest microsecond: floor(x*1e6 + 0.5).
func Seconds(seconds float64) Time {
	microseconds, ok := microsecondsOf(seconds)
	if !ok {
		// Refused where it is used, as what was given.
		return Time(formatNumber(seconds))
	}
	return timeOf(microseconds)
}

// Frames is a time of a number of frames at the project's frame rate.
func Frames(count int) Time { return Time(strconv.Itoa(count) + "f") }

// Span is a time as package time has it, to the nearest microsecond.
func Span(duration time.Duration) Time {
	return timeOf(duration.Round(time.Microsecond).Microseconds())
}

// ParseTime reads a time at a frame rate; only frames need it, and nil is 30.
//
// The error is an [*Error] with the code TIME_INVALID or FPS_INVALID.
func ParseTime(text Time, fps FPS) (time.Duration, error) {
	rate, err := frameRateOf(fps)
	if err != nil {
		return 0, err
	}
	microseconds, err := text.microseconds(rate, "ParseTime()")
	if err != nil {
		return 0, err
	}
	if abs := max(microseconds, -microseconds); abs > math.MaxInt64/1000 {
		return 0, fail(CodeTimeInvalid, parameters{"where": "ParseTime()", "value": quoteText(string(text))})
	}
	return time.Duration(microseconds) * time.Microsecond, nil
}

const (
	furthestSeconds      = 1e9
	furthestMicroseconds = 1e15
	// Longer texts are refused before any arithmetic, so that a hostile one costs nothing.
	longestTime = 64
)

// microsecondsOf takes seconds to whole microseconds, half up; false when they are too large to be
// exact or not finite. The conversion keeps the product from being fused with the sum.
func microsecondsOf(seconds float64) (int64, bool) {
	if !(math.Abs(seconds) <= furthestSeconds) {
		return 0, false
	}
	return int64(math.Floor(float64(seconds*1e6) + 0.5)), true
}

// secondsOf is whole microseconds as the seconds written in a document: the nearest double.
func secondsOf(microseconds int64) float64 { return float64(microseconds) / 1e6 }

// timeOf writes whole microseconds as seconds.
func timeOf(microseconds int64) Time {
	sign := ""
	if microseconds < 0 {
		sign, microseconds = "-", -microseconds
	}
	whole, fraction := microseconds/1e6, microseconds%1e6
	text := sign + strconv.FormatInt(whole, 10)
	if fraction != 0 {
		digits := strconv.FormatInt(1e6+fraction, 10)[1:]
		text += "." + strings.TrimRight(digits, "0")
	}
	return Time(text + "s")
}

// microseconds reads a time as whole microseconds; where says what it was given for.
func (t Time) microseconds(rate frameRate, where string) (int64, error) {
	trimmed := strings.Trim(string(t), " \t")
	if len(trimmed) <= longestTime {
		for _, read := range []func(string, frameRate) *big.Int{readQuantity, readClock, readTimecode} {
			if result := read(trimmed, rate); result != nil && result.CmpAbs(big.NewInt(furthestMicroseconds)) <= 0 {
				return result.Int64(), nil
			}
		}
	}
	return 0, fail(CodeTimeInvalid, parameters{"where": where, "value": quoteText(cut(string(t)))})
}

var (
	quantity = regexp.MustCompile(`^([+-]?)([0-9]+(?:\.[0-9]*)?|\.[0-9]+)[ \t]*(ms|s|m|h|f)?$`)
	clock    = regexp.MustCompile(`^(?:([0-9]+):)?([0-9]+):([0-9]{1,2}(?:\.[0-9]+)?)$`)
	timecode = regexp.MustCompile(`^([0-9]+):([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,3})$`)
)

var unitMicroseconds = map[string]int64{"": 1e6, "ms": 1e3, "s": 1e6, "m": 60e6, "h": 3600e6}

func readQuantity(text string, rate frameRate) *big.Int {
	match := quantity.FindStringSubmatch(text)
	if match == nil {
		return nil
	}
	digits, scale := decimal(match[2])
	if match[1] == "-" {
		digits.Neg(digits)
	}
	if match[3] != "f" {
		return roundHalfUp(digits.Mul(digits, big.NewInt(unitMicroseconds[match[3]])), scale)
	}
	if scale.Cmp(big.NewInt(1)) != 0 {
		return nil
	}
	return roundHalfUp(digits.Mul(digits, big.NewInt(rate.den*1e6)), big.NewInt(rate.num))
}

func readClock(text string, _ frameRate) *big.Int {
	match := clock.FindStringSubmatch(text)
	if match == nil {
		return nil
	}
	hours, minutes, seconds := match[1], match[2], match[3]
	if !isBelow(seconds, 60) || hours != "" && (len(minutes) > 2 || !isBelow(minutes, 60)) {
		return nil
	}
	digits, scale := decimal(seconds)
	whole := wholeOf(hours, 3600)
	whole.Add(whole, wholeOf(minutes, 60))
	digits.Add(digits, whole.Mul(whole, scale))
	return roundHalfUp(digits.Mul(digits, big.NewInt(1e6)), scale)
}

func readTimecode(text string, rate frameRate) *big.Int {
	match := timecode.FindStringSubmatch(text)
	if match == nil || !isBelow(match[2], 60) || !isBelow(match[3], 60) {
		return nil
	}
	frames, _ := strconv.ParseInt(match[4], 10, 64)
	if frames*rate.den >= rate.num {
		return nil
	}
	result := wholeOf(match[1], 3600)
	result.Add(result, wholeOf(match[2], 60))
	result.Add(result, wholeOf(match[3], 1))
	result.Mul(result, big.NewInt(rate.num))
	result.Add(result, big.NewInt(frames*rate.den))
	return roundHalfUp(result.Mul(result, big.NewInt(1e6)), big.NewInt(rate.num))
}

// wholeOf is a whole number times a factor; no digits are 0.
func wholeOf(digits string, factor int64) *big.Int {
	result := new(big.Int)
	if digits != "" {
		result.SetString(digits, 10)
	}
	return result.Mul(result, big.NewInt(factor))
}

func isBelow(text string, limit float64) bool {
	value, err := strconv.ParseFloat(text, 64)
	return err == nil && value < limit
}

// decimal reads "1.50" as 150 over 100.
func decimal(text string) (digits, scale *big.Int) {
	whole, fraction, _ := strings.Cut(text, ".")
	digits, _ = new(big.Int).SetString("0"+whole+fraction, 10)
	return digits, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(fraction))), nil)
}

// roundHalfUp is floor(numerator/denominator + 1/2); the denominator is positive.
func roundHalfUp(numerator, denominator *big.Int) *big.Int {
	doubled := new(big.Int).Lsh(numerator, 1)
	doubled.Add(doubled, denominator)
	return doubled.Div(doubled, new(big.Int).Lsh(denominator, 1))
}

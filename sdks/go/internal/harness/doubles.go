package main

import (
	"math"
	"strconv"
)

// doubles asks for the list of numbers that conformance/builders/README.md describes.
type doubles struct {
	Seed  string `json:"seed"`
	Count int    `json:"count"`
}

func (d doubles) list() []any {
	state, err := strconv.ParseUint(d.Seed, 10, 64)
	if err != nil {
		panic(err)
	}
	// SplitMix64.
	next := func() uint64 {
		state += 0x9E3779B97F4A7C15
		mixed := (state ^ state>>30) * 0xBF58476D1CE4E5B9
		mixed = (mixed ^ mixed>>27) * 0x94D049BB133111EB
		return mixed ^ mixed>>31
	}
	powers := make([]float64, 23)
	for exponent := range powers {
		powers[exponent], _ = strconv.ParseFloat("1e"+strconv.Itoa(exponent), 64)
	}
	numbers := make([]any, 0, d.Count)
	for len(numbers) < d.Count {
		drawn := next()
		if len(numbers)%2 == 1 {
			numbers = append(numbers, float64(drawn>>11)/powers[(drawn&2047)%23])
			continue
		}
		if number := math.Float64frombits(drawn); !math.IsInf(number, 0) && !math.IsNaN(number) {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

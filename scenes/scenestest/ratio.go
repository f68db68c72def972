package scenestest

import (
	"slices"
	"testing"
	"time"
)

// Ratio measures two ways of work against each other. They take turns within each
// round of the benchmark, so that both meet the same machine. It reports the median
// time of each, and as "ratio" the second by the first.
func Ratio(b *testing.B, plain, varied func()) {
	var of [2][]time.Duration
	work := [2]func(){plain, varied}
	for round := 0; b.Loop(); round++ {
		for turn := range work {
			i := (round + turn) % len(work) // neither is always the first
			start := time.Now()
			work[i]()
			of[i] = append(of[i], time.Since(start))
		}
	}
	first, second := median(of[0]), median(of[1])
	b.ReportMetric(float64(first), "plain-ns")
	b.ReportMetric(float64(second), "varied-ns")
	b.ReportMetric(float64(second)/float64(first), "ratio")
}

func median(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}

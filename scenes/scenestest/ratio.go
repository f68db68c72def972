package scenestest

import (
	"slices"
	"testing"
	"time"
)

// Ratio measures two ways of work against each other, by the processor time of the
// process, collection of garbage included. They take turns within each round of the
// benchmark, so that both meet the same machine. It reports the median time of each,
// and as "ratio" the median of the rounds: the second by the first.
func Ratio(b *testing.B, plain, varied func()) {
	var times [2][]time.Duration
	var ratios []float64
	work := [2]func(){plain, varied}
	for round := 0; b.Loop(); round++ {
		for turn := range work {
			i := (round + turn) % len(work) // neither is always the first
			start := ProcessorTime(b)
			work[i]()
			times[i] = append(times[i], ProcessorTime(b)-start)
		}
		ratios = append(ratios, float64(times[1][round])/float64(max(times[0][round], 1)))
	}
	b.ReportMetric(float64(median(times[0])), "plain-ns")
	b.ReportMetric(float64(median(times[1])), "varied-ns")
	b.ReportMetric(median(ratios), "ratio")
}

func median[T time.Duration | float64](list []T) T {
	slices.Sort(list)
	return list[len(list)/2]
}

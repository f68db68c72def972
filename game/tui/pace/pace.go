package pace

import (
	"cmp"
	"time"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
)

// A Pace says how fast a run is watched. The zero Pace is the default: as fast
// as it reads well.
type Pace struct {
	// Recorded takes each choice when it was taken; pauses longer than reading
	// takes are cut short. A choice without a time is taken when it is read.
	Recorded bool
	// Words are how many are read in a minute, MinWords to MaxWords; 0: 280.
	Words int
}

// The bounds of [Pace.Words].
const MinWords, MaxWords = 10, 10_000

const (
	usualWords = 280
	// Pointing is how long the cursor takes to go to a choice and rest there.
	Pointing = 1200 * time.Millisecond
	// longestIdle is how much longer than reading a recorded pause may be.
	longestIdle = 3 * time.Second
)

// A Score says when everything happens in a run that is watched.
type Score struct {
	Spans []time.Duration // how long each step is shown, the beginning first
	Sums  []time.Duration // how long all steps before it were
	Total time.Duration
}

// NewScore sets the times of a run's steps.
func NewScore(p Pace, words *game.Words, steps []*playthrough.Step) Score {
	s := Score{Spans: make([]time.Duration, len(steps)), Sums: make([]time.Duration, len(steps))}
	counts := map[game.BlockID]int{}
	for i, step := range steps {
		span := ReadingTime(p, blockWords(words, counts, &step.Record))
		if i < len(steps)-1 {
			span += Pointing
			if gap := steps[i+1].At - step.At; p.Recorded && gap > 0 {
				span = min(gap, span+longestIdle)
			}
		}
		s.Sums[i], s.Spans[i] = s.Total, span
		s.Total += span
	}
	return s
}

// ReadingTime is how long so many words take.
func ReadingTime(p Pace, words int) time.Duration {
	perMinute := min(max(cmp.Or(p.Words, usualWords), MinWords), MaxWords)
	return time.Duration(words) * time.Minute / time.Duration(perMinute)
}

// blockWords counts the words that a step shows; counts remembers those of each
// block, unless they vary.
func blockWords(words *game.Words, counts map[game.BlockID]int, rec *game.Record) int {
	sum := 0
	for i, b := range rec.Blocks {
		n, known := counts[b]
		if !known {
			n = textWords(words.Shown(rec, i))
		}
		if len(words.Blocks[b].Pieces) == 0 {
			counts[b] = n
		}
		sum += n
	}
	return sum
}

func textWords(t *game.Text) int {
	n := 0
	for _, line := range t.Lines {
		n += prose.Words(line)
	}
	for _, paragraph := range t.Paragraphs {
		n += prose.Words(prose.Plain(paragraph))
	}
	return n
}

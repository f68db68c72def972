package replay

import (
	"time"

	"cobalt/game/tui/pace"
)

// A shot is how one step is shown over its time: the passage page by page, then
// the cursor on its way to the choice that is taken.
type shot struct {
	span    time.Duration   // of the whole
	pages   []int           // the first line of each page behind the first
	turns   []time.Duration // when they are turned to
	moves   []time.Duration // when the cursor goes one row further
	forward int             // which way it goes: 1 or -1
}

// newShot plans how a passage of so many lines is shown in a window of height
// lines, and how the cursor goes from one row to another behind that.
func newShot(span time.Duration, lines, height, from, to int) shot {
	s := shot{span: span, forward: 1}
	if to < from {
		s.forward = -1
	}
	point := min(pace.Pointing, span/2)
	read := span - point
	for at := 0; at+height < lines; {
		s.turns = append(s.turns, read*time.Duration(at+height)/time.Duration(lines))
		at = min(at+max(1, height-1), lines-height)
		s.pages = append(s.pages, at)
	}
	rows := max(to-from, from-to)
	for i := range rows {
		s.moves = append(s.moves, read+point/2*time.Duration(i+1)/time.Duration(rows))
	}
	return s
}

// at returns the first line in view at a time, and how many rows the cursor has gone.
func (s *shot) at(into time.Duration) (line, moved int) {
	if page := past(s.turns, into); page > 0 {
		line = s.pages[page-1]
	}
	return line, s.forward * past(s.moves, into)
}

// past returns how many of some times have come.
func past(times []time.Duration, now time.Duration) int {
	n := 0
	for n < len(times) && times[n] <= now {
		n++
	}
	return n
}

// next returns when a shot next shows something else, or has shown all.
func (s *shot) next(into time.Duration) time.Duration {
	for _, times := range [][]time.Duration{s.turns, s.moves} {
		if n := past(times, into); n < len(times) {
			return min(times[n], s.span)
		}
	}
	return s.span
}

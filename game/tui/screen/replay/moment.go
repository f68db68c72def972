package replay

import (
	"fmt"
	"time"

	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/pace"
	"cobalt/game/tui/phrases"
)

// A moment is a point in a run that is watched.
type moment struct {
	tape    keep.Tape
	Run     playthrough.Run // at that moment; the choices behind it are taken back in it
	Last    int             // how many choices there are
	Score   pace.Score
	scenes  []int         // the steps with which scenes begin
	Into    time.Duration // how long the step has been shown
	Playing bool
}

// At is how many choices were taken.
func (s *moment) At() int { return s.Run.Choices() }

// AtEnd reports whether all choices were taken.
func (s *moment) AtEnd() bool { return s.At() == s.Last }

// Elapsed is how much of the whole has been shown.
func (s *moment) Elapsed() time.Duration {
	if s.AtEnd() && !s.Playing {
		return s.Score.Total
	}
	return s.Score.Sums[s.At()] + s.Into
}

// nextScene returns the step with which the next scene begins, or else the last.
func (s *moment) nextScene() int {
	for _, begin := range s.scenes {
		if begin > s.At() {
			return begin
		}
	}
	return s.Last
}

// prevScene returns the step with which this scene began, or, from there, the one
// before it.
func (s *moment) prevScene() int {
	before := 0
	for _, begin := range s.scenes {
		if begin < s.At() {
			before = begin
		}
	}
	return before
}

// fault returns the first thing expected here that is not so, or nil.
func (s *moment) fault() *keep.Check {
	for _, c := range s.tape.ChecksAt(s.At()) {
		if c.Fault != "" {
			return &c
		}
	}
	return nil
}

// sceneBegins returns the steps with which a run comes to another scene, the
// beginning among them.
func sceneBegins(n *phrases.Narrator, steps []*playthrough.Step) []int {
	var begins []int
	scene := phrases.NoScene
	for i, step := range steps {
		if at := int(n.Story.Nodes[step.State.Node].Scene); at != scene {
			scene = at
			begins = append(begins, i)
		}
	}
	return begins
}

// clockTime writes a time as 2:41 or 1:02:41.
func clockTime(d time.Duration) string {
	seconds := int(d / time.Second)
	if seconds < 3600 {
		return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}

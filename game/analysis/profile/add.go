package profile

import (
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// Add adds everything that some steps of a run show, in any order, and reports
// whether anything of it was new. A run is identified by the time when it began,
// so the same run can be added again. A time before the year 1970 or after 9999
// is replaced by the nearest one within.
func (p *Profile) Add(story *game.Story, started time.Time, steps ...*playthrough.Step) (grew bool) {
	for i := range steps {
		grew = p.addStep(story, started, steps[i]) || grew
	}
	return grew
}

func (p *Profile) addStep(story *game.Story, started time.Time, s *playthrough.Step) (grew bool) {
	if s.Choice != game.NoChoice {
		c := &story.Choices[s.Choice]
		grew = p.addChoice(choice{nodeOf(story, c.Node), c.ID})
	}
	for i := range s.Record.Events {
		if e := &s.Record.Events[i]; e.Kind == game.Entered {
			grew = p.addNode(nodeOf(story, e.Node)) || grew
		}
	}
	if ending, ok := s.State.Ended(); ok {
		grew = p.addEnding(story.Endings[ending].ID, recordOf(started, s)) || grew
	}
	return grew
}

func nodeOf(story *game.Story, n game.NodeID) node {
	return node{story.NodeScene(n).ID, story.Nodes[n].ID}
}

// recordOf is the record that the last step of a run makes of its ending.
func recordOf(started time.Time, s *playthrough.Step) *record {
	at := max(0, s.At)
	began := within(started)
	return &record{
		first: within(started.Add(at)) / 1000, choices: s.State.Choices, minutes: s.State.Minutes,
		best: min(at, maxBest).Truncate(time.Millisecond), runs: map[int64]bool{began: true},
	}
}

// maxBest is the most real time that is remembered.
const maxBest = 999_999_999 * time.Second

// maxMoment is the last moment that is remembered, in milliseconds of Unix time.
var maxMoment = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC).UnixMilli()

// within is a time in milliseconds of Unix time, within the years that can be
// written.
func within(t time.Time) int64 {
	switch {
	case t.Year() < 1970:
		return 0
	case t.Year() > 9999:
		return maxMoment
	default:
		return min(max(0, t.UnixMilli()), maxMoment)
	}
}

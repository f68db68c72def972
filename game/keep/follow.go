package keep

import (
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
)

// Follow returns the run that a mission file holds, as far as its choices can be
// taken, and the result of running the file, which says how far that is. If the
// file does not say when its run began, the run began now.
func Follow(story *game.Story, file *mission.File, d game.Difficulty, now time.Time) (playthrough.Run, *mission.Result, error) {
	if at, ok := Began(file); ok {
		now = at
	}
	run, err := playthrough.Begin(story, d, now)
	if err != nil {
		return run, nil, err
	}
	observe := func(s *mission.Step) {
		if s.Choice == game.NoChoice {
			return
		}
		step := playthrough.Step{Choice: s.Choice, At: timeOf(s.Line, run), State: s.After}
		step.Record.Append(s.Record) // the runner uses its own again
		run = run.Add(step)
	}
	result, err := mission.Run(story, file, mission.Options{Difficulty: &d, Words: story.Text[1:], Observe: observe})
	return run, result, err
}

// timeOf returns when a choice was taken; if the line does not say, when the
// choice before it was.
func timeOf(line *mission.Line, run playthrough.Run) time.Duration {
	if line == nil || line.At < 0 {
		return run.Now().At
	}
	return line.At
}

// The key of a mission file that says when its run began. A run that is taken up
// again is known by it.
const (
	beganKey    = "began"
	beganLayout = "2006-01-02T15:04:05.000Z"
)

// Began returns when the run of a file began, if the file says so.
func Began(file *mission.File) (time.Time, bool) {
	text, _ := file.Get(beganKey)
	t, err := time.Parse(time.RFC3339, text)
	return t, err == nil
}

// SetBegan notes in a file when its run began, unless the file says so already.
func SetBegan(file *mission.File, run playthrough.Run) error {
	if _, ok := Began(file); ok {
		return nil
	}
	return file.Set(beganKey, run.Started.UTC().Format(beganLayout))
}

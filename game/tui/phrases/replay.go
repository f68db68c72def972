package phrases

import (
	"strconv"

	"cobalt/game/keep"
)

// replayPhrases are the words of watching a run.
type replayPhrases struct {
	Keys struct {
		Pause, Forward, Back string
		NextScene            string `yaml:"next_scene"`
		PrevScene            string `yaml:"prev_scene"`
		Scenes               string
		First, Last          string
		Faster, Slower       string
		TakeOver             string `yaml:"take_over"`
	}
	Playing, Paused, Over string
	Choice, Time          string
	Damaged               string
	DamagedFile           string `yaml:"damaged_file"`
	Holds                 counted
	Failed                string
	FailedHere            string `yaml:"failed_here"`
	Still                 string
	Fastest, Slowest      string
	TakenOver             string `yaml:"taken_over"`
	Ghost                 string
	EndTitle              string `yaml:"end_title"`
	EndText               string `yaml:"end_text"`
	PartedTitle           string `yaml:"parted_title"`
	TakeUp                string `yaml:"take_up"`
	Again, Choose, Leave  string
	Scenes                string
	SceneAside            string `yaml:"scene_aside"`
	Welcome               string
}

// Failure says that an expectation does not hold.
func (p *replayPhrases) Failure(c keep.Check) string {
	return Fill(p.Failed, "line", strconv.Itoa(c.Line), "why", Clean(c.Fault))
}

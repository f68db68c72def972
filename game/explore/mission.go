package explore

import (
	"fmt"

	"cobalt/game"
	"cobalt/game/mission"
)

// MissionFile returns the mission that shows a finding of the report, ready to
// be run: its choices, and behind them expectations about the state that they
// lead to. A run of a divert loop's mission fails at its last choice. The finding
// must have a mission.
func (r *Report) MissionFile(f *Finding) (*mission.File, error) {
	var expect []string
	if f.Node != game.NoNode {
		expect = append(expect, "at "+r.Story.NodeRef(f.Node))
	}
	if f.Kind == SoftLock {
		for _, c := range r.Story.NodeChoices(f.Node) {
			expect = append(expect, "not can "+c.ID)
		}
	}
	shown := *r.Story
	shown.Rules = "" // the mission is shown beside the story, and never saved
	return write(&shown, r.Difficulty, f.Mission, "", expect)
}

// MissionFile returns the way as a mission whose last line expects its ending.
// The note, if there is one, is a comment before that.
func (w *Way) MissionFile(s *game.Story, note string) (*mission.File, error) {
	var expect []string
	if e, ended := w.State.Ended(); ended {
		expect = append(expect, "ending "+s.Endings[e].ID)
	}
	return write(s, w.State.Difficulty, w.Choices, note, expect)
}

// write writes choices as a mission, with a comment at the beginning of each
// scene, and behind them a note, if there is one, and expectations.
func write(s *game.Story, d game.Difficulty, choices []game.ChoiceID, note string, expect []string) (*mission.File, error) {
	f := mission.New(s, d)
	if err := writeChoices(f, s, choices); err != nil {
		return nil, fmt.Errorf("the mission cannot be written: %w", err)
	}
	if note != "" {
		if err := f.AddComment(note); err != nil {
			return nil, fmt.Errorf("the mission cannot be written: %w", err)
		}
	}
	for _, e := range expect {
		if err := f.AddExpect(e); err != nil {
			return nil, fmt.Errorf("the mission cannot be written: %w", err)
		}
	}
	return f, nil
}

func writeChoices(f *mission.File, s *game.Story, choices []game.ChoiceID) error {
	scene := -1
	for _, c := range choices {
		choice := &s.Choices[c]
		if at := int(s.Nodes[choice.Node].Scene); at != scene {
			scene = at
			if err := f.AddComment(s.Text[0].Scenes[at].Title); err != nil {
				return err
			}
		}
		if err := f.AddChoice(choice.ID, mission.Untimed); err != nil {
			return err
		}
	}
	return nil
}

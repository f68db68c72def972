package main

import (
	"time"

	"cobalt/game"
	"cobalt/save"
)

// A jsonMission is one saved mission: the names are a promise.
type jsonMission struct {
	Name       string  `json:"name"`
	File       string  `json:"file"`
	Story      string  `json:"story"`
	Digest     string  `json:"digest"`
	Difficulty string  `json:"difficulty"`
	Saved      *string `json:"saved"`
	At         string  `json:"at"`
	Choices    int     `json:"choices"`
	Minutes    uint32  `json:"minutes"`
	Suspicion  int     `json:"suspicion"`
	Ending     *string `json:"ending"`
	State      string  `json:"state"`
}

// newJSONMission describes a mission; one that cannot be replayed is described by
// its file alone.
func newJSONMission(m *save.Mission, story *game.Story) jsonMission {
	j := jsonMission{Name: m.Name, File: m.Path, State: jsonState(m.State)}
	if !m.Saved.IsZero() {
		saved := m.Saved.UTC().Format(time.RFC3339)
		j.Saved = &saved
	}
	if f := m.File; f != nil {
		j.Story, j.Digest, j.Difficulty, j.Choices = f.Story, f.Digest, f.Difficulty.String(), f.Choices()
	}
	if m.Result != nil {
		j.replayed(m, story)
	}
	return j
}

// replayed fills in the state of a mission at its end. One that names no story was played
// on this one as far as anybody knows.
func (j *jsonMission) replayed(m *save.Mission, story *game.Story) {
	st := &m.Result.State
	if j.Story == "" {
		j.Story = story.ID
	}
	if j.Digest == "" {
		j.Digest = story.Digest
	}
	j.At, j.Choices, j.Minutes, j.Suspicion = m.Result.At(), int(st.Choices), st.Minutes, st.Suspicion()
	if id, ok := m.Result.Ending(); ok {
		j.Ending = &id
	}
}

// jsonState is one of three words: a mission that is whole, but not of the story
// as this program has it, is changed.
func jsonState(s save.State) string {
	switch s {
	case save.OK, save.Damaged:
		return s.String()
	default:
		return save.Changed.String()
	}
}

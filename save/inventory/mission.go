package inventory

import (
	"time"

	"cobalt/game"
	"cobalt/save"
)

// A Mission is one saved mission in JSON.
type Mission struct {
	Name       string  `json:"name"`
	File       string  `json:"file"`
	Story      string  `json:"story"`
	Digest     string  `json:"digest"`
	Difficulty string  `json:"difficulty"`
	Saved      *string `json:"saved"` // null if it is not known
	At         string  `json:"at"`
	Choices    int     `json:"choices"`
	Minutes    uint32  `json:"minutes"`
	Suspicion  int     `json:"suspicion"`
	Ending     *string `json:"ending"` // null if it did not come to one
	State      string  `json:"state"`  // ok, changed or damaged
}

// Missions describes missions, in their order.
func Missions(all []*save.Mission, story *game.Story) []Mission {
	list := make([]Mission, len(all))
	for i, m := range all {
		list[i] = NewMission(m, story)
	}
	return list
}

// NewMission describes a mission; one that cannot be replayed is described by its
// file alone.
func NewMission(m *save.Mission, story *game.Story) Mission {
	j := Mission{Name: m.Name, File: m.Path, State: stateName(m.State)}
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

// replayed fills in the state of a mission at its end. One that names no story was
// played on this one as far as anybody knows.
func (j *Mission) replayed(m *save.Mission, story *game.Story) {
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

// stateName is one of three words: a mission that is whole, but not of the story as
// this program has it, is changed.
func stateName(s save.State) string {
	switch s {
	case save.OK, save.Damaged:
		return s.String()
	case save.Changed, save.Foreign, save.Newer:
	}
	return save.Changed.String()
}

package library

import (
	"errors"
	"regexp"
	"sync"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/save"
)

// List loads all missions, the one saved last first.
func (l *Library) List(story *game.Story) ([]keep.Mission, error) {
	all, err := l.store.List(story)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	list := make([]keep.Mission, len(all))
	for i, m := range all {
		list[i] = l.entry(m)
	}
	return list, nil
}

// Last returns the mission that was written to last, of those that can be gone on
// with; nil if there is none. If the story's newest mission is damaged, parts from
// the story or is of a newer program, it is returned as broken, so that the player
// can be told: otherwise it would seem to be lost.
func (l *Library) Last(story *game.Story) (last, broken *keep.Mission) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var e keep.Mission
	newest := true
	found, err := l.store.Newest(story, func(m *save.Mission) bool {
		e = l.entry(m)
		if e.Condition == keep.Foreign {
			return false
		}
		if newest && e.Condition > keep.Changed {
			first := e
			broken = &first
		}
		newest = false
		return e.Continues()
	})
	if err != nil || found == nil {
		return nil, broken
	}
	return &e, broken
}

// entry is one line of a list.
func (l *Library) entry(m *save.Mission) keep.Mission {
	e := EntryOf(m)
	e.Saved, e.Current = m.Saved.Local(), l.holding(m.Name) != nil
	return e
}

// EntryOf returns a mission as a line of a list, as far as its file tells.
func EntryOf(m *save.Mission) keep.Mission {
	e := keep.Mission{Name: m.Name, Unnamed: Unnamed(m.Name), Condition: ConditionOf(m), Saved: m.Saved}
	if m.File != nil {
		e.Difficulty, e.Choices = m.File.Difficulty, m.File.Choices()
	}
	if m.Result != nil {
		e.State = &m.Result.State
	}
	return e
}

var madeUp = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d{8}-\d{6}(-\d+)?$`) })

// Unnamed reports whether the program made a name up.
func Unnamed(name string) bool { return madeUp().MatchString(name) }

// ConditionOf says how it stands with a mission.
func ConditionOf(m *save.Mission) keep.Condition {
	parted := errors.Is(m.Problem, save.ErrParted)
	switch {
	case m.State == save.OK:
		return keep.Whole
	case m.State == save.Foreign:
		return keep.Foreign
	case m.State == save.Newer:
		return keep.Newer
	case parted:
		return keep.Parted
	case m.State == save.Changed:
		return keep.Changed
	default:
		return keep.Damaged
	}
}

package library

import (
	"errors"
	"path/filepath"
	"strings"
	"time"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/save"
)

// Open returns the offer of a mission: all ways to go on with it. It changes nothing.
func (l *Library) Open(story *game.Story, name string) (*keep.Offer, error) {
	found, err := l.store.Load(name, story)
	if err != nil {
		return nil, libraryError(err)
	}
	versions, err := l.store.Versions(name, story)
	if err != nil {
		return nil, libraryError(err)
	}
	return l.Offer(story, found, versions, nil)
}

// Tape returns the run of a mission, to be watched.
func (l *Library) Tape(story *game.Story, name string) (keep.Tape, error) {
	found, err := l.store.Load(name, story)
	if err != nil {
		return keep.Tape{}, libraryError(err)
	}
	return TapeOf(story, found, l.clock())
}

// TapeOf returns the run of a mission, to be watched from now on. A mission that is not of
// the story, or that a newer program wrote, has none: the error is its problem.
func TapeOf(story *game.Story, m *save.Mission, now time.Time) (keep.Tape, error) {
	switch condition := ConditionOf(m); {
	case condition == keep.Foreign, condition == keep.Newer, m.File == nil:
		return keep.Tape{}, m.Problem
	default:
		run, result, err := keep.Follow(story, m.File, m.File.Difficulty, now)
		if err != nil {
			return keep.Tape{}, err
		}
		return keep.NewTape(m.File, run, result, condition == keep.Damaged), nil
	}
}

// Find loads the mission that a path leads to, and the versions of it that are
// whole. It reports whether the path is that of a mission of the folder.
func (l *Library) Find(story *game.Story, path string) (found *save.Mission, versions []*save.Mission, ok bool) {
	name, ok := l.store.Slot(path)
	if !ok {
		return nil, nil, false
	}
	found, err := l.store.Load(name, story)
	if err != nil {
		return nil, nil, false
	}
	versions, _ = l.store.Versions(name, story) // versions that cannot be listed cannot be offered
	return found, versions, true
}

// A wayFrom is the beginning of a way: the source of a [keep.Way].
type wayFrom struct {
	file *mission.File
	run  playthrough.Run
	slot string // the slot to go on in; empty for a new one
	base string // the name of a new slot, which a number may follow
}

// Offer returns the offer of a mission and its versions. The difficulty d, if it is
// not nil, replaces the one that the file names.
func (l *Library) Offer(story *game.Story, m *save.Mission, versions []*save.Mission, d *game.Difficulty) (*keep.Offer, error) {
	o := &keep.Offer{Name: m.Name, Unnamed: Unnamed(m.Name), Trouble: TroubleOf(m), Why: WhyTrouble(m)}
	if o.Name == "" {
		o.Name = m.Path
	}
	var err error
	name := m.Name
	if name == "" {
		name = strings.TrimSuffix(filepath.Base(m.Path), save.Ext)
	}
	add := func(kind keep.WayKind, from *save.Mission) {
		way, failed := l.way(story, kind, from, d, BaseOf(name, kind, l.clock()))
		if err = errors.Join(err, failed); failed == nil {
			o.Ways = append(o.Ways, way)
		}
	}
	switch o.Trouble {
	case keep.TroubleForeign, keep.TroubleNewer, keep.TroubleBusy:
	case keep.NoTrouble:
		kind := keep.GoOn
		if l.busy(m.Name) {
			o.Trouble, kind = keep.TroubleBusy, keep.PlayCopy
		}
		add(kind, m)
	case keep.TroubleParted:
		add(keep.PlayPart, m)
	case keep.TroubleDamaged:
		for _, v := range versions[:min(1, len(versions))] {
			add(keep.PlayGood, v)
		}
		if Replayable(m) {
			add(keep.PlayRest, m)
		}
	}
	return o, err
}

// TroubleOf says why a mission is not simply gone on with, as far as its file tells.
func TroubleOf(m *save.Mission) keep.Trouble {
	switch ConditionOf(m) {
	case keep.Whole, keep.Changed:
		return keep.NoTrouble
	case keep.Parted:
		return keep.TroubleParted
	case keep.Foreign:
		return keep.TroubleForeign
	case keep.Newer:
		return keep.TroubleNewer
	case keep.Damaged:
	}
	return keep.TroubleDamaged
}

// WhyTrouble says in detail why a mission is not simply gone on with.
func WhyTrouble(m *save.Mission) string {
	var faults *mission.Errors
	var foreign *mission.StoryError
	var failed *save.Error
	switch {
	case m.Problem == nil:
		return ""
	case errors.Is(m.Problem, save.ErrParted) && m.Result != nil && len(m.Result.Failures) > 0:
		return m.Result.Failures[len(m.Result.Failures)-1].Message
	case errors.As(m.Problem, &faults):
		msg, _, _ := strings.Cut(strings.TrimPrefix(faults.Faults[0].Message, "the file is damaged: "), " (")
		return msg
	case errors.As(m.Problem, &foreign):
		return foreign.Of
	case errors.As(m.Problem, &failed):
		return failed.Err.Error()
	default:
		return m.Problem.Error()
	}
}

// busy reports whether another program has a slot.
func (l *Library) busy(name string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if name == "" || l.holding(name) != nil {
		return false
	}
	slot, _, err := l.store.Take(name)
	if err == nil {
		_ = slot.Close() // nothing was written
	}
	return errors.Is(err, save.ErrBusy)
}

// way replays a mission to the point to which a way leads.
func (l *Library) way(story *game.Story, kind keep.WayKind, from *save.Mission, d *game.Difficulty, base string) (keep.Way, error) {
	difficulty := from.File.Difficulty
	if d != nil {
		difficulty = *d
	}
	run, _, err := keep.Follow(story, from.File, difficulty, l.clock())
	if err != nil {
		return keep.Way{}, err
	}
	s := &wayFrom{file: from.File, run: run, base: base}
	if kind == keep.GoOn {
		s.slot = from.Name
	}
	return keep.Way{Kind: kind, State: run.Now().State, Choices: from.File.Choices(), Saved: from.Saved.Local(), Source: s}, nil
}

// BaseOf is the name of a new mission that a way makes of one, which a number may follow.
func BaseOf(name string, kind keep.WayKind, now time.Time) string {
	suffix := "-copy"
	switch kind {
	case keep.PlayPart:
		suffix = "-continued"
	case keep.PlayGood, keep.PlayRest:
		suffix = "-recovered"
	case keep.GoOn, keep.TakeOver, keep.PlayCopy:
	}
	if base := name + suffix; !Unnamed(name) && save.CheckName(base) == nil {
		return base
	}
	return SlotTime(now)
}

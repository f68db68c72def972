package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/game/tui"
	"cobalt/save"
)

var (
	_ tui.Keeper  = (*missionKeeper)(nil)
	_ tui.Library = (*missionKeeper)(nil)
)

// List loads all slots, the one saved last first.
func (k *missionKeeper) List(story *game.Story) ([]tui.Mission, error) {
	all, err := k.store.List(story)
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	list := make([]tui.Mission, len(all))
	for i, m := range all {
		list[i] = k.entry(m)
	}
	return list, nil
}

// last is the slot that was written to last of those that can be gone on with,
// or nil.
func (k *missionKeeper) last(story *game.Story) *tui.Mission {
	k.mu.Lock()
	defer k.mu.Unlock()
	var e tui.Mission
	found, err := k.store.Newest(story, func(m *save.Mission) bool {
		e = k.entry(m)
		return e.Continues()
	})
	if err != nil || found == nil {
		return nil
	}
	return &e
}

// entry is what a list says of a slot.
func (k *missionKeeper) entry(m *save.Mission) tui.Mission {
	e := tui.Mission{
		Name: m.Name, Unnamed: unnamed(m.Name), Condition: conditionOf(m), Saved: m.Saved.Local(), Current: k.holding(m.Name) != nil,
	}
	if m.File != nil {
		e.Difficulty, e.Choices = m.File.Difficulty, m.File.Choices()
	}
	if m.Result != nil {
		e.State = &m.Result.State
	}
	return e
}

var madeUp = regexp.MustCompile(`^\d{8}-\d{6}(-\d+)?$`)

// unnamed reports whether a slot's name is one that the program made up.
func unnamed(name string) bool { return madeUp.MatchString(name) }

func conditionOf(m *save.Mission) tui.Condition {
	parted := errors.Is(m.Problem, save.ErrParted)
	switch {
	case m.State == save.OK:
		return tui.Whole
	case m.State == save.Foreign:
		return tui.Foreign
	case m.State == save.Newer:
		return tui.Newer
	case parted:
		return tui.Parted
	case m.State == save.Changed:
		return tui.Changed
	default:
		return tui.Damaged
	}
}

// holding returns the home whose slot has a name, or nil.
func (k *missionKeeper) holding(name string) *home {
	for _, h := range k.homes {
		if h.slot != nil && h.slot.Name() == name {
			return h
		}
	}
	return nil
}

// Open says what can be had of a slot.
func (k *missionKeeper) Open(story *game.Story, name string) (*tui.Offer, error) {
	found, err := k.store.Load(name, story)
	if err != nil {
		return nil, libraryError(err)
	}
	versions, err := k.store.Versions(name, story)
	if err != nil {
		return nil, libraryError(err)
	}
	return k.offer(story, found, versions, nil)
}

// Tape returns a slot's run to be watched.
func (k *missionKeeper) Tape(story *game.Story, name string) (tui.Tape, error) {
	found, err := k.store.Load(name, story)
	if err != nil {
		return tui.Tape{}, libraryError(err)
	}
	switch condition := conditionOf(found); {
	case condition == tui.Foreign, condition == tui.Newer, found.File == nil:
		return tui.Tape{}, found.Problem
	default:
		run, result, err := followed(story, found.File, found.File.Difficulty, k.clock())
		if err != nil {
			return tui.Tape{}, err
		}
		return tapeOf(found.File, run, result, condition == tui.Damaged), nil
	}
}

// find looks at a slot, if a path leads to one, and at its good versions.
func (k *missionKeeper) find(story *game.Story, path string) (found *save.Mission, versions []*save.Mission, ok bool) {
	name, ok := k.store.Slot(path)
	if !ok {
		return nil, nil, false
	}
	found, err := k.store.Load(name, story)
	if err != nil {
		return nil, nil, false
	}
	versions, _ = k.store.Versions(name, story) // what cannot be listed cannot be offered
	return found, versions, true
}

// A wayFrom is what a way leads from.
type wayFrom struct {
	file *mission.File
	run  playthrough.Run
	slot string // the slot to go on in; empty: a new one
	base string // what a new slot is called, if it is not numbered
}

// offer says what can be had of a mission and its versions.
func (k *missionKeeper) offer(story *game.Story, m *save.Mission, versions []*save.Mission, d *game.Difficulty) (*tui.Offer, error) {
	o := &tui.Offer{Name: m.Name, Unnamed: unnamed(m.Name), Trouble: troubleOf(m), Why: whyTrouble(m)}
	if o.Name == "" {
		o.Name = m.Path
	}
	var err error
	add := func(kind tui.WayKind, from *save.Mission, suffix string) {
		way, failed := k.way(story, kind, from, d, k.baseOf(m, suffix))
		if err = errors.Join(err, failed); failed == nil {
			o.Ways = append(o.Ways, way)
		}
	}
	switch o.Trouble {
	case tui.TroubleForeign, tui.TroubleNewer:
	case tui.NoTrouble:
		kind := tui.GoOn
		if k.busy(m.Name) {
			o.Trouble, kind = tui.TroubleBusy, tui.PlayCopy
		}
		add(kind, m, "copy")
	case tui.TroubleParted:
		add(tui.PlayPart, m, "continued")
	default:
		for _, v := range versions[:min(1, len(versions))] {
			add(tui.PlayGood, v, "recovered")
		}
		if replayable(m) {
			add(tui.PlayRest, m, "recovered")
		}
	}
	return o, err
}

func troubleOf(m *save.Mission) tui.Trouble {
	switch conditionOf(m) {
	case tui.Whole, tui.Changed:
		return tui.NoTrouble
	case tui.Parted:
		return tui.TroubleParted
	case tui.Foreign:
		return tui.TroubleForeign
	case tui.Newer:
		return tui.TroubleNewer
	default:
		return tui.TroubleDamaged
	}
}

// whyTrouble is what there is to say of a mission that is not simply gone on
// with.
func whyTrouble(m *save.Mission) string {
	var faults *mission.Errors
	var foreign *mission.StoryError
	var failed *save.Error
	switch {
	case m.Problem == nil:
		return ""
	case errors.Is(m.Problem, save.ErrParted) && m.Result != nil && len(m.Result.Failures) > 0:
		return m.Result.Failures[len(m.Result.Failures)-1].Message
	case errors.As(m.Problem, &faults):
		msg, _, _ := strings.Cut(strings.TrimPrefix(faults.Faults[0].Msg, "the file is damaged: "), " (")
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
func (k *missionKeeper) busy(name string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if name == "" || k.holding(name) != nil {
		return false
	}
	slot, _, err := k.store.Take(name)
	if err == nil {
		_ = slot.Close() // nothing was written
	}
	return errors.Is(err, save.ErrBusy)
}

// way replays a mission for what can be done with it.
func (k *missionKeeper) way(story *game.Story, kind tui.WayKind, from *save.Mission, d *game.Difficulty, base string) (tui.Way, error) {
	difficulty := from.File.Difficulty
	if d != nil {
		difficulty = *d
	}
	run, _, err := followed(story, from.File, difficulty, k.clock())
	if err != nil {
		return tui.Way{}, err
	}
	s := &wayFrom{file: from.File, run: run, base: base}
	if kind == tui.GoOn {
		s.slot = from.Name
	}
	return tui.Way{Kind: kind, State: run.Now().State, Choices: from.File.Choices(), Saved: from.Saved.Local(), Source: s}, nil
}

// baseOf is what a new slot is called that is made of a mission.
func (k *missionKeeper) baseOf(m *save.Mission, suffix string) string {
	name := m.Name
	if name == "" {
		name = strings.TrimSuffix(filepath.Base(m.Path), missionExt)
	}
	base := name + "-" + suffix
	if unnamed(name) || save.CheckName(base) != nil {
		return slotTime(k.clock())
	}
	return base
}

// Take takes up one of an offer's ways.
func (k *missionKeeper) Take(o *tui.Offer, way int) (playthrough.Run, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	w := &o.Ways[way]
	s := w.Source.(*wayFrom)
	if w.Kind == tui.GoOn && s.slot == "" {
		k.settle(&home{run: s.run, from: s.file}) // none of the folder's: it is not written to
		return s.run, nil
	}
	h, err := k.newHome(s)
	if err != nil {
		return s.run, err
	}
	if w.Kind == tui.GoOn {
		err = k.goOn(h, s)
	} else {
		err = k.moveIn(h, s)
	}
	if err != nil {
		return s.run, libraryError(err)
	}
	k.settle(h)
	return s.run, nil
}

// newHome is a home in which a run is written down, and which has no slot yet.
func (k *missionKeeper) newHome(s *wayFrom) (*home, error) {
	h := &home{run: s.run, story: s.run.Story}
	opt := mission.Options{Difficulty: &s.run.Difficulty, Words: h.story.Text[1:]}
	record, _, err := mission.Resume(h.story, s.file, opt)
	if errors.Is(err, mission.ErrFront) {
		record, err = rewrite(h.story, s.file, opt)
	}
	if err != nil {
		return nil, err
	}
	h.record = record
	return h, setBegan(record.File, s.run)
}

// goOn gives a home the slot that its run was read from.
func (k *missionKeeper) goOn(h *home, s *wayFrom) error {
	old := k.holding(s.slot)
	if old == nil {
		var err error
		h.slot, err = k.take(s.slot, s.file)
		return err
	}
	had := old.slot
	if err := old.close(); err != nil {
		return err
	}
	var err error
	if h.slot, err = k.take(s.slot, s.file); err != nil {
		k.reclaim(old, had, s.slot)
	}
	return err
}

// moveIn gives a home a new slot, and saves its run there.
func (k *missionKeeper) moveIn(h *home, s *wayFrom) error {
	slot, err := k.store.CreateNumbered(s.base)
	if err != nil {
		return err
	}
	if err := slot.Save(h.record.File); err != nil {
		return errors.Join(err, slot.Close())
	}
	h.slot = slot
	return nil
}

// Rename gives a slot another name. One that is being played stays the run's.
func (k *missionKeeper) Rename(name, to string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.holding(to) != nil {
		return tui.ErrTaken
	}
	h := k.holding(name)
	if h == nil {
		return libraryError(k.store.Rename(name, to))
	}
	had := h.slot
	if err := h.close(); err != nil {
		return libraryError(err)
	}
	err := k.store.Rename(name, to)
	if err == nil {
		name = to
	}
	k.reclaim(h, had, name)
	return libraryError(err)
}

// Delete removes a slot. A run that was kept there is kept anew with its next
// choice.
func (k *missionKeeper) Delete(name string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	h := k.holding(name)
	if h == nil {
		return libraryError(k.store.Delete(name))
	}
	had := h.slot
	if err := h.close(); err != nil {
		return libraryError(err)
	}
	err := k.store.Delete(name)
	if err != nil {
		k.reclaim(h, had, name)
	}
	return libraryError(err)
}

// Copy keeps a run, as it stands, in a slot of its own.
func (k *missionKeeper) Copy(run playthrough.Run, name string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.holding(name) != nil {
		return tui.ErrTaken
	}
	slot, err := k.store.Create(name)
	if err != nil {
		return libraryError(err)
	}
	copied := &home{run: run}
	if h := k.homeOf(run); h != nil {
		copied.from = h.source()
	}
	file, err := k.mission(copied)
	if err == nil {
		err = slot.Save(file)
	}
	return libraryError(errors.Join(err, slot.Close()))
}

// libraryError puts an error in the words that the interface decides by.
func libraryError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, save.ErrName):
		return &tui.NameError{Why: strings.TrimPrefix(err.Error(), save.ErrName.Error()+": ")}
	case errors.Is(err, save.ErrTaken):
		return tui.ErrTaken
	case errors.Is(err, save.ErrBusy):
		return tui.ErrBusy
	case errors.Is(err, fs.ErrNotExist):
		return tui.ErrGone
	default:
		return err
	}
}

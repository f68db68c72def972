package records

import (
	"errors"
	"strings"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/save"
	"cobalt/save/library"
)

// A wayFrom is the beginning of a way: the source of a [keep.Way].
type wayFrom struct {
	name string // of the run to go on in; empty for a new one
	base string // the name of a new run, which a number may follow
	file *mission.File
	run  playthrough.Run
}

// Open returns the ways to go on with a mission. One that another session plays can be
// taken over. It changes nothing.
func (l *Library) Open(story *game.Story, name string) (*keep.Offer, error) {
	r, err := l.s.load(l.ctx, name)
	if err != nil {
		return nil, libraryError(err)
	}
	m := examine(story, &r)
	o := &keep.Offer{Name: name, Unnamed: library.Unnamed(name), Trouble: library.TroubleOf(m), Why: library.WhyTrouble(m)}
	kinds := []keep.WayKind{}
	switch o.Trouble {
	case keep.NoTrouble:
		kinds = append(kinds, keep.GoOn)
		if r.Busy {
			o.Trouble = keep.TroubleBusy
			kinds = []keep.WayKind{keep.TakeOver, keep.PlayCopy}
		}
	case keep.TroubleParted:
		kinds = append(kinds, keep.PlayPart)
	case keep.TroubleDamaged:
		if library.Replayable(m) {
			kinds = append(kinds, keep.PlayRest)
		}
	case keep.TroubleBusy, keep.TroubleForeign, keep.TroubleNewer:
	}
	for _, kind := range kinds {
		way, err := l.way(story, kind, m)
		if err != nil {
			return o, err
		}
		o.Ways = append(o.Ways, way)
	}
	return o, nil
}

// way replays a mission to the point to which a way leads.
func (l *Library) way(story *game.Story, kind keep.WayKind, m *save.Mission) (keep.Way, error) {
	run, _, err := keep.Follow(story, m.File, m.File.Difficulty, l.s.store.clock())
	if err != nil {
		return keep.Way{}, err
	}
	from := &wayFrom{file: m.File, run: run, base: library.BaseOf(m.Name, kind, l.s.store.clock())}
	if kind == keep.GoOn || kind == keep.TakeOver {
		from.name = m.Name
	}
	return keep.Way{Kind: kind, State: run.Now().State, Choices: m.File.Choices(), Saved: m.Saved, Source: from}, nil
}

// Tape returns the run of a mission, to be watched.
func (l *Library) Tape(story *game.Story, name string) (keep.Tape, error) {
	r, err := l.s.load(l.ctx, name)
	if err != nil {
		return keep.Tape{}, libraryError(err)
	}
	return library.TapeOf(story, examine(story, &r), l.s.store.clock())
}

// Take takes up one of the ways of an offer. From then on [Library.Keep] keeps the run in
// the mission that the way leads to.
func (l *Library) Take(o *keep.Offer, way int) (playthrough.Run, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	from := o.Ways[way].Source.(*wayFrom)
	h := &home{run: from.run}
	record, _, err := mission.Resume(from.run.Story, from.file, mission.Options{Difficulty: &from.run.Difficulty, Words: from.run.Story.Text[1:]})
	switch {
	case errors.Is(err, mission.ErrFront): // the run is written down anew
	case err != nil:
		return from.run, err
	default:
		h.record = record
		if err := keep.SetBegan(record.File, from.run); err != nil {
			return from.run, err
		}
	}
	if from.name == "" {
		err = l.moveIn(h, from.base)
	} else {
		err = l.goOn(h, from)
	}
	if err != nil {
		return from.run, libraryError(err)
	}
	l.settle(h)
	return from.run, nil
}

// goOn gives a home the run that it was read from, if that is as it was read.
func (l *Library) goOn(h *home, from *wayFrom) error {
	if err := l.s.hold(l.ctx, from.name); err != nil {
		return err
	}
	r, err := l.s.load(l.ctx, from.name)
	if err != nil {
		return err
	}
	if string(r.Body) != string(from.file.Bytes()) {
		return errors.Join(save.ErrChanged, l.s.release(l.ctx, from.name))
	}
	if old := l.holding(from.name); old != nil {
		old.name = "" // if it is played on, it gets a name of its own
	}
	h.name = from.name
	return nil
}

// moveIn keeps a home's run under a new name.
func (l *Library) moveIn(h *home, base string) error {
	body, end, err := h.write(l)
	if err == nil {
		h.name, err = l.createNumbered(base, body, end)
	}
	return err
}

// Rename gives a mission another name. A run that is kept there stays there.
func (l *Library) Rename(name, to string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := save.CheckName(to); err != nil {
		return libraryError(err)
	}
	if err := l.s.rename(l.ctx, name, to); err != nil {
		return libraryError(err)
	}
	if h := l.holding(name); h != nil {
		h.name = to
	}
	return nil
}

// Delete removes a mission. A run that was kept there is kept anew with its next choice.
func (l *Library) Delete(name string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return libraryError(l.s.remove(l.ctx, name))
}

// Copy keeps a run, as it stands, as a new mission. The run itself stays in its own.
func (l *Library) Copy(run playthrough.Run, name string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := save.CheckName(name); err != nil {
		return libraryError(err)
	}
	body, _, err := (&home{run: run}).write(l)
	if err == nil {
		err = l.s.create(l.ctx, name, body)
	}
	if err == nil {
		err = l.s.release(l.ctx, name)
	}
	return libraryError(err)
}

// libraryError turns an error into one of those that a screen decides by.
func libraryError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, save.ErrName):
		return &keep.NameError{Why: strings.TrimPrefix(err.Error(), save.ErrName.Error()+": ")}
	case errors.Is(err, ErrTaken):
		return keep.ErrTaken
	case errors.Is(err, ErrNotFound):
		return keep.ErrGone
	default:
		return err
	}
}

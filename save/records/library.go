package records

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"strconv"
	"sync"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/save"
	"cobalt/save/library"
)

var (
	_ keep.Keeper  = (*Library)(nil)
	_ keep.Library = (*Library)(nil)
)

// A Library keeps the runs of one player at one story, in one session. Any number of
// goroutines may use it.
type Library struct {
	s   *Session
	ctx context.Context // of the session; its end does not keep a run from being kept

	mu    sync.Mutex
	homes []*home
	raced []playthrough.Run // whose finishes are entered with what they claim
	finds *finds            // nil: no finds are kept
}

// NewLibrary returns the library of a person at a story. It reads nothing yet.
func (s *Store) NewLibrary(ctx context.Context, person, story string) *Library {
	return &Library{s: &Session{store: s, person: person, story: story, id: rand.Text()}, ctx: context.WithoutCancel(ctx)}
}

// KeepFinds has the library add the finds of runs to those of the player, and returns
// the finds so far. An error says that they cannot be read: play goes on without them.
func (l *Library) KeepFinds() (*profile.Profile, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var err error
	l.finds, err = openFinds(l.ctx, l.s)
	return l.finds.all.Clone(), err
}

// A home is the place in which a run is kept.
type home struct {
	run    playthrough.Run // its newest state, kept or not
	name   string          // empty until it is first kept
	lost   string          // the name that it had, and that another session has taken over
	record *mission.Recorder
	dirty  bool   // the last try to keep it failed
	ended  string // the id of its finish; empty: it has none yet
}

// write writes the run down, signed. The lines written the last time stay, as far as the
// run still has their choices.
func (h *home) write(l *Library) (body []byte, end *finish, err error) {
	if h.record == nil {
		if h.record, err = mission.Record(h.run.Story, h.run.Difficulty, mission.Options{}); err != nil {
			return nil, nil, err
		}
		if err := keep.SetBegan(h.record.File, h.run); err != nil {
			return nil, nil, err
		}
	}
	if err := h.record.Follow(h.run); err != nil {
		return nil, nil, err
	}
	if err := h.record.File.Sign(l.s.store.clock()); err != nil {
		return nil, nil, err
	}
	if end = finishOf(l.s.person, h.record.File, &h.run.Now().State); end != nil {
		h.ended = end.id
	}
	if slices.ContainsFunc(l.raced, h.run.Same) {
		end = nil
	}
	return h.record.File.Bytes(), end, nil
}

// Keep keeps a run, and returns once that is committed. A run that another session has
// taken over goes on under a new name ([*keep.MovedError]); one that was deleted is made
// anew ([*keep.RemadeError]).
func (l *Library) Keep(run playthrough.Run) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.homeOf(run)
	if h == nil {
		h = l.settle(&home{run: run})
	}
	h.run, h.dirty = run, true
	if l.finds != nil {
		l.finds.note(run)
	}
	told, err := l.keep(h)
	if err != nil && l.finds != nil && l.finds.failed {
		told, err = l.keep(h) // without them
	}
	if err != nil {
		return err
	}
	h.dirty = false
	if l.finds != nil {
		if l.finds.entered {
			l.finds.committed()
		}
		if err := l.finds.flush(l.ctx); err != nil {
			return errors.Join(told, &keep.FindsError{Err: err})
		}
	}
	return told
}

// keep writes a run to its row, or to a new one, with new finds. What it tells is no
// failure.
func (l *Library) keep(h *home) (told, err error) {
	body, end, err := h.write(l)
	if err != nil {
		return nil, err
	}
	if h.name != "" {
		err := l.s.save(l.ctx, h.name, body, end, l.finds)
		if !errors.Is(err, errNotHeld) {
			return nil, err
		}
		switch _, err := l.s.load(l.ctx, h.name); {
		case errors.Is(err, ErrNotFound):
			told = &keep.RemadeError{Path: h.name}
		case err != nil:
			return nil, err
		default:
			h.lost = h.name
		}
	}
	name, err := l.createNumbered(library.SlotTime(l.s.store.clock()), body, end, l.finds)
	if err != nil {
		return nil, err
	}
	h.name = name
	if h.lost != "" {
		told, h.lost = &keep.MovedError{From: h.lost, To: name}, ""
	}
	return told, nil
}

// createNumbered keeps a new run under a name, with a number behind it if that is taken.
func (l *Library) createNumbered(base string, body []byte, entries ...entry) (name string, err error) {
	name = base
	for n := 2; ; n++ {
		err := l.s.create(l.ctx, name, body, entries...)
		if !errors.Is(err, ErrTaken) || n > MaxRuns {
			return name, err
		}
		name = base + "-" + strconv.Itoa(n)
	}
}

// homeOf returns the home of a run, or nil.
func (l *Library) homeOf(run playthrough.Run) *home {
	for _, h := range l.homes {
		if h.run.Same(run) {
			return h
		}
	}
	return nil
}

// holding returns the home of a name, or nil.
func (l *Library) holding(name string) *home {
	for _, h := range l.homes {
		if h.name == name {
			return h
		}
	}
	return nil
}

// settle takes in a new home. Those of which everything is kept are given back.
func (l *Library) settle(h *home) *home {
	l.homes = slices.DeleteFunc(l.homes, func(old *home) bool {
		return !old.dirty && l.s.release(l.ctx, old.name) == nil
	})
	l.homes = append(l.homes, h)
	return h
}

// Close gives all runs back to other sessions, and keeps the finds if the database lacks
// some.
func (l *Library) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	var err error
	for _, h := range l.homes {
		if h.name != "" {
			err = errors.Join(err, l.s.release(l.ctx, h.name))
		}
	}
	l.homes = nil
	if l.finds != nil {
		err = errors.Join(err, l.finds.flush(l.ctx))
	}
	return err
}

// examine reads and replays the file of a run.
func examine(story *game.Story, r *stored) *save.Mission {
	file, problem := mission.Parse(r.Name, r.Body)
	m := save.Examine(r.Name, file, problem, story)
	m.Name, m.Saved = r.Name, r.Saved
	return m
}

// entry is one line of a list.
func (l *Library) entry(m *save.Mission) keep.Mission {
	e := library.EntryOf(m)
	e.Current = l.holding(m.Name) != nil
	return e
}

// List returns all missions, the one saved last first.
func (l *Library) List(story *game.Story) ([]keep.Mission, error) {
	all, err := l.s.list(l.ctx)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	list := make([]keep.Mission, len(all))
	for i := range all {
		list[i] = l.entry(examine(story, &all[i]))
	}
	return list, nil
}

// Last returns the mission that was kept last, of those that can be gone on with; nil if
// there is none. If the very last one is damaged, or cannot be gone on with for another
// reason that lies in its file, it is returned as broken.
func (l *Library) Last(story *game.Story) (last, broken *keep.Mission, err error) {
	all, err := l.s.list(l.ctx)
	if err != nil {
		return nil, nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range all {
		e := l.entry(examine(story, &all[i]))
		if i == 0 && e.Condition > keep.Changed {
			broken = &e
		}
		if e.Continues() {
			return &e, broken, nil
		}
	}
	return nil, broken, nil
}

// File returns the mission file of a run, as it is kept, or [keep.ErrGone].
func (l *Library) File(name string) ([]byte, error) {
	r, err := l.s.load(l.ctx, name)
	return r.Body, libraryError(err)
}

// Import keeps a mission file as a new run of that name. The file is one that replays in
// the story; the error is that of [mission.Parse], that it does not, [*keep.NameError],
// [keep.ErrTaken], [ErrFull] or [ErrTooLarge].
func (l *Library) Import(story *game.Story, name string, body []byte) error {
	if err := save.CheckName(name); err != nil {
		return libraryError(err)
	}
	m := examine(story, &stored{Name: name, Body: body})
	switch {
	case library.TroubleOf(m) != keep.NoTrouble:
		return m.Problem
	case m.File.Empty():
		return errors.New("the file holds no choice")
	}
	if err := l.s.create(l.ctx, name, body); err != nil {
		return libraryError(err)
	}
	return l.s.release(l.ctx, name)
}

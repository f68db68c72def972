package host

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"cobalt/game/explore"
	"cobalt/game/explore/daily"
	"cobalt/game/mission"
	"cobalt/save/records"
)

// days are the missions of the day, of all stories. Each is proven once, by a goroutine
// of its own, and kept in the database, where the next start and other hosts find it.
type days struct {
	h    *Host
	ctx  context.Context // of the proofs
	end  func()          // ends them
	work sync.WaitGroup

	mu    sync.Mutex
	known map[dayKey]*proof
}

// A dayKey says which mission is meant.
type dayKey struct{ story, rules, day string }

// A proof is that of the mission of a day.
type proof struct {
	done    chan struct{} // closed when the rest is known
	mission *daily.Mission
	body    []byte // its file
	err     error
	failed  time.Time // when it failed for a reason that may pass
}

// Times of the proofs of missions of a day.
const (
	proofPatience = 10 * time.Minute // for a proof
	proofAgain    = time.Minute      // until it is tried again
	proofWait     = 10 * time.Second // of a player at the title
)

// errUnproven says that a mission cannot be played yet, and errUnprovable that its proof
// broke.
var (
	errUnproven   = errors.New("the mission of the day is not there yet; come back in a moment")
	errUnprovable = errors.New("it could not be proven")
)

// today returns the mission of today, and waits for its proof if it is under way, but no
// longer than over.
func (d *days) today(ctx context.Context, story *Story, over <-chan time.Time) (*proof, error) {
	p := d.look(story, daily.DayOf(d.h.o.Clock()))
	select {
	case <-p.done:
		return p, p.err
	case <-over:
		return nil, errUnproven
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// look returns the mission of a day. If nobody has asked for it, its proof begins, and
// those of other days are forgotten.
func (d *days) look(story *Story, day string) *proof {
	key := dayKey{story.ID, story.Rules, day}
	d.mu.Lock()
	defer d.mu.Unlock()
	if p := d.known[key]; p != nil && (p.failed.IsZero() || d.h.o.Clock().Sub(p.failed) < proofAgain) {
		return p
	}
	for other := range d.known {
		if other.story == story.ID && other.day < day {
			delete(d.known, other)
		}
	}
	p := &proof{done: make(chan struct{})}
	d.known[key] = p
	d.work.Go(func() { d.prove(p, story, key) })
	return p
}

// prove finds a mission, in the database or by proof. What breaks the explorer breaks
// nothing else.
func (d *days) prove(p *proof, story *Story, key dayKey) {
	var failed time.Time
	defer close(p.done)
	defer func() {
		if broken := recover(); broken != nil {
			d.h.o.Log.Error("the proof of a mission of the day broke", "story", key.story, "day", key.day, "panic", broken, "stack", string(debug.Stack()))
			p.err = errUnprovable
		}
		d.mu.Lock()
		p.failed = failed
		d.mu.Unlock()
	}()
	ctx, cancel := context.WithTimeout(d.ctx, proofPatience)
	defer cancel()
	if p.body, p.err = d.find(ctx, story, key); p.err == nil {
		p.mission, p.err = missionOf(story, p.body)
	}
	if p.err != nil && !errors.Is(p.err, daily.ErrNone) {
		failed = d.h.o.Clock()
		fault(d.ctx, d.h.o.Log, "there is no mission of the day", "story", key.story, "day", key.day, "err", p.err)
		p.err = errUnproven
	}
}

// find returns the file of a mission that the database has, which one that was proven is
// kept in first.
func (d *days) find(ctx context.Context, story *Story, key dayKey) ([]byte, error) {
	store := d.h.o.Store
	body, err := store.Day(ctx, key.story, key.rules, key.day)
	if !errors.Is(err, records.ErrNotFound) {
		return body, err
	}
	m, err := daily.Find(ctx, story.Story, key.day, explore.Options{})
	if err != nil {
		return nil, err
	}
	f, err := m.File(story.Story)
	if err != nil {
		return nil, err
	}
	if err := store.KeepDay(ctx, key.story, key.rules, key.day, f.Bytes()); err != nil {
		return nil, err
	}
	d.h.o.Log.Info("the mission of the day is proven", "story", key.story, "day", key.day, "least", m.Least)
	return store.Day(ctx, key.story, key.rules, key.day)
}

// missionOf reads the mission of a day.
func missionOf(story *Story, body []byte) (*daily.Mission, error) {
	f, err := mission.Parse("the mission of the day", body)
	if err != nil {
		return nil, err
	}
	return daily.Of(story.Story, f)
}

// prepare has the missions of today proven before anybody asks.
func (d *days) prepare() {
	day := daily.DayOf(d.h.o.Clock())
	for _, story := range d.h.o.Stories {
		d.look(story, day)
	}
}

// close ends the proofs that are under way.
func (d *days) close() {
	d.end()
	d.work.Wait()
}

// dated notes of a finished run that holds whether it does the mission of the day on which
// it was finished.
func (h *Host) dated(ctx context.Context, story *Story, f *records.Finished, file *mission.File) error {
	f.Day = ""
	day := daily.DayOf(f.Made)
	body, err := h.o.Store.Day(ctx, story.ID, story.Rules, day)
	if errors.Is(err, records.ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the mission of %s cannot be read: %w", day, err)
	}
	m, err := missionOf(story, body)
	if err != nil {
		h.o.Log.Error("the mission of a day cannot be read", "story", story.ID, "day", day, "err", err)
		return nil
	}
	if choices, minutes, done := m.Done(story.Story, file); done {
		f.Day, f.DayChoices, f.DayMinutes = day, choices, minutes
	}
	return nil
}

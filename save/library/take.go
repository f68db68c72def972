package library

import (
	"bytes"
	"errors"

	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/save"
)

// Take takes up one of the ways of an offer, and returns its run. From then on
// [Library.Keep] writes the run to the file that the way leads to.
func (l *Library) Take(o *keep.Offer, way int) (playthrough.Run, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	w := &o.Ways[way]
	s := w.Source.(*wayFrom)
	if w.Kind == keep.GoOn && s.slot == "" {
		l.settle(&home{run: s.run, from: s.file}) // the file lies elsewhere, and is not written to
		return s.run, nil
	}
	h, err := l.newHome(s)
	if err != nil {
		return s.run, err
	}
	if w.Kind == keep.GoOn {
		err = l.goOn(h, s)
	} else {
		err = l.moveIn(h, s)
	}
	if err != nil {
		return s.run, libraryError(err)
	}
	l.settle(h)
	return s.run, nil
}

// newHome returns a home that has the record of a run, and no slot yet.
func (l *Library) newHome(s *wayFrom) (*home, error) {
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
	return h, keep.SetBegan(record.File, s.run)
}

// goOn gives a home the slot that its run was read from.
func (l *Library) goOn(h *home, s *wayFrom) error {
	old := l.holding(s.slot)
	if old == nil {
		var err error
		h.slot, err = l.take(s.slot, s.file)
		return err
	}
	had := old.slot
	if err := old.close(); err != nil {
		return err
	}
	var err error
	if h.slot, err = l.take(s.slot, s.file); err != nil {
		l.reclaim(old, had, s.slot)
	}
	return err
}

// moveIn gives a home a new slot, and saves its run there.
func (l *Library) moveIn(h *home, s *wayFrom) error {
	slot, err := l.store.CreateNumbered(s.base)
	if err != nil {
		return err
	}
	if err := slot.Save(h.record.File); err != nil {
		return errors.Join(err, slot.Close())
	}
	h.slot = slot
	return nil
}

// reclaim gives a home the slot back that it had, which may have another name by
// now, if its file is as the home left it. If it is not, the run moves to a new
// slot when it is next kept, and tells.
func (l *Library) reclaim(h *home, had *save.Slot, name string) {
	slot, file, err := l.store.Take(name)
	switch {
	case err != nil:
		h.lost, _ = l.store.Path(name)
	case !had.Holds(file):
		h.lost = slot.Path()
		_ = slot.Close() // nothing was written
	default:
		h.slot = slot
	}
}

// take takes a slot if it still holds the file that was read.
func (l *Library) take(name string, read *mission.File) (*save.Slot, error) {
	slot, file, err := l.store.Take(name)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(file.Bytes(), read.Bytes()) {
		return nil, errors.Join(&save.Error{Path: slot.Path(), Did: "taken up", Err: save.ErrChanged}, slot.Close())
	}
	return slot, nil
}

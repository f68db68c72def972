package library

import (
	"errors"
	"io/fs"
	"strings"

	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/save"
)

// Rename gives a mission another name. A run that is kept there stays there.
func (l *Library) Rename(name, to string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.holding(to) != nil {
		return keep.ErrTaken
	}
	h := l.holding(name)
	if h == nil {
		return libraryError(l.store.Rename(name, to))
	}
	had := h.slot
	if err := h.close(); err != nil {
		return libraryError(err)
	}
	err := l.store.Rename(name, to)
	if err == nil {
		name = to
	}
	l.reclaim(h, had, name)
	return libraryError(err)
}

// Delete removes a mission and its versions. A run that was kept there is kept in a
// new file with its next choice.
func (l *Library) Delete(name string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.holding(name)
	if h == nil {
		return libraryError(l.store.Delete(name))
	}
	had := h.slot
	if err := h.close(); err != nil {
		return libraryError(err)
	}
	err := l.store.Delete(name)
	if err != nil {
		l.reclaim(h, had, name)
	}
	return libraryError(err)
}

// Copy keeps a run, as it stands, in a new mission. The run itself stays in its own.
func (l *Library) Copy(run playthrough.Run, name string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.holding(name) != nil {
		return keep.ErrTaken
	}
	slot, err := l.store.Create(name)
	if err != nil {
		return libraryError(err)
	}
	copied := &home{run: run}
	if h := l.homeOf(run); h != nil {
		copied.from = h.source()
	}
	file, err := copied.mission()
	if err == nil {
		err = slot.Save(file)
	}
	return libraryError(errors.Join(err, slot.Close()))
}

// libraryError turns an error of the store into one of those that a screen decides
// by.
func libraryError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, save.ErrName):
		return &keep.NameError{Why: strings.TrimPrefix(err.Error(), save.ErrName.Error()+": ")}
	case errors.Is(err, save.ErrTaken):
		return keep.ErrTaken
	case errors.Is(err, save.ErrBusy):
		return keep.ErrBusy
	case errors.Is(err, fs.ErrNotExist):
		return keep.ErrGone
	default:
		return err
	}
}

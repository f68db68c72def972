package save

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
)

// A State says how it stands with a slot.
type State uint8

// The states. Only OK and Changed have been replayed, to their end or to the line
// that parts from the story.
const (
	OK      State = iota // whole, and of this very story
	Changed              // whole, and played on another state of this story
	Foreign              // whole, and of another story
	Newer                // written by a newer program, and left alone
	Damaged              // not a file, or changed since it was written, or not a mission
)

var stateNames = [...]string{OK: "ok", Changed: "changed", Foreign: "foreign", Newer: "newer", Damaged: "damaged"}

// String returns the state's name, as "ok".
func (s State) String() string { return stateNames[s] }

// A Mission is a slot, or an earlier version of one, as it was found.
type Mission struct {
	Name    string
	Path    string
	Version int // 0: the slot's own file; from 1 up: a version before it
	State   State
	// Problem says why the mission is not OK, or at which line it parts from a
	// changed story; nil if it replays to its end.
	Problem error
	File    *mission.File   // the lines that can be read; nil if none can
	Result  *mission.Result // of replaying these; nil if they were not replayed
	Saved   time.Time       // by the file itself, or else by the file system; zero if neither says
	written time.Time       // by the file system
}

// ErrParted says that a file's choices could not all be taken.
var ErrParted = errors.New("it does not replay to its end")

// Load reads a slot and replays it, in any language of the story. A slot that
// is damaged, changed or newer is no error, but a [Mission] that says so. The
// error is [fs.ErrNotExist] if there is no such slot, not even versions of it,
// ErrName, or that the folder cannot be opened.
func (s *Store) Load(name string, story *game.Story) (*Mission, error) {
	if err := checkOld(name); err != nil {
		return nil, err
	}
	d, err := s.open(false)
	if err != nil {
		return nil, s.fail(name, "loaded", err)
	}
	defer d.Close()
	m := s.load(d, name, 0, story)
	if errors.Is(m.Problem, fs.ErrNotExist) && errors.Is(free(d, name), ErrTaken) {
		m.Problem = fmt.Errorf("%s: the file is gone, and only versions before it are left", m.Path)
	}
	if errors.Is(m.Problem, fs.ErrNotExist) {
		return nil, m.Problem
	}
	return m, nil
}

// Versions loads the versions kept of a slot, newest first, and returns those
// that are whole. Errors are those of [Store.Load]; no versions are none.
func (s *Store) Versions(name string, story *game.Story) ([]*Mission, error) {
	if err := checkOld(name); err != nil {
		return nil, err
	}
	d, err := s.open(false)
	if err != nil {
		return nil, s.fail(name, "loaded", err)
	}
	defer d.Close()
	var whole []*Mission
	for v := 1; v <= Versions; v++ {
		if m := s.load(d, name, v, story); m.State == OK || m.State == Changed {
			whole = append(whole, m)
		}
	}
	return whole, nil
}

// load reads and replays a slot's file, or a version of it.
func (s *Store) load(d folder, name string, version int, story *game.Story) *Mission {
	file := versionOf(name, version)
	m := &Mission{Name: name, Path: s.pathOf(file), Version: version, State: Damaged}
	data, found, err := read(d, file)
	m.Saved, m.written = found.at, found.at
	if err == nil && len(data) == 0 {
		err = ErrEmpty
	}
	if err != nil {
		m.Problem = &Error{Path: m.Path, Did: "loaded", Err: err}
		return m
	}
	m.File, m.Problem = mission.Parse(m.Path, data)
	m.replay(story)
	return m
}

// Examine says how it stands with a file that is in no slot, as [Store.Load]
// does. File and problem are the results of [mission.Parse].
func Examine(path string, file *mission.File, problem error, story *game.Story) *Mission {
	m := &Mission{Path: path, State: Damaged, File: file, Problem: problem}
	m.replay(story)
	return m
}

// replay runs the lines that could be read.
func (m *Mission) replay(story *game.Story) {
	if errors.Is(m.Problem, mission.ErrNewer) {
		m.State = Newer
	}
	if m.File == nil {
		return
	}
	if !m.File.Saved.IsZero() {
		m.Saved = m.File.Saved
	}
	var err error
	if m.Result, err = mission.Run(story, m.File, mission.Options{Words: story.Text[1:]}); err != nil {
		m.foreign(err)
		return
	}
	if m.Problem == nil {
		m.judge(story)
	}
}

// foreign takes note that the file is of another story; a damaged one stays
// damaged.
func (m *Mission) foreign(err error) {
	if m.Problem == nil {
		m.State, m.Problem = Foreign, err
	}
}

// judge says how it stands with a whole file by how far it went.
func (m *Mission) judge(story *game.Story) {
	changed := m.File.Changed(story)
	if m.Result.Ran < len(m.File.Lines) {
		// The rules leave earlier ids of choices out, so that one may be gone.
		changed = changed || m.File.Digest != "" && m.File.Digest != story.Digest
		m.Problem = m.parted(changed)
	}
	switch {
	case changed:
		m.State = Changed
	case m.Problem == nil:
		m.State = OK
	}
}

// parted names the line at which a file parts from the story, and the share of its
// choices that can be taken.
func (m *Mission) parted(changed bool) error {
	line := m.File.Lines[m.Result.Ran].Number
	why := "it is damaged, or was never played"
	if changed {
		why = "the story was changed since it was played"
	}
	return fmt.Errorf("%s:%d: %w: %d of its %d choices can be taken, and then it parts from the story; %s",
		diag.Name(m.Path), line, ErrParted, m.Result.State.Choices, m.File.Choices(), why)
}

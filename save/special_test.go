//go:build unix

package save

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cobalt/game/mission"
)

// A thing that is not a file is named, never waited for, never followed, and stays.
func TestNoFiles(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	rec := fill(t, s, story, "real", 0)
	outside := filepath.Join(t.TempDir(), "outside.mission")
	if err := os.WriteFile(outside, rec.File.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return s.path(name) }
	err := errors.Join(
		os.Symlink(outside, at("link")),
		os.Symlink("real.mission", at("link within")),
		os.Symlink("nowhere", at("dangling")),
		os.Symlink("loop.mission", at("loop")),
		os.Symlink("/dev/zero", at("endless")),
		os.Mkdir(at("folder"), 0o700),
		syscall.Mkfifo(at("pipe"), 0o600),
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"link", "link within", "dangling", "loop", "endless", "folder", "pipe"} {
		m, err := s.Load(name, story)
		if err != nil || m.State != Damaged || !errors.Is(m.Problem, ErrNoFile) || !strings.Contains(m.Problem.Error(), at(name)) {
			t.Errorf("%s: %+v, %v", name, m, err)
		}
		if _, _, err := s.Take(name); !errors.Is(err, ErrNoFile) {
			t.Errorf("%s taken: %v", name, err)
		}
		if _, err := s.Create(name); !errors.Is(err, ErrTaken) {
			t.Errorf("%s created: %v", name, err)
		}
	}
	all, err := s.List(story)
	if err != nil || len(all) != 8 {
		t.Errorf("%d slots, %v", len(all), err)
	}
	if err := errors.Join(s.Delete("link"), s.Rename("pipe", "a pipe")); err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile(outside); err != nil || string(data) != string(rec.File.Bytes()) {
		t.Errorf("the file outside: %v", err)
	}
}

// A lock that is a link is not followed: nothing is made at its other end.
func TestLockIsALink(t *testing.T) {
	s := onDisk(t)
	fill(t, s, smallStory(t), "a", 0)
	outside := filepath.Join(t.TempDir(), "victim")
	if err := os.Symlink(outside, s.pathOf(hidden(fileOf("a"))+"lock")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Take("a"); !errors.Is(err, ErrNoFile) {
		t.Errorf("taken: %v", err)
	}
	if _, err := os.Lstat(outside); err == nil {
		t.Error("a file was made where the link leads")
	}
}

// A file of 100 MB is refused unread.
func TestHugeFile(t *testing.T) {
	story := smallStory(t)
	s := onDisk(t)
	fill(t, s, story, "a", 0)
	if err := os.Truncate(s.path("a"), 100<<20); err != nil {
		t.Fatal(err)
	}
	m, err := s.Load("a", story)
	if err != nil || m.State != Damaged || !errors.Is(m.Problem, mission.ErrTooLarge) || m.File != nil {
		t.Errorf("%+v, %v", m, err)
	}
	if _, _, err := s.Take("a"); !errors.Is(err, mission.ErrTooLarge) {
		t.Errorf("taken: %v", err)
	}
	if versions, err := s.Versions("a", story); err != nil || len(versions) != 1 {
		t.Errorf("%d versions, %v", len(versions), err)
	}
}

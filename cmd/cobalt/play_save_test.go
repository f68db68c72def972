package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/tui"
	"cobalt/scenes"
)

// towerRun begins a run of the story in testdata and takes some choices.
func towerRun(t *testing.T, choices ...int) (*game.Story, tui.Run) {
	t.Helper()
	story, err := scenes.CompileDir("testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	run, err := tui.Begin(story, game.Agent, time.Unix(1_800_000_000, 0))
	if err != nil {
		t.Fatal(err)
	}
	return story, choose(t, story, run, choices...)
}

func choose(t *testing.T, story *game.Story, run tui.Run, choices ...int) tui.Run {
	t.Helper()
	var err error
	for _, c := range choices {
		if run, err = run.Choose(story, c, run.Now().At+time.Second); err != nil {
			t.Fatal(err)
		}
	}
	return run
}

// keep keeps a run, and returns what its file then holds.
func keep(t *testing.T, k *missionKeeper, run tui.Run) string {
	t.Helper()
	if err := k.Keep(run); err != nil {
		t.Fatal(err)
	}
	return contents(t, k.path)
}

func contents(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Of two programs on one mission the second is told, and goes on in a copy;
// once the first has left, nobody is told.
func TestKeeperBusy(t *testing.T) {
	folder := t.TempDir()
	story, run := towerRun(t, 0, 1)
	first := newMissionKeeper(folder, story, time.Now)
	text := keep(t, first, run)
	file, err := mission.ReadFile(first.path)
	if err != nil {
		t.Fatal(err)
	}
	second := newMissionKeeper(folder, story, time.Now)
	if err := second.goOn(first.path, file, run); err != nil || !strings.Contains(second.notice, "another program plays it") {
		t.Fatalf("notice %q, %v", second.notice, err)
	}
	further := keep(t, second, choose(t, story, run, 3))
	if second.path == first.path || !strings.Contains(further, "look-at-the-sea") || contents(t, first.path) != text {
		t.Errorf("the second keeps at %s:\n%s", second.path, further)
	}
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	third := newMissionKeeper(folder, story, time.Now)
	if err := third.goOn(first.path, file, run); err != nil || third.notice != "" {
		t.Fatalf("notice %q, %v", third.notice, err)
	}
	keep(t, third, choose(t, story, run, 3))
	if third.path != first.path {
		t.Errorf("the third keeps at %s", third.path)
	}
}

// What somebody else wrote where a run was kept stays, and the run goes on
// beside it.
func TestKeeperChanged(t *testing.T) {
	folder := t.TempDir()
	story, run := towerRun(t, 0)
	k := newMissionKeeper(folder, story, time.Now)
	keep(t, k, run)
	first := k.path
	if err := os.WriteFile(first, []byte("take-the-lamp # mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	text := keep(t, k, choose(t, story, run, 1))
	if k.path == first || !strings.Contains(text, "take-the-rope") || !strings.Contains(text, "take-the-lamp") {
		t.Errorf("kept at %s:\n%s", k.path, text)
	}
	if contents(t, first) != "take-the-lamp # mine\n" {
		t.Error("the first file was written over")
	}
}

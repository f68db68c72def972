package library

import (
	"strings"
	"testing"
	"time"

	"cobalt/game/analysis/race"
	"cobalt/game/mission"
)

// A finished race is kept as its own file, named by its ending and the time at which
// it began, and read back as a record that holds.
func TestRecordIsKept(t *testing.T) {
	story, run := towerRun(t, 0, 2, 1)
	began := time.Date(2026, 11, 22, 14, 3, 11, 0, time.Local)
	run = run.Fork(began)
	r := OpenRecords(t.TempDir(), time.Now)
	for _, want := range []string{"top-agent-20261122-140311", "top-agent-20261122-140311-2"} {
		path, err := r.Keep(run, race.Claim{Category: "top"})
		if err != nil || slotName(path) != want {
			t.Errorf("%s, %v", path, err)
		}
	}
	entries, err := r.Load(story)
	if err != nil || len(entries) != 2 || !entries[0].OK() || entries[0].Unsealed() || entries[0].Run.Ending != "top" {
		t.Errorf("%+v, %v", entries, err)
	}
}

// Records that hold and name no rules get those of the story, and nothing else of
// them changes: neither the moment at which they were made, nor their seals. From
// then on they hold although the words of the story change; those that never got
// them do not.
func TestAdopt(t *testing.T) {
	compiled, run := towerRun(t, 0, 2, 1)
	before, ruled, edited := *compiled, *compiled, *compiled
	before.Rules = ""
	ruled.Rules, edited.Rules = "sha256:"+strings.Repeat("7d", 32), "sha256:"+strings.Repeat("7d", 32)
	edited.Digest = "sha256:" + strings.Repeat("0", 64)
	run, _, err := run.Replay(&before)
	if err != nil {
		t.Fatal(err)
	}
	made := time.Unix(1_800_000_000, 0)
	r := OpenRecords(t.TempDir(), func() time.Time { return made })
	path, err := r.Keep(run, race.Claim{Category: "top"})
	if err != nil {
		t.Fatal(err)
	}
	text := contents(t, path)
	made = made.Add(time.Hour)
	for range 2 { // the second time there is nothing to do
		entries, err := r.Load(&ruled)
		if err != nil || len(entries) != 1 || !entries[0].OK() {
			t.Fatalf("%+v, %v", entries, err)
		}
		if err := r.Adopt(&ruled, entries); err != nil {
			t.Fatal(err)
		}
	}
	file, err := mission.ReadFile(path)
	if err != nil || file.Rules != ruled.Rules || !file.Signed || file.Saved.Unix() != 1_800_000_000 {
		t.Errorf("%+v, %v", file, err)
	}
	if after := contents(t, path); without(after) != without(text) {
		t.Errorf("more has changed:\n%s\n%s", text, after)
	}
	entries, err := r.Load(&edited)
	if err != nil || !entries[0].OK() {
		t.Errorf("after an edit of words: %q, %v", entries[0].Sentences(), err)
	}
	overwrite(t, path, text)
	if entries, err = r.Load(&edited); err != nil || !entries[0].OK() {
		t.Fatalf("without rules, after an edit of words: %q, %v", entries[0].Sentences(), err)
	}
	if err := r.Adopt(&edited, entries); err != nil {
		t.Fatal(err)
	}
	if file, err = mission.ReadFile(path); err != nil || file.Rules != edited.Rules {
		t.Errorf("a record of version 1 that replays on an edited story has the rules %q, %v", file.Rules, err)
	}
}

// without is a mission file without the lines of its rules and of the sum that covers
// them.
func without(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if key, _, _ := strings.Cut(line, ":"); key != "rules" && key != "front" {
			b.WriteString(line)
		}
	}
	return b.String()
}

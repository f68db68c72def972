package mission_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
)

// A file follows the rules of its story: other words change nothing. A file or a
// story that does not name its rules goes by the digest of everything.
func TestChangedByRules(t *testing.T) {
	for _, tt := range []struct {
		file, story [2]string // digest and rules
		changed     bool
	}{
		{[2]string{"d1", "r1"}, [2]string{"d1", "r1"}, false},
		{[2]string{"d1", "r1"}, [2]string{"d2", "r1"}, false},
		{[2]string{"d1", "r1"}, [2]string{"d2", "r2"}, true},
		{[2]string{"d1", "r1"}, [2]string{"d1", "r2"}, true},
		{[2]string{"d1", ""}, [2]string{"d1", "r1"}, false},
		{[2]string{"d1", ""}, [2]string{"d2", "r1"}, true},
		{[2]string{"d1", "r1"}, [2]string{"d2", ""}, true},
		{[2]string{"", "r1"}, [2]string{"d2", "r2"}, true},
		{[2]string{"", ""}, [2]string{"d2", "r2"}, false},
	} {
		f := &mission.File{Digest: tt.file[0], Rules: tt.file[1]}
		story := &game.Story{Digest: tt.story[0], Rules: tt.story[1]}
		if got := f.Changed(story); got != tt.changed {
			t.Errorf("a file of %q on a story of %q: changed is %v", tt.file, tt.story, got)
		}
	}
}

// Files that are made, gone on with, taken over and updated name the rules of their
// story, once and in its place.
func TestRulesAreNamed(t *testing.T) {
	whole := *smallStory(t)
	whole.Rules = "sha256:77d0"
	made := mission.New(&whole, game.Ghost)
	old := mustParse(t, "---\nstory: "+whole.ID+"\nname: mine\n---\n")
	rec, _, err := mission.Resume(&whole, old, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	heir := mission.New(&whole, game.Agent)
	if err := heir.Inherit(mustParse(t, "---\nrules: sha256:0001\nname: mine\n---\n")); err != nil {
		t.Fatal(err)
	}
	for what, f := range map[string]*mission.File{"made": made, "gone on with": rec.File, "taken over": heir} {
		if err := f.Sign(time.Unix(1_800_000_000, 0)); err != nil {
			t.Fatal(err)
		}
		text := string(f.Bytes())
		if f.Rules != whole.Rules || strings.Count(text, "rules: sha256:77d0\n") != 1 || f.Changed(&whole) {
			t.Errorf("%s:\n%s", what, text)
		}
		mustParse(t, text)
	}
	whole.Rules = ""
	if text := string(mission.New(&whole, game.Agent).Bytes()); strings.Contains(text, "rules") {
		t.Errorf("a story whose rules are not known:\n%s", text)
	}
}

// A file that is gone on with has the present ids of choices that it knew by earlier
// ones, and every other byte of its lines as it was. Read and run alone, it stays as
// it is.
func TestResumeRenames(t *testing.T) {
	renamed := *smallStory(t)
	renamed.Choices = slices.Clone(renamed.Choices)
	first := &renamed.Choices[renamed.Nodes[renamed.Start].First]
	first.Was = []string{"of-old", "older"}
	text := "# a comment\n  older   @ 1.5  # mine\n"
	file := mustParse(t, text)
	rec, result, err := mission.Resume(&renamed, file, mission.Options{})
	if err != nil || !result.OK {
		t.Fatalf("%+v, %v", result, err)
	}
	if got := string(rec.File.Bytes()); !strings.HasSuffix(got, "---\n# a comment\n  "+first.ID+"   @ 1.5  # mine\n") {
		t.Errorf("gone on with, it is\n%s", got)
	}
	if got := string(file.Bytes()); got != text {
		t.Errorf("the file itself is\n%s", got)
	}
	if again, err := mission.Run(smallStory(t), rec.File, mission.Options{}); err != nil || !again.OK || again.State != result.State {
		t.Errorf("on a story without earlier ids: %+v, %v", again, err)
	}
}

package baseline

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/narration/transcript"
)

func TestNameOf(t *testing.T) {
	for _, c := range []struct {
		args []string
		path string
		want string
	}{
		{[]string{"missions"}, "missions/a.mission", "a.md"},
		{[]string{"missions"}, "missions/routes/a.mission", "routes/a.md"},
		{[]string{"./missions/"}, "missions/routes/a.mission", "routes/a.md"},
		{[]string{"missions/routes/a.mission"}, "missions/routes/a.mission", "a.md"},
		{[]string{"choices.txt"}, "choices.txt", "choices.txt.md"},
		{[]string{"../up"}, "../up/x/a.mission", "x/a.md"},
		{[]string{"/abs/missions"}, "/abs/missions/b/a.mission", "b/a.md"},
		{[]string{"a", "b"}, "b/c.mission", "c.md"},
		{[]string{"."}, "x/c.mission", "x/c.md"},
	} {
		if got := NameOf(c.args, c.path, ".mission"); got != c.want {
			t.Errorf("NameOf(%q, %q) = %q, want %q", c.args, c.path, got, c.want)
		}
	}
}

// A difference is told at the line at which it is, and none is left out.
func TestHunks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SampledFrom([]string{"", "a", "b", "c", "- d", "+ e", "@@ f", "\\ g"})
		was := rapid.SliceOfN(line, 0, 30).Draw(t, "was")
		now := rapid.SliceOfN(line, 0, 30).Draw(t, "now")
		before, after := strings.Join(was, "\n")+"\n", strings.Join(now, "\n")+"\n"
		hunks := hunksOf(before, after)
		if same := before == after; same != (len(hunks) == 0) {
			t.Fatalf("%d hunks where they are the same: %v", len(hunks), same)
		}
		for _, h := range hunks {
			if h.was < 1 || h.now < 1 || h.was > len(was)+2 || h.now > len(now)+2 {
				t.Fatalf("a hunk at %d and %d", h.was, h.now)
			}
			for _, told := range h.lines {
				if rest, ok := strings.CutPrefix(told, "-"); ok && h.was <= len(was) && told == h.lines[0] && rest != strings.TrimRight(was[h.was-1], " ") {
					t.Fatalf("line %d is %q, not %q", h.was, was[h.was-1], rest)
				}
			}
		}
	})
}

// Of a text that differs everywhere, only a part is told.
func TestDifferencesAreFew(t *testing.T) {
	var was, now strings.Builder
	passage := &transcript.Passage{Line: 7, Node: 3}
	var passages []*transcript.Passage
	for i := range 2000 {
		fmt.Fprintf(&was, "%d\n", i)
		passages = append(passages, passage)
		if i%20 == 0 {
			fmt.Fprintf(&now, "other\n")
		} else {
			fmt.Fprintf(&now, "%d\n", i)
		}
	}
	failures := differences("x.md", was.String(), now.String(), passages)
	last := failures[len(failures)-1]
	if len(failures) != maxHunks || last.Line != 7 || last.At != game.NodeID(3) || !strings.HasSuffix(last.String(), "… and 88 more places") {
		t.Errorf("%d failures, the last %+v", len(failures), last)
	}
	failures = differences("x.md", was.String(), "nothing\n", nil)
	if len(failures) != 1 || len(failures[0].Notes) != maxHunkLines+1 || failures[0].At != game.NoNode {
		t.Errorf("%d failures, with %d notes", len(failures), len(failures[0].Notes))
	}
}

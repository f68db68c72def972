package compare_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cobalt/game/analysis/compare"
)

// lines are texts of few words, so that two of them have much in common.
var lines = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "the", "", "door"}), 0, 8).Draw(t, "words"), " ")
}), 0, 8)

// side returns the lines of one of the texts by a comparison.
func side(diff []compare.Line, of compare.Op) []string {
	out := []string{}
	for _, l := range diff {
		if l.Op != compare.Same && l.Op != of && l.Op != compare.Mixed {
			continue
		}
		var words []string
		for _, p := range l.Pieces {
			if p.Op == compare.Same || p.Op == of {
				words = append(words, p.Text)
			}
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

// All pieces that are not added make the first text, all that are not removed the
// second.
func TestDiffHoldsBoth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := lines.Draw(t, "a"), lines.Draw(t, "b")
		diff := compare.Diff(a, b)
		if got := side(diff, compare.Removed); !slices.Equal(got, a) {
			t.Errorf("the first text reads %q, not %q", got, a)
		}
		if got := side(diff, compare.Added); !slices.Equal(got, b) {
			t.Errorf("the second text reads %q, not %q", got, b)
		}
		for _, l := range diff {
			if len(l.Pieces) == 0 || l.Op != compare.Mixed && (len(l.Pieces) != 1 || l.Pieces[0].Op != l.Op) {
				t.Errorf("a line is told as %+v", l)
			}
		}
	})
}

// A comparison is empty if the texts are the same, and only then.
func TestDiffTellsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := lines.Draw(t, "a"), lines.Draw(t, "b")
		differs := slices.ContainsFunc(compare.Diff(a, b), func(l compare.Line) bool { return l.Op != compare.Same })
		if differs == slices.Equal(a, b) {
			t.Errorf("told as different: %t", differs)
		}
	})
}

func TestDiff(t *testing.T) {
	for _, tt := range []struct {
		name, a, b, want string
	}{
		{"a word", "The light goes off at ten.", "The light goes out at ten.", "~ The light goes|[off]|{out}|at ten."},
		{"nothing alike", "Run.", "She waits by the door.", "-[Run.] +{She waits by the door.}"},
		{"a line more", "One.\nThree.", "One.\nTwo.\nThree.", "  One. +{Two.}   Three."},
		{"a line less", "One.\nTwo.", "Two.", "-[One.]   Two."},
		{"a blank more", "One two three", "One two  three", "~ One two|{}|three"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			diff := compare.Diff(strings.Split(tt.a, "\n"), strings.Split(tt.b, "\n"))
			var out []string
			for _, l := range diff {
				out = append(out, shown(l))
			}
			if got := strings.Join(out, " "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// shown writes a line down, its pieces apart.
func shown(l compare.Line) string {
	var pieces []string
	for _, p := range l.Pieces {
		switch p.Op {
		case compare.Removed:
			pieces = append(pieces, "["+p.Text+"]")
		case compare.Added:
			pieces = append(pieces, "{"+p.Text+"}")
		default:
			pieces = append(pieces, p.Text)
		}
	}
	mark := map[compare.Op]string{compare.Same: "  ", compare.Mixed: "~ ", compare.Added: "+", compare.Removed: "-"}[l.Op]
	return mark + strings.Join(pieces, "|")
}

package expr_test

import (
	"errors"
	"testing"

	"cobalt/game/expr"
)

// FuzzParse holds the parser to its promises: it never panics, an error points
// into the source, and the text of a tree parses to that tree.
func FuzzParse(f *testing.F) {
	for _, src := range []string{
		"", "keys", "not a and (b or c)", "suspicion >= 60", `seen("prison.md#cell")`, "clock < -3",
		`visits("#x") >= 2`, "gold < price", "visits < 3",
		"at prison.md#the-cell and suspicion <= 20", "ending ghost", `can "Go on" or locked go`,
		"(((", "not not not", "a = 3", `"open`, "can and", "at\t#x", "x == 99999999999", "\xff\x00é",
	} {
		f.Add(src, true)
		f.Add(src, false)
	}
	f.Fuzz(func(t *testing.T, src string, mission bool) {
		dialect := expr.Scene
		if mission {
			dialect = expr.Expect
		}
		n, err := expr.Parse(src, dialect)
		if err == nil {
			checkString(t, n, dialect)
			checkPositions(t, src, n)
			return
		}
		var e *expr.Error
		if !errors.As(err, &e) {
			t.Fatalf("%q: the error is a %T", src, err)
		}
		if e.Pos < 0 || e.End < e.Pos || e.End > len(src) || e.Msg == "" {
			t.Errorf("%q: error %q at %d to %d", src, e.Msg, e.Pos, e.End)
		}
	})
}

// checkPositions holds every node's position to lie in the source.
func checkPositions(t *testing.T, src string, n *expr.Node) {
	n.Walk(func(n *expr.Node) {
		if n.Pos < 0 || n.End < n.Pos || n.End > len(src) {
			t.Errorf("%q: a node of kind %d is at %d to %d", src, n.Kind, n.Pos, n.End)
		}
	})
}

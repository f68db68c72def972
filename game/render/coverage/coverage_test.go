package coverage

import (
	"fmt"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/mission"
)

// A line has the class of the mark before it. Comments and front matter have none;
// a blank line has that of its neighbors if they agree.
func TestMarkLines(t *testing.T) {
	const text = `---
---
## One
Text of two
lines.
<!-- a comment -->
<!-- another,
of two lines -->
- [Go](#two)

  Outcome.
` + "```" + `
<!-- a document -->
` + "```" + `
## Two`
	at := func(line int, times uint64) mission.Mark {
		return mission.Mark{Pos: game.Pos{Line: line, Col: 1}, Times: times}
	}
	var got strings.Builder
	for _, l := range markLines(text, []mission.Mark{at(3, 2), at(4, 2), at(9, 0), at(11, 0), at(12, 1), at(15, 0), at(99, 7)}) {
		fmt.Fprintf(&got, "%d %s %s\n", l.Number, l.Class, l.Times)
	}
	const want = "1  \n2  \n3 hit 2×\n4 hit 2×\n5 hit \n6  \n7  \n8  \n9 miss never\n10 miss \n11 miss never\n12 hit 1×\n13 hit \n14 hit \n15 miss never\n"
	if got.String() != want {
		t.Errorf("got\n%s", got.String())
	}
}

// A trimmer trims the same text the same way, in pieces of any size.
func TestTrimmer(t *testing.T) {
	const text, want = "a  \n\n b c \n  \nd\n", "a\n\n b c\n\nd\n"
	for size := 1; size <= len(text); size++ {
		var b strings.Builder
		w := &trimmer{w: &b}
		for rest := text; rest != ""; rest = rest[min(size, len(rest)):] {
			fmt.Fprint(w, rest[:min(size, len(rest))])
		}
		if b.String() != want {
			t.Errorf("in pieces of %d: %q", size, b.String())
		}
	}
}

package explore

import (
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/scenes"
)

const cards = `---
title: Cards
start: a.md
people:
  ann: {name: Ann, about: She keeps the door., met: seen("a.md#left")}
facts:
  kind: {name: Kindness, about: Ann will remember.}
endings:
  out: {name: Out, hint: Walk.}
---
A door.
`

const rooms = `---
title: Rooms
---
## Hall
A hall.
- [Go left](#left)
- [Go right](#right)

## Left
A cold room.
- [On](#end) ` + "`learn kind`" + `

## Right
A warm room.
- [On](#end)

## End
` + "`ending out`" + ` That is all.
`

// Cards decide nothing: liveness drops what only they ask after.
func TestCardsAreNotProven(t *testing.T) {
	compile := func(story string) *game.Story {
		t.Helper()
		s, err := scenes.Compile(fstest.MapFS{"story.md": {Data: []byte(story)}, "a.md": {Data: []byte(rooms)}})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	with := compile(cards)
	without := compile(strings.Replace(cards, `, met: seen("a.md#left")`, "", 1))
	a, err := Verify(t.Context(), with, Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Verify(t.Context(), without, Options{})
	if err != nil || a.States != b.States || len(a.Defects)+len(a.Warnings)+len(b.Defects)+len(b.Warnings) > 0 {
		t.Errorf("%d states and %v, %v; without the card's condition %d (%v)", a.States, a.Defects, a.Warnings, b.States, err)
	}
	way, err := Route(t.Context(), with, 0, Choices, Options{})
	if err != nil {
		t.Fatal(err)
	}
	left := with.Choices[way.Choices[0]].ID == "go-left"
	if _, ended := way.State.Ended(); !ended || with.People[0].Met.Holds(&way.State) != left {
		t.Errorf("the route goes left: %t; it ends in %v", left, way.State)
	}
}

package tui

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/tui/theme"
)

// The shapes of a meter. What is filled for good is solid, so that the floor
// can be told without color.
const (
	cellFloor = "█"
	cellFull  = "▮"
	cellEmpty = "▯"
)

// suspicionMeter draws suspicion as a row of cells: the floor that it cannot
// fall below, what is above it, and what is left.
func suspicionMeter(s *theme.Styles, now *game.State, cells int) string {
	value, floor := now.Suspicion(), now.Floor()
	full := cellsFor(value, cells)
	solid := min(full, cellsFor(floor, cells))
	style := s.MeterAt(value)
	return style.Render(strings.Repeat(cellFloor, solid)+strings.Repeat(cellFull, full-solid)) +
		s.Empty.Render(strings.Repeat(cellEmpty, cells-full))
}

// cellsFor returns how many cells a value fills: any value above 0 at least one.
func cellsFor(value, cells int) int {
	return (value*cells + game.SuspicionLimit - 1) / game.SuspicionLimit
}

// level names suspicion: "Noticed 20".
func (t *teller) level(now *game.State) string {
	value := now.Suspicion()
	n := strconv.Itoa(value)
	if level := t.story.Level(value); level >= 0 {
		return fill(t.phrases.Status.Level, "level", t.words.Levels[level], "n", n)
	}
	return fill(t.phrases.Status.Nameless, "n", n)
}

// timeLeft says how much time there is, and whether it is short; it is empty
// where the scene has no clock, or the run has ended.
func (t *teller) timeLeft(now *game.State) (text string, short bool) {
	minutes, runs := now.Clock()
	_, ended := now.Ended()
	switch {
	case ended:
		return "", false
	case runs:
		return t.phrases.Header.Left.of(minutes), minutes <= narration.FewMinutes
	case t.story.NodeScene(now.Node).Clock > 0:
		return t.phrases.Header.Late, true
	default:
		return "", false
	}
}

// carried lists what is carried, in the story's order.
func (t *teller) carried(now *game.State) []game.Named {
	var list []game.Named
	for i := range t.story.Items {
		if now.Has(t.story.ItemVar(game.ItemID(i))) {
			list = append(list, t.words.Items[i])
		}
	}
	return list
}

// known lists the facts that are known and have a name.
func (t *teller) known(now *game.State) []game.Named {
	var list []game.Named
	for i, f := range t.story.Facts {
		if f.Named && now.Has(t.story.FactVar(game.FactID(i))) {
			list = append(list, t.words.Facts[i])
		}
	}
	return list
}

package tui

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
)

// level names suspicion: "Noticed 20".
func (t *narrator) level(now *game.State) string {
	value := now.Suspicion()
	n := strconv.Itoa(value)
	if level := t.story.Level(value); level >= 0 {
		return fill(t.phrases.Status.Level, "level", t.words.Levels[level], "n", n)
	}
	return fill(t.phrases.Status.Nameless, "n", n)
}

// timeLeft says how much time there is, and whether it is short; it is empty
// where the scene has no clock, or the run has ended.
func (t *narrator) timeLeft(now *game.State) (text string, short bool) {
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
func (t *narrator) carried(now *game.State) []game.Named {
	var list []game.Named
	for i := range t.story.Items {
		if now.Has(t.story.ItemVar(game.ItemID(i))) {
			list = append(list, t.words.Items[i])
		}
	}
	return list
}

// known lists the facts that are known and have a name.
func (t *narrator) known(now *game.State) []game.Named {
	var list []game.Named
	for i, f := range t.story.Facts {
		if f.Named && now.Has(t.story.FactVar(game.FactID(i))) {
			list = append(list, t.words.Facts[i])
		}
	}
	return list
}

// trace says what will be found later.
func (t *narrator) trace(now *game.State) string {
	return fill(t.phrases.Status.Trace, "n", strconv.Itoa(now.Trace()))
}

// carriedLine names what is carried, or where that is too wide says how much
// it is.
func (t *narrator) carriedLine(now *game.State, width int) string {
	list := t.carried(now)
	if len(list) == 0 {
		return t.phrases.Status.EmptyHanded
	}
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	if line := strings.Join(names, ", "); prose.Width(line) <= width {
		return line
	}
	return t.phrases.Status.Carried.of(len(list))
}

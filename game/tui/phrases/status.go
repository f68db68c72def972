package phrases

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
)

// Level names suspicion: "Noticed 20".
func (t *Narrator) Level(now *game.State) string {
	value := now.Suspicion()
	n := strconv.Itoa(value)
	if level := t.Story.Level(value); level >= 0 {
		return Fill(t.Phrases.Status.Level, "level", t.Words.Levels[level], "n", n)
	}
	return Fill(t.Phrases.Status.Nameless, "n", n)
}

// TimeLeft says how much time there is, and whether it is short. It is empty if the
// scene has no clock, or the run has ended.
func (n *Narrator) TimeLeft(now *game.State) (text string, short bool) {
	minutes, runs := now.Clock()
	_, ended := now.Ended()
	switch {
	case ended:
		return "", false
	case runs:
		return n.Phrases.Header.Left.Of(minutes), minutes <= narration.FewMinutes
	case n.Story.NodeScene(now.Node).Clock > 0:
		return n.Phrases.Header.Late, true
	default:
		return "", false
	}
}

// Carried lists the things that are carried, in the story's order.
func (n *Narrator) Carried(now *game.State) []game.Named {
	var list []game.Named
	for i := range n.Story.Items {
		if now.Has(n.Story.ItemVar(game.ItemID(i))) {
			list = append(list, n.Words.Items[i])
		}
	}
	return list
}

// Known lists the facts that are known and have a name.
func (n *Narrator) Known(now *game.State) []game.Named {
	var list []game.Named
	for i, f := range n.Story.Facts {
		if f.Named && now.Has(n.Story.FactVar(game.FactID(i))) {
			list = append(list, n.Words.Facts[i])
		}
	}
	return list
}

// Trace tells how much of the player's doings will be found later.
func (n *Narrator) Trace(now *game.State) string {
	return Fill(n.Phrases.Status.Trace, "n", strconv.Itoa(now.Trace()))
}

// CarriedLine names the things that are carried, or counts them if their names are
// too wide.
func (n *Narrator) CarriedLine(now *game.State, width int) string {
	list := n.Carried(now)
	if len(list) == 0 {
		return n.Phrases.Status.EmptyHanded
	}
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	if line := strings.Join(names, ", "); prose.Width(line) <= width {
		return line
	}
	return n.Phrases.Status.Carried.Of(len(list))
}

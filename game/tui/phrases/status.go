package phrases

import (
	"slices"
	"strconv"

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

// PanelMeters lists the story's own meters that stand beside the passage.
func (n *Narrator) PanelMeters() []game.Meter { return n.metersShown(game.ShowPanel) }

// DossierMeters lists the story's own meters that the dossier shows.
func (n *Narrator) DossierMeters() []game.Meter {
	return n.metersShown(game.ShowPanel, game.ShowDossier)
}

func (n *Narrator) metersShown(in ...game.Show) []game.Meter {
	var list []game.Meter
	for i := range n.Story.Meters {
		if m := game.FirstDeclared + game.Meter(i); slices.Contains(in, n.Story.Shows(m)) {
			list = append(list, m)
		}
	}
	return list
}

// MeterValue tells a meter's value, behind the name of its level if it has levels.
func (n *Narrator) MeterValue(m game.Meter, now *game.State) string {
	value := int(now.Meters[m])
	number := strconv.Itoa(value)
	if level := n.Story.MeterLevel(m, value); level >= 0 {
		return Fill(n.Phrases.Status.Level, "level", n.Words.LevelNames(m)[level], "n", number)
	}
	return number
}

// MeterLine tells a meter by its name and its value: "The oven: hot 4".
func (n *Narrator) MeterLine(m game.Meter, now *game.State) string {
	return Fill(n.Phrases.Status.Meter, "name", n.MeterName(m), "value", n.MeterValue(m, now))
}

// TimeLeft says how much time there is, and whether it is short. It is empty if the
// scene has no clock, or the run has ended.
func (n *Narrator) TimeLeft(now *game.State) (text string, short bool) {
	short = n.IsShort(now)
	minutes, runs := now.Clock()
	_, ended := now.Ended()
	switch {
	case runs && !ended:
		text = n.Phrases.Header.Left.Of(minutes)
	case short:
		text = n.Phrases.Header.Late
	}
	return text, short
}

// IsShort reports whether the time is short, as [Narrator.TimeLeft] does.
func (n *Narrator) IsShort(now *game.State) bool {
	minutes, runs := now.Clock()
	_, ended := now.Ended()
	return !ended && (runs && minutes <= narration.FewMinutes || !runs && n.Story.NodeScene(now.Node).Clock > 0)
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

// NamesFacts reports whether the story has facts that are shown once they are known.
func (n *Narrator) NamesFacts() bool {
	return slices.ContainsFunc(n.Story.Facts, func(f game.Fact) bool { return f.Named })
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
	if line := narration.List(names); prose.Width(line) <= width {
		return line
	}
	return n.Phrases.Status.Carried.Of(len(list))
}

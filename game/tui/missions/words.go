package missions

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/tui/phrases"
)

// Title is what a mission is called in a list: its name, or, where nobody
// gave it one, where it stands.
func Title(n *phrases.Narrator, m *keep.Mission) string {
	if !m.Unnamed || m.State == nil {
		return phrases.Clean(m.Name)
	}
	return n.Place(m.State)
}

// About says the rest of a mission, part by part: where it stands or how it
// ended, how far it has come, what is the matter with it, and when it was saved.
func About(n *phrases.Narrator, m *keep.Mission) []string {
	p := &n.Phrases.Missions
	var parts []string
	if m.State != nil {
		parts = missionState(n, m)
	}
	if mark := conditionMark(n, m.Condition); mark != "" {
		parts = append(parts, mark)
	}
	if m.Current {
		parts = append(parts, p.Current)
	}
	if saved := SavedText(n, m.Saved); saved != "" {
		parts = append(parts, saved)
	}
	return parts
}

func missionState(n *phrases.Narrator, m *keep.Mission) []string {
	var parts []string
	if e, ended := m.State.Ended(); ended {
		parts = append(parts, phrases.Fill(n.Phrases.Missions.Ended, "name", n.Words.Endings[e].Name))
	} else if !m.Unnamed {
		parts = append(parts, n.Words.Scenes[n.Story.Nodes[m.State.Node].Scene].Title)
	}
	return append(parts, takenOf(n, int(m.State.Choices), m.Choices), n.SuspicionWords(m.State), m.Difficulty.String())
}

// takenOf says how many choices a run took, of how many where that is more.
func takenOf(n *phrases.Narrator, taken, of int) string {
	if of <= taken {
		return n.Phrases.Ending.Choices.Of(taken)
	}
	return phrases.Fill(n.Phrases.Missions.About, "n", strconv.Itoa(taken), "of", n.Phrases.Ending.Choices.Of(of))
}

func conditionMark(n *phrases.Narrator, c keep.Condition) string {
	p := &n.Phrases.Missions.Mark
	return [...]string{keep.Whole: "", keep.Changed: p.Changed, keep.Parted: p.Parted, keep.Damaged: p.Damaged, keep.Foreign: p.Foreign, keep.Newer: p.Newer}[c]
}

// SavedText tells a moment, in whatever zone it comes in; nothing where it is
// not known.
func SavedText(n *phrases.Narrator, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(n.Phrases.Missions.Moment)
}

// TroubleText says why a mission is not simply gone on with.
func TroubleText(n *phrases.Narrator, o *keep.Offer) string {
	p := &n.Phrases.Missions.Trouble
	phrase := [...]string{
		keep.NoTrouble: "", keep.TroubleBusy: p.Busy, keep.TroubleParted: p.Parted, keep.TroubleDamaged: p.Damaged, keep.TroubleForeign: p.Foreign, keep.TroubleNewer: p.Newer,
	}[o.Trouble]
	words := phrases.Fill(phrase, "name", OfferName(n, o), "why", strings.TrimRight(phrases.Clean(o.Why), ". "))
	if o.Trouble == keep.TroubleDamaged && len(o.Ways) == 0 {
		words += " " + p.Nothing
	}
	return words
}

// OfferName is what an offered mission is called: its name, or, where nobody gave
// it one, where it leads.
func OfferName(n *phrases.Narrator, o *keep.Offer) string {
	if o.Unnamed && len(o.Ways) > 0 {
		return n.Place(&o.Ways[0].State)
	}
	return phrases.Clean(o.Name)
}

// WayText says what a way does, and where it leads.
func WayText(n *phrases.Narrator, w *keep.Way) (label string, about []string) {
	p := &n.Phrases.Missions.Way
	label = [...]string{keep.GoOn: p.Part, keep.PlayCopy: p.Copy, keep.PlayPart: p.Part, keep.PlayGood: p.Good, keep.PlayRest: p.Rest}[w.Kind]
	parts := []string{takenOf(n, int(w.State.Choices), w.Choices), n.Place(&w.State)}
	if e, ended := w.State.Ended(); ended {
		parts[1] = phrases.Fill(n.Phrases.Missions.Ended, "name", n.Words.Endings[e].Name)
	}
	if saved := SavedText(n, w.Saved); saved != "" && w.Kind == keep.PlayGood {
		parts = append(parts, phrases.Fill(p.About, "saved", saved))
	}
	return label, parts
}

// FaultText says why something could not be done with a mission.
func FaultText(n *phrases.Narrator, err error, name string) string {
	p := &n.Phrases.Missions.Fault
	var bad *keep.NameError
	phrase, why := p.Other, phrases.Brief(err)
	switch {
	case errors.Is(err, keep.ErrGone):
		phrase = p.Gone
	case errors.Is(err, keep.ErrTaken):
		phrase = p.Taken
	case errors.Is(err, keep.ErrBusy):
		phrase = p.Busy
	case errors.As(err, &bad):
		phrase, why = p.Name, bad.Why
	}
	return phrases.Fill(phrase, "name", phrases.Clean(name), "why", phrases.Clean(why))
}

// PointName proposes a name for the point where a run stands: its scene's,
// without what no file's name may hold, and a number where that is taken.
func PointName(t *phrases.Narrator, now *game.State, taken []string) string {
	title := t.Words.Scenes[t.Story.Nodes[now.Node].Scene].Title
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return -1
		}
		return r
	}, phrases.Clean(title))
	base := strings.Trim(title, " .-")
	if base == "" {
		base = t.Phrases.Missions.Save.Name
	}
	name := base
	for n := 2; slices.Contains(taken, name); n++ {
		name = base + " " + strconv.Itoa(n)
	}
	return name
}

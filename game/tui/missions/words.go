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

// Title names a mission. See [nameOf].
func Title(n *phrases.Narrator, m *keep.Mission) string { return nameOf(n, m.Name, m.Unnamed, m.State) }

// nameOf is how a run is called, wherever it is: by the name that a player gave it; else
// by the ending that it came to, or by the scene that it stands in, and its place.
func nameOf(n *phrases.Narrator, name string, unnamed bool, at *game.State) string {
	if !unnamed || at == nil {
		return phrases.Clean(name)
	}
	if e, ended := at.Ended(); ended {
		return n.Words.Endings[e].Name
	}
	return n.Place(at)
}

// About tells the rest of a mission, part by part: its scene or ending, how far it
// has come, its condition, and when it was saved.
func About(n *phrases.Narrator, m *keep.Mission) []string {
	p := &n.Phrases.Missions
	var parts []string
	if m.State != nil {
		parts = missionState(n, m)
	}
	if mark := conditionMark(n.Phrases, m.Condition); mark != "" {
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
	parts = append(parts, takenOf(n, int(m.State.Choices), m.Choices))
	if !n.Story.HasSuspicion() {
		return parts
	}
	return append(parts, n.SuspicionWords(m.State), n.Phrases.Briefing.Of(m.Difficulty).Name)
}

// takenOf says how many choices a run took, and of how many if its file holds more.
func takenOf(n *phrases.Narrator, taken, of int) string {
	if of <= taken {
		return n.Phrases.Ending.Choices.Of(taken)
	}
	return phrases.Fill(n.Phrases.Missions.About, "n", strconv.Itoa(taken), "of", n.Phrases.Ending.Choices.Of(of))
}

func conditionMark(words *phrases.Phrases, c keep.Condition) string {
	p := &words.Missions.Mark
	return [...]string{keep.Whole: "", keep.Changed: p.Changed, keep.Parted: p.Parted, keep.Damaged: p.Damaged, keep.Foreign: p.Foreign, keep.Newer: p.Newer}[c]
}

// BrokenText says of the mission that was saved last why it is not the one to go on
// with.
func BrokenText(p *phrases.Phrases, m *keep.Mission) string {
	return phrases.Fill(p.Notices.Broken, "name", phrases.Clean(m.Name), "why", conditionMark(p, m.Condition))
}

// SavedText tells a moment, in the zone that it comes in. It is empty if the moment is
// not known.
func SavedText(n *phrases.Narrator, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return n.Phrases.Date(at, n.Phrases.Missions.Moment)
}

// TroubleText says why a mission is not simply gone on with.
func TroubleText(n *phrases.Narrator, o *keep.Offer) string {
	p := &n.Phrases.Missions.Trouble
	phrase := [...]string{
		keep.NoTrouble: "", keep.TroubleBusy: p.Busy, keep.TroubleParted: p.Parted, keep.TroubleDamaged: p.Damaged, keep.TroubleForeign: p.Foreign, keep.TroubleNewer: p.Newer,
	}[o.Trouble]
	words := phrases.Fill(phrase, "name", OfferName(n, o), "why", strings.TrimRight(n.Phrases.Said(o.Why), ". "))
	if o.Trouble == keep.TroubleDamaged && len(o.Ways) == 0 {
		words += " " + p.Nothing
	}
	return words
}

// OfferName names an offered mission, by where its first way leads. See [nameOf].
func OfferName(n *phrases.Narrator, o *keep.Offer) string {
	if len(o.Ways) == 0 {
		return nameOf(n, o.Name, o.Unnamed, nil)
	}
	return nameOf(n, o.Name, o.Unnamed, &o.Ways[0].State)
}

// WayText tells a way to take a mission up, and the scene that it leads to.
func WayText(n *phrases.Narrator, w *keep.Way) (label string, about []string) {
	p := &n.Phrases.Missions.Way
	label = [...]string{keep.GoOn: p.Part, keep.PlayCopy: p.Copy, keep.PlayPart: p.Part, keep.PlayGood: p.Good, keep.PlayRest: p.Rest, keep.TakeOver: p.Over}[w.Kind]
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
	phrase, why := p.Other, n.Phrases.Brief(err)
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
	return phrases.Fill(phrase, "name", phrases.Clean(name), "why", n.Phrases.Said(why))
}

// PointName proposes a name for a copy of a run: its scene's, without characters that
// no file's name may hold, and with a number if that name is taken.
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

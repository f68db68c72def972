package tui

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"cobalt/game"
	"cobalt/game/keep"
)

// missionTitle is what a mission is called in a list: its name, or, where nobody
// gave it one, where it stands.
func missionTitle(t *narrator, m *keep.Mission) string {
	if !m.Unnamed || m.State == nil {
		return clean(m.Name)
	}
	return t.place(m.State)
}

// missionAbout says the rest of a mission, part by part: where it stands or how it
// ended, how far it has come, what is the matter with it, and when it was saved.
func missionAbout(t *narrator, m *keep.Mission) []string {
	p := &t.phrases.Missions
	var parts []string
	if m.State != nil {
		parts = missionState(t, m)
	}
	if mark := conditionMark(t, m.Condition); mark != "" {
		parts = append(parts, mark)
	}
	if m.Current {
		parts = append(parts, p.Current)
	}
	if saved := savedWords(t, m.Saved); saved != "" {
		parts = append(parts, saved)
	}
	return parts
}

func missionState(t *narrator, m *keep.Mission) []string {
	var parts []string
	if e, ended := m.State.Ended(); ended {
		parts = append(parts, fill(t.phrases.Missions.Ended, "name", t.words.Endings[e].Name))
	} else if !m.Unnamed {
		parts = append(parts, t.words.Scenes[t.story.Nodes[m.State.Node].Scene].Title)
	}
	return append(parts, takenOf(t, int(m.State.Choices), m.Choices), t.suspicionWords(m.State), m.Difficulty.String())
}

// takenOf says how many choices a run took, of how many where that is more.
func takenOf(t *narrator, taken, of int) string {
	if of <= taken {
		return t.phrases.Ending.Choices.of(taken)
	}
	return fill(t.phrases.Missions.About, "n", strconv.Itoa(taken), "of", t.phrases.Ending.Choices.of(of))
}

func conditionMark(t *narrator, c keep.Condition) string {
	p := &t.phrases.Missions.Mark
	return [...]string{keep.Whole: "", keep.Changed: p.Changed, keep.Parted: p.Parted, keep.Damaged: p.Damaged, keep.Foreign: p.Foreign, keep.Newer: p.Newer}[c]
}

// savedWords tells a moment, in whatever zone it comes in; nothing where it is
// not known.
func savedWords(t *narrator, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(t.phrases.Missions.Moment)
}

// troubleWords says why a mission is not simply gone on with.
func troubleWords(t *narrator, o *keep.Offer) string {
	p := &t.phrases.Missions.Trouble
	phrase := [...]string{
		keep.NoTrouble: "", keep.TroubleBusy: p.Busy, keep.TroubleParted: p.Parted, keep.TroubleDamaged: p.Damaged, keep.TroubleForeign: p.Foreign, keep.TroubleNewer: p.Newer,
	}[o.Trouble]
	words := fill(phrase, "name", offerName(t, o), "why", strings.TrimRight(clean(o.Why), ". "))
	if o.Trouble == keep.TroubleDamaged && len(o.Ways) == 0 {
		words += " " + p.Nothing
	}
	return words
}

// offerName is what an offered mission is called: its name, or, where nobody gave
// it one, where it leads.
func offerName(t *narrator, o *keep.Offer) string {
	if o.Unnamed && len(o.Ways) > 0 {
		return t.place(&o.Ways[0].State)
	}
	return clean(o.Name)
}

// wayWords says what a way does, and where it leads.
func wayWords(t *narrator, w *keep.Way) (label string, about []string) {
	p := &t.phrases.Missions.Way
	label = [...]string{keep.GoOn: p.Part, keep.PlayCopy: p.Copy, keep.PlayPart: p.Part, keep.PlayGood: p.Good, keep.PlayRest: p.Rest}[w.Kind]
	parts := []string{takenOf(t, int(w.State.Choices), w.Choices), t.place(&w.State)}
	if e, ended := w.State.Ended(); ended {
		parts[1] = fill(t.phrases.Missions.Ended, "name", t.words.Endings[e].Name)
	}
	if saved := savedWords(t, w.Saved); saved != "" && w.Kind == keep.PlayGood {
		parts = append(parts, fill(p.About, "saved", saved))
	}
	return label, parts
}

// libraryFault says why something could not be done with a mission.
func libraryFault(t *narrator, err error, name string) string {
	p := &t.phrases.Missions.Fault
	var bad *keep.NameError
	phrase, why := p.Other, brief(err)
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
	return fill(phrase, "name", clean(name), "why", clean(why))
}

// pointName proposes a name for the point where a run stands: its scene's,
// without what no file's name may hold, and a number where that is taken.
func pointName(t *narrator, now *game.State, taken []string) string {
	title := t.words.Scenes[t.story.Nodes[now.Node].Scene].Title
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return -1
		}
		return r
	}, clean(title))
	base := strings.Trim(title, " .-")
	if base == "" {
		base = t.phrases.Missions.Save.Name
	}
	name := base
	for n := 2; slices.Contains(taken, name); n++ {
		name = base + " " + strconv.Itoa(n)
	}
	return name
}

package session

import (
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/narration/prose"
	"cobalt/game/playthrough"
)

// An Acquaintance is a person whom the player has met.
type Acquaintance struct {
	game.Named
	Art        string     // the path of the portrait; empty: there is none
	Trust      game.Meter // how far the person trusts, if HasTrust
	HasTrust   bool
	Said       string // the last thing that the person said in this run; may be empty
	MetJustNow bool   // by the last choice
}

// People returns those who were met, in the order of the story.
func (s *Session) People() []Acquaintance {
	var all []Acquaintance
	before := s.Run.Before()
	for i := range s.Story.People {
		p := &s.Story.People[i]
		if !p.Met.Holds(&s.Run.Now().State) {
			continue
		}
		all = append(all, Acquaintance{
			Named: s.Words.People[i], Art: p.Art, Trust: p.Trust, HasTrust: p.HasTrust,
			Said: s.lastSaid(s.Words.People[i].Name), MetJustNow: before != nil && !p.Met.Holds(&before.State),
		})
	}
	return all
}

// lastSaid returns what somebody said last: the words of the last quote that opened with
// the name.
func (s *Session) lastSaid(name string) string {
	for _, step := range slices.Backward(s.Run.Steps()) {
		if said := saidIn(s.Words, step, name); said != "" {
			return said
		}
	}
	return ""
}

func saidIn(words *game.Words, step *playthrough.Step, name string) string {
	for shown := len(step.Record.Blocks) - 1; shown >= 0; shown-- {
		text := words.Shown(&step.Record, shown)
		if text.Kind != game.Quote {
			continue
		}
		if speaker, said := text.Speaker(); speaker == name {
			var parts []string
			for _, paragraph := range said {
				parts = append(parts, prose.Plain(paragraph))
			}
			return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
		}
	}
	return ""
}

// Trusted reports whether a meter stands on the card of somebody who was met.
func (s *Session) Trusted(m game.Meter) bool {
	now := &s.Run.Now().State
	for i := range s.Story.People {
		if p := &s.Story.People[i]; p.HasTrust && p.Trust == m && p.Met.Holds(now) {
			return true
		}
	}
	return false
}

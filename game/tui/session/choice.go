package session

import "cobalt/game"

// A Choice is one that the run's node shows, in words.
type Choice struct {
	Index  int // within the node
	Label  string
	Takes  string // how long it takes; empty if that does not matter
	Locked string // why it cannot be taken; empty if it can
	Taken  bool   // it was taken in an earlier run
}

// Choices lists the choices that the run's node shows.
func (s *Session) Choices() []Choice {
	now := &s.Run.Now().State
	var all []Choice
	for _, o := range s.Story.Options(now, nil) {
		id := s.Story.Nodes[now.Node].First + game.ChoiceID(o.Choice)
		c := &s.Story.Choices[id]
		shown := Choice{Index: o.Choice, Label: s.Words.Choices[id], Taken: s.Took(id)}
		if _, runs := now.Clock(); runs && c.Minutes > 1 {
			shown.Takes = s.Phrases.Passage.Takes.Of(c.Minutes)
		}
		if o.Locked {
			shown.Locked = s.WhyLocked(c.Needs, now)
		}
		all = append(all, shown)
	}
	return all
}

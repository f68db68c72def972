package session

import "cobalt/game"

// A Choice is one that the run's node shows, in words.
type Choice struct {
	Index  int // within the node
	Label  string
	Takes  string // how long it takes; empty where no choice of the node takes time, and of a locked one
	Locked string // why it cannot be taken; empty if it can
	Taken  bool   // it was taken in an earlier run
}

// Choices lists the choices that the run's node shows.
func (s *Session) Choices() []Choice {
	now := &s.Run.Now().State
	options := s.Story.Options(now, nil)
	all := make([]Choice, 0, len(options))
	timed := s.Story.Timed(now, options)
	for _, o := range options {
		id := s.Story.Nodes[now.Node].First + game.ChoiceID(o.Choice)
		c := &s.Story.Choices[id]
		shown := Choice{Index: o.Choice, Label: s.Words.Choices[id], Taken: s.Took(id)}
		switch {
		case o.Locked:
			shown.Locked = s.WhyLocked(c.Needs, now)
		case timed:
			shown.Takes = s.Phrases.Takes(c.Minutes)
		}
		all = append(all, shown)
	}
	return all
}

package tui

import "cobalt/game"

// A choice is one that the run's node shows, in words.
type choice struct {
	index  int // within the node
	label  string
	takes  string // how long it takes; empty if that does not matter
	locked string // why it cannot be taken; empty if it can
	taken  bool   // it was taken in an earlier run
}

// choices lists the choices that are shown where the run stands.
func (s *Session) choices() []choice {
	now := &s.run.Now().State
	var all []choice
	for _, o := range s.story.Options(now, nil) {
		id := s.story.Nodes[now.Node].First + game.ChoiceID(o.Choice)
		c := &s.story.Choices[id]
		shown := choice{index: o.Choice, label: s.words.Choices[id], taken: s.took(id)}
		if _, runs := now.Clock(); runs && c.Minutes > 1 {
			shown.takes = s.phrases.Passage.Takes.of(c.Minutes)
		}
		if o.Locked {
			shown.locked = s.whyLocked(c.Needs, now)
		}
		all = append(all, shown)
	}
	return all
}

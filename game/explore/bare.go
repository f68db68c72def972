package explore

import "cobalt/game"

// bare returns a story without the conditions of its cards. They decide nothing, but
// each node that only they ask after would double the states that are told apart.
func bare(s *game.Story) *game.Story {
	asks := false
	for i := range s.People {
		asks = asks || s.People[i].Met != nil
	}
	if !asks {
		return s
	}
	c := s.Copy()
	for i := range c.People {
		c.People[i].Met = nil
	}
	if err := c.Finalize(); err != nil {
		panic(err) // the story was finalized with more in it
	}
	return c
}

// of makes a way one of a story whose cards ask, which remembers more.
func (w *Way) of(s *game.Story, d game.Difficulty) (*Way, error) {
	state, err := s.Begin(d, nil)
	for _, id := range w.Choices {
		if err != nil {
			break
		}
		state, err = s.Choose(state, int(id-s.Nodes[state.Node].First), nil)
	}
	return &Way{Choices: w.Choices, State: state, Peak: w.Peak}, err
}

package game

// Applied returns a state after one effect.
func (s *Story) Applied(st State, e *Effect, scene SceneID) State {
	s.apply(&st, e, scene, nil, nowhere)
	return st
}

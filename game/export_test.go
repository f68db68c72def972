package game

// Applied returns a state after one effect.
func (s *Story) Applied(st State, e *Effect, scene SceneID) State {
	m := machine{story: s, st: &st}
	a := s.act(e)
	m.apply(&a, scene, nowhere)
	return st
}

package game

// Applied returns a state after one effect.
func (s *Story) Applied(st State, e *Effect, scene SceneID) State {
	m := machine{story: s, st: &st}
	l := linker{story: s, code: &s.code}
	a := l.act(e)
	m.apply(&a, scene, nowhere)
	return st
}

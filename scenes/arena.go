package scenes

import "strings"

// arenaSize is how many elements an arena makes room for at once.
const arenaSize = 64

// An arena keeps many short lists in few pieces of memory.
type arena[T any] struct{ list []T }

// keep returns a copy of a list; nil, if it is empty.
func (s *arena[T]) keep(list ...T) []T {
	if len(list) == 0 {
		return nil
	}
	at := len(s.list)
	if cap(s.list)-at < len(list) {
		s.list, at = make([]T, 0, max(arenaSize, len(list))), 0
	}
	s.list = append(s.list, list...)
	return s.list[at:len(s.list):len(s.list)]
}

// A textArena keeps many short texts in few pieces of memory.
type textArena struct{ strings.Builder }

// keep returns a copy of a text.
func (s *textArena) keep(text []byte) string {
	at := s.Len()
	s.Write(text)
	return s.String()[at:]
}

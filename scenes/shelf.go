package scenes

import "strings"

// shelfSize is how many elements a shelf makes room for at once.
const shelfSize = 64

// A shelf keeps many short lists in few pieces of memory.
type shelf[T any] struct{ list []T }

// keep returns a copy of a list; nil, if it is empty.
func (s *shelf[T]) keep(list ...T) []T {
	if len(list) == 0 {
		return nil
	}
	at := len(s.list)
	if cap(s.list)-at < len(list) {
		s.list, at = make([]T, 0, max(shelfSize, len(list))), 0
	}
	s.list = append(s.list, list...)
	return s.list[at:len(s.list):len(s.list)]
}

// A textShelf keeps many short texts in few pieces of memory.
type textShelf struct{ strings.Builder }

// keep returns a copy of a text.
func (s *textShelf) keep(text []byte) string {
	at := s.Len()
	s.Write(text)
	return s.String()[at:]
}

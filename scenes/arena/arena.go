// Package arena keeps many short lists and texts in few pieces of memory, which is
// written before it is read. A compiler that makes one list for each paragraph
// would otherwise ask for memory once for each.
package arena

import "strings"

// pieceSize is how many elements an arena makes room for at once.
const pieceSize = 64

// Lists keeps many short lists. Its zero value is ready.
type Lists[T any] struct{ list []T }

// Keep returns a copy of a list; nil, if it is empty.
func (s *Lists[T]) Keep(list ...T) []T {
	if len(list) == 0 {
		return nil
	}
	at := len(s.list)
	if cap(s.list)-at < len(list) {
		s.list, at = make([]T, 0, max(pieceSize, len(list))), 0
	}
	s.list = append(s.list, list...)
	return s.list[at:len(s.list):len(s.list)]
}

// Texts keeps many short texts. Its zero value is ready.
type Texts struct{ strings.Builder }

// Keep returns a copy of a text.
func (s *Texts) Keep(text []byte) string {
	at := s.Len()
	s.Write(text)
	return s.String()[at:]
}
